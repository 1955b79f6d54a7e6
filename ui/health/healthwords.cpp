#include "ui/health/healthwords.h"

#include "ui/tenants/formatting.h"
#include "ui/widgets/steplist.h"

#include <QLocale>
#include <cmath>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using registry::Alert;
using registry::HealthStatus;
using registry::Severity;

bool isNumber(HealthColumn column)
{
    switch (column) {
    case HealthColumn::Latency:
    case HealthColumn::Connections:
    case HealthColumn::Transactions:
    case HealthColumn::RolledBack:
    case HealthColumn::CacheHits:
    case HealthColumn::LongestQuery:
    case HealthColumn::IdleInTransaction:
    case HealthColumn::Size:
    case HealthColumn::Growth:
    case HealthColumn::DeadRows: return true;
    default: return false;
    }
}

Status HealthWords::state(HealthState state)
{
    switch (state) {
    case HealthState::Unreachable: return {u"offline"_s, tr("Unreachable"), Tone::Danger};
    case HealthState::Critical: return {u"error"_s, tr("Critical"), Tone::Danger};
    case HealthState::Warning: return {u"warning"_s, tr("Warning"), Tone::Warning};
    case HealthState::Well: return {u"done"_s, tr("Well"), Tone::Success};
    case HealthState::Closed: return {u"paused"_s, tr("Closed"), Tone::Neutral};
    case HealthState::Unknown: return {u"help"_s, tr("Not known"), Tone::Neutral};
    }
    return {};
}

QString HealthWords::stateCount(HealthState state, int count)
{
    switch (state) {
    case HealthState::Unreachable: return tr("%Ln unreachable", nullptr, count);
    case HealthState::Critical: return tr("%Ln critical", nullptr, count);
    case HealthState::Warning: return tr("%Ln with a warning", nullptr, count);
    case HealthState::Well: return tr("%Ln well", nullptr, count);
    case HealthState::Closed: return tr("%Ln closed", nullptr, count);
    case HealthState::Unknown: return tr("%Ln not looked at", nullptr, count);
    }
    return {};
}

FleetMap::Cell HealthWords::cell(HealthState state)
{
    switch (state) {
    case HealthState::Unreachable: return FleetMap::Failed;
    case HealthState::Critical: return FleetMap::Danger;
    case HealthState::Warning: return FleetMap::Warning;
    case HealthState::Well: return FleetMap::Succeeded;
    case HealthState::Closed: return FleetMap::Skipped;
    case HealthState::Unknown: return FleetMap::Waiting;
    }
    return FleetMap::Waiting;
}

Status HealthWords::severity(Severity severity)
{
    return severity == Severity::Critical ? state(HealthState::Critical) : state(HealthState::Warning);
}

QString HealthWords::reachable(const HealthLine &line)
{
    if (!line.looked)
        return TenantFormat::none();
    switch (line.health.status) {
    case HealthStatus::Ok: return tr("yes", "reachable");
    case HealthStatus::ServerUnreachable: return tr("server unreachable");
    case HealthStatus::Closed: return tr("closed");
    case HealthStatus::Unreachable: break;
    }
    const QString &problem = line.health.problem;
    return problem == u"missing"   ? tr("no database")
           : problem == u"sign_in" ? tr("cannot sign in")
           : problem == u"full"    ? tr("no connection left")
           : problem == u"timeout" ? tr("no answer")
           : problem == u"refused" ? tr("takes no connections")
                                   : tr("no", "reachable");
}

QString HealthWords::time(double ms)
{
    const QLocale locale;
    const qint64 whole = qRound64(ms);
    if (whole >= 3'600'000 && whole % 3'600'000 == 0)
        return tr("%1 h").arg(locale.toString(whole / 3'600'000));
    if (whole >= 60'000 && whole % 60'000 == 0)
        return tr("%1 min").arg(locale.toString(whole / 60'000));
    if (whole >= 1000 && whole < 60'000 && whole % 1000 == 0)
        return tr("%1 s").arg(locale.toString(whole / 1000));
    return duration(ms);
}

QString HealthWords::value(const QString &unit, double value)
{
    const QLocale locale;
    if (unit == u"percent")
        return tr("%1 %").arg(locale.toString(value, 'f', value == std::floor(value) ? 0 : 1));
    if (unit == u"ms" || unit == u"s")
        return time(unit == u"s" ? value * 1000 : value);
    if (unit == u"per_minute")
        return tr("%1 per minute").arg(locale.toString(value, 'f', value < 10 ? 2 : 0));
    if (unit == u"days")
        return tr("%Ln day(s)", nullptr, std::max(0, int(value))); // a certificate may have ended before today
    if (unit == u"yes")
        return {};
    return locale.toString(qint64(value));
}

QString HealthWords::metric(const registry::Thresholds &thresholds, const QString &name)
{
    for (const registry::HealthMetric &each : thresholds.metrics)
        if (each.metric == name)
            return each.name().translated();
    return base::printable(name);
}

QString HealthWords::alert(const registry::Thresholds &thresholds, const Alert &alert)
{
    if (alert.metric == u"unreachable")
        return tr("Unreachable");
    if (alert.metric == u"server_unreachable")
        return tr("Server unreachable");
    if (alert.metric == u"backup_age")
        return tr("No backup for %Ln day(s)", nullptr, int(alert.value));
    if (alert.metric == u"certificate")
        return alert.value <= 0 ? tr("Certificate expired or not trusted") : tr("Certificate ends in %Ln day(s)", nullptr, int(alert.value));
    QString unit;
    for (const registry::HealthMetric &each : thresholds.metrics)
        if (each.metric == alert.metric)
            unit = each.unit;
    const QString number = unit.isEmpty() ? QLocale().toString(alert.value) : value(unit, alert.value);
    return number.isEmpty() ? metric(thresholds, alert.metric) : u"%1 %2"_s.arg(metric(thresholds, alert.metric), number);
}

QString HealthWords::meaning(const QString &metric)
{
    static const QHash<QString, const char *> meanings{
        {u"unreachable"_s, QT_TR_NOOP("Nobody can sign in to this tenant's database: its users see errors. Diagnose the tenant to see at which step it ends.")},
        {u"connections"_s, QT_TR_NOOP("Most of the connections that this tenant may open are in use. When the last one is taken, its users see errors. See who holds them; a leak in the product, or a limit that has become too low.")},
        {u"latency"_s, QT_TR_NOOP("Connecting and asking takes so long that people notice. Look at the server: processor, disk, and what else runs on it.")},
        {u"longest_query"_s, QT_TR_NOOP("A statement has been running for so long that nobody waits for its answer any more. See what it is; an ADMIN may cancel it.")},
        {u"idle_in_transaction"_s, QT_TR_NOOP("A session began a transaction and does nothing. It keeps its locks, and keeps vacuum from cleaning. Mostly a fault of the product; ending the session helps at once.")},
        {u"lock_waits"_s, QT_TR_NOOP("Sessions wait for each other's locks. See the tree of locks: who stands at its root holds up all the others.")},
        {u"rollback_ratio"_s, QT_TR_NOOP("Many transactions end with an error. The product's log says which; often after a release, or a migration that is missing.")},
        {u"cache_hit"_s, QT_TR_NOOP("Much is read from disk instead of memory. Either much is read that an index would save, or the server has too little memory for its tenants.")},
        {u"deadlocks"_s, QT_TR_NOOP("The server had to throw somebody's work away. The product takes locks in different orders: tell its developers.")},
        {u"wraparound"_s, QT_TR_NOOP("Autovacuum has not come through for a long time. If nothing is done, the database stops taking writes in the end. Look for old transactions and run VACUUM (FREEZE).")},
        {u"growth"_s, QT_TR_NOOP("The database grows much faster than usual. See its largest tables: an import, or something that writes without end. Keep an eye on the disk.")},
        {u"dead_rows"_s, QT_TR_NOOP("Autovacuum does not keep up: tables hold many rows that nobody sees, and become slow. Look for long transactions, then run VACUUM.")},
        {u"sequence"_s, QT_TR_NOOP("A sequence is running out of numbers: after the last one nothing can be added to its table. Its column has to be widened; that takes planning.")},
        {u"invalid_indexes"_s, QT_TR_NOOP("An index was not finished: it is written to and never read. Drop it and create it anew.")},
        {u"unused_indexes"_s, QT_TR_NOOP("Indexes that nothing reads are written to all the same, and take space. See which in Inspect; whether one may go, the product's developers know. What replicas read is not counted here.")},
        {u"index_bloat"_s, QT_TR_NOOP("An index is much larger than its entries need, by an estimate: it takes space and memory. REINDEX CONCURRENTLY makes it anew; see which in Inspect.")},
        {u"backup_age"_s, QT_TR_NOOP("The last backup that Tenantry knows of is older than it may be, or there is none: what has come since is lost if the database is. See that one is made.")},
        {u"behind"_s, QT_TR_NOOP("A roll-out left this tenant behind. See its timeline for what failed, and roll out again.")},
        {u"version"_s, QT_TR_NOOP("The version in the database is not the one that the registry has: somebody migrated or restored it by hand. Verify the product's migrations.")},
        {u"certificate"_s, QT_TR_NOOP("Browsers warn this tenant's users away, or soon will. Renew the certificate, and find out why that did not happen by itself; Diagnose shows whose it is.")},
        {u"checks"_s, QT_TR_NOOP("A check that the product brings with it fails. What it says is its own.")},
        {u"server_unreachable"_s, QT_TR_NOOP("Nothing is known of any tenant on this server. See whether it runs and can be reached from where Tenantry looks.")},
        {u"server_connections"_s, QT_TR_NOOP("Most of the connections of this server are in use. When the last one is taken, all its tenants see errors.")},
        {u"disk_free"_s, QT_TR_NOOP("The server's disk is nearly full. When it is, all its tenants stop writing, and PostgreSQL may stop. Look for what grows (largest databases, WAL kept for a replica or a slot), or make it larger.")},
        {u"replication_lag"_s, QT_TR_NOOP("A replica is behind. What it lacks is lost if the server burns now.")},
        {u"collector_connections"_s, QT_TR_NOOP("Tenantry's collector needs more connections than it allows itself; looks take longer.")},
    };
    const char *text = meanings.value(metric);
    return text ? tr(text) : QString();
}

QString HealthWords::percent(const std::optional<double> &ratio)
{
    if (!ratio)
        return TenantFormat::none();
    const double percent = std::round(10'000 * *ratio) / 100; // 7.000000001 is 7
    return tr("%1 %").arg(QLocale().toString(percent, 'f', percent > 99 && percent < 100 ? 2 : percent == std::floor(percent) ? 0 : 1));
}

QString HealthWords::perSecond(const std::optional<double> &value)
{
    return value ? QLocale().toString(*value, 'f', *value < 10 ? 1 : 0) : TenantFormat::none();
}

QString HealthWords::who(const registry::Collector &collector)
{
    return tr("%1 on %2", "operator, computer").arg(base::printable(collector.operatorLogin), base::printable(collector.host));
}

QString HealthWords::title(HealthColumn column)
{
    switch (column) {
    case HealthColumn::Tenant: return tr("Tenant");
    case HealthColumn::State: return tr("Health");
    case HealthColumn::Alerts: return tr("What is wrong");
    case HealthColumn::Server: return tr("Server");
    case HealthColumn::Reachable: return tr("Reachable");
    case HealthColumn::Latency: return tr("Latency");
    case HealthColumn::LatencyTrend: return tr("Last 6 h");
    case HealthColumn::Connections: return tr("Connections");
    case HealthColumn::Transactions: return tr("Trans./s");
    case HealthColumn::TransactionsTrend: return tr("Last 6 h");
    case HealthColumn::RolledBack: return tr("Rolled back");
    case HealthColumn::CacheHits: return tr("Cache hits");
    case HealthColumn::LongestQuery: return tr("Longest query");
    case HealthColumn::IdleInTransaction: return tr("Idle in trans.");
    case HealthColumn::Size: return tr("Size");
    case HealthColumn::Growth: return tr("Growth");
    case HealthColumn::DeadRows: return tr("Dead rows");
    case HealthColumn::Version: return tr("Version");
    case HealthColumn::Backup: return tr("Last backup");
    }
    return {};
}

QString HealthWords::whatsThis(HealthColumn column)
{
    switch (column) {
    case HealthColumn::State: return tr("The worst that is known of it");
    case HealthColumn::Latency: return tr("Connecting and SELECT 1, from where the collector runs");
    case HealthColumn::LatencyTrend: return tr("Latency in the last six hours; a mark at the bottom where it was unreachable");
    case HealthColumn::Connections: return tr("Open connections, of those that the tenant may open");
    case HealthColumn::Transactions: return tr("Transactions per second since the look before");
    case HealthColumn::TransactionsTrend: return tr("Transactions per second in the last six hours");
    case HealthColumn::RolledBack: return tr("Share of the transactions since the look before that ended with an error");
    case HealthColumn::CacheHits: return tr("Share of the blocks since the look before that were in memory");
    case HealthColumn::LongestQuery: return tr("How long the statement that runs longest has been running");
    case HealthColumn::IdleInTransaction: return tr("How long a session has been doing nothing within a transaction");
    case HealthColumn::Growth: return tr("Of the database, in the last hour or two");
    case HealthColumn::DeadRows: return tr("In the worst table");
    case HealthColumn::Backup: return tr("That Tenantry made, before a roll-out");
    default: return title(column);
    }
}

QString HealthWords::cellText(const HealthSnapshot &snapshot, const HealthLine &line, HealthColumn column)
{
    const registry::TenantHealth &h = line.health;
    const QLocale locale;
    const auto time = [](const std::optional<double> &ms) { return ms && *ms >= 1000 ? duration(*ms) : TenantFormat::none(); };
    switch (column) {
    case HealthColumn::Tenant: return base::printable(line.tenant.companyName);
    case HealthColumn::State: return state(line.state).text;
    case HealthColumn::Alerts: {
        QStringList out;
        for (const Alert &each : line.alerts)
            out << alert(snapshot.thresholds, each);
        if (out.isEmpty() && line.looked && line.health.status == HealthStatus::ServerUnreachable)
            out << tr("Server unreachable"); // its alert is the server's
        return out.join(u", "_s);
    }
    case HealthColumn::Server: return base::printable(line.tenant.server);
    case HealthColumn::Reachable: return reachable(line);
    case HealthColumn::Latency: {
        const auto ms = line.latencyMs();
        return ms ? TenantFormat::milliseconds(*ms) : TenantFormat::none();
    }
    case HealthColumn::Connections:
        return !h.connections ? TenantFormat::none() : h.connectionLimit ? tr("%1 of %2").arg(locale.toString(*h.connections), locale.toString(*h.connectionLimit)) : locale.toString(*h.connections);
    case HealthColumn::Transactions: return perSecond(h.transactionsPerSecond);
    case HealthColumn::RolledBack: return percent(h.rollbackRatio);
    case HealthColumn::CacheHits: return percent(h.cacheHitRatio);
    case HealthColumn::LongestQuery: return time(h.longestQueryMs);
    case HealthColumn::IdleInTransaction: return time(h.idleInTransactionMs);
    case HealthColumn::Size: return TenantFormat::size(h.sizeBytes);
    case HealthColumn::Growth: {
        const auto growth = line.growth();
        return !growth ? TenantFormat::none() : (*growth > 0.0005 ? u"+"_s : QString()) + percent(std::round(*growth * 1000) / 1000);
    }
    case HealthColumn::DeadRows: return percent(h.deadRowsRatio);
    case HealthColumn::Version: return TenantFormat::version(base::printable(h.schemaVersion.value_or(line.tenant.schemaVersion)), line.tenant.behind);
    case HealthColumn::Backup: return line.tenant.lastBackupAt.isValid() ? TenantFormat::ago(line.tenant.lastBackupAt, snapshot.now) : TenantFormat::none();
    case HealthColumn::LatencyTrend:
    case HealthColumn::TransactionsTrend: break;
    }
    return {};
}

QString HealthWords::trend(const QString &column, double least, double most)
{
    return tr("%1: from %2 to %3", "what is drawn, least, most").arg(column, QLocale().toString(least, 'f', 1), QLocale().toString(most, 'f', 1));
}

} // namespace tenantry::ui
