#include "operators/recover.h"

#include "base/names.h"
#include "base/random.h"
#include "operators/ownpassword.h"
#include "postgres/connection.h"
#include "registry/schema.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace tenantry::operators {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Rows;
using registry::ask;

namespace {

const QString recoveryLogin = QStringLiteral("recovery"); // what the recovery key's own key pair is bound to

// Every data key, out of the recovery key's grants and wrapped for the new pair.
Result<QByteArray> grantsFrom(Connection &connection, const Secret &typed, const QByteArray &publicPem)
{
    TRY(const Rows key, ask(connection, "SELECT id, sealed_private_key FROM tenantry.recovery_key WHERE retired_at IS NULL ORDER BY created_at DESC LIMIT 1"));
    if (key.isEmpty())
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "This registry has no recovery key."), {});
    const auto opened = vault::openPrivateKey(key.text(0, 1), recoveryLogin, typed);
    if (!opened && opened.error().kind == Kind::Authentication)
        return fail(Kind::Authentication, QT_TRANSLATE_NOOP("core", "The recovery key is written correctly, but it is not the one of this registry."),
                    QT_TRANSLATE_NOOP("core", "Look for the paper of this registry; an ADMIN may have made a newer key since."));
    TRY(const Secret privatePem, opened);
    TRY(const Rows rows, ask(connection, "SELECT key_name, key_version, wrapped FROM tenantry.data_key_grant WHERE recovery_id = $1 ORDER BY key_name, key_version", {key.text(0, 0)}));
    QJsonArray grants;
    for (int i = 0; i < rows.size(); ++i) {
        TRY(const vault::DataKey data, vault::unwrapDataKey(rows.text(i, 0), int(rows.integer(i, 1)), rows.bytea(i, 2), privatePem));
        TRY(const QByteArray wrapped, vault::wrapDataKey(data, publicPem));
        grants.append(QJsonObject{{QStringLiteral("key"), data.name}, {QStringLiteral("version"), data.version},
                                  {QStringLiteral("wrapped"), QString::fromLatin1(wrapped.toHex())}});
    }
    return QJsonDocument(grants).toJson(QJsonDocument::Compact);
}

} // namespace

Result<void> recover(const postgres::ConnectionSettings &owner, const QString &recoveryKey, const QString &login, const Secret &password, std::stop_token stop,
                     const vault::KdfParameters &kdf)
{
    TRYV(checkRoleName(login));
    TRYV(checkNewPassword(password));
    TRY(const Secret typed, vault::normalizedRecoveryKey(recoveryKey));
    TRY(const auto connection, Connection::open(owner, stop));
    connection->setStop(stop);
    TRY(const bool there, registry::hasSchema(*connection));
    if (!there)
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The database %1 holds no Tenantry registry."), {owner.database}},
                    QT_TRANSLATE_NOOP("core", "Check the name of the database, or create a registry."));
    TRY(const bool may, registry::mayActAsOwner(*connection));
    if (!may)
        return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "%1 does not own the registry."), {owner.user}},
                    QT_TRANSLATE_NOOP("core", "Recover it as the role that created it, or as a superuser of its server."));
    TRY(const vault::KeyPair pair, vault::newKeyPair());
    TRY(const QString sealed, vault::sealPrivateKey(pair, login, password, kdf));
    TRY(const QByteArray verifier, connection->scramVerifier(login, password));
    return connection->transaction([&]() -> Result<void> {
        TRYV(connection->script(QByteArray("SET LOCAL ROLE ") + registry::ownerRole));
        TRY(const QByteArray grants, grantsFrom(*connection, typed, pair.publicPem));
        TRY(const Rows known, ask(*connection, "SELECT id, enabled, role FROM tenantry.operator WHERE login = $1 FOR UPDATE", {login}));
        QString id;
        if (known.isEmpty()) {
            id = newId();
            TRYV(ask(*connection, "INSERT INTO tenantry.operator (id, login, name, role, public_key) VALUES ($1, $2, $2, 'ADMIN', $3)", {id, login, pair.publicPem}));
            TRYV(ask(*connection, "SELECT tenantry_gate.role_make($1, $2, 'tenantry_admin', NULL, tenantry.role_mark())", {login, verifier}));
        } else {
            id = known.text(0, 0);
            // Also one whose role somebody dropped.
            TRYV(ask(*connection, "SELECT tenantry_gate.role_make($1, $2, 'tenantry_admin', NULL, tenantry.role_mark()) WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = $1)", {login, verifier}));
            // The trigger opens the role and changes its group, if need be.
            TRYV(ask(*connection, "UPDATE tenantry.operator SET role = 'ADMIN', enabled = true, must_change_password = false, public_key = $2 WHERE id = $1", {id, pair.publicPem}));
            TRY(const Rows ours, ask(*connection, "SELECT tenantry_gate.role_password($1, $2, NULL, tenantry.role_mark())", {login, verifier}));
            if (!ours.boolean(0, 0))
                return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "This login was not made by this registry: another registry of the server, or somebody by hand, has it."),
                            QT_TRANSLATE_NOOP("core", "Give the login of another ADMIN, or a new one."));
            // Also one that somebody shut and left so.
            TRYV(ask(*connection, "SELECT tenantry_gate.role_open($1, true, tenantry.role_mark())", {login}));
            TRYV(ask(*connection, "DELETE FROM tenantry.operator_shut WHERE operator_id = $1", {id}));
        }
        TRYV(ask(*connection, "INSERT INTO tenantry.operator_key (operator_id, sealed_private_key) VALUES ($1, $2) "
                              "ON CONFLICT (operator_id) DO UPDATE SET sealed_private_key = excluded.sealed_private_key, updated_at = now()", {id, sealed}));
        TRYV(ask(*connection, "SELECT tenantry.put_grants($1, $2)", {id, grants}));
        TRYV(ask(*connection, "UPDATE tenantry.operator_session SET ended_at = clock_timestamp(), ended_why = 'password' WHERE operator_id = $1 AND ended_at IS NULL", {id}));
        return {};
    });
}

} // namespace tenantry::operators
