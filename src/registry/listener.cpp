#include "registry/listener.h"

#include <QHash>
#include <QRandomGenerator>
#include <QSet>
#include <QTimeZone>
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace tenantry::registry {

using namespace std::chrono_literals;
using Instant = std::chrono::steady_clock::time_point;

namespace {

constexpr auto betweenSignals = 100ms;
constexpr auto longestSilence = 1s;  // where no event loop turns
constexpr auto quiet = 400ms;        // longest wait for a notification: bounds how long stopping takes
constexpr auto proofOfLife = 10s;    // a connection that says nothing is asked; a network that vanished says nothing either
constexpr auto longestProof = 5s;    // the server takes no longer for the answer; with what Connection allows for its way, no more than ten
constexpr auto shortestPause = 200ms, longestPause = 10'000ms;

struct Pending {
    QSet<QString> ids;
    bool all = false;
};

} // namespace

struct Listener::Private {
    Listener *q = nullptr;
    SessionPtr session;
    std::mutex mutex;
    std::condition_variable_any wake;
    bool awaited = false; // with mutex: whoever made it has had the time to connect to it
    std::atomic<bool> anew = false; // somebody wants another connection
    std::jthread thread; // last: ends before the rest goes

    void pause(std::chrono::milliseconds time, const std::stop_token &stop)
    {
        std::unique_lock lock(mutex);
        wake.wait_for(lock, stop, time, [this] { return anew.load(); });
    }

    void work(const std::stop_token &stop)
    {
        {
            // The first online() is for those too who connect right after they made this: they have, when their event loop turns.
            std::unique_lock lock(mutex);
            wake.wait_for(lock, stop, longestSilence, [this] { return awaited; });
        }
        auto next = std::chrono::milliseconds(shortestPause);
        bool saidOffline = false;
        QDateTime since = QDateTime::currentDateTimeUtc();
        while (!stop.stop_requested()) {
            anew = false;
            if (auto connection = session->dedicatedConnection(stop);
                connection && (*connection)->setStatementTimeout(longestProof) && (*connection)->listen(QStringLiteral("tenantry"))) {
                next = shortestPause;
                saidOffline = false;
                emit q->online(); // what happened before LISTEN was not heard
                since = listen(**connection, stop);
            }
            if (stop.stop_requested())
                return;
            if (anew) {
                next = shortestPause;
                continue;
            }
            if (!saidOffline) {
                saidOffline = true;
                emit q->offline(since);
            }
            // Not all panels of a company at the same moment when the server is back.
            pause(next + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(next.count() / 2) + 1)), stop);
            next = std::min<std::chrono::milliseconds>(next * 2, longestPause);
        }
    }

    // Until the connection is lost or somebody asks to stop. When it was last heard, by the clock on the wall: a network that vanished says no
    // word, and a computer that slept for hours hears of it when it wakes.
    QDateTime listen(postgres::Connection &connection, const std::stop_token &stop)
    {
        QHash<QString, Pending> pending;
        Instant flushed = std::chrono::steady_clock::now() - betweenSignals;
        Instant heard;
        QDateTime heardAt;
        const auto hear = [&] {
            heard = std::chrono::steady_clock::now();
            heardAt = QDateTime::currentDateTimeUtc();
        };
        hear();
        while (!stop.stop_requested() && !anew) {
            const auto now = std::chrono::steady_clock::now();
            if (!pending.isEmpty() && now - flushed >= betweenSignals) {
                flush(pending);
                flushed = now;
            }
            auto wait = std::chrono::milliseconds(quiet);
            if (!pending.isEmpty())
                wait = std::max(1ms, std::chrono::ceil<std::chrono::milliseconds>(betweenSignals - (now - flushed)));
            const auto notifications = connection.notifications(wait);
            if (!notifications)
                break;
            if (!notifications->empty())
                hear();
            for (const postgres::Notification &n : *notifications) {
                const qsizetype colon = n.payload.indexOf(QLatin1Char(':'));
                if (colon <= 0)
                    continue; // not ours: anybody in the database may NOTIFY
                Pending &table = pending[n.payload.left(colon)];
                const QString id = n.payload.mid(colon + 1);
                if (id == QLatin1String("*") || table.ids.size() >= 100)
                    table.all = true;
                else
                    table.ids.insert(id);
            }
            if (std::chrono::steady_clock::now() - heard > proofOfLife) {
                if (!connection.query("SELECT 1"))
                    break;
                hear();
            }
        }
        flush(pending);
        return heardAt;
    }

    void flush(QHash<QString, Pending> &pending)
    {
        for (auto it = pending.cbegin(); it != pending.cend(); ++it) {
            QStringList ids;
            if (!it->all)
                ids = QStringList(it->ids.cbegin(), it->ids.cend());
            emit q->changed(it.key(), ids);
        }
        pending.clear();
    }
};

Listener::Listener(SessionPtr session, QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->q = this;
    d->session = std::move(session);
    QMetaObject::invokeMethod(this, [this] {
        {
            const std::lock_guard lock(d->mutex);
            d->awaited = true;
        }
        d->wake.notify_all();
    }, Qt::QueuedConnection);
    d->thread = std::jthread([p = d.get()](const std::stop_token &stop) { p->work(stop); });
}

void Listener::reconnect()
{
    {
        const std::lock_guard lock(d->mutex);
        d->anew = true;
    }
    d->wake.notify_all();
}

Listener::~Listener()
{
    d->thread.request_stop();
    d->thread.join();
}

} // namespace tenantry::registry
