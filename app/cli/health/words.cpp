#include "cli/health/verbs.h"

#include "cli/json.h"
#include "cli/table.h"
#include "registry/filter.h"

#include <algorithm>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using registry::Alert;
using registry::HealthStatus;
using registry::Severity;
using registry::TenantHealth;

namespace {

template <class T> QJsonValue known(const std::optional<T> &value) { return value ? QJsonValue(*value) : QJsonValue(); }

QString problemText(const QString &problem)
{
    if (problem == "missing"_L1)
        return translate("cli", "no database");
    if (problem == "sign_in"_L1)
        return translate("cli", "cannot sign in");
    if (problem == "full"_L1)
        return translate("cli", "no connection left");
    if (problem == "timeout"_L1)
        return translate("cli", "no answer");
    if (problem == "refused"_L1)
        return translate("cli", "takes no connections");
    return problem.isEmpty() ? QString() : translate("cli", "fails");
}

QString percentText(const QLocale &locale, const std::optional<double> &ratio)
{
    return ratio ? translate("cli", "%1 %").arg(locale.toString(100 * *ratio, 'f', *ratio > 0.99 && *ratio < 1 ? 2 : 1)) : QString();
}

} // namespace

Result<ChosenTenants> chosenForHealth(Context &context, const registry::SessionPtr &session)
{
    const Arguments &given = context.arguments;
    if (!given.at(0).isEmpty() && (given.has("filter") || given.has("server")))
        return failure(Kind::InvalidInput, translate("cli", "A tenant and a filter were both given."), translate("cli", "Give one of them."));
    ChosenTenants out;
    if (!given.at(0).isEmpty()) {
        TRY(const auto tenant, registry::TenantRepository(session).find(given.at(0), context.stop()));
        out.tenants << tenant;
        out.all = false;
        out.one = true;
        return out;
    }
    TRY(const auto filter, registry::Filter::parse(given.value("filter")));
    if (given.has("server")) {
        TRY(const auto server, registry::ServerRepository(session).find(given.value("server"), context.stop()));
        out.serverId = server.id;
        out.all = false;
    }
    out.all = out.all && filter.isEmpty();
    TRY(out.tenants, registry::TenantRepository(session).list(context.stop()));
    out.tenants.removeIf([&](const registry::Tenant &tenant) { return !filter.matches(tenant) || (!out.serverId.isEmpty() && tenant.serverId != out.serverId); });
    return out;
}

QJsonObject alertJson(const Alert &alert)
{
    return {{u"id"_s, alert.id}, {u"tenant"_s, orNull(alert.tenant)}, {u"tenant_id"_s, orNull(alert.tenantId)}, {u"server"_s, orNull(alert.server)}, {u"metric"_s, alert.metric},
            {u"severity"_s, registry::severityName(alert.severity)}, {u"value"_s, alert.value}, {u"threshold"_s, alert.threshold}, {u"opened_at"_s, timeJson(alert.openedAt)},
            {u"changed_at"_s, timeJson(alert.changedAt)}, {u"closed_at"_s, timeJson(alert.closedAt)}, {u"acknowledged_by"_s, orNull(alert.acknowledgedBy)},
            {u"acknowledged_at"_s, timeJson(alert.acknowledgedAt)}, {u"note"_s, orNull(alert.note)}, {u"silenced_until"_s, timeJson(alert.silencedUntil)}, {u"error"_s, errorJson(alert.error)}};
}

QJsonObject tenantHealthJson(const registry::Tenant &tenant, const TenantHealth *h, const QList<Alert> &alerts)
{
    QJsonArray list;
    for (const Alert &alert : alerts)
        list.append(alertJson(alert));
    QJsonObject out{{u"id"_s, tenant.id}, {u"slug"_s, tenant.slug}, {u"name"_s, tenant.companyName}, {u"server"_s, tenant.server}, {u"state"_s, registry::stateName(tenant.state)},
                    {u"behind"_s, tenant.behind}, {u"alerts"_s, list}};
    const TenantHealth none;
    const TenantHealth &v = h ? *h : none;
    out.insert(u"at"_s, timeJson(v.at));
    out.insert(u"status"_s, h ? registry::healthStatusName(v.status) : u"unknown"_s);
    out.insert(u"since"_s, timeJson(v.since));
    out.insert(u"problem"_s, orNull(v.problem));
    out.insert(u"error"_s, errorJson(v.error));
    out.insert(u"reachable"_s, h ? QJsonValue(v.reachable()) : QJsonValue());
    out.insert(u"connect_ms"_s, known(v.connectMs));
    out.insert(u"query_ms"_s, known(v.queryMs));
    out.insert(u"probed_as"_s, orNull(v.probedAs));
    out.insert(u"connections"_s, known(v.connections));
    out.insert(u"connection_limit"_s, known(v.connectionLimit));
    out.insert(u"active"_s, known(v.active));
    out.insert(u"size_bytes"_s, known(v.sizeBytes));
    out.insert(u"transactions_per_s"_s, known(v.transactionsPerSecond));
    out.insert(u"cache_hit_ratio"_s, known(v.cacheHitRatio));
    out.insert(u"rollback_ratio"_s, known(v.rollbackRatio));
    out.insert(u"deadlocks"_s, known(v.deadlocks));
    out.insert(u"deadlocks_per_minute"_s, known(v.deadlocksPerMinute));
    out.insert(u"longest_query_ms"_s, known(v.longestQueryMs));
    out.insert(u"longest_transaction_ms"_s, known(v.longestTransactionMs));
    out.insert(u"idle_in_transaction"_s, known(v.idleInTransaction));
    out.insert(u"idle_in_transaction_ms"_s, known(v.idleInTransactionMs));
    out.insert(u"lock_waits"_s, known(v.lockWaits));
    out.insert(u"lock_wait_ms"_s, known(v.lockWaitMs));
    out.insert(u"frozen_age"_s, known(v.frozenAge));
    out.insert(u"dead_rows_ratio"_s, known(v.deadRowsRatio));
    out.insert(u"sequence_ratio"_s, known(v.sequenceRatio));
    out.insert(u"invalid_indexes"_s, known(v.invalidIndexes));
    out.insert(u"failed_checks"_s, known(v.failedChecks));
    out.insert(u"certificate_ends"_s, timeJson(v.certificateEnds));
    out.insert(u"certificate_problem"_s, orNull(v.certificateProblem));
    out.insert(u"schema_version"_s, v.schemaVersion ? orNull(*v.schemaVersion) : QJsonValue());
    out.insert(u"registered_version"_s, orNull(tenant.schemaVersion));
    out.insert(u"last_backup_at"_s, timeJson(tenant.lastBackupAt));
    return out;
}

QJsonObject serverHealthJson(const QString &name, const registry::ServerHealth &s)
{
    return {{u"id"_s, s.serverId}, {u"name"_s, name}, {u"at"_s, timeJson(s.at)}, {u"reachable"_s, s.reachable}, {u"since"_s, timeJson(s.since)}, {u"error"_s, errorJson(s.error)},
            {u"connect_ms"_s, known(s.connectMs)}, {u"query_ms"_s, known(s.queryMs)}, {u"connections"_s, known(s.connections)}, {u"max_connections"_s, known(s.maxConnections)},
            {u"databases"_s, known(s.databases)}, {u"active"_s, known(s.active)}, {u"lock_waits"_s, known(s.lockWaits)}, {u"standby"_s, known(s.standby)}, {u"replicas"_s, known(s.replicas)},
            {u"replication_lag_s"_s, known(s.replicationLagSeconds)}, {u"disk_free_bytes"_s, known(s.diskFree)}, {u"disk_size_bytes"_s, known(s.diskSize)}, {u"started_at"_s, timeJson(s.startedAt)}, {u"server_version"_s, orNull(versionText(s.serverVersion.value_or(0)))}};
}

QString valueText(const QLocale &locale, const QString &unit, double value)
{
    if (unit == "percent"_L1)
        return translate("cli", "%1 %").arg(locale.toString(value, 'f', value < 10 ? 1 : 0));
    if (unit == "ms"_L1)
        return durationText(locale, value);
    if (unit == "s"_L1)
        return durationText(locale, value * 1000);
    if (unit == "per_minute"_L1)
        return translate("cli", "%1 per minute").arg(locale.toString(value, 'f', value < 10 ? 2 : 0));
    if (unit == "days"_L1) {
        const int days = std::max(0, int(value)); // a certificate may have ended before today
        return translate("cli", "%n day(s)", nullptr, days);
    }
    if (unit == "yes"_L1)
        return {};
    return locale.toString(qint64(value));
}

QString metricText(const registry::Thresholds &thresholds, const QString &metric)
{
    for (const registry::HealthMetric &each : thresholds.metrics)
        if (each.metric == metric)
            return each.name().translated();
    registry::HealthMetric known;
    known.metric = metric;
    return base::printable(known.name().translated());
}

QString unitOf(const registry::Thresholds &thresholds, const QString &metric)
{
    for (const registry::HealthMetric &each : thresholds.metrics)
        if (each.metric == metric)
            return each.unit;
    return {};
}

QString healthText(const TenantHealth *health)
{
    if (!health)
        return translate("cli", "not looked at yet");
    switch (health->status) {
    case HealthStatus::Ok: return translate("cli", "reachable");
    case HealthStatus::Unreachable: return health->problem.isEmpty() ? translate("cli", "unreachable") : problemText(health->problem);
    case HealthStatus::ServerUnreachable: return translate("cli", "server unreachable");
    case HealthStatus::Closed: return translate("cli", "closed");
    }
    return {};
}

QString alertText(const QLocale &locale, const registry::Thresholds &thresholds, const Alert &alert)
{
    const QString unit = unitOf(thresholds, alert.metric);
    if (unit == "yes"_L1)
        return alert.metric == "unreachable"_L1          ? translate("cli", "Unreachable")
               : alert.metric == "server_unreachable"_L1 ? translate("cli", "Server unreachable")
                                                         : metricText(thresholds, alert.metric);
    if (alert.metric == "certificate"_L1)
        return alert.value <= 0 ? translate("cli", "Certificate expired or not trusted") : translate("cli", "Certificate ends in %n day(s)", nullptr, int(alert.value));
    if (alert.metric == "backup_age"_L1)
        return translate("cli", "No backup for %n day(s)", nullptr, int(alert.value));
    return metricText(thresholds, alert.metric) + u' ' + valueText(locale, unit, alert.value);
}

Colour colourOf(Severity severity)
{
    return severity == Severity::Critical ? Colour::Red : severity == Severity::Warning ? Colour::Yellow : Colour::Plain;
}

Severity HealthLine::worst() const
{
    Severity out = Severity::None;
    for (const Alert &alert : alerts)
        out = std::max(out, alert.severity);
    if (health && (health->status == HealthStatus::Unreachable || health->status == HealthStatus::ServerUnreachable))
        out = Severity::Critical;
    return out;
}

void sortWorstFirst(QList<HealthLine> &lines)
{
    std::ranges::stable_sort(lines, [](const HealthLine &a, const HealthLine &b) {
        return std::tuple(-int(a.worst()), -a.alerts.size(), a.tenant.slug) < std::tuple(-int(b.worst()), -b.alerts.size(), b.tenant.slug);
    });
}

void printHealth(Console &console, const registry::Thresholds &thresholds, const QList<HealthLine> &lines)
{
    const QLocale &locale = console.locale;
    Table table({{translate("cli", "Tenant")}, {translate("cli", "Server")}, {translate("cli", "Health")}, {translate("cli", "Latency"), true}, {translate("cli", "Connections"), true},
                 {translate("cli", "Size"), true}, {translate("cli", "Cache hits"), true}, {translate("cli", "Longest query"), true}, {translate("cli", "Version")}, {translate("cli", "Alerts")}});
    for (const HealthLine &line : lines) {
        const TenantHealth none;
        const TenantHealth &h = line.health ? *line.health : none;
        QStringList alerts;
        for (const Alert &alert : line.alerts)
            alerts << alertText(locale, thresholds, alert);
        const QString connections = h.connections ? (h.connectionLimit ? translate("cli", "%1 of %2").arg(locale.toString(*h.connections), locale.toString(*h.connectionLimit)) : locale.toString(*h.connections))
                                                  : QString();
        table.add({line.tenant.slug, line.tenant.server, healthText(line.health), h.connectMs ? durationText(locale, *h.connectMs + h.queryMs.value_or(0)) : QString(), connections,
                   sizeText(locale, h.sizeBytes), percentText(locale, h.cacheHitRatio), h.longestQueryMs && *h.longestQueryMs >= 1000 ? durationText(locale, *h.longestQueryMs) : QString(),
                   h.schemaVersion.value_or(QString()), alerts.join(u", "_s)},
                  {Colour::Plain, Colour::Plain, h.status == HealthStatus::Unreachable || h.status == HealthStatus::ServerUnreachable ? Colour::Red : Colour::Plain, Colour::Plain, Colour::Plain,
                   Colour::Plain, Colour::Plain, Colour::Plain, Colour::Plain, colourOf(line.worst())});
    }
    table.print(console);
}

void printServers(Console &console, const QList<registry::Server> &servers, const QList<registry::ServerHealth> &health)
{
    const QLocale &locale = console.locale;
    Table table({{translate("cli", "Server")}, {translate("cli", "Health")}, {translate("cli", "Connections"), true}, {translate("cli", "Databases"), true}, {translate("cli", "Waiting for locks"), true},
                 {translate("cli", "Since")}});
    for (const registry::Server &server : servers) {
        const auto found = std::ranges::find(health, server.id, &registry::ServerHealth::serverId);
        if (found == health.end())
            continue;
        table.add({server.name, found->reachable ? translate("cli", "reachable") : translate("cli", "unreachable") + (found->error ? u": "_s + found->error->message.translated() : QString()),
                   found->connections ? translate("cli", "%1 of %2").arg(locale.toString(*found->connections), locale.toString(found->maxConnections.value_or(0))) : QString(),
                   found->databases ? locale.toString(*found->databases) : QString(), found->lockWaits ? locale.toString(*found->lockWaits) : QString(), timeText(found->since)},
                  {Colour::Plain, found->reachable ? Colour::Green : Colour::Red});
    }
    table.print(console);
}

} // namespace tenantry::cli
