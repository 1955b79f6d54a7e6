// The way back when no ADMIN can sign in any more.
#pragma once

#include "postgres/settings.h"
#include "vault/keypair.h"

#include <stop_token>

namespace tenantry::operators {

// As the role that created the registry, or a superuser of its server (`owner`; its database is the registry's), with the
// recovery key as it was written down: `login` becomes an enabled ADMIN with this password, a new key pair, and every data
// key. An operator of that name is changed; else one is made. All or nothing. Errors: InvalidInput (the key is mistyped: which group),
// Authentication (well written, but not this registry's key), Permission (`owner` does not own the registry), Conflict (the server
// has a role of that name that this registry did not make).
base::Result<void> recover(const postgres::ConnectionSettings &owner, const QString &recoveryKey, const QString &login, const base::Secret &password,
                           std::stop_token stop = {}, const vault::KdfParameters &kdf = {});

} // namespace tenantry::operators
