// The bounds of what Argon2id may be asked to do. Private to vault/.
#pragma once

#include "vault/keypair.h"

namespace tenantry::vault {

// What a stored text may ask for: a forged row must not eat the machine, nor bring a key down to nothing.
// At most 4 GiB, 64 passes, 64 lanes, and 8 GiB written in all (some ten seconds).
bool isBearable(const KdfParameters &parameters);
// OWASP's floor, in both of its shapes: 19 MiB twice, 46 MiB once.
bool isStrongEnough(const KdfParameters &parameters);

} // namespace tenantry::vault
