// Health, as plain values: how tenants and servers were when they were last looked at, thresholds, alerts. Times UTC by the registry
// server's clock where nothing else is said; ratios 0 to 1; durations milliseconds; what is not known is not set.
#pragma once

#include "registry/values.h"

#include <QHash>
#include <QJsonObject>
#include <QMap>

namespace tenantry::registry {

enum class Severity { None, Warning, Critical };
QString severityName(Severity severity); // "", "warning", "critical"
Severity severityFromName(const QString &name);

// ServerUnreachable: nothing is known of the tenant itself. Closed: paused or in maintenance, nobody is meant to get in.
enum class HealthStatus { Ok, Unreachable, ServerUnreachable, Closed };
QString healthStatusName(HealthStatus status); // "ok", "unreachable", "server_unreachable", "closed"
HealthStatus healthStatusFromName(const QString &name);

// What is judged. A value is bad when it is at a threshold or beyond: above it, or below for the one where less is worse.
struct HealthMetric {
    QString metric;             // "connections"
    bool ofServer = false;
    QString unit;               // percent, ms, s, count, per_minute, transactions, yes, days
    bool below = false;
    base::Text name() const;    // "Connections"
    base::Text source() const;  // where the thresholds come from, for people
};
QStringList healthMetricNames(); // those that this program knows

struct Threshold {
    QString metric;
    bool enabled = true;
    std::optional<double> warning, critical; // not set: no such level
    int forSeconds = 0;         // that long before it opens, or gets worse
    int clearSeconds = 0;       // that long well before it closes
    double hysteresis = 0;      // better than the threshold by that much, to be well again; in the metric's unit
    friend bool operator==(const Threshold &, const Threshold &) = default;
};

// What an operator said instead. Of the four scopes the narrowest that says something wins, value by value.
struct ThresholdRule {
    QString id, metric;
    QString planId, plan, tenantId, tenant; // names; all empty: for the whole fleet
    bool enabled = true;
    std::optional<double> warning, critical, hysteresis;
    std::optional<int> forSeconds, clearSeconds;
};

struct Thresholds {
    QList<HealthMetric> metrics;             // in their order
    QMap<QString, Threshold> defaults;       // as released
    QList<ThresholdRule> rules;

    // What holds; `planId` and `tenantId` may be empty.
    Threshold of(const QString &metric, const QString &planId, const QString &tenantId) const;
};

// Since when a value has been beyond a threshold, or well again while an alert is open. Kept with the last look, so that whoever
// collects next goes on counting.
struct Standing {
    QDateTime warningSince, criticalSince, betterSince;
    bool isEmpty() const { return !warningSince.isValid() && !criticalSince.isValid() && !betterSince.isValid(); }
    friend bool operator==(const Standing &, const Standing &) = default;
};
using Standings = QMap<QString, Standing>; // by metric

// The tenant's server's own counters, by that server's clock.
struct HealthCounters {
    QDateTime at, countedSince, serverStarted;
    qint64 commits = 0, rollbacks = 0, blocksHit = 0, blocksRead = 0, deadlocks = 0, tempBytes = 0;
    qint64 written = 0;         // rows
    std::optional<qint64> writtenAtSize = {}; // that many when the size was measured last
};

struct TenantHealth {
    QString tenantId;
    QDateTime at;
    HealthStatus status = HealthStatus::Ok;
    QDateTime since;            // of the status
    QString problem;            // missing, refused, sign_in, full, timeout, error; empty: none
    std::optional<base::Error> error;
    std::optional<double> connectMs, queryMs;
    QString probedAs;           // who signed in for these two: "tenant", or "owner" where the tenant's password is not known
    QDateTime probedAt;
    std::optional<int> connections, connectionLimit; // no limit: not set
    std::optional<int> active, idleInTransaction, lockWaits; // sessions
    std::optional<double> longestQueryMs, longestTransactionMs, idleInTransactionMs, lockWaitMs;
    std::optional<qint64> sizeBytes, growthBaseBytes;
    QDateTime sizeAt, growthBaseAt;
    std::optional<double> transactionsPerSecond, rollbackRatio, cacheHitRatio, deadlocksPerMinute, tempBytesPerSecond; // since the look before
    std::optional<qint64> deadlocks; // since the server began to count
    std::optional<qint64> frozenAge; // transactions
    std::optional<QString> schemaVersion; // as the database says
    std::optional<double> deadRowsRatio, sequenceRatio;
    std::optional<int> invalidIndexes, failedChecks;
    QDateTime insideAt;
    QJsonObject inside;         // {"tables": [{"name", "bytes", "rows", "dead"}], "sequences", "invalid_indexes", "unused_indexes", "bloated_indexes": [{"name", "bytes", "empty"}], "failed_checks", …}
    QDateTime certificateAt, certificateEnds; // where the product says where its tenants answer, with https
    QString certificateProblem; // why it is not trusted; empty: it is
    std::optional<HealthCounters> counters;
    Standings standing;

    // Not stored with it: of this look alone, for the sample.
    bool probedNow = false, judgeRates = false; // judgeRates: enough happened since the last look for rates to mean something
    qint64 transactions = 0, blocks = 0, newDeadlocks = 0;
    bool reachable() const { return status == HealthStatus::Ok; }
};

struct ServerHealth {
    QString serverId;
    QDateTime at;
    bool reachable = true;
    QDateTime since;
    std::optional<base::Error> error;
    std::optional<double> connectMs, queryMs, replicationLagSeconds;
    std::optional<int> serverVersion, connections, maxConnections, databases, active, lockWaits, replicas;
    std::optional<bool> standby;
    std::optional<qint64> diskFree, diskSize; // bytes; see drivers/healthprobe.h
    QDateTime startedAt;
    Standings standing;
};

struct HealthPoint {            // of a chart: a raw sample, or an hour
    QDateTime at;
    int samples = 1, unreachable = 0;
    std::optional<double> connectMs, connectMsMost, queryMs, connections, connectionsMost, lockWaits, deadlocks, longestQueryMs, idleInTransactionMs,
        transactionsPerSecond, rollbackRatio, cacheHitRatio;
    std::optional<qint64> sizeBytes;
};

struct ServerPoint {            // of a chart: a raw sample of a server, or an hour; of an hour the mean, and the most
    QDateTime at;
    int samples = 1, unreachable = 0;
    std::optional<double> connectMs, connectMsMost, queryMs, connections, connectionsMost, active, lockWaits, replicationLagSeconds;
};

struct Alert {
    QString id, tenantId, serverId; // tenantId empty: it is about the server
    QString tenant, server;     // slug, name; empty when it is gone or not to be seen
    QString metric;
    Severity severity = Severity::Warning;
    double value = 0, threshold = 0; // when it opened or last changed its severity; in the metric's unit
    std::optional<base::Error> error;
    QDateTime openedAt, changedAt, closedAt;
    QString acknowledgedBy, note;
    QDateTime acknowledgedAt, silencedUntil;
    bool open() const { return !closedAt.isValid(); }
};

struct Collector {
    QString id, operatorLogin, host, program;
    qint64 pid = 0;
    QDateTime startedAt;
    bool alive = false;
    QJsonObject gauges;         // {"open", "busy", "limit", "opened", "reused", "evicted"} of its connections
};

struct ProductCheck { QString id, productId, name; QByteArray sql; };

} // namespace tenantry::registry
