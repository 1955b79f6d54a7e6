// What a collector has in mind: the ground, the last looks, open alerts; and what a new look makes of them. Not thread-safe.
#pragma once

#include "health/assess.h"
#include "health/collector.h"
#include "health/look.h"

#include <QSet>

namespace tenantry::health {

class Known {
public:
    base::Result<void> readGround(registry::HealthCollection &collection, registry::Session &session);
    base::Result<void> readPast(registry::HealthCollection &collection); // last looks and open alerts

    const QList<registry::Server> &servers() const { return m_ground.servers; }
    const registry::Server *server(const QString &id) const;
    const QList<const registry::Tenant *> &tenantsOf(const QString &serverId) const;
    const registry::Tenant *tenant(const QString &id) const { return m_tenants.value(id); }
    const registry::TenantHealth *health(const QString &tenantId) const;
    const registry::ServerHealth *serverHealth(const QString &serverId) const;
    bool unhealthy(const QString &tenantId) const;  // not to be signed in to, with an open alert, or on the way to one
    bool serverUnhealthy(const QString &serverId) const;

    // How to look. `door`, `inside`: by tenant.
    LookPlan plan(const registry::Server &server, const QSet<QString> &doors, const QSet<QString> &insides, bool sizes, const QSet<QString> *onlySizesOf, const Pace &pace, registry::Session &session);

    // What follows from a look. Of the tenants (all of the server, or those in `only`) the round holds those of `all`, those that were looked at closely and
    // those where something is or becomes wrong. Nothing is kept before keep().
    registry::HealthRound judge(const ServerSeen &seen, bool all, const QSet<QString> *only, const QDateTime &now) const;
    void keep(const registry::HealthRound &round); // when it is written
    // Alerts of tenants and servers that are not there any more, and of tenants that are closed.
    QStringList orphans() const;
    void named(registry::Alert &alert) const;
    registry::Alert openAlert(const QString &id) const;

private:
    bool certificateDue(const QString &tenantId) const;
    TenantGround groundOf(const registry::Tenant &tenant) const;
    static QString keyOf(const QString &tenantId, const QString &serverId) { return tenantId.isEmpty() ? serverId : tenantId; }

    registry::HealthGround m_ground;
    QHash<QString, const registry::Tenant *> m_tenants;
    QHash<QString, QList<const registry::Tenant *>> m_byServer;
    QHash<QString, base::Result<postgres::ConnectionSettings>> m_owners;
    QHash<QString, QList<registry::ProductCheck>> m_checks;  // by product
    QSet<QString> m_mostAreCurrent;                          // products
    QHash<QString, registry::TenantHealth> m_health;
    QHash<QString, registry::ServerHealth> m_serverHealth;
    QHash<QString, QMap<QString, registry::Alert>> m_open;   // by tenant, or server; by metric
};

} // namespace tenantry::health
