#include "drivers/postgresql/adoptionsql.h"

#include "drivers/postgresql/defaultprivileges.h"
#include "postgres/connection.h"

namespace tenantry::drivers::sql {

using postgres::quoteLiteral;

namespace {

// Sequences of columns and row types go with their table, indexes too; what initdb made (below 16384) is nobody's.
constexpr char owned[] = R"sql(
    SELECT o.class, o.oid, o.owner, o.object, o.space, o.turn FROM (
        SELECT 'pg_namespace'::regclass::oid AS class, oid, nspowner AS owner, format('SCHEMA %I', nspname) AS object, 0::oid AS space, 0 AS turn
            FROM pg_namespace WHERE nspname <> 'tenantry' AND nspname !~ '^pg_' AND nspname <> 'information_schema'
        UNION ALL
        SELECT 'pg_class'::regclass::oid, oid, relowner,
               format('%s %s', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, oid::regclass),
               relnamespace, 1
            FROM pg_class c WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
              AND NOT (relkind = 'S' AND EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid
                                                 AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i')))
        UNION ALL
        SELECT 'pg_type'::regclass::oid, oid, typowner, format('TYPE %s', oid::regtype), typnamespace, 1
            FROM pg_type t
            -- A multirange goes with its range since 17; before, it is left behind, and since, it must not be named.
            WHERE typtype IN ('e', 'd', 'r') OR (typtype = 'm' AND current_setting('server_version_num')::int < 170000) OR (typtype = 'b' AND typcategory <> 'A')
               OR (typtype = 'c' AND EXISTS (SELECT FROM pg_class WHERE oid = t.typrelid AND relkind = 'c'))
        UNION ALL
        SELECT 'pg_proc'::regclass::oid, p.oid, proowner, format('ROUTINE %s', p.oid::regprocedure), pronamespace, 1
            FROM pg_proc p JOIN pg_roles r ON r.oid = proowner
            WHERE NOT (prosecdef AND rolsuper) -- could not do what it does as somebody else
              AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'i') -- of a range type
        UNION ALL
        SELECT 'pg_operator'::regclass::oid, oid, oprowner, format('OPERATOR %s', oid::regoperator), oprnamespace, 1 FROM pg_operator WHERE oid >= 16384
        UNION ALL
        SELECT 'pg_opclass'::regclass::oid, o.oid, opcowner, format('OPERATOR CLASS %I.%I USING %I', n.nspname, opcname, amname), opcnamespace, 1
            FROM pg_opclass o JOIN pg_namespace n ON n.oid = opcnamespace JOIN pg_am a ON a.oid = opcmethod WHERE o.oid >= 16384
        UNION ALL
        SELECT 'pg_opfamily'::regclass::oid, o.oid, opfowner, format('OPERATOR FAMILY %I.%I USING %I', n.nspname, opfname, amname), opfnamespace, 1
            FROM pg_opfamily o JOIN pg_namespace n ON n.oid = opfnamespace JOIN pg_am a ON a.oid = opfmethod WHERE o.oid >= 16384
        UNION ALL
        SELECT 'pg_collation'::regclass::oid, oid, collowner, format('COLLATION %s', oid::regcollation), collnamespace, 1 FROM pg_collation WHERE oid >= 16384
        UNION ALL
        SELECT 'pg_conversion'::regclass::oid, c.oid, conowner, format('CONVERSION %I.%I', n.nspname, conname), connamespace, 1
            FROM pg_conversion c JOIN pg_namespace n ON n.oid = connamespace WHERE c.oid >= 16384
        UNION ALL
        SELECT 'pg_statistic_ext'::regclass::oid, s.oid, stxowner, format('STATISTICS %I.%I', n.nspname, stxname), stxnamespace, 1
            FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = stxnamespace
        UNION ALL
        SELECT 'pg_ts_config'::regclass::oid, oid, cfgowner, format('TEXT SEARCH CONFIGURATION %s', oid::regconfig), cfgnamespace, 1 FROM pg_ts_config WHERE oid >= 16384
        UNION ALL
        SELECT 'pg_ts_dict'::regclass::oid, oid, dictowner, format('TEXT SEARCH DICTIONARY %s', oid::regdictionary), dictnamespace, 1 FROM pg_ts_dict WHERE oid >= 16384
        UNION ALL
        SELECT 'pg_foreign_server'::regclass::oid, oid, srvowner, format('SERVER %I', srvname), 0, 1 FROM pg_foreign_server
        UNION ALL
        SELECT 'pg_publication'::regclass::oid, oid, pubowner, format('PUBLICATION %I', pubname), 0, 1 FROM pg_publication
        UNION ALL
        SELECT 'pg_largeobject'::regclass::oid, oid, lomowner, format('LARGE OBJECT %s', oid), 0, 1 FROM pg_largeobject_metadata
    ) o LEFT JOIN pg_namespace s ON s.oid = o.space
    WHERE o.oid >= 16384 AND o.owner <> 'pg_database_owner'::regrole
      AND (s.oid IS NULL OR (s.nspname <> 'tenantry' AND s.nspname !~ '^pg_' AND s.nspname <> 'information_schema'))
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = o.class AND e.objid = o.oid AND e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e')
)sql";

// Whoever becomes the owner of something needs CREATE in its schema, which the last owner may have lost since.
constexpr char alterOne[] = R"sql(
        lacks := entry.space IS NOT NULL AND NOT has_schema_privilege(entry.owner::name, entry.space::text, 'CREATE');
        IF lacks THEN
            EXECUTE format('GRANT CREATE ON SCHEMA %I TO %I', entry.space, entry.owner);
        END IF;
        EXECUTE format('ALTER %s OWNER TO %I', entry.object, entry.owner);
        IF lacks THEN
            EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM %I', entry.space, entry.owner);
        END IF;
)sql";

// Names go in as settings, never into the dollar-quoted text.
QByteArray settings(const QString &mark, const QString &role)
{
    return "SELECT set_config('tenantry.mark', " + quoteLiteral(mark) + ", true), set_config('tenantry.role', " + quoteLiteral(role) + ", true);\n";
}

QByteArray loop(const QByteArray &query)
{
    return "DO $tenantry$\nDECLARE\n    entry record;\n    lacks boolean;\nBEGIN\n    FOR entry IN " + query + " LOOP" + alterOne + "    END LOOP;\nEND\n$tenantry$;\n";
}

} // namespace

QByteArray ownedObjects() { return owned; }

QByteArray connectKeepers()
{
    return "SELECT r.rolname FROM pg_roles r WHERE r.oid IN ("
           "SELECT s.refobjid FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid AND d.datname = current_database() "
           "WHERE s.refclassid = 'pg_authid'::regclass AND s.deptype IN ('a', 'r') "
           "UNION SELECT usesysid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend') "
           "AND NOT r.rolsuper AND r.rolname !~ '^pg_' AND r.rolname <> current_user "
           "AND NOT starts_with(coalesce(shobj_description(r.oid, 'pg_authid'), ''), 'tenantry:') "
           "AND NOT coalesce((SELECT pg_has_role(r.oid, t.oid, 'USAGE') FROM pg_roles t WHERE t.rolname = $1), false) ORDER BY 1";
}

QByteArray createAdoptionRecord()
{
    return "CREATE TABLE IF NOT EXISTS tenantry.adoption (\n"
           "    mark text PRIMARY KEY, owner oid NOT NULL, comment text, acl aclitem[], -- of the database\n"
           "    role_comment text, joined boolean NOT NULL DEFAULT false, -- of a role that was there; joined: by us\n"
           "    had_schema boolean NOT NULL, had_table boolean NOT NULL, had_activity boolean NOT NULL, keys text[] NOT NULL DEFAULT '{}', -- the bookkeeping that was there\n"
           "    members oid[] NOT NULL DEFAULT '{}', public_schema boolean NOT NULL DEFAULT false, -- what the tenant's role was given, or given to\n"
           "    adopted_at timestamptz NOT NULL DEFAULT now());\n"
           "CREATE TABLE IF NOT EXISTS tenantry.adopted_object (mark text NOT NULL, class oid NOT NULL, object oid NOT NULL, owner oid NOT NULL, PRIMARY KEY (mark, class, object));\n";
}

QByteArray handOverObjects(const QString &mark, const QString &role)
{
    return settings(mark, role)
        + loop(QByteArray("SELECT o.object, s.nspname AS space, current_setting('tenantry.role') AS owner FROM (") + owned
               + ") o JOIN tenantry.adopted_object a ON a.class = o.class AND a.object = o.oid LEFT JOIN pg_namespace s ON s.oid = o.space "
                 "WHERE a.mark = current_setting('tenantry.mark') ORDER BY o.turn, o.oid");
}

QByteArray handBackObjects(const QString &mark, const QString &role)
{
    return settings(mark, role)
        + loop(QByteArray("SELECT o.object, s.nspname AS space, coalesce(was.rolname, whose.rolname, current_user) AS owner FROM (") + owned
               + ") o JOIN pg_roles tenant ON tenant.oid = o.owner JOIN tenantry.adoption d ON d.mark = current_setting('tenantry.mark') "
                 "LEFT JOIN tenantry.adopted_object a ON a.mark = d.mark AND a.class = o.class AND a.object = o.oid "
                 "LEFT JOIN pg_roles was ON was.oid = a.owner LEFT JOIN pg_roles whose ON whose.oid = d.owner LEFT JOIN pg_namespace s ON s.oid = o.space "
                 "WHERE tenant.rolname = current_setting('tenantry.role') ORDER BY o.turn, o.oid");
}

QByteArray copyDefaultPrivileges(const QString &role)
{
    return settings({}, role) + R"sql(DO $tenantry$
DECLARE
    tenant constant text := current_setting('tenantry.role');
    me constant oid := (SELECT oid FROM pg_roles WHERE rolname = tenant);
    own oid[] := ARRAY(SELECT oid FROM pg_namespace WHERE nspname = 'tenantry' OR nspname ~ '^pg_' OR nspname = 'information_schema');
    entry record;
BEGIN
)sql" TENANTRY_DEFAULT_PRIVILEGES R"sql(END
$tenantry$;
)sql";
}

} // namespace tenantry::drivers::sql
