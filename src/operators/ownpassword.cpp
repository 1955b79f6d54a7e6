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

Result<void> changeOwnPassword(const postgres::ConnectionSettings &settings, const Secret &fresh, const QString &keepSession, std::stop_token stop,
                               const vault::KdfParameters &kdf)
{
    TRYV(checkNewPassword(fresh, settings.password));
    const auto plain = [](Error error) {
        if (error.kind == Kind::Authentication && !error.detail.contains(QLatin1String("pg_hba"))) // the words of signing in, and no server text
            return Error{Kind::Authentication, QT_TRANSLATE_NOOP("core", "The operator name or the password is not right."),
                         QT_TRANSLATE_NOOP("core", "Check both, and the registry you chose. An ADMIN can set a new password."), error.sqlstate, {}};
        return registry::explained(std::move(error));
    };
    TRY(const auto connection, postgres::Connection::open(settings, stop).transform_error(plain));
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
    TRYV(registry::ask(*connection, "SELECT tenantry.change_own_password($1, $2, $3)", {sealed, verifier, Param::orNull(keepSession)}));
    return {};
}

} // namespace tenantry::operators
