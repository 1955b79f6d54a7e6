// A fleet with what can be wrong in it, for tests, pictures and measurements; and a stand-in that gives it, or fails.
#pragma once

#include "base/random.h"
#include "ui/health/healthbackend.h"
#include "ui/tenants/samples.h"

#include <QTimeZone>
#include <condition_variable>
#include <mutex>

namespace tenantry::samples {

inline QDateTime healthNow() { return QDateTime(QDate(2026, 11, 20), QTime(15, 0), QTimeZone::UTC); }

inline registry::Thresholds healthThresholds()
{
    using registry::Threshold;
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    registry::Thresholds out;
    const struct { const char *metric, *unit; bool server, below; std::optional<double> warning, critical; int forSeconds; } all[] = {
        {"unreachable", "yes", false, false, {}, 1, 0},          {"connections", "percent", false, false, 75, 90, 0},   {"latency", "ms", false, false, 500, 2000, 60},
        {"longest_query", "s", false, false, 60, 300, 0},        {"idle_in_transaction", "s", false, false, 30, 300, 0}, {"lock_waits", "count", false, false, 3, 10, 0},
        {"rollback_ratio", "percent", false, false, 10, 50, 120}, {"cache_hit", "percent", false, true, 99, 80, 600},    {"growth", "percent", false, false, 20, 100, 0},
        {"dead_rows", "percent", false, false, 40, 70, 0},       {"backup_age", "days", false, false, {}, {}, 0},        {"behind", "count", false, false, 1, {}, 0},           {"server_unreachable", "yes", true, false, {}, 1, 0},
        {"server_connections", "percent", true, false, 75, 90, 0}};
    for (const auto &each : all) {
        out.metrics.append({s(each.metric), each.server, s(each.unit), each.below});
        out.defaults.insert(s(each.metric), Threshold{s(each.metric), true, each.warning, each.critical, each.forSeconds, 60, 0});
    }
    return out;
}

inline registry::Alert healthAlert(const registry::Tenant &tenant, const char *metric, registry::Severity severity, double value, double threshold, int minutes)
{
    registry::Alert out;
    out.id = base::newId();
    out.tenantId = tenant.id;
    out.tenant = tenant.slug;
    out.serverId = tenant.serverId;
    out.server = tenant.server;
    out.metric = QString::fromLatin1(metric);
    out.severity = severity;
    out.value = value;
    out.threshold = threshold;
    out.openedAt = out.changedAt = healthNow().addSecs(-60 * minutes);
    return out;
}

// Of the tenants given: every thirtieth or so is ill, each with something else; the last server does not answer.
inline ui::HealthParts healthParts(QList<registry::Tenant> tenants, bool ill = true)
{
    using registry::Severity;
    ui::HealthParts parts;
    parts.now = healthNow();
    parts.thresholds = healthThresholds();
    QStringList servers, serverIds;
    for (const registry::Tenant &tenant : std::as_const(tenants))
        if (!servers.contains(tenant.server)) {
            servers << tenant.server;
            serverIds << tenant.serverId;
        }
    const QString dead = ill && servers.size() > 2 ? servers.last() : QString();
    const base::Error refused{base::Kind::Unreachable, {"The server %1 cannot be reached: nothing listens there.", {QStringLiteral("10.0.3.7:5432")}}, {}, {}, {}};
    for (qsizetype i = 0; i < servers.size(); ++i) {
        registry::Server server;
        server.id = serverIds[i];
        server.name = servers[i];
        server.tenants = int(std::ranges::count(tenants, servers[i], &registry::Tenant::server));
        server.serverVersion = 170'006;
        parts.servers << server;
        registry::ServerHealth health;
        health.serverId = server.id;
        health.at = healthNow().addSecs(-12);
        health.since = healthNow().addDays(-3);
        health.reachable = server.name != dead;
        if (health.reachable) {
            health.connectMs = 3.2 + double(i);
            health.queryMs = 0.4;
            health.serverVersion = 170'006 - int(i) * 9'998;
            health.connections = i == 1 ? 312 : 96;
            health.maxConnections = 400;
            health.databases = server.tenants + 3;
        } else {
            health.error = refused;
            health.since = healthNow().addSecs(-240);
            registry::Alert alert;
            alert.id = base::newId();
            alert.serverId = server.id;
            alert.server = server.name;
            alert.metric = QStringLiteral("server_unreachable");
            alert.severity = Severity::Critical;
            alert.value = alert.threshold = 1;
            alert.openedAt = alert.changedAt = healthNow().addSecs(-240);
            alert.error = refused;
            parts.alerts << alert;
        }
        parts.serverHealth << health;
    }
    int number = 0, sick = 0;
    for (const registry::Tenant &tenant : std::as_const(tenants)) {
        ++number;
        if (tenant.state == registry::TenantState::Provisioning || tenant.state == registry::TenantState::Failed)
            continue; // nobody looks at those
        registry::TenantHealth h;
        h.tenantId = tenant.id;
        h.at = healthNow().addSecs(-12);
        h.since = healthNow().addDays(-2);
        h.sizeBytes = (8LL + number % 40 * 37) * 1024 * 1024;
        h.growthBaseBytes = *h.sizeBytes - number % 5 * 100'000;
        h.growthBaseAt = healthNow().addSecs(-4'000);
        h.schemaVersion = tenant.schemaVersion;
        if (tenant.server == dead) {
            h.status = registry::HealthStatus::ServerUnreachable;
            h.error = refused;
        } else if (tenant.state != registry::TenantState::Active) {
            h.status = registry::HealthStatus::Closed;
        } else {
            h.connectMs = 4.0 + number % 7;
            h.queryMs = 0.3;
            h.connections = 2 + number % 6;
            h.connectionLimit = 20;
            h.transactionsPerSecond = 3.5 * (number % 11);
            h.rollbackRatio = 0.002 * (number % 4);
            h.cacheHitRatio = 0.9991;
            h.longestQueryMs = 40;
            h.deadRowsRatio = 0.01 * (number % 9);
            if (ill && number % 25 == 3) {
                const auto alert = [&](const char *metric, Severity severity, double value, double threshold, int minutes) { parts.alerts << healthAlert(tenant, metric, severity, value, threshold, minutes); };
                switch (sick++ % 6) {
                case 0:
                    h.connections = 19;
                    alert("connections", Severity::Critical, 95, 90, 7);
                    break;
                case 1:
                    h.status = registry::HealthStatus::Unreachable;
                    h.problem = QStringLiteral("sign_in");
                    h.error = base::Error{base::Kind::Authentication, {"The server refuses the password of %1.", {tenant.role}}, {}, {}, {}};
                    h.connectMs = h.queryMs = {};
                    alert("unreachable", Severity::Critical, 1, 1, 3);
                    parts.alerts.last().error = h.error;
                    break;
                case 2:
                    h.idleInTransaction = 1;
                    h.idleInTransactionMs = 95'000;
                    h.lockWaits = 4;
                    alert("idle_in_transaction", Severity::Warning, 95, 30, 2);
                    alert("lock_waits", Severity::Warning, 4, 3, 1);
                    break;
                case 3:
                    h.longestQueryMs = 412'000;
                    alert("longest_query", Severity::Critical, 412, 300, 7);
                    parts.alerts.last().acknowledgedBy = QStringLiteral("luis");
                    parts.alerts.last().acknowledgedAt = healthNow().addSecs(-120);
                    parts.alerts.last().note = QStringLiteral("The customer is importing");
                    break;
                case 4:
                    h.growthBaseBytes = *h.sizeBytes / 2;
                    alert("growth", Severity::Critical, 100, 100, 20);
                    break;
                default:
                    h.cacheHitRatio = 0.962;
                    alert("cache_hit", Severity::Warning, 96.2, 99, 61);
                    break;
                }
            }
        }
        parts.health.insert(tenant.id, h);
    }
    std::ranges::stable_sort(parts.alerts, [](const registry::Alert &a, const registry::Alert &b) { return std::tuple(-int(a.severity), b.openedAt) < std::tuple(-int(b.severity), a.openedAt); });
    for (qsizetype i = 0; i < tenants.size(); ++i)
        tenants[i].lastBackupAt = i % 9 == 4 ? QDateTime() : healthNow().addSecs(-3600 * (2 + i % 30));
    parts.tenants = std::move(tenants);
    parts.collector = registry::Collector{base::newId(), QStringLiteral("ana"), QStringLiteral("mesa-3"), QStringLiteral("tenantryctl"), 4711, healthNow().addSecs(-7200), true, {}};
    return parts;
}

// With one of each kind of sick ones, and a small server that does not answer.
inline QList<registry::Tenant> healthFleet()
{
    QList<registry::Tenant> out = generated(180);
    QList<registry::Tenant> named = fleet();
    for (qsizetype i = 0; i < named.size(); ++i) { // names of people where the sick ones are
        registry::Tenant &place = out[i * 7 % out.size()];
        place.companyName = named[i].companyName;
        place.slug = named[i].slug;
    }
    for (qsizetype i = 11; i < out.size(); i += 20) {
        out[i].server = QStringLiteral("db4-lima");
        out[i].serverId = QStringLiteral("0193a1f0-0000-7000-9200-000000000004");
    }
    return out;
}

inline ui::HealthTraces healthTraces(const QStringList &ids)
{
    ui::HealthTraces out;
    for (const QString &id : ids) {
        registry::HealthTrace trace;
        trace.from = healthNow().addSecs(-48 * 450);
        trace.spanSeconds = 450;
        const int seed = int(qHash(id, 7) % 97);
        for (int i = 0; i < 48; ++i) {
            registry::HealthTrace::Span span;
            span.seen = true;
            span.latencyMs = 4.0F + float((seed + i * 7) % 11) / 3;
            span.transactionsPerSecond = 10.0F + float((seed * 3 + i * i) % 37);
            span.unreachable = seed % 9 == 0 && i > 44;
            if (span.unreachable)
                span.latencyMs.reset();
            trace.spans << span;
        }
        out.insert(id, trace);
    }
    return out;
}

// By hour or by sample: fuller by day, and away for a while in the night before.
inline QList<registry::ServerPoint> serverPoints(const QDateTime &from, const QDateTime &until, int stepSeconds, bool replica)
{
    QList<registry::ServerPoint> out;
    for (QDateTime at = from; at < until; at = at.addSecs(stepSeconds)) {
        registry::ServerPoint point;
        point.at = at;
        point.samples = std::max(1, stepSeconds / 60);
        const int hour = at.time().hour();
        if (at.secsTo(until) / 3600 == 14) {
            point.unreachable = point.samples;
        } else {
            point.connections = 40 + 6 * (12 - std::abs(hour - 13));
            point.connectionsMost = *point.connections + hour % 7 * 5;
            point.connectMs = point.connectMsMost = 3.0;
            point.queryMs = 0.4 + hour % 5 * 0.1;
            point.active = hour % 4;
            point.lockWaits = hour == 10 ? 7 : hour % 2;
            if (replica)
                point.replicationLagSeconds = hour % 3;
        }
        out << point;
    }
    return out;
}

class HealthStandIn {
public:
    struct State {
        std::mutex mutex;
        std::condition_variable_any wake;
        ui::HealthParts parts;
        std::optional<base::Error> error;
        int reads = 0;
        bool watching = false;
        QStringList done;
    };
    std::shared_ptr<State> state = std::make_shared<State>();

    explicit HealthStandIn(ui::HealthParts parts = {})
    {
        state->parts = std::move(parts);
        if (!state->parts.now.isValid())
            state->parts.now = healthNow();
    }
    void change(const std::function<void(ui::HealthParts &)> &how)
    {
        const std::lock_guard lock(state->mutex);
        how(state->parts);
    }
    void fail(const std::optional<base::Error> &error)
    {
        const std::lock_guard lock(state->mutex);
        state->error = error;
    }
    bool watching() const
    {
        const std::lock_guard lock(state->mutex);
        return state->watching;
    }
    ui::HealthBackend backend(registry::Role role = registry::Role::Admin) const
    {
        ui::HealthBackend backend;
        backend.who = {QStringLiteral("1"), role == registry::Role::Admin ? QStringLiteral("ana") : QStringLiteral("luis"), {}, role, {}};
        backend.registry.id = QStringLiteral("r1");
        backend.registry.baseDomain = QStringLiteral("example.org");
        backend.read = [state = state, role](std::stop_token) -> base::Result<ui::HealthSnapshotPtr> {
            const std::lock_guard lock(state->mutex);
            ++state->reads;
            if (state->error)
                return std::unexpected(*state->error);
            ui::HealthParts parts = state->parts;
            if (role == registry::Role::User) {
                parts.servers.clear();
                parts.serverHealth.clear();
                parts.collector.reset();
                parts.alerts.removeIf([](const registry::Alert &alert) { return alert.tenantId.isEmpty(); });
            }
            return ui::makeSnapshot(std::move(parts));
        };
        backend.traces = [](const QStringList &ids, std::stop_token) -> base::Result<ui::HealthTraces> { return healthTraces(ids); };
        backend.acknowledge = [state = state](const QString &id, const QString &note, const QDateTime &until, std::stop_token) -> base::Result<void> {
            const std::lock_guard lock(state->mutex);
            if (state->error)
                return std::unexpected(*state->error);
            state->done << QStringLiteral("%1|%2|%3").arg(id, note, until.isValid() ? until.toString(Qt::ISODate) : QString());
            for (registry::Alert &alert : state->parts.alerts)
                if (alert.id == id) {
                    alert.acknowledgedBy = QStringLiteral("ana");
                    alert.acknowledgedAt = state->parts.now;
                    alert.note = note;
                    if (until.isValid())
                        alert.silencedUntil = until > state->parts.now ? until : QDateTime();
                }
            return {};
        };
        if (role == registry::Role::User)
            return backend;
        backend.setThreshold = [state = state](const registry::ThresholdRule &rule, std::stop_token) -> base::Result<void> {
            const std::lock_guard lock(state->mutex);
            if (rule.warning && rule.critical && *rule.warning > *rule.critical)
                return base::fail(base::Kind::InvalidInput, "The warning would come after the critical level.");
            registry::ThresholdRule stored = rule;
            stored.id = base::newId();
            state->parts.thresholds.rules.removeIf([&](const registry::ThresholdRule &each) { return each.metric == rule.metric && each.planId == rule.planId && each.tenantId == rule.tenantId; });
            state->parts.thresholds.rules << stored;
            return {};
        };
        backend.clearThreshold = [state = state](const QString &metric, const QString &planId, const QString &tenantId, std::stop_token) -> base::Result<bool> {
            const std::lock_guard lock(state->mutex);
            return state->parts.thresholds.rules.removeIf([&](const registry::ThresholdRule &each) { return each.metric == metric && each.planId == planId && each.tenantId == tenantId; }) > 0;
        };
        backend.serverHours = [state = state](std::stop_token) -> base::Result<ui::ServerHours> {
            const std::lock_guard lock(state->mutex);
            ui::ServerHours out;
            for (const registry::Server &server : state->parts.servers)
                out.insert(server.id, serverPoints(state->parts.now.addSecs(-48 * 3600), state->parts.now, 3600, false));
            return out;
        };
        backend.server = [state = state](const QString &id, int hours, std::stop_token) -> base::Result<ui::ServerReading> {
            const std::lock_guard lock(state->mutex);
            if (state->error)
                return std::unexpected(*state->error);
            const bool replica = !state->parts.servers.isEmpty() && id == state->parts.servers.first().id;
            ui::ServerReading out{hours > 48, {}, state->parts.now.addSecs(-qint64(hours) * 3600), state->parts.now};
            out.points = serverPoints(out.from, out.now, out.byHour ? 3600 : 60, replica);
            return out;
        };
        backend.collecting = [state = state](std::stop_token) -> base::Result<ui::HealthCollecting> {
            const std::lock_guard lock(state->mutex);
            return ui::HealthCollecting{state->parts.collector, state->parts.now};
        };
        backend.watch = [state = state](const health::Watcher &watcher, std::stop_token stop) -> base::Result<void> {
            std::unique_lock lock(state->mutex);
            state->watching = true;
            watcher.role(true, {});
            state->wake.wait(lock, stop, [] { return false; });
            state->watching = false;
            return base::cancelled();
        };
        return backend;
    }
};

} // namespace tenantry::samples
