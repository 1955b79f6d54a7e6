#include "drivers/postgresql/sql.h"

#include "base/text.h"
#include "drivers/postgresql/defaultprivileges.h"
#include "postgres/connection.h"
#include "sqltext/statements.h"

namespace tenantry::drivers::sql {

using postgres::quoteIdentifier;
using postgres::quoteLiteral;

QStringList separated(const QByteArray &script)
{
    QStringList out;
    for (const sqltext::Statement &each : sqltext::split(script).statements)
        out << QString::fromUtf8(each.in(script)) + QLatin1Char(';');
    return out;
}

QString remarked(const QString &line, const char *remark) { return line + QStringLiteral(" -- ") + base::Text(remark).translated(); }

QByteArray createRole(const QString &role, int connectionLimit, const QByteArray &verifier, const QString &mark)
{
    const QByteArray name = quoteIdentifier(role);
    return "CREATE ROLE " + name + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT "
        + QByteArray::number(connectionLimit) + " PASSWORD " + quoteLiteral(QString::fromUtf8(verifier)) + ";\n"
        + "COMMENT ON ROLE " + name + " IS " + quoteLiteral(mark) + ";\n";
}

QByteArray alterRole(const QString &role, int connectionLimit, const QByteArray &verifier)
{
    return "ALTER ROLE " + quoteIdentifier(role) + " LOGIN CONNECTION LIMIT " + QByteArray::number(connectionLimit) + " PASSWORD "
        + quoteLiteral(QString::fromUtf8(verifier)) + ";\n";
}

QByteArray joinRole(const QString &role, int serverVersion)
{
    // Since 16 a membership says by itself whether it inherits and whether SET ROLE is allowed.
    return "GRANT " + quoteIdentifier(role) + " TO CURRENT_USER" + (serverVersion >= 160000 ? " WITH INHERIT TRUE, SET TRUE;\n" : ";\n");
}

QByteArray makeRole(const QString &role, int connectionLimit, const QByteArray &verifier, const QString &mark, bool bySuperuser, int serverVersion)
{
    return createRole(role, connectionLimit, verifier, mark) + (bySuperuser ? QByteArray() : joinRole(role, serverVersion));
}

QByteArray createDatabase(const QString &database, const QString &role, const QString &templateDatabase)
{
    // template0 and not template1: nobody can be connected to it, and nobody has put anything into it.
    const QByteArray from = templateDatabase.isEmpty() ? QByteArray("template0 ENCODING 'UTF8'") : quoteIdentifier(templateDatabase);
    return "CREATE DATABASE " + quoteIdentifier(database) + " OWNER " + quoteIdentifier(role) + " TEMPLATE " + from + " STRATEGY WAL_LOG";
}

QByteArray markDatabase(const QString &database, const QString &mark)
{
    return "COMMENT ON DATABASE " + quoteIdentifier(database) + " IS " + quoteLiteral(mark);
}

QByteArray hardenRights(const QString &database, const QString &role)
{
    const QByteArray in = quoteIdentifier(database), to = quoteIdentifier(role);
    return "REVOKE ALL ON DATABASE " + in + " FROM PUBLIC;\n"
        + "GRANT CONNECT, TEMPORARY, CREATE ON DATABASE " + in + " TO " + to + ";\n"
        + "CREATE SCHEMA IF NOT EXISTS public;\n"
        + "REVOKE CREATE ON SCHEMA public FROM PUBLIC;\n"
        + "GRANT USAGE, CREATE ON SCHEMA public TO " + to + ";\n"
        + "ALTER ROLE " + to + " IN DATABASE " + in + " SET search_path = public;\n";
}

namespace {

// One row per object: the ALTER … OWNER that hands it over. Schemas first, since an owner needs CREATE in the schema.
// Objects of extensions stay with their extension, sequences and row types go with their table, and what initdb made
// (below 16384) is nobody's. REASSIGN OWNED would do most of it, but also move databases, and does not work on a superuser's.
constexpr const char *takeOverBody = R"sql(DO $tenantry$
DECLARE
    tenant constant text := current_setting('tenantry.role');
    me constant oid := (SELECT oid FROM pg_roles WHERE rolname = tenant);
    own oid[] := ARRAY(SELECT oid FROM pg_namespace WHERE nspname = 'tenantry' OR nspname ~ '^pg_' OR nspname = 'information_schema');
    members oid[] := ARRAY(SELECT objid FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND refobjid >= 16384 AND deptype = 'e');
    -- Which catalogs hold something at all, from what is in schemas: opening all of them costs more than the rest of this.
    holding oid[] := ARRAY(SELECT DISTINCT classid FROM pg_depend
                           WHERE refclassid = 'pg_namespace'::regclass AND refobjid <> ALL (own) AND objid >= 16384);
    command text;
    entry record;
BEGIN
    FOR command IN
        SELECT format('SCHEMA %I', nspname) FROM pg_namespace
            WHERE oid >= 16384 AND nspowner <> me AND oid <> ALL (own) AND oid <> ALL (members)
    LOOP
        EXECUTE format('ALTER %s OWNER TO %I', command, tenant);
    END LOOP;
    IF holding <> '{}' THEN
        FOR command IN
            SELECT format('%s %s', CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                                                WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, oid::regclass)
                FROM pg_class c
                WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND relowner <> me
                  AND relnamespace <> ALL (own) AND oid <> ALL (members)
                  AND NOT (relkind = 'S' AND EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid
                                                     AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i')))
            UNION ALL
            SELECT format('TYPE %s', oid::regtype) FROM pg_type t
                WHERE oid >= 16384 AND typowner <> me AND typnamespace <> ALL (own) AND oid <> ALL (members)
                  -- A multirange goes with its range since 17; before, it is left behind, and since, it must not be named.
                  AND (typtype IN ('e', 'd', 'r') OR (typtype = 'm' AND current_setting('server_version_num')::int < 170000) OR (typtype = 'b' AND typcategory <> 'A')
                       OR (typtype = 'c' AND EXISTS (SELECT FROM pg_class WHERE oid = t.typrelid AND relkind = 'c')))
            UNION ALL
            SELECT format('ROUTINE %s', oid::regprocedure) FROM pg_proc p
                WHERE oid >= 16384 AND proowner <> me AND pronamespace <> ALL (own) AND oid <> ALL (members)
                  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'i') -- of a range type
        LOOP
            EXECUTE format('ALTER %s OWNER TO %I', command, tenant);
        END LOOP;
    END IF;
    IF holding && ARRAY['pg_operator', 'pg_opclass', 'pg_opfamily', 'pg_collation', 'pg_conversion', 'pg_statistic_ext', 'pg_ts_config', 'pg_ts_dict']::regclass[]::oid[] THEN
        FOR command IN
            SELECT format('OPERATOR %s', oid::regoperator) FROM pg_operator WHERE oid >= 16384 AND oprowner <> me AND oid <> ALL (members)
            UNION ALL
            SELECT format('OPERATOR CLASS %I.%I USING %I', n.nspname, o.opcname, a.amname)
                FROM pg_opclass o JOIN pg_namespace n ON n.oid = opcnamespace JOIN pg_am a ON a.oid = opcmethod
                WHERE o.oid >= 16384 AND opcowner <> me AND o.oid <> ALL (members)
            UNION ALL
            SELECT format('OPERATOR FAMILY %I.%I USING %I', n.nspname, o.opfname, a.amname)
                FROM pg_opfamily o JOIN pg_namespace n ON n.oid = opfnamespace JOIN pg_am a ON a.oid = opfmethod
                WHERE o.oid >= 16384 AND opfowner <> me AND o.oid <> ALL (members)
            UNION ALL
            SELECT format('COLLATION %s', oid::regcollation) FROM pg_collation WHERE oid >= 16384 AND collowner <> me AND oid <> ALL (members)
            UNION ALL
            SELECT format('CONVERSION %I.%I', n.nspname, c.conname) FROM pg_conversion c JOIN pg_namespace n ON n.oid = connamespace
                WHERE c.oid >= 16384 AND conowner <> me AND c.oid <> ALL (members)
            UNION ALL
            SELECT format('STATISTICS %I.%I', n.nspname, s.stxname) FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = stxnamespace
                WHERE s.oid >= 16384 AND stxowner <> me AND s.oid <> ALL (members)
            UNION ALL
            SELECT format('TEXT SEARCH CONFIGURATION %s', oid::regconfig) FROM pg_ts_config
                WHERE oid >= 16384 AND cfgowner <> me AND oid <> ALL (members)
            UNION ALL
            SELECT format('TEXT SEARCH DICTIONARY %s', oid::regdictionary) FROM pg_ts_dict
                WHERE oid >= 16384 AND dictowner <> me AND oid <> ALL (members)
        LOOP
            EXECUTE format('ALTER %s OWNER TO %I', command, tenant);
        END LOOP;
    END IF;
    FOR command IN
        SELECT format('SERVER %I', srvname) FROM pg_foreign_server WHERE oid >= 16384 AND srvowner <> me AND oid <> ALL (members)
        UNION ALL
        SELECT format('PUBLICATION %I', pubname) FROM pg_publication WHERE oid >= 16384 AND pubowner <> me AND oid <> ALL (members)
        UNION ALL
        SELECT format('LARGE OBJECT %s', oid) FROM pg_largeobject_metadata WHERE lomowner <> me
    LOOP
        EXECUTE format('ALTER %s OWNER TO %I', command, tenant);
    END LOOP;
)sql" TENANTRY_DEFAULT_PRIVILEGES R"sql(END
$tenantry$;
)sql";

} // namespace

QByteArray takeOver(const QString &role)
{
    // The name goes in as a setting, never into the dollar-quoted text.
    return "SET search_path = pg_catalog;\nSELECT set_config('tenantry.role', " + quoteLiteral(role) + ", false);\n" + takeOverBody;
}

QByteArray createBookkeeping()
{
    return "CREATE SCHEMA IF NOT EXISTS tenantry;\n"
           "REVOKE ALL ON SCHEMA tenantry FROM PUBLIC;\n"
           "CREATE TABLE IF NOT EXISTS tenantry.migration (\n"
           "    key text PRIMARY KEY, -- v:<version>, r:<name of a repeatable>, seed\n"
           "    version text NOT NULL, name text NOT NULL, file_name text NOT NULL, sha256 bytea NOT NULL,\n"
           "    repeatable boolean NOT NULL, finished boolean NOT NULL,\n"
           "    started int NOT NULL DEFAULT 0, done int NOT NULL DEFAULT 0, -- statements, of a file outside of a transaction\n"
           "    applied_at timestamptz NOT NULL DEFAULT now(), ms double precision NOT NULL DEFAULT 0);\n";
}

// The bookkeeping first: were it made by another program between takeOver's looks, it would be handed to the tenant with the rest.
QByteArray harden(const QString &database, const QString &role)
{
    return "SET search_path = pg_catalog;\n" + createBookkeeping() + takeOver(role) + hardenRights(database, role);
}

QByteArray fileOpening(const MigrationLimits &limits)
{
    return "SET LOCAL search_path = public; SET LOCAL lock_timeout = " + QByteArray::number(qint64(limits.lockTimeout.count())) + "; SET LOCAL idle_in_transaction_session_timeout = "
        + QByteArray::number(qint64(limits.silence.count()));
}

QByteArray outsideOpening(const QString &role, const MigrationLimits &limits)
{
    return (role.isEmpty() ? QByteArray() : "SET ROLE " + quoteIdentifier(role) + "; ") + "SET search_path = public; SET lock_timeout = " + QByteArray::number(qint64(limits.lockTimeout.count()));
}

QByteArray seedOpening() { return "SET LOCAL search_path = public; SET LOCAL lock_timeout = 0"; }

QByteArray seedSettings(const SeedValues &values)
{
    QByteArray out;
    for (int number = 1; const auto &[name, value] : values.values)
        out += (out.isEmpty() ? "SELECT" : ",") + QByteArray(" pg_catalog.set_config('tenantry.") + name.toUtf8() + "', $" + QByteArray::number(number++) + ", true)";
    return out;
}

QByteArray signInLook()
{
    return "SELECT has_schema_privilege('public', 'USAGE') AND has_schema_privilege('public', 'CREATE'),\n"
           "    has_database_privilege(current_database(), 'TEMPORARY'),\n"
           "    r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls,\n"
           "    EXISTS (SELECT FROM pg_database d, aclexplode(coalesce(datacl, acldefault('d', datdba))) a\n"
           "            WHERE datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'CONNECT'),\n"
           "    current_setting('search_path'),\n"
           "    (SELECT min(c.oid::regclass::text) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace\n"
           "     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (has_table_privilege(c.oid, 'SELECT')\n"
           "     AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))\n"
           "     AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')),\n"
           "    pg_database_size(current_database())\n"
           "FROM pg_roles r WHERE r.rolname = current_user";
}

QByteArray signInTry()
{
    return "BEGIN; CREATE TABLE public.tenantry_sign_in (a int); INSERT INTO public.tenantry_sign_in VALUES (1); "
           "SELECT * FROM public.tenantry_sign_in; ROLLBACK";
}

} // namespace tenantry::drivers::sql
