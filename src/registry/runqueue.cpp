#include "registry/runqueue.h"

#include "base/random.h"
#include "registry/locks.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Param;
using postgres::Params;
using postgres::Rows;

namespace {

constexpr char tenantColumns[] = "i.tenant_id, i.slug, coalesce(t.company_name, ''), i.server_id, coalesce(t.db_name, ''), coalesce(t.db_role, ''), "
                                 "coalesce(t.schema_version, ''), coalesce(t.repeatables, ''), t.state, coalesce(t.driver, ''), i.wave, i.position, i.attempts";

std::vector<TakenItem> taken(const Rows &rows)
{
    std::vector<TakenItem> out;
    out.reserve(size_t(rows.size()));
    for (int r = 0; r < rows.size(); ++r)
        out.push_back({rows.text(r, 0), rows.text(r, 1), rows.text(r, 2), rows.text(r, 3), rows.text(r, 4), rows.text(r, 5), rows.text(r, 6), rows.text(r, 7),
                       rows.isNull(r, 8) ? std::nullopt : stateFromName(rows.text(r, 8)), rows.text(r, 9), int(rows.integer(r, 10)), int(rows.integer(r, 11)),
                       int(rows.integer(r, 12))});
    return out;
}

QByteArray rowsOf(const std::vector<EndedItem> &items)
{
    QJsonArray out;
    for (const EndedItem &item : items) {
        QJsonObject row{{QStringLiteral("tenant_id"), item.tenantId},
                        {QStringLiteral("state"), itemStateName(item.state)},
                        {QStringLiteral("outcome"), item.outcome},
                        {QStringLiteral("from_version"), item.fromVersion},
                        {QStringLiteral("to_version"), item.toVersion},
                        {QStringLiteral("sqlstate"), item.sqlstate},
                        {QStringLiteral("cause"), item.cause},
                        {QStringLiteral("delay"), qint64(item.delay.count())},
                        {QStringLiteral("ms"), item.ms},
                        {QStringLiteral("attempted"), item.attempted}};
        if (item.repeatables)
            row.insert(QStringLiteral("repeatables"), *item.repeatables);
        if (item.error)
            row.insert(QStringLiteral("error"), item.error->toJson());
        if (item.backup) {
            row.insert(QStringLiteral("backup_version"), item.backup->schemaVersion);
            row.insert(QStringLiteral("backup_path"), item.backup->path);
            row.insert(QStringLiteral("backup_bytes"), item.backup->bytes);
            row.insert(QStringLiteral("backup_age"), qint64(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - item.backup->began).count()));
            row.insert(QStringLiteral("backup_again"), item.backup->again);
        }
        out.append(row);
    }
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

} // namespace

RunQueue::RunQueue(SessionPtr session, QString runId) : m_session(std::move(session)), m_run(std::move(runId)), m_worker(newId()) {}

RunQueue::~RunQueue()
{
    if (!m_connection || !m_connection->isOpen())
        return;
    (void)giveBack();
    (void)m_connection->query("DELETE FROM tenantry.run_worker WHERE id = $1", {m_worker});
}

Result<std::unique_ptr<RunQueue>> RunQueue::join(SessionPtr session, const QString &runId, const QString &program, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRYV(session->requireWritable());
    std::unique_ptr<RunQueue> queue(new RunQueue(std::move(session), runId));
    queue->m_program = program;
    if (stop.stop_requested())
        return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled."));
    TRYV(queue->connection());
    return queue;
}

// The lock is taken before the row is there: nobody ever sees a worker that is not alive yet.
Result<Connection *> RunQueue::connection()
{
    if (m_connection && m_connection->isOpen())
        return m_connection.get();
    m_connection.reset();
    TRY(auto fresh, m_session->dedicatedConnection());
    TRY(const Rows locked, ask(*fresh, "SELECT pg_try_advisory_lock(" + workerLockKey("$1::uuid") + ")", {m_worker}));
    if (!locked.boolean(0, 0)) // its own connection of before, which the server has not missed yet: whoever comes later is somebody new
        m_worker = newId();
    if (!locked.boolean(0, 0))
        TRYV(ask(*fresh, "SELECT pg_advisory_lock(" + workerLockKey("$1::uuid") + ")", {m_worker}));
    TRYV(ask(*fresh, "INSERT INTO tenantry.run_worker (id, run_id, host, pid, program) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING",
             {m_worker, m_run, QSysInfo::machineHostName(), qint64(QCoreApplication::applicationPid()), m_program}));
    m_connection = std::move(fresh);
    return m_connection.get();
}

Result<std::vector<TakenItem>> RunQueue::take(const QString &serverId, int count)
{
    TRY(Connection *const c, connection());
    // Nobody waits for the disk: when the server dies before it wrote this down, the items are still there to be taken.
    TRY(const Rows rows, askOften(*c, QByteArray("WITH picked AS MATERIALIZED ("
                                 "SELECT i.tenant_id FROM tenantry.run_item i JOIN tenantry.run r ON r.id = i.run_id "
                                 "WHERE i.run_id = $1 AND r.state = 'running' AND i.wave <= r.wave AND i.state = 'pending' AND i.due_at <= clock_timestamp() AND i.server_id = $2 "
                                 "ORDER BY i.wave, i.position LIMIT $3 FOR UPDATE OF i SKIP LOCKED), "
                                 "i AS (UPDATE tenantry.run_item x SET state = 'running', worker = $4, lease_until = clock_timestamp() + make_interval(secs => $5), "
                                 "attempts = x.attempts + 1, started_at = clock_timestamp(), finished_at = NULL FROM picked WHERE x.run_id = $1 AND x.tenant_id = picked.tenant_id "
                                 "RETURNING x.*) SELECT ") + tenantColumns + ", set_config('synchronous_commit', 'off', true) FROM i LEFT JOIN tenantry.tenant t ON t.id = i.tenant_id ORDER BY i.wave, i.position",
                             {m_run, serverId, count, m_worker, int(lease.count())}));
    return taken(rows);
}

Result<int> RunQueue::end(const std::vector<EndedItem> &items)
{
    if (items.empty())
        return 0;
    TRY(Connection *const c, connection());
    // Counts are changed by what was really written, and tenants too: an item that somebody else has by now is theirs to report. A backup is there
    // whoever has the item.
    TRY(const Rows rows, askOften(*c,
        "WITH g AS MATERIALIZED (SELECT * FROM jsonb_to_recordset($3::jsonb) AS x(tenant_id uuid, state text, outcome text, from_version text, to_version text, repeatables text, "
        "sqlstate text, cause text, error jsonb, delay bigint, ms double precision, attempted boolean, "
        "backup_version text, backup_path text, backup_bytes bigint, backup_age bigint, backup_again boolean)), "
        "written AS (UPDATE tenantry.run_item i SET state = g.state, worker = NULL, lease_until = NULL, "
        "attempts = i.attempts - CASE WHEN g.attempted THEN 0 ELSE 1 END, outcome = g.outcome, "
        "from_version = CASE WHEN i.from_version = '' THEN g.from_version ELSE i.from_version END, to_version = g.to_version, "
        "sqlstate = g.sqlstate, cause = g.cause, error = CASE WHEN g.attempted THEN g.error ELSE i.error END, ms = g.ms, "
        "due_at = clock_timestamp() + make_interval(secs => g.delay / 1000.0), finished_at = CASE WHEN g.state = 'pending' THEN NULL ELSE clock_timestamp() END "
        "FROM g WHERE i.run_id = $1 AND i.tenant_id = g.tenant_id AND i.worker = $2 RETURNING i.tenant_id, i.wave, i.state), "
        "counted AS (UPDATE tenantry.run_wave w SET succeeded = w.succeeded + d.succeeded, failed = w.failed + d.failed, skipped = w.skipped + d.skipped "
        "FROM (SELECT wave, count(*) FILTER (WHERE state = 'succeeded') AS succeeded, count(*) FILTER (WHERE state = 'failed') AS failed, "
        "count(*) FILTER (WHERE state = 'skipped') AS skipped FROM written WHERE state <> 'pending' GROUP BY wave) d WHERE w.run_id = $1 AND w.wave = d.wave), "
        "moved AS (UPDATE tenantry.tenant t SET schema_version = coalesce(nullif(g.to_version, ''), t.schema_version), repeatables = coalesce(g.repeatables, t.repeatables) "
        "FROM g JOIN written ON written.tenant_id = g.tenant_id WHERE t.id = g.tenant_id AND t.state <> 'deleting' "
        "AND (t.schema_version, t.repeatables) IS DISTINCT FROM (coalesce(nullif(g.to_version, ''), t.schema_version), coalesce(g.repeatables, t.repeatables))), "
        "kept AS (INSERT INTO tenantry.backup AS b (tenant_id, run_id, schema_version, at, host, path, bytes) "
        "SELECT g.tenant_id, $1, g.backup_version, clock_timestamp() - make_interval(secs => g.backup_age / 1000.0), $4, g.backup_path, g.backup_bytes "
        "FROM g WHERE g.backup_path IS NOT NULL AND NOT (g.backup_again AND EXISTS (SELECT FROM tenantry.backup k WHERE k.run_id = $1 AND k.tenant_id = g.tenant_id "
        "AND k.schema_version = g.backup_version AND k.host = $4)) "
        "ON CONFLICT (run_id, tenant_id, schema_version, host) DO UPDATE SET at = excluded.at, path = excluded.path, bytes = excluded.bytes, made_by = excluded.made_by) "
        "SELECT count(*) FROM written",
        {m_run, m_worker, rowsOf(items), QSysInfo::machineHostName()}));
    return int(rows.integer(0, 0));
}

Result<RunPulse> RunQueue::pulse()
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, askOften(*c,
        "SELECT r.state, r.paused_for, r.wave, w.waves, w.total, w.succeeded, w.failed, w.skipped, "
        "(SELECT count(*) FROM tenantry.run_item i WHERE i.run_id = r.id AND i.state = 'running'), w.left_of_these <= 0, "
        "CASE WHEN w.left_of_these > 0 THEN (SELECT (extract(epoch FROM min(i.due_at) - clock_timestamp()) * 1000)::bigint FROM tenantry.run_item i "
        "WHERE i.run_id = r.id AND i.state = 'pending' AND i.due_at > clock_timestamp() AND i.wave <= r.wave AND i.attempts > 0) END, w.wave_failed "
        "FROM tenantry.run r CROSS JOIN LATERAL (SELECT count(*) AS waves, sum(total) AS total, sum(succeeded) AS succeeded, sum(failed) AS failed, sum(skipped) AS skipped, "
        "coalesce(sum(total - succeeded - failed - skipped) FILTER (WHERE wave <= r.wave), 0) AS left_of_these, coalesce(sum(failed) FILTER (WHERE wave = r.wave), 0) AS wave_failed FROM tenantry.run_wave WHERE run_id = r.id) w WHERE r.id = $1",
        {m_run}));
    if (rows.isEmpty())
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no run %1."), {m_run}});
    RunPulse out;
    out.state = runStateFromName(rows.text(0, 0));
    out.pausedFor = pausedForFromName(rows.text(0, 1));
    out.wave = int(rows.integer(0, 2));
    out.waves = int(rows.integer(0, 3));
    out.total = int(rows.integer(0, 4));
    out.succeeded = int(rows.integer(0, 5));
    out.failed = int(rows.integer(0, 6));
    out.skipped = int(rows.integer(0, 7));
    out.running = int(rows.integer(0, 8));
    out.waveDone = rows.boolean(0, 9);
    if (!rows.isNull(0, 10))
        out.nextDue = std::chrono::milliseconds(std::max<qint64>(0, rows.integer(0, 10)));
    out.waveFailed = int(rows.integer(0, 11));
    return out;
}

Result<QStringList> RunQueue::servers()
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c, "SELECT DISTINCT server_id::text FROM tenantry.run_item WHERE run_id = $1 AND state IN ('pending', 'running') ORDER BY 1", {m_run}));
    QStringList out;
    for (int r = 0; r < rows.size(); ++r)
        out << rows.text(r, 0);
    return out;
}

Result<void> RunQueue::renew()
{
    TRY(Connection *const c, connection());
    TRYV(ask(*c, "UPDATE tenantry.run_item SET lease_until = clock_timestamp() + make_interval(secs => $3) WHERE run_id = $1 AND state = 'running' AND worker = $2",
             {m_run, m_worker, int(lease.count())}));
    return {};
}

Result<int> RunQueue::reclaim(int mostDeaths)
{
    TRY(Connection *const c, connection());
    const Error lost{Kind::Internal, {QT_TRANSLATE_N_NOOP("core", "%n worker(s) were lost while working on this tenant."), {}, mostDeaths},
                     QT_TRANSLATE_NOOP("core", "Look at the log of the server that the tenant is on, then try it again alone."), {}, {}};
    TRY(const Rows rows, ask(*c,
        "WITH held AS MATERIALIZED (" + heldLocks() + "), "
        "lost AS MATERIALIZED (SELECT i.tenant_id FROM tenantry.run_item i WHERE i.run_id = $1 AND i.state = 'running' AND i.worker <> $2 "
        "AND (i.lease_until < clock_timestamp() OR NOT EXISTS (SELECT FROM held WHERE held.key = " + workerLockKey("i.worker") + ")) FOR UPDATE OF i SKIP LOCKED), "
        "back AS (UPDATE tenantry.run_item i SET state = CASE WHEN i.deaths + 1 >= $3 THEN 'failed' ELSE 'pending' END, worker = NULL, lease_until = NULL, deaths = i.deaths + 1, "
        "due_at = clock_timestamp(), cause = CASE WHEN i.deaths + 1 >= $3 THEN 'lost' ELSE i.cause END, error = CASE WHEN i.deaths + 1 >= $3 THEN $4::jsonb ELSE i.error END, "
        "finished_at = CASE WHEN i.deaths + 1 >= $3 THEN clock_timestamp() END "
        "FROM lost WHERE i.run_id = $1 AND i.tenant_id = lost.tenant_id RETURNING i.wave, i.state), "
        "counted AS (UPDATE tenantry.run_wave w SET failed = w.failed + d.failed FROM (SELECT wave, count(*) AS failed FROM back WHERE state = 'failed' GROUP BY wave) d "
        "WHERE w.run_id = $1 AND w.wave = d.wave), "
        "gone AS (DELETE FROM tenantry.run_worker k WHERE k.run_id = $1 AND k.id <> $2 AND NOT EXISTS (SELECT FROM held WHERE held.key = " + workerLockKey("k.id") + ")) "
        "SELECT count(*) FROM back",
        {m_run, m_worker, mostDeaths, lost.toJson()}));
    return int(rows.integer(0, 0));
}

Result<void> RunQueue::giveBack()
{
    TRY(Connection *const c, connection());
    TRYV(ask(*c, "UPDATE tenantry.run_item SET state = 'pending', worker = NULL, lease_until = NULL, attempts = attempts - 1, started_at = NULL "
                 "WHERE run_id = $1 AND state = 'running' AND worker = $2",
             {m_run, m_worker}));
    return {};
}

Result<bool> RunQueue::beginGate()
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c,
        "WITH held AS MATERIALIZED (" + heldLocks() + ") "
        "UPDATE tenantry.run_wave w SET state = 'checking', checked_by = $2, started_at = coalesce(w.started_at, r.created_at) FROM tenantry.run r "
        "WHERE r.id = $1 AND r.state = 'running' AND w.run_id = r.id AND w.wave = r.wave "
        "AND (w.state IN ('pending', 'running', 'passed', 'failed') OR w.checked_by = $2 OR NOT EXISTS (SELECT FROM held WHERE held.key = " + workerLockKey("w.checked_by") + ")) "
        "AND NOT EXISTS (SELECT FROM tenantry.run_wave x WHERE x.run_id = r.id AND x.wave <= r.wave AND x.total > x.succeeded + x.failed + x.skipped) RETURNING w.wave",
        {m_run, m_worker}));
    return !rows.isEmpty();
}

Result<std::vector<TakenItem>> RunQueue::succeededOfWave(int wave, int count)
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c, QByteArray("SELECT ") + tenantColumns + " FROM (SELECT x.*, row_number() OVER (ORDER BY x.position) AS nth, count(*) OVER () AS of "
                                 "FROM tenantry.run_item x WHERE x.run_id = $1 AND x.wave = $2 AND x.state = 'succeeded') i "
                                 "LEFT JOIN tenantry.tenant t ON t.id = i.tenant_id WHERE i.of <= $3 OR i.nth % ((i.of + $3 - 1) / $3) = 0 ORDER BY i.position LIMIT $3",
                             {m_run, wave, count}));
    return taken(rows);
}

Result<void> RunQueue::endGate(bool passed, const QJsonObject &report, bool waitAfterWave)
{
    TRY(Connection *const c, connection());
    return c->transaction([&]() -> Result<void> {
        TRY(const Rows run, ask(*c, "SELECT wave, state, (SELECT max(wave) FROM tenantry.run_wave WHERE run_id = r.id), "
                                    "(SELECT sum(failed) FROM tenantry.run_wave WHERE run_id = r.id) FROM tenantry.run r WHERE id = $1 FOR UPDATE", {m_run}));
        if (run.isEmpty())
            return {};
        const int wave = int(run.integer(0, 0)), last = int(run.integer(0, 2));
        TRY(const Rows mine, ask(*c, "UPDATE tenantry.run_wave SET state = $4, gate = $5, checked_by = NULL, finished_at = clock_timestamp() "
                                     "WHERE run_id = $1 AND wave = $2 AND state = 'checking' AND checked_by = $3",
                                 {m_run, wave, m_worker, passed ? "passed" : "failed", report}));
        if (mine.affected() == 0 || run.text(0, 1) != QLatin1String("running"))
            return {}; // somebody else asked it again, or the run was stopped meanwhile: who resumes it asks again
        if (!passed) {
            TRYV(ask(*c, "UPDATE tenantry.run SET state = 'paused', paused_for = 'gate' WHERE id = $1", {m_run}));
            return {};
        }
        if (wave >= last) {
            TRYV(ask(*c, "UPDATE tenantry.run SET state = $2, finished_at = clock_timestamp() WHERE id = $1", {m_run, run.integer(0, 3) > 0 ? "failed" : "succeeded"}));
            return {};
        }
        TRYV(ask(*c, "UPDATE tenantry.run_wave SET state = 'running', started_at = clock_timestamp() WHERE run_id = $1 AND wave = $2", {m_run, wave + 1}));
        TRYV(ask(*c, "UPDATE tenantry.run SET wave = $2, state = $3, paused_for = $4 WHERE id = $1",
                 {m_run, wave + 1, waitAfterWave ? "paused" : "running", waitAfterWave ? "wave" : ""}));
        return {};
    });
}

Result<bool> RunQueue::pause(PausedFor reason)
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c, "UPDATE tenantry.run SET state = 'paused', paused_for = $2 WHERE id = $1 AND state = 'running'", {m_run, pausedForName(reason)}));
    return rows.affected() > 0;
}

} // namespace tenantry::registry
