// The demo fleet's USER, so that both roles can be tried on one computer. The password is made here and kept like the local ADMIN's, in a
// file that only the folder's owner may read: <home>/local/user.secret (Installation::keptPassword).
#pragma once

#include "registry/repositories.h"

namespace tenantry::local {

inline constexpr char demoUserLogin[] = "support";

// Makes what is missing, and mends what a killed one left; tenants are assigned (one in three, at most 100) when none is. Only on the
// local installation of `home`, as its ADMIN: for any other registry it does nothing. Answers whether there is such an operator now.
// Blocks: belongs on a worker.
base::Result<bool> ensureDemoUser(const QString &home, const registry::SessionPtr &admin, std::stop_token stop = {}, const vault::KdfParameters &kdf = {});

} // namespace tenantry::local
