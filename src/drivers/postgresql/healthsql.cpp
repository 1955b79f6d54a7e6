#include "drivers/postgresql/healthsql.h"

#include "drivers/indexestimate.h"

namespace tenantry::drivers::sql {

namespace {

#define MS(what) "extract(epoch FROM clock_timestamp() - " what ")::float8 * 1000"

constexpr char serverQuestion[] =
    "SELECT clock_timestamp(), pg_postmaster_start_time(), current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int "
    "- coalesce(current_setting('reserved_connections', true)::int, 0), pg_is_in_recovery(), (SELECT count(*) FROM pg_stat_replication), "
    "CASE WHEN pg_is_in_recovery() THEN extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8 "
    "ELSE (SELECT max(extract(epoch FROM replay_lag))::float8 FROM pg_stat_replication) END, "
    "CASE WHEN pg_has_role('pg_read_all_settings', 'USAGE') THEN current_setting('data_directory') END, pg_backend_pid()";

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
    "s.deadlocks, s.temp_bytes, s.stats_reset, coalesce(act.sessions, 0), act.active, act.idle, act.query, act.xact, act.idle_ms, coalesce(act.seen, 0), coalesce(lk.waits, 0), lk.wait, s.tup_inserted + s.tup_updated "
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
    // An index of a partition goes with that of its table, and is not to be dropped alone.
    "x AS MATERIALIZED (SELECT i.indexrelid, n.nspname || '.' || c.relname AS name, NOT i.indisvalid AS invalid, "
    "i.indisvalid AND NOT i.indisunique AND NOT i.indisexclusion AND NOT i.indisreplident AND NOT c.relispartition AND c.relpages > 128 AND coalesce(s.idx_scan, 0) = 0 AS unused, "
    "CASE WHEN i.indisvalid AND c.relpages >= 1280 THEN c.relpages END AS pages FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_stat_user_indexes s ON s.indexrelid = i.indexrelid "
    "WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'tenantry')), "
    "b AS MATERIALIZED (SELECT name, pages::int8 * current_setting('block_size')::int8 AS bytes, " TENANTRY_BTREE_EMPTY("x.indexrelid") " AS empty FROM x WHERE pages IS NOT NULL) "
    "SELECT (SELECT json_agg(json_build_object('name', y.name, 'bytes', y.bytes, 'rows', y.live, 'dead', y.dead)) FROM (SELECT * FROM t ORDER BY bytes DESC, name LIMIT 5) y), "
    "(SELECT max(last_autovacuum) FROM t), w.name, w.ratio, "
    "(SELECT json_agg(json_build_object('name', y.name, 'used', y.used)) FROM (SELECT * FROM q WHERE used IS NOT NULL ORDER BY used DESC, name LIMIT 5) y), "
    "(SELECT count(*) FROM x WHERE invalid), (SELECT json_agg(name) FROM (SELECT name FROM x WHERE invalid ORDER BY name LIMIT 5) y), "
    "(SELECT count(*) FROM x WHERE unused), (SELECT json_agg(name) FROM (SELECT name FROM x WHERE unused ORDER BY name LIMIT 5) y), "
    "(SELECT json_agg(json_build_object('name', y.name, 'bytes', y.bytes, 'empty', y.empty)) FROM (SELECT * FROM b WHERE empty > 0 ORDER BY empty::float8 / bytes DESC, name LIMIT 5) y), "
    // Only a plain table of ours in a schema of ours is read: a tenant's view would run the tenant's code.
    "EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.rolname = current_user "
    "WHERE n.nspname = 'tenantry' AND c.relname = 'migration' AND c.relkind = 'r' AND NOT c.relrowsecurity AND n.nspowner = r.oid AND c.relowner = r.oid) "
    "FROM (SELECT 1) one LEFT JOIN LATERAL (SELECT name, dead::float8 / nullif(live + dead, 0) AS ratio FROM t WHERE dead >= 10000 ORDER BY ratio DESC LIMIT 1) w ON true";

} // namespace

QByteArrayList healthServerQuestions() { return {serverQuestion, databasesQuestion, rolesQuestion}; }
QByteArray healthInsideQuestion() { return insideQuestion; }
QByteArray healthVersionsQuestion()
{
    return "SELECT coalesce(array_agg(version ORDER BY applied_at, key), '{}') FROM tenantry.migration WHERE finished AND NOT repeatable AND key <> 'seed'";
}

} // namespace tenantry::drivers::sql
