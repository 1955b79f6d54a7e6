// Health, for those who look at it: the last look, samples, thresholds, alerts. Stateless over a Session; every call may block and belongs on
// a worker. A USER gets what concerns the tenants assigned to them.
#pragma once

#include "registry/health.h"
#include "registry/repositories.h"

namespace tenantry::registry {

class HealthRepository {
public:
    explicit HealthRepository(SessionPtr session) : m_session(std::move(session)) {}

    base::Result<QHash<QString, TenantHealth>> tenants(std::stop_token stop = {}) const; // the last look at each, by id, without `inside` and what the collector needs
    // Those that were looked at after a time, by server; of a server that is not named, all.
    base::Result<QHash<QString, TenantHealth>> tenantsSince(const QHash<QString, QDateTime> &byServer, std::stop_token stop = {}) const;
    base::Result<std::optional<TenantHealth>> tenant(const QString &tenantId, std::stop_token stop = {}) const; // all of it; nothing: never looked at
    base::Result<QList<ServerHealth>> servers(std::stop_token stop = {}) const; // ADMIN; empty for a USER

    // Of one tenant, oldest first. Raw ones are kept for 48 hours, hours for 90 days.
    base::Result<QList<HealthPoint>> samples(const QString &tenantId, const QDateTime &from, std::stop_token stop = {}) const;
    base::Result<QList<HealthPoint>> hours(const QString &tenantId, const QDateTime &from, std::stop_token stop = {}) const;

    struct AlertFilter {
        bool closedToo = false;
        QString tenantId = {}, serverId = {}; // serverId: its tenants' too
    };
    base::Result<QList<Alert>> alerts(const AlertFilter &filter, int limit = 1000, std::stop_token stop = {}) const; // open ones first, worst first, then newest
    base::Result<Alert> alert(const QString &id, std::stop_token stop = {}) const; // the end of the id suffices where it is the only open one; NotFound
    // By whoever is signed in. `silencedUntil` invalid: leaves that as it is; in the past: ends it. Conflict when it is closed, NotFound when it is not to be seen.
    base::Result<void> acknowledge(const QString &id, const QString &note, const QDateTime &silencedUntil, std::stop_token stop = {}) const;

    base::Result<Thresholds> thresholds(std::stop_token stop = {}) const;
    // One rule per metric and scope (fleet, plan, tenant): what was there is replaced. InvalidInput when levels are the wrong way round.
    base::Result<void> setThreshold(const ThresholdRule &rule, std::stop_token stop = {}) const; // ADMIN
    base::Result<bool> clearThreshold(const QString &metric, const QString &planId, const QString &tenantId, std::stop_token stop = {}) const; // false: there was none

    base::Result<std::optional<Collector>> collector(std::stop_token stop = {}) const; // ADMIN; the last one, alive or not
    base::Result<QDateTime> now(std::stop_token stop = {}) const; // by the registry's clock

    base::Result<QList<ProductCheck>> checks(const QString &productIdOrEmpty = {}, std::stop_token stop = {}) const; // ADMIN
    base::Result<void> setCheck(const ProductCheck &check, std::stop_token stop = {}) const; // by product and name
    base::Result<bool> removeCheck(const QString &productId, const QString &name, std::stop_token stop = {}) const;

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
