#include "drivers/postgresql/postgresqldriver.h"

#include "base/names.h"
#include "drivers/postgresql/sql.h"

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;

namespace {

constexpr int oldestVersion = 150000; // CREATE DATABASE … STRATEGY, public closed to PUBLIC

constexpr char capacityColumns[] = "SELECT r.rolcreatedb OR r.rolsuper, r.rolcreaterole OR r.rolsuper, r.rolsuper, "
                                   "current_setting('max_connections')::int, (SELECT sum(numbackends) FROM pg_stat_database), "
                                   "(SELECT count(*) FROM pg_database WHERE NOT datistemplate), "
                                   "coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false), pg_is_in_recovery()";
constexpr char capacityFrom[] = " FROM pg_roles r WHERE r.rolname = current_user";
constexpr int inRecovery = 7; // the last of those columns

auto now() { return std::chrono::steady_clock::now(); }
double milliseconds(std::chrono::steady_clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

ServerCapacity capacityAt(const postgres::Rows &row, int version)
{
    ServerCapacity out;
    out.version = version;
    out.canCreateDatabase = row.boolean(0, 0);
    out.canCreateRole = row.boolean(0, 1);
    out.isSuperuser = row.boolean(0, 2);
    out.maxConnections = int(row.integer(0, 3));
    out.usedConnections = int(row.integer(0, 4));
    out.databases = int(row.integer(0, 5));
    out.tls = row.boolean(0, 6);
    return out;
}

Result<void> takesChanges(const postgres::Rows &row)
{
    if (!row.boolean(0, inRecovery))
        return {};
    return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "The server is a standby and takes no changes."),
                QT_TRANSLATE_NOOP("core", "Give the address of its primary."));
}

// Whether tenants can be made there at all.
Result<void> judge(const ServerCapacity &server, const QString &user)
{
    if (server.version < oldestVersion)
        return fail(Kind::Conflict,
                    {QT_TRANSLATE_NOOP("core", "The server is PostgreSQL %1; Tenantry needs %2 or newer."),
                     {QString::number(server.version / 10000), QString::number(oldestVersion / 10000)}},
                    QT_TRANSLATE_NOOP("core", "Upgrade the server (pg_upgrade), or choose another one."));
    if (!server.canCreateDatabase || !server.canCreateRole) {
        const QString lacks = server.canCreateRole ? QStringLiteral("CREATEDB") : server.canCreateDatabase ? QStringLiteral("CREATEROLE") : QStringLiteral("CREATEDB CREATEROLE");
        return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "The user %1 may not make tenants: it lacks %2."), {user, lacks}},
                    {QT_TRANSLATE_NOOP("core", "Let a superuser run: ALTER ROLE %1 %2;"), {QString::fromUtf8(postgres::quoteIdentifier(user)), lacks}});
    }
    return {};
}

} // namespace

PostgresqlDriver::PostgresqlDriver(postgres::Pool &pool, PostgresqlWaits waits) : m_pool(pool), m_waits(waits) {}

Result<ServerCapacity> PostgresqlDriver::checkServer(const Settings &owner, std::stop_token stop)
{
    TRYV(postgres::check(owner));
    const auto began = now();
    // A connection of its own: how long it takes is part of the answer.
    TRY(const auto connection, postgres::Connection::open(owner, stop));
    const auto connected = now();
    TRYV(connection->query("SELECT 1"));
    const auto asked = now();
    TRY(const postgres::Rows row, connection->query(QByteArray(capacityColumns) + capacityFrom));
    ServerCapacity out = capacityAt(row, connection->serverVersion());
    out.connectMs = milliseconds(connected - began);
    out.queryMs = milliseconds(asked - connected);
    TRYV(takesChanges(row));
    TRYV(judge(out, owner.user));
    return out;
}

Result<ServerSurvey> PostgresqlDriver::survey(const Settings &owner, const QString &database, const QString &role, const QString &templateDatabase,
                                              std::stop_token stop)
{
    TRYV(postgres::check(owner));
    TRY(auto lease, m_pool.take(owner, stop));
    lease.untouched();
    const auto began = now();
    TRY(const postgres::Rows row,
        lease->query(QByteArray(capacityColumns)
                         + ", EXISTS (SELECT FROM pg_database WHERE datname = $1), EXISTS (SELECT FROM pg_roles WHERE rolname = $2), "
                           "EXISTS (SELECT FROM pg_database WHERE datname = $3)" + capacityFrom,
                     {database, role, templateDatabase}));
    ServerSurvey out;
    out.capacity = capacityAt(row, lease->serverVersion());
    out.capacity.queryMs = milliseconds(now() - began);
    TRYV(takesChanges(row));
    out.databaseExists = row.boolean(0, inRecovery + 1);
    out.roleExists = row.boolean(0, inRecovery + 2);
    out.templateExists = row.boolean(0, inRecovery + 3);
    return out;
}

Result<bool> PostgresqlDriver::databaseExists(const Settings &owner, const QString &database, std::stop_token stop)
{
    TRY(const auto lease, m_pool.take(owner, stop));
    TRY(const auto rows, lease->query("SELECT 1 FROM pg_database WHERE datname = $1", {database}));
    return !rows.isEmpty();
}

Result<bool> PostgresqlDriver::roleExists(const Settings &owner, const QString &role, std::stop_token stop)
{
    TRY(const auto lease, m_pool.take(owner, stop));
    TRY(const auto rows, lease->query("SELECT 1 FROM pg_roles WHERE rolname = $1", {role}));
    return !rows.isEmpty();
}

Result<qint64> PostgresqlDriver::databaseSize(const Settings &owner, const QString &database, std::stop_token stop)
{
    TRY(const auto lease, m_pool.take(owner, stop));
    TRY(const auto rows, lease->query("SELECT pg_database_size(oid) FROM pg_database WHERE datname = $1", {database}));
    if (rows.isEmpty())
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no database %1 on the server."), {database}});
    return rows.integer(0, 0);
}

std::shared_ptr<TenantDriver> makeDriver(const QString &name, postgres::Pool &pool, std::chrono::milliseconds otherProgram)
{
    PostgresqlWaits waits;
    waits.otherProgram = otherProgram;
    if (name == QLatin1String("postgresql"))
        return std::make_shared<PostgresqlDriver>(pool, waits);
    return nullptr;
}

} // namespace tenantry::drivers
