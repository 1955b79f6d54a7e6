#include "vault/sealing.h"

#include "vault/aesgcm.h"

#include <QCoreApplication>

namespace tenantry::vault {

using namespace base;

namespace {

Result<Secret> recordKey(const DataKey &key, const QString &identity, const QByteArray &salt)
{
    const QByteArray info = identity.toUtf8();
    if (key.bytes.size() != cipherKeyBytes || key.version < 1)
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A data key is missing or has the wrong size."));
    // An empty one would bind nothing, a long one would not be bound (see derive).
    if (info.isEmpty() || info.size() > maxInfoBytes)
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A secret needs an identity of 1 to 512 bytes to be bound to."));
    return derive(key.bytes, salt, info, cipherKeyBytes);
}

} // namespace

DataKey newDataKey(const QString &name, int version)
{
    QByteArray bytes = unpredictable(cipherKeyBytes);
    DataKey key{name, version, Secret(bytes)};
    wipe(bytes);
    return key;
}

Result<QString> seal(const DataKey &key, const QString &identity, const Secret &plaintext)
{
    const QByteArray random = unpredictable(saltBytes + nonceBytes);
    const QByteArray salt = random.first(saltBytes);
    const QByteArray nonce = random.last(nonceBytes);
    TRY(const Secret derived, recordKey(key, identity, salt));
    TRY(const Encrypted encrypted, encrypt(derived, nonce, plaintext));
    return QString::fromLatin1("v1:" + QByteArray::number(key.version) + ':' + toText(salt) + ':' + toText(nonce) + ':'
                               + toText(encrypted.ciphertext) + ':' + toText(encrypted.tag));
}

Result<Secret> open(const DataKey &key, const QString &identity, const QString &sealed)
{
    const QList<QStringView> parts = QStringView(sealed).split(QLatin1Char(':'));
    if (parts.size() != 6 || parts[0] != QLatin1String("v1"))
        return doesNotOpen("not of the form v1:version:salt:nonce:ciphertext:tag");
    if (numberFromText(parts[1]) != quint32(key.version))
        return doesNotOpen("sealed with another version of the key");
    const auto salt = fromText(parts[2]), nonce = fromText(parts[3]), ciphertext = fromText(parts[4]), tag = fromText(parts[5]);
    if (!salt || !nonce || !ciphertext || !tag || salt->size() != saltBytes)
        return doesNotOpen("a field is not base64url or has the wrong size");
    TRY(const Secret derived, recordKey(key, identity, *salt));
    return decrypt(derived, *nonce, *ciphertext, *tag);
}

int keyVersion(const QString &sealed)
{
    const QList<QStringView> parts = QStringView(sealed).split(QLatin1Char(':'));
    return parts.size() == 6 && parts[0] == QLatin1String("v1") ? int(numberFromText(parts[1])) : 0;
}

} // namespace tenantry::vault
