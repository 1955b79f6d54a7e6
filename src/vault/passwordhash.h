// Password hashes for accounts inside a tenant's database: Argon2id in PHC string form ($argon2id$v=19$m=…), which every
// web framework's verifier reads.
#pragma once

#include "vault/keypair.h"

namespace tenantry::vault {

base::Result<QString> hashPassword(const base::Secret &password, const KdfParameters &parameters = {});
// For one that base::randomPassword() made, of at least 16 characters: some 90 bits, which nobody guesses however fast the hash
// is, so it is not stretched (4 MiB, one pass) and the cores stay with the databases that are being made. A shorter one is
// hashed like any other.
base::Result<QString> hashRandomPassword(const base::Secret &password);
bool verifyPassword(const QString &phc, const base::Secret &password);

} // namespace tenantry::vault
