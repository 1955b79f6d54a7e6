#include "registry/install.h"

#include "base/names.h"
#include "base/random.h"
#include "registry/schema.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Connection;
using postgres::ConnectionSettings;
using postgres::Param;
using postgres::quoteIdentifier;
using postgres::quoteLiteral;

namespace {

constexpr int oldestServer = 150000;
const QString recoveryLogin = QStringLiteral("recovery"); // what the recovery key's own key pair is bound to

Result<void> check(const CreateRequest &request)
{
    TRYV(checkDatabaseName(request.database));
    TRYV(checkRoleName(request.adminLogin));
    TRYV(checkName(request.name));
    TRYV(checkText(request.adminName, QT_TRANSLATE_NOOP("core", "administrator's name"), 200));
    if (!request.adminEmail.isEmpty())
        TRYV(checkEmail(request.adminEmail));
    if (request.adminLogin == QLatin1String(ownerRole) || request.adminLogin == QLatin1String(adminRole) || request.adminLogin == QLatin1String(userRole)
        || request.adminLogin == QLatin1String(gatekeeperRole))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The name “%1” is one that Tenantry itself needs."), {request.adminLogin}},
                    QT_TRANSLATE_NOOP("core", "Choose another operator name."));
    static const QRegularExpression domain(QStringLiteral("\\A(?=.{1,253}\\z)(?!-)[a-z0-9-]{1,63}(?<!-)(?:\\.(?!-)[a-z0-9-]{1,63}(?<!-))*\\z"));
    if (!domain.match(request.baseDomain).hasMatch())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is not a domain."), {request.baseDomain}},
                    QT_TRANSLATE_NOOP("core", "Give the domain that tenants' host names end with, like example.org."));
    if (request.colour != QLatin1String("green") && request.colour != QLatin1String("amber") && request.colour != QLatin1String("red"))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is not a colour of a registry."), {request.colour}},
                    QT_TRANSLATE_NOOP("core", "Choose green (local), amber (staging) or red (production)."));
    // The server's side of the protocol takes no more than this, and a NUL would end it early.
    if (request.adminPassword.isEmpty() || request.adminPassword.size() > 1000 || request.adminPassword.toByteArray().contains('\0'))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The password is empty, longer than 1000 bytes, or holds a NUL character."),
                    QT_TRANSLATE_NOOP("core", "Choose a password of 12 characters or more."));
    return {};
}

// What is made before the transaction, because it takes its time: two key pairs and two key derivations.
struct Keys {
    vault::KeyPair pair, recoveryPair;
    QString sealedPrivateKey, sealedRecoveryKey;
    Secret recoveryKey;
    struct Granted { vault::DataKey key; QByteArray forOperator, forRecovery; };
    std::vector<Granted> granted;
};

Result<Keys> makeKeys(const CreateRequest &request)
{
    Keys keys;
    TRY(keys.pair, vault::newKeyPair());
    TRY(keys.sealedPrivateKey, vault::sealPrivateKey(keys.pair, request.adminLogin, request.adminPassword, request.kdf));
    keys.recoveryKey = vault::newRecoveryKey();
    TRY(keys.recoveryPair, vault::newKeyPair());
    // Sealed under the key in the form that typing it gives.
    TRY(const Secret typed, vault::normalizedRecoveryKey(textFromSecret(keys.recoveryKey)));
    TRY(keys.sealedRecoveryKey, vault::sealPrivateKey(keys.recoveryPair, recoveryLogin, typed, request.kdf));
    for (const QString &name : {QStringLiteral("admin"), QStringLiteral("inspect")}) {
        Keys::Granted granted{vault::newDataKey(name), {}, {}};
        TRY(granted.forOperator, vault::wrapDataKey(granted.key, keys.pair.publicPem));
        TRY(granted.forRecovery, vault::wrapDataKey(granted.key, keys.recoveryPair.publicPem));
        keys.granted.push_back(std::move(granted));
    }
    return keys;
}

class Maker {
public:
    Maker(const CreateRequest &request, const Progress &progress, std::stop_token stop) : m_request(request), m_progress(progress), m_stop(std::move(stop)) {}

    Result<Created> make()
    {
        TRYV(check(m_request));
        say(QT_TRANSLATE_NOOP("core", "Looking at the server"));
        TRY(m_server, Connection::open(m_request.server, m_stop));
        m_server->setStop(m_stop);
        TRYV(mayCreate());
        TRY(const auto lock, m_server->query("SELECT pg_try_advisory_lock(hashtextextended('tenantry.create ' || $1, 7))", {m_request.database}));
        if (!lock.boolean(0, 0))
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Somebody else is making the registry %1 right now."), {m_request.database}},
                        QT_TRANSLATE_NOOP("core", "Wait a moment, then look at it."));
        TRY(m_found, look());
        TRYV(checkAdminRole());
        say(QT_TRANSLATE_NOOP("core", "Making keys"));
        TRY(const Keys keys, makeKeys(m_request));
        if (m_stop.stop_requested())
            return fail(Error{Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled."), {}, {}, {}});

        auto done = [&]() -> Result<void> {
            say(QT_TRANSLATE_NOOP("core", "Making roles"));
            TRYV(ensureRoles());
            say(QT_TRANSLATE_NOOP("core", "Making the database"));
            TRYV(ensureDatabase());
            say(QT_TRANSLATE_NOOP("core", "Filling the registry"));
            return fill(keys);
        }();
        if (!done) {
            if (done.error().kind != Kind::OutcomeUnknown) // it may well be complete: doing it again tells
                undo();
            return fail(std::move(done).error());
        }
        ConnectionSettings registry = m_request.server;
        registry.database = m_request.database;
        registry.user = m_request.adminLogin;
        registry.password = Secret();
        return Created{registry, keys.recoveryKey};
    }

private:
    void say(const char *what) const
    {
        if (m_progress)
            m_progress(what);
    }

    ConnectionSettings inRegistry() const
    {
        ConnectionSettings settings = m_request.server;
        settings.database = m_request.database;
        return settings;
    }

    Result<void> mayCreate()
    {
        if (m_server->serverVersion() < oldestServer)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The server is PostgreSQL %1; a registry needs 15 or newer."),
                                             {QString::number(m_server->serverVersion() / 10000)}},
                        QT_TRANSLATE_NOOP("core", "Use a newer server."));
        TRY(const auto rows, m_server->query("SELECT rolsuper OR (rolcreatedb AND rolcreaterole) FROM pg_roles WHERE rolname = current_user"));
        if (!rows.boolean(0, 0))
            return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "%1 may not create databases and roles on this server."), {m_request.server.user}},
                        {QT_TRANSLATE_NOOP("core", "Have a superuser run: ALTER ROLE %1 CREATEDB CREATEROLE"), {QString::fromUtf8(quoteIdentifier(m_request.server.user))}});
        return {};
    }

    enum class Found { Nothing, Unfinished };

    // What a database of that name is, if there is one. Unfinished: owned by our role, and empty.
    Result<Found> look()
    {
        TRY(const auto rows, m_server->query("SELECT pg_get_userbyid(datdba), datconnlimit FROM pg_database WHERE datname = $1", {m_request.database}));
        if (rows.isEmpty())
            return Found::Nothing;
        if (rows.integer(0, 1) == -2) { // a DROP DATABASE that was cut short: only finishing it works
            TRYV(asOwner(*m_server, "DROP DATABASE IF EXISTS " + quoteIdentifier(m_request.database)));
            return Found::Nothing;
        }
        const bool ours = rows.text(0, 0) == QLatin1String(ownerRole);
        auto inside = Connection::open(inRegistry(), m_stop);
        if (inside) {
            TRY(const bool complete, hasSchema(**inside));
            if (complete)
                return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 is a registry already."), {m_request.database}},
                            QT_TRANSLATE_NOOP("core", "Sign in to it, or choose another database name."));
            TRY(const auto used, (*inside)->query("SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                                                  "WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema')"));
            if (ours && !used.boolean(0, 0))
                return Found::Unfinished;
        } else if (inside.error().kind != Kind::Permission) {
            return fail(std::move(inside).error());
        }
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "A database called %1 is there already, and it is not a registry of yours."), {m_request.database}},
                    QT_TRANSLATE_NOOP("core", "Choose another name for the registry's database."));
    }

    // An operator of another registry on this server keeps the password that they have: it must be the one given.
    Result<void> checkAdminRole()
    {
        TRY(const auto rows, m_server->query("SELECT r.rolcanlogin AND NOT r.rolsuper AND EXISTS (SELECT FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
                                             "WHERE m.member = r.oid AND g.rolname IN ($2, $3)) FROM pg_roles r WHERE r.rolname = $1",
                                             {m_request.adminLogin, adminRole, userRole}));
        m_adminRoleExists = !rows.isEmpty();
        if (!m_adminRoleExists)
            return {};
        if (rows.boolean(0, 0)) {
            ConnectionSettings settings = m_request.server;
            settings.user = m_request.adminLogin;
            settings.password = m_request.adminPassword;
            if (Connection::open(settings, m_stop))
                return {};
        }
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "A role called %1 exists on this server already."), {m_request.adminLogin}},
                    QT_TRANSLATE_NOOP("core", "Choose another operator name; an operator of another registry here gives the password that they have."));
    }

    Result<void> ensureRoles()
    {
        for (const char *role : {ownerRole, adminRole, userRole}) {
            TRY(const auto rows, m_server->query("SELECT rolcanlogin OR rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = $1", {role}));
            if (!rows.isEmpty()) {
                if (rows.boolean(0, 0))
                    return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The server has a role %1 with rights of its own; Tenantry needs it as a plain group."),
                                                 {QString::fromLatin1(role)}},
                                QT_TRANSLATE_NOOP("core", "Take LOGIN, SUPERUSER, CREATEROLE and CREATEDB from it, or use another server."));
                continue;
            }
            auto made = m_server->query(QByteArray("CREATE ROLE ") + role + " NOLOGIN");
            if (made)
                m_madeRoles << QByteArray(role);
            else if (made.error().sqlstate != QLatin1String("42710") && made.error().sqlstate != QLatin1String("23505")) // another registry's creation was faster
                return fail(std::move(made).error());
        }
        TRY(const bool may, mayActAsOwner(*m_server));
        if (may)
            return {};
        // PostgreSQL 16 and newer: who creates a role administers it, but acts as it only when that was granted too.
        const bool options = m_server->serverVersion() >= 160000;
        TRYV(m_server->query(QByteArray("GRANT ") + ownerRole + " TO CURRENT_USER" + (options ? " WITH SET TRUE, INHERIT FALSE" : ""))
                 .transform_error([&](Error error) {
                     if (error.sqlstate == QLatin1String("42501"))
                         error.hint = {QT_TRANSLATE_NOOP("core", "Tenantry's roles were made by somebody else: create the registry as that role, or as a superuser.")};
                     return error;
                 }));
        return {};
    }

    static Result<void> asOwner(Connection &connection, const QByteArray &statement)
    {
        TRYV(connection.query(QByteArray("SET ROLE ") + ownerRole));
        auto done = connection.query(statement);
        TRYV(connection.query("RESET ROLE"));
        TRYV(std::move(done));
        return {};
    }

    Result<void> ensureDatabase()
    {
        if (m_found == Found::Unfinished)
            return {};
        // C: the same order and the same bytes on every server, and no index that breaks when its system is upgraded.
        TRYV(m_server->query("CREATE DATABASE " + quoteIdentifier(m_request.database) + " OWNER " + ownerRole +
                             " TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'"));
        m_madeDatabase = true;
        return {};
    }

    Result<void> fill(const Keys &keys)
    {
        TRY(const auto connection, Connection::open(inRegistry(), m_stop));
        connection->setStop(m_stop);
        TRY(const QByteArray verifier, connection->scramVerifier(m_request.adminLogin, m_request.adminPassword));
        return connection->transaction([&]() -> Result<void> {
            for (const SchemaFile &file : schemaFiles())
                TRYV(applyFile(*connection, file));
            const QByteArray database = quoteIdentifier(m_request.database);
            TRYV(connection->query("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC"));
            TRYV(connection->query("GRANT CONNECT ON DATABASE " + database + " TO " + adminRole + ", " + userRole + ", SESSION_USER"));
            TRYV(connection->query("COMMENT ON DATABASE " + database + " IS 'Tenantry registry'"));
            // Half a second of compiling for queries that take milliseconds: row-level security makes them look expensive.
            TRYV(connection->query("ALTER DATABASE " + database + " SET jit = off"));
            TRYV(rows(*connection, keys));
            TRYV(connection->query("REVOKE ALL ON SCHEMA public FROM PUBLIC")); // which belongs to the database's owner
            // Made by the gatekeeper, as every operator's: it can only change the roles that it made (0006_operators.sql).
            if (!m_adminRoleExists)
                TRYV(connection->query("SELECT tenantry_gate.role_make($1, $2, $3, NULL, tenantry.role_mark())",
                                       {m_request.adminLogin, QString::fromLatin1(verifier), adminRole}));
            TRYV(connection->query("RESET ROLE"));
            if (!m_adminRoleExists)
                return {};
            return connection->query(QByteArray("GRANT ") + adminRole + " TO " + quoteIdentifier(m_request.adminLogin)).transform([](auto &&) {});
        });
    }

    Result<void> rows(Connection &connection, const Keys &keys)
    {
        const QString operatorId = newId(), recoveryId = newId();
        TRYV(connection.query("INSERT INTO tenantry.registry (id, name, base_domain, colour) VALUES ($1, $2, $3, $4)",
                              {newId(), m_request.name, m_request.baseDomain, m_request.colour}));
        TRYV(connection.query("INSERT INTO tenantry.operator (id, login, name, email, role, public_key) VALUES ($1, $2, $3, $4, 'ADMIN', $5)",
                              {operatorId, m_request.adminLogin, m_request.adminName.isEmpty() ? m_request.adminLogin : m_request.adminName,
                               m_request.adminEmail, keys.pair.publicPem}));
        TRYV(connection.query("INSERT INTO tenantry.operator_key (operator_id, sealed_private_key) VALUES ($1, $2)", {operatorId, keys.sealedPrivateKey}));
        TRYV(connection.query("INSERT INTO tenantry.recovery_key (id, public_key, sealed_private_key) VALUES ($1, $2, $3)",
                              {recoveryId, keys.recoveryPair.publicPem, keys.sealedRecoveryKey}));
        for (const Keys::Granted &granted : keys.granted) {
            TRYV(connection.query("INSERT INTO tenantry.data_key (name, version) VALUES ($1, $2)", {granted.key.name, granted.key.version}));
            const QByteArray insert = "INSERT INTO tenantry.data_key_grant (id, key_name, key_version, operator_id, recovery_id, wrapped) VALUES ($1, $2, $3, $4, $5, $6)";
            TRYV(connection.query(insert, {newId(), granted.key.name, granted.key.version, operatorId, Param(std::nullopt), Param::bytea(granted.forOperator)}));
            TRYV(connection.query(insert, {newId(), granted.key.name, granted.key.version, Param(std::nullopt), recoveryId, Param::bytea(granted.forRecovery)}));
        }
        return {};
    }

    // As far as it was made here. On a connection of its own: the first may be what broke, and a stop is no reason to stop undoing.
    void undo()
    {
        if (!m_madeDatabase && m_madeRoles.isEmpty())
            return;
        const auto connection = Connection::open(m_request.server);
        if (!connection)
            return;
        if (m_madeDatabase && !asOwner(**connection, "DROP DATABASE IF EXISTS " + quoteIdentifier(m_request.database) + " WITH (FORCE)"))
            return;
        for (const QByteArray &role : std::as_const(m_madeRoles))
            (void)(*connection)->query("DROP ROLE IF EXISTS " + role); // stays when another registry has come to need it
    }

    const CreateRequest &m_request;
    const Progress &m_progress;
    std::stop_token m_stop;
    std::unique_ptr<Connection> m_server;
    Found m_found = Found::Nothing;
    bool m_adminRoleExists = false;
    bool m_madeDatabase = false;
    QList<QByteArray> m_madeRoles;
};

} // namespace

Result<Created> create(const CreateRequest &request, const Progress &progress, std::stop_token stop)
{
    return Maker(request, progress, std::move(stop)).make();
}

} // namespace tenantry::registry
