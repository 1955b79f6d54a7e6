// Works on one run, beside whoever else does, until nothing is left to do or somebody stops it.
#pragma once

#include "fleet/policy.h"
#include "fleet/task.h"
#include "registry/runqueue.h"

#include <functional>

namespace tenantry::fleet {

struct Progress {
    registry::RunPulse pulse;   // of the whole run, all workers
    double perSecond = 0;       // lately
    std::optional<std::chrono::seconds> left; // at that rate
    int connections = 0;        // that this worker has in use
    bool registryAway = false;  // what was done is kept here and written when it is back
};

struct Watch { // each may be empty; called from the worker's thread
    std::function<void(const Progress &)> progress;                         // a few times a second
    std::function<void(const registry::TakenItem &, const registry::EndedItem &)> ended; // also when it is to be tried again (state Pending)
    std::function<void(int wave, bool passed, const QJsonObject &report)> gate;
};

class Worker {
public:
    // `program`: who this is, for those who look at the run.
    Worker(registry::SessionPtr session, QString program) : m_session(std::move(session)), m_program(std::move(program)) {}

    // Blocks until the run is finished, paused or cancelled, by whomever. `pause`: pauses the run, lets what is in work end, and returns.
    // `stop`: ends what is in work, gives everything back, and returns Cancelled; the run goes on with other workers. Errors: NotFound,
    // Permission, and Unreachable when the registry stayed away for `registryPatience`.
    base::Result<registry::RunPulse> work(const QString &runId, Task &task, const Policy &policy, const Watch &watch = {},
                                          std::stop_token pause = {}, std::stop_token stop = {});

    std::chrono::seconds registryPatience{300};

private:
    registry::SessionPtr m_session;
    QString m_program;
};

} // namespace tenantry::fleet
