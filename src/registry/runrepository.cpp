#include "registry/runrepository.h"

#include "registry/locks.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Param;
using postgres::Params;
using postgres::Rows;

namespace {

constexpr char noRun[] = QT_TRANSLATE_NOOP("core", "There is no run %1.");

std::optional<Error> errorAt(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(Error::fromJson(rows.json(row, column)));
}

constexpr char runColumns[] = "r.id, r.kind, r.product_id, r.product, r.target, r.selection, r.task, r.policy, r.state, r.paused_for, r.wave, r.started_by, r.created_at, "
                              "r.finished_at, (SELECT count(*) FROM tenantry.run_item i WHERE i.run_id = r.id AND i.state = 'running')";

// `tail` is what follows FROM tenantry.run r.
Result<QList<Run>> read(Connection &connection, const QByteArray &tail, const Params &params)
{
    TRY(const Rows rows, ask(connection, QByteArray("SELECT ") + runColumns + " FROM tenantry.run r " + tail, params));
    QList<Run> out;
    QHash<QString, qsizetype> at;
    QStringList ids;
    for (int i = 0; i < rows.size(); ++i) {
        Run r;
        r.id = rows.text(i, 0);
        r.kind = rows.text(i, 1);
        r.productId = rows.text(i, 2);
        r.product = rows.text(i, 3);
        r.target = rows.text(i, 4);
        r.selection = rows.text(i, 5);
        r.task = rows.json(i, 6);
        r.policy = rows.json(i, 7);
        r.state = runStateFromName(rows.text(i, 8));
        r.pausedFor = pausedForFromName(rows.text(i, 9));
        r.wave = int(rows.integer(i, 10));
        r.startedBy = rows.text(i, 11);
        r.createdAt = rows.time(i, 12);
        r.finishedAt = rows.time(i, 13);
        r.running = int(rows.integer(i, 14));
        at.insert(r.id, out.size());
        ids << r.id;
        out << r;
    }
    if (out.isEmpty())
        return out;
    TRY(const Rows waves, ask(connection, "SELECT run_id, wave, label, state, total, succeeded, failed, skipped, gate, started_at, finished_at FROM tenantry.run_wave "
                                          "WHERE run_id = ANY ($1::uuid[]) ORDER BY run_id, wave", {ids}));
    for (int i = 0; i < waves.size(); ++i)
        out[at.value(waves.text(i, 0))].waves.append({int(waves.integer(i, 1)), waves.text(i, 2), waveStateFromName(waves.text(i, 3)), int(waves.integer(i, 4)),
                                                      int(waves.integer(i, 5)), int(waves.integer(i, 6)), int(waves.integer(i, 7)), waves.json(i, 8), waves.time(i, 9),
                                                      waves.time(i, 10)});
    TRY(const Rows workers, ask(connection, "WITH held AS MATERIALIZED (" + heldLocks() + ") "
                                            "SELECT w.run_id, w.id, w.operator, w.host, w.program, w.pid, w.started_at, EXISTS (SELECT FROM held WHERE held.key = "
                                            + workerLockKey("w.id") + "), (SELECT count(*) FROM tenantry.run_item i WHERE i.run_id = w.run_id AND i.state = 'running' AND i.worker = w.id) "
                                            "FROM tenantry.run_worker w WHERE w.run_id = ANY ($1::uuid[]) ORDER BY w.started_at", {ids}));
    for (int i = 0; i < workers.size(); ++i)
        out[at.value(workers.text(i, 0))].workers.append({workers.text(i, 1), workers.text(i, 2), workers.text(i, 3), workers.text(i, 4), workers.integer(i, 5),
                                                          workers.time(i, 6), workers.boolean(i, 7), int(workers.integer(i, 8))});
    return out;
}

constexpr char itemColumns[] = "i.tenant_id, i.slug, i.server_id, i.wave, i.position, i.state, i.attempts, i.deaths, i.from_version, i.to_version, i.outcome, i.sqlstate, i.cause, "
                               "i.error, coalesce(i.worker::text, ''), i.started_at, i.finished_at, i.due_at, i.ms";

RunItem itemAt(const Rows &rows, int r)
{
    RunItem out;
    out.tenantId = rows.text(r, 0);
    out.slug = rows.text(r, 1);
    out.serverId = rows.text(r, 2);
    out.wave = int(rows.integer(r, 3));
    out.position = int(rows.integer(r, 4));
    out.state = itemStateFromName(rows.text(r, 5));
    out.attempts = int(rows.integer(r, 6));
    out.deaths = int(rows.integer(r, 7));
    out.fromVersion = rows.text(r, 8);
    out.toVersion = rows.text(r, 9);
    out.outcome = rows.text(r, 10);
    out.sqlstate = rows.text(r, 11);
    out.cause = rows.text(r, 12);
    out.error = errorAt(rows, r, 13);
    out.worker = rows.text(r, 14);
    out.startedAt = rows.time(r, 15);
    out.finishedAt = rows.time(r, 16);
    out.dueAt = rows.time(r, 17);
    out.ms = rows.number(r, 18);
    return out;
}

// The run's row, held until the transaction ends.
Result<Rows> hold(Connection &connection, const QString &runId)
{
    if (!isId(runId))
        return noSuch(noRun, runId);
    TRY(Rows rows, ask(connection, "SELECT state, paused_for, wave FROM tenantry.run WHERE id = $1 FOR UPDATE", {runId}));
    if (rows.isEmpty())
        return noSuch(noRun, runId);
    return rows;
}

// A hundred thousand in one statement would be there several times over: as values, as text, as a message.
constexpr qsizetype itemsAtOnce = 5'000;

Result<void> addItems(Connection &connection, const NewRun &run, qsizetype from, qsizetype count)
{
    QStringList tenants, slugs, servers;
    QByteArray waves = "{";
    for (qsizetype i = from; i < from + count; ++i) {
        const NewRun::Item &item = run.items[i];
        tenants << item.tenantId;
        slugs << item.slug;
        servers << item.serverId;
        waves += (waves.size() > 1 ? "," : "") + QByteArray::number(item.wave);
    }
    waves += '}';
    TRYV(ask(connection, "INSERT INTO tenantry.run_item (run_id, kind, tenant_id, slug, server_id, wave, position) SELECT $1, $6, i.tenant, i.slug, i.server, i.wave, $7::integer + i.nth "
                         "FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::integer[]) WITH ORDINALITY AS i(tenant, slug, server, wave, nth)",
             {run.id, tenants, slugs, servers, waves, run.kind, qint64(from)}));
    return {};
}

std::unexpected<Error> over(const QString &runId)
{
    return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The run %1 is over."), {runId}},
                QT_TRANSLATE_NOOP("core", "Start a new one; it takes what is left."));
}

} // namespace

Result<QList<Run>> RunRepository::list(const QString &kind, int limit, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, "WHERE $1 = '' OR r.kind = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT $2", {kind, limit});
}

Result<Run> RunRepository::find(const QString &id, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    static const QRegularExpression part(QStringLiteral("^[0-9a-f-]{4,36}$"));
    if (!part.match(id).hasMatch())
        return noSuch(noRun, id);
    TRY(auto connection, m_session->connection(stop));
    TRY(const auto found, read(*connection, "WHERE r.id::text LIKE $1 || '%' OR r.id::text LIKE '%' || $1 ORDER BY r.created_at DESC LIMIT 2", {id}));
    if (found.size() > 1)
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Several runs have an id like %1."), {id}}, QT_TRANSLATE_NOOP("core", "Give more of the id."));
    if (found.isEmpty())
        return noSuch(noRun, id);
    return found.first();
}

Result<void> RunRepository::add(const NewRun &run, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    QByteArray totalsText = "{";
    QList<int> totals(run.waveLabels.size(), 0);
    for (const NewRun::Item &item : run.items) {
        if (item.wave < 1 || item.wave > run.waveLabels.size())
            return fail(Kind::Internal, "An item is in a wave that the run does not have.");
        ++totals[item.wave - 1];
    }
    for (const int total : std::as_const(totals))
        totalsText += (totalsText.size() > 1 ? "," : "") + QByteArray::number(total);
    totalsText += '}';
    return connection->transaction([&]() -> Result<void> {
        // One at a time: of two who start the same at the same second, the second one sees the first one's items.
        TRYV(ask(*connection, "SELECT pg_advisory_xact_lock(hashtextextended('tenantry.run', 7))"));
        TRYV(ask(*connection, "INSERT INTO tenantry.run (id, kind, product_id, product, target, selection, task, policy) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                 {run.id, run.kind, Param::orNull(run.productId), run.product, run.target, run.selection, run.task, run.policy}));
        TRYV(ask(*connection, "INSERT INTO tenantry.run_wave (run_id, wave, label, total, state, started_at) SELECT $1, w.nth, w.label, w.total, "
                              "CASE WHEN w.nth = 1 THEN 'running' ELSE 'pending' END, CASE WHEN w.nth = 1 THEN now() END "
                              "FROM unnest($2::text[], $3::integer[]) WITH ORDINALITY AS w(label, total, nth)", {run.id, run.waveLabels, totalsText}));
        for (qsizetype from = 0; from < run.items.size(); from += itemsAtOnce)
            TRYV(addItems(*connection, run, from, std::min(run.items.size() - from, itemsAtOnce)));
        TRY(const Rows taken, ask(*connection, "SELECT r.id, r.started_by, count(*), min(i.slug) FROM tenantry.run r JOIN tenantry.run_item i ON i.run_id = r.id "
                                               "WHERE r.kind = $1 AND r.id <> $2 AND r.state IN ('running', 'paused') AND i.state IN ('pending', 'running') "
                                               "AND EXISTS (SELECT FROM tenantry.run_item mine WHERE mine.run_id = $2 AND mine.tenant_id = i.tenant_id) "
                                               "GROUP BY r.id, r.started_by ORDER BY 3 DESC LIMIT 1", {run.kind, run.id}));
        if (!taken.isEmpty())
            return fail(Kind::Conflict, {QT_TRANSLATE_N_NOOP("core", "%n of these tenants (%1 is one) are waiting or in work in the run %2 of %3."), {taken.text(0, 3), taken.text(0, 0), taken.text(0, 1)}, int(taken.integer(0, 2))},
                        QT_TRANSLATE_NOOP("core", "Resume or cancel that run first, or choose other tenants."));
        return {};
    });
}

Result<QList<RunItem>> RunRepository::items(const QString &runId, const ItemFilter &filter, int limit, int offset, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    if (!isId(runId))
        return noSuch(noRun, runId);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, QByteArray("SELECT ") + itemColumns + " FROM tenantry.run_item i WHERE i.run_id = $1 AND ($2 = '' OR i.state = $2) "
                             "AND ($3 = '' OR i.cause = $3) AND ($4 = '' OR i.tenant_id::text = $4) ORDER BY i.position LIMIT $5 OFFSET $6",
                             {runId, filter.state ? itemStateName(*filter.state) : QString(), filter.cause, filter.tenantId, limit, offset}));
    QList<RunItem> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        out << itemAt(rows, i);
    return out;
}

Result<QByteArray> RunRepository::map(const QString &runId, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    if (!isId(runId))
        return noSuch(noRun, runId);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT string_agg(CASE state WHEN 'skipped' THEN 'k' ELSE left(state, 1) END, '' ORDER BY position) FROM tenantry.run_item WHERE run_id = $1", {runId}));
    return rows.bytes(0, 0);
}

Result<QList<RunCause>> RunRepository::causes(const QString &runId, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    if (!isId(runId))
        return noSuch(noRun, runId);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection,
        "SELECT c.cause, c.sqlstate, c.tenants, c.slugs, f.tenant_id, f.slug, f.error, f.finished_at FROM "
        "(SELECT cause, min(sqlstate) AS sqlstate, count(*) AS tenants, (array_agg(slug ORDER BY slug))[1:10] AS slugs FROM tenantry.run_item "
        "WHERE run_id = $1 AND state = 'failed' GROUP BY cause) c "
        "CROSS JOIN LATERAL (SELECT * FROM tenantry.run_item i WHERE i.run_id = $1 AND i.state = 'failed' AND i.cause = c.cause ORDER BY i.finished_at, i.position LIMIT 1) f "
        "ORDER BY c.tenants DESC, c.cause", {runId}));
    QList<RunCause> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), rows.text(i, 1), int(rows.integer(i, 2)), rows.array(i, 3), rows.text(i, 4), rows.text(i, 5), errorAt(rows, i, 6), rows.time(i, 7)});
    return out;
}

Result<QList<TenantRun>> RunRepository::itemsOfTenant(const QString &tenantId, int limit, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, QByteArray("SELECT ") + itemColumns + ", i.run_id, i.kind FROM tenantry.run_item i WHERE i.tenant_id = $1 AND i.started_at IS NOT NULL "
                             "ORDER BY i.started_at DESC LIMIT $2", {tenantId, limit}));
    QList<TenantRun> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 19), rows.text(i, 20), itemAt(rows, i)});
    return out;
}

Result<void> RunRepository::pause(const QString &runId, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    return connection->transaction([&]() -> Result<void> {
        TRY(const Rows run, hold(*connection, runId));
        const RunState state = runStateFromName(run.text(0, 0));
        if (state == RunState::Paused)
            return {};
        if (state != RunState::Running)
            return over(runId);
        TRYV(ask(*connection, "UPDATE tenantry.run SET state = 'paused', paused_for = 'operator' WHERE id = $1", {runId}));
        return {};
    });
}

Result<void> RunRepository::resume(const QString &runId, bool pastGate, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    return connection->transaction([&]() -> Result<void> {
        TRY(const Rows run, hold(*connection, runId));
        const RunState state = runStateFromName(run.text(0, 0));
        if (state == RunState::Running)
            return {};
        if (state != RunState::Paused)
            return over(runId);
        const int wave = int(run.integer(0, 2));
        if (pastGate && run.text(0, 1) == QLatin1String("gate")) {
            TRYV(ask(*connection, "UPDATE tenantry.run_wave SET state = 'passed', gate = coalesce(gate, '{}') || '{\"overruled\": true}' WHERE run_id = $1 AND wave = $2", {runId, wave}));
            TRY(const Rows next, ask(*connection, "UPDATE tenantry.run_wave SET state = 'running', started_at = clock_timestamp() WHERE run_id = $1 AND wave = $2", {runId, wave + 1}));
            if (next.affected() == 0) {
                TRYV(ask(*connection, "UPDATE tenantry.run r SET state = CASE WHEN EXISTS (SELECT FROM tenantry.run_wave w WHERE w.run_id = r.id AND w.failed > 0) THEN 'failed' ELSE 'succeeded' END, "
                                      "paused_for = '', finished_at = clock_timestamp() WHERE id = $1", {runId}));
                return {};
            }
            TRYV(ask(*connection, "UPDATE tenantry.run SET state = 'running', paused_for = '', wave = $2 WHERE id = $1", {runId, wave + 1}));
            return {};
        }
        TRYV(ask(*connection, "UPDATE tenantry.run SET state = 'running', paused_for = '' WHERE id = $1", {runId}));
        return {};
    });
}

Result<void> RunRepository::cancel(const QString &runId, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    return connection->transaction([&]() -> Result<void> {
        TRY(const Rows run, hold(*connection, runId));
        const RunState state = runStateFromName(run.text(0, 0));
        if (state == RunState::Cancelled)
            return {};
        if (state != RunState::Running && state != RunState::Paused)
            return over(runId);
        TRYV(ask(*connection, "UPDATE tenantry.run SET state = 'cancelled', paused_for = '', finished_at = clock_timestamp() WHERE id = $1", {runId}));
        return {};
    });
}

Result<int> RunRepository::retry(const QString &runId, const QString &cause, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    int count = 0;
    TRYV(connection->transaction([&]() -> Result<void> {
        TRY(const Rows run, hold(*connection, runId));
        if (runStateFromName(run.text(0, 0)) == RunState::Cancelled)
            return over(runId);
        TRY(const Rows back, ask(*connection,
            "WITH back AS (UPDATE tenantry.run_item SET state = 'pending', attempts = 0, deaths = 0, due_at = clock_timestamp(), finished_at = NULL "
            "WHERE run_id = $1 AND state = 'failed' AND ($2 = '' OR cause = $2) RETURNING wave), "
            "counted AS (UPDATE tenantry.run_wave w SET failed = w.failed - b.n FROM (SELECT wave, count(*) AS n FROM back GROUP BY wave) b WHERE w.run_id = $1 AND w.wave = b.wave) "
            "SELECT count(*) FROM back", {runId, cause}));
        count = int(back.integer(0, 0));
        if (count == 0)
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The run %1 has no failures like that."), {runId}});
        TRYV(ask(*connection, "UPDATE tenantry.run SET state = 'running', paused_for = '', finished_at = NULL WHERE id = $1", {runId}));
        return {};
    }));
    return count;
}

} // namespace tenantry::registry
