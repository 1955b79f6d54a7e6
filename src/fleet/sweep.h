// Something asked of many tenants that needs no run in the registry, because it leaves nothing half done: several at once, on each server as many
// as its pace allows, and once more what failed for a reason of the moment.
#pragma once

#include "base/error.h"

#include <QStringList>
#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace tenantry::fleet {

struct Sweep {
    int workers = 4;            // at once, on all servers together
    int attempts = 3;           // per tenant, for what is worth another try (fleet/task.h)
    std::chrono::milliseconds firstRetry{250}, lastRetry{5'000}; // doubles from the one to the other
    std::chrono::milliseconds serverPatience{30'000}; // how long a server may be away; then all that is left there fails with what it last said

    // One attempt at the tenant of that index; from several threads. Nothing: it is done.
    using Try = std::function<std::optional<base::Error>(qsizetype index, std::stop_token stop)>;
    // It is done, or has failed for good. By one thread at a time, in no order; once for each unless it is stopped.
    using Ended = std::function<void(qsizetype index, const std::optional<base::Error> &error)>;

    // `servers`: which server each of the tenants is on. Blocks until all are through, or Cancelled.
    base::Result<void> over(const QStringList &servers, const Try &attempt, const Ended &ended, std::stop_token stop = {}) const;
};

} // namespace tenantry::fleet
