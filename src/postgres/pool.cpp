#include "postgres/pool.h"

#include "base/async.h"
#include "base/random.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <algorithm>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <thread>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;
using Clock = std::chrono::steady_clock;

namespace {

QByteArray serverOf(const ConnectionSettings &settings)
{
    return settings.host.toUtf8() + ':' + QByteArray::number(settings.port);
}

// Everything that decides where a connection leads and as whom, the password included (somebody with a wrong one must not
// get the connection of somebody with the right one), as a salted hash.
QByteArray keyOf(const ConnectionSettings &settings, const QByteArray &salt)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(salt);
    const auto add = [&](QByteArrayView part) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    };
    add(settings.host.toUtf8());
    add(QByteArray::number(settings.port));
    add(settings.database.toUtf8());
    add(settings.user.toUtf8());
    add(QByteArrayView(settings.password.constData(), settings.password.size()));
    add(tlsModeName(settings.tls).toUtf8());
    add(settings.rootCertificate.toUtf8());
    add(settings.applicationName.toUtf8());
    return hash.result();
}

struct Idle {
    QByteArray key;
    QByteArray server;
    std::unique_ptr<Connection> connection;
    Clock::time_point since;
    bool clean = true;
};

} // namespace

struct Pool::Private {
    const PoolLimits limits;
    const QByteArray salt = base::randomBytes(16);
    mutable std::mutex mutex;
    std::condition_variable_any changed;
    std::list<Idle> idle; // longest idle first
    std::map<QByteArray, int> perServer; // open or being opened
    PoolGauges gauges;
    bool closed = false;

    explicit Private(PoolLimits wanted) : limits(wanted) {}

    Connection::Plan prepared() const { return limits.ownStatements ? Connection::Plan::Kept : Connection::Plan::Once; }

    // All with the mutex held. What is taken out is closed by the caller after unlocking: closing may touch the network.
    void forget(const QByteArray &server)
    {
        --gauges.open;
        if (--perServer[server] <= 0)
            perServer.erase(server);
    }
    std::unique_ptr<Connection> takeOut(std::list<Idle>::iterator it)
    {
        auto connection = std::move(it->connection);
        idle.erase(it);
        return connection;
    }
    int openTo(const QByteArray &server) const
    {
        const auto it = perServer.find(server);
        return it == perServer.end() ? 0 : it->second;
    }
    // Makes room for one more connection to the server by closing the longest idle one that is in the way.
    bool makeRoom(const QByteArray &server, std::vector<std::unique_ptr<Connection>> &toClose)
    {
        const bool serverFull = openTo(server) >= limits.perServer;
        if (!serverFull && gauges.open < limits.total)
            return true;
        const auto victim = std::ranges::find_if(idle, [&](const Idle &it) { return !serverFull || it.server == server; });
        if (victim == idle.end())
            return false;
        const QByteArray victimServer = victim->server;
        toClose.push_back(takeOut(victim));
        forget(victimServer);
        ++gauges.evicted;
        return true;
    }
    void giveUp(const QByteArray &server)
    {
        {
            const std::lock_guard lock(mutex);
            --gauges.busy;
            forget(server);
        }
        changed.notify_all();
    }
    void giveBack(const QByteArray &key, const QByteArray &server, std::unique_ptr<Connection> connection, bool clean)
    {
        connection->setStop({});
        // Cleaned now, so that who takes it next waits for nothing, and nothing of this session is kept while it is idle.
        clean = clean || (limits.ownStatements && !connection->remembers());
        const bool useful = clean || limits.cleanLate || connection->recycle(prepared());
        {
            const std::lock_guard lock(mutex);
            --gauges.busy;
            if (closed || !useful)
                forget(server);
            else
                idle.push_back({key, server, std::move(connection), Clock::now(), clean || !limits.cleanLate});
        }
        changed.notify_all();
    }
    void reap(const std::stop_token &stop)
    {
        std::unique_lock lock(mutex);
        while (!stop.stop_requested()) {
            const auto isDue = [this] { return !idle.empty() && idle.front().since + limits.idle <= Clock::now(); };
            if (idle.empty())
                changed.wait(lock, stop, [this] { return !idle.empty(); });
            else
                changed.wait_until(lock, stop, idle.front().since + limits.idle, isDue);
            std::vector<std::unique_ptr<Connection>> toClose;
            while (!stop.stop_requested() && isDue()) {
                const QByteArray server = idle.front().server;
                toClose.push_back(takeOut(idle.begin()));
                forget(server);
                ++gauges.evicted;
            }
            lock.unlock();
            if (!toClose.empty())
                changed.notify_all();
            toClose.clear();
            lock.lock();
        }
    }

    std::jthread reaper; // started and joined by Pool; leases may outlive it
};

struct Pool::Lease::State {
    std::shared_ptr<Pool::Private> pool;
    QByteArray key;
    QByteArray server;
    std::unique_ptr<Connection> connection;
    bool discarded = false, untouched = false;

    ~State()
    {
        if (!pool)
            return;
        if (!connection || discarded || !connection->isOpen() || connection->inTransaction()) {
            connection.reset();
            pool->giveUp(server);
        } else {
            pool->giveBack(key, server, std::move(connection), untouched);
        }
    }
};

Pool::Pool(PoolLimits limits) : d(std::make_shared<Private>(limits))
{
    d->reaper = std::jthread([data = d.get()](const std::stop_token &stop) { data->reap(stop); });
}

Pool::~Pool()
{
    d->reaper.request_stop();
    d->reaper.join();
    {
        const std::lock_guard lock(d->mutex);
        d->closed = true;
    }
    clear();
}

Result<Pool::Lease> Pool::take(const ConnectionSettings &settings, std::stop_token stop)
{
    const QByteArray key = keyOf(settings, d->salt), server = serverOf(settings);
    const auto deadline = Clock::now() + d->limits.wait;
    for (;;) {
        auto state = std::make_unique<Lease::State>();
        std::vector<std::unique_ptr<Connection>> toClose;
        bool clean = true;
        {
            std::unique_lock lock(d->mutex);
            const auto ready = [&] {
                // The youngest of its kind: the others may then grow old and go.
                const auto reusable = std::ranges::find_if(d->idle.rbegin(), d->idle.rend(), [&](const Idle &it) { return it.key == key; });
                if (reusable != d->idle.rend()) {
                    clean = reusable->clean;
                    state->connection = d->takeOut(std::prev(reusable.base()));
                    return true;
                }
                if (!d->makeRoom(server, toClose))
                    return false;
                ++d->gauges.open;
                ++d->perServer[server];
                return true;
            };
            ++d->gauges.waiting;
            const bool got = !stop.stop_requested() && d->changed.wait_until(lock, stop, deadline, ready);
            --d->gauges.waiting;
            if (!got) {
                if (stop.stop_requested())
                    return base::cancelled();
                return fail(Kind::Timeout,
                            {QT_TRANSLATE_NOOP("core", "All %1 connections to %2 that Tenantry allows itself stayed busy."),
                             {QString::number(std::min(d->limits.perServer, d->limits.total)), settings.host}},
                            QT_TRANSLATE_NOOP("core", "Try again when the work under way has ended."));
            }
            ++d->gauges.busy;
        }
        toClose.clear();
        state->pool = d;
        state->key = key;
        state->server = server;
        if (state->connection) {
            state->connection->setStop(stop);
            if ((clean || state->connection->recycle(d->prepared())) && state->connection->settled()) {
                const std::lock_guard lock(d->mutex);
                ++d->gauges.reused;
                return Lease(std::move(state));
            }
            if (stop.stop_requested())
                return base::cancelled();
            state->discarded = true;
            continue; // it died while it was idle: its place is free for a new one
        }
        TRY(state->connection, Connection::open(settings, stop));
        const std::lock_guard lock(d->mutex);
        ++d->gauges.opened;
        return Lease(std::move(state));
    }
}

PoolGauges Pool::gauges() const
{
    const std::lock_guard lock(d->mutex);
    return d->gauges;
}

void Pool::clear()
{
    std::list<Idle> toClose;
    {
        const std::lock_guard lock(d->mutex);
        toClose.swap(d->idle);
        for (const Idle &it : toClose)
            d->forget(it.server);
    }
    d->changed.notify_all();
}

Pool::Lease::Lease(std::unique_ptr<State> state) : s(std::move(state)) {}
Pool::Lease::Lease(Lease &&) noexcept = default;
Pool::Lease &Pool::Lease::operator=(Lease &&) noexcept = default;
Pool::Lease::~Lease() = default;
Connection *Pool::Lease::operator->() const { return s->connection.get(); }
Connection &Pool::Lease::operator*() const { return *s->connection; }
void Pool::Lease::discard() { s->discarded = true; }
void Pool::Lease::untouched() { s->untouched = true; }

} // namespace tenantry::postgres
