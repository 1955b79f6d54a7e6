// How the fleet is, in numbers counted by the registry. Of what the operator may see.
#pragma once

#include "registry/repositories.h"

namespace tenantry::registry {

struct HealthCounts {
    int critical = 0, warning = 0; // open alerts; for a USER those of their tenants
    int unreachable = 0;           // tenants that could not be signed in to when they were last looked at, also because of their server
    int looked = 0;                // tenants that were looked at
    QDateTime latest, now;         // of the looks; by the registry's clock. `latest` invalid: nobody ever looked
};

base::Result<HealthCounts> healthCounts(const SessionPtr &session, std::stop_token stop = {}); // blocks; belongs on a worker

} // namespace tenantry::registry
