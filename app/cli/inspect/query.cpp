#include "cli/inspect/verbs.h"
#include "cli/json.h"
#include "cli/table.h"

#include "base/async.h"
#include "inspection/answerfile.h"
#include "inspection/harmless.h"

#include <QSaveFile>
#include <ostream>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using inspection::Cell;
using inspection::cellJson;
using inspection::CellRows;
using inspection::isNumber;

namespace {

QJsonObject answerJson(const QStringList &columns, const std::vector<unsigned> &types, const CellRows &rows, bool truncated, double ms)
{
    QJsonArray lines;
    for (const auto &row : rows) {
        QJsonArray line;
        for (size_t column = 0; column < row.size(); ++column)
            line.append(cellJson(row[column], types.at(column)));
        lines.append(line);
    }
    return {{u"columns"_s, QJsonArray::fromStringList(columns)}, {u"rows"_s, lines}, {u"truncated"_s, truncated}, {u"ms"_s, ms}};
}

void printRows(Console &console, const QStringList &columns, const std::vector<unsigned> &types, const CellRows &rows)
{
    QList<Table::Column> head;
    for (qsizetype i = 0; i < columns.size(); ++i)
        head << Table::Column{inspection::forTerminal(columns.at(i)), isNumber(types.at(size_t(i)))};
    Table table(head);
    for (const auto &row : rows) {
        QStringList cells;
        QList<Colour> colours;
        for (const Cell &cell : row) {
            cells << (cell ? inspection::forTerminal(QString::fromUtf8(*cell)) : u"NULL"_s);
            colours << (cell ? Colour::Plain : Colour::Dim);
        }
        table.add(cells, colours);
    }
    table.print(console);
}

Result<void> writeCsv(Context &context, const QString &fileName, const QByteArray &content)
{
    if (fileName == u"-"_s) {
        context.console.streams().out->write(content.constData(), content.size()).flush();
        return {};
    }
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return failure(Kind::Io, translate("cli", "%1 could not be written: %2.").arg(base::printable(fileName), file.errorString()));
    return {};
}

class Query : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "inspect", .verb = "query", .summary = QT_TRANSLATE_NOOP("cli", "Ask a tenant's database one read-only question."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; not with --filter")},
                              {"SQL", QT_TRANSLATE_NOOP("cli", "SELECT, VALUES, TABLE, EXPLAIN or SHOW; - reads it from standard input"), false}},
                .options = {{"reason", "TEXT", QT_TRANSLATE_NOOP("cli", "why: it is written down with the question"), true},
                            {"limit", "N", QT_TRANSLATE_NOOP("cli", "rows at most, of each tenant; 1000 if not given")},
                            {"csv", "FILE", QT_TRANSLATE_NOOP("cli", "write the rows as CSV that no spreadsheet runs as formulas; - is standard output")},
                            {"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "instead of TENANT: all that match, as in the panel's filter box; their rows in one answer")}},
                .examples = {"tenantryctl inspect query panaderia-ohiggins 'SELECT id, state FROM orders ORDER BY id DESC' --reason 'Ticket 4711'",
                             "tenantryctl inspect query --filter 'plan:gold' 'SELECT count(*) FROM orders' --reason 'Capacity' --json"},
                .more = QT_TRANSLATE_NOOP("cli", "It runs as a role that can only look, in a transaction that is rolled back. A USER does not see the columns that `inspect masks` lists. "
                                                 "The question is an event of the tenant, with its reason; so is how many rows were shown.")};
    }

    Result<int> run(Context &context) override
    {
        const Arguments &given = context.arguments;
        const bool fleet = given.has("filter");
        if (given.positional().size() != (fleet ? 1 : 2))
            return failure(Kind::InvalidInput, fleet ? translate("cli", "With --filter, no TENANT is given.") : translate("cli", "The query is missing."),
                           translate("cli", "Give the query in quotes, as one word."));
        QString sql = given.at(fleet ? 0 : 1);
        if (sql == u"-"_s) {
            QString problem;
            sql = QString::fromUtf8(readAll(sql, &problem));
            if (!problem.isEmpty())
                return failure(Kind::Io, problem);
        }
        TRY(const int limit, given.number("limit", 1000, 1, 1'000'000));
        TRYV(inspection::onlyLooks(sql));
        if (given.value("reason").trimmed().isEmpty())
            return failure(Kind::InvalidInput, translate("cli", "The reason is empty."), translate("cli", "Say why in a few words: the number of the ticket, for example."));
        TRY(const auto session, context.session());
        const inspection::Entrance entrance(session);
        postgres::LookLimits limits;
        limits.rows = limit;
        if (fleet)
            return ofMany(context, entrance, sql, limits);
        TRY(const auto tenant, registry::TenantRepository(session).find(given.at(0), context.stop()));
        TRY(const auto result, inspection::query(entrance, tenant, sql, given.value("reason"), limits, context.stop()));
        const postgres::Looked &answer = result.answer;
        TRYV(show(context, answer.columns, answer.types, answer.rows, answer.truncated, answer.ms, {}));
        tellNotes(context.console, result.notes);
        if (answer.cutCells > 0)
            context.console.note(translate("cli", "%n value(s) were longer than 64 kB and are cut.", nullptr, int(answer.cutCells)));
        return exitDone;
    }

private:
    static Result<void> show(Context &context, const QStringList &columns, const std::vector<unsigned> &types, const CellRows &rows, bool truncated, double ms, const QJsonObject &more)
    {
        Console &console = context.console;
        if (context.arguments.has("csv")) {
            TRYV(writeCsv(context, context.arguments.value("csv"), inspection::asCsv(columns, rows)));
        } else if (console.json) {
            QJsonObject document = answerJson(columns, types, rows, truncated, ms);
            for (auto it = more.begin(); it != more.end(); ++it)
                document.insert(it.key(), *it);
            console.document(document);
            return {};
        } else {
            printRows(console, columns, types, rows);
        }
        console.note(translate("cli", "%n row(s), %1.", nullptr, int(rows.size())).arg(durationText(console.locale, ms)));
        if (truncated)
            console.note(translate("cli", "There are more: this is where --limit cuts."));
        return {};
    }

    static Result<int> ofMany(Context &context, const inspection::Entrance &entrance, const QString &sql, const postgres::LookLimits &each)
    {
        TRY(const auto tenants, matchingTenants(context, entrance.session(), context.arguments.value("filter")));
        inspection::FleetLimits limits;
        limits.each = each;
        Console &console = context.console;
        const auto progress = [&](int done) { console.progress(done, int(tenants.size()), translate("cli", "asked")); };
        const auto result = inspection::queryFleet(entrance, tenants, sql, context.arguments.value("reason"), limits, progress, context.stop());
        console.clearProgress();
        TRY(const inspection::FleetAnswer answer, result);
        QJsonArray failed;
        for (const auto &failure : answer.failed)
            failed.append(QJsonObject{{u"tenant"_s, failure.slug}, {u"error"_s, errorJson(failure.error)}});
        TRYV(show(context, answer.columns, answer.types, answer.rows, answer.truncated, answer.ms,
                  {{u"tenants"_s, qint64(tenants.size())}, {u"answered"_s, answer.answered}, {u"failed"_s, failed}, {u"cancelled"_s, answer.cancelled}}));
        for (const auto &failure : answer.failed)
            console.note(translate("cli", "%1: %2", "tenant, what went wrong").arg(base::printable(failure.slug), failure.error.message.translated()));
        if (answer.cancelled)
            return base::cancelled();
        return answer.failed.isEmpty() ? exitDone : answer.answered > 0 ? exitPartly : exitFailed;
    }
};

class History : public Command {
public:
    Spec spec() const override
    {
        return {.noun = "inspect", .verb = "history", .summary = QT_TRANSLATE_NOOP("cli", "List who looked into which tenant, what they asked, and why."),
                .arguments = {{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id; all tenants if not given"), false}},
                .options = {{"by", "LOGIN", QT_TRANSLATE_NOOP("cli", "only what this operator asked")}, {"limit", "N", QT_TRANSLATE_NOOP("cli", "the newest N; 100 if not given")}},
                .examples = {"tenantryctl inspect history panaderia-ohiggins", "tenantryctl inspect history --by luis --json"},
                .more = QT_TRANSLATE_NOOP("cli", "A USER sees what they asked themselves.")};
    }

    Result<int> run(Context &context) override
    {
        TRY(const int limit, context.arguments.number("limit", 100, 1, 100'000));
        TRY(const auto session, context.session());
        QString tenantId;
        if (!context.arguments.positional().isEmpty()) {
            TRY(const auto tenant, registry::TenantRepository(session).find(context.arguments.at(0), context.stop()));
            tenantId = tenant.id;
        }
        TRY(const auto looks, registry::InspectionRepository(session).history(tenantId, context.arguments.value("by"), limit, context.stop()));
        if (context.console.json) {
            context.console.document(listJson(u"inspections"_s, looks, [](const registry::Inspection &look) {
                return QJsonObject{{u"id"_s, look.id}, {u"tenant"_s, look.tenantSlug}, {u"operator"_s, look.operatorLogin}, {u"kind"_s, look.kind}, {u"reason"_s, orNull(look.reason)},
                                   {u"sql"_s, orNull(look.statement)}, {u"started_at"_s, timeJson(look.startedAt)}, {u"rows"_s, look.rows ? QJsonValue(*look.rows) : QJsonValue()},
                                   {u"truncated"_s, look.truncated}, {u"ms"_s, look.ms ? QJsonValue(*look.ms) : QJsonValue()}, {u"error"_s, orNull(look.sqlstate)}};
            }));
            return exitDone;
        }
        Table table({{translate("cli", "When")}, {translate("cli", "Who")}, {translate("cli", "Tenant")}, {translate("cli", "What")}, {translate("cli", "Rows"), true}, {translate("cli", "Reason")}, {u"SQL"_s}});
        for (const auto &look : looks)
            table.add({timeText(look.startedAt), look.operatorLogin, look.tenantSlug, look.kind + (look.sqlstate.isEmpty() ? QString() : u" ("_s + look.sqlstate + u')'),
                       look.rows ? context.console.locale.toString(*look.rows) : QString(), look.reason, inspection::forTerminal(look.statement.simplified())});
        table.print(context.console);
        return exitDone;
    }
};

} // namespace

CommandPtr inspectQuery() { return std::make_unique<Query>(); }
CommandPtr inspectHistory() { return std::make_unique<History>(); }

} // namespace tenantry::cli
