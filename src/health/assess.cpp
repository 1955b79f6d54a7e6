#include "health/assess.h"

#include "base/random.h"
#include "health/judge.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>
#include <cmath>

namespace tenantry::health {

using namespace tenantry::base;
using namespace Qt::StringLiterals;
using registry::HealthCounters;
using registry::HealthStatus;
using registry::Severity;
using registry::TenantHealth;

namespace {

constexpr qint64 fewestTransactions = 100, fewestBlocks = 1000; // since the last look, for a share of them to mean anything
constexpr qint64 leastGrowth = 64LL * 1024 * 1024;
constexpr qint64 growthWindowSeconds = 3600;
constexpr double unjudgedDays = 36500;
constexpr qint64 fewestSecondsCounted = 7 * 86400; // what is read on one day of the week only is not unused

std::optional<double> share(qint64 part, qint64 whole) { return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt; }

// Counters go on from where they were, unless the server was restarted (crashes forget them), they were set to nothing, or one went down.
bool goesOn(const HealthCounters &before, const HealthCounters &after)
{
    return before.countedSince == after.countedSince && before.serverStarted == after.serverStarted && before.at.isValid() && before.at < after.at && before.commits <= after.commits
        && before.rollbacks <= after.rollbacks && before.blocksHit <= after.blocksHit && before.blocksRead <= after.blocksRead && before.deadlocks <= after.deadlocks
        && before.tempBytes <= after.tempBytes;
}

void takeCounters(TenantHealth &now, const TenantHealth *before, const drivers::DatabaseFigures &database, const drivers::ServerFigures &server)
{
    if (!database.counted)
        return;
    now.counters = HealthCounters{server.now, database.countedSince, server.startedAt, database.commits, database.rollbacks, database.blocksHit, database.blocksRead, database.deadlocks,
                                  database.tempBytes, database.written, before && before->counters ? before->counters->writtenAtSize : std::nullopt};
    HealthCounters &counters = *now.counters;
    if (counters.writtenAtSize && *counters.writtenAtSize > counters.written)
        counters.writtenAtSize = 0; // it counts anew
    const HealthCounters &c = *now.counters;
    now.deadlocks = c.deadlocks;
    HealthCounters base; // nothing: shares since the server began to count are still worth showing, rates are not
    const bool on = before && before->counters && goesOn(*before->counters, c);
    if (on)
        base = *before->counters;
    now.transactions = c.commits + c.rollbacks - base.commits - base.rollbacks;
    now.blocks = c.blocksHit + c.blocksRead - base.blocksHit - base.blocksRead;
    now.rollbackRatio = share(c.rollbacks - base.rollbacks, now.transactions);
    now.cacheHitRatio = share(c.blocksHit - base.blocksHit, now.blocks);
    now.judgeRates = on;
    if (!on)
        return;
    const double seconds = double(base.at.msecsTo(c.at)) / 1000;
    now.newDeadlocks = c.deadlocks - base.deadlocks;
    now.transactionsPerSecond = double(now.transactions) / seconds;
    now.deadlocksPerMinute = double(now.newDeadlocks) * 60 / seconds;
    now.tempBytesPerSecond = double(c.tempBytes - base.tempBytes) / seconds;
}

void takeConnections(TenantHealth &now, const drivers::DatabaseFigures &database, const drivers::RoleFigures *role)
{
    now.connections = database.sessions;
    if (role && role->connectionLimit >= 0) {
        now.connections = role->sessions;
        now.connectionLimit = role->connectionLimit;
    }
    // Where both have a limit, the one that is nearer.
    if (database.connectionLimit >= 0
        && (!now.connectionLimit || double(database.sessions) * double(*now.connectionLimit) > double(*now.connections) * double(database.connectionLimit))) {
        now.connections = database.sessions;
        now.connectionLimit = database.connectionLimit;
    }
}

struct Trouble {
    QString problem;
    Error error;
};

Trouble say(const char *problem, Kind kind, Text message, Text hint, QString sqlstate = {})
{
    return {QLatin1StringView(problem), Error{kind, std::move(message), std::move(hint), std::move(sqlstate), {}}};
}

// What the server itself says stands in the way of the tenant.
std::optional<Trouble> inTheWay(const registry::Tenant &tenant, const drivers::ServerFigures &server, const TenantHealth &now)
{
    const auto database = server.databases.constFind(tenant.database);
    if (database == server.databases.cend())
        return say("missing", Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no database %1 on its server."), {tenant.database}},
                   QT_TRANSLATE_NOOP("core", "Find out who dropped or renamed it; restore it from a backup, or take the tenant out of service."));
    if (database->connectionLimit == -2)
        return say("missing", Kind::Conflict, {QT_TRANSLATE_NOOP("core", "A DROP DATABASE of %1 was cut short: what is left of it can only be dropped."), {tenant.database}},
                   QT_TRANSLATE_NOOP("core", "Restore the tenant from a backup, or take it out of service."));
    if (!database->takesConnections)
        return say("refused", Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The database %1 takes no connections (ALLOW_CONNECTIONS is off)."), {tenant.database}},
                   QT_TRANSLATE_NOOP("core", "Find out who closed it, then ALTER DATABASE … ALLOW_CONNECTIONS true."));
    const auto role = server.roles.constFind(tenant.role);
    if (role == server.roles.cend())
        return say("sign_in", Kind::Authentication, {QT_TRANSLATE_NOOP("core", "There is no role %1 on the server: the product cannot sign in."), {tenant.role}},
                   QT_TRANSLATE_NOOP("core", "Find out who dropped it, and have it made again."));
    if (!role->maySignIn)
        return say("sign_in", Kind::Authentication, {QT_TRANSLATE_NOOP("core", "The role %1 may not sign in, though the tenant is active (NOLOGIN, or its password is past its date)."), {tenant.role}},
                   QT_TRANSLATE_NOOP("core", "Pause and activate the tenant again, or find out who closed it."));
    if (now.connectionLimit && now.connections && *now.connections >= *now.connectionLimit)
        return say("full", Kind::Conflict, {QT_TRANSLATE_NOOP("core", "All %1 connections of %2 are taken: whoever comes now is refused."), {QString::number(*now.connectionLimit), tenant.role}},
                   QT_TRANSLATE_NOOP("core", "Look who holds them; end what is idle, or give the plan a higher limit."), u"53300"_s);
    return std::nullopt;
}

QString problemOf(const Error &error)
{
    if (error.sqlstate == "53300"_L1)
        return u"full"_s;
    switch (error.kind) {
    case Kind::Authentication:
    case Kind::Permission:
    case Kind::Crypto: return u"sign_in"_s;
    case Kind::NotFound: return u"missing"_s;
    case Kind::Timeout: return u"timeout"_s;
    case Kind::Unreachable: return u"refused"_s;
    default: return u"error"_s;
    }
}

void takeDoor(TenantHealth &now, const TenantGround &ground, const DoorSeen &door)
{
    now.probedNow = true;
    now.probedAt = now.at;
    now.probedAs = door.asTenant ? u"tenant"_s : u"owner"_s;
    now.connectMs = now.queryMs = {};
    if (!door.figures)
        return;
    now.connectMs = door.figures->connectMs;
    now.queryMs = door.figures->queryMs;
    if (ground.checkNames.isEmpty() && now.failedChecks) { // somebody removed them
        now.failedChecks = 0;
        now.inside.remove(u"failed_checks"_s);
    }
    if (ground.checkNames.isEmpty() || door.figures->checks.size() != size_t(ground.checkNames.size()))
        return;
    QJsonArray failed;
    for (size_t i = 0; i < door.figures->checks.size(); ++i)
        if (const auto &error = door.figures->checks[i])
            failed.append(QJsonObject{{u"name"_s, ground.checkNames.at(qsizetype(i))}, {u"error"_s, error->toJson()}});
    now.failedChecks = int(failed.size());
    now.inside.insert(u"failed_checks"_s, failed);
}

void takeInside(TenantHealth &now, const drivers::InsideFigures &in)
{
    now.insideAt = now.at;
    now.schemaVersion = in.versions ? std::optional(latestVersion(*in.versions)) : std::nullopt;
    now.deadRowsRatio = in.deadRowsRatio;
    now.sequenceRatio = in.sequences.isEmpty() ? 0 : in.sequences.first().value;
    now.invalidIndexes = in.invalidIndexes;
    QJsonArray tables, sequences;
    for (const auto &t : in.largest)
        tables.append(QJsonObject{{u"name"_s, t.name}, {u"bytes"_s, t.bytes}, {u"rows"_s, t.rows}, {u"dead"_s, t.deadRows}});
    for (const auto &s : in.sequences)
        sequences.append(QJsonObject{{u"name"_s, s.name}, {u"used"_s, s.value}});
    const QJsonValue checks = now.inside.value("failed_checks"_L1);
    now.inside = {{u"tables"_s, tables}, {u"sequences"_s, sequences}, {u"dead_rows_table"_s, in.deadRowsTable}, {u"invalid_indexes"_s, QJsonArray::fromStringList(in.invalid)},
                  {u"unused_indexes"_s, in.unusedIndexes}, {u"unused_index_names"_s, QJsonArray::fromStringList(in.unused)}};
    QJsonArray bloated;
    for (const auto &index : in.bloated)
        bloated.append(QJsonObject{{u"name"_s, index.name}, {u"bytes"_s, index.bytes}, {u"empty"_s, index.empty}});
    now.inside.insert(u"bloated_indexes"_s, bloated);
    if (in.lastAutovacuum.isValid())
        now.inside.insert(u"last_autovacuum"_s, in.lastAutovacuum.toString(Qt::ISODate));
    if (checks.isArray())
        now.inside.insert(u"failed_checks"_s, checks);
}

void takeSize(TenantHealth &now, qint64 bytes)
{
    now.sizeBytes = bytes;
    now.sizeAt = now.at;
    if (now.counters)
        now.counters->writtenAtSize = now.counters->written;
    // Growth is measured from an hour ago, or two: the base moves on when it is two windows old.
    if (!now.growthBaseBytes || !now.growthBaseAt.isValid() || now.growthBaseAt > now.at || now.growthBaseAt.secsTo(now.at) > 2 * growthWindowSeconds || bytes < *now.growthBaseBytes) {
        now.growthBaseBytes = bytes;
        now.growthBaseAt = now.at;
    }
}

} // namespace

QString latestVersion(const QStringList &versions)
{
    // Numbers by their value, the rest as text: 9 before 10, 1.9 before 1.10.
    const auto before = [](const QString &a, const QString &b) {
        qsizetype i = 0, j = 0;
        while (i < a.size() && j < b.size()) {
            if (!a.at(i).isDigit() || !b.at(j).isDigit()) {
                if (a.at(i) != b.at(j))
                    return a.at(i) < b.at(j);
                ++i;
                ++j;
                continue;
            }
            const auto digits = [](const QString &text, qsizetype &at) {
                while (at < text.size() - 1 && text.at(at) == u'0' && text.at(at + 1).isDigit())
                    ++at;
                const qsizetype from = at;
                while (at < text.size() && text.at(at).isDigit())
                    ++at;
                return QStringView(text).mid(from, at - from);
            };
            const QStringView left = digits(a, i), right = digits(b, j);
            if (left != right)
                return left.size() != right.size() ? left.size() < right.size() : left < right;
        }
        return a.size() - i < b.size() - j;
    };
    const auto last = std::ranges::max_element(versions, before);
    return last == versions.end() ? QString() : *last;
}

bool countedForLong(const TenantHealth &h, const registry::Tenant &tenant)
{
    const auto longEnough = [](const QDateTime &since, const QDateTime &now) { return since.isValid() && since.secsTo(now) >= fewestSecondsCounted; };
    if (!h.counters || !longEnough(tenant.createdAt, h.at))
        return false;
    // The server's own times. A crash forgets what was counted, and does not always say so: it has to be up for as long.
    return longEnough(h.counters->serverStarted, h.counters->at) && (!h.counters->countedSince.isValid() || longEnough(h.counters->countedSince, h.counters->at));
}

double worstBloat(const TenantHealth &h)
{
    double out = 0;
    for (const QJsonValue &index : h.inside.value("bloated_indexes"_L1).toArray())
        if (const double bytes = index["bytes"_L1].toDouble(); bytes > 0)
            out = std::max(out, index["empty"_L1].toDouble() / bytes);
    return out;
}

TenantHealth assess(const TenantGround &ground, const ServerSeen &seen, const TenantHealth *before, const QDateTime &now)
{
    const registry::Tenant &tenant = *ground.tenant;
    TenantHealth out;
    if (before) { // what is looked at seldom stays until it is looked at again
        out = *before;
        out.probedNow = out.judgeRates = false;
        out.transactions = out.blocks = out.newDeadlocks = 0;
    }
    out.tenantId = tenant.id;
    out.at = now;
    const HealthStatus was = before ? before->status : HealthStatus::Ok;
    const QString oldProblem = out.problem;
    const auto oldError = out.error;
    out.problem.clear();
    out.error.reset();
    for (auto *const figure : {&out.longestQueryMs, &out.longestTransactionMs, &out.idleInTransactionMs, &out.lockWaitMs, &out.transactionsPerSecond, &out.rollbackRatio, &out.cacheHitRatio,
                               &out.deadlocksPerMinute, &out.tempBytesPerSecond})
        figure->reset();
    for (auto *const figure : {&out.connections, &out.connectionLimit, &out.active, &out.idleInTransaction, &out.lockWaits})
        figure->reset();

    if (!seen.figures) {
        out.status = HealthStatus::ServerUnreachable;
        out.connectMs = out.queryMs = {};
        out.counters.reset(); // the server may come back as another one
    } else {
        const auto database = seen.figures->databases.constFind(tenant.database);
        const auto role = seen.figures->roles.constFind(tenant.role);
        if (database != seen.figures->databases.cend()) {
            takeConnections(out, *database, role == seen.figures->roles.cend() ? nullptr : &*role);
            takeCounters(out, before, *database, *seen.figures);
            out.active = database->active;
            out.idleInTransaction = database->idleInTransaction;
            out.longestQueryMs = database->longestQueryMs;
            out.longestTransactionMs = database->longestTransactionMs;
            out.idleInTransactionMs = database->longestIdleMs;
            out.lockWaits = database->lockWaits;
            out.lockWaitMs = database->longestLockWaitMs;
            out.frozenAge = database->frozenAge;
        } else {
            out.counters.reset();
            out.frozenAge.reset();
        }
        if (const auto size = seen.sizes.constFind(tenant.database); size != seen.sizes.cend())
            takeSize(out, *size);
        if (const auto inside = seen.insides.constFind(tenant.id); inside != seen.insides.cend() && inside->figures)
            takeInside(out, *inside->figures);
        const auto door = seen.doors.constFind(tenant.id);
        if (door != seen.doors.cend())
            takeDoor(out, ground, *door);
        if (const auto certificate = seen.certificates.constFind(tenant.id); certificate != seen.certificates.cend()) {
            out.certificateAt = now;
            out.certificateEnds = certificate->ends;
            out.certificateProblem = certificate->problem;
        } else if (!ground.web) { // the product no longer says where
            out.certificateAt = out.certificateEnds = {};
            out.certificateProblem.clear();
        }
        if (tenant.state != registry::TenantState::Active) {
            out.status = HealthStatus::Closed;
        } else if (const auto trouble = inTheWay(tenant, *seen.figures, out)) {
            out.status = HealthStatus::Unreachable;
            out.problem = trouble->problem;
            out.error = trouble->error;
        } else if (door != seen.doors.cend()) {
            out.status = door->figures ? HealthStatus::Ok : HealthStatus::Unreachable;
            if (!door->figures) {
                out.problem = problemOf(door->figures.error());
                out.error = door->figures.error();
                out.error->detail = printable(out.error->detail.left(1000));
            }
        } else if (was == HealthStatus::Unreachable && (oldProblem == "sign_in"_L1 || oldProblem == "timeout"_L1 || oldProblem == "error"_L1) && oldError) {
            // Found at the door, and nobody was there since.
            out.status = was;
            out.problem = oldProblem;
            out.error = oldError;
        } else {
            out.status = HealthStatus::Ok;
        }
    }
    if (!before || was != out.status || !out.since.isValid())
        out.since = now;
    return out;
}

registry::ServerHealth assess(const QString &serverId, const ServerSeen &seen, const registry::ServerHealth *before, const QDateTime &now)
{
    registry::ServerHealth out;
    out.serverId = serverId;
    out.at = now;
    out.reachable = seen.figures.has_value();
    out.since = before && before->reachable == out.reachable && before->since.isValid() ? before->since : now;
    if (before) {
        out.standing = before->standing;
        out.connectMs = out.reachable ? before->connectMs : std::nullopt; // measured when a connection had to be made
    }
    if (!seen.figures) {
        out.error = seen.figures.error();
        out.error->detail = printable(out.error->detail.left(1000));
        return out;
    }
    const drivers::ServerFigures &f = *seen.figures;
    if (f.connectMs > 0)
        out.connectMs = f.connectMs;
    out.queryMs = f.queryMs;
    out.serverVersion = f.version;
    out.startedAt = f.startedAt;
    out.connections = f.sessions;
    out.maxConnections = f.maxConnections;
    out.databases = int(f.databases.size());
    out.active = f.active;
    out.lockWaits = f.lockWaits;
    out.standby = f.standby;
    out.replicas = f.replicas;
    out.replicationLagSeconds = f.replicationLagSeconds;
    out.diskFree = f.diskFree;
    out.diskSize = f.diskSize;
    return out;
}

std::optional<QMap<QString, double>> values(const TenantHealth &h, const TenantGround &ground)
{
    QMap<QString, double> out;
    if (h.status == HealthStatus::ServerUnreachable || h.status == HealthStatus::Closed)
        return std::nullopt;
    const auto put = [&](const QString &metric, std::optional<double> value) {
        if (value)
            out.insert(metric, *value);
    };
    put(u"unreachable"_s, h.status == HealthStatus::Unreachable ? 1 : 0);
    if (h.connections)
        put(u"connections"_s, h.connectionLimit && *h.connectionLimit > 0 ? 100.0 * *h.connections / *h.connectionLimit : 0);
    if (h.probedNow && h.connectMs)
        put(u"latency"_s, *h.connectMs + h.queryMs.value_or(0));
    if (h.longestQueryMs)
        put(u"longest_query"_s, *h.longestQueryMs / 1000);
    if (h.idleInTransactionMs)
        put(u"idle_in_transaction"_s, *h.idleInTransactionMs / 1000);
    if (h.lockWaits)
        put(u"lock_waits"_s, *h.lockWaits);
    if (h.judgeRates) {
        // Too little to tell is not well and not ill, but nobody suffers from it: what was open closes by that.
        put(u"rollback_ratio"_s, h.transactions >= fewestTransactions ? 100 * h.rollbackRatio.value_or(0) : 0);
        put(u"cache_hit"_s, h.blocks >= fewestBlocks ? 100 * h.cacheHitRatio.value_or(1) : 100);
        put(u"deadlocks"_s, h.deadlocksPerMinute);
    }
    if (h.frozenAge)
        put(u"wraparound"_s, double(*h.frozenAge));
    if (h.sizeAt.isValid() && h.sizeAt == h.at && h.sizeBytes && h.growthBaseBytes) {
        const qint64 grown = *h.sizeBytes - *h.growthBaseBytes;
        put(u"growth"_s, grown >= leastGrowth && *h.growthBaseBytes > 0 ? 100.0 * double(grown) / double(*h.growthBaseBytes) : 0);
    }
    if (h.insideAt.isValid() && h.insideAt == h.at) {
        put(u"dead_rows"_s, h.deadRowsRatio ? std::optional(100 * *h.deadRowsRatio) : std::nullopt);
        put(u"sequence"_s, h.sequenceRatio ? std::optional(100 * *h.sequenceRatio) : std::nullopt);
        put(u"invalid_indexes"_s, h.invalidIndexes);
        put(u"unused_indexes"_s, countedForLong(h, *ground.tenant) ? h.inside.value("unused_indexes"_L1).toDouble() : 0);
        put(u"index_bloat"_s, 100 * worstBloat(h));
    }
    // What has never been backed up is as old as it is.
    if (const QDateTime since = ground.tenant->lastBackupAt.isValid() ? ground.tenant->lastBackupAt : ground.tenant->createdAt; since.isValid())
        put(u"backup_age"_s, std::max(0.0, double(since.secsTo(h.at)) / 86400));
    put(u"behind"_s, ground.leftBehind ? ground.tenant->behind : 0);
    if (h.schemaVersion && h.insideAt == h.at)
        put(u"version"_s, *h.schemaVersion != ground.tenant->schemaVersion ? 1 : 0);
    if (h.probedNow && h.failedChecks)
        put(u"checks"_s, *h.failedChecks);
    if (!ground.web)
        put(u"certificate"_s, unjudgedDays); // nobody says where: what was open closes by that
    else if (h.certificateAt.isValid() && (h.certificateAt == h.at || h.certificateProblem.isEmpty())) { // that one ends is known without looking again
        const double days = std::floor(double(h.at.secsTo(h.certificateEnds)) / 86400);
        put(u"certificate"_s, h.certificateProblem.isEmpty() ? days : std::min(days, 0.0));
    }
    return out;
}

QMap<QString, double> values(const registry::ServerHealth &h, const ServerSeen &seen)
{
    QMap<QString, double> out{{u"server_unreachable"_s, h.reachable ? 0 : 1}};
    if (!h.reachable)
        return out;
    if (h.connections && h.maxConnections && *h.maxConnections > 0)
        out.insert(u"server_connections"_s, 100.0 * *h.connections / *h.maxConnections);
    out.insert(u"replication_lag"_s, h.replicationLagSeconds.value_or(0));
    out.insert(u"disk_free"_s, h.diskFree && h.diskSize && *h.diskSize > 0 ? 100.0 * double(*h.diskFree) / double(*h.diskSize) : 100.0); // not known: what was open closes by that
    out.insert(u"collector_connections"_s, 100 * seen.poolShare);
    return out;
}

void judgeAll(const registry::Thresholds &thresholds, const Subject &subject, const std::optional<QMap<QString, double>> &values, const std::optional<Error> &error,
              const QMap<QString, registry::Alert> &open, registry::Standings &standings, const QDateTime &now, registry::HealthRound &round)
{
    for (const registry::HealthMetric &metric : thresholds.metrics) {
        if (metric.ofServer != subject.tenantId.isEmpty())
            continue;
        const auto known = open.constFind(metric.metric);
        const Severity was = known == open.cend() ? Severity::None : known->severity;
        const registry::Threshold threshold = thresholds.of(metric.metric, subject.planId, subject.tenantId);
        const auto value = values && values->contains(metric.metric) ? std::optional(values->value(metric.metric)) : std::nullopt;
        if (values && !value && threshold.enabled)
            continue; // not looked at this time
        registry::Standing standing = standings.value(metric.metric);
        const Verdict verdict = judge(threshold, metric.below, value, was, standing, now);
        if (standing.isEmpty())
            standings.remove(metric.metric);
        else
            standings.insert(metric.metric, standing);
        if (verdict.severity == was)
            continue;
        if (verdict.severity == Severity::None) {
            round.closed << known->id;
            continue;
        }
        registry::Alert alert = known == open.cend() ? registry::Alert() : *known;
        if (alert.id.isEmpty()) {
            alert.id = newId();
            alert.tenantId = subject.tenantId;
            alert.serverId = subject.serverId;
            alert.metric = metric.metric;
            alert.openedAt = now;
        }
        alert.severity = verdict.severity;
        alert.value = value.value_or(0);
        alert.threshold = verdict.threshold;
        alert.changedAt = now;
        if (metric.metric == "unreachable"_L1 || metric.metric == "server_unreachable"_L1)
            alert.error = error;
        (was == Severity::None ? round.opened : round.changed) << alert;
    }
}

} // namespace tenantry::health
