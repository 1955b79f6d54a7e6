// The statements of looks.cpp. They run with search_path = pg_catalog.
#pragma once

#include "drivers/indexestimate.h"

namespace tenantry::inspection::sql {

// Not the system's, not temporary, not Tenantry's own.
#define TENANTS_OWN(space) space ".nspname !~ '^pg_' AND " space ".nspname NOT IN ('information_schema', 'tenantry')"

// Sizes ask for a lock on the table: where somebody holds it, the pages of the last VACUUM or ANALYZE have to do.
#define TABLES(bytes, indexes)                                                                                                             \
    "SELECT n.nspname, c.relname, CASE c.relkind WHEN 'p' THEN 'partitioned' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized-view' ELSE 'table' END, "  \
    "CASE WHEN c.reltuples >= 0 AND c.relkind <> 'v' THEN c.reltuples::bigint END, " bytes ", " indexes ", coalesce(s.n_dead_tup, 0), "       \
    "greatest(s.last_vacuum, s.last_autovacuum), greatest(s.last_analyze, s.last_autoanalyze), "                                             \
    "CASE WHEN c.relkind IN ('r', 'm') AND c.reltuples > 0 AND w.known THEN greatest(0, c.relpages - ceil(c.reltuples * (28 + w.width) / (8168 * "       \
    "coalesce((SELECT option_value::int FROM pg_options_to_table(c.reloptions) WHERE option_name = 'fillfactor'), 100) / 100.0)))::bigint * current_setting('block_size')::int END " \
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid "                      \
    "LEFT JOIN LATERAL (SELECT sum((1 - p.null_frac) * p.avg_width) AS width, bool_and(p.avg_width IS NOT NULL) AS known FROM pg_attribute a "   \
    "LEFT JOIN pg_stats p ON p.schemaname = n.nspname AND p.tablename = c.relname AND p.attname = a.attname AND NOT p.inherited "             \
    "WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) w ON true "                                                          \
    "WHERE c.relkind IN ('r', 'p', 'v', 'm') AND " TENANTS_OWN("n") " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass "  \
    "AND d.objid = c.oid AND d.deptype = 'e') ORDER BY c.relpages DESC, 1, 2 LIMIT 5000"

inline constexpr char tables[] = TABLES("CASE WHEN c.relkind IN ('r', 'm') THEN coalesce(pg_table_size(c.oid), 0) ELSE 0 END",
                                        "CASE WHEN c.relkind IN ('r', 'm') THEN coalesce(pg_indexes_size(c.oid), 0) ELSE 0 END");
inline constexpr char tablesEstimated[] = TABLES("c.relpages::bigint * current_setting('block_size')::int",
                                                 "coalesce((SELECT sum(i.relpages) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = c.oid), 0)::bigint * current_setting('block_size')::int");

inline constexpr char columns[] =
    "SELECT n.nspname, c.relname, CASE n.nspname WHEN 'public' THEN '' ELSE quote_ident(n.nspname) || '.' END || quote_ident(c.relname), "
    "CASE c.relkind WHEN 'p' THEN 'partitioned' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized-view' ELSE 'table' END, "
    "a.attname, quote_ident(a.attname), format_type(a.atttypid, a.atttypmod), has_column_privilege(c.oid, a.attnum, 'SELECT') "
    "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND " TENANTS_OWN("n") " "
    "AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') ORDER BY n.nspname <> 'public', 1, 2, a.attnum LIMIT 20000";

// Only those that there is something to say about. Bloated: of 10 MB or more, more than half of it and more than 10 MB empty. Duplicate: the same table, columns, classes, collations, order, expressions and condition, and
// what the other one enforces this one does not.
inline constexpr char indexes[] =
    "SELECT n.nspname, t.relname, i.relname, i.relpages::bigint * current_setting('block_size')::int, coalesce(s.idx_scan, 0), NOT x.indisvalid, "
    "x.indisvalid AND coalesce(s.idx_scan, 0) = 0 AND NOT x.indisunique AND NOT x.indisexclusion AND NOT x.indisreplident, o.relname, e.empty "
    "FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace "
    "LEFT JOIN pg_stat_all_indexes s ON s.indexrelid = i.oid LEFT JOIN LATERAL (SELECT j.relname FROM pg_index y JOIN pg_class j ON j.oid = y.indexrelid "
    "WHERE y.indrelid = x.indrelid AND y.indexrelid <> x.indexrelid AND y.indisvalid AND y.indkey = x.indkey AND y.indclass = x.indclass AND y.indcollation = x.indcollation AND y.indoption = x.indoption "
    "AND y.indnkeyatts = x.indnkeyatts AND j.relam = i.relam AND coalesce(pg_get_expr(y.indexprs, y.indrelid), '') = coalesce(pg_get_expr(x.indexprs, x.indrelid), '') "
    "AND coalesce(pg_get_expr(y.indpred, y.indrelid), '') = coalesce(pg_get_expr(x.indpred, x.indrelid), '') "
    "AND (x.indisunique, x.indisprimary, -x.indexrelid::bigint) < (y.indisunique, y.indisprimary, -y.indexrelid::bigint) ORDER BY j.relname LIMIT 1) o ON true "
    "LEFT JOIN LATERAL (SELECT " TENANTRY_BTREE_EMPTY("x.indexrelid") " AS empty WHERE x.indisvalid AND i.relpages >= 1280) e ON true "
    "WHERE i.relkind = 'i' AND " TENANTS_OWN("n") " AND (NOT x.indisvalid OR o.relname IS NOT NULL OR (e.empty > 10485760 AND e.empty * 2 > i.relpages::bigint * current_setting('block_size')::int) "
    "OR (coalesce(s.idx_scan, 0) = 0 AND NOT x.indisunique AND NOT x.indisexclusion AND NOT x.indisreplident)) ORDER BY 6 DESC, 4 DESC, 1, 2, 3 LIMIT 1000";

inline constexpr char sequences[] =
    "SELECT q.schemaname, q.sequencename, q.last_value, l.bound, (q.last_value::numeric - q.min_value) / nullif(l.bound::numeric - q.min_value, 0) FROM pg_sequences q "
    "JOIN pg_namespace n ON n.nspname = q.schemaname JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = q.sequencename "
    "LEFT JOIN LATERAL (SELECT least(q.max_value, CASE a.atttypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 END) AS bound FROM (SELECT 1) one "
    "LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i') "
    "LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid LIMIT 1) l ON true "
    "WHERE " TENANTS_OWN("n") " AND q.increment_by > 0 AND NOT q.cycle AND q.last_value IS NOT NULL AND (q.last_value::numeric - q.min_value) * 2 > l.bound::numeric - q.min_value ORDER BY 5 DESC LIMIT 1000";

inline constexpr char whole[] = "SELECT coalesce(pg_database_size(current_database()), 0), (SELECT stats_reset FROM pg_stat_database WHERE datname = current_database())";

// %1: where the sessions come from.
#define SESSIONS(source)                                                                                                                   \
    "SELECT a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.backend_type, ''), coalesce(a.state, ''), coalesce(a.wait_event_type || ': ' || a.wait_event, ''), "  \
    "coalesce(a.query, ''), a.backend_start, extract(epoch FROM clock_timestamp() - CASE a.state WHEN 'active' THEN a.query_start ELSE a.state_change END) * 1000, "     \
    "extract(epoch FROM clock_timestamp() - a.xact_start) * 1000, "                                                                        \
    "(SELECT concat_ws(' ', l.mode, CASE WHEN l.relation IS NOT NULL THEN l.relation::regclass::text ELSE l.locktype END) FROM pg_locks l WHERE l.pid = a.pid AND NOT l.granted LIMIT 1), "  \
    "CASE WHEN a.wait_event_type = 'Lock' THEN pg_blocking_pids(a.pid)::text[] ELSE '{}' END "                                               \
    "FROM " source " a WHERE a.pid <> pg_backend_pid() ORDER BY 9 DESC NULLS LAST, 1 LIMIT 1000"

inline constexpr char sessionsSeen[] = SESSIONS("(SELECT * FROM pg_stat_activity WHERE datname = current_database())");
inline constexpr char sessionsShown[] = SESSIONS("tenantry.activity()"); // inspectionroles.h

// $1: the tenant's role.
inline constexpr char settings[] =
    "SELECT name, setting, coalesce(unit, ''), coalesce(boot_val, ''), source FROM pg_settings WHERE source IN ('configuration file', 'command line', 'environment variable', 'global') "
    "AND setting IS DISTINCT FROM boot_val UNION ALL "
    "SELECT split_part(v, '=', 1), substr(v, strpos(v, '=') + 1), '', coalesce((SELECT boot_val FROM pg_settings s WHERE s.name = split_part(v, '=', 1)), ''), "
    "CASE WHEN r.setdatabase <> 0 AND r.setrole <> 0 THEN 'role in database' WHEN r.setdatabase <> 0 THEN 'database' WHEN r.setrole <> 0 THEN 'role' ELSE 'all' END "
    "FROM pg_db_role_setting r CROSS JOIN unnest(r.setconfig) v WHERE r.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database())) "
    "AND (r.setrole = 0 OR r.setrole = (SELECT oid FROM pg_roles WHERE rolname = $1)) ORDER BY 5, 1 LIMIT 2000";

inline constexpr char extensions[] = "SELECT e.extname, e.extversion, coalesce(a.default_version, ''), n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
                                     "LEFT JOIN pg_available_extensions a ON a.name = e.extname ORDER BY 1 LIMIT 1000";

// Whoever holds something here: grantee, login, superuser, one of ours, limit, member of, on what, which rights.
inline constexpr char roles[] =
    "WITH held AS (SELECT 1 AS part, 'database' AS what, a.grantee, a.privilege_type, d.oid FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a WHERE d.datname = current_database() "
    "UNION ALL SELECT 2, 'schema ' || quote_ident(n.nspname), a.grantee, a.privilege_type, n.oid FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a WHERE " TENANTS_OWN("n") " "
    "UNION ALL SELECT 3, 'tables', a.grantee, a.privilege_type, c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a "
    "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND " TENANTS_OWN("n") " "
    "UNION ALL SELECT 4, 'columns', b.grantee, b.privilege_type, c.oid FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(t.attacl) b WHERE " TENANTS_OWN("n") "), "
    "lines AS (SELECT part, grantee, what, count(DISTINCT oid) AS objects, string_agg(DISTINCT privilege_type, ', ' ORDER BY privilege_type) AS rights FROM held GROUP BY 1, 2, 3) "
    "SELECT coalesce(r.rolname, 'PUBLIC'), coalesce(r.rolcanlogin, false), coalesce(r.rolsuper, false), coalesce(shobj_description(r.oid, 'pg_authid') ~ '^tenantry:.* (inspector|reader)$', false), coalesce(r.rolconnlimit, -1), "
    "ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid ORDER BY 1), l.what, l.objects, l.rights, l.part "
    "FROM lines l LEFT JOIN pg_roles r ON r.oid = l.grantee ORDER BY 1, l.part, l.what LIMIT 5000";

#undef TABLES
#undef SESSIONS
#undef TENANTS_OWN

} // namespace tenantry::inspection::sql
