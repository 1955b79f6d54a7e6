// What was seen, turned into what is known: rates from counters, a status, values to judge, alerts that open and close. Pure.
#pragma once

#include "drivers/healthprobe.h"
#include "registry/healthcollection.h"

namespace tenantry::health {

// What was found at a tenant's own door and behind it, where somebody looked.
struct DoorSeen {
    bool asTenant = true;
    base::Result<drivers::DoorFigures> figures;
};
struct InsideSeen {
    base::Result<drivers::InsideFigures> figures;
};

struct CertificateSeen {
    QDateTime ends;
    QString problem;                         // why it is not trusted
};

// One look at one server. `figures` failed: nothing else is there.
struct ServerSeen {
    QString serverId;
    base::Result<drivers::ServerFigures> figures;
    QHash<QString, DoorSeen> doors;          // by tenant
    QHash<QString, InsideSeen> insides;
    QHash<QString, qint64> sizes;
    bool measuredSizes = false;
    double poolShare = 0;                    // of the connections that Tenantry allows itself, at most while it looked; 1 and more: some had to wait
    QHash<QString, CertificateSeen> certificates = {}; // by tenant
};

struct TenantGround {
    const registry::Tenant *tenant = nullptr;
    QStringList checkNames;                  // as the checks were asked for
    bool web = false;                        // its product says where its tenants answer, with https
    bool leftBehind = false;                 // it is behind, and most of its product's tenants are not
};

// What a tenant is like now. `before`: the last look, where there was one.
registry::TenantHealth assess(const TenantGround &ground, const ServerSeen &seen, const registry::TenantHealth *before, const QDateTime &now);
registry::ServerHealth assess(const QString &serverId, const ServerSeen &seen, const registry::ServerHealth *before, const QDateTime &now);

// The latest of what a database says it has, in the order of version numbers.
QString latestVersion(const QStringList &versions);

// Whether the server has counted the use of the tenant's indexes for so long that one which was never read may be called unused.
bool countedForLong(const registry::TenantHealth &health, const registry::Tenant &tenant);
// How much of its worst index is empty, 0 to 1, by the look that went inside; 0: nothing is known.
double worstBloat(const registry::TenantHealth &health);

// The values to judge, by metric; what was not looked at this time is left out. Nothing at all: nobody knows how it is.
std::optional<QMap<QString, double>> values(const registry::TenantHealth &health, const TenantGround &ground);
QMap<QString, double> values(const registry::ServerHealth &health, const ServerSeen &seen);

// Judges the values and says what happens to alerts. `open`: the open ones of this tenant or server, by metric. Changes the standings.
struct Subject { QString tenantId, serverId, planId; }; // tenantId empty: the server
void judgeAll(const registry::Thresholds &thresholds, const Subject &subject, const std::optional<QMap<QString, double>> &values, const std::optional<base::Error> &error,
              const QMap<QString, registry::Alert> &open, registry::Standings &standings, const QDateTime &now, registry::HealthRound &round);

} // namespace tenantry::health
