#include "servers/servers.h"

#include "base/random.h"
#include "base/timelimit.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace tenantry::servers {

using namespace tenantry::base;
using registry::Server;
using registry::SessionPtr;

namespace {

constexpr qint64 maxCertificateBytes = 1024 * 1024;

} // namespace

Result<UriParts> takeUri(const QString &uri, Server &server)
{
    TRY(auto settings, postgres::parseUri(uri));
    server.host = settings.host;
    server.port = settings.port;
    server.user = settings.user;
    server.maintenanceDatabase = settings.database;
    server.tls = postgres::tlsModeName(settings.tls);
    return UriParts{std::move(settings.password), settings.rootCertificate};
}

Result<QString> readCertificate(const QString &fileName)
{
    QFile file(fileName);
    if (QFileInfo(fileName).isDir() || !file.open(QIODevice::ReadOnly))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The certificate file %1 cannot be read."), {fileName}},
                    QT_TRANSLATE_NOOP("core", "Check its path, and that you may read it."), file.errorString());
    const QByteArray pem = file.read(maxCertificateBytes);
    if (!pem.contains("-----BEGIN CERTIFICATE-----"))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 holds no certificate in PEM form."), {fileName}},
                    QT_TRANSLATE_NOOP("core", "Give the PEM file of the authority that signed the server's certificate."));
    return QString::fromUtf8(pem);
}

Result<void> checkAddress(const Server &server)
{
    postgres::ConnectionSettings settings;
    settings.host = server.host;
    settings.port = server.port;
    // A connection string typed where a host belongs is a host of that name to libpq, which nobody meant.
    if (!settings.isSocket() && std::ranges::any_of(server.host, [](QChar c) { return c.isSpace() || c == u'=' || c == u'/'; }))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is not one host."), {server.host}},
                    QT_TRANSLATE_NOOP("core", "Give one name or address, without spaces, “=” or “/”; the folder of a socket begins with “/”."));
    return postgres::check(settings);
}

Result<void> check(const Server &server)
{
    TRYV(checkAddress(server));
    if (server.user.isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "It is not said who signs in to the server."),
                    QT_TRANSLATE_NOOP("core", "Give a role that may create databases and roles."));
    postgres::ConnectionSettings settings;
    settings.host = server.host;
    settings.port = server.port;
    settings.user = server.user;
    settings.database = server.maintenanceDatabase;
    TRY(settings.tls, postgres::tlsModeFromName(server.tls));
    return postgres::check(settings);
}

Result<drivers::ServerCapacity> test(const SessionPtr &session, const Server &server, const Secret &password, std::stop_token stop)
{
    TRYV(check(server));
    TRY(auto settings, registry::addressSettings(server, server.maintenanceDatabase, server.user));
    settings.password = password;
    const auto driver = drivers::makeDriver(server.driver, session->pool());
    if (!driver)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver for “%1”."), {server.driver}});
    TimeLimits limits;
    return within(limits, testLimit, stop, [&](std::stop_token limited) { return driver->checkServer(settings, std::move(limited)); });
}

Result<drivers::ServerCapacity> test(const SessionPtr &session, const Server &server, std::stop_token stop)
{
    TRY(const Secret password, keptPassword(*session, server));
    return test(session, server, password, std::move(stop));
}

Result<Secret> keptPassword(registry::Session &session, const Server &server)
{
    TRY(const auto settings, registry::ownerSettings(session, server));
    return settings.password;
}

Result<Server> add(const SessionPtr &session, const Server &given, const drivers::ServerCapacity &seen, const Secret &password, std::stop_token stop)
{
    TRYV(session->requireWritable());
    Server server = given;
    if (server.id.isEmpty())
        server.id = newId();
    server.serverVersion = seen.version;
    server.sealedSecret.clear();
    if (!password.isEmpty()) {
        TRY(server.sealedSecret, registry::sealServerSecret(*session, server.id, password));
    }
    return registry::ServerRepository(session).add(server, stop);
}

Result<Server> update(const SessionPtr &session, const Server &given, const drivers::ServerCapacity &seen, const std::optional<Secret> &password, std::stop_token stop)
{
    TRYV(session->requireWritable());
    Server server = given;
    server.serverVersion = seen.version;
    if (password) {
        TRY(server.sealedSecret, registry::sealServerSecret(*session, server.id, *password));
    }
    return registry::ServerRepository(session).update(server, stop);
}

Server remember(const SessionPtr &session, const Server &server, const drivers::ServerCapacity &seen, std::stop_token stop)
{
    if (seen.version == server.serverVersion)
        return server;
    Server next = server;
    next.serverVersion = seen.version;
    return registry::ServerRepository(session).update(next, stop).value_or(server);
}

} // namespace tenantry::servers
