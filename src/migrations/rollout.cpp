#include "migrations/rollout.h"

#include "base/random.h"
#include "base/timelimit.h"
#include "fleet/inspectionaccess.h"
#include "migrations/backupbefore.h"
#include "migrations/healthgate.h"
#include "registry/inspectionrepository.h"
#include "registry/runrepository.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace tenantry::migrations {

using namespace tenantry::base;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using fleet::Attempt;
using registry::EndedItem;
using registry::ItemState;
using registry::TakenItem;

namespace {

constexpr int connectionsPerServer = 8; // where the policy says nothing, as fleet::Worker
constexpr int lockAttemptsInPlace = 5;  // with the driver's backoff, about a second and a half; then others go first
constexpr auto waitForOther = 2s;
constexpr auto renewWithin = 5s;          // what may be looked at, after the files of a tenant
constexpr int sampleAtGate = 200, refusalsReported = 20;

QString outcomeOf(const Error &error)
{
    if (error.sqlstate == changedFile)
        return u"changed"_s;
    if (error.sqlstate == aheadOfProduct)
        return u"ahead"_s;
    if (error.sqlstate == unknownVersion)
        return u"unknown"_s;
    if (error.sqlstate == outOfOrder)
        return u"out_of_order"_s;
    return error.sqlstate == pastTarget ? u"past_target"_s : u"failed"_s;
}

// The files of a product, and the ways to the servers: what migrating and verifying have in common.
class ProductTask : public fleet::Task {
public:
    ProductTask(registry::SessionPtr session, const fleet::Policy &policy)
        : m_session(std::move(session)), m_policy(policy),
          m_pool({.perServer = std::max(policy.perServer, connectionsPerServer) + 2, .total = 200, .idle = 10s, .wait = 10s, .cleanLate = true})
    {
    }

    Result<void> prepare(const registry::Run &run, std::stop_token stop)
    {
        if (run.productId.isEmpty())
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The product %1 of this run is no longer in the registry."), {run.product}});
        TRY(const auto files, registry::ProductRepository(m_session).migrations(run.productId, true, stop));
        m_all = toDriver(files);
        if (const auto opened = registry::InspectionRepository(m_session).opened(stop))
            m_opened = *opened; // not known: who looks next finds the tenant due
        m_digest = repeatablesDigest(files);
        for (const registry::ProductMigration &file : files)
            if (!file.repeatable)
                m_head = file.version;
        m_target = run.target;
        m_gaps = run.task.value("out_of_order"_L1).toBool() ? OutOfOrder::Apply : OutOfOrder::Refuse;
        m_dryRun = run.task.value("dry_run"_L1).toBool();
        m_limits.lockTimeout = std::chrono::milliseconds(std::max<qint64>(0, run.task.value("lock_timeout_ms"_L1).toInteger(100)));
        m_limits.statementTimeout = std::chrono::milliseconds(std::max<qint64>(0, run.task.value("statement_timeout_ms"_L1).toInteger(0)));
        m_limits.silence = std::chrono::milliseconds(std::max<qint64>(1, run.task.value("silence_ms"_L1).toInteger(m_limits.silence.count())));
        m_limits.lockAttempts = lockAttemptsInPlace;
        m_run = run.id;
        m_waves = int(run.waves.size());
        if (const QString folder = run.task.value("backup_to"_L1).toString(); !folder.isEmpty())
            m_backup.emplace(folder, run.id);
        return {};
    }

    Attempt attempt(const TakenItem &item, std::stop_token stop) override
    {
        Attempt out;
        out.item.tenantId = item.tenantId;
        if (!item.state || *item.state == registry::TenantState::Deleting || *item.state == registry::TenantState::Provisioning || *item.state == registry::TenantState::Failed) {
            out.item.state = ItemState::Skipped;
            out.item.outcome = item.state ? registry::stateName(*item.state) : u"gone"_s;
            return out;
        }
        QByteArray sql;
        if (const auto done = work(item, out, sql, stop); !done) {
            out.item.state = ItemState::Failed;
            out.item.error = done.error();
            out.item.sqlstate = done.error().sqlstate;
            out.item.outcome = outcomeOf(done.error());
            out.item.cause = causeOf(done.error(), sql);
            out.server = fleet::serverSays(done.error());
        }
        return out;
    }

    Result<int> freeConnections(const QString &serverId, std::stop_token stop) override
    {
        TRY(const auto way, wayTo(serverId, stop));
        TRY(const auto survey, way.driver->survey(way.owner, {}, {}, {}, stop));
        return std::max(0, survey.capacity.maxConnections - survey.capacity.usedConnections);
    }

protected:
    struct Way {
        std::shared_ptr<drivers::TenantDriver> driver;
        postgres::ConnectionSettings owner;
        QString name;
    };
    Result<Way> wayTo(const QString &serverId, std::stop_token stop)
    {
        const std::lock_guard lock(m_mutex); // several ask at once at the beginning, and one derivation of the key is enough
        if (const auto known = m_ways.find(serverId); known != m_ways.end())
            return known->second;
        TRY(const auto server, registry::ServerRepository(m_session).find(serverId, stop));
        Way way;
        TRY(way.owner, registry::ownerSettings(*m_session, server));
        way.name = server.driver;
        way.driver = drivers::makeDriver(server.driver, m_pool, waitForOther);
        if (!way.driver)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {server.driver}});
        m_ways.emplace(serverId, way);
        return way;
    }

    // `sql`: the text of the file that is at work, for the cause of what goes wrong.
    virtual Result<void> work(const TakenItem &item, Attempt &out, QByteArray &sql, std::stop_token stop) = 0;

    Result<Way> wayInto(const TakenItem &item, std::stop_token stop)
    {
        TRY(auto way, wayTo(item.serverId, stop));
        way.owner.database = item.database;
        return way;
    }

    // What the tenant has, on a connection that stays in the pool for what comes next.
    static Result<std::vector<drivers::AppliedMigration>> look(const Way &way, Attempt &out, std::stop_token stop)
    {
        const auto began = std::chrono::steady_clock::now();
        TRY(auto applied, way.driver->applied(way.owner, stop));
        saw(applied, began, out);
        return applied;
    }
    static void saw(const std::vector<drivers::AppliedMigration> &applied, std::chrono::steady_clock::time_point began, Attempt &out)
    {
        out.latency = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
        out.item.fromVersion = out.item.toVersion = currentVersion(applied);
    }

    registry::SessionPtr m_session;
    fleet::Policy m_policy;
    postgres::Pool m_pool;
    std::vector<drivers::Migration> m_all;
    QSet<QString> m_opened; // tenants that can be looked into
    base::TimeLimits m_limitsOfTime;
    QString m_run, m_digest, m_head, m_target;
    int m_waves = 0;
    std::optional<BackupBefore> m_backup;
    OutOfOrder m_gaps = OutOfOrder::Refuse;
    bool m_dryRun = false;
    drivers::MigrationLimits m_limits;

private:
    std::mutex m_mutex;
    std::map<QString, Way> m_ways;
};

class Migrate : public ProductTask {
public:
    using ProductTask::ProductTask;

    int gateSample() const override
    {
        return m_dryRun || (!m_policy.checkConnection && m_policy.checkSql.isEmpty() && !m_policy.healthMarginPercent) ? 0 : sampleAtGate;
    }

    fleet::Gate gate(int wave, const std::vector<TakenItem> &items, std::stop_token stop) override
    {
        const auto now = std::chrono::steady_clock::now();
        if (m_gateWave != wave) {
            m_gateWave = wave;
            m_gateSince = now;
            m_answered = m_policy.checkConnection || !m_policy.checkSql.isEmpty() ? answers(items, stop) : fleet::Gate{};
        }
        fleet::Gate out = m_answered;
        // Behind the last wave nothing is left to be kept from.
        if (out.passed && wave < m_waves && m_policy.healthMarginPercent && !stop.stop_requested())
            compareHealth(wave, now, out, stop);
        if (!out.notYet)
            m_gateWave = 0; // asked again, it looks again
        return out;
    }

private:
    // All that have figures from before have to have some from after; until then, but not for ever, the gate waits.
    void compareHealth(int wave, std::chrono::steady_clock::time_point now, fleet::Gate &out, const std::stop_token &stop)
    {
        const auto figures = registry::healthOfWave(m_session, m_run, wave, sampleAtGate, stop);
        if (!figures && fleet::worthRepeating(figures.error())) {
            out.notYet = true; // the worker looks after a registry that is away
            return;
        }
        const HealthVerdict verdict = figures ? judgeWave(*figures, *m_policy.healthMarginPercent) : HealthVerdict{};
        out.notYet = figures && verdict.worse.isEmpty() && verdict.waitedFor > 0 && now - m_gateSince < m_policy.healthPatience;
        if (out.notYet)
            return;
        QJsonArray refused = verdict.worse;
        const auto about = [&](const Error &error) { refused.append(QJsonObject{{u"tenant"_s, u"*"_s}, {u"error"_s, error.toJson()}}); };
        if (!figures)
            about(figures.error());
        else if (refused.isEmpty() && verdict.compared == 0 && !figures->empty())
            about({Kind::NotFound, QT_TRANSLATE_NOOP("core", "There are no health figures to compare its tenants by."),
                   QT_TRANSLATE_NOOP("core", "Let somebody collect them (tenantryctl health watch) from some minutes before the run to its end, or go on without."), {}, {}});
        out.passed = refused.isEmpty();
        while (refused.size() > refusalsReported)
            refused.removeLast();
        out.report.insert(u"refused"_s, int(std::max(verdict.worse.size(), refused.size())));
        out.report.insert(u"tenants"_s, refused);
        out.report.insert(u"health"_s, QJsonObject{{u"compared"_s, verdict.compared}, {u"without_figures"_s, int(figures ? figures->size() : 0) - verdict.compared}});
    }

    fleet::Gate answers(const std::vector<TakenItem> &items, const std::stop_token &stop)
    {
        fleet::Gate out;
        QJsonArray refused;
        int count = 0;
        for (const TakenItem &item : items) {
            if (stop.stop_requested())
                break;
            const auto one = [&]() -> Result<void> {
                TRY(Way way, wayTo(item.serverId, stop));
                way.owner.database = item.database;
                return way.driver->probe(way.owner, item.role, m_policy.checkSql, stop);
            }();
            if (one)
                continue;
            if (++count <= refusalsReported)
                refused.append(QJsonObject{{u"tenant"_s, item.slug}, {u"error"_s, one.error().toJson()}});
        }
        out.passed = count == 0;
        out.report = {{u"checked"_s, qint64(items.size())}, {u"refused"_s, count}, {u"tenants"_s, refused}};
        return out;
    }

    Result<void> work(const TakenItem &item, Attempt &out, QByteArray &sql, std::stop_token stop) override
    {
        TRY(const Way way, wayInto(item, stop));
        const bool toHead = m_target.isEmpty() || compareVersions(m_target, m_head) == 0;
        const auto isThere = [&out](const drivers::Migration &file) {
            if (!file.repeatable && compareVersions(file.version, out.item.toVersion) > 0)
                out.item.toVersion = file.version; // also when the next one fails
        };
        Pending pending;
        bool begun = false; // the first file of them is applied
        if (m_dryRun || m_backup) {
            TRY(const auto applied, look(way, out, stop));
            TRY(pending, plan(m_all, applied, m_target, m_gaps));
        } else {
            const auto began = std::chrono::steady_clock::now();
            const auto first = way.driver->applyFirst(way.owner, item.role, m_limits, [&](const std::vector<drivers::AppliedMigration> &applied) -> Result<const drivers::Migration *> {
                saw(applied, began, out);
                TRY(pending, plan(m_all, applied, m_target, m_gaps));
                return pending.files.empty() ? nullptr : &pending.files.front();
            }, stop);
            if (!first)
                return fail(remember(first.error(), pending, sql));
            if (begun = *first; begun)
                isThere(pending.files.front());
        }
        if (pending.files.empty()) {
            out.item.outcome = u"nothing"_s;
            if (toHead)
                out.item.repeatables = m_digest;
            return {};
        }
        if (m_dryRun) {
            TRY(const auto tried, way.driver->tryOut(way.owner, item.role, pending.files, m_limits, stop).transform_error([&](Error error) { return remember(std::move(error), pending, sql); }));
            out.item.outcome = tried.stoppedAt.isEmpty() ? u"would_apply"_s : u"would_apply_until "_s + tried.stoppedAt;
            return {};
        }
        if (m_backup) {
            TRY(out.item.backup, m_backup->take(way.name, way.owner, item.slug, pending.fromVersion, stop));
        }
        const auto reached = apply(*way.driver, way.owner, item.role, pending, m_limits,
                                   [&](const drivers::Migration &file, int, int, std::chrono::milliseconds) { isThere(file); }, stop, begun ? 1 : 0);
        if (!reached)
            return fail(remember(reached.error(), pending, sql));
        out.item.outcome = u"applied"_s;
        if (toHead)
            out.item.repeatables = m_digest;
        // USERs read column by column: the new ones are open when their names were looked at. The tenant is migrated whatever comes of it.
        if (m_opened.contains(item.tenantId))
            (void)base::within(m_limitsOfTime, renewWithin, stop, [&](std::stop_token soon) { return fleet::renewInspection(m_session, item.tenantId, out.item.toVersion, m_pool, std::move(soon)); });
        return {};
    }

    int m_gateWave = 0; // that the gate is looking at
    std::chrono::steady_clock::time_point m_gateSince{};
    fleet::Gate m_answered;

    static Error remember(Error error, const Pending &pending, QByteArray &sql)
    {
        if (const auto place = drivers::placeOf(error))
            for (const drivers::Migration &file : pending.files)
                if (file.fileName == place->fileName)
                    sql = file.body;
        return error;
    }
};

class Verify : public ProductTask {
public:
    using ProductTask::ProductTask;

private:
    Result<void> work(const TakenItem &item, Attempt &out, QByteArray &, std::stop_token stop) override
    {
        TRY(const Way way, wayInto(item, stop));
        TRY(const auto applied, look(way, out, stop));
        TRY(const auto pending, plan(m_all, applied));
        out.item.outcome = pending.files.empty() ? u"ok"_s : u"behind"_s;
        if (!std::ranges::any_of(pending.files, &drivers::Migration::repeatable))
            out.item.repeatables = m_digest;
        else if (item.repeatables == m_digest)
            out.item.repeatables = QString();
        return {};
    }
};

// As short as it goes: there may be a hundred thousand of them.
registry::NewRun::Item itemOf(const registry::Tenant &tenant) { return {tenant.id, tenant.slug, tenant.serverId, 1}; }

// `run.items` by slug, not in waves yet.
Result<Started> write(const registry::SessionPtr &session, registry::NewRun run, const fleet::Policy &policy, Started started, std::stop_token stop)
{
    QStringList slugs;
    slugs.reserve(run.items.size());
    for (const auto &each : std::as_const(run.items))
        slugs << each.slug;
    TRY(const auto division, fleet::divide(policy.waves, slugs));
    run.id = newId();
    run.policy = policy.toJson();
    run.waveLabels = division.labels;
    for (qsizetype i = 0; i < run.items.size(); ++i)
        run.items[i].wave = division.waveOf[i];
    std::ranges::stable_sort(run.items, {}, &registry::NewRun::Item::wave);
    TRYV(registry::RunRepository(session).add(run, stop));
    started.runId = run.id;
    started.waveLabels = division.labels;
    started.tenants = run.items.size();
    return started;
}

} // namespace

Result<Started> startRollout(const registry::SessionPtr &session, const QString &product, const Selection &selection, const RolloutOptions &options, fleet::Policy policy, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRYV(session->requireWritable());
    TRYV(checkBackupFolder(options.backupFolder));
    Started started;
    registry::NewRun run;
    TRY(started.plan, planRollout(session, product, selection, options.target, stop, [&](const registry::Tenant &tenant, bool due) {
        if (due)
            run.items.append(itemOf(tenant));
    }));
    if (run.items.isEmpty())
        return started;
    if (policy.waves.isEmpty())
        policy.waves = fleet::defaultWaves(run.items.size());
    run.kind = migrateKind;
    run.productId = started.plan.product.id;
    run.product = started.plan.product.name;
    run.target = started.plan.target;
    run.selection = selection.inWords();
    run.task = {{u"out_of_order"_s, options.gaps == OutOfOrder::Apply}, {u"dry_run"_s, options.dryRun}, {u"lock_timeout_ms"_s, qint64(options.lockTimeout.count())},
                {u"statement_timeout_ms"_s, qint64(options.statementTimeout.count())}, {u"silence_ms"_s, qint64(options.silence.count())}};
    if (!options.backupFolder.isEmpty() && !options.dryRun)
        run.task.insert(u"backup_to"_s, options.backupFolder);
    return write(session, std::move(run), policy, std::move(started), stop);
}

Result<Started> startVerification(const registry::SessionPtr &session, const QString &product, const Selection &selection, fleet::Policy policy, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRYV(session->requireWritable());
    Started started;
    registry::NewRun run;
    TRY(started.plan, planRollout(session, product, selection, {}, stop, [&](const registry::Tenant &tenant, bool) { run.items.append(itemOf(tenant)); }));
    if (run.items.isEmpty())
        return started;
    policy.waves.clear();
    run.kind = verifyKind;
    run.productId = started.plan.product.id;
    run.product = started.plan.product.name;
    run.target = started.plan.target;
    run.selection = selection.inWords();
    return write(session, std::move(run), policy, std::move(started), stop);
}

Result<std::unique_ptr<fleet::Task>> taskOf(const registry::SessionPtr &session, const registry::Run &run, std::stop_token stop)
{
    std::unique_ptr<ProductTask> task;
    const auto policy = fleet::Policy::fromJson(run.policy);
    if (run.kind == migrateKind)
        task = std::make_unique<Migrate>(session, policy);
    else if (run.kind == verifyKind)
        task = std::make_unique<Verify>(session, policy);
    else
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "This program does not know what a run of kind “%1” does."), {run.kind}},
                    QT_TRANSLATE_NOOP("core", "It was started by a newer version of Tenantry; use that one."));
    TRYV(task->prepare(run, stop));
    return task;
}

namespace {

// The copies of features, beside the worker: it has leases to renew. What the registry says of a tenant is true from the end of its wave on.
class Mirrors {
public:
    Mirrors(const registry::SessionPtr &session, const Mirrored &told, std::stop_token stop) : m_mirror(session), m_told(told), m_stop(std::move(stop)) {}
    ~Mirrors() { waitForThread(); }

    void ended(const EndedItem &item)
    {
        if (item.state == ItemState::Succeeded && item.outcome != u"nothing"_s && !item.outcome.startsWith(u"would_apply"_s))
            m_next << item.tenantId;
    }
    void waveDone()
    {
        if (m_next.isEmpty() || m_busy)
            return; // the worker does not wait: they are for the next wave, or for the end
        waitForThread();
        m_busy = true;
        m_thread = std::jthread([this, ids = std::exchange(m_next, {})] {
            bring(ids);
            m_busy = false;
        });
    }
    void allDone()
    {
        waitForThread();
        if (!m_next.isEmpty())
            bring(std::exchange(m_next, {}));
    }

private:
    void waitForThread()
    {
        if (m_thread.joinable())
            m_thread.join();
    }
    void bring(const QStringList &ids)
    {
        const auto outcome = m_mirror.compare(ids, {}, m_stop);
        if (m_told && !m_stop.stop_requested() && (!outcome || !outcome->written.isEmpty() || !outcome->failed.isEmpty()))
            m_told(outcome);
    }

    const features::Mirror m_mirror;
    const Mirrored &m_told;
    const std::stop_token m_stop;
    QStringList m_next;
    std::atomic<bool> m_busy = false;
    std::jthread m_thread;
};

} // namespace

Result<registry::RunPulse> workOn(const registry::SessionPtr &session, const QString &runId, const QString &program, const fleet::Watch &watch, std::stop_token pause, std::stop_token stop,
                                  const Mirrored &mirrored)
{
    TRY(const auto run, registry::RunRepository(session).find(runId, stop));
    TRY(const auto task, taskOf(session, run, stop));
    Mirrors mirrors(session, mirrored, stop);
    fleet::Watch with = watch;
    with.ended = [&](const TakenItem &item, const EndedItem &ended) {
        mirrors.ended(ended);
        if (watch.ended)
            watch.ended(item, ended);
    };
    with.gate = [&](int wave, bool passed, const QJsonObject &report) {
        mirrors.waveDone();
        if (watch.gate)
            watch.gate(wave, passed, report);
    };
    auto pulse = fleet::Worker(session, program).work(run.id, *task, fleet::Policy::fromJson(run.policy), with, std::move(pause), stop);
    mirrors.allDone();
    return pulse;
}

} // namespace tenantry::migrations
