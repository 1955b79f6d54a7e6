// What the plans page asks of the core, as values that can be called: each may block and belongs on a worker. planBackend()
// makes the real one from a session.
#pragma once

#include "registry/features.h"
#include "ui/shell/services.h"

#include <functional>

namespace tenantry::ui {

struct PlanSnapshot {
    QList<registry::Plan> plans;       // in their order
    QList<registry::Feature> features; // by key, with what the plans carry
};

struct PlanBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool admin() const { return who.role == registry::Role::Admin && !registry.readOnly; }

    std::function<base::Result<PlanSnapshot>(std::stop_token)> read;
    std::function<base::Result<registry::Plan>(const registry::Plan &, std::stop_token)> add;
    // Conflict where it is no longer as the second says.
    std::function<base::Result<registry::Plan>(const registry::Plan &, const registry::Plan &expected, std::stop_token)> update;
    std::function<base::Result<void>(const QString &id, std::stop_token)> remove; // Conflict names the tenants that are on it
};

PlanBackend planBackend(const Services &services);

} // namespace tenantry::ui
