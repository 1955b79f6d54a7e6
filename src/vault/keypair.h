// An operator's key pair (RSA 3072, OAEP) and what is granted to it.
#pragma once

#include "vault/sealing.h"

namespace tenantry::vault {

// Argon2id (RFC 9106). OWASP's floor is 19 MiB, t=2, p=1; the default is above it. Stored beside what it sealed.
struct KdfParameters {
    quint32 memoryKib = 64 * 1024;
    quint32 iterations = 3;
    quint32 lanes = 1;
};
// What tests use so that a thousand of them end in time; still through the same code.
inline constexpr KdfParameters quickKdf{19 * 1024, 2, 1};

base::Result<base::Secret> deriveKey(const base::Secret &password, const QByteArray &salt, const KdfParameters &parameters);

struct KeyPair {
    QByteArray publicPem;
    base::Secret privatePem;
};
base::Result<KeyPair> newKeyPair(); // some 100 ms; on a worker

// k1:<m>:<t>:<p>:<salt>:<nonce>:<ciphertext>:<tag>; the login is bound in, so it does not open for another operator.
base::Result<QString> sealPrivateKey(const KeyPair &pair, const QString &login, const base::Secret &password, const KdfParameters &parameters = {});
std::optional<KdfParameters> kdfOf(const QString &sealed); // what it was sealed with; none when it is no such text
base::Result<base::Secret> openPrivateKey(const QString &sealed, const QString &login, const base::Secret &password);

base::Result<QByteArray> wrapDataKey(const DataKey &key, const QByteArray &publicPem);
base::Result<DataKey> unwrapDataKey(const QString &name, int version, const QByteArray &wrapped, const base::Secret &privatePem);

// The recovery key: 160 random bits as groups of letters and digits with a checksum, read aloud or written on paper.
// It is the password of a key pair that is one more grantee.
base::Secret newRecoveryKey();
base::Result<base::Secret> normalizedRecoveryKey(const QString &typed); // InvalidInput: which group is mistyped, as far as known

} // namespace tenantry::vault
