// An operator's own password. Blocks: belongs on a worker.
#pragma once

#include "registry/repositories.h"

#include <stop_token>

namespace tenantry::operators {

// Error::sqlstate of a sign-in that was refused because a one-time password has to be changed first; nothing else opens with it.
inline constexpr char mustChangePassword[] = "TN006";

inline constexpr int leastPasswordLength = 12; // characters

// InvalidInput with the reason: too short, too long for the server's protocol, a NUL, the one before.
base::Result<void> checkNewPassword(const base::Secret &password, const base::Secret &before = {});

// `settings`: how the operator signs in, with the password they have (also a one-time one). The private key is sealed under the new
// password and the role gets its verifier in one statement: killed at any moment, either all of it happened or nothing.
// Authentication when the password is wrong. `keepSession`: the id of the session that goes on; the others end. `failedBefore`: attempts refused on
// this computer since the last good one; written down as those of a sign-in are, together with the change.
base::Result<void> changeOwnPassword(const postgres::ConnectionSettings &settings, const base::Secret &fresh, const QString &keepSession = {},
                                     std::stop_token stop = {}, const vault::KdfParameters &kdf = {}, int failedBefore = 0);

// The same from an open session, which goes on with the new password. `before`: the password as it was typed.
base::Result<void> changeOwnPassword(const registry::SessionPtr &session, const base::Secret &before, const base::Secret &fresh, std::stop_token stop = {},
                                     const vault::KdfParameters &kdf = {}, int failedBefore = 0);

// Whether this is the password of `settings.user`, by a sign-in that is written down like every other one (with `failedBefore`), and by
// opening the operator's key: a server that trusts a socket would let any password in. Errors: as of registry::Session::open; a wrong
// password is Authentication with SQLSTATE 28P01.
base::Result<void> checkOwnPassword(const postgres::ConnectionSettings &settings, int failedBefore = 0, std::stop_token stop = {});

} // namespace tenantry::operators
