#include "health/collector.h"

#include "base/async.h"
#include "base/handover.h"
#include "health/known.h"
#include "registry/healthrepository.h"

#include <QCoreApplication>
#include <QRunnable>
#include <QThreadPool>
#include <algorithm>
#include <deque>
#include <map>

namespace tenantry::health {

using namespace tenantry::base;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using registry::HealthCollection;
using registry::HealthRound;
using Instant = std::chrono::steady_clock::time_point;

namespace {

constexpr auto betweenRenewals = 4s, standby = 1s, betweenGrounds = 2s, oldestGround = 60s, betweenUpkeeps = 600s;
constexpr auto longestWait = 100ms;
constexpr auto firstRegistryPause = 250ms, longestRegistryPause = 5'000ms;
constexpr int mostServersAtOnce = 64;

Instant clockNow() { return std::chrono::steady_clock::now(); }

// Looks under way, each on a thread of its own: one that hangs holds up nobody but its server.
class Looks {
public:
    explicit Looks(const Pace &pace)
        : m_pool({.perServer = pace.perServer + 2, .total = std::max(1, pace.connections), .idle = 10s, .wait = std::chrono::duration_cast<std::chrono::milliseconds>(pace.tenantLimit)})
    {
        m_threads.setMaxThreadCount(mostServersAtOnce);
    }
    ~Looks()
    {
        m_stop.request_stop();
        m_threads.waitForDone();
    }

    struct Done {
        ServerSeen seen;
        int generation;
        double ms;
    };

    void begin(LookPlan plan, int generation)
    {
        QRunnable *const task = QRunnable::create([this, plan = std::move(plan), generation] {
            handover::takeOver();
            const auto began = clockNow();
            Done done{look(plan, m_pool, m_limits, m_stop.get_token()), generation, 0};
            done.ms = std::chrono::duration<double, std::milli>(clockNow() - began).count();
            {
                const std::lock_guard lock(m_mutex);
                m_done.push_back(std::move(done));
            }
            m_wake.notify_all();
        });
        handover::giveAway();
        m_threads.start(task);
    }

    // What is done by now; waits a moment when nothing is.
    std::deque<Done> take(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, longestWait, [this] { return !m_done.empty(); });
        return std::exchange(m_done, {});
    }

    QJsonObject gauges(int limit) const
    {
        const auto g = m_pool.gauges();
        return {{u"open"_s, g.open}, {u"busy"_s, g.busy}, {u"waiting"_s, g.waiting}, {u"limit"_s, limit}, {u"opened"_s, g.opened}, {u"reused"_s, g.reused}, {u"evicted"_s, g.evicted}};
    }

private:
    postgres::Pool m_pool;
    base::TimeLimits m_limits;
    std::stop_source m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Done> m_done;
    QThreadPool m_threads;
};

// When what is due.
struct Schedule {
    bool busy = false;
    bool all = true;                // the look under way writes all its tenants
    Instant next{}, nextAll{}, nextSizes{};
    QHash<QString, Instant> nextInside; // signing in; by tenant, as the next one
    QHash<QString, Instant> nextDeep;   // what is inside changes slowly: every other time suffices where all is well
};

class Watch {
public:
    Watch(HealthCollection &collection, registry::Session &session, const registry::SessionPtr &shared, const Pace &pace, const Watcher &watcher, std::stop_token stop)
        : m_collection(collection), m_session(session), m_shared(shared), m_pace(pace), m_watcher(watcher), m_stop(std::move(stop)), m_looks(pace)
    {
    }

    Result<void> run()
    {
        while (!m_stop.stop_requested()) {
            const Instant now = clockNow();
            if (now >= m_registryOpen) {
                if (const auto done = turn(now); !done) {
                    if (m_stop.stop_requested())
                        break;
                    TRYV(bear(done.error(), now));
                } else {
                    m_registrySince.reset();
                    m_registryPause = firstRegistryPause;
                }
            }
            for (Looks::Done &done : m_looks.take(m_stop)) {
                m_schedules[done.seen.serverId].busy = false;
                if (done.generation != m_generation || !m_leads)
                    continue; // somebody else collects by now, or the registry was away: what is known here may be old
                if (const auto written = conclude(done); !written && !m_stop.stop_requested())
                    TRYV(bear(written.error(), clockNow()));
            }
        }
        return cancelled();
    }

private:
    // The registry is away: what was known is read again when it is back.
    Result<void> bear(const Error &error, Instant now)
    {
        const bool passing = error.kind == Kind::Unreachable || error.kind == Kind::Timeout || error.kind == Kind::OutcomeUnknown || error.sqlstate.startsWith("57P"_L1)
            || error.sqlstate.startsWith("08"_L1) || error.sqlstate == "53300"_L1 || error.sqlstate == "40001"_L1 || error.sqlstate == "40P01"_L1 || error.sqlstate == "55P03"_L1;
        if (!m_registrySince)
            m_registrySince = now;
        if (!passing || now - *m_registrySince > m_pace.registryPatience)
            return fail(error);
        lost();
        m_registryOpen = now + m_registryPause;
        m_registryPause = std::min<std::chrono::milliseconds>(longestRegistryPause, m_registryPause * 2);
        if (m_watcher.registryAway)
            m_watcher.registryAway(error);
        return {};
    }

    void lost()
    {
        m_leads = false;
        ++m_generation;
        m_renewAt = {};
    }

    Result<void> turn(Instant now)
    {
        if (now >= m_renewAt) {
            const bool led = m_leads;
            TRY(const bool leads, m_collection.lead());
            m_seenAt = clockNow();
            m_renewAt = now + (leads ? std::chrono::milliseconds(betweenRenewals) : std::chrono::milliseconds(standby));
            if (!leads && led)
                lost();
            if (leads && !led) {
                TRYV(m_collection.upkeep());
                TRYV(m_known.readGround(m_collection, m_session));
                TRYV(m_known.readPast(m_collection));
                m_groundAt = m_upkeepAt = clockNow();
                m_schedules.removeIf([](const auto &each) { return !each.value().busy; });
                for (Schedule &each : m_schedules)
                    each.next = each.nextAll = {};
                m_leads = true;
            }
            if (leads != led || !m_told) {
                m_told = true;
                if (m_watcher.role) {
                    std::optional<registry::Collector> other;
                    if (!leads)
                        other = registry::HealthRepository(m_shared).collector(m_stop).value_or(std::nullopt);
                    m_watcher.role(leads, other);
                }
            }
        }
        if (!m_leads)
            return {};
        TRY(const bool changed, m_collection.groundChanged());
        m_groundStale = m_groundStale || changed;
        if ((m_groundStale && now - m_groundAt > betweenGrounds) || now - m_groundAt > oldestGround) {
            TRYV(m_known.readGround(m_collection, m_session));
            m_groundAt = now;
            m_groundStale = false;
            if (const auto orphans = m_known.orphans(); !orphans.isEmpty()) {
                HealthRound round;
                round.closed = orphans;
                TRY(const bool mine, m_collection.write(round));
                if (mine)
                    m_known.keep(round);
            }
        }
        if (now - m_upkeepAt > betweenUpkeeps) {
            TRYV(m_collection.upkeep());
            m_upkeepAt = now;
        }
        begin(now);
        return {};
    }

    // A wrong password is found with the next look where that costs no more than a thousand tenants do that are signed in to every five minutes.
    std::chrono::milliseconds doorInterval(qsizetype tenants) const
    {
        const double share = double(tenants) / std::max(1, m_pace.doorsPerLook);
        return std::min(m_pace.insideInterval, std::chrono::milliseconds(qint64(double(m_pace.interval.count()) * std::max(1.0, share))));
    }

    void begin(Instant now)
    {
        for (const registry::Server &server : m_known.servers()) {
            const auto &tenants = m_known.tenantsOf(server.id);
            Schedule &s = m_schedules[server.id];
            if (s.busy || now < s.next)
                continue;
            s.busy = true;
            s.all = now >= s.nextAll;
            if (s.all)
                s.nextAll = now + m_pace.interval;
            const bool sizes = now >= s.nextSizes;
            if (sizes)
                s.nextSizes = now + m_pace.sizesInterval;
            // Not all at once: as many as are due in an interval, those that waited longest first. What is wrong goes before.
            const auto between = doorInterval(tenants.size());
            QSet<QString> due;
            std::vector<std::pair<Instant, QString>> waiting;
            for (const registry::Tenant *const tenant : tenants) {
                const bool unhealthy = m_known.unhealthy(tenant->id);
                const Instant at = s.nextInside.value(tenant->id);
                if (unhealthy && now + between - std::min(between, m_pace.unhealthyInsideInterval) >= at)
                    due << tenant->id;
                else if (now >= at)
                    waiting.emplace_back(at, tenant->id);
            }
            std::ranges::sort(waiting);
            const bool first = m_known.serverHealth(server.id) == nullptr;
            const qsizetype most = first ? tenants.size() : std::max<qsizetype>(8, 1 + qsizetype(1.25 * double(tenants.size()) * double(m_pace.unhealthyInterval.count()) / double(std::max<qint64>(1, between.count()))
                                                                               * std::max(1.0, double(m_pace.interval.count()) / double(std::max<qint64>(1, m_pace.unhealthyInterval.count())))));
            for (qsizetype i = 0; i < qsizetype(waiting.size()) && i < most; ++i)
                due << waiting[size_t(i)].second;
            QSet<QString> deep;
            for (const QString &id : std::as_const(due)) {
                s.nextInside.insert(id, now + between);
                if (now < s.nextDeep.value(id) && !m_known.unhealthy(id))
                    continue;
                s.nextDeep.insert(id, now + m_pace.insideInterval * 3 / 2);
                deep << id;
            }
            m_looks.begin(m_known.plan(server, due, deep, sizes, nullptr, m_pace, m_session), m_generation);
        }
    }

    Result<void> conclude(const Looks::Done &done)
    {
        Schedule &s = m_schedules[done.seen.serverId];
        const registry::Server *const server = m_known.server(done.seen.serverId);
        if (!server)
            return {};
        // The registry's clock goes on here by a clock that only goes forward: what this computer takes for the time of day does not matter.
        const QDateTime now = m_collection.now().addMSecs(std::chrono::duration_cast<std::chrono::milliseconds>(clockNow() - m_seenAt).count());
        HealthRound round = m_known.judge(done.seen, s.all, nullptr, now);
        round.gauges = m_looks.gauges(m_pace.connections);
        Round told;
        for (const QString &id : std::as_const(round.closed))
            told.closed << m_known.openAlert(id);
        TRY(const bool mine, m_collection.write(round));
        if (!mine) {
            lost();
            return {};
        }
        m_known.keep(round);
        s.next = clockNow() + (m_known.serverUnhealthy(server->id) ? std::min(m_pace.unhealthyInterval, m_pace.interval) : m_pace.interval);
        if (!m_watcher.round)
            return {};
        told.server = server->name;
        told.reachable = done.seen.figures.has_value();
        if (!told.reachable)
            told.error = done.seen.figures.error();
        told.opened = round.opened;
        told.changed = round.changed;
        for (auto *const list : {&told.opened, &told.changed})
            for (registry::Alert &alert : *list)
                m_known.named(alert);
        for (const registry::Tenant *const tenant : m_known.tenantsOf(server->id)) {
            ++told.tenants;
            told.unhealthy += m_known.unhealthy(tenant->id);
        }
        told.ms = done.ms;
        m_watcher.round(told);
        return {};
    }

    HealthCollection &m_collection;
    registry::Session &m_session;
    const registry::SessionPtr &m_shared;
    const Pace &m_pace;
    const Watcher &m_watcher;
    const std::stop_token m_stop;
    Known m_known;
    QHash<QString, Schedule> m_schedules;
    bool m_leads = false, m_told = false, m_groundStale = false;
    int m_generation = 0;
    Instant m_renewAt{}, m_groundAt{}, m_upkeepAt{}, m_registryOpen{}, m_seenAt{};
    std::optional<Instant> m_registrySince;
    std::chrono::milliseconds m_registryPause = firstRegistryPause;
    Looks m_looks; // last: ends before the rest goes
};

} // namespace

Result<void> Collector::watch(const Watcher &watcher, std::stop_token stop)
{
    TRY(const auto collection, HealthCollection::join(m_session, m_program, stop));
    return Watch(*collection, *m_session, m_session, m_pace, watcher, stop).run();
}

Result<Swept> Collector::sweep(const Selection &selection, const std::function<void(int, int)> &progress, std::stop_token stop)
{
    TRY(const auto collection, HealthCollection::join(m_session, m_program, stop));
    Swept out;
    TRY(out.recorded, collection->lead());
    if (out.recorded) {
        TRYV(collection->upkeep());
    } else {
        out.other = registry::HealthRepository(m_session).collector(stop).value_or(std::nullopt);
    }
    Known known;
    TRYV(known.readGround(*collection, *m_session));
    TRYV(known.readPast(*collection));

    Looks looks(m_pace);
    QHash<QString, QSet<QString>> chosen; // by server
    for (const registry::Server &server : known.servers()) {
        if (!selection.serverId.isEmpty() && server.id != selection.serverId)
            continue;
        QSet<QString> ids;
        for (const registry::Tenant *const tenant : known.tenantsOf(server.id)) {
            if (selection.tenantIds && !selection.tenantIds->contains(tenant->id))
                continue;
            ids << tenant->id;
            out.tenants << *tenant;
        }
        if (ids.isEmpty() && (selection.tenantIds || known.tenantsOf(server.id).size() > 0))
            continue;
        chosen.insert(server.id, ids);
    }
    for (auto it = chosen.cbegin(); it != chosen.cend(); ++it)
        looks.begin(known.plan(*known.server(it.key()), *it, *it, true, &*it, m_pace, *m_session), 0);

    const int of = int(chosen.size());
    Instant renewed = clockNow();
    for (int done = 0; done < of;) {
        if (stop.stop_requested())
            return cancelled();
        for (const Looks::Done &each : looks.take(stop)) {
            if (stop.stop_requested())
                return cancelled();
            TRY(const QDateTime now, collection->readClock());
            HealthRound round = known.judge(each.seen, true, &chosen[each.seen.serverId], now);
            if (out.recorded) {
                TRY(out.recorded, collection->write(round));
            }
            known.keep(round);
            for (const registry::TenantHealth &one : std::as_const(round.tenants))
                out.health.insert(one.tenantId, one);
            out.servers << *round.server;
            if (progress)
                progress(++done, of);
            else
                ++done;
        }
        if (out.recorded && clockNow() - renewed > betweenRenewals) {
            TRY(out.recorded, collection->lead());
            renewed = clockNow();
        }
    }
    std::ranges::sort(out.tenants, {}, &registry::Tenant::slug);
    return out;
}

} // namespace tenantry::health
