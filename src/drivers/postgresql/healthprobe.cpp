#include "drivers/healthprobe.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace tenantry::drivers {

using namespace tenantry::base;
using namespace std::chrono_literals;
using postgres::Connection;
using postgres::Rows;

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto statementLimit = 5s, checkLimit = 5s;
constexpr int sizesAtOnce = 20;

double msSince(Clock::time_point began) { return std::chrono::duration<double, std::milli>(Clock::now() - began).count(); }

std::optional<double> numberAt(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(rows.number(row, column));
}

#define MS(what) "extract(epoch FROM clock_timestamp() - " what ")::float8 * 1000"

constexpr char serverQuestion[] =
    "SELECT clock_timestamp(), pg_postmaster_start_time(), current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int "
    "- coalesce(current_setting('reserved_connections', true)::int, 0), pg_is_in_recovery(), (SELECT count(*) FROM pg_stat_replication), "
    "CASE WHEN pg_is_in_recovery() THEN extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8 "
    "ELSE (SELECT max(extract(epoch FROM replay_lag))::float8 FROM pg_stat_replication) END";

// Of sessions of roles that this one is no member of, only whose they are and where is shown: their state is NULL.
constexpr char databasesQuestion[] =
    "WITH busy AS MATERIALIZED (SELECT pid, datid, state, query_start, xact_start, state_change FROM pg_stat_activity "
    "WHERE datid IS NOT NULL AND usesysid IS NOT NULL AND coalesce(backend_type, 'client backend') = 'client backend' AND pid <> pg_backend_pid()), "
    "act AS (SELECT datid, count(*) AS sessions, count(*) FILTER (WHERE state = 'active') AS active, count(*) FILTER (WHERE state LIKE 'idle in transaction%') AS idle, "
    "count(state) AS seen, max(" MS("query_start") ") FILTER (WHERE state = 'active') AS query, max(" MS("xact_start") ") AS xact, "
    "max(" MS("state_change") ") FILTER (WHERE state LIKE 'idle in transaction%') AS idle_ms FROM busy GROUP BY datid), "
    // A row's lock is waited for by its holder's transaction, which belongs to no database: the waiting session does.
    "lk AS (SELECT b.datid, count(DISTINCT l.pid) AS waits, max(" MS("l.waitstart") ") AS wait FROM pg_locks l JOIN busy b ON b.pid = l.pid WHERE NOT l.granted GROUP BY b.datid) "
    "SELECT d.datname, d.datallowconn, d.datconnlimit, greatest(age(d.datfrozenxid), mxid_age(d.datminmxid)), s.xact_commit, s.xact_rollback, s.blks_read, s.blks_hit, "
    "s.deadlocks, s.temp_bytes, s.stats_reset, coalesce(act.sessions, 0), act.active, act.idle, act.query, act.xact, act.idle_ms, coalesce(act.seen, 0), coalesce(lk.waits, 0), lk.wait "
    "FROM pg_database d LEFT JOIN pg_stat_database s ON s.datid = d.oid LEFT JOIN act ON act.datid = d.oid LEFT JOIN lk ON lk.datid = d.oid WHERE NOT d.datistemplate";

constexpr char rolesQuestion[] =
    "SELECT r.rolname, r.rolconnlimit, r.rolcanlogin AND coalesce(r.rolvaliduntil > clock_timestamp(), true), coalesce(a.n, 0) FROM pg_roles r "
    "LEFT JOIN (SELECT usesysid, count(*) AS n FROM pg_stat_activity WHERE datid IS NOT NULL AND pid <> pg_backend_pid() GROUP BY usesysid) a ON a.usesysid = r.oid "
    "WHERE r.rolname !~ '^pg_'";

#undef MS

// Sizes by pg_class: what looks at files waits behind whoever locks the table. relpages is as of the last vacuum or analyze.
constexpr char insideQuestion[] =
    "WITH t AS MATERIALIZED (SELECT s.relid, s.schemaname || '.' || s.relname AS name, s.n_live_tup AS live, s.n_dead_tup AS dead, s.last_autovacuum, "
    "(c.relpages::int8 + coalesce((SELECT sum(i.relpages) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid), 0) "
    "+ coalesce((SELECT o.relpages FROM pg_class o WHERE o.oid = c.reltoastrelid), 0)) * current_setting('block_size')::int8 AS bytes "
    "FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid WHERE s.schemaname <> 'tenantry'), "
    "q AS MATERIALIZED (SELECT schemaname || '.' || sequencename AS name, CASE WHEN increment_by > 0 THEN (last_value::float8 - min_value) / nullif(max_value::float8 - min_value, 0) "
    "ELSE (max_value::float8 - last_value) / nullif(max_value::float8 - min_value, 0) END AS used FROM pg_sequences WHERE last_value IS NOT NULL AND NOT cycle), "
    "x AS MATERIALIZED (SELECT n.nspname || '.' || c.relname AS name, NOT i.indisvalid AS invalid, "
    "i.indisvalid AND NOT i.indisunique AND c.relpages > 128 AND coalesce(s.idx_scan, 0) = 0 AS unused FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_stat_user_indexes s ON s.indexrelid = i.indexrelid "
    "WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'tenantry')) "
    "SELECT (SELECT json_agg(json_build_object('name', y.name, 'bytes', y.bytes, 'rows', y.live, 'dead', y.dead)) FROM (SELECT * FROM t ORDER BY bytes DESC, name LIMIT 5) y), "
    "(SELECT max(last_autovacuum) FROM t), w.name, w.ratio, "
    "(SELECT json_agg(json_build_object('name', y.name, 'used', y.used)) FROM (SELECT * FROM q WHERE used IS NOT NULL ORDER BY used DESC, name LIMIT 5) y), "
    "(SELECT count(*) FROM x WHERE invalid), (SELECT json_agg(name) FROM (SELECT name FROM x WHERE invalid ORDER BY name LIMIT 5) y), "
    "(SELECT count(*) FROM x WHERE unused), (SELECT json_agg(name) FROM (SELECT name FROM x WHERE unused ORDER BY name LIMIT 5) y), "
    // Only a plain table of ours in a schema of ours is read: a tenant's view would run the tenant's code.
    "EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.rolname = current_user "
    "WHERE n.nspname = 'tenantry' AND c.relname = 'migration' AND c.relkind = 'r' AND NOT c.relrowsecurity AND n.nspowner = r.oid AND c.relowner = r.oid) "
    "FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT name, dead::float8 / nullif(live + dead, 0) AS ratio FROM t WHERE dead >= 10000 ORDER BY ratio DESC LIMIT 1) w ON true";

class PostgresqlHealthProbe : public HealthProbe {
public:
    explicit PostgresqlHealthProbe(postgres::Pool &pool) : m_pool(pool) {}

    Result<ServerFigures> server(const Settings &owner, std::stop_token stop) override
    {
        ServerFigures out;
        const auto opened = m_pool.gauges().opened;
        auto began = Clock::now();
        TRY(auto lease, m_pool.take(owner, stop));
        if (m_pool.gauges().opened != opened)
            out.connectMs = msSince(began);
        out.version = lease->serverVersion();
        TRYV(lease->setStatementTimeout(statementLimit));
        began = Clock::now();
        TRY(const Rows about, lease->query(serverQuestion));
        out.queryMs = msSince(began);
        out.now = about.time(0, 0);
        out.startedAt = about.time(0, 1);
        out.maxConnections = int(about.integer(0, 2));
        out.standby = about.boolean(0, 3);
        out.replicas = int(about.integer(0, 4));
        out.replicationLagSeconds = numberAt(about, 0, 5);
        TRY(const Rows rows, lease->query(databasesQuestion));
        out.databases.reserve(rows.size());
        for (int i = 0; i < rows.size(); ++i) {
            DatabaseFigures d;
            d.takesConnections = rows.boolean(i, 1);
            d.connectionLimit = int(rows.integer(i, 2));
            d.frozenAge = rows.integer(i, 3);
            d.counted = !rows.isNull(i, 4);
            d.commits = rows.integer(i, 4);
            d.rollbacks = rows.integer(i, 5);
            d.blocksRead = rows.integer(i, 6);
            d.blocksHit = rows.integer(i, 7);
            d.deadlocks = rows.integer(i, 8);
            d.tempBytes = rows.integer(i, 9);
            if (!rows.isNull(i, 10))
                d.countedSince = rows.time(i, 10);
            d.sessions = int(rows.integer(i, 11));
            const bool seen = d.sessions == 0 || rows.integer(i, 17) > 0;
            if (seen) {
                d.active = int(rows.integer(i, 12));
                d.idleInTransaction = int(rows.integer(i, 13));
                d.longestQueryMs = std::max(0.0, rows.number(i, 14));
                d.longestTransactionMs = std::max(0.0, rows.number(i, 15));
                d.longestIdleMs = std::max(0.0, rows.number(i, 16));
            }
            d.lockWaits = int(rows.integer(i, 18));
            d.longestLockWaitMs = numberAt(rows, i, 19);
            out.sessions += d.sessions;
            out.active += d.active.value_or(0);
            out.lockWaits += d.lockWaits;
            out.databases.insert(rows.text(i, 0), d);
        }
        TRY(const Rows roles, lease->query(rolesQuestion));
        out.roles.reserve(roles.size());
        for (int i = 0; i < roles.size(); ++i)
            out.roles.insert(roles.text(i, 0), {int(roles.integer(i, 1)), roles.boolean(i, 2), int(roles.integer(i, 3))});
        return out;
    }

    Result<QHash<QString, qint64>> sizes(const Settings &owner, const QStringList &databases, std::chrono::milliseconds time, std::stop_token stop) override
    {
        const auto deadline = Clock::now() + time;
        QHash<QString, qint64> out;
        TRY(auto lease, m_pool.take(owner, stop));
        TRYV(lease->setStatementTimeout(statementLimit));
        for (qsizetype from = 0; from < databases.size() && Clock::now() < deadline; from += sizesAtOnce) {
            // One that this role may not look at has no size, and is no reason to have none of the others.
            TRY(const Rows rows, lease->query("SELECT d.datname, pg_database_size(d.oid) FROM pg_database d WHERE d.datname = ANY ($1::name[]) AND d.datconnlimit <> -2 "
                                              "AND (has_database_privilege(d.oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE'))", {databases.mid(from, sizesAtOnce)}));
            for (int i = 0; i < rows.size(); ++i)
                if (!rows.isNull(i, 1))
                    out.insert(rows.text(i, 0), rows.integer(i, 1));
        }
        return out;
    }

    Result<DoorFigures> door(const Settings &who, const std::vector<QByteArray> &checks, std::stop_token stop) override
    {
        DoorFigures out;
        auto began = Clock::now();
        TRY(const auto connection, Connection::open(who, std::move(stop)));
        out.connectMs = msSince(began);
        began = Clock::now();
        TRYV(connection->query("SELECT 1"));
        out.queryMs = msSince(began);
        for (const QByteArray &sql : checks) {
            const auto done = connection->transaction({"SET TRANSACTION READ ONLY; SET LOCAL lock_timeout = '200ms'; SELECT 1", checkLimit}, [&](const Rows &) -> Result<QByteArray> {
                TRY(const auto rows, connection->query(sql));
                if (rows.size() == 1 && !rows.columns().isEmpty() && rows.boolean(0, 0))
                    return QByteArray();
                return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The check gave %1 instead of true."), {rows.isEmpty() ? QStringLiteral("no row") : rows.text(0, 0).left(100)}},
                            QT_TRANSLATE_NOOP("core", "Look at the tenant, and at the check itself."));
            });
            if (!done && done.error().kind == Kind::Cancelled)
                return fail(done.error());
            out.checks.push_back(done ? std::nullopt : std::optional(done.error()));
        }
        return out;
    }

    Result<InsideFigures> inside(const Settings &ownerInDatabase, std::stop_token stop) override
    {
        TRY(auto lease, m_pool.take(ownerInDatabase, std::move(stop)));
        InsideFigures out;
        const auto began = Clock::now();
        const Connection::Opening opening{QByteArray("SET TRANSACTION READ ONLY; SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '200ms'; ") + insideQuestion, statementLimit};
        TRYV(lease->transaction(opening, [&](const Rows &rows) -> Result<QByteArray> {
            const auto list = [&](int column) { return QJsonDocument::fromJson(rows.bytes(0, column)).array(); };
            for (const QJsonValue &each : list(0))
                out.largest.append({each[QLatin1String("name")].toString(), each[QLatin1String("bytes")].toInteger(), each[QLatin1String("rows")].toInteger(), each[QLatin1String("dead")].toInteger()});
            if (!rows.isNull(0, 1))
                out.lastAutovacuum = rows.time(0, 1);
            out.deadRowsTable = rows.text(0, 2);
            out.deadRowsRatio = rows.number(0, 3);
            for (const QJsonValue &each : list(4))
                out.sequences.append({each[QLatin1String("name")].toString(), each[QLatin1String("used")].toDouble()});
            out.invalidIndexes = int(rows.integer(0, 5));
            out.unusedIndexes = int(rows.integer(0, 7));
            for (const QJsonValue &each : list(6))
                out.invalid << each.toString();
            for (const QJsonValue &each : list(8))
                out.unused << each.toString();
            if (rows.boolean(0, 9)) {
                TRY(const Rows versions, lease->query("SELECT coalesce(array_agg(version ORDER BY applied_at, key), '{}') FROM tenantry.migration WHERE finished AND NOT repeatable AND key <> 'seed'"));
                out.versions = versions.array(0, 0);
            }
            return QByteArray();
        }));
        out.queryMs = msSince(began);
        return out;
    }

private:
    postgres::Pool &m_pool;
};

} // namespace

std::unique_ptr<HealthProbe> makeHealthProbe(const QString &driver, postgres::Pool &pool)
{
    return driver == QLatin1String("postgresql") ? std::make_unique<PostgresqlHealthProbe>(pool) : nullptr;
}

} // namespace tenantry::drivers
