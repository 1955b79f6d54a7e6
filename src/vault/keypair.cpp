#include "vault/keypair.h"

#include "vault/aesgcm.h"
#include "vault/argon2id.h"

#include <QCoreApplication>

namespace tenantry::vault {

using namespace base;

namespace {

constexpr int rsaBits = 3072;     // about 128 bits of strength: SP 800-57 part 1, table 2
constexpr int maxNameBytes = 64;  // of a data key
// OAEP as QCA offers it hashes with SHA-1. RFC 8017 permits that, and OAEP's security does not rest on the hash being
// resistant to collisions.
constexpr auto padding = QCA::EME_PKCS1_OAEP;

// What is wrapped: name, version and key. OAEP authenticates nothing about who wrapped it, but a grant that was moved to
// another key's row, or an old version put in place of a new one, is recognised.
QByteArray labelOf(const QString &name, int version)
{
    return name.toUtf8() + '\n' + QByteArray::number(version) + '\n';
}

// Login bound in as the info, and everything that the password gives: the key and the nonce. The salt is new for every
// sealing, so a nonce is never used twice with a key; and a nonce that does not come out tells a wrong password from a
// damaged text, which the tag alone cannot.
struct Derived {
    Secret key;
    QByteArray nonce;
};

Result<Derived> derivedFrom(const Secret &password, const QString &login, const QByteArray &salt, const KdfParameters &parameters)
{
    TRY(const Secret stretched, deriveKey(password, salt, parameters));
    TRY(const Secret expanded, derive(stretched, salt, "tenantry/operator/" + login.toUtf8(), cipherKeyBytes + nonceBytes));
    Derived derived{Secret(cipherKeyBytes), QByteArray(expanded.constData() + cipherKeyBytes, nonceBytes)};
    std::copy_n(expanded.constData(), cipherKeyBytes, derived.key.data());
    return derived;
}

std::unexpected<Error> notAKey(const char *detail)
{
    return fail(Kind::Crypto, QT_TRANSLATE_NOOP("core", "An operator's key is damaged."),
                QT_TRANSLATE_NOOP("core", "Ask an admin to set a new password for this operator, or use the recovery key."),
                QString::fromLatin1(detail));
}

} // namespace

Result<KeyPair> newKeyPair()
{
    QCA::KeyGenerator generator;
    generator.setBlockingEnabled(true); // no event loop on a worker
    const QCA::PrivateKey key = generator.createRSA(rsaBits);
    if (key.isNull() || key.bitSize() < rsaBits)
        return notAKey("QCA made no RSA key");
    QString pem = key.toPEM();
    QByteArray utf8 = pem.toUtf8();
    KeyPair pair{key.toPublicKey().toPEM().toLatin1(), Secret(utf8)};
    wipe(utf8);
    wipe(pem);
    if (pair.publicPem.isEmpty() || pair.privatePem.isEmpty())
        return notAKey("QCA wrote no PEM");
    return pair;
}

Result<QString> sealPrivateKey(const KeyPair &pair, const QString &login, const Secret &password, const KdfParameters &parameters)
{
    const QByteArray salt = unpredictable(saltBytes);
    TRY(const Derived derived, derivedFrom(password, login, salt, parameters));
    TRY(const Encrypted encrypted, encrypt(derived.key, derived.nonce, pair.privatePem));
    return QString::fromLatin1("k1:" + QByteArray::number(parameters.memoryKib) + ':' + QByteArray::number(parameters.iterations) + ':'
                               + QByteArray::number(parameters.lanes) + ':' + toText(salt) + ':' + toText(derived.nonce) + ':'
                               + toText(encrypted.ciphertext) + ':' + toText(encrypted.tag));
}

std::optional<KdfParameters> kdfOf(const QString &sealed)
{
    const QList<QStringView> parts = QStringView(sealed).split(QLatin1Char(':'));
    if (parts.size() != 8 || parts[0] != QLatin1String("k1"))
        return std::nullopt;
    return KdfParameters{numberFromText(parts[1]), numberFromText(parts[2]), numberFromText(parts[3])};
}

Result<Secret> openPrivateKey(const QString &sealed, const QString &login, const Secret &password)
{
    const QList<QStringView> parts = QStringView(sealed).split(QLatin1Char(':'));
    if (parts.size() != 8 || parts[0] != QLatin1String("k1"))
        return notAKey("not of the form k1:m:t:p:salt:nonce:ciphertext:tag");
    const KdfParameters parameters{numberFromText(parts[1]), numberFromText(parts[2]), numberFromText(parts[3])};
    if (!isBearable(parameters) || !isStrongEnough(parameters))
        return notAKey("the parameters of Argon2id are outside of what Tenantry writes");
    const auto salt = fromText(parts[4]), nonce = fromText(parts[5]), ciphertext = fromText(parts[6]), tag = fromText(parts[7]);
    if (!salt || !nonce || !ciphertext || !tag || salt->size() != saltBytes || nonce->size() != nonceBytes || tag->size() != tagBytes)
        return notAKey("a field is not base64url or has the wrong size");
    TRY(const Derived derived, derivedFrom(password, login, *salt, parameters));
    if (derived.nonce != *nonce)
        return fail(Kind::Authentication, QT_TRANSLATE_NOOP("core", "The password does not open this operator's key."),
                    QT_TRANSLATE_NOOP("core", "Type it again; mind upper case and the keyboard layout."));
    auto opened = decrypt(derived.key, *nonce, *ciphertext, *tag);
    if (!opened)
        return notAKey("the password fits, the tag does not");
    return opened;
}

Result<QByteArray> wrapDataKey(const DataKey &key, const QByteArray &publicPem)
{
    const QByteArray label = labelOf(key.name, key.version);
    if (key.bytes.size() != cipherKeyBytes || key.version < 1 || key.name.isEmpty() || key.name.contains(QLatin1Char('\n'))
        || key.name.toUtf8().size() > maxNameBytes)
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A data key is missing or has the wrong size."));
    QCA::ConvertResult converted = QCA::ErrorDecode;
    QCA::PublicKey recipient = QCA::PublicKey::fromPEM(QString::fromLatin1(publicPem), &converted);
    if (converted != QCA::ConvertGood || !recipient.isRSA() || recipient.bitSize() < rsaBits)
        return notAKey("not the PEM of a public RSA key of 3072 bits or more");
    const Secret payload = Secret(label).append(key.bytes);
    if (payload.size() > recipient.maximumEncryptSize(padding)) // QCA would cut it silently
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A data key is missing or has the wrong size."));
    const Secret wrapped = recipient.encrypt(payload, padding);
    if (wrapped.isEmpty())
        return notAKey("RSA-OAEP failed");
    return wrapped.toByteArray();
}

Result<DataKey> unwrapDataKey(const QString &name, int version, const QByteArray &wrapped, const Secret &privatePem)
{
    QByteArray utf8 = privatePem.toByteArray();
    QString pem = QString::fromLatin1(utf8);
    QCA::ConvertResult converted = QCA::ErrorDecode;
    QCA::PrivateKey key = QCA::PrivateKey::fromPEM(pem, Secret(), &converted);
    wipe(pem);
    wipe(utf8);
    if (converted != QCA::ConvertGood || !key.isRSA())
        return notAKey("not the PEM of a private RSA key");
    Secret payload;
    // OpenSSL's legacy call reads as many bytes as it is told; only a block of the key's own size is one.
    if (wrapped.size() * 8 != key.bitSize() || !key.decrypt(Secret(wrapped), &payload, padding))
        return doesNotOpen("the data key was not wrapped for this operator");
    const QByteArray label = labelOf(name, version);
    if (payload.size() != label.size() + cipherKeyBytes || !std::equal(label.cbegin(), label.cend(), payload.constData()))
        return doesNotOpen("what was wrapped is another data key");
    DataKey unwrapped{name, version, Secret(cipherKeyBytes)};
    std::copy_n(payload.constData() + label.size(), cipherKeyBytes, unwrapped.bytes.data());
    return unwrapped;
}

} // namespace tenantry::vault
