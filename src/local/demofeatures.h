// Features of the demo's laboratory product, so that the page has something to show.
#pragma once

#include "registry/repositories.h"

namespace tenantry::local {

// Those that are not there yet, with what the plans carry and a few overrides. Gives how many were added.
base::Result<int> ensureFeatures(const registry::SessionPtr &session, const registry::Product &product, std::stop_token stop = {});

// Whether the one that is added last is there, be it archived.
base::Result<bool> hasLastFeature(const registry::SessionPtr &session, std::stop_token stop = {});

} // namespace tenantry::local
