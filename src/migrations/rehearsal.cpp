#include "migrations/rehearsal.h"

#include "base/async.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace tenantry::migrations {

using namespace tenantry::base;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using drivers::ThrowawayCopy;
using registry::Tenant;
using Clock = std::chrono::steady_clock;
using Stage = RehearsalProgress::Stage;
using End = RehearsedTenant::End;

namespace {

constexpr int connectionsPerServer = 8, lockAttemptsInPlace = 5; // as the roll-out's
constexpr auto waitForOther = 2s;

double msSince(Clock::time_point began) { return std::chrono::duration<double, std::milli>(Clock::now() - began).count(); }

// Stops when whoever asked does, and when the time is over.
class Bounded {
public:
    Bounded(std::stop_token outer, std::chrono::milliseconds limit)
        : m_outer(outer, [this] { m_source.request_stop(); }), m_clock([this, limit](std::stop_token end) {
              std::unique_lock lock(m_mutex);
              m_over.wait_for(lock, end, limit, [] { return false; });
              if (!end.stop_requested()) {
                  m_late = true;
                  m_source.request_stop();
              }
          })
    {
    }
    std::stop_token token() const { return m_source.get_token(); }
    bool late() const { return m_late; }

private:
    std::stop_source m_source;
    std::atomic<bool> m_late{false};
    std::mutex m_mutex;
    std::condition_variable_any m_over;
    std::stop_callback<std::function<void()>> m_outer;
    std::jthread m_clock;
};

struct Ahead {
    Tenant tenant;
    qint64 bytes = -1;
    QStringList files;
    QString from;
};

class Rehearsal {
public:
    Rehearsal(registry::SessionPtr session, const RolloutOptions &rollout, const fleet::Policy &policy, const RehearsalOptions &options, const RehearsalWatch &watch)
        : m_session(std::move(session)), m_policy(policy), m_options(options), m_watch(watch), m_target(rollout.target), m_gaps(rollout.gaps), m_pool({.perServer = 2, .total = 20, .idle = 1s, .wait = 10s})
    {
        m_limits.lockTimeout = rollout.lockTimeout;
        m_limits.statementTimeout = rollout.statementTimeout;
        m_limits.lockAttempts = lockAttemptsInPlace;
    }

    Result<RehearsalReport> run(const QString &product, const Selection &selection, const std::stop_token &outer)
    {
        const auto began = Clock::now();
        Bounded bounded(outer, std::min<std::chrono::milliseconds>(m_options.limit, longestRehearsal));
        const std::stop_token stop = bounded.token();
        RehearsalReport out;
        auto done = all(product, selection, out, stop);
        if (!done && !bounded.late())
            return fail(done.error());
        if (outer.stop_requested())
            return cancelled();
        if (bounded.late()) {
            out.notes.append({QT_TRANSLATE_NOOP("core", "The time of %1 minutes was over before all was tried."), {QString::number(std::chrono::ceil<std::chrono::minutes>(m_options.limit).count())}});
            for (RehearsedTenant &tenant : out.tenants)
                if (tenant.failure && tenant.failure->kind == Kind::Cancelled)
                    tenant.failure = Error{Kind::Timeout, QT_TRANSLATE_NOOP("core", "The time for the rehearsal was over."), QT_TRANSLATE_NOOP("core", "Allow more minutes, or choose a smaller tenant."), {}, {}};
        }
        foresee(out, outer);
        std::ranges::stable_sort(out.tenants, {}, &RehearsedTenant::bytes);
        out.ms = msSince(began);
        return out;
    }

private:
    struct Way {
        std::shared_ptr<drivers::TenantDriver> driver;
        std::shared_ptr<drivers::CopyMaker> maker;
        postgres::ConnectionSettings owner;
    };

    void tell(RehearsalProgress::Stage stage)
    {
        m_progress.stage = stage;
        if (m_watch)
            m_watch(m_progress);
    }

    Result<Way> wayTo(const QString &serverId, const std::stop_token &stop)
    {
        if (const auto known = m_ways.find(serverId); known != m_ways.end())
            return known->second;
        TRY(const auto server, registry::ServerRepository(m_session).find(serverId, stop));
        Way way;
        TRY(way.owner, registry::ownerSettings(*m_session, server));
        way.driver = drivers::makeDriver(server.driver, m_pool, waitForOther);
        way.maker = drivers::makeCopyMaker(server.driver);
        if (!way.driver || !way.maker)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {server.driver}});
        m_ways.emplace(serverId, way);
        return way;
    }

    Result<void> all(const QString &product, const Selection &selection, RehearsalReport &out, const std::stop_token &stop)
    {
        tell(Stage::Choosing);
        TRY(const auto roll, planRollout(m_session, product, selection, m_target, stop));
        out.product = roll.product;
        out.target = roll.target;
        TRY(const auto files, registry::ProductRepository(m_session).migrations(roll.product.id, true, stop));
        m_all = toDriver(files);
        TRY(auto tenants, choose(m_session, roll.product, selection, nullptr, stop));
        QHash<QString, const PlanGroup *> groupOf;
        for (const PlanGroup &group : roll.groups)
            for (const QString &slug : group.tenants)
                groupOf.insert(slug, &group);
        for (Chosen &each : tenants) {
            const auto group = groupOf.constFind(each.tenant.slug);
            if (group == groupOf.cend())
                continue;
            Ahead ahead{std::move(each.tenant), -1, {}, (*group)->from};
            for (const auto &file : (*group)->files)
                ahead.files << file.fileName;
            m_ahead.append(std::move(ahead));
        }
        out.due = m_ahead.size();
        TRYV(measureSizes(out, stop));
        TRY(const auto chosen, chosenTenants(roll.product, stop));
        return each(chosen, out, stop);
    }

    // Each server is asked once, for all of its tenants.
    Result<void> measureSizes(RehearsalReport &out, const std::stop_token &stop)
    {
        QMap<QString, QStringList> byServer;
        for (const Ahead &ahead : std::as_const(m_ahead))
            byServer[ahead.tenant.serverId] << ahead.tenant.database;
        for (auto it = byServer.cbegin(); it != byServer.cend(); ++it) {
            const auto sizes = wayTo(it.key(), stop).and_then([&](const Way &way) { return way.maker->sizes(way.owner, it.value(), stop); });
            if (!sizes && sizes.error().kind == Kind::Cancelled)
                return fail(sizes.error());
            if (!sizes)
                out.notes << sizes.error().message;
            for (Ahead &ahead : m_ahead)
                if (ahead.tenant.serverId == it.key())
                    ahead.bytes = sizes ? sizes->value(ahead.tenant.database, -1) : ahead.tenant.sizeBytes.value_or(-1);
        }
        return {};
    }

    Result<QList<RehearsedTenant>> chosenTenants(const registry::Product &product, const std::stop_token &stop)
    {
        QList<RehearsedTenant> out;
        const auto add = [&](const Tenant &tenant, qint64 bytes, const QList<ChosenFor> &why) {
            if (m_tenants.contains(tenant.slug))
                return;
            m_tenants.insert(tenant.slug, tenant);
            RehearsedTenant one;
            one.slug = tenant.slug;
            one.server = tenant.server;
            one.fromVersion = one.toVersion = tenant.schemaVersion;
            one.bytes = bytes;
            one.chosenFor = why;
            out.append(one);
        };
        if (m_options.tenants.isEmpty()) {
            QList<Candidate> candidates;
            for (const Ahead &ahead : std::as_const(m_ahead))
                candidates.append({ahead.tenant.slug, ahead.tenant.schemaVersion, ahead.bytes});
            const auto chosen = chooseBySize(candidates);
            for (const Ahead &ahead : std::as_const(m_ahead))
                if (chosen.contains(ahead.tenant.slug))
                    add(ahead.tenant, ahead.bytes, chosen.value(ahead.tenant.slug));
        }
        for (const QString &name : m_options.tenants) {
            Selection one;
            one.tenant = name;
            QList<RolloutPlan::Left> left;
            TRY(const auto found, choose(m_session, product, one, &left, stop));
            for (const Chosen &each : found) {
                const auto ahead = std::ranges::find_if(std::as_const(m_ahead), [&](const Ahead &a) { return a.tenant.id == each.tenant.id; });
                add(each.tenant, ahead == m_ahead.cend() ? each.tenant.sizeBytes.value_or(-1) : ahead->bytes, {ChosenFor::Named});
            }
            for (const auto &each : std::as_const(left))
                return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 cannot be rehearsed. %2"), {each.slug, each.why.translated()}});
        }
        std::ranges::stable_sort(out, {}, &RehearsedTenant::bytes); // what goes wrong shows soonest with the smallest
        return out;
    }

    Result<void> each(const QList<RehearsedTenant> &chosen, RehearsalReport &out, const std::stop_token &stop)
    {
        out.tenants = chosen;
        // Left-overs of programs that were killed, and whether databases can be copied from here at all.
        QHash<QString, Error> closed;
        QSet<QString> ready;
        for (const RehearsedTenant &tenant : chosen) {
            const QString server = m_tenants.value(tenant.slug).serverId;
            if (ready.contains(server) || closed.contains(server))
                continue;
            const auto prepared = wayTo(server, stop).and_then([&](const Way &way) { return way.maker->prepare(way.owner, stop); });
            if (prepared)
                ready.insert(server);
            else
                closed.insert(server, prepared.error());
        }
        if (ready.isEmpty() && !closed.isEmpty())
            return fail(closed.constBegin().value());
        m_progress.tenants = int(chosen.size());
        for (RehearsedTenant &tenant : out.tenants) {
            if (stop.stop_requested())
                return cancelled();
            ++m_progress.tenant;
            m_progress.slug = tenant.slug;
            const auto refused = closed.constFind(m_tenants.value(tenant.slug).serverId);
            tenant.end = End::CopyFailed;
            QByteArray sql;
            const auto done = refused == closed.cend() ? one(tenant, sql, stop) : Result<void>(fail(*refused));
            if (!done) {
                tenant.failure = done.error();
                tenant.cause = causeOf(done.error(), sql);
            }
        }
        return stop.stop_requested() ? Result<void>(cancelled()) : Result<void>();
    }

    // `tenant.end` says what was being done when it fails.
    Result<void> one(RehearsedTenant &tenant, QByteArray &sql, const std::stop_token &stop)
    {
        const Tenant &found = m_tenants[tenant.slug];
        m_progress.expected = std::max<qint64>(0, tenant.bytes);
        m_progress.bytes = 0;
        m_progress.file = m_progress.files = 0;
        m_progress.fileName.clear();
        tell(Stage::Copying);
        TRY(const Way way, wayTo(found.serverId, stop));
        // The roll-out begins with this, and what it would refuse needs no copy.
        tenant.end = End::Refused;
        postgres::ConnectionSettings live = way.owner;
        live.database = found.database;
        const auto looked = Clock::now();
        TRY(const auto before, way.driver->applied(live, stop));
        tenant.lookMs = msSince(looked);
        tenant.fromVersion = tenant.toVersion = currentVersion(before);
        m_pool.clear(); // a rehearsal holds nothing open in a tenant's database
        TRY(const auto due, plan(m_all, before, m_target, m_gaps));
        if (due.files.empty()) {
            tenant.end = End::UpToDate;
            return {};
        }
        tenant.end = End::CopyFailed;
        const auto began = Clock::now();
        TRY(const auto copy, way.maker->copy(way.owner, found.database, found.role, m_options.room, [this](qint64 bytes) {
            m_progress.bytes = bytes;
            tell(Stage::Copying);
        }, stop));
        tenant.copyMs = msSince(began);
        tenant.bytesMoved = copy->bytesMoved();
        for (const QString &note : copy->notes())
            tenant.notes.append({QT_TRANSLATE_NOOP("core", "A setting of the database could not be given to the copy: %1"), {note}});
        if (copy->cutOff())
            tenant.notes << Text(QT_TRANSLATE_NOOP("core", "The database has ways into foreign servers. The copy has none of them, so that nothing is changed there: a file that goes there fails here."));
        tenant.end = End::Failed;
        const auto migrated = migrate(tenant, *copy, found.role, sql, stop);
        tell(Stage::Dropping);
        if (const auto dropped = copy->drop(); !dropped)
            tenant.notes.append({QT_TRANSLATE_NOOP("core", "The copy could not be dropped; the next rehearsal tries again: %1"), {dropped.error().message.translated()}});
        TRYV(migrated);
        tenant.end = End::Migrated;
        return {};
    }

    Result<void> migrate(RehearsedTenant &tenant, ThrowawayCopy &copy, const QString &role, QByteArray &sql, const std::stop_token &stop)
    {
        TRY(const auto applied, copy.driver().applied(copy.inDatabase(), stop));
        TRY(const auto pending, plan(m_all, applied, m_target, m_gaps));
        m_progress.files = int(pending.files.size());
        for (const drivers::Migration &file : pending.files) {
            if (stop.stop_requested())
                return cancelled();
            ++m_progress.file;
            m_progress.fileName = file.fileName;
            tell(Stage::Migrating);
            sql = file.body;
            std::optional<Error> failure;
            RehearsedFile ran{file.version, file.name, file.fileName, file.transactional, {}};
            TRY(ran.trace, copy.watch([&] { return apply(copy.driver(), copy.inDatabase(), role, {{file}, {}, {}}, m_limits, {}, stop).transform([](const QString &) {}); }, failure, stop));
            tenant.files.append(ran);
            if (failure)
                return fail(*failure);
            if (!file.repeatable && compareVersions(file.version, tenant.toVersion) > 0)
                tenant.toVersion = file.version;
        }
        return {};
    }

    void foresee(RehearsalReport &out, const std::stop_token &stop)
    {
        QList<MeasuredFile> measured;
        double look = 0;
        int looks = 0;
        for (const RehearsedTenant &tenant : std::as_const(out.tenants)) {
            for (qsizetype i = 0; i < tenant.files.size(); ++i) {
                if (tenant.end != End::Migrated && i + 1 == tenant.files.size())
                    continue; // the one that failed
                double lockMs = 0;
                for (const auto &lock : tenant.files[i].trace.locks)
                    if (drivers::stopsWriting(lock.mode))
                        lockMs = std::max(lockMs, lock.ms);
                measured.append({tenant.files[i].fileName, std::max<qint64>(0, tenant.bytes), tenant.files[i].trace.ms, lockMs});
            }
            if (tenant.lookMs > 0) {
                look += tenant.lookMs;
                ++looks;
            }
        }
        if (measured.isEmpty())
            return;
        QHash<QString, int> atOnce;
        QStringList slugs;
        QList<TenantAhead> tenants;
        for (const Ahead &ahead : std::as_const(m_ahead)) {
            const QString &server = ahead.tenant.serverId;
            if (!atOnce.contains(server)) {
                const int most = m_policy.perServer > 0 ? m_policy.perServer : connectionsPerServer;
                const auto survey = wayTo(server, stop).and_then([&](const Way &way) { return way.driver->survey(way.owner, {}, {}, {}, stop); });
                const int free = survey ? survey->capacity.maxConnections - survey->capacity.usedConnections : 2 * most;
                atOnce.insert(server, std::clamp(free / 2, 1, most));
            }
            slugs << ahead.tenant.slug;
            tenants.append({ahead.tenant.slug, server, ahead.bytes, ahead.files, 1});
        }
        const auto division = fleet::divide(m_policy.waves.isEmpty() ? fleet::defaultWaves(tenants.size()) : m_policy.waves, slugs);
        for (qsizetype i = 0; division && i < tenants.size(); ++i)
            tenants[i].wave = division->waveOf[i];
        out.prediction = predict(measured, tenants, atOnce, looks > 0 ? look / looks : 0);
    }

    registry::SessionPtr m_session;
    fleet::Policy m_policy;
    const RehearsalOptions &m_options;
    const RehearsalWatch &m_watch;
    QString m_target;
    OutOfOrder m_gaps;
    postgres::Pool m_pool;
    drivers::MigrationLimits m_limits;
    std::vector<drivers::Migration> m_all;
    QList<Ahead> m_ahead;
    QHash<QString, Tenant> m_tenants; // that are rehearsed, by slug
    std::map<QString, Way> m_ways;
    RehearsalProgress m_progress;
};

} // namespace

QString chosenForName(ChosenFor why)
{
    switch (why) {
    case ChosenFor::Named: return u"named"_s;
    case ChosenFor::Smallest: return u"smallest"_s;
    case ChosenFor::Median: return u"median"_s;
    case ChosenFor::Largest: return u"largest"_s;
    case ChosenFor::Oldest: return u"oldest_version"_s;
    }
    return {};
}

QString endName(End end)
{
    switch (end) {
    case End::Migrated: return u"migrated"_s;
    case End::UpToDate: return u"up_to_date"_s;
    case End::Refused: return u"refused"_s;
    case End::CopyFailed: return u"copy_failed"_s;
    case End::Failed: return u"failed"_s;
    case End::NotTried: return u"not_tried"_s;
    }
    return {};
}

double RehearsedTenant::filesMs() const
{
    double sum = 0;
    for (const RehearsedFile &file : files)
        sum += file.trace.ms;
    return sum;
}

int RehearsalReport::failed() const
{
    return int(std::ranges::count_if(tenants, [](const RehearsedTenant &tenant) { return tenant.failure.has_value(); }));
}

QMap<QString, QList<ChosenFor>> chooseBySize(const QList<Candidate> &candidates)
{
    QMap<QString, QList<ChosenFor>> out;
    QList<Candidate> sized;
    std::ranges::copy_if(candidates, std::back_inserter(sized), [](const Candidate &each) { return each.bytes >= 0; });
    std::ranges::stable_sort(sized, {}, &Candidate::bytes);
    if (!sized.isEmpty()) {
        out[sized.first().slug] << ChosenFor::Smallest;
        out[sized[(sized.size() - 1) / 2].slug] << ChosenFor::Median;
        out[sized.last().slug] << ChosenFor::Largest;
    }
    const QList<Candidate> &all = sized.isEmpty() ? candidates : sized;
    if (all.isEmpty())
        return out;
    const QString oldest = std::ranges::min_element(all, [](const Candidate &a, const Candidate &b) { return compareVersions(a.version, b.version) < 0; })->version;
    QList<Candidate> old;
    std::ranges::copy_if(all, std::back_inserter(old), [&](const Candidate &each) { return compareVersions(each.version, oldest) == 0; });
    const auto already = std::ranges::find_if(old, [&](const Candidate &each) { return out.contains(each.slug); });
    out[already == old.end() ? old[(old.size() - 1) / 2].slug : already->slug] << ChosenFor::Oldest;
    return out;
}

QList<registry::RunCause> causes(const RehearsalReport &report)
{
    QList<registry::RunCause> out;
    for (const RehearsedTenant &tenant : report.tenants) {
        if (!tenant.failure)
            continue;
        auto it = std::ranges::find_if(out, [&](const registry::RunCause &each) { return each.cause == tenant.cause; });
        if (it == out.end()) {
            registry::RunCause cause;
            cause.cause = tenant.cause;
            cause.sqlstate = tenant.failure->sqlstate;
            cause.firstSlug = tenant.slug;
            cause.error = tenant.failure;
            it = out.insert(out.end(), cause);
        }
        ++it->tenants;
        it->slugs << tenant.slug;
    }
    return out;
}

Text howPredicted(const RehearsalReport &report)
{
    if (!report.prediction)
        return {};
    return {QT_TRANSLATE_N_NOOP("core", "Each file's time on the copies, in proportion to the size of each tenant's database, with %1 at once on a server, in %n wave(s). The servers' other work is not counted."),
            {QString::number(report.prediction->mostAtOnce)}, report.prediction->waves};
}

Result<RehearsalReport> rehearse(const registry::SessionPtr &session, const QString &product, const Selection &selection, const RolloutOptions &rollout,
                                 const fleet::Policy &policy, const RehearsalOptions &options, const RehearsalWatch &watch, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    return Rehearsal(session, rollout, policy, options, watch).run(product, selection, stop);
}

} // namespace tenantry::migrations
