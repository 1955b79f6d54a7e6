#include "registry/schema.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QHash>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Param;

QByteArray SchemaFile::sha256() const { return QCryptographicHash::hash(sql, QCryptographicHash::Sha256); }

QList<SchemaFile> schemaFiles()
{
    QList<SchemaFile> out;
    const QDir folder(QStringLiteral(":/tenantry/registry"));
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            out << SchemaFile{name.section(QLatin1Char('_'), 0, 0).toInt(), name, file.readAll()};
    }
    return out;
}

int programSchemaVersion()
{
    static const int version = [] {
        const auto files = schemaFiles();
        return files.isEmpty() ? 0 : files.last().version;
    }();
    return version;
}

Result<bool> mayActAsOwner(Connection &connection)
{
    const QByteArray how = connection.serverVersion() >= 160000 ? "SET" : "MEMBER";
    TRY(const auto rows, connection.query("SELECT coalesce((SELECT pg_has_role(current_user, oid, $2) FROM pg_roles WHERE rolname = $1), false)",
                                          {ownerRole, how}));
    return rows.boolean(0, 0);
}

Result<bool> hasSchema(Connection &connection)
{
    // Not to_regclass(): that is an error for a role without USAGE on the schema.
    TRY(const auto rows, connection.query("SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                          "WHERE n.nspname = 'tenantry' AND c.relname = 'schema_change')"));
    return rows.boolean(0, 0);
}

Result<void> applyFile(Connection &connection, const SchemaFile &file)
{
    TRYV(connection.script(QByteArray("SET LOCAL ROLE ") + ownerRole + "; SET LOCAL search_path = pg_catalog"));
    TRYV(connection.script(file.sql));
    TRYV(connection.query("INSERT INTO tenantry.schema_change (version, name, sha256) VALUES ($1, $2, $3)",
                          {file.version, file.name, Param::bytea(file.sha256())}));
    return {};
}

namespace {

Result<int> applyMissing(Connection &connection, const QList<SchemaFile> &files, const Progress &progress)
{
    QHash<int, QByteArray> applied;
    int installed = 0;
    TRYV(connection.transaction([&]() -> Result<void> {
        TRYV(connection.script(QByteArray("SET LOCAL ROLE ") + ownerRole));
        TRY(const auto rows, connection.query("SELECT version, sha256 FROM tenantry.schema_change ORDER BY version"));
        for (int i = 0; i < rows.size(); ++i) {
            installed = int(rows.integer(i, 0));
            applied.insert(installed, rows.bytea(i, 1));
        }
        return {};
    }));

    const int brought = files.isEmpty() ? 0 : files.last().version;
    if (installed > brought)
        return fail(Kind::Conflict,
                    {QT_TRANSLATE_NOOP("core", "The registry is at schema version %1, newer than version %2 of this program."),
                     {QString::number(installed), QString::number(brought)}},
                    QT_TRANSLATE_NOOP("core", "Update Tenantry on this computer."));
    for (const SchemaFile &file : files)
        if (const auto sum = applied.constFind(file.version); sum != applied.cend() && *sum != file.sha256())
            return fail(Kind::Conflict,
                        {QT_TRANSLATE_NOOP("core", "The registry was made with another %1 than this program brings."), {file.name}},
                        QT_TRANSLATE_NOOP("core", "Use the release of Tenantry that the registry was made with; nothing was changed."));

    int count = 0;
    for (const SchemaFile &file : files) {
        if (applied.contains(file.version))
            continue;
        if (progress)
            progress({QT_TRANSLATE_NOOP("core", "Applying %1 to the registry…"), {file.name}});
        TRYV(connection.transaction([&] { return applyFile(connection, file); }));
        ++count;
    }
    return count;
}

} // namespace

Result<int> applySchema(Connection &connection, const QList<SchemaFile> &files, const Progress &progress)
{
    // Two upgrades at once do it one after the other; when the connection is lost, so is the lock.
    TRYV(connection.query("SET lock_timeout = '30s'"));
    TRYV(connection.batch(QByteArray("SET ROLE ") + ownerRole + "; SELECT pg_advisory_lock(hashtextextended('tenantry.schema', 7)); RESET ROLE").transform_error([](Error error) {
        if (error.sqlstate == QLatin1String("55P03")) {
            error.message = QT_TRANSLATE_NOOP("core", "Somebody else is upgrading this registry right now.");
            error.hint = QT_TRANSLATE_NOOP("core", "Wait until it is done, then look at its status.");
        }
        return error;
    }));
    auto count = applyMissing(connection, files, progress);
    if (connection.isOpen())
        (void)connection.query("SELECT pg_advisory_unlock(hashtextextended('tenantry.schema', 7))");
    return count;
}

Result<Status> status(Connection &connection)
{
    TRY(const bool there, hasSchema(connection));
    if (!there)
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The database %1 holds no Tenantry registry."), {connection.settings().database}},
                    QT_TRANSLATE_NOOP("core", "Check the name of the database, or create a registry."));
    TRY(const bool owner, mayActAsOwner(connection));

    Status out;
    out.programVersion = programSchemaVersion();
    out.serverVersion = connection.serverVersion();
    TRYV(connection.transaction([&]() -> Result<void> {
        if (owner)
            TRYV(connection.script(QByteArray("SET LOCAL ROLE ") + ownerRole));
        TRY(const auto rows, connection.query("SELECT r.id, r.name, r.base_domain, r.colour, (SELECT max(version) FROM tenantry.schema_change), "
                                              "(SELECT count(*) FROM tenantry.tenant), (SELECT count(*) FROM tenantry.operator), "
                                              "(SELECT count(*) FROM tenantry.server), (SELECT count(*) FROM tenantry.product) "
                                              "FROM tenantry.registry r"));
        if (rows.isEmpty())
            return fail(Kind::Permission, QT_TRANSLATE_NOOP("core", "You are no operator of this registry."),
                        QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry to add you."));
        out.info = {rows.text(0, 0), rows.text(0, 1), rows.text(0, 2), rows.text(0, 3), int(rows.integer(0, 4)), false};
        out.installedVersion = out.info.schemaVersion;
        out.info.readOnly = out.newer();
        out.tenants = int(rows.integer(0, 5));
        out.operators = int(rows.integer(0, 6));
        out.servers = int(rows.integer(0, 7));
        out.products = int(rows.integer(0, 8));
        return {};
    }));
    return out;
}

Result<int> upgrade(const postgres::ConnectionSettings &owner, const Progress &progress, std::stop_token stop)
{
    TRY(const auto connection, Connection::open(owner, stop));
    connection->setStop(stop);
    TRY(const bool there, hasSchema(*connection));
    if (!there)
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The database %1 holds no Tenantry registry."), {owner.database}},
                    QT_TRANSLATE_NOOP("core", "Check the name of the database, or create a registry."));
    TRY(const bool may, mayActAsOwner(*connection));
    if (!may)
        return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "%1 does not own the registry and cannot change its schema."), {owner.user}},
                    QT_TRANSLATE_NOOP("core", "Upgrade it as the role that created it, or as a superuser of the server."));
    TRYV(connection->setStatementTimeout(std::chrono::minutes(30))); // a later file may rewrite large tables
    return applySchema(*connection, schemaFiles(), progress);
}

} // namespace tenantry::registry
