// The demo fleet: product Laboratorio, plans bronze, silver, gold, and tenants with believable names and rows, in different
// states and versions, one of which failed at a step.
#pragma once

#include "registry/repositories.h"

namespace tenantry::local {

struct DemoProgress { int done = 0; int total = 0; base::Text what; };

// Adds what is missing (so it can be killed and repeated) and returns how many tenants that were. `tenants` at least 1; names
// repeat with a number past 60. Blocks: belongs on a worker. `progress` is called from several threads, one at a time.
// Tenants are provisioned as any other, on the server called `local` or else the first that accepts tenants. Errors: what
// provisioning says of the first tenant that could not be made; Conflict when the registry has a product Laboratorio of its
// own; Cancelled.
base::Result<int> loadDemo(registry::SessionPtr session, int tenants, const std::function<void(const DemoProgress &)> &progress = {},
                           std::stop_token stop = {});

// Whether a load was begun and did not get to its end (killed, cancelled, failed): then loadDemo() goes on with it. A fleet that
// was loaded whole, and changed afterwards, is not.
base::Result<bool> demoLeftHalfWay(const registry::SessionPtr &session, std::stop_token stop = {});

} // namespace tenantry::local
