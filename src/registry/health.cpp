#include "registry/health.h"

#include <QCoreApplication>

namespace tenantry::registry {

using base::Text;

namespace {

// The numbers are in resources/registry/0013_health.sql and those after it, where its comments say the same; here are the words.
constexpr struct {
    const char *metric, *name, *source;
} words[] = {
    {"unreachable", QT_TRANSLATE_NOOP("core", "Reachable"), QT_TRANSLATE_NOOP("core", "Whoever cannot sign in has no product.")},
    {"connections", QT_TRANSLATE_NOOP("core", "Connections"),
     QT_TRANSLATE_NOOP("core", "Of the limit of role or database. Tenantry's choice: time to act before the last one is gone.")},
    {"latency", QT_TRANSLATE_NOOP("core", "Latency"),
     QT_TRANSLATE_NOOP("core", "Connecting and SELECT 1, from where the collector runs. Tenantry's choice: people notice half a second, and give up pages that need twice two.")},
    {"longest_query", QT_TRANSLATE_NOOP("core", "Longest query"),
     QT_TRANSLATE_NOOP("core", "60 s is what a proxy in front of a product usually waits (nginx: proxy_read_timeout); nobody waits for the answer any more.")},
    {"idle_in_transaction", QT_TRANSLATE_NOOP("core", "Idle in transaction"),
     QT_TRANSLATE_NOOP("core", "Keeps locks, and keeps vacuum from cleaning (PostgreSQL manual, idle_in_transaction_session_timeout). The number is Tenantry's choice.")},
    {"lock_waits", QT_TRANSLATE_NOOP("core", "Waiting for locks"),
     QT_TRANSLATE_NOOP("core", "Sessions at once. Tenantry's choice: a few always wait, a queue means that somebody holds it up.")},
    {"rollback_ratio", QT_TRANSLATE_NOOP("core", "Rolled back"),
     QT_TRANSLATE_NOOP("core", "Of the transactions since the last look, where that were 100 or more. Tenantry's choice.")},
    {"cache_hit", QT_TRANSLATE_NOOP("core", "Cache hits"),
     QT_TRANSLATE_NOOP("core", "99 % is what providers tell their customers (DigitalOcean, Postgres Guide). Judged where 1,000 blocks or more were read since the last look.")},
    {"deadlocks", QT_TRANSLATE_NOOP("core", "Deadlocks"), QT_TRANSLATE_NOOP("core", "One is a bug in the product already: the server threw somebody's work away.")},
    {"wraparound", QT_TRANSLATE_NOOP("core", "Wraparound age"),
     QT_TRANSLATE_NOOP("core", "Twice autovacuum_freeze_max_age means that autovacuum does not come through; 1.6 billion is vacuum_failsafe_age (PostgreSQL manual, 24.1.5).")},
    {"growth", QT_TRANSLATE_NOOP("core", "Growth"),
     QT_TRANSLATE_NOOP("core", "Of the database, within the last hour or two, where that are 64 MB or more. Tenantry's choice.")},
    {"dead_rows", QT_TRANSLATE_NOOP("core", "Dead rows"),
     QT_TRANSLATE_NOOP("core", "In the worst table with 10,000 or more of them. At twice autovacuum_vacuum_scale_factor (20 %) autovacuum does not come through.")},
    {"sequence", QT_TRANSLATE_NOOP("core", "Sequence used up"),
     QT_TRANSLATE_NOOP("core", "Of the values that the one furthest on can give. Tenantry's choice: widening a column takes planning.")},
    {"invalid_indexes", QT_TRANSLATE_NOOP("core", "Invalid indexes"),
     QT_TRANSLATE_NOOP("core", "Left by a CREATE INDEX CONCURRENTLY that failed: written to and never read (PostgreSQL manual, CREATE INDEX).")},
    {"unused_indexes", QT_TRANSLATE_NOOP("core", "Unused indexes"),
     QT_TRANSLATE_NOOP("core", "Of 1 MB or more, enforcing nothing, never read in the week or more for which the server has counted; what replicas read is not counted. No level unless somebody gives one.")},
    {"index_bloat", QT_TRANSLATE_NOOP("core", "Index bloat"),
     QT_TRANSLATE_NOOP("core", "Of the worst B-tree of 10 MB or more: an estimate from the number and width of its entries. No level unless somebody gives one.")},
    {"behind", QT_TRANSLATE_NOOP("core", "Versions behind"),
     QT_TRANSLATE_NOOP("core", "Where at least half of the product's tenants have them: this one was left behind by a roll-out.")},
    {"version", QT_TRANSLATE_NOOP("core", "Version differs"), QT_TRANSLATE_NOOP("core", "The version in the database is not that of the registry: somebody migrated or restored it.")},
    {"backup_age", QT_TRANSLATE_NOOP("core", "Age of the last backup"),
     QT_TRANSLATE_NOOP("core", "Where there is none, of the tenant. No level unless somebody gives one: Tenantry makes backups before roll-outs, and does not see those of others.")},
    {"checks", QT_TRANSLATE_NOOP("core", "Product's own checks"), QT_TRANSLATE_NOOP("core", "The product says so itself.")},
    {"certificate", QT_TRANSLATE_NOOP("core", "Certificate's days left"),
     QT_TRANSLATE_NOOP("core", "Where the product says where its tenants answer; 0 where it is not trusted. What renews by itself does so 30 days before (Let's Encrypt): with 14 left that has failed more than once.")},
    {"server_unreachable", QT_TRANSLATE_NOOP("core", "Server reachable"), QT_TRANSLATE_NOOP("core", "One alert stands for all its tenants.")},
    {"server_connections", QT_TRANSLATE_NOOP("core", "Server's connections"),
     QT_TRANSLATE_NOOP("core", "Of max_connections, without those kept for superusers. Tenantry's choice: time to act before the last one is gone.")},
    {"disk_free", QT_TRANSLATE_NOOP("core", "Free on the disk"),
     QT_TRANSLATE_NOOP("core", "Of the server's disk, where it is on the computer that looks. 15 and 5 %: what node_exporter's alerts ship with; PostgreSQL needs some of it for itself.")},
    {"replication_lag", QT_TRANSLATE_NOOP("core", "Replication lag"),
     QT_TRANSLATE_NOOP("core", "Tenantry's choice: what is lost when the server burns now.")},
    {"collector_connections", QT_TRANSLATE_NOOP("core", "Tenantry's own connections"),
     QT_TRANSLATE_NOOP("core", "To all servers, of those that Tenantry allows itself (200).")},
};

const auto *wordsOf(const QString &metric)
{
    for (const auto &each : words)
        if (metric == QLatin1String(each.metric))
            return &each;
    return static_cast<decltype(&words[0])>(nullptr);
}

} // namespace

QString severityName(Severity severity)
{
    return severity == Severity::Critical ? QStringLiteral("critical") : severity == Severity::Warning ? QStringLiteral("warning") : QString();
}

Severity severityFromName(const QString &name)
{
    return name == QLatin1String("critical") ? Severity::Critical : name == QLatin1String("warning") ? Severity::Warning : Severity::None;
}

QString healthStatusName(HealthStatus status)
{
    switch (status) {
    case HealthStatus::Ok: return QStringLiteral("ok");
    case HealthStatus::Unreachable: return QStringLiteral("unreachable");
    case HealthStatus::ServerUnreachable: return QStringLiteral("server_unreachable");
    case HealthStatus::Closed: return QStringLiteral("closed");
    }
    return QStringLiteral("ok");
}

HealthStatus healthStatusFromName(const QString &name)
{
    for (const HealthStatus status : {HealthStatus::Unreachable, HealthStatus::ServerUnreachable, HealthStatus::Closed})
        if (healthStatusName(status) == name)
            return status;
    return HealthStatus::Ok;
}

Text HealthMetric::name() const
{
    const auto *const known = wordsOf(metric);
    return known ? Text(known->name) : Text("%1", {metric});
}

Text HealthMetric::source() const
{
    const auto *const known = wordsOf(metric);
    return known ? Text(known->source) : Text();
}

QStringList healthMetricNames()
{
    QStringList out;
    for (const auto &each : words)
        out << QLatin1String(each.metric);
    return out;
}

Threshold Thresholds::of(const QString &metric, const QString &planId, const QString &tenantId) const
{
    Threshold unknown;
    unknown.metric = metric;
    unknown.enabled = false;
    Threshold out = defaults.value(metric, unknown);
    const auto take = [&](const auto &fits) {
        for (const ThresholdRule &rule : rules) {
            if (rule.metric != metric || !fits(rule))
                continue;
            out.enabled = rule.enabled;
            out.warning = rule.warning ? rule.warning : out.warning;
            out.critical = rule.critical ? rule.critical : out.critical;
            out.forSeconds = rule.forSeconds.value_or(out.forSeconds);
            out.clearSeconds = rule.clearSeconds.value_or(out.clearSeconds);
            out.hysteresis = rule.hysteresis.value_or(out.hysteresis);
        }
    };
    take([](const ThresholdRule &rule) { return rule.planId.isEmpty() && rule.tenantId.isEmpty(); });
    if (!planId.isEmpty())
        take([&](const ThresholdRule &rule) { return rule.planId == planId; });
    if (!tenantId.isEmpty())
        take([&](const ThresholdRule &rule) { return rule.tenantId == tenantId; });
    return out;
}

} // namespace tenantry::registry
