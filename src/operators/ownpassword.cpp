#include "operators/ownpassword.h"

#include "postgres/connection.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>

namespace tenantry::operators {

using namespace tenantry::base;
using postgres::Param;

Result<void> checkNewPassword(const Secret &password, const Secret &before)
{
    const qsizetype characters = textFromSecret(password).size();
    if (characters < leastPasswordLength)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The new password is shorter than %1 characters."), {QString::number(leastPasswordLength)}},
                    QT_TRANSLATE_NOOP("core", "A few words in a row are long enough, and easy to remember."));
    if (password.size() > 1000 || password.toByteArray().contains('\0')) // what the protocol takes; a NUL would end it early
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The new password is longer than 1000 bytes, or holds a NUL character."),
                    QT_TRANSLATE_NOOP("core", "Choose another one."));
    if (password == before)
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The new password is the old one."), QT_TRANSLATE_NOOP("core", "Choose another one."));
    return {};
}

namespace {

// What the key is sealed as from now on.
Result<QString> change(const postgres::ConnectionSettings &settings, const Secret &fresh, const QString &keepSession, std::stop_token stop, const vault::KdfParameters &kdf,
                       int failedBefore)
{
    TRYV(checkNewPassword(fresh, settings.password));
    TRY(const auto connection, postgres::Connection::open(settings, stop).transform_error([&](Error error) { return registry::signInError(std::move(error), settings); }));
    connection->setStop(stop);
    TRY(const auto rows, registry::ask(*connection, "SELECT login, sealed_private_key FROM tenantry.own_key()"));
    if (rows.isEmpty())
        return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "%1 is no operator of this registry."), {settings.user}},
                    QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry to add you."));
    const QString login = rows.text(0, 0);
    vault::KeyPair pair;
    TRY(pair.privatePem, vault::openPrivateKey(rows.text(0, 1), login, settings.password));
    TRY(const QString sealed, vault::sealPrivateKey(pair, login, fresh, kdf));
    TRY(const QByteArray verifier, connection->scramVerifier(login, fresh));
    TRYV(connection->transaction([&]() -> Result<void> {
        TRYV(registry::ask(*connection, "SELECT tenantry.change_own_password($1, $2, $3)", {sealed, verifier, Param::orNull(keepSession)}));
        if (failedBefore > 0) // after it: a one-time password opens no session. Nothing goes on in this one
            TRYV(registry::ask(*connection, "SELECT tenantry.sign_out(session) FROM tenantry.sign_in($1)", {failedBefore}));
        return {};
    }));
    return sealed;
}

} // namespace

Result<void> changeOwnPassword(const postgres::ConnectionSettings &settings, const Secret &fresh, const QString &keepSession, std::stop_token stop,
                               const vault::KdfParameters &kdf, int failedBefore)
{
    TRYV(change(settings, fresh, keepSession, stop, kdf, failedBefore));
    return {};
}

Result<void> changeOwnPassword(const registry::SessionPtr &session, const Secret &before, const Secret &fresh, std::stop_token stop, const vault::KdfParameters &kdf,
                               int failedBefore)
{
    auto settings = session->settings();
    settings.password = before;
    TRY(const QString sealed, change(settings, fresh, session->id(), stop, kdf, failedBefore));
    session->passwordChanged(fresh, sealed);
    return {};
}

Result<void> checkOwnPassword(const postgres::ConnectionSettings &settings, int failedBefore, std::stop_token stop)
{
    TRY(const auto session, registry::Session::open(settings, stop, failedBefore));
    TRY(auto connection, session->connection(stop));
    TRY(const auto rows, registry::ask(*connection, "SELECT login, sealed_private_key FROM tenantry.own_key()"));
    if (!rows.isEmpty() && vault::openPrivateKey(rows.text(0, 1), rows.text(0, 0), settings.password))
        return {};
    return fail(registry::signInError({Kind::Authentication, {}, {}, QStringLiteral("28P01"), {}}, settings));
}

} // namespace tenantry::operators
