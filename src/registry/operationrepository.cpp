#include "registry/journal.h"
#include "registry/sqlerror.h"

#include "registry/locks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Param;
using postgres::Rows;

namespace {

constexpr char noOperation[] = QT_TRANSLATE_NOOP("core", "There is no operation %1.");

std::optional<Error> errorAt(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(Error::fromJson(rows.json(row, column)));
}

Param errorParam(const std::optional<Error> &error) { return error ? Param(error->toJson()) : Param(std::nullopt); }

// Rows x of a parameter that stepsJson() made.
QByteArray stepRows(const QByteArray &parameter)
{
    return "jsonb_to_recordset(" + parameter + "::jsonb) AS x(position integer, name text, state text, started_at timestamptz, finished_at timestamptz, "
           "attempts integer, ms double precision, error jsonb)";
}

QByteArray stepsJson(const auto &steps)
{
    QJsonArray rows;
    const auto time = [](const QDateTime &moment) { return moment.isValid() ? QJsonValue(moment.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue(); };
    for (const OperationStep &step : steps) {
        QJsonObject row{{QStringLiteral("position"), step.position},
                        {QStringLiteral("name"), step.name},
                        {QStringLiteral("state"), stepStateName(step.state)},
                        {QStringLiteral("started_at"), time(step.startedAt)},
                        {QStringLiteral("finished_at"), time(step.finishedAt)},
                        {QStringLiteral("attempts"), step.attempts},
                        {QStringLiteral("ms"), step.ms}};
        if (step.error)
            row.insert(QStringLiteral("error"), step.error->toJson());
        rows.append(row);
    }
    return QJsonDocument(rows).toJson(QJsonDocument::Compact);
}

// `tail` is what follows FROM tenantry.operation o. `locked`: by this connection, so that nobody need be looked for.
Result<QList<Operation>> read(postgres::Connection &connection, bool withSecret, const QByteArray &tail, const postgres::Params &params, bool locked = false)
{
    const QByteArray state = locked ? QByteArray("o.state") : operationState("o");
    TRY(const Rows rows, askOften(connection, (locked ? QByteArray() : "WITH held AS MATERIALIZED (" + heldLocks() + ") ") +
        "SELECT o.id, o.kind, o.tenant_id, o.tenant_slug, o.tenant_name, " + state + ", o.arguments, o.started_by, o.worked_by, o.error, o.created_at, o.finished_at, " +
        (withSecret ? QByteArray("(SELECT s.sealed FROM tenantry.operation_secret s WHERE s.operation_id = o.id)") : QByteArray("NULL")) +
        " FROM tenantry.operation o " + tail, params));
    QList<Operation> out;
    QHash<QString, qsizetype> places;
    QByteArray ids("{");
    for (int i = 0; i < rows.size(); ++i) {
        Operation o;
        o.id = rows.text(i, 0);
        o.kind = rows.text(i, 1);
        o.tenantId = rows.text(i, 2);
        o.tenantSlug = rows.text(i, 3);
        o.tenantName = rows.text(i, 4);
        o.state = operationStateFromName(rows.text(i, 5));
        o.arguments = rows.json(i, 6);
        o.startedBy = rows.text(i, 7);
        o.workedBy = rows.text(i, 8);
        o.error = errorAt(rows, i, 9);
        o.createdAt = rows.time(i, 10);
        o.finishedAt = rows.time(i, 11);
        o.sealedArguments = rows.text(i, 12);
        places.insert(o.id, out.size());
        ids += (i ? "," : "") + rows.bytes(i, 0);
        out.append(o);
    }
    if (out.isEmpty())
        return out;
    TRY(const Rows steps, askOften(connection, "SELECT operation_id, position, name, state, started_at, finished_at, attempts, ms, error FROM tenantry.operation_step "
                                          "WHERE operation_id = ANY ($1::uuid[]) ORDER BY operation_id, position", {QByteArray(ids + '}')}));
    for (int i = 0; i < steps.size(); ++i) {
        const auto place = places.constFind(steps.text(i, 0));
        if (place == places.cend())
            continue;
        OperationStep s;
        s.position = int(steps.integer(i, 1));
        s.name = steps.text(i, 2);
        s.state = stepStateFromName(steps.text(i, 3));
        s.startedAt = steps.time(i, 4);
        s.finishedAt = steps.time(i, 5);
        s.attempts = int(steps.integer(i, 6));
        s.ms = steps.number(i, 7);
        s.error = errorAt(steps, i, 8);
        out[*place].steps.append(s);
    }
    return out;
}

} // namespace

Result<QList<Operation>> OperationRepository::list(int limit, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, false, "ORDER BY o.created_at DESC, o.id DESC LIMIT $1::integer", {limit});
}

Result<QList<Operation>> OperationRepository::listWithUnfinished(int limit, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    static const QByteArray newest = "ORDER BY n.created_at DESC, n.id DESC LIMIT ";
    return read(*connection, false, "WHERE o.id IN ((SELECT n.id FROM tenantry.operation n " + newest + "$1::integer) UNION ALL "
                "(SELECT n.id FROM tenantry.operation n WHERE n.state NOT IN ('succeeded', 'undone') " + newest + "$2::integer)) "
                "ORDER BY o.created_at DESC, o.id DESC", {limit, mostUnfinished});
}

Result<Operation> OperationRepository::find(const QString &id, std::stop_token stop) const
{
    if (!isId(id))
        return noSuch(noOperation, id);
    TRY(auto connection, m_session->connection(stop));
    TRY(const auto found, read(*connection, m_session->isAdmin(), "WHERE o.id = $1", {id}));
    if (found.isEmpty())
        return noSuch(noOperation, id);
    return found.first();
}

Result<QList<Operation>> OperationRepository::unfinished(const QString &tenantId, std::stop_token stop) const
{
    if (!isId(tenantId))
        return QList<Operation>();
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, false, "WHERE o.tenant_id = $1 AND o.state NOT IN ('succeeded', 'undone') ORDER BY o.created_at, o.id", {tenantId});
}

Result<QList<Operation>> OperationRepository::ofTenant(const QString &tenantId, int limit, std::stop_token stop) const
{
    if (!isId(tenantId))
        return QList<Operation>();
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, false, "WHERE o.tenant_id = $1 ORDER BY o.created_at DESC, o.id DESC LIMIT $2::integer", {tenantId, limit});
}

Result<void> OperationRepository::add(const Operation &operation, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRYV(askOften(*connection,
             QByteArray("WITH o AS (INSERT INTO tenantry.operation (id, kind, tenant_id, tenant_slug, tenant_name, arguments) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id), "
             "s AS (INSERT INTO tenantry.operation_secret (operation_id, sealed) SELECT o.id, $7::text FROM o WHERE $7::text IS NOT NULL) "
             "INSERT INTO tenantry.operation_step (operation_id, position, name, state, started_at, finished_at, attempts, ms, error) "
             "SELECT o.id, x.position, x.name, x.state, x.started_at, x.finished_at, x.attempts, x.ms, x.error FROM o, ") + stepRows("$8"),
             {operation.id, operation.kind, Param::orNull(operation.tenantId), operation.tenantSlug, operation.tenantName, operation.arguments,
              Param::orNull(operation.sealedArguments), stepsJson(operation.steps)}));
    return {};
}

Result<void> OperationRepository::setState(const QString &id, OperationState state, const std::optional<Error> &error, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    return journal::write(*connection, id, {}, journal::StateChange{state, error});
}

Result<void> OperationRepository::setWorker(const QString &id, const QString &worker, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows done, ask(*connection, "UPDATE tenantry.operation SET worked_by = $2 WHERE id = $1", {id, worker}));
    if (done.affected() == 0)
        return noSuch(noOperation, id);
    return {};
}

Result<void> OperationRepository::setArguments(const QString &id, const QJsonObject &arguments, const QString &sealed, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows done, ask(*connection,
        "WITH o AS (UPDATE tenantry.operation SET arguments = $2 WHERE id = $1 RETURNING id), "
        "gone AS (DELETE FROM tenantry.operation_secret x USING o WHERE x.operation_id = o.id AND $3::text IS NULL), "
        "s AS (INSERT INTO tenantry.operation_secret (operation_id, sealed) SELECT o.id, $3::text FROM o WHERE $3::text IS NOT NULL "
        "ON CONFLICT (operation_id) DO UPDATE SET sealed = excluded.sealed) "
        "SELECT count(*) FROM o", {id, arguments, Param::orNull(sealed)}));
    if (done.integer(0, 0) == 0)
        return noSuch(noOperation, id);
    return {};
}

Result<void> OperationRepository::recordStep(const QString &operationId, const OperationStep &step, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    return journal::write(*connection, operationId, {step});
}

namespace journal {

Result<Operation> find(postgres::Connection &connection, bool withSecrets, const QString &id)
{
    if (!isId(id))
        return noSuch(noOperation, id);
    TRY(const auto found, read(connection, withSecrets, "WHERE o.id = $1", {id}, true));
    if (found.isEmpty())
        return noSuch(noOperation, id);
    return found.first();
}

Result<void> write(postgres::Connection &connection, const QString &id, const std::vector<OperationStep> &steps, const std::optional<StateChange> &change)
{
    static const QByteArray setSteps = "UPDATE tenantry.operation_step s SET state = x.state, started_at = x.started_at, finished_at = x.finished_at, "
                                       "attempts = x.attempts, ms = x.ms, error = x.error FROM " + stepRows("$2") + " WHERE s.operation_id = $1 AND s.position = x.position";
    const auto allWritten = [&](qint64 written) -> Result<void> { return written == qint64(steps.size()) ? Result<void>() : noSuch(noOperation, id); };
    if (!change) {
        TRY(const Rows done, askOften(connection, setSteps, {id, stepsJson(steps)}));
        return allWritten(done.affected());
    }
    if (change->state == OperationState::Interrupted) // observed, never written
        return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "Something unexpected happened inside Tenantry."), {}, QStringLiteral("write(Interrupted)"));
    // What a resume needs goes with the last chance to resume.
    TRY(const Rows done, askOften(connection,
        "WITH o AS (UPDATE tenantry.operation SET state = $3::text, error = $4, worked_by = coalesce($5::text, worked_by), "
        "finished_at = CASE WHEN $3::text IN ('succeeded', 'failed', 'undone') THEN clock_timestamp() END "
        "WHERE id = $1 AND (SELECT count(*) FROM tenantry.operation_step s JOIN " + stepRows("$2") + " USING (position) WHERE s.operation_id = $1) = jsonb_array_length($2::jsonb) RETURNING id), "
        "secret AS (DELETE FROM tenantry.operation_secret x USING o WHERE x.operation_id = o.id AND $3::text IN ('succeeded', 'undone')), "
        "steps AS (" + setSteps + " RETURNING 1) SELECT (SELECT count(*) FROM o), (SELECT count(*) FROM steps)",
        {id, stepsJson(steps), operationStateName(change->state), errorParam(change->error), Param::orNull(change->worker)}));
    if (done.integer(0, 0) == 0)
        return noSuch(noOperation, id);
    return allWritten(done.integer(0, 1));
}

} // namespace journal

} // namespace tenantry::registry
