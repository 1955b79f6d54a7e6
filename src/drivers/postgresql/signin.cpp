// The last look before a tenant is active: as itself.
#include "drivers/postgresql/postgresqldriver.h"

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;

Result<qint64> PostgresqlDriver::verifySignIn(const Settings &tenant, std::stop_token stop)
{
    // A connection of its own: that signing in works is the point.
    TRY(const auto connection, Connection::open(tenant, stop));
    TRY(const auto rows,
        connection->query("SELECT has_schema_privilege('public', 'USAGE') AND has_schema_privilege('public', 'CREATE'), "
                          "has_database_privilege(current_database(), 'TEMPORARY'), "
                          "r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls, "
                          "EXISTS (SELECT FROM pg_database d, aclexplode(coalesce(datacl, acldefault('d', datdba))) a "
                          "        WHERE datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'CONNECT'), "
                          "current_setting('search_path'), "
                          "(SELECT min(c.oid::regclass::text) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                          " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT (has_table_privilege(c.oid, 'SELECT') "
                          " AND has_table_privilege(c.oid, 'INSERT') AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE')) "
                          " AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e')), "
                          "pg_database_size(current_database()) "
                          "FROM pg_roles r WHERE r.rolname = current_user"));
    const QString &who = tenant.user, &where = tenant.database;
    if (rows.boolean(0, 2))
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The role %1 has rights that no tenant may have (superuser, CREATEDB, CREATEROLE, replication or BYPASSRLS)."), {who}},
                    QT_TRANSLATE_NOOP("core", "Have a superuser take them away, then try again."));
    if (rows.boolean(0, 3))
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Every role of the server may connect to the database %1."), {where}},
                    QT_TRANSLATE_NOOP("core", "Run the step that hardens the database again."));
    if (!rows.boolean(0, 0) || !rows.boolean(0, 1))
        return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "The role %1 may not use the schema public of the database %2."), {who, where}},
                    QT_TRANSLATE_NOOP("core", "Run the step that hardens the database again."));
    if (!rows.isNull(0, 5))
        return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "The role %1 may not read and write the table %2."), {who, rows.text(0, 5)}},
                    QT_TRANSLATE_NOOP("core", "Run the step that hardens the database again; it hands over what a template brought."));
    // Really writes, and leaves nothing.
    TRYV(connection->script("BEGIN; CREATE TABLE public.tenantry_sign_in (a int); INSERT INTO public.tenantry_sign_in VALUES (1); "
                            "SELECT * FROM public.tenantry_sign_in; ROLLBACK"));
    return rows.integer(0, 6);
}

} // namespace tenantry::drivers
