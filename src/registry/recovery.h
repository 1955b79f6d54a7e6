// The recovery key of a registry that is there already.
#pragma once

#include "registry/repositories.h"

namespace tenantry::registry {

// A new one in place of the one before, which opens nothing from then on. By an ADMIN, who holds every data key (Permission
// otherwise). All or nothing; killed before the caller has kept the key, doing it again makes another. Takes some 200 ms.
base::Result<base::Secret> renewRecoveryKey(const SessionPtr &session, std::stop_token stop = {});

} // namespace tenantry::registry
