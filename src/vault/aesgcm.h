// The one place that runs a cipher or derives a key with QCA. Private to vault/ (and its tests, for the official vectors).
#pragma once

#include "base/error.h"
#include "base/secret.h"

namespace tenantry::vault {

inline constexpr int cipherKeyBytes = 32; // AES-256
inline constexpr int nonceBytes = 12;     // 96 bits: SP 800-38D, 5.2.1.1
inline constexpr int tagBytes = 16;       // 128 bits: never less, see SP 800-38D appendix C
inline constexpr int saltBytes = 16;
inline constexpr int maxInfoBytes = 512;

struct Encrypted {
    QByteArray ciphertext;
    QByteArray tag;
};

// Both refuse (Crypto) any other size of key, nonce or tag. decrypt gives nothing before the tag was verified.
// Any thread.
base::Result<Encrypted> encrypt(const base::Secret &key, const QByteArray &nonce, const base::Secret &plaintext);
base::Result<base::Secret> decrypt(const base::Secret &key, const QByteArray &nonce, const QByteArray &ciphertext, const QByteArray &tag);

// HKDF-SHA256 (RFC 5869): extract and expand. The info has 0 to 512 bytes. Any thread.
base::Result<base::Secret> derive(const base::Secret &secret, const QByteArray &salt, const QByteArray &info, int bytes);

// Bytes of the system's generator, all in one call: base::randomBytes makes a call for each, which is most of a seal's time.
QByteArray unpredictable(int count);

// base64url without padding (RFC 4648, 5), strict: one text per value, so that a sealed text cannot be varied unnoticed.
QByteArray toText(const QByteArray &bytes);
std::optional<QByteArray> fromText(QStringView text);
// A decimal number as it would be written: no sign, no leading zero. 0 when it is anything else.
quint32 numberFromText(QStringView text);

void wipe(QByteArray &bytes); // overwritten with zeros where nobody else shares it, then empty
void wipe(QString &text);

// The error for everything that does not open: one sentence, so that it tells an attacker nothing about where it failed.
[[nodiscard]] std::unexpected<base::Error> doesNotOpen(const char *detail);

} // namespace tenantry::vault
