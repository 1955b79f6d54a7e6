// What the overview asks of the core, as a value that can be called on a worker. overviewBackend() makes the real one from a session.
#pragma once

#include "registry/auditrepository.h"
#include "registry/health.h"
#include "registry/healthcounts.h"
#include "registry/overviewrepository.h"
#include "ui/shell/services.h"

#include <functional>

namespace tenantry::ui {

struct OverviewSnapshot {
    registry::Overview counts;
    registry::HealthCounts health;
    QHash<QString, registry::ServerHealth> servers; // by id; ADMIN
    QList<registry::Event> events;                   // the newest; ADMIN
};

struct OverviewBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool admin() const { return who.role == registry::Role::Admin; } // of the two overviews, which
    std::function<base::Result<OverviewSnapshot>(const QStringList &recentIds, std::stop_token)> read;
};

OverviewBackend overviewBackend(const Services &services);

} // namespace tenantry::ui
