// The registry's side of collecting health: who collects, what there is to look at, and writing what was seen. Several programs may stand
// by; one collects, by a lease on the registry server's clock for as long as its advisory lock is there.
//
// One object per collector; all calls from its thread, and each may block. ADMIN only.
#pragma once

#include "registry/health.h"
#include "registry/repositories.h"

#include <memory>

namespace tenantry::registry {

struct HealthGround {           // what there is to look at
    QList<Server> servers;      // with sealed secrets
    QList<Tenant> tenants;      // active, paused, in maintenance; with sealed secrets
    Thresholds thresholds;
    QList<ProductCheck> checks;
    QHash<QString, QString> webAddresses; // of products, as productweb.h has them
    QString baseDomain;
};

struct HealthRound {            // what was seen of one server and its tenants, and what follows from it
    QList<TenantHealth> tenants;
    std::optional<ServerHealth> server;
    QList<Alert> opened, changed; // changed: severity, value, threshold
    QStringList closed;         // ids
    QJsonObject gauges;         // left as they were when empty
    bool measuredSizes = false; // sizes, connections and latency go into the tenants' rows too
};

class HealthCollection {
public:
    // `program` in words: "tenantryctl", "tenantry". `stop` ends whatever call is under way.
    static base::Result<std::unique_ptr<HealthCollection>> join(SessionPtr session, const QString &program, std::stop_token stop = {});
    ~HealthCollection(); // leaves; another one may collect at once

    const QString &id() const { return m_id; }
    // Takes the lease, or renews it. False: somebody else collects.
    base::Result<bool> lead();
    const QDateTime &now() const { return m_now; } // the registry's clock as lead() saw it last
    base::Result<QDateTime> readClock();

    base::Result<HealthGround> ground();
    base::Result<QHash<QString, TenantHealth>> tenants(); // all of the last looks
    base::Result<QHash<QString, ServerHealth>> servers();
    base::Result<QList<Alert>> openAlerts();
    // In one transaction. False when somebody else collects by now: nothing was written.
    base::Result<bool> write(const HealthRound &round);
    // Partitions ahead of time, hours that are over rolled up, old partitions dropped.
    base::Result<void> upkeep();
    // True when something that ground() reads was changed since it was asked for last. Does not wait.
    base::Result<bool> groundChanged();

    static constexpr std::chrono::seconds lease{15};

private:
    HealthCollection(SessionPtr session, QString program);
    base::Result<postgres::Connection *> connection(); // with the collector's lock; a new one where the last was lost

    SessionPtr m_session;
    std::stop_token m_stop;
    QString m_id, m_program;
    QDateTime m_now;
    std::unique_ptr<postgres::Connection> m_connection; // of its own: the lock goes with it
};

} // namespace tenantry::registry
