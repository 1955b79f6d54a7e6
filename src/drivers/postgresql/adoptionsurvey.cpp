// What an adoption would find, without changing anything.
#include "drivers/adoption.h"

#include "drivers/postgresql/adoptionsql.h"
#include "drivers/postgresql/borrowedroles.h"
#include "drivers/postgresql/inside.h"

#include <QCoreApplication>

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::Rows;

namespace {

constexpr char ownPath[] = "SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '2s'";

Result<void> lookAtRole(Connection &connection, const QString &role, const QString &database, AdoptionSurvey::Role &out)
{
    TRY(const Rows rows, connection.query("SELECT r.rolcanlogin, r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls, r.oid = me.oid, "
                                          "me.rolsuper OR (" + actsAs(connection, "r.oid") + ") OR (" + mayBorrow(connection, "r") + "), coalesce(shobj_description(r.oid, 'pg_authid'), ''), "
                                          "ARRAY(SELECT datname::text FROM pg_database WHERE datdba = r.oid AND datname <> $2 ORDER BY 1), "
                                          "ARRAY(SELECT g.rolname::text FROM pg_roles g WHERE g.oid <> r.oid AND pg_has_role(r.oid, g.oid, 'MEMBER') ORDER BY 1) "
                                          "FROM pg_roles r, pg_roles me WHERE r.rolname = $1 AND me.rolname = current_user", {role, database}));
    if (rows.isEmpty())
        return {};
    out.exists = true;
    out.maySignIn = rows.boolean(0, 0);
    out.elevated = rows.boolean(0, 1);
    out.isServersOwner = rows.boolean(0, 2);
    out.grantable = rows.boolean(0, 3);
    out.comment = rows.text(0, 4);
    out.otherDatabases = rows.array(0, 5);
    out.memberOf = rows.array(0, 6);
    return {};
}

Result<void> lookInside(Connection &connection, const QString &role, AdoptionSurvey &out)
{
    TRY(const Rows here, connection.query("SELECT to_regclass('tenantry.operator') IS NOT NULL AND to_regclass('tenantry.tenant') IS NOT NULL, to_regnamespace('public') IS NOT NULL, "
                                          "(SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') "
                                          " AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'tenantry'))"));
    out.isRegistry = here.boolean(0, 0);
    out.hasPublicSchema = here.boolean(0, 1);
    out.tables = int(here.integer(0, 2));
    const QByteArray inherits = connection.serverVersion() >= 160000 ? "true" : "r.rolinherit";
    TRY(const Rows owners, connection.query(QByteArray("SELECT r.rolname, coalesce(min(o.object) FILTER (WHERE NOT starts_with(o.object, 'DATABASE ')), min(o.object)), count(*), r.rolsuper, bool_or(me.rolsuper OR (") + actsAs(connection, "r.oid") + ") OR ("
                                                + mayBorrow(connection, "r") + ")), bool_or(" + inherits + "), coalesce(shobj_description(r.oid, 'pg_authid'), '') FROM (SELECT object, owner FROM (" + sql::ownedObjects()
                                                + ") x UNION ALL SELECT format('DATABASE %I', datname), datdba FROM pg_database WHERE datname = current_database()) o "
                                                  "JOIN pg_roles r ON r.oid = o.owner JOIN pg_roles me ON me.rolname = current_user WHERE r.rolname <> $1 GROUP BY r.oid, r.rolname, r.rolsuper ORDER BY 3 DESC, 1", {role}));
    for (int row = 0; row < owners.size(); ++row)
        out.owners.push_back({owners.text(row, 0), owners.text(row, 1), owners.text(row, 6), int(owners.integer(row, 2)), owners.boolean(row, 3), owners.boolean(row, 4), owners.boolean(row, 5)});
    TRY(const Rows keepers, connection.query(sql::connectKeepers(), {role}));
    for (int row = 0; row < keepers.size(); ++row)
        out.keepConnect << keepers.text(row, 0);
    out.looked = true;
    return {};
}

} // namespace

Result<AdoptionSurvey> surveyAdoption(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const QString &database, const QString &role, std::stop_token stop)
{
    AdoptionSurvey out;
    {
        TRY(const auto server, pool.take(owner, stop));
        TRY(const Rows rows, server->query("SELECT datistemplate, datallowconn, datconnlimit, coalesce(pg_get_userbyid(datdba), ''), coalesce(shobj_description(oid, 'pg_database'), ''), "
                                           "datname = current_database(), EXISTS (SELECT FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) a WHERE a.grantee = 0 AND a.privilege_type = 'CONNECT') "
                                           "FROM pg_database WHERE datname = $1", {database}));
        if (!role.isEmpty())
            TRYV(lookAtRole(*server, role, database, out.role));
        if (rows.isEmpty())
            return out;
        out.exists = true;
        out.isTemplate = rows.boolean(0, 0);
        out.takesConnections = rows.boolean(0, 1);
        out.halfDropped = rows.integer(0, 2) == -2;
        out.connectionLimit = int(rows.integer(0, 2));
        out.owner = rows.text(0, 3);
        out.comment = rows.text(0, 4);
        out.isRegistry = out.comment == QLatin1String("Tenantry registry"); // closed to the server's owner, as a rule
        out.isMaintenance = rows.boolean(0, 5);
        out.publicMayConnect = rows.boolean(0, 6);
    }
    if (out.isTemplate || out.isRegistry || !out.takesConnections || out.halfDropped)
        return out;
    postgres::ConnectionSettings there = owner;
    there.database = database;
    const auto connection = Connection::open(there, stop);
    if (!connection) {
        if (connection.error().kind == Kind::Cancelled || connection.error().kind == Kind::Unreachable)
            return std::unexpected(connection.error());
        out.closed = connection.error();
        return out;
    }
    TRYV((*connection)->script("SET search_path = pg_catalog"));
    TRY(const Rows size, (*connection)->query("SELECT pg_database_size(current_database())"));
    out.sizeBytes = size.integer(0, 0);
    TRYV(lookInside(**connection, role, out));
    return out;
}

Result<QStringList> unregisteredDatabases(postgres::Pool &pool, const postgres::ConnectionSettings &owner, std::stop_token stop)
{
    TRY(const auto server, pool.take(owner, stop));
    TRY(const Rows rows, server->query("SELECT datname FROM pg_database WHERE NOT datistemplate AND datallowconn AND datconnlimit <> -2 AND datname NOT IN ('postgres', current_database()) "
                                       "AND NOT starts_with(coalesce(shobj_description(oid, 'pg_database'), ''), 'tenantry:') AND coalesce(shobj_description(oid, 'pg_database'), '') <> 'Tenantry registry' "
                                       "ORDER BY lower(datname), datname LIMIT 2000"));
    QStringList out;
    for (int row = 0; row < rows.size(); ++row)
        out << rows.text(row, 0);
    return out;
}

Result<Histories> historiesBeforeAdoption(const postgres::ConnectionSettings &inDatabase, const QString &databaseOwner, std::stop_token stop)
{
    TRY(const auto connection, Connection::open(inDatabase, stop));
    std::optional<Histories> out;
    // What belongs to roles that the server's owner could act as is read by acting as them; nothing of it stays.
    const Result<void> rolledBack = connection->transaction([&]() -> Result<void> {
        TRYV(connection->script(QByteArray("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; ") + ownPath));
        BorrowedRoles borrowed(*connection);
        TRYV(borrowed.take(QByteArray("SELECT o.owner FROM (") + sql::ownedObjects() + ") o JOIN pg_roles r ON r.oid = o.owner JOIN pg_roles me ON me.rolname = current_user WHERE "
                            + mayBorrow(*connection, "r")));
        TRYV(connection->script("SET TRANSACTION READ ONLY"));
        TRY(const Rows owner, connection->query("SELECT me.rolsuper OR (" + actsAs(*connection, "r.oid") + ") FROM pg_roles me, pg_roles r WHERE me.rolname = current_user AND r.rolname = $1",
                                                {databaseOwner}));
        Histories found;
        TRYV(readHistories(*connection, !owner.isEmpty() && owner.boolean(0, 0) ? databaseOwner : QString(), found));
        out = std::move(found);
        return fail(Kind::Cancelled, {}); // rolls back
    });
    if (!out)
        return std::unexpected(rolledBack.error());
    return std::move(*out);
}

} // namespace tenantry::drivers
