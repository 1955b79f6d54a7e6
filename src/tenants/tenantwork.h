// What the steps of an operation that ends in a tenant have in common: provisioning makes the database, adoption takes one that is there.
// Nothing is kept between steps but what the journal and the servers hold: each may run in another process than the one before.
#pragma once

#include "tenants/provisionplan.h"

#include <memory>
#include <optional>

namespace tenantry::tenants {

struct TenantWork {
    TenantWork(registry::SessionPtr ofSession, const registry::Operation &recorded);

    registry::SessionPtr session;
    registry::Operation operation;
    ProvisionPlan plan;          // with its passwords, where they open
    registry::TenantRepository tenants;

    registry::Server server;
    registry::Product product;
    std::shared_ptr<drivers::TenantDriver> driver;
    postgres::ConnectionSettings owner;
    bool begun = false;
    bool fresh = false;          // begun by this process just now: nothing of it was ever tried
    std::optional<qint64> sizeBytes;
    QString schemaVersion;       // that this process brought it to
    std::optional<base::Error> sealed; // why the passwords do not open: an undo does without them

    // Looked up when the first step needs them: an undo must not fail over a product that is gone.
    base::Result<void> connectToServer(std::stop_token stop);
    base::Result<void> begin(std::stop_token stop); // the first step that is applied
    postgres::ConnectionSettings inDatabase() const;
    // What was in the way of a step that never came to its end, and is not ours, is nothing that an undo would take back.
    base::Result<void> unlessForeign(const char *step, base::Result<void> dropped) const;
    // Nothing to do when it is there already, has no row yet, or (with `only`) is in another state than that.
    base::Result<void> moveTo(registry::TenantState state, std::optional<registry::TenantState> only = {});
};

// Steps that are the same for both.
base::Result<void> reserveTenant(TenantWork &work, std::stop_token stop);
base::Result<void> freeTenant(TenantWork &work, std::stop_token stop); // takes reserveTenant back
base::Result<void> openTenantToInspection(TenantWork &work, std::stop_token stop);
base::Result<void> verifyTenant(TenantWork &work, std::stop_token stop);
base::Result<void> activateTenant(TenantWork &work, std::stop_token stop);

template <class Work>
operations::Step tenantStep(const std::shared_ptr<Work> &work, const char *name, std::function<base::Result<void>(Work &, std::stop_token)> apply,
                            std::function<base::Result<void>(Work &, std::stop_token)> undo = {})
{
    operations::Step out;
    out.name = QLatin1String(name);
    out.apply = [work, apply = std::move(apply)](std::stop_token stop) -> base::Result<void> {
        base::Result<void> outcome = work->begin(stop);
        if (outcome)
            outcome = apply(*work, stop);
        if (!outcome) // seen in the list as failed; the lock is still ours, so nobody else is at it
            (void)work->moveTo(registry::TenantState::Failed, registry::TenantState::Provisioning);
        return outcome;
    };
    out.undo = [work, undo = std::move(undo)](std::stop_token stop) -> base::Result<void> {
        if (!undo)
            return {};
        TRYV(work->moveTo(registry::TenantState::Deleting));
        return undo(*work, stop);
    };
    return out;
}

} // namespace tenantry::tenants
