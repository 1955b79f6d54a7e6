// Password hashes for accounts inside a tenant's database: Argon2id in PHC string form ($argon2id$v=19$m=…), which every
// web framework's verifier reads.
#pragma once

#include "vault/keypair.h"

namespace tenantry::vault {

base::Result<QString> hashPassword(const base::Secret &password, const KdfParameters &parameters = {});
bool verifyPassword(const QString &phc, const base::Secret &password);

} // namespace tenantry::vault
