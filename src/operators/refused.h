// Sign-ins that were refused on this computer, told to the registry by whoever signs in from it next: a wrong password is no connection, so nobody
// else could. Thread-safe; blocks.
#pragma once

#include "registry/repositories.h"

namespace tenantry::operators {

// `tried`: hashes of a place and a name, with how often, as workstation::SignInGuard keeps them for `place`; the registry finds out whose they are
// (resources/registry/0027_attempts.sql). False: not now, tell them again later.
base::Result<bool> tellRefused(const registry::SessionPtr &session, const QString &place, const QList<std::pair<QString, int>> &tried, std::stop_token stop = {});

} // namespace tenantry::operators
