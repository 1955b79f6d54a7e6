#include "drivers/postgresql/filewatch.h"

#include "drivers/postgresql/inside.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace tenantry::drivers {

using base::Error;
using base::Result;
using postgres::Connection;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr auto firstPause = 5ms, longestPause = 100ms; // between two looks; longer for files that take longer: a look is work for the server, too

constexpr std::array modeNames{"AccessShareLock", "RowShareLock", "RowExclusiveLock", "ShareUpdateExclusiveLock", "ShareLock", "ShareRowExclusiveLock", "ExclusiveLock", "AccessExclusiveLock"};

std::optional<LockMode> modeFromCatalog(const QByteArray &name)
{
    const auto it = std::ranges::find_if(modeNames, [&](const char *each) { return name == each; });
    return it == modeNames.end() ? std::nullopt : std::optional(LockMode(it - modeNames.begin() + 1));
}

double msBetween(Clock::time_point from, Clock::time_point to) { return std::chrono::duration<double, std::milli>(to - from).count(); }

struct Seen {
    Clock::time_point before, last; // nothing was there yet at the one; still there at the other
};
using SeenLocks = std::map<std::pair<qint64, LockMode>, Seen>;

// Looks from a thread and a connection of its own until it is told to end.
class Lookout {
public:
    Lookout(const TenantDriver::Settings &settings, int notThisPid) : m_thread([this, settings, notThisPid](std::stop_token end) { look(settings, notThisPid, end); })
    {
        std::unique_lock lock(m_mutex);
        m_ready.wait(lock, [this] { return m_isReady; });
    }
    SeenLocks finish()
    {
        m_thread.request_stop();
        m_thread.join();
        return std::move(m_seen);
    }

private:
    void look(const TenantDriver::Settings &settings, int notThisPid, const std::stop_token &end)
    {
        auto connection = Connection::open(settings, end);
        {
            const std::lock_guard lock(m_mutex);
            m_isReady = true;
        }
        m_ready.notify_all();
        const auto began = Clock::now();
        auto before = began;
        while (connection && !end.stop_requested()) {
            const auto rows = (*connection)->query("SELECT DISTINCT l.relation, l.mode FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid "
                                                   "WHERE l.locktype = 'relation' AND l.granted AND l.relation >= 16384 AND a.backend_type = 'client backend' "
                                                   "AND a.datname = pg_catalog.current_database() AND l.pid NOT IN (pg_catalog.pg_backend_pid(), $1::int) "
                                                   "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())", {notThisPid});
            if (!rows)
                return;
            const auto now = Clock::now();
            for (int row = 0; row < rows->size(); ++row)
                if (const auto mode = modeFromCatalog(rows->bytes(row, 1)))
                    m_seen.try_emplace({rows->integer(row, 0), *mode}, Seen{before, now}).first->second.last = now;
            before = now;
            std::unique_lock lock(m_mutex);
            m_ready.wait_for(lock, end, std::clamp<Clock::duration>((now - began) / 50, firstPause, longestPause), [] { return false; });
        }
    }

    SeenLocks m_seen;
    std::mutex m_mutex;
    std::condition_variable_any m_ready;
    bool m_isReady = false;
    std::jthread m_thread;
};

} // namespace

QString lockModeName(LockMode mode)
{
    static constexpr std::array names{"ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE", "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE", "EXCLUSIVE", "ACCESS EXCLUSIVE"};
    return QLatin1String(names[size_t(mode) - 1]);
}

Result<FileWatch> FileWatch::begin(const TenantDriver::Settings &inDatabase, std::stop_token stop)
{
    TRY(auto connection, Connection::open(inDatabase, stop));
    connection->setStop(stop);
    TRYV(connection->setStatementTimeout(0ms));
    TRYV(ensureBookkeeping(*connection));
    TRYV(connection->script("SET idle_session_timeout = 0; CREATE TABLE tenantry.rehearsal_lock (relation oid NOT NULL, mode text NOT NULL)"));
    // Where somebody removed the language from the database, looking alone must do.
    (void)connection->script("CREATE FUNCTION tenantry.rehearsal_lock() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$ BEGIN\n"
                             "    INSERT INTO tenantry.rehearsal_lock SELECT relation, mode FROM pg_locks\n"
                             "        WHERE locktype = 'relation' AND granted AND pid = pg_backend_pid() AND relation >= 16384\n"
                             "          AND database = (SELECT oid FROM pg_database WHERE datname = current_database());\n"
                             "    RETURN NULL;\nEND $$;\n"
                             "CREATE TRIGGER rehearsal_lock AFTER INSERT OR UPDATE ON tenantry.migration FOR EACH STATEMENT EXECUTE FUNCTION tenantry.rehearsal_lock()");
    return FileWatch(inDatabase, std::move(connection));
}

Result<QHash<qint64, FileWatch::Table>> FileWatch::tables()
{
    TRY(const auto rows, m_connection->query("SELECT c.oid, format('%I.%I', n.nspname, c.relname), pg_relation_filenode(c.oid), CASE WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid) END "
                                             "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm', 'v', 'f') "
                                             "AND n.nspname <> 'tenantry' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"));
    QHash<qint64, Table> out;
    out.reserve(rows.size());
    for (int row = 0; row < rows.size(); ++row)
        out.insert(rows.integer(row, 0), {rows.text(row, 1), rows.integer(row, 2), rows.integer(row, 3)});
    return out;
}

Result<FileTrace> FileWatch::run(const std::function<Result<void>()> &apply, std::optional<Error> &failure, std::stop_token stop)
{
    m_connection->setStop(stop);
    TRY(const auto before, tables());
    TRYV(m_connection->script("TRUNCATE tenantry.rehearsal_lock"));
    Lookout lookout(m_settings, m_connection->backendPid());
    const auto began = Clock::now();
    const auto done = apply();
    const auto ended = Clock::now();
    SeenLocks seen = lookout.finish();
    if (!done)
        failure = done.error();
    FileTrace out;
    out.ms = msBetween(began, ended);
    TRY(const auto after, tables());
    TRY(const auto held, m_connection->query("SELECT DISTINCT relation, mode FROM tenantry.rehearsal_lock"));
    for (int row = 0; row < held.size(); ++row) // taken and let go between two looks
        if (const auto mode = modeFromCatalog(held.bytes(row, 1)))
            seen.try_emplace({held.integer(row, 0), *mode}, Seen{ended - firstPause, ended});

    std::map<qint64, std::pair<LockMode, Seen>> strongest; // the map is in the order of modes
    for (const auto &[key, when] : seen)
        strongest.insert_or_assign(key.first, std::pair(key.second, when));
    for (const auto &[relation, lock] : strongest)
        if (const auto table = before.constFind(relation); table != before.cend())
            out.locks.push_back({table->name, lock.first, std::clamp(msBetween(std::max(lock.second.before, began), std::min(lock.second.last + firstPause, ended)), 0.0, out.ms)});
    std::ranges::sort(out.locks, [](const TableLock &a, const TableLock &b) { return a.mode != b.mode ? a.mode > b.mode : a.ms != b.ms ? a.ms > b.ms : a.table < b.table; });
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        if (const auto now = after.constFind(it.key()); now != after.cend() && now->file != it->file)
            out.rewrites.push_back({now->name, it->bytes, now->bytes});
    std::ranges::sort(out.rewrites, [](const TableRewrite &a, const TableRewrite &b) { return a.bytesBefore != b.bytesBefore ? a.bytesBefore > b.bytesBefore : a.table < b.table; });
    return out;
}

} // namespace tenantry::drivers
