// Opening tenants to those who look, many at once: after a change of the masks, or for fleets that are older than they are. ADMIN. Blocks.
#pragma once

#include "inspection/entrance.h"

#include <functional>

namespace tenantry::inspection {

// One for each tenant, in their order; nothing for those that a stop left out. `progress` is called by several workers.
using Prepared = std::vector<std::optional<base::Result<drivers::InspectionGrants>>>;
Prepared prepareAll(const Entrance &entrance, const QList<registry::Tenant> &tenants, bool newPasswords, const std::function<void(int done, const QString &slug)> &progress = {},
                    std::stop_token stop = {}, int workers = 4);

// Those that can be looked into: not being made or removed.
QList<registry::Tenant> readyToLook(const QList<registry::Tenant> &tenants);

} // namespace tenantry::inspection
