// Sealing small secrets at rest: AES-256-GCM (NIST SP 800-38D) with a key of its own for every ciphertext.
#pragma once

#include "base/error.h"
#include "base/secret.h"

namespace tenantry::vault {

// "admin" opens owner credentials (ADMIN only), "inspect" opens read-only credentials (ADMIN and USER).
struct DataKey {
    QString name;
    int version = 1;
    base::Secret bytes; // 32
};

DataKey newDataKey(const QString &name, int version = 1);

// The identity binds a ciphertext to its row: "tenant/<uuid>/owner", "server/<uuid>/owner". It is the info of
// HKDF-SHA256 (RFC 5869) over the data key with a random 16-byte salt; the derived key seals one ciphertext.
// Form: v1:<key version>:<salt>:<nonce>:<ciphertext>:<tag>, base64url without padding. 96-bit random nonce, 128-bit tag.
base::Result<QString> seal(const DataKey &key, const QString &identity, const base::Secret &plaintext);
// Crypto when anything does not fit: form, sizes, version, key, identity, one changed bit. No plaintext before the tag held.
base::Result<base::Secret> open(const DataKey &key, const QString &identity, const QString &sealed);
// The data-key version that a sealed text names; 0 when it is not one.
int keyVersion(const QString &sealed);

} // namespace tenantry::vault
