#include "fleet/sweep.h"

#include "base/async.h"
#include "fleet/pace.h"
#include "fleet/task.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

namespace tenantry::fleet {

using namespace tenantry::base;
using Instant = std::chrono::steady_clock::time_point;

namespace {

struct Waiting {
    qsizetype index = 0;
    int attempt = 1;            // the one to come
    Instant due{};
};

struct Server {
    explicit Server(int most) : pace(most) {}
    ServerPace pace;
    int busy = 0;
    std::deque<Waiting> waiting;
};

class Sweeping {
public:
    Sweeping(const Sweep &options, const QStringList &servers, const Sweep::Try &attempt, const Sweep::Ended &ended) : m_options(options), m_attempt(attempt), m_ended(ended)
    {
        for (qsizetype i = 0; i < servers.size(); ++i)
            m_servers.try_emplace(servers[i], options.workers).first->second.waiting.push_back({i, 1, {}});
    }

    // By each of the workers.
    Result<void> work(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            if (stop.stop_requested())
                return base::cancelled();
            const Instant now = std::chrono::steady_clock::now();
            Instant next = Instant::max();
            if (const auto found = take(now, next)) {
                const auto [server, item] = *found;
                lock.unlock();
                const auto error = m_attempt(item.index, stop);
                lock.lock();
                if (error && error->kind == Kind::Cancelled && stop.stop_requested())
                    return base::cancelled();
                judge(*server, item, error, lock);
                m_changed.notify_all();
            } else if (next != Instant::max()) {
                m_changed.wait_until(lock, stop, next, [was = m_changes, this] { return m_changes != was; });
            } else if (std::ranges::all_of(m_servers, [](const auto &each) { return each.second.busy == 0 && each.second.waiting.empty(); })) {
                return {};
            } else {
                m_changed.wait(lock, stop, [was = m_changes, this] { return m_changes != was; });
            }
        }
    }

private:
    // All with the mutex.
    std::optional<std::pair<Server *, Waiting>> take(Instant now, Instant &next)
    {
        for (auto &[id, server] : m_servers) {
            if (server.waiting.empty())
                continue;
            if (const auto closed = server.pace.closedFor(now); closed.count() > 0) {
                next = std::min(next, now + closed);
                continue;
            }
            if (server.busy >= server.pace.limit(now))
                continue; // who is at work there says when it is through
            const auto due = std::ranges::find_if(server.waiting, [&](const Waiting &each) { return each.due <= now; });
            if (due == server.waiting.end()) {
                next = std::min(next, std::ranges::min_element(server.waiting, {}, &Waiting::due)->due);
                continue;
            }
            const Waiting item = *due;
            server.waiting.erase(due);
            ++server.busy;
            return std::pair(&server, item);
        }
        return std::nullopt;
    }

    void judge(Server &server, Waiting item, const std::optional<Error> &error, std::unique_lock<std::mutex> &lock)
    {
        const Instant now = std::chrono::steady_clock::now();
        --server.busy;
        ++m_changes;
        const bool again = error && worthRepeating(*error);
        const ServerSays says = again ? serverSays(*error) : ServerSays::Fine;
        switch (says) {
        case ServerSays::Fine: server.pace.answered(std::chrono::microseconds(0), now); break; // how long it took says more of the tenant than of the server
        case ServerSays::Overloaded: server.pace.overloaded(now); break;
        case ServerSays::Away: server.pace.refused(now); break;
        }
        if (says == ServerSays::Away) {
            if (server.pace.awayFor(now).value_or(std::chrono::milliseconds(0)) < m_options.serverPatience) {
                server.waiting.push_front(item); // the server's fault, not counted as the tenant's
                return;
            }
            std::deque<Waiting> left;
            left.swap(server.waiting);
            tell(item.index, error, lock);
            for (const Waiting &each : left)
                tell(each.index, error, lock);
            return;
        }
        if (again && item.attempt < m_options.attempts) {
            const auto delay = std::min<std::chrono::milliseconds>(m_options.lastRetry, m_options.firstRetry * (1 << std::min(item.attempt - 1, 20)));
            server.waiting.push_back({item.index, item.attempt + 1, now + delay});
            return;
        }
        tell(item.index, error, lock);
    }

    void tell(qsizetype index, const std::optional<Error> &error, std::unique_lock<std::mutex> &lock)
    {
        lock.unlock(); // who is told may take its time; the others go on
        {
            const std::lock_guard telling(m_telling);
            m_ended(index, error);
        }
        lock.lock();
    }

    const Sweep &m_options;
    const Sweep::Try &m_attempt;
    const Sweep::Ended &m_ended;
    std::mutex m_mutex, m_telling;
    std::condition_variable_any m_changed;
    quint64 m_changes = 0;
    std::map<QString, Server> m_servers;
};

} // namespace

Result<void> Sweep::over(const QStringList &servers, const Try &attempt, const Ended &ended, std::stop_token stop) const
{
    Sweeping sweeping(*this, servers, attempt, ended);
    QThreadPool threads;
    const int count = int(std::clamp<qsizetype>(workers, 1, std::max<qsizetype>(1, servers.size())));
    threads.setMaxThreadCount(count);
    QList<QFuture<Result<void>>> running;
    for (int worker = 0; worker < count; ++worker)
        running << base::run(&threads, stop, [&](std::stop_token token) { return sweeping.work(token); });
    Result<void> out;
    for (auto &future : running)
        if (const Result<void> done = future.result(); !done)
            out = done;
    return out;
}

} // namespace tenantry::fleet
