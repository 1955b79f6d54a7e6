// The items of one run, for a worker that takes them. Several workers of several programs share a run: each item is held by one
// (FOR UPDATE SKIP LOCKED), by a lease on the server's clock, for as long as the worker's advisory lock is there.
//
// One object per worker; all calls from its thread, and each may block.
#pragma once

#include "registry/repositories.h"
#include "registry/runs.h"

#include <memory>

namespace tenantry::registry {

class RunQueue {
public:
    // Registers the worker. NotFound when there is no such run. `worker` in words: "tenantryctl", "tenantry".
    static base::Result<std::unique_ptr<RunQueue>> join(SessionPtr session, const QString &runId, const QString &program, std::stop_token stop = {});
    ~RunQueue(); // leaves

    const QString &workerId() const { return m_worker; }

    // Up to `count` items of this server that are due, in order; none when the run is not running.
    base::Result<std::vector<TakenItem>> take(const QString &serverId, int count);
    // Writes how it went, with the tenants' versions. What is not this worker's any more is left alone. Returns how many were.
    base::Result<int> end(const std::vector<EndedItem> &items);
    base::Result<RunPulse> pulse();
    base::Result<QStringList> servers(); // of items of this run that are not done
    // The lease of all that it holds, anew.
    base::Result<void> renew();
    // Items of workers that are gone, back in the queue; those that cost `mostDeaths` workers end as failed. Returns how many.
    base::Result<int> reclaim(int mostDeaths = 20);
    base::Result<void> giveBack(); // all that it holds, untouched

    // The wave is done: this worker is the one that asks the gate. False: it is not, or somebody else is.
    base::Result<bool> beginGate();
    // Items of the wave that succeeded, for the gate to look at: at most `count`, evenly spread.
    base::Result<std::vector<TakenItem>> succeededOfWave(int wave, int count);
    // The gate's answer. Passed: the next wave begins (or waits for somebody, `waitAfterWave`), or the run is finished.
    base::Result<void> endGate(bool passed, const QJsonObject &report, bool waitAfterWave);
    // Running to paused; false when it was not running any more.
    base::Result<bool> pause(PausedFor reason);

    static constexpr std::chrono::seconds lease{30};

private:
    RunQueue(SessionPtr session, QString runId);
    base::Result<postgres::Connection *> connection(); // with the worker's lock; a new one where the last was lost

    SessionPtr m_session;
    QString m_run, m_worker, m_program;
    std::unique_ptr<postgres::Connection> m_connection; // of its own: the lock goes with it
};

} // namespace tenantry::registry
