// All that ever happened to one tenant on one axis: what was changed in the registry, for it or for all who have a feature or a plan, what was done to its database,
// what runs over many tenants did to it, and what was wrong with it.
#pragma once

#include "registry/auditrepository.h"
#include "registry/health.h"
#include "registry/runs.h"

namespace tenantry::audit {

struct Moment {
    QDateTime at;
    std::optional<registry::Event> event;         // one of the four
    std::optional<registry::Operation> operation;
    std::optional<registry::TenantRun> run;
    std::optional<registry::Alert> alert = {};     // at: when it opened
};

// Newest first, at most `limit`. Changes of operations' own rows are not told beside the operations. Of a tenant that is gone as
// well. Any operator, as far as they may see. Blocks.
base::Result<QList<Moment>> timeline(const registry::SessionPtr &session, const QString &tenantId, int limit = 200, std::stop_token stop = {});

} // namespace tenantry::audit
