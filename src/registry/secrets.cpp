#include "registry/secrets.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace tenantry::registry {

using namespace tenantry::base;

namespace {

const QString adminKey = QStringLiteral("admin");
const QString inspectKey = QStringLiteral("inspect");

// Named by its content: two servers with one certificate share a file, a changed certificate is a new one.
Result<QString> certificateFile(const QString &pem)
{
    const QByteArray bytes = pem.toUtf8();
    const QString name = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(32));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/tenantry/certificates");
    const QString path = folder + QLatin1Char('/') + name + QStringLiteral(".pem");
    if (QFile file(path); file.open(QIODevice::ReadOnly) && file.readAll() == bytes)
        return path;
    QDir().mkpath(folder);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The root certificate could not be written to %1."), {path}},
                    QT_TRANSLATE_NOOP("core", "Make room on the disk, or make the folder writable."), file.errorString());
    return path;
}

} // namespace

QString serverOwnerIdentity(const QString &serverId) { return QStringLiteral("server/%1/owner").arg(serverId); }
QString tenantOwnerIdentity(const QString &tenantId) { return QStringLiteral("tenant/%1/owner").arg(tenantId); }
QString operationIdentity(const QString &operationId) { return QStringLiteral("operation/%1/arguments").arg(operationId); }
QString tenantInspectorIdentity(const QString &tenantId) { return QStringLiteral("tenant/%1/inspector").arg(tenantId); }
QString tenantReaderIdentity(const QString &tenantId) { return QStringLiteral("tenant/%1/reader").arg(tenantId); }

Result<QString> sealServerSecret(Session &session, const QString &serverId, const Secret &password)
{
    return session.vault().seal(adminKey, serverOwnerIdentity(serverId), password);
}

Result<QString> sealTenantSecret(Session &session, const QString &tenantId, const Secret &password)
{
    return session.vault().seal(adminKey, tenantOwnerIdentity(tenantId), password);
}

Result<QString> sealInspectorSecret(Session &session, const QString &tenantId, const Secret &password)
{
    return session.vault().seal(inspectKey, tenantInspectorIdentity(tenantId), password);
}

Result<QString> sealReaderSecret(Session &session, const QString &tenantId, const Secret &password)
{
    return session.vault().seal(adminKey, tenantReaderIdentity(tenantId), password);
}

Result<postgres::ConnectionSettings> addressSettings(const Server &server, const QString &database, const QString &user)
{
    postgres::ConnectionSettings settings;
    settings.host = server.host;
    settings.port = server.port;
    settings.database = database;
    settings.user = user;
    TRY(settings.tls, postgres::tlsModeFromName(server.tls));
    if (!server.rootCertificate.isEmpty()) {
        TRY(settings.rootCertificate, certificateFile(server.rootCertificate));
    }
    return settings;
}

Result<postgres::ConnectionSettings> ownerSettings(Session &session, const Server &server)
{
    TRY(auto settings, addressSettings(server, server.maintenanceDatabase, server.user));
    if (server.sealedSecret.isEmpty()) {
        // Peer authentication or a certificate: a server without a password is legal. For a USER the column is not there.
        TRYV(session.requireAdmin());
        return settings;
    }
    TRY(settings.password, session.vault().open(adminKey, serverOwnerIdentity(server.id), server.sealedSecret));
    return settings;
}

Result<postgres::ConnectionSettings> tenantSettings(Session &session, const Server &server, const Tenant &tenant)
{
    TRY(auto settings, addressSettings(server, tenant.database, tenant.role));
    TRY(settings.password, session.vault().open(adminKey, tenantOwnerIdentity(tenant.id), tenant.sealedSecret));
    return settings;
}

Result<postgres::ConnectionSettings> inspectionSettings(Session &session, const Server &server, const Tenant &tenant, const QString &role, const QString &sealed)
{
    TRY(auto settings, addressSettings(server, tenant.database, role));
    const bool admin = session.isAdmin();
    TRY(settings.password, session.vault().open(admin ? adminKey : inspectKey, admin ? tenantReaderIdentity(tenant.id) : tenantInspectorIdentity(tenant.id), sealed));
    return settings;
}

} // namespace tenantry::registry
