// An operator's own password. Blocks: belongs on a worker.
#pragma once

#include "postgres/settings.h"
#include "vault/keypair.h"

#include <stop_token>

namespace tenantry::operators {

// Error::sqlstate of a sign-in that was refused because a one-time password has to be changed first; nothing else opens with it.
inline constexpr char mustChangePassword[] = "TN006";

inline constexpr int leastPasswordLength = 12; // characters

// InvalidInput with the reason: too short, too long for the server's protocol, a NUL, the one before.
base::Result<void> checkNewPassword(const base::Secret &password, const base::Secret &before = {});

// `settings`: how the operator signs in, with the password they have (also a one-time one). The private key is sealed under the new
// password and the role gets its verifier in one statement: killed at any moment, either all of it happened or nothing.
// Authentication when the password is wrong. `keepSession`: the id of the session that goes on; the others end.
base::Result<void> changeOwnPassword(const postgres::ConnectionSettings &settings, const base::Secret &fresh, const QString &keepSession = {},
                                     std::stop_token stop = {}, const vault::KdfParameters &kdf = {});

} // namespace tenantry::operators
