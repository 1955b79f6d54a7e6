#include "ui/health/healthbackend.h"

#include "registry/healthrepository.h"
#include "registry/serverhistory.h"

namespace tenantry::ui {

using namespace registry;
using base::Result;

namespace {

constexpr int mostAlerts = 20'000;
constexpr int traceSpans = 48, spanSeconds = 450; // six hours
constexpr int hoursBySample = 48;

} // namespace

HealthBackend healthBackend(const Services &services)
{
    HealthBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    const bool admin = backend.admin();
    backend.read = [session, admin](std::stop_token stop) -> Result<HealthSnapshotPtr> {
        const HealthRepository repository(session);
        HealthParts parts;
        TRY(parts.tenants, TenantRepository(session).list(stop));
        TRY(parts.health, repository.tenants(stop));
        TRY(parts.alerts, repository.alerts({}, mostAlerts, stop));
        TRY(parts.thresholds, repository.thresholds(stop));
        if (admin) { // a USER is told of tenants, not of servers and programs
            TRY(parts.servers, ServerRepository(session).list(stop));
            TRY(parts.serverHealth, repository.servers(stop));
            TRY(parts.collector, repository.collector(stop));
        }
        TRY(parts.now, repository.now(stop));
        return makeSnapshot(std::move(parts));
    };
    backend.readChanged = [session, admin, all = backend.read](const HealthSnapshotPtr &before, const HealthChanged &changed, std::stop_token stop) -> Result<HealthSnapshotPtr> {
        const HealthRepository repository(session);
        HealthParts parts;
        TRY(parts.now, repository.now(stop)); // first: what comes after it is read the next time, too
        if (parts.now < before->now) // the registry's clock went back, and with it what is newer
            return all(stop);
        if (changed.tenants) {
            TRY(parts.tenants, TenantRepository(session).list(stop));
        }
        TRY(parts.health, repository.tenantsSince(before->looks(), stop));
        TRY(parts.alerts, repository.alerts({}, mostAlerts, stop));
        if (changed.thresholds) {
            TRY(parts.thresholds, repository.thresholds(stop));
        }
        if (admin) {
            if (changed.servers) {
                TRY(parts.servers, ServerRepository(session).list(stop));
            }
            TRY(parts.serverHealth, repository.servers(stop));
            TRY(parts.collector, repository.collector(stop));
        }
        return updatedSnapshot(before, std::move(parts), changed);
    };
    backend.traces = [session](const QStringList &ids, std::stop_token stop) -> Result<HealthTraces> {
        TRY(const QDateTime now, HealthRepository(session).now(stop));
        return healthTraces(session, ids, now.addSecs(-qint64(traceSpans) * spanSeconds), spanSeconds, traceSpans, stop);
    };
    if (!backend.registry.readOnly)
        backend.acknowledge = [session](const QString &id, const QString &note, const QDateTime &until, std::stop_token stop) { return HealthRepository(session).acknowledge(id, note, until, stop); };
    if (!admin)
        return backend;
    backend.serverHours = [session](std::stop_token stop) -> Result<ServerHours> {
        TRY(const QDateTime now, HealthRepository(session).now(stop));
        return registry::serverHours(session, {}, now.addSecs(-hoursBySample * 3600), stop);
    };
    backend.server = [session](const QString &id, int hours, std::stop_token stop) -> Result<ServerReading> {
        ServerReading out;
        TRY(out.now, HealthRepository(session).now(stop));
        out.from = out.now.addSecs(-qint64(hours) * 3600);
        out.byHour = hours > hoursBySample;
        if (!out.byHour) {
            TRY(out.points, registry::serverSamples(session, id, out.from, stop));
            return out;
        }
        TRY(const auto all, registry::serverHours(session, id, out.from, stop));
        out.points = all.value(id);
        return out;
    };
    backend.collecting = [session](std::stop_token stop) -> Result<HealthCollecting> {
        const HealthRepository repository(session);
        HealthCollecting out;
        TRY(out.collector, repository.collector(stop));
        TRY(out.now, repository.now(stop));
        return out;
    };
    if (backend.registry.readOnly)
        return backend;
    backend.setThreshold = [session](const ThresholdRule &rule, std::stop_token stop) { return HealthRepository(session).setThreshold(rule, stop); };
    backend.clearThreshold = [session](const QString &metric, const QString &planId, const QString &tenantId, std::stop_token stop) {
        return HealthRepository(session).clearThreshold(metric, planId, tenantId, stop);
    };
    backend.watch = [session](const health::Watcher &watcher, std::stop_token stop) { return health::Collector(session, QStringLiteral("tenantry")).watch(watcher, std::move(stop)); };
    return backend;
}

} // namespace tenantry::ui
