// The main job: a request becomes a tenant with a database of its own, or nothing at all.
#pragma once

#include "drivers/tenantdriver.h"
#include "operations/runner.h"

namespace tenantry::tenants {

struct ProvisionRequest {
    QString companyName;
    QString slug, subdomain;               // empty: suggested from the name
    QString product, plan, server;         // names; empty where only one is there
    QString database, role;                // empty: opaque (t_<suffix>), no customer's name where tenants can list them
    base::Secret password;                 // of the role; empty: made here
    bool useTemplate = true;               // the product's, where it has one
    QString adminName, adminEmail;
    base::Secret adminPassword;            // temporary; empty: made here. Of no use where the product has no seed: no account is made
    bool adminPasswordMade = false;        // set by completed()
    QStringList labels;
};

// One precondition: what was looked at, what was seen, and what to do when it does not hold.
struct Check {
    QString name;      // stable: "slug", "subdomain", "server", "privileges", "capacity", "product" …
    bool ok = true;
    base::Text title, seen;
    base::Error error; // when not ok
};
struct CheckReport {
    std::vector<Check> checks;
    bool ok() const;
    const Check *firstFailure() const;
};

struct PlannedStep { QString name; base::Text title; QStringList sql; }; // secrets masked

struct Provisioned {
    registry::Tenant tenant;
    registry::Operation operation;
    base::Secret password;      // of the database role
    base::Secret adminPassword; // temporary, of the first account; empty where none was made
    bool adminPasswordMade = false; // here, at random: nobody knows it yet
};

struct Resolved; // preconditions.h
struct ProvisionPlan; // provisionplan.h

// Stable step names, in order: check reserve role database harden migrate seed inspection verify activate.
QStringList stepNames();
base::Text stepTitle(const QString &name); // of any operation

class Provisioning {
public:
    // For the tests that kill a process inside of a step: what every list of steps goes through before it is run.
    using Wrap = std::function<std::vector<operations::Step>(std::vector<operations::Step>)>;
    explicit Provisioning(registry::SessionPtr session, Wrap wrap = {});

    // Fills what is empty; InvalidInput when it cannot (two products and none named …). Reads only.
    base::Result<ProvisionRequest> completed(ProvisionRequest request, std::stop_token stop = {});
    // Every precondition, without changing anything. An error only when checking itself is impossible.
    base::Result<CheckReport> check(const ProvisionRequest &request, std::stop_token stop = {});
    // What would be done, for the review page.
    base::Result<std::vector<PlannedStep>> plan(const ProvisionRequest &request, std::stop_token stop = {});

    // completed, check, then the durable operation. A check that does not hold is returned as its error, and nothing was made.
    // When a later step fails, the operation stays for resume or undo and the error names the step; when only the
    // reservation failed (somebody was faster) there is nothing to keep, and it is undone at once. `operationId`, if given, is
    // set as soon as the operation exists.
    base::Result<Provisioned> provision(ProvisionRequest request, const operations::Progress &progress = {},
                                        std::stop_token stop = {}, QString *operationId = nullptr);
    // After success the temporary password of the first account is gone from the registry: `adminPassword` is then empty.
    base::Result<Provisioned> resume(const QString &operationId, const operations::Progress &progress = {}, std::stop_token stop = {});
    // Leaves nothing behind: database, role and row. The row goes last, so the slug stays taken until the DROP has happened.
    base::Result<registry::Operation> undo(const QString &operationId, const operations::Progress &progress = {}, std::stop_token stop = {});

    // The steps of a recorded operation, as the runner takes them.
    // `fresh`: the operation was written just now, of these rows, and nobody ever tried anything of it.
    base::Result<std::vector<operations::Step>> steps(const registry::Operation &operation, const Resolved *fresh = nullptr);

private:
    base::Result<Resolved> complete(ProvisionRequest &request, std::stop_token stop);
    base::Result<Provisioned> finish(const registry::Operation &recorded, const Resolved *fresh, const ProvisionPlan &plan,
                                     const operations::Progress &progress, std::stop_token stop);
    registry::SessionPtr m_session;
    Wrap m_wrap;
};

} // namespace tenantry::tenants
