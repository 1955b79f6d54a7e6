#include "drivers/postgresql/inspectionsql.h"

#include "postgres/connection.h"

namespace tenantry::drivers::sql {

namespace {

// Objects of the tenant's: not the system's, not temporary, not Tenantry's bookkeeping.
#define TENANTS(space) space ".nspname !~ '^pg_' AND " space ".nspname NOT IN ('information_schema', 'tenantry')"

// What statements hold besides their words, taken out. Where quoting cannot be followed by a regular expression (backslashes, comments,
// dollar quotes), everything from the first quote, digit or comment on goes.
#define WITHOUT_VALUES(query)                                                                                                              \
    "CASE WHEN " query " ~ '[\\\\]|--|/[*]|[$]([^0-9]|$)' THEN regexp_replace(" query ", '([''\"$\\\\0-9]|--|/[*]).*$', '…') "                \
    "ELSE regexp_replace(regexp_replace(regexp_replace(" query ", '(\"[^\"]*(\"|$))|''([^'']|'''')*(''|$)', E'\\\\1\\x01', 'g'), "              \
    "'(\"[^\"]*(\"|$))\\x01', '\\1', 'g'), '\\x01|\\m[0-9][0-9.]*', '?', 'g') END"

} // namespace

QByteArray inspectionRoleSettings(const QString &role)
{
    const QByteArray alter = "ALTER ROLE " + postgres::quoteIdentifier(role) + ' ';
    return alter + "NOINHERIT;\n" + alter + "SET default_transaction_read_only = on;\n" + alter + "SET statement_timeout = '30s';\n" + alter
        + "SET lock_timeout = '1s';\n" + alter + "SET idle_in_transaction_session_timeout = '30s';\n" + alter + "SET search_path = public;\n";
}

QByteArray activityFunction()
{
    return "CREATE OR REPLACE FUNCTION tenantry.activity() RETURNS TABLE (pid int, usename name, application_name text, backend_type text, backend_start timestamptz, "
           "xact_start timestamptz, query_start timestamptz, state_change timestamptz, state text, wait_event_type text, wait_event text, query text) "
           "LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $tenantry$\n"
           "    SELECT a.pid, a.usename, a.application_name, a.backend_type, a.backend_start, a.xact_start, a.query_start, a.state_change, a.state, a.wait_event_type, a.wait_event,\n"
           "           " WITHOUT_VALUES("a.query") "\n"
           "      FROM pg_stat_activity a WHERE a.datname = current_database()\n"
           "$tenantry$;\n"
           "REVOKE ALL ON FUNCTION tenantry.activity() FROM PUBLIC;\n";
}

QByteArray inspectableColumns()
{
    return "SELECT c.oid, c.relkind::text, n.nspname, c.relname, a.attname, a.attnum, "
           "pg_has_role(current_user, c.relowner, 'USAGE'), "
           "coalesce(has_table_privilege(i.oid, c.oid, 'SELECT'), false), coalesce(has_column_privilege(i.oid, c.oid, a.attnum, 'SELECT'), false), "
           "coalesce(has_table_privilege(r.oid, c.oid, 'SELECT'), false), "
           "CASE WHEN a.attgenerated <> '' THEN (SELECT string_agg(d.refobjsubid::text, ' ') FROM pg_attrdef e JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = e.oid "
           "AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid AND d.refobjsubid > 0 AND d.refobjsubid <> a.attnum WHERE e.adrelid = c.oid AND e.adnum = a.attnum) END "
           "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_roles r ON r.rolname = $1 LEFT JOIN pg_roles i ON i.rolname = $2 "
           "LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind <> 'S' "
           "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND " TENANTS("n") " AND c.relpersistence <> 't' "
           "AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e') "
           "ORDER BY c.oid, a.attnum";
}

QByteArray viewSources()
{
    return "WITH RECURSIVE direct AS (SELECT w.ev_class AS view, CASE WHEN d.refclassid = 'pg_class'::regclass THEN d.refobjid ELSE 0 END AS source, v.relkind "
           "FROM pg_rewrite w JOIN pg_class v ON v.oid = w.ev_class AND v.relkind IN ('v', 'm') JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid "
           "WHERE d.refobjid <> w.ev_class AND (d.refclassid = 'pg_class'::regclass OR (d.refclassid = 'pg_proc'::regclass AND v.relkind = 'm' AND d.refobjid >= 16384))), "
           "below AS (SELECT view, source FROM direct UNION SELECT b.view, d.source FROM below b JOIN direct d ON d.view = b.source), "
           "family AS (SELECT inhparent AS source, inhrelid AS child FROM pg_inherits) "
           "SELECT view, source FROM below UNION SELECT b.view, f.child FROM below b JOIN family f USING (source) ORDER BY 1, 2";
}

// The functions that ask for a privilege fail on what is of another kind, and AND promises no order: CASE does. Oids from 16384 on are not initdb's
// (manual, System Catalog Declarations): the privileges of its 400 relations took longer to ask than all the rest.
QByteArray inspectionOpenings()
{
    return "SELECT 'definer', p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
           "WHERE p.prosecdef AND p.oid >= 16384 AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype) AND has_function_privilege($1, p.oid, 'EXECUTE') "
           "AND NOT (n.nspname = 'tenantry' AND p.proname = 'activity') "
           "UNION ALL SELECT 'write', c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') "
           "AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)' "
           "AND (has_table_privilege($1, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER, REFERENCES') OR has_any_column_privilege($1, c.oid, 'INSERT, UPDATE, REFERENCES')) "
           "UNION ALL SELECT 'sequence', c.oid::regclass::text FROM pg_class c WHERE CASE WHEN c.relkind = 'S' THEN has_sequence_privilege($1, c.oid, 'USAGE, UPDATE') ELSE false END "
           "UNION ALL SELECT 'create', n.nspname::text FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND has_schema_privilege($1, n.oid, 'CREATE') "
           "UNION ALL SELECT 'create', 'database' WHERE has_database_privilege($1, current_database(), 'CREATE, TEMPORARY') "
           "UNION ALL SELECT 'foreign', c.oid::regclass::text FROM pg_class c WHERE c.relkind = 'f' AND has_any_column_privilege($1, c.oid, 'SELECT') "
           "UNION ALL SELECT 'foreign', s.srvname::text FROM pg_foreign_server s WHERE has_server_privilege($1, s.oid, 'USAGE') "
           "UNION ALL SELECT 'member', quote_ident(g.rolname) FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles i ON i.oid = m.member WHERE i.rolname = $1 "
           "UNION ALL SELECT 'masked', m.relation::oid::regclass::text || '.' || quote_ident(a.attname) FROM unnest($2::bigint[], $3::int[]) m (relation, number) "
           "JOIN pg_attribute a ON a.attrelid = m.relation::oid AND a.attnum = m.number WHERE has_column_privilege($1, a.attrelid, a.attnum, 'SELECT') "
           "LIMIT 100";
}

} // namespace tenantry::drivers::sql
