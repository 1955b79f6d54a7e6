#include "registry/sqlerror.h"

#include "base/random.h"

#include <QCoreApplication>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Rows;

namespace {

constexpr char noServer[] = QT_TRANSLATE_NOOP("core", "No server is called %1.");

Result<QList<Server>> read(postgres::Connection &connection, const Session &session, const QByteArray &where, const postgres::Params &params)
{
    const QByteArray secret = session.isAdmin() ? "(SELECT x.sealed FROM tenantry.server_secret x WHERE x.server_id = s.id)" : "NULL";
    TRY(const Rows rows, askOften(connection,
        "SELECT s.id, s.name, s.driver, s.host, s.port, s.maintenance_database, s.user_name, s.tls, s.root_certificate, " + secret +
        ", s.accepts_tenants, coalesce(t.count, 0), s.max_tenants, s.server_version, s.created_at FROM tenantry.server s "
        "LEFT JOIN (SELECT server_id, count(*) FROM tenantry.tenant GROUP BY server_id) t ON t.server_id = s.id " + where + " ORDER BY lower(s.name)", params));
    QList<Server> out;
    for (int i = 0; i < rows.size(); ++i) {
        Server s;
        s.id = rows.text(i, 0);
        s.name = rows.text(i, 1);
        s.driver = rows.text(i, 2);
        s.host = rows.text(i, 3);
        s.port = int(rows.integer(i, 4));
        s.maintenanceDatabase = rows.text(i, 5);
        s.user = rows.text(i, 6);
        s.tls = rows.text(i, 7);
        s.rootCertificate = rows.text(i, 8);
        s.sealedSecret = rows.text(i, 9);
        s.acceptsTenants = rows.boolean(i, 10);
        s.tenants = int(rows.integer(i, 11));
        s.maxTenants = int(rows.integer(i, 12));
        s.serverVersion = int(rows.integer(i, 13));
        s.createdAt = rows.time(i, 14);
        out.append(s);
    }
    return out;
}

Result<Server> one(postgres::Connection &connection, const Session &session, const QString &reference)
{
    if (reference.contains(QChar(0)))
        return noSuch(noServer, reference);
    TRY(const auto found, read(connection, session, isId(reference) ? "WHERE s.id = $1::uuid" : "WHERE lower(s.name) = lower($1)", {reference}));
    if (found.isEmpty())
        return noSuch(noServer, reference);
    return found.first();
}

Result<void> check(const Server &server)
{
    TRYV(checkName(server.name));
    postgres::ConnectionSettings settings;
    settings.host = server.host;
    settings.port = server.port;
    settings.database = server.maintenanceDatabase;
    settings.user = server.user;
    TRY(settings.tls, postgres::tlsModeFromName(server.tls));
    TRYV(postgres::check(settings));
    TRYV(checkText(server.rootCertificate, QT_TRANSLATE_NOOP("core", "root certificate"), 1'000'000));
    if (server.maxTenants < 0)
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The number of tenants that a server takes cannot be negative."),
                    QT_TRANSLATE_NOOP("core", "Give 0 for no limit."));
    return {};
}

Error taken(Error error, const QString &name)
{
    if (error.sqlstate != QLatin1String("23505"))
        return error;
    error.message = {QT_TRANSLATE_NOOP("core", "A server is called “%1” already."), {name}};
    error.hint = QT_TRANSLATE_NOOP("core", "Choose another name; upper and lower case do not make a difference.");
    return error;
}

constexpr char secretFor[] = ", gone AS (DELETE FROM tenantry.server_secret x USING s WHERE x.server_id = s.id AND $12::text IS NULL) "
                             "INSERT INTO tenantry.server_secret (server_id, sealed) SELECT s.id, $12::text FROM s WHERE $12::text IS NOT NULL "
                             "ON CONFLICT (server_id) DO UPDATE SET sealed = excluded.sealed, updated_at = now() "
                             "WHERE server_secret.sealed <> excluded.sealed";

postgres::Params valuesOf(const Server &s)
{
    return {s.id, s.name, s.driver, s.host, s.port, s.maintenanceDatabase, s.user, s.tls, s.rootCertificate, s.acceptsTenants, s.maxTenants,
            postgres::Param::orNull(s.sealedSecret), s.serverVersion};
}

} // namespace

Result<QList<Server>> ServerRepository::list(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, *m_session, {}, {});
}

Result<Server> ServerRepository::find(const QString &nameOrId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return one(*connection, *m_session, nameOrId);
}

Result<Server> ServerRepository::add(const Server &given, std::stop_token stop) const
{
    Server server = given;
    if (server.id.isEmpty())
        server.id = newId(); // who seals a secret for it chooses the id first
    TRYV(check(server));
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, QByteArray("WITH s AS (INSERT INTO tenantry.server (id, name, driver, host, port, maintenance_database, user_name, tls, "
                                     "root_certificate, accepts_tenants, max_tenants, server_version) "
                                     "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $13) RETURNING id)") + secretFor, valuesOf(server))
             .transform_error([&](Error error) { return taken(std::move(error), server.name); }));
    return one(*connection, *m_session, server.id);
}

Result<Server> ServerRepository::update(const Server &server, std::stop_token stop) const
{
    TRYV(check(server));
    if (!isId(server.id))
        return noSuch(noServer, server.name);
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, QByteArray("WITH s AS (UPDATE tenantry.server SET name = $2, driver = $3, host = $4, port = $5, maintenance_database = $6, "
                                     "user_name = $7, tls = $8, root_certificate = $9, accepts_tenants = $10, max_tenants = $11, server_version = $13 "
                                     "WHERE id = $1 RETURNING id)") + secretFor, valuesOf(server))
             .transform_error([&](Error error) { return taken(std::move(error), server.name); }));
    return one(*connection, *m_session, server.id); // NotFound when there was nothing to update
}

Result<void> ServerRepository::remove(const QString &id, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noServer, id);
    TRY(auto connection, writer(*m_session, stop));
    auto done = ask(*connection, "DELETE FROM tenantry.server WHERE id = $1", {id});
    if (!done && done.error().sqlstate == QLatin1String("23503")) {
        if (const auto server = one(*connection, *m_session, id))
            done.error().message = {QT_TRANSLATE_N_NOOP("core", "%n tenant(s) live on %1."), {server->name}, server->tenants};
        done.error().hint = QT_TRANSLATE_NOOP("core", "Move or retire them first; meanwhile the server can be closed for new tenants.");
        return fail(std::move(done).error());
    }
    if (!done)
        return fail(std::move(done).error());
    if (done->affected() == 0)
        return noSuch(noServer, id);
    return {};
}

} // namespace tenantry::registry
