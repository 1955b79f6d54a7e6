// Which version which tenants are at, by the registry. Stateless over a Session; every call may block and belongs on a worker.
// An operator counts and reads the tenants that they may see.
#pragma once

#include "registry/repositories.h"

#include <functional>

namespace tenantry::registry {

struct SchemaCount {            // tenants that can be migrated: active, paused, in maintenance
    QString productId, version, repeatables;
    int tenants = 0;
};
struct SchemaTrouble {          // by the last time that each was tried or looked at in a run
    QString productId;
    int failed = 0;             // that failed, and have not been moved since
    int changed = 0;            // where an applied file is not what the product says
};

class SchemaRepository {
public:
    explicit SchemaRepository(SessionPtr session) : m_session(std::move(session)) {}

    base::Result<QList<SchemaCount>> counts(const QString &productIdOrEmpty = {}, std::stop_token stop = {}) const;
    base::Result<QList<SchemaTrouble>> troubles(const QString &productIdOrEmpty = {}, std::stop_token stop = {}) const;
    base::Result<QString> repeatables(const QString &tenantId, std::stop_token stop = {}) const; // empty: none, or it is gone

    // A tenant (sealedSecret left out), and the digest of its repeatable files.
    using Visit = std::function<void(Tenant &tenant, const QString &repeatables)>;
    // All tenants of a product, by slug, in whatever state, as they are at one moment. A few thousand are in memory at a time, so that a plan over a
    // hundred thousand costs what it keeps of them. `visit` is called while a connection is held: it asks the registry nothing.
    base::Result<void> each(const QString &productId, const Visit &visit, std::stop_token stop = {}) const;

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
