// A database that is there already becomes a tenant: known to the registry, with a role of its own, its migrations recognised.
//
// Nothing of what is in it changes. By default a role is made for the tenant; it becomes the owner of the database and of what is in it,
// and whoever owned that before becomes its member and so keeps every right (drivers/adoption.h). A role that is there can be taken instead, with the
// password that it has: then no object changes its owner, nor does its password. PUBLIC may not connect any more; roles that were granted
// something in there may.
//
// Taken back, the database is as it was found, and it is never dropped.
#pragma once

#include "tenants/provisioning.h"

namespace tenantry::tenants {

struct AdoptRequest {
    // `database` is the one that is there; `role`: one that is there and is taken as it is, or a name for the one that is made (empty: opaque);
    // `password`: of a role that is there. `useTemplate` and `adminPassword` say nothing here.
    ProvisionRequest tenant;
    QString version;          // of the product, that the database is at; empty: its own history says
};

// Stable step names, in order: check reserve role takeover baseline inspection verify activate.
QStringList adoptionStepNames();
base::Text adoptionStepTitle(const QString &name); // empty for steps of others

class Adoption {
public:
    explicit Adoption(registry::SessionPtr session);

    static bool is(const registry::Operation &operation);

    // What is on a server that could be adopted, by name; whether it really can, check() says.
    base::Result<QStringList> databases(const QString &server, std::stop_token stop = {});
    // As those of Provisioning.
    base::Result<AdoptRequest> completed(AdoptRequest request, std::stop_token stop = {});
    base::Result<CheckReport> check(const AdoptRequest &request, std::stop_token stop = {});
    base::Result<Provisioned> adopt(AdoptRequest request, const operations::Progress &progress = {}, std::stop_token stop = {}, QString *operationId = nullptr);
    base::Result<Provisioned> resume(const QString &operationId, const operations::Progress &progress = {}, std::stop_token stop = {});
    // The database, its owner, its rights and its comment are what they were; a role that was made is gone, and so is the row.
    base::Result<registry::Operation> undo(const QString &operationId, const operations::Progress &progress = {}, std::stop_token stop = {});

    // For the tests that kill a process inside of one.
    base::Result<std::vector<operations::Step>> steps(const registry::Operation &operation);

private:
    base::Result<registry::Operation> ofItsKind(const QString &operationId, std::stop_token stop);
    base::Result<Provisioned> finish(const registry::Operation &recorded, const operations::Progress &progress, std::stop_token stop);
    registry::SessionPtr m_session;
};

} // namespace tenantry::tenants
