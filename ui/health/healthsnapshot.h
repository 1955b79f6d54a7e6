// How the fleet is, as one immutable value that threads share: a line per tenant with its last look and its open alerts, and servers, and
// who collects. Built and arranged on workers; the GUI thread only swaps one for another.
#pragma once

#include "registry/filter.h"
#include "registry/health.h"

#include <array>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace tenantry::ui {

// Worst first.
enum class HealthState { Unreachable, Critical, Warning, Well, Closed, Unknown };
inline constexpr int healthStates = 6;
QString healthStateName(HealthState state); // "unreachable": in links
std::optional<HealthState> healthStateFromName(QStringView name);

enum class HealthColumn { Tenant, State, Alerts, Server, Reachable, Latency, LatencyTrend, Connections, Transactions, TransactionsTrend, RolledBack, CacheHits, LongestQuery, IdleInTransaction,
                          Size, Growth, DeadRows, Version, Backup };
inline constexpr int healthColumns = 19;

struct HealthLine {
    registry::Tenant tenant;
    bool looked = false;                  // false: `health` holds nothing
    registry::TenantHealth health;
    QList<registry::Alert> alerts;        // open ones, worst first
    HealthState state = HealthState::Unknown;
    bool seen = false;                    // all of its alerts are acknowledged
    std::array<registry::Severity, healthColumns> severities{}; // of the figures that an alert is about
    QString searchText;

    std::optional<double> latencyMs() const;
    std::optional<double> growth() const; // of the database since its base, an hour or two ago; 0.2 is 20 %
};

struct HealthServer {
    registry::Server server;
    std::optional<registry::ServerHealth> health;
    QList<registry::Alert> alerts;        // of the server itself
    std::array<int, healthStates> tenants{}; // by state
    qint64 sizeBytes = 0;                 // of the tenants' databases, as far as they are known
    int openAlerts = 0;                   // its tenants' too
    HealthState state() const;            // of the server itself
};

struct HealthSnapshot {
    std::vector<HealthLine> lines;        // by server, then slug: neighbours in the map
    QList<registry::Alert> alerts;        // all open ones, worst first
    QList<HealthServer> servers;          // worst first, then by name; none for a USER
    registry::Thresholds thresholds;
    std::optional<registry::Collector> collector; // ADMIN: the last one, alive or not
    QDateTime now;                        // by the registry's clock
    QDateTime latest;                     // of the looks; invalid: nobody ever looked

    const HealthLine *line(const QString &tenantId) const;
    QHash<QString, QDateTime> looks() const; // by server: when one of its tenants was looked at last
};
using HealthSnapshotPtr = std::shared_ptr<const HealthSnapshot>;

// What is read, one value each; any order.
struct HealthParts {
    QList<registry::Tenant> tenants;
    QHash<QString, registry::TenantHealth> health;
    QList<registry::Alert> alerts;
    QList<registry::Server> servers;
    QList<registry::ServerHealth> serverHealth;
    registry::Thresholds thresholds;
    std::optional<registry::Collector> collector;
    QDateTime now;
};
HealthSnapshotPtr makeSnapshot(HealthParts parts);

struct HealthChanged { bool tenants = false, servers = false, thresholds = false; }; // what was told of since a snapshot, beside looks and alerts
// A snapshot with what changed since: of `parts` all alerts, looks at servers, collector and time, the looks at tenants that are new, and whatever `changed` says.
HealthSnapshotPtr updatedSnapshot(const HealthSnapshotPtr &before, HealthParts parts, const HealthChanged &changed);

struct HealthWish {
    registry::Filter filter;
    std::optional<HealthState> only;
    std::optional<registry::Severity> severity; // of alerts
    std::optional<HealthColumn> sort;     // not set: worst first
    Qt::SortOrder order = Qt::AscendingOrder;
};

struct HealthView {                       // some of a snapshot, in an order
    HealthSnapshotPtr snapshot = std::make_shared<const HealthSnapshot>();
    std::vector<int> rows;                // of the table: places in snapshot->lines
    QByteArray cells;                     // of the map (FleetMap), a letter each
    std::vector<int> cellLines;           // the same places, for each cell
    std::array<int, healthStates> counts{}; // by state, of what the filter leaves
    std::vector<int> alerts;              // places in snapshot->alerts: of tenants that the filter leaves, and of their servers
    int criticalAlerts = 0, warningAlerts = 0; // of those, and of whatever severity is not asked for
};
using HealthViewPtr = std::shared_ptr<const HealthView>;
HealthViewPtr arrange(HealthSnapshotPtr snapshot, const HealthWish &wish);

} // namespace tenantry::ui
