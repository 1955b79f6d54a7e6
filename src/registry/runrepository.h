// Runs, for those who look at them and steer them. Stateless over a Session; every call may block and belongs on a worker.
// ADMIN only, but for itemsOfTenant.
#pragma once

#include "registry/repositories.h"
#include "registry/runs.h"

namespace tenantry::registry {

class RunRepository {
public:
    explicit RunRepository(SessionPtr session) : m_session(std::move(session)) {}

    base::Result<QList<Run>> list(const QString &kind = {}, int limit = 100, std::stop_token stop = {}) const; // newest first
    base::Result<Run> find(const QString &id, std::stop_token stop = {}) const; // NotFound; the beginning or the end of the id suffices where it is the only one
    // Conflict when a tenant of it is waiting or in work in another unfinished run of its kind; says which.
    base::Result<void> add(const NewRun &run, std::stop_token stop = {}) const;

    struct ItemFilter {
        std::optional<ItemState> state;
        QString cause, tenantId;
    };
    base::Result<QList<RunItem>> items(const QString &runId, const ItemFilter &filter, int limit = 1000, int offset = 0, std::stop_token stop = {}) const; // by position
    // One letter per item, by position, for a map: p r s f k (skipped).
    base::Result<QByteArray> map(const QString &runId, std::stop_token stop = {}) const;
    base::Result<QList<RunCause>> causes(const QString &runId, std::stop_token stop = {}) const; // most tenants first
    base::Result<QList<TenantRun>> itemsOfTenant(const QString &tenantId, int limit = 100, std::stop_token stop = {}) const; // begun, newest first; a USER's too

    // Conflict when the run is not where that can be done. Doing it twice does it once.
    base::Result<void> pause(const QString &runId, std::stop_token stop = {}) const;
    // Goes on, whatever it was paused for. `pastGate`: the gate that said no is not asked again.
    base::Result<void> resume(const QString &runId, bool pastGate = false, std::stop_token stop = {}) const;
    base::Result<void> cancel(const QString &runId, std::stop_token stop = {}) const; // what is in work is stopped, what is done stays
    // Failed items are to be tried again, all or those of one cause. Also of a run that is finished, which goes on then. Returns how many.
    base::Result<int> retry(const QString &runId, const QString &cause = {}, std::stop_token stop = {}) const;

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
