#include "local/installation.h"

#include "base/async.h"
#include "base/random.h"
#include "local/demouser.h"
#include "local/folderlock.h"
#include "local/plans.h"
#include "local/secretfile.h"
#include "registry/install.h"
#include "registry/recovery.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <condition_variable>
#include <mutex>

namespace tenantry::local {

using namespace tenantry::base;
using postgres::ConnectionSettings;
using Info = postgres::LocalCluster::Info;
using Progress = postgres::LocalCluster::Progress;

namespace {

const QString registryDatabase = QStringLiteral("tenantry");
const QString adminLogin = QStringLiteral("admin");
const QString serverName = QStringLiteral("local");
constexpr std::chrono::seconds leftoverPatience(30);
const QString serverRole = QStringLiteral("tenantry_provisioner"); // makes databases and roles; not the registry's owner

QString folder(const QString &home) { return home + QStringLiteral("/local"); }
QString adminFile(const QString &home) { return folder(home) + QStringLiteral("/admin.secret"); }
QString recoveryFile(const QString &home) { return folder(home) + QStringLiteral("/recovery.secret"); }
QString userFile(const QString &home) { return folder(home) + QStringLiteral("/user.secret"); } // of the demo fleet's USER
QString keptFile(const QString &home, const QString &login)
{
    return login == adminLogin ? adminFile(home) : login == QLatin1String(demoUserLogin) ? userFile(home) : QString();
}
// Written last: what it names is complete.
QString markFile(const QString &home) { return folder(home) + QStringLiteral("/installation.json"); }
// Beside the folder, not in it: destroy() removes the folder under it.
QString lockFile(const QString &home) { return home + QStringLiteral("/local.lock"); }

void say(const Progress &progress, const Text &text)
{
    if (progress)
        progress(text);
}

ConnectionSettings adminSettings(const Info &info, const Secret &password)
{
    ConnectionSettings settings;
    settings.host = info.socketFolder;
    settings.port = info.port;
    settings.database = registryDatabase;
    settings.user = adminLogin;
    settings.password = password;
    return settings;
}

Started started(const Info &info, const Secret &password, bool created)
{
    Started out;
    out.registry = adminSettings(info, password);
    out.uri = postgres::toUri(out.registry);
    out.login = adminLogin;
    out.created = created;
    return out;
}

QJsonObject readMark(const QString &home)
{
    QFile file(markFile(home));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

// On the disk before the registry knows it: a kill in between never locks anybody out.
Result<Secret> adminPassword(const QString &home)
{
    const QString path = adminFile(home);
    auto kept = readSecret(path);
    if (kept || kept.error().kind == Kind::Io)
        return kept;
    const Secret made = secretFromText(randomPassword(24));
    TRYV(writeSecret(path, made));
    return made;
}

Result<void> pause(std::chrono::milliseconds time, std::stop_token stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock held(mutex);
    wake.wait_for(held, stop, time, [] { return false; });
    return stop.stop_requested() ? Result<void>(cancelled()) : Result<void>();
}

Result<bool> isRegistry(ConnectionSettings owner, std::stop_token stop)
{
    owner.database = registryDatabase;
    const auto connection = postgres::Connection::open(owner, stop);
    if (!connection)
        return connection.error().kind == Kind::Cancelled ? Result<bool>(fail(connection.error())) : false;
    return registry::status(**connection).has_value();
}

struct Registry {
    registry::SessionPtr session;
    bool created = false;
};

Result<Registry> openOrCreate(const QString &home, const postgres::LocalCluster &cluster, const ConnectionSettings &admin,
                              const Progress &progress, std::stop_token stop)
{
    auto session = registry::Session::open(admin, stop);
    if (session)
        return Registry{*session, false};
    const Error refusal = session.error();
    TRY(ConnectionSettings owner, cluster.superuser());

    if (refusal.kind == Kind::Conflict) { // older than this program
        say(progress, QT_TRANSLATE_NOOP("core", "Upgrading the local registry"));
        owner.database = registryDatabase;
        TRYV(registry::upgrade(owner, progress, stop));
        TRY(auto upgraded, registry::Session::open(admin, stop));
        return Registry{upgraded, false};
    }
    // No database, no schema, no such role or a role from a start that was killed: making it again finishes it.
    if (refusal.kind != Kind::NotFound && refusal.kind != Kind::Authentication && refusal.kind != Kind::Permission)
        return fail(refusal);

    say(progress, QT_TRANSLATE_NOOP("core", "Creating the local registry"));
    registry::CreateRequest request;
    request.server = owner;
    request.database = registryDatabase;
    request.name = QStringLiteral("Local");
    request.baseDomain = QStringLiteral("tenantry.localhost"); // RFC 6761, 6.3: names below localhost are this computer
    request.colour = QStringLiteral("green");
    request.adminLogin = adminLogin;
    request.adminName = QStringLiteral("Admin");
    request.adminPassword = admin.password;
    const QDeadlineTimer patience(leftoverPatience);
    auto created = registry::create(request, progress, stop);
    while (!created && created.error().kind == Kind::Conflict) {
        TRY(const bool there, isRegistry(owner, stop));
        if (there)
            return fail(Kind::Authentication, {QT_TRANSLATE_NOOP("core", "The password in %1 does not open the local registry."), {adminFile(home)}},
                        QT_TRANSLATE_NOOP("core", "Write the ADMIN's password into that file, or remove the local server with everything in it: tenantryctl local destroy."),
                        refusal.detail);
        // We hold the folder's lock, so whoever is making it is the session of a start that was killed, at the end of its
        // CREATE DATABASE: a backend does not notice before that its client is gone.
        if (patience.hasExpired())
            break;
        TRYV(pause(std::chrono::milliseconds(50), stop));
        created = registry::create(request, {}, stop);
    }
    if (!created)
        return fail(created.error());
    if (!created->recoveryKey.isEmpty())
        TRYV(writeSecret(recoveryFile(home), created->recoveryKey));
    TRY(auto opened, registry::Session::open(admin, stop));
    return Registry{opened, true};
}

// A role that owns tenants' databases and cannot read the registry, with a password that is renewed whenever this is
// repeated: what a killed start left in the server and in the registry need not fit.
Result<void> ensureServer(const registry::SessionPtr &session, const postgres::LocalCluster &cluster, const Info &info, std::stop_token stop)
{
    TRY(const ConnectionSettings owner, cluster.superuser());
    TRY(const auto connection, postgres::Connection::open(owner, stop));
    const Secret password = secretFromText(randomPassword(32));
    TRY(const QByteArray verifier, connection->scramVerifier(serverRole, password));
    TRY(const postgres::Rows role, connection->query("SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1", {serverRole}));
    const QByteArray name = postgres::quoteIdentifier(serverRole);
    TRYV(connection->query((role.isEmpty() ? "CREATE ROLE " : "ALTER ROLE ") + name + " LOGIN CREATEDB CREATEROLE PASSWORD "
                           + postgres::quoteLiteral(QString::fromLatin1(verifier))));
    // PostgreSQL 16, 22.4: without it a CREATEROLE role may administer the roles it makes, but not act as them.
    if (connection->serverVersion() >= 160000)
        TRYV(connection->query("ALTER ROLE " + name + " SET createrole_self_grant = 'set, inherit'"));

    const registry::ServerRepository servers(session);
    auto found = servers.find(serverName, stop);
    if (!found && found.error().kind != Kind::NotFound)
        return fail(found.error());
    registry::Server server = found ? *found : registry::Server{};
    if (!found) {
        server.id = newId();
        server.name = serverName;
    }
    server.host = info.socketFolder;
    server.port = info.port;
    server.maintenanceDatabase = QStringLiteral("postgres");
    server.user = serverRole;
    server.serverVersion = info.version;
    TRY(server.sealedSecret, registry::sealServerSecret(*session, server.id, password));
    if (found) {
        TRYV(servers.update(server, stop));
        return {};
    }
    TRY(registry::Server added, servers.add(server, stop));
    if (added.id != server.id) { // the secret is bound to the id
        TRY(added.sealedSecret, registry::sealServerSecret(*session, added.id, password));
        TRYV(servers.update(added, stop));
    }
    return {};
}

// The socket's folder follows the home folder when that is moved.
Result<void> followSocket(const registry::SessionPtr &session, const Info &info, std::stop_token stop)
{
    const registry::ServerRepository servers(session);
    auto server = servers.find(serverName, stop);
    if (!server)
        return server.error().kind == Kind::NotFound ? Result<void>() : fail(server.error()); // removed on purpose
    if (server->host == info.socketFolder && server->port == info.port)
        return {};
    server->host = info.socketFolder;
    server->port = info.port;
    TRYV(servers.update(*server, stop));
    return {};
}

// A start that was killed between the registry and the file loses the key, and so does who deletes the file: a new one then
// takes its place. Killed in here, the next start does it once more.
Result<void> ensureRecoveryKey(const registry::SessionPtr &session, const QString &home, std::stop_token stop)
{
    if (QFileInfo::exists(recoveryFile(home)) || !session->requireAdmin())
        return {};
    TRY(const Secret key, registry::renewRecoveryKey(session, stop));
    return writeSecret(recoveryFile(home), key);
}

Result<void> writeMark(const QString &home, const QString &registryId)
{
    const QJsonObject mark{{QStringLiteral("registry"), registryId}, {QStringLiteral("login"), adminLogin}};
    return writeFile(markFile(home), Secret(QJsonDocument(mark).toJson(QJsonDocument::Compact)));
}

} // namespace

Installation::Installation(QString home, postgres::LocalClusterOptions options)
    : m_home(QDir::cleanPath(QFileInfo(home).absoluteFilePath())), m_cluster(folder(m_home), std::move(options))
{
}

Result<Started> Installation::start(const Progress &progress, std::stop_token stop)
{
    TRYV(makeFolder(m_home));
    TRY(const FolderLock lock, FolderLock::take(lockFile(m_home), stop));
    TRY(const Info info, m_cluster.start(progress, stop));
    TRY(const Secret password, adminPassword(m_home));
    TRY(const Registry found, openOrCreate(m_home, m_cluster, adminSettings(info, password), progress, stop));
    const QString registryId = found.session->registry().id;
    TRYV(ensureRecoveryKey(found.session, m_home, stop));

    if (!found.created && readMark(m_home).value(QStringLiteral("registry")).toString() == registryId) {
        TRYV(followSocket(found.session, info, stop));
        return started(info, password, false);
    }
    say(progress, QT_TRANSLATE_NOOP("core", "Registering this computer as a server for tenants"));
    TRYV(ensureServer(found.session, m_cluster, info, stop));
    TRYV(ensurePlans(found.session, stop));
    TRYV(writeMark(m_home, registryId));
    return started(info, password, found.created);
}

Result<Started> Installation::running() const
{
    const auto none = [this](const char *why) {
        return fail(Kind::NotFound, {why, {m_home}}, QT_TRANSLATE_NOOP("core", "Start it: tenantryctl local start."));
    };
    if (readMark(m_home).isEmpty())
        return none(QT_TRANSLATE_NOOP("core", "There is no local server in %1."));
    TRY(const Info info, m_cluster.status());
    if (info.state != postgres::LocalCluster::State::Running
        || !QFileInfo::exists(QStringLiteral("%1/.s.PGSQL.%2").arg(info.socketFolder, QString::number(info.port))))
        return none(QT_TRANSLATE_NOOP("core", "The local server in %1 is not running."));
    TRY(const Secret password, readSecret(adminFile(m_home)));
    return started(info, password, false);
}

Result<Secret> Installation::keptPassword(const QString &login) const
{
    if (!keepsPassword(login))
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "This computer keeps no password of %1."), {login}}, QT_TRANSLATE_NOOP("core", "Type it."));
    return readSecret(passwordFile(login));
}

bool Installation::keepsPassword(const QString &login) const { return !passwordFile(login).isEmpty() && QFileInfo::exists(passwordFile(login)); }
QString Installation::passwordFile(const QString &login) const { return keptFile(m_home, login); }

Result<void> Installation::stop()
{
    if (!QFileInfo::exists(folder(m_home)))
        return {};
    TRY(const FolderLock lock, FolderLock::take(lockFile(m_home)));
    return m_cluster.stop();
}

Result<Info> Installation::status() const
{
    return m_cluster.status();
}

Result<void> Installation::destroy()
{
    if (!QFileInfo::exists(folder(m_home)))
        return {};
    TRY(FolderLock lock, FolderLock::take(lockFile(m_home)));
    // The mark first: a destroy that is killed leaves something that start() completes or makes anew.
    QFile::remove(markFile(m_home));
    TRYV(m_cluster.destroy());
    if (QDir rest(folder(m_home)); rest.exists() && !rest.removeRecursively())
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 could not be removed completely."), {folder(m_home)}},
                    QT_TRANSLATE_NOOP("core", "Remove the folder by hand."));
    lock.removeFile();
    return {};
}

postgres::LocalCluster &Installation::cluster()
{
    return m_cluster;
}

} // namespace tenantry::local
