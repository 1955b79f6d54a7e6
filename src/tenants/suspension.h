// Pausing a tenant, putting it in maintenance, opening it again: the state in the registry and the door of its database.
//
// Paused and in maintenance the tenant's role may not sign in, and the sessions that it had are ended; operators and migrations
// come in as the server's owner, all the while. First the door, then the state: what is shown as closed is closed.
#pragma once

#include "operations/runner.h"

namespace tenantry::tenants {

class Suspension {
public:
    explicit Suspension(registry::SessionPtr session);

    // To Active, Paused or Maintenance, from one of these (Conflict otherwise). A durable operation of the kind "activate",
    // "pause" or "maintenance"; nothing is recorded and nothing changed when the server cannot be reached to begin with. When
    // it fails later on, the operation stays for resume or undo. What an earlier one left unfinished is finished (the same
    // kind) or taken back (another) first. Done already: nothing happens. Conflict while somebody else changes the same tenant.
    base::Result<registry::Tenant> move(const QString &tenantId, registry::TenantState to, const operations::Progress &progress = {},
                                        std::stop_token stop = {});
    base::Result<registry::Operation> resume(const QString &operationId, const operations::Progress &progress = {}, std::stop_token stop = {});
    // Back to the state before, with the door that fits it.
    base::Result<registry::Operation> undo(const QString &operationId, const operations::Progress &progress = {}, std::stop_token stop = {});

    static bool is(const registry::Operation &operation); // of one of its kinds

    // As the runner takes them. Public for the tests that stop inside of one.
    std::vector<operations::Step> steps(const registry::Operation &operation) const;

private:
    base::Result<registry::Operation> finish(const registry::Operation &operation, const operations::Progress &progress, std::stop_token stop);
    base::Result<registry::Operation> takeBack(const registry::Operation &operation, const operations::Progress &progress, std::stop_token stop);
    registry::SessionPtr m_session;
};

base::Text suspensionStepTitle(const QString &name); // empty when it is none of its steps

} // namespace tenantry::tenants
