// The plans that a local registry and the demo fleet begin with.
#pragma once

#include "registry/repositories.h"

namespace tenantry::local {

// bronze, silver, gold: those that are missing. Returns how many were added.
base::Result<int> ensurePlans(const registry::SessionPtr &session, std::stop_token stop = {});

} // namespace tenantry::local
