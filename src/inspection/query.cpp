#include "inspection/query.h"

#include "base/async.h"
#include "postgres/connection.h"
#include "sqltext/looking.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <atomic>
#include <map>
#include <mutex>

namespace tenantry::inspection {

using namespace base;
using postgres::Looked;
using registry::Tenant;
using sqltext::Refusal;

namespace {

// Of the tables that are named in it: what may be read, what not. As the role itself sees it.
constexpr char readableColumns[] =
    "SELECT c.oid::regclass::text, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE has_column_privilege(c.oid, a.attnum, 'SELECT')), "
    "string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE NOT has_column_privilege(c.oid, a.attnum, 'SELECT')) "
    "FROM unnest($1::text[]) t JOIN pg_class c ON c.oid = to_regclass(t) JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped "
    "WHERE c.relkind IN ('r', 'p', 'v', 'm') GROUP BY c.oid ORDER BY 1 LIMIT 5";

QString quoted(const QString &name)
{
    QStringList parts;
    for (const QString &part : name.split(QLatin1Char('.')))
        parts << QString::fromUtf8(postgres::quoteIdentifier(part));
    return parts.join(QLatin1Char('.'));
}

Error masked(Error error, const postgres::ConnectionSettings &settings, const QString &sql, const std::stop_token &stop)
{
    QStringList tables;
    for (const QString &table : sqltext::looking(sql.toUtf8()).tables)
        tables << quoted(table);
    const auto connection = postgres::Connection::open(settings, stop);
    if (!connection || tables.isEmpty())
        return error;
    const auto rows = (*connection)->query(readableColumns, {tables});
    if (!rows)
        return error;
    QStringList open, closed;
    for (int row = 0; row < rows->size(); ++row) {
        if (rows->isNull(row, 2))
            continue;
        closed << rows->text(row, 0) + QStringLiteral(": ") + rows->text(row, 2);
        if (!rows->isNull(row, 1))
            open << rows->text(row, 0) + QStringLiteral(": ") + rows->text(row, 1);
    }
    if (closed.isEmpty())
        return error;
    error.kind = Kind::Permission;
    error.message = {QT_TRANSLATE_NOOP("core", "This asks for columns that are not open to your role (%1)."), {closed.join(QStringLiteral("; "))}};
    error.hint = open.isEmpty() ? Text(QT_TRANSLATE_NOOP("core", "Ask an ADMIN to look."))
                                : Text{QT_TRANSLATE_NOOP("core", "Name the columns instead of *; open to you are: %1."), {open.join(QStringLiteral("; "))}};
    return error;
}

} // namespace

Result<void> onlyLooks(const QString &sql)
{
    const sqltext::Looking seen = sqltext::looking(sql.toUtf8());
    const Text oneQuestion = QT_TRANSLATE_NOOP("core", "Only SELECT, VALUES, TABLE, EXPLAIN and SHOW are sent, one at a time.");
    switch (seen.refusal) {
    case Refusal::None: return {};
    case Refusal::Nothing: return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "There is no query."), oneQuestion);
    case Refusal::Unreadable:
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The query cannot be read: %1 (line %2, column %3)."), {seen.what, QString::number(seen.line), QString::number(seen.column)}},
                    QT_TRANSLATE_NOOP("core", "Correct it there."));
    case Refusal::Several: return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "These are several statements."), oneQuestion);
    case Refusal::Other: return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 is not a query."), {seen.what}}, oneQuestion);
    case Refusal::Writes:
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The query would write or lock (%1)."), {seen.what}}, QT_TRANSLATE_NOOP("core", "Leave that part out: only looking is allowed here."));
    case Refusal::SideEffect:
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The function %1 does more than look."), {seen.what}}, QT_TRANSLATE_NOOP("core", "Leave it out: only looking is allowed here."));
    }
    return {};
}

Place placeOf(const Error &error)
{
    if (error.kind == Kind::InvalidInput && error.message.args.size() == 3 && error.message.source.contains("line %2, column %3"))
        return {error.message.args.at(1).toInt(), error.message.args.at(2).toInt()};
    static const QRegularExpression at(QStringLiteral("\nAT: line (\\d+), column (\\d+)")); // as postgres/sqlstate.cpp writes it
    const auto found = at.match(error.detail);
    return found.hasMatch() ? Place{found.capturedView(1).toInt(), found.capturedView(2).toInt()} : Place{};
}

Result<QueryResult> query(const Entrance &entrance, const Tenant &tenant, const QString &sql, const QString &reason, const postgres::LookLimits &limits, std::stop_token stop)
{
    TRYV(onlyLooks(sql));
    TRY(const Opened opened, entrance.open(tenant, QStringLiteral("query"), reason, sql, stop));
    QElapsedTimer timer;
    timer.start();
    auto answer = postgres::look(opened.settings, sql.toUtf8(), limits, stop);
    const registry::InspectionRepository inspections(entrance.session());
    if (!answer) {
        const QString state = answer.error().sqlstate.isEmpty() ? kindName(answer.error().kind) : answer.error().sqlstate;
        (void)inspections.inspected(opened.id, 0, false, double(timer.elapsed()), state);
        if (answer.error().sqlstate == QLatin1String("42501") && !entrance.session()->isAdmin())
            return fail(masked(answer.error(), opened.settings, sql, stop));
        return fail(answer.error());
    }
    // Shown only when it is written down how much was shown.
    TRYV(inspections.inspected(opened.id, qint64(answer->rows.size()), answer->truncated, answer->ms, {}));
    return QueryResult{std::move(*answer), opened.notes};
}

Result<FleetAnswer> queryFleet(const Entrance &entrance, const QList<Tenant> &tenants, const QString &sql, const QString &reason, const FleetLimits &limits,
                               const std::function<void(int done)> &progress, std::stop_token stop)
{
    TRYV(entrance.session()->requireAdmin());
    TRYV(onlyLooks(sql));
    QElapsedTimer timer;
    timer.start();
    std::stop_source enough;
    const std::stop_callback passOn(stop, [&] { enough.request_stop(); });
    std::mutex sorting;
    std::map<QString, Looked> answers;
    FleetAnswer out;
    qint64 rows = 0, bytes = 0;
    int done = 0;

    const auto take = [&](const Tenant &tenant, Result<QueryResult> result) {
        const std::scoped_lock lock(sorting);
        ++done;
        if (progress)
            progress(done);
        if (!result) {
            if (!enough.stop_requested() || result.error().kind != Kind::Cancelled)
                out.failed.append({tenant.slug, result.error()});
            return;
        }
        Looked &answer = result->answer;
        for (const auto &row : answer.rows)
            for (const auto &cell : row)
                bytes += cell ? cell->size() : 0;
        rows += qint64(answer.rows.size());
        answers.emplace(tenant.slug, std::move(answer));
        if (rows > limits.rows || bytes > limits.bytes)
            enough.request_stop();
    };

    QThreadPool workers;
    const int count = int(std::clamp<qsizetype>(std::min<qsizetype>(limits.workers, tenants.size()), 1, 32));
    workers.setMaxThreadCount(count);
    std::atomic<qsizetype> next = 0;
    QList<QFuture<Result<void>>> running;
    for (int worker = 0; worker < count; ++worker)
        running << base::run(&workers, enough.get_token(), [&](std::stop_token token) -> Result<void> {
            for (qsizetype index = next++; index < tenants.size() && !token.stop_requested(); index = next++)
                take(tenants.at(index), query(entrance, tenants.at(index), sql, reason, limits.each, token));
            return {};
        });
    for (auto &future : running)
        (void)future.result();

    out.cancelled = stop.stop_requested();
    out.truncated = enough.stop_requested() && !out.cancelled;
    for (auto &[slug, answer] : answers) { // by slug
        if (out.columns.isEmpty()) {
            out.columns = QStringList{QStringLiteral("tenant")} + answer.columns;
            out.types = {25}; // text
            out.types.insert(out.types.end(), answer.types.begin(), answer.types.end());
        }
        if (out.columns.sliced(1) != answer.columns) {
            out.failed.append({slug, {Kind::Conflict, {QT_TRANSLATE_NOOP("core", "It answered with other columns (%1) than those before it."), {answer.columns.join(QStringLiteral(", "))}},
                                      QT_TRANSLATE_NOOP("core", "Its schema is another one: name the columns instead of *, or ask it alone."), {}, {}}});
            continue;
        }
        ++out.answered;
        out.truncated = out.truncated || answer.truncated;
        for (auto &row : answer.rows) {
            if (int(out.rows.size()) >= limits.rows) {
                out.truncated = true;
                break;
            }
            row.insert(row.begin(), slug.toUtf8());
            out.rows.push_back(std::move(row));
        }
    }
    std::ranges::sort(out.failed, {}, &FleetFailure::slug);
    out.ms = double(timer.nsecsElapsed()) / 1e6;
    return out;
}

} // namespace tenantry::inspection
