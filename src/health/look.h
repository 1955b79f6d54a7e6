// Looking at one server: what it knows of its databases, then, for the tenants that are due, how they can be signed in to and what is inside.
// Blocks, on the caller's thread and a few of its own; never longer than its limits say, whatever the server does.
#pragma once

#include "health/assess.h"
#include "base/timelimit.h"

#include <QUrl>

namespace tenantry::health {

struct TenantPlan {
    QString tenantId, database, role;
    bool door = false, inside = false;
    std::optional<postgres::ConnectionSettings> asTenant; // how the tenant signs in; where that is not known, the owner does
    std::vector<QByteArray> checks;                       // asked as the tenant only
    QUrl web;                                             // whose certificate is due; empty: none
};

struct LookPlan {
    QString serverId, driver;
    base::Result<postgres::ConnectionSettings> owner;     // in the maintenance database
    QStringList sizes;                                    // databases to measure, those longest not measured first
    std::vector<TenantPlan> tenants;                      // that are due
    int parallel = 4;                                     // connections to tenants at once
    std::chrono::milliseconds serverLimit{8000}, tenantLimit{5000}, sizesLimit{3000};
    int poolLimit = 200;
    QHash<QString, qint64> writtenAtSize = {};            // rows written into a database when it was measured last: where there are many more by now it is measured too
};

ServerSeen look(const LookPlan &plan, postgres::Pool &pool, base::TimeLimits &limits, std::stop_token stop);

} // namespace tenantry::health
