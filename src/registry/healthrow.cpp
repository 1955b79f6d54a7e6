#include "registry/healthrow.h"

#include <QTimeZone>

namespace tenantry::registry::healthrow {

using namespace tenantry::base;
using namespace Qt::StringLiterals;
using postgres::Rows;

namespace {

QJsonValue json(const QString &text) { return text; }
QJsonValue json(const QDateTime &time) { return time.isValid() ? QJsonValue(timeText(time)) : QJsonValue(); }
QJsonValue json(const QJsonObject &object) { return object.isEmpty() ? QJsonValue() : QJsonValue(object); }
QJsonValue json(const std::optional<Error> &error) { return error ? QJsonValue(error->toJson()) : QJsonValue(); }
QJsonValue json(HealthStatus status) { return healthStatusName(status); }
QJsonValue json(const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); }
QJsonValue json(const std::optional<int> &value) { return value ? QJsonValue(*value) : QJsonValue(); }
QJsonValue json(const std::optional<qint64> &value) { return value ? QJsonValue(*value) : QJsonValue(); }
QJsonValue json(const std::optional<bool> &value) { return value ? QJsonValue(*value) : QJsonValue(); }
QJsonValue json(const std::optional<QString> &value) { return value ? QJsonValue(*value) : QJsonValue(); }
QJsonValue json(const Standings &standings) { return standingsJson(standings); }
QJsonValue json(const std::optional<HealthCounters> &c)
{
    if (!c)
        return {};
    QJsonObject out{{u"at"_s, json(c->at)}, {u"since"_s, json(c->countedSince)}, {u"started"_s, json(c->serverStarted)}, {u"commits"_s, c->commits}, {u"rollbacks"_s, c->rollbacks},
                       {u"hit"_s, c->blocksHit}, {u"read"_s, c->blocksRead}, {u"deadlocks"_s, c->deadlocks}, {u"temp"_s, c->tempBytes}, {u"written"_s, c->written}};
    if (c->writtenAtSize)
        out.insert(u"sized"_s, *c->writtenAtSize);
    return out;
}

QDateTime moment(const QJsonValue &value) { return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC(); }

void take(const Rows &r, int i, int c, QString &out) { out = r.text(i, c); }
void take(const Rows &r, int i, int c, QDateTime &out) { out = r.isNull(i, c) ? QDateTime() : r.time(i, c); }
void take(const Rows &r, int i, int c, QJsonObject &out) { out = r.isNull(i, c) ? QJsonObject() : r.json(i, c); }
void take(const Rows &r, int i, int c, std::optional<Error> &out) { out = r.isNull(i, c) ? std::nullopt : std::optional(Error::fromJson(r.json(i, c))); }
void take(const Rows &r, int i, int c, HealthStatus &out) { out = healthStatusFromName(r.text(i, c)); }
void take(const Rows &r, int i, int c, std::optional<double> &out) { out = r.isNull(i, c) ? std::nullopt : std::optional(r.number(i, c)); }
void take(const Rows &r, int i, int c, std::optional<int> &out) { out = r.isNull(i, c) ? std::nullopt : std::optional(int(r.integer(i, c))); }
void take(const Rows &r, int i, int c, std::optional<qint64> &out) { out = r.isNull(i, c) ? std::nullopt : std::optional(r.integer(i, c)); }
void take(const Rows &r, int i, int c, std::optional<bool> &out) { out = r.isNull(i, c) ? std::nullopt : std::optional(r.boolean(i, c)); }
void take(const Rows &r, int i, int c, std::optional<QString> &out) { out = r.isNull(i, c) ? std::nullopt : std::optional(r.text(i, c)); }
void take(const Rows &r, int i, int c, Standings &out) { out = standingsFrom(r.json(i, c)); }
void take(const Rows &r, int i, int c, std::optional<HealthCounters> &out)
{
    if (r.isNull(i, c))
        return;
    const QJsonObject o = r.json(i, c);
    const auto number = [&](const char *key) { return o.value(QLatin1StringView(key)).toInteger(); };
    out = HealthCounters{moment(o.value("at"_L1)), moment(o.value("since"_L1)), moment(o.value("started"_L1)), number("commits"), number("rollbacks"), number("hit"), number("read"),
                         number("deadlocks"), number("temp"), number("written"), o.contains("sized"_L1) ? std::optional(number("sized")) : std::nullopt};
}

struct Column {
    const char *name, *type;
    bool light; // read for lists too
    QJsonValue (*get)(const TenantHealth &);
    void (*set)(TenantHealth &, const Rows &, int, int);
};

#define COLUMN(name, type, light, member)                                                                                                                              \
    {                                                                                                                                                                  \
        name, type, light, [](const TenantHealth &h) { return json(h.member); }, [](TenantHealth &h, const Rows &r, int i, int c) { take(r, i, c, h.member); }          \
    }

const Column all[] = {
    COLUMN("tenant_id", "uuid", true, tenantId),
    COLUMN("at", "timestamptz", true, at),
    COLUMN("status", "text", true, status),
    COLUMN("since", "timestamptz", true, since),
    COLUMN("problem", "text", true, problem),
    COLUMN("error", "jsonb", true, error),
    COLUMN("connect_ms", "real", true, connectMs),
    COLUMN("query_ms", "real", true, queryMs),
    COLUMN("probed_as", "text", true, probedAs),
    COLUMN("probed_at", "timestamptz", false, probedAt),
    COLUMN("connections", "integer", true, connections),
    COLUMN("connection_limit", "integer", true, connectionLimit),
    COLUMN("active", "integer", true, active),
    COLUMN("longest_query_ms", "double precision", true, longestQueryMs),
    COLUMN("longest_transaction_ms", "double precision", true, longestTransactionMs),
    COLUMN("idle_in_transaction", "integer", true, idleInTransaction),
    COLUMN("idle_in_transaction_ms", "double precision", true, idleInTransactionMs),
    COLUMN("lock_waits", "integer", true, lockWaits),
    COLUMN("lock_wait_ms", "double precision", true, lockWaitMs),
    COLUMN("size_bytes", "bigint", true, sizeBytes),
    COLUMN("size_at", "timestamptz", false, sizeAt),
    COLUMN("growth_base_bytes", "bigint", true, growthBaseBytes),
    COLUMN("growth_base_at", "timestamptz", true, growthBaseAt),
    COLUMN("transactions_per_s", "real", true, transactionsPerSecond),
    COLUMN("rollback_ratio", "real", true, rollbackRatio),
    COLUMN("cache_hit_ratio", "real", true, cacheHitRatio),
    COLUMN("deadlocks", "bigint", true, deadlocks),
    COLUMN("deadlocks_per_minute", "real", true, deadlocksPerMinute),
    COLUMN("temp_bytes_per_s", "real", true, tempBytesPerSecond),
    COLUMN("frozen_age", "bigint", true, frozenAge),
    COLUMN("schema_version", "text", true, schemaVersion),
    COLUMN("dead_rows_ratio", "real", true, deadRowsRatio),
    COLUMN("sequence_ratio", "real", true, sequenceRatio),
    COLUMN("invalid_indexes", "integer", true, invalidIndexes),
    COLUMN("failed_checks", "integer", true, failedChecks),
    COLUMN("inside_at", "timestamptz", false, insideAt),
    COLUMN("inside", "jsonb", false, inside),
    COLUMN("certificate_at", "timestamptz", false, certificateAt),
    COLUMN("certificate_ends", "timestamptz", true, certificateEnds),
    COLUMN("certificate_problem", "text", true, certificateProblem),
    COLUMN("counters", "jsonb", false, counters),
    COLUMN("standing", "jsonb", false, standing),
};
#undef COLUMN

} // namespace

QString timeText(const QDateTime &time) { return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString(); }

QJsonObject standingsJson(const Standings &standings)
{
    QJsonObject out;
    for (auto it = standings.cbegin(); it != standings.cend(); ++it) {
        QJsonObject one;
        const auto put = [&](const QString &key, const QDateTime &time) {
            if (time.isValid())
                one.insert(key, time.toMSecsSinceEpoch());
        };
        put(u"w"_s, it->warningSince);
        put(u"c"_s, it->criticalSince);
        put(u"b"_s, it->betterSince);
        if (!one.isEmpty())
            out.insert(it.key(), one);
    }
    return out;
}

Standings standingsFrom(const QJsonObject &json)
{
    Standings out;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const auto at = [&](QLatin1StringView key) {
            const QJsonValue value = it.value()[key];
            return value.isDouble() ? QDateTime::fromMSecsSinceEpoch(value.toInteger(), QTimeZone::UTC) : QDateTime();
        };
        out.insert(it.key(), {at("w"_L1), at("c"_L1), at("b"_L1)});
    }
    return out;
}

QByteArray columns(bool light)
{
    QByteArray out;
    for (const Column &column : all)
        if (!light || column.light)
            out += QByteArray(out.isEmpty() ? "c." : ", c.") + column.name;
    return out;
}

TenantHealth read(const Rows &rows, int row, bool light)
{
    TenantHealth out;
    int at = 0;
    for (const Column &column : all)
        if (!light || column.light)
            column.set(out, rows, row, at++);
    return out;
}

QJsonObject toJson(const TenantHealth &health)
{
    QJsonObject out;
    for (const Column &column : all)
        if (QJsonValue value = column.get(health); !value.isNull())
            out.insert(QLatin1StringView(column.name), value);
    return out;
}

QByteArray recordDefinition()
{
    QByteArray out;
    for (const Column &column : all)
        out += QByteArray(out.isEmpty() ? "" : ", ") + column.name + ' ' + column.type;
    return out;
}

QByteArray columnNames()
{
    QByteArray out;
    for (const Column &column : all)
        out += QByteArray(out.isEmpty() ? "" : ", ") + column.name;
    return out;
}

QByteArray assignments()
{
    QByteArray out;
    for (const Column &column : all)
        if (qstrcmp(column.name, "tenant_id") != 0)
            out += QByteArray(out.isEmpty() ? "" : ", ") + column.name + " = excluded." + column.name;
    return out;
}

ServerHealth readServer(const Rows &r, int i)
{
    ServerHealth s;
    s.serverId = r.text(i, 0);
    s.at = r.time(i, 1);
    s.reachable = r.text(i, 2) == "ok"_L1;
    s.since = r.time(i, 3);
    take(r, i, 4, s.error);
    take(r, i, 5, s.connectMs);
    take(r, i, 6, s.queryMs);
    take(r, i, 7, s.serverVersion);
    take(r, i, 8, s.startedAt);
    take(r, i, 9, s.connections);
    take(r, i, 10, s.maxConnections);
    take(r, i, 11, s.databases);
    take(r, i, 12, s.active);
    take(r, i, 13, s.lockWaits);
    take(r, i, 14, s.standby);
    take(r, i, 15, s.replicas);
    take(r, i, 16, s.replicationLagSeconds);
    s.standing = standingsFrom(r.json(i, 17));
    take(r, i, 18, s.diskFree);
    take(r, i, 19, s.diskSize);
    return s;
}

QJsonObject toJson(const ServerHealth &s)
{
    return {{u"server_id"_s, s.serverId}, {u"at"_s, json(s.at)}, {u"status"_s, s.reachable ? u"ok"_s : u"unreachable"_s}, {u"since"_s, json(s.since)}, {u"error"_s, json(s.error)},
            {u"connect_ms"_s, json(s.connectMs)}, {u"query_ms"_s, json(s.queryMs)}, {u"server_version"_s, json(s.serverVersion)}, {u"started_at"_s, json(s.startedAt)},
            {u"connections"_s, json(s.connections)}, {u"max_connections"_s, json(s.maxConnections)}, {u"databases"_s, json(s.databases)}, {u"active"_s, json(s.active)},
            {u"lock_waits"_s, json(s.lockWaits)}, {u"standby"_s, json(s.standby)}, {u"replicas"_s, json(s.replicas)}, {u"replication_lag_s"_s, json(s.replicationLagSeconds)},
            {u"standing"_s, standingsJson(s.standing)}, {u"disk_free"_s, json(s.diskFree)}, {u"disk_size"_s, json(s.diskSize)}};
}

Alert readAlert(const Rows &r, int i)
{
    Alert a;
    a.id = r.text(i, 0);
    a.tenantId = r.text(i, 1);
    a.serverId = r.text(i, 2);
    a.metric = r.text(i, 3);
    a.severity = severityFromName(r.text(i, 4));
    a.value = r.number(i, 5);
    a.threshold = r.number(i, 6);
    take(r, i, 7, a.error);
    take(r, i, 8, a.openedAt);
    take(r, i, 9, a.changedAt);
    take(r, i, 10, a.closedAt);
    a.acknowledgedBy = r.text(i, 11);
    a.note = r.text(i, 12);
    take(r, i, 13, a.acknowledgedAt);
    take(r, i, 14, a.silencedUntil);
    return a;
}

} // namespace tenantry::registry::healthrow
