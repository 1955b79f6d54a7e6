// What many tenants were like in the last hours, coarsely: for small drawings beside each other. A USER gets those of the tenants assigned
// to them.
#pragma once

#include "registry/health.h"
#include "registry/repositories.h"

namespace tenantry::registry {

struct HealthTrace {            // of one tenant, over equal spans of time; a span in which nobody looked is not set
    struct Span { std::optional<float> latencyMs, connections, transactionsPerSecond; bool seen = false, unreachable = false; };
    QDateTime from;             // the beginning of the first span
    int spanSeconds = 0;
    QList<Span> spans;
};

// By tenant, for those of `tenantIds` that were looked at since `from`. Each holds `spans` spans; means of what was seen in them. From raw
// samples: as far back as 48 hours. Blocks; belongs on a worker.
base::Result<QHash<QString, HealthTrace>> healthTraces(const SessionPtr &session, const QStringList &tenantIds, const QDateTime &from, int spanSeconds, int spans, std::stop_token stop = {});

} // namespace tenantry::registry
