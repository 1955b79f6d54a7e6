// Drift: what a tenant's database is, against what the migrations that it has make.
//
// The schema of a version is built once on each server in a scratch database, the way a tenant is provisioned, and kept for as long as
// this object lives; a change of a file, of the server's version or of what is asked makes another. All calls block and belong on a
// worker; any number may run at once, and two that need the same schema build it once.
#pragma once

#include "drivers/tenantdriver.h"
#include "migrations/schemacomparison.h"
#include "registry/repositories.h"

#include <functional>
#include <memory>

namespace tenantry::migrations {

struct DriftOptions {
    IgnorePatterns ignore;
    int workers = 4;                    // tenants at once, of fleet()
    std::chrono::milliseconds serverPatience{10'000}; // of fleet(): how long a server may be away before its tenants have failed
};

struct TenantDrift {
    registry::Tenant tenant;
    QString version;                    // as its own bookkeeping says; empty: none was applied
    QList<base::Text> notes;            // what the comparison leans on that is not certain: a file changed since, one never applied
    Comparison comparison;              // first: what it should be; second: what it is
    double ms = 0;
};

using SchemaPtr = std::shared_ptr<const drivers::SchemaDescription>;

// Which files made a database that says it has applied `applied`: those of its version and before, and of the repeatable ones those it
// has. Conflict when it is ahead of the product or has a version that the product does not know.
struct Expectation {
    std::vector<drivers::Migration> files; // in order
    QString version;
    QList<base::Text> notes;
};
base::Result<Expectation> expectation(const std::vector<drivers::Migration> &all, const std::vector<drivers::AppliedMigration> &applied,
                                      const QString &versionInRegistry);

class Drift {
public:
    explicit Drift(registry::SessionPtr session); // of an ADMIN
    ~Drift();
    Drift(const Drift &) = delete;
    Drift &operator=(const Drift &) = delete;

    // Of a product's version on a server; with the repeatable files when it is the last one. Empty: the last one.
    base::Result<SchemaPtr> expectedSchema(const registry::Product &product, const QString &version, const registry::Server &server, std::stop_token stop = {});

    base::Result<TenantDrift> of(const registry::Tenant &tenant, const DriftOptions &options = {}, std::stop_token stop = {});
    base::Result<Comparison> compareTenants(const registry::Tenant &a, const registry::Tenant &b, const DriftOptions &options = {}, std::stop_token stop = {});

    // Each tenant, some at once, in no order; less at once on a server that is full or away, and again what fails for a reason of the moment
    // (fleet/sweep.h). `each` is called by one worker at a time. Returns when all are through, or Cancelled.
    using Each = std::function<void(const registry::Tenant &, base::Result<TenantDrift>)>;
    base::Result<void> fleet(const QList<registry::Tenant> &tenants, const DriftOptions &options, const Each &each, std::stop_token stop = {});

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tenantry::migrations
