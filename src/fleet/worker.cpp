#include "fleet/worker.h"

#include "base/handover.h"
#include "fleet/pace.h"

#include <QCoreApplication>
#include <QRunnable>
#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

namespace tenantry::fleet {

using namespace tenantry::base;
using namespace std::chrono_literals;
using registry::EndedItem;
using registry::ItemState;
using registry::RunPulse;
using registry::RunState;
using registry::TakenItem;
using Instant = std::chrono::steady_clock::time_point;

namespace {

constexpr int mostPerServer = 8;             // where the policy says nothing
constexpr int mostThreads = 64;
constexpr int overloadFactor = 4;            // attempts for a server that is full, as many times more
// What is said to the registry costs it as much for one item as for twenty, and the registry often shares its computer with the tenants: outcomes are
// written together, and items are fetched for a moment ahead. Failures are written at once.
constexpr auto writeAfter = 120ms;
constexpr size_t writeAt = 32;
constexpr auto ahead = 150ms;
constexpr int mostRoundsAhead = 4;           // where items are short; of long ones a single round, since other workers may be free sooner
constexpr std::chrono::milliseconds betweenPulses = 250ms, betweenRenewals = 8s, betweenReclaims = 2s, betweenLooks = 5s, betweenGates = 1s;
constexpr auto longestWait = 200ms;          // without anything to do
constexpr auto rateOver = 15s;
constexpr auto firstRegistryPause = 250ms, longestRegistryPause = 5'000ms;

class Rate {
public:
    void saw(int done, Instant now)
    {
        m_seen.emplace_back(now, done);
        while (m_seen.size() > 2 && now - m_seen.front().first > rateOver)
            m_seen.pop_front();
    }
    double perSecond() const
    {
        if (m_seen.size() < 2)
            return 0;
        const double seconds = std::chrono::duration<double>(m_seen.back().first - m_seen.front().first).count();
        return seconds > 0 ? std::max(0, m_seen.back().second - m_seen.front().second) / seconds : 0;
    }

private:
    std::deque<std::pair<Instant, int>> m_seen;
};

struct Server {
    explicit Server(int most) : pace(most) {}
    ServerPace pace;
    int busy = 0;                  // begun, and its outcome not collected; with m_mutex
    int allowed = 0;               // at once, as last judged; with m_mutex
    std::deque<TakenItem> waiting; // taken, not begun; with m_mutex: who is done takes the next by itself
    bool empty = false;            // the last look found nothing to take
    Instant lookAgain{}, capacityAt{};

    void ended(Instant now) // one item
    {
        ++m_ended;
        if (now - m_since < betweenPulses)
            return;
        m_perSecond = m_since == Instant{} ? 0 : m_ended / std::chrono::duration<double>(now - m_since).count();
        m_ended = 0;
        m_since = now;
    }
    int stock(int limit, Instant now) const
    {
        double perSecond = m_perSecond; // of items that take long, nothing ends that would say so
        if (const std::chrono::duration<double> since = now - m_since; since > 2 * betweenPulses)
            perSecond = std::min(perSecond, m_ended / since.count());
        return std::clamp(int(perSecond * std::chrono::duration<double>(ahead).count()), limit, limit * mostRoundsAhead);
    }

private:
    int m_ended = 0;
    Instant m_since{};
    double m_perSecond = 0;
};

struct Done {
    TakenItem item;
    Attempt attempt;
    bool goesOn = false; // its thread is at work on the next

    bool well() const { return attempt.item.state != ItemState::Failed && attempt.server == ServerSays::Fine; }
};

class Work {
public:
    Work(registry::RunQueue &queue, Task &task, const Policy &policy, const Watch &watch, std::chrono::seconds patience, std::stop_token pause, std::stop_token stop)
        : m_queue(queue), m_task(task), m_policy(policy), m_watch(watch), m_patience(patience), m_pause(std::move(pause)), m_stop(std::move(stop))
    {
        m_threads.setMaxThreadCount(mostThreads);
    }

    ~Work()
    {
        m_inWork.request_stop();
        m_threads.waitForDone();
    }

    Result<RunPulse> run()
    {
        const std::stop_callback wakeOnPause(m_pause, [this] { m_wake.notify_all(); });
        const std::stop_callback wakeOnStop(m_stop, [this] { m_wake.notify_all(); });
        for (;;) {
            const Instant now = std::chrono::steady_clock::now();
            if (m_stop.stop_requested())
                return leave();
            if (now >= m_registryOpen) {
                if (const auto round = this->round(now); round) {
                    m_registrySince.reset();
                    m_registryPause = firstRegistryPause;
                    if (*round)
                        return m_pulse;
                } else if (bearable(round.error(), now)) {
                    report(now);
                } else {
                    return fail(round.error());
                }
            }
            start(std::chrono::steady_clock::now());
            wait();
            collect(std::chrono::steady_clock::now());
        }
    }

private:
    // Whether the error is one of the registry being away, and it has not been for too long.
    bool bearable(const Error &error, Instant now)
    {
        if (!worthRepeating(error))
            return false;
        if (!m_registrySince)
            m_registrySince = now;
        if (now - *m_registrySince > m_patience)
            return false;
        m_registryOpen = now + m_registryPause;
        m_registryPause = std::min<std::chrono::milliseconds>(longestRegistryPause, m_registryPause * 2);
        return true;
    }

    // Everything that is said to and asked of the registry. True: this worker has nothing more to do.
    Result<bool> round(Instant now)
    {
        if (m_pause.stop_requested() && !m_paused) {
            TRYV(m_queue.pause(registry::PausedFor::Operator));
            m_paused = true;
            m_nextPulse = now;
        }
        const bool idle = atRest();
        if (!m_ended.empty() && (m_ended.size() >= writeAt || idle || m_unseenFailures > 0 || now - m_endedSince >= writeAfter)) {
            TRYV(m_queue.end(m_ended));
            m_ended.clear();
            m_nextPulse = std::min(m_nextPulse, idle || m_unseenFailures > 0 ? now : m_lastPulse + betweenPulses / 4);
        }
        if (now >= m_nextRenewal) {
            TRYV(m_queue.renew());
            m_nextRenewal = now + betweenRenewals;
        }
        if (now >= m_nextReclaim) {
            TRYV(m_queue.reclaim());
            TRY(const QStringList servers, m_queue.servers());
            for (const QString &id : servers)
                if (!m_servers.contains(id))
                    m_servers.emplace(id, Server(m_policy.perServer > 0 ? m_policy.perServer : mostPerServer));
            m_nextReclaim = now + betweenReclaims;
            for (auto &[id, server] : m_servers)
                server.empty = false;
        }
        if (now >= m_nextPulse) {
            TRY(m_pulse, m_queue.pulse());
            m_known = true;
            if (m_ended.empty())
                m_unseenFailures = 0;
            m_lastPulse = now;
            m_nextPulse = now + betweenPulses;
            m_rate.saw(m_pulse.done(), now);
            report(now);
            if (m_pulse.state == RunState::Running && m_pulse.done() < m_pulse.total && !m_policy.bears(m_pulse.failed, m_pulse.total)) {
                TRYV(m_queue.pause(registry::PausedFor::Budget));
                TRY(m_pulse, m_queue.pulse());
                report(now);
            }
            if (m_pulse.state == RunState::Cancelled)
                m_inWork.request_stop();
            if (m_pulse.state != RunState::Running) {
                TRYV(giveBackWaiting());
                if (m_ended.empty() && atRest()) {
                    TRY(m_pulse, m_queue.pulse()); // as it was left
                    report(now);
                    return true;
                }
            } else if (m_pulse.waveDone && idle && m_ended.empty() && now >= m_nextGate) {
                TRYV(atGate());
                m_nextPulse = now;
                return false;
            }
        }
        if (m_known && m_pulse.state == RunState::Running && !m_paused)
            TRYV(take(now));
        return false;
    }

    Result<void> take(Instant now)
    {
        for (auto &[id, server] : m_servers) {
            const int limit = server.pace.limit(now);
            // At least one more round in stock, so that nobody waits for the registry; only one to find out whether a server is back.
            const int stock = server.pace.awayFor(now) ? 0 : server.stock(limit, now);
            giveBackSurplus(server, std::max(limit, mostPerServer) + stock);
            const int wanted = [&] {
                const std::lock_guard lock(m_mutex);
                return limit + stock - server.busy - int(server.waiting.size());
            }();
            if (limit == 0 || (server.empty && now < server.lookAgain) || wanted < std::max(1, std::max(stock, limit) / 2))
                continue;
            TRY(auto items, m_queue.take(id, wanted));
            server.empty = int(items.size()) < wanted;
            server.lookAgain = now + longestWait;
            const std::lock_guard lock(m_mutex);
            for (TakenItem &item : items)
                server.waiting.push_back(std::move(item));
        }
        return {};
    }

    // What was fetched while items were short, and would now wait here for long: another worker may be free sooner, or reach the server.
    void giveBackSurplus(Server &server, int kept)
    {
        std::vector<QString> surplus;
        {
            const std::lock_guard lock(m_mutex);
            for (; int(server.waiting.size()) > kept; server.waiting.pop_back())
                surplus.push_back(server.waiting.back().tenantId);
        }
        for (const QString &tenantId : surplus)
            ended(untouched(tenantId));
    }

    static EndedItem untouched(const QString &tenantId)
    {
        EndedItem back;
        back.tenantId = tenantId;
        back.state = ItemState::Pending;
        back.attempted = false;
        return back;
    }

    Result<void> giveBackWaiting()
    {
        for (auto &[id, server] : m_servers) {
            std::deque<TakenItem> waiting;
            {
                const std::lock_guard lock(m_mutex);
                waiting.swap(server.waiting);
            }
            for (const TakenItem &item : waiting)
                ended(untouched(item.tenantId));
        }
        if (m_ended.empty())
            return {};
        TRYV(m_queue.end(m_ended));
        m_ended.clear();
        return {};
    }

    // Nothing of the wave is left: one of the workers looks whether it is well.
    Result<void> atGate()
    {
        TRY(const bool mine, m_queue.beginGate());
        if (!mine) {
            m_nextPulse = std::chrono::steady_clock::now() + betweenPulses;
            return {};
        }
        Gate gate;
        // Canaries that die are what canaries are for.
        if (!m_policy.hasBudget() && m_pulse.waveFailed > 0 && m_pulse.wave < m_pulse.waves) {
            gate.passed = false;
            gate.report = {{QStringLiteral("failed"), m_pulse.waveFailed}};
        } else if (const int sample = m_task.gateSample(); sample > 0) {
            TRY(const auto items, m_queue.succeededOfWave(m_pulse.wave, sample));
            gate = m_task.gate(m_pulse.wave, items, m_stop);
            if (m_stop.stop_requested())
                return {}; // whoever goes on asks again
            if (gate.notYet) {
                m_nextGate = std::chrono::steady_clock::now() + betweenGates;
                return {};
            }
        }
        TRYV(m_queue.endGate(gate.passed, gate.report, m_policy.waitAfterWave));
        if (m_watch.gate)
            m_watch.gate(m_pulse.wave, gate.passed, gate.report);
        m_nextReclaim = {};
        return {};
    }

    template <class Function> void give(Function work)
    {
        QRunnable *task = QRunnable::create(std::move(work));
        handover::giveAway();
        m_threads.start(task);
    }

    void start(Instant now)
    {
        for (auto &entry : m_servers) {
            const QString &id = entry.first;
            Server &server = entry.second;
            if (now >= server.capacityAt && m_known && m_pulse.state == RunState::Running && !server.pace.awayFor(now)) {
                server.capacityAt = now + betweenLooks;
                give([this, id] {
                    handover::takeOver();
                    const auto free = m_task.freeConnections(id, m_inWork.get_token());
                    const std::lock_guard lock(m_mutex);
                    if (free)
                        m_capacities[id] = *free;
                });
            }
            const std::lock_guard lock(m_mutex);
            server.allowed = server.pace.limit(now);
            m_judging = std::ranges::any_of(m_done, [](const Done &each) { return !each.well(); }) || !m_policy.bears(m_pulse.failed + m_unseenFailures, m_pulse.total);
            // Failures that the registry has not been told of yet count too: not one tenant more than the budget allows is begun.
            while (server.busy < server.allowed && !server.waiting.empty() && !m_judging && !m_pause.stop_requested()) {
                ++server.busy;
                give([this, &server, item = std::move(server.waiting.front())]() mutable {
                    handover::takeOver();
                    while (attempt(server, item)) { }
                });
                server.waiting.pop_front();
            }
        }
    }

    // On a thread of the pool. True when `item` is the next one: nobody has to wait for the registry, which may be slow, to go on. After anything
    // that has to be judged first, the next one is not begun here.
    bool attempt(Server &server, TakenItem &item)
    {
        const auto began = std::chrono::steady_clock::now();
        Done done{item, m_task.attempt(item, m_inWork.get_token()), false};
        done.attempt.item.tenantId = item.tenantId;
        done.attempt.item.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
        bool goesOn = false;
        {
            const std::lock_guard lock(m_mutex);
            m_judging = m_judging || !done.well();
            if (!m_judging && server.busy <= server.allowed && !server.waiting.empty() && !m_inWork.stop_requested() && !m_pause.stop_requested()) {
                item = std::move(server.waiting.front());
                server.waiting.pop_front();
                done.goesOn = goesOn = true;
            }
            m_done.push_back(std::move(done));
        }
        m_wake.notify_one();
        return goesOn;
    }

    void wait()
    {
        std::unique_lock lock(m_mutex);
        if (!m_done.empty())
            return;
        auto until = std::chrono::steady_clock::now() + longestWait;
        if (!m_ended.empty())
            until = std::min(until, resting() ? std::chrono::steady_clock::now() + 1ms : m_endedSince + writeAfter);
        if (!m_registrySince)
            until = std::min(until, m_nextPulse);
        m_wake.wait_until(lock, until, [this] { return !m_done.empty() || m_stop.stop_requested() || (m_pause.stop_requested() && !m_paused); });
    }

    void collect(Instant now)
    {
        std::vector<Done> done;
        {
            const std::lock_guard lock(m_mutex);
            done.swap(m_done);
            for (const Done &each : done)
                m_servers.at(each.item.serverId).busy -= each.goesOn ? 0 : 1;
            for (const auto &[id, free] : m_capacities)
                if (const auto server = m_servers.find(id); server != m_servers.end())
                    server->second.pace.hasFree(free + server->second.busy);
            m_capacities.clear();
        }
        for (Done &each : done) {
            Server &server = m_servers.at(each.item.serverId);
            server.ended(now);
            switch (each.attempt.server) {
            case ServerSays::Fine:
                if (each.attempt.latency.count() > 0)
                    server.pace.answered(each.attempt.latency, now);
                break;
            case ServerSays::Overloaded: server.pace.overloaded(now); break;
            case ServerSays::Away: server.pace.refused(now); break;
            }
            judge(each, server, now);
            if (each.attempt.item.state == ItemState::Pending) // there is something to take again
                server.empty = false;
            if (m_watch.ended)
                m_watch.ended(each.item, each.attempt.item);
            ended(std::move(each.attempt.item));
        }
    }

    // Failed, or to be tried again?
    void judge(Done &done, const Server &server, Instant now)
    {
        EndedItem &item = done.attempt.item;
        if (item.state != ItemState::Failed || !item.error)
            return;
        if (m_inWork.stop_requested() && item.error->kind == Kind::Cancelled) {
            item.state = ItemState::Pending;
            item.attempted = false;
            return;
        }
        if (!worthRepeating(*item.error))
            return;
        const auto away = server.pace.awayFor(now);
        if (done.attempt.server == ServerSays::Away && away && *away < m_policy.serverPatience) {
            item.state = ItemState::Pending; // the server's fault, not counted as the tenant's
            item.attempted = false;
            return;
        }
        const int most = m_policy.attempts * (done.attempt.server == ServerSays::Overloaded ? overloadFactor : 1);
        if (done.item.attempts >= most)
            return;
        item.state = ItemState::Pending;
        item.delay = m_policy.delayBefore(done.item.attempts + 1);
    }

    void ended(EndedItem item)
    {
        if (item.state == ItemState::Failed)
            ++m_unseenFailures;
        if (m_ended.empty())
            m_endedSince = std::chrono::steady_clock::now();
        m_ended.push_back(std::move(item));
    }

    Result<RunPulse> leave()
    {
        m_inWork.request_stop();
        m_threads.waitForDone();
        collect(std::chrono::steady_clock::now());
        TRYV(giveBackWaiting());
        return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "This program no longer works on the run."),
                    QT_TRANSLATE_NOOP("core", "The run goes on where others work on it; resume it here to go on."));
    }

    void report(Instant now)
    {
        if (!m_watch.progress)
            return;
        Progress out;
        out.pulse = m_pulse;
        out.perSecond = m_rate.perSecond();
        if (out.perSecond > 0 && m_pulse.state == RunState::Running)
            out.left = std::chrono::seconds(qint64(std::ceil((m_pulse.total - m_pulse.done()) / out.perSecond)));
        out.connections = busy();
        out.registryAway = m_registrySince && now >= *m_registrySince;
        m_watch.progress(out);
    }

    int busy()
    {
        const std::lock_guard lock(m_mutex);
        int sum = 0;
        for (const auto &[id, server] : m_servers)
            sum += server.busy;
        return sum;
    }
    bool atRest()
    {
        const std::lock_guard lock(m_mutex);
        return resting();
    }
    bool resting() const // with m_mutex: nothing is begun or waits to be
    {
        return std::ranges::all_of(m_servers, [](const auto &entry) { return entry.second.busy == 0 && entry.second.waiting.empty(); });
    }

    registry::RunQueue &m_queue;
    Task &m_task;
    const Policy &m_policy;
    const Watch &m_watch;
    std::chrono::seconds m_patience;
    std::stop_token m_pause, m_stop;
    std::stop_source m_inWork;

    std::map<QString, Server> m_servers;
    std::vector<EndedItem> m_ended; // not written yet
    Instant m_endedSince{}, m_nextRenewal{}, m_nextReclaim{}, m_nextPulse{}, m_lastPulse{}, m_nextGate{}, m_registryOpen{};
    std::optional<Instant> m_registrySince;
    std::chrono::milliseconds m_registryPause = firstRegistryPause;
    RunPulse m_pulse;
    Rate m_rate;
    bool m_known = false, m_paused = false;
    int m_unseenFailures = 0;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Done> m_done;              // with m_mutex
    bool m_judging = false;                // something has to be thought over before more is begun; with m_mutex
    std::map<QString, int> m_capacities;   // with m_mutex
    QThreadPool m_threads; // last: its threads use what is above
};

} // namespace

Result<RunPulse> Worker::work(const QString &runId, Task &task, const Policy &policy, const Watch &watch, std::stop_token pause, std::stop_token stop)
{
    TRY(const auto queue, registry::RunQueue::join(m_session, runId, m_program, stop));
    Work work(*queue, task, policy, watch, registryPatience, std::move(pause), std::move(stop));
    return work.run();
}

} // namespace tenantry::fleet
