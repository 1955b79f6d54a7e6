// What the health samples say of the tenants of a wave, before and after they were migrated. Blocks.
#pragma once

#include "registry/repositories.h"

namespace tenantry::registry {

// Of one tenant. Figures are absent where there are no samples for them; latency is the median, the others are means.
struct WaveHealth {
    QString tenantId, slug;
    int before = 0, after = 0;                  // samples in the 24 hours before it was taken, and since it is done
    int unreachableAfter = 0;
    std::optional<double> queryMsBefore, queryMsAfter;     // SELECT 1
    std::optional<double> rollbacksBefore, rollbacksAfter; // of all transactions, 0 to 1
    std::optional<double> deadlocksBefore, deadlocksAfter; // from sample to sample
};

// Those that succeeded, evenly chosen where there are more than `most`, in the order in which they were taken.
base::Result<std::vector<WaveHealth>> healthOfWave(const SessionPtr &session, const QString &runId, int wave, int most, std::stop_token stop = {});

} // namespace tenantry::registry
