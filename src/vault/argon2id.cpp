#include "vault/argon2id.h"

#include "vault/aesgcm.h"

#include <QCoreApplication>
#include <argon2.h>

namespace tenantry::vault {

using namespace base;

bool isBearable(const KdfParameters &parameters)
{
    constexpr quint32 gibiByte = 1024 * 1024; // in KiB
    return parameters.lanes >= 1 && parameters.lanes <= 64 && parameters.iterations >= 1 && parameters.iterations <= 64
        && parameters.memoryKib >= 8 * parameters.lanes && parameters.memoryKib <= 4 * gibiByte
        && quint64(parameters.memoryKib) * parameters.iterations <= 8 * gibiByte;
}

bool isStrongEnough(const KdfParameters &parameters)
{
    return (parameters.memoryKib >= 19 * 1024 && parameters.iterations >= 2) || parameters.memoryKib >= 46 * 1024;
}

Result<Secret> deriveKey(const Secret &password, const QByteArray &salt, const KdfParameters &parameters)
{
    if (!isBearable(parameters) || !isStrongEnough(parameters))
        return fail(Kind::InvalidInput,
                    {QT_TRANSLATE_NOOP("core", "Argon2id with %1 KiB, %2 passes and %3 lanes is outside of what Tenantry uses."),
                     {QString::number(parameters.memoryKib), QString::number(parameters.iterations), QString::number(parameters.lanes)}},
                    QT_TRANSLATE_NOOP("core", "Use at least 19 MiB and 2 passes, and at most 4 GiB, 64 passes and 64 lanes."));
    if (salt.size() != saltBytes)
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A key cannot be derived without a salt of 16 bytes."));
    Secret key(cipherKeyBytes);
    const int status = argon2id_hash_raw(parameters.iterations, parameters.memoryKib, parameters.lanes, password.constData(),
                                         size_t(password.size()), salt.constData(), size_t(salt.size()), key.data(), size_t(key.size()));
    if (status != ARGON2_OK)
        return fail(Kind::Crypto,
                    {QT_TRANSLATE_NOOP("core", "This computer could not derive a key: it takes %1 MiB of memory."),
                     {QString::number(parameters.memoryKib / 1024)}},
                    QT_TRANSLATE_NOOP("core", "Close other programs and try again."), QString::fromUtf8(argon2_error_message(status)));
    return key;
}

} // namespace tenantry::vault
