// What the health page asks of the core, as values that can be called: each may block and belongs on a worker. healthBackend() makes the
// real one from a session.
#pragma once

#include "health/collector.h"
#include "registry/healthtraces.h"
#include "ui/health/healthsnapshot.h"
#include "ui/shell/permit.h"
#include "ui/shell/services.h"

#include <functional>

namespace tenantry::ui {

using HealthTraces = QHash<QString, registry::HealthTrace>; // by tenant

struct HealthCollecting {        // who looks after the fleet, and by which clock
    std::optional<registry::Collector> collector;
    QDateTime now;
};

struct ServerReading {           // what a server was like
    bool byHour = false;
    QList<registry::ServerPoint> points; // oldest first
    QDateTime from, now;         // by the registry's clock
};
using ServerHours = QHash<QString, QList<registry::ServerPoint>>; // by server

struct HealthBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool admin() const { return who.role == registry::Role::Admin; }
    bool may(const char *action) const { return ui::may(who, registry, action); }

    std::function<base::Result<HealthSnapshotPtr>(std::stop_token)> read;
    std::function<base::Result<HealthSnapshotPtr>(const HealthSnapshotPtr &before, const HealthChanged &changed, std::stop_token)> readChanged; // what is new since `before`
    std::function<base::Result<HealthTraces>(const QStringList &tenantIds, std::stop_token)> traces; // of the last six hours
    std::function<base::Result<ServerHours>(std::stop_token)> serverHours;                           // ADMIN; of the last 48 hours
    std::function<base::Result<ServerReading>(const QString &serverId, int hours, std::stop_token)> server; // ADMIN; up to 48 hours by sample
    std::function<base::Result<HealthCollecting>(std::stop_token)> collecting;                       // ADMIN
    std::function<base::Result<void>(const health::Watcher &, std::stop_token)> watch;               // ADMIN; collects until stopped
    // `silencedUntil` invalid: that stays as it is; in the past: ends it.
    std::function<base::Result<void>(const QString &alertId, const QString &note, const QDateTime &silencedUntil, std::stop_token)> acknowledge;
    std::function<base::Result<void>(const registry::ThresholdRule &, std::stop_token)> setThreshold; // ADMIN
    std::function<base::Result<bool>(const QString &metric, const QString &planId, const QString &tenantId, std::stop_token)> clearThreshold; // ADMIN; false: there was none
};

HealthBackend healthBackend(const Services &services);

} // namespace tenantry::ui
