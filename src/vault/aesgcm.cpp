#include "vault/aesgcm.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <algorithm>
#include <cstring>

namespace tenantry::vault {

using namespace base;

namespace {

std::unexpected<Error> noProvider(const char *what)
{
    return fail(Kind::Crypto, QT_TRANSLATE_NOOP("core", "The cryptography of this system does not work."),
                QT_TRANSLATE_NOOP("core", "Install the OpenSSL plugin of QCA for Qt 6 (libqca-qt6-plugins)."),
                QString::fromLatin1(what));
}

// QCA checks no sizes, takes a short tag for what it is, and hands out plaintext from update() before final() has
// verified the tag. Hence: the only caller of QCA::Cipher, and nothing leaves it unless final() succeeded.
// The size of `tag` going in is the size of tag that QCA makes or expects; encoding writes it.
Result<Secret> run(QCA::Direction direction, const Secret &key, const QByteArray &nonce, const Secret &input, QCA::AuthTag &tag)
{
    if (key.size() != cipherKeyBytes)
        return doesNotOpen("the key does not have 32 bytes");
    if (nonce.size() != nonceBytes)
        return doesNotOpen("the nonce does not have 12 bytes");
    if (tag.size() != tagBytes)
        return doesNotOpen("the tag does not have 16 bytes");
    QCA::Cipher cipher(QStringLiteral("aes256"), QCA::Cipher::GCM, QCA::Cipher::NoPadding, direction, QCA::SymmetricKey(key),
                       QCA::InitializationVector(nonce), tag);
    if (!cipher.context())
        return noProvider("QCA offers no aes256-gcm");
    Secret output;
    if (!input.isEmpty()) {
        output = Secret(cipher.update(input));
        if (!cipher.ok())
            return doesNotOpen("the cipher failed");
    }
    const Secret rest(cipher.final());
    if (!cipher.ok())
        return doesNotOpen("the tag does not fit");
    output.append(rest);
    if (output.size() != input.size()) // counter mode: anything else is a provider that does something else
        return noProvider("aes256-gcm changed the length");
    if (direction == QCA::Encode)
        tag = cipher.tag();
    return output;
}

} // namespace

Result<Encrypted> encrypt(const Secret &key, const QByteArray &nonce, const Secret &plaintext)
{
    QCA::AuthTag tag(tagBytes);
    TRY(const Secret ciphertext, run(QCA::Encode, key, nonce, plaintext, tag));
    if (tag.size() != tagBytes)
        return noProvider("aes256-gcm made no tag");
    return Encrypted{ciphertext.toByteArray(), tag.toByteArray()};
}

Result<Secret> decrypt(const Secret &key, const QByteArray &nonce, const QByteArray &ciphertext, const QByteArray &tag)
{
    QCA::AuthTag expected(tag);
    return run(QCA::Decode, key, nonce, Secret(ciphertext), expected);
}

Result<Secret> derive(const Secret &secret, const QByteArray &salt, const QByteArray &info, int bytes)
{
    // OpenSSL has a limit for the info, and QCA ignores its refusal: a longer one would not be bound in.
    if (info.size() > maxInfoBytes || bytes < 1 || bytes > 255 * 32)
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A key cannot be derived for so long a name."));
    QCA::HKDF hkdf(QStringLiteral("sha256"));
    if (!hkdf.context())
        return noProvider("QCA offers no hkdf(sha256)");
    const Secret key = hkdf.makeKey(secret, QCA::InitializationVector(salt), QCA::InitializationVector(info), uint(bytes));
    // A derivation that failed comes back as zeros: never a key.
    if (key.size() != bytes || std::all_of(key.data(), key.data() + key.size(), [](char c) { return c == 0; }))
        return noProvider("hkdf(sha256) failed");
    return key;
}

QByteArray unpredictable(int count)
{
    QByteArray bytes((count + 3) / 4 * 4, Qt::Uninitialized); // allocated, hence aligned for its 32-bit words
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    bytes.truncate(count);
    return bytes;
}

QByteArray toText(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromText(QStringView text)
{
    const QByteArray latin = text.toLatin1();
    auto decoded = QByteArray::fromBase64Encoding(latin, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || toText(*decoded) != latin) // the second: bits that no byte holds, padding
        return std::nullopt;
    return std::move(*decoded);
}

quint32 numberFromText(QStringView text)
{
    if (text.isEmpty() || text.size() > 9 || text.front() == QLatin1Char('0'))
        return 0;
    quint32 number = 0;
    for (const QChar c : text) {
        if (c < QLatin1Char('0') || c > QLatin1Char('9'))
            return 0;
        number = number * 10 + quint32(c.unicode() - u'0');
    }
    return number;
}

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        explicit_bzero(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

void wipe(QString &text)
{
    if (!text.isEmpty() && text.isDetached())
        explicit_bzero(text.data(), size_t(text.size()) * sizeof(QChar));
    text.clear();
}

std::unexpected<Error> doesNotOpen(const char *detail)
{
    return fail(Kind::Crypto, QT_TRANSLATE_NOOP("core", "A stored secret does not open: it was damaged or changed, or belongs to something else."),
                QT_TRANSLATE_NOOP("core", "Restore the registry from a backup, or enter the secret again."), QString::fromLatin1(detail));
}

} // namespace tenantry::vault
