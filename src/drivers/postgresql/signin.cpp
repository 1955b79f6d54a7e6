// The last look before a tenant is active: as itself.
#include "drivers/postgresql/postgresqldriver.h"

#include "drivers/postgresql/sql.h"

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;

Result<qint64> PostgresqlDriver::verifySignIn(const Settings &tenant, std::stop_token stop)
{
    // A connection of its own: that signing in works is the point.
    TRY(const auto connection, Connection::open(tenant, stop));
    TRY(const auto rows, connection->query(sql::signInLook()));
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
    TRYV(connection->script(sql::signInTry()));
    return rows.integer(0, 6);
}

} // namespace tenantry::drivers
