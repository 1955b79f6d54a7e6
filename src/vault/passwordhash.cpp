#include "vault/passwordhash.h"

#include "vault/aesgcm.h"
#include "vault/argon2id.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <argon2.h>

namespace tenantry::vault {

using namespace base;

namespace {

constexpr qsizetype randomCharacters = 16; // of base::randomPassword: some 90 bits
constexpr KdfParameters forRandom{4 * 1024, 1, 1};

Result<QString> hash(const Secret &password, const KdfParameters &parameters)
{
    constexpr quint32 hashBytes = 32;
    const QByteArray salt = unpredictable(saltBytes);
    QByteArray encoded(qsizetype(argon2_encodedlen(parameters.iterations, parameters.memoryKib, parameters.lanes, saltBytes, hashBytes,
                                                   Argon2_id)),
                       '\0');
    const int status = argon2id_hash_encoded(parameters.iterations, parameters.memoryKib, parameters.lanes, password.constData(),
                                             size_t(password.size()), salt.constData(), size_t(salt.size()), hashBytes, encoded.data(),
                                             size_t(encoded.size()));
    if (status != ARGON2_OK)
        return fail(Kind::Crypto,
                    {QT_TRANSLATE_NOOP("core", "This computer could not hash the password: it takes %1 MiB of memory."),
                     {QString::number(parameters.memoryKib / 1024)}},
                    QT_TRANSLATE_NOOP("core", "Close other programs and try again."), QString::fromUtf8(argon2_error_message(status)));
    return QString::fromLatin1(encoded.constData());
}

} // namespace

Result<QString> hashPassword(const Secret &password, const KdfParameters &parameters)
{
    if (!isBearable(parameters) || !isStrongEnough(parameters))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "A password hash needs at least 19 MiB and 2 passes of Argon2id."));
    return hash(password, parameters);
}

Result<QString> hashRandomPassword(const Secret &password)
{
    if (password.size() < randomCharacters)
        return hashPassword(password);
    return hash(password, forRandom);
}

bool verifyPassword(const QString &phc, const Secret &password)
{
    static const QRegularExpression form(QStringLiteral(
        "\\A\\$argon2id\\$v=19\\$m=([0-9]{1,9}),t=([0-9]{1,9}),p=([0-9]{1,9})\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{16,172}\\z"));
    const auto match = form.match(phc);
    if (!match.hasMatch())
        return false;
    const KdfParameters asked{match.capturedView(1).toUInt(), match.capturedView(2).toUInt(), match.capturedView(3).toUInt()};
    if (!isBearable(asked)) // weaker ones are somebody else's choice and still verify
        return false;
    return argon2id_verify(phc.toLatin1().constData(), password.constData(), size_t(password.size())) == ARGON2_OK;
}

} // namespace tenantry::vault
