#include "sqltext/looking.h"

#include "sqltext/statements.h"
#include "sqltext/tree.h"

#include <pg_query.h>

#include <QJsonDocument>
#include <algorithm>
#include <array>

namespace tenantry::sqltext {

using namespace tree;

namespace {

// Beginnings of names, in the order of the alphabet. Names that begin like one of these and only look are refused too: nobody misses them.
constexpr std::array beginnings{
    "binary_upgrade_", "current_logfile", "cursor_to_", "database_to_", "dblink", "http", "lo_", "loread", "lowrite", "net.", "pg_advisory_", "pg_backup_", "pg_cancel_backend",
    "pg_clear_", "pg_copy_", "pg_create_", "pg_current_logfile", "pg_drop_", "pg_export_snapshot", "pg_file_", "pg_import_", "pg_log_", "pg_logdir_", "pg_logical_", "pg_ls_",
    "pg_nextoid", "pg_notify", "pg_prewarm", "pg_promote", "pg_read_", "pg_reload_", "pg_replication_", "pg_restore_", "pg_rotate_", "pg_set_", "pg_sleep", "pg_start_", "pg_stat_file",
    "pg_stat_force_", "pg_stat_reset", "pg_stat_statements_reset", "pg_stop_", "pg_switch_", "pg_sync_", "pg_terminate_backend", "pg_truncate_", "pg_try_advisory_", "pg_wal_replay_",
    "plpgsql_call_handler", "postgres_fdw_", "query_to_", "schema_to_", "set_config", "setseed", "table_to_", "txid_current", "ts_stat", "pg_current_xact_id", "nextval", "setval",
    "copy_", "cron.", "refresh_", "crosstab", "connectby", "normal_rand", "xpath_table", "gin_clean_", "brin_summarize_", "brin_desummarize_",
};

struct Found {
    QString writes, sideEffect;
    QStringList tables;
};

void note(const QString &name, const QJsonObject &fields, Found &found)
{
    if (name == QLatin1String("FuncCall")) {
        const QStringList parts = strings(array(fields, "funcname"));
        // pg_catalog.sum() and public.sum() are judged alike: whose it is, is not known here.
        if (!parts.isEmpty() && (hasSideEffects(parts.last()) || hasSideEffects(parts.join(QLatin1Char('.')))) && found.sideEffect.isEmpty())
            found.sideEffect = parts.last();
    } else if (name == QLatin1String("RangeVar")) {
        const QString schema = text(fields, "schemaname"), table = text(fields, "relname");
        const QString whole = schema.isEmpty() ? table : schema + QLatin1Char('.') + table;
        if (!found.tables.contains(whole))
            found.tables << whole;
    } else if (name == QLatin1String("LockingClause") && found.writes.isEmpty()) {
        found.writes = QStringLiteral("FOR UPDATE");
    } else if (name == QLatin1String("IntoClause") && found.writes.isEmpty()) {
        found.writes = QStringLiteral("INTO");
    } else if (found.writes.isEmpty()) {
        for (const char *statement : {"InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"})
            if (name == QLatin1String(statement))
                found.writes = QString::fromLatin1(statement).chopped(4).toUpper();
    }
}

// Every node is {"Kind": {…}}; what is the only possible kind at its place stands without it ("intoClause": {…}).
void walk(const QJsonValue &node, Found &found)
{
    if (node.isArray()) {
        for (const auto &each : node.toArray())
            walk(each, found);
        return;
    }
    const QJsonObject fields = node.toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        if (it->isObject() && !it.key().isEmpty() && it.key().front().isUpper())
            note(it.key(), it->toObject(), found);
        else if (it.key() == QLatin1String("intoClause") && it->isObject())
            note(QStringLiteral("IntoClause"), it->toObject(), found);
        else if (it.key() == QLatin1String("relation") && it->isObject() && it->toObject().contains(QLatin1String("relname")))
            note(QStringLiteral("RangeVar"), it->toObject(), found);
        walk(*it, found);
    }
}

QString wordFor(const QString &kind)
{
    QString out; // "CreateTableAsStmt" -> "CREATE TABLE AS"
    for (const QChar c : kind.endsWith(QLatin1String("Stmt")) ? kind.chopped(4) : kind) {
        if (c.isUpper() && !out.isEmpty())
            out += QLatin1Char(' ');
        out += c.toUpper();
    }
    return out;
}

} // namespace

bool hasSideEffects(const QString &function)
{
    const QString name = function.toLower();
    return std::ranges::any_of(beginnings, [&](const char *beginning) { return name.startsWith(QLatin1String(beginning)); });
}

Looking looking(QByteArrayView sql)
{
    const QByteArray copy = sql.toByteArray();
    const PgQueryParseResult parsed = pg_query_parse(copy.constData());
    const struct Guard {
        const PgQueryParseResult &result;
        ~Guard() { pg_query_free_parse_result(result); }
    } guard{parsed};
    Looking out;
    if (parsed.error) {
        out.refusal = Refusal::Unreadable;
        out.what = QString::fromUtf8(parsed.error->message);
        if (parsed.error->cursorpos > 0) { // in characters
            const qsizetype offset = QString::fromUtf8(copy).left(parsed.error->cursorpos - 1).toUtf8().size();
            const Position at = positionAt(copy, offset);
            out.line = at.line;
            out.column = at.column;
        }
        return out;
    }
    QJsonParseError unread;
    const QJsonDocument tree = QJsonDocument::fromJson(parsed.parse_tree, &unread);
    if (unread.error != QJsonParseError::NoError) { // nested more deeply than is looked into
        out.refusal = Refusal::Unreadable;
        out.what = QStringLiteral("nested too deeply");
        return out;
    }
    const QJsonArray statements = tree.object().value(QLatin1String("stmts")).toArray();
    if (statements.isEmpty()) {
        out.refusal = Refusal::Nothing;
        return out;
    }
    if (statements.size() > 1) {
        out.refusal = Refusal::Several;
        return out;
    }
    QJsonObject statement = object(statements.at(0).toObject(), "stmt");
    QString what = kind(statement);
    if (what == QLatin1String("ExplainStmt")) {
        statement = object(inner(statement), "query");
        what = kind(statement);
        if (what != QLatin1String("SelectStmt")) {
            out.refusal = Refusal::Other;
            out.what = QStringLiteral("EXPLAIN ") + wordFor(what);
            return out;
        }
    }
    if (what == QLatin1String("VariableShowStmt"))
        return out;
    if (what != QLatin1String("SelectStmt")) {
        out.refusal = Refusal::Other;
        out.what = what == QLatin1String("TransactionStmt") ? QStringLiteral("BEGIN, COMMIT") : what == QLatin1String("VariableSetStmt") ? QStringLiteral("SET") : wordFor(what);
        return out;
    }
    Found found;
    walk(statement, found);
    out.tables = found.tables;
    if (!found.writes.isEmpty()) {
        out.refusal = Refusal::Writes;
        out.what = found.writes;
    } else if (!found.sideEffect.isEmpty()) {
        out.refusal = Refusal::SideEffect;
        out.what = found.sideEffect;
    }
    return out;
}

} // namespace tenantry::sqltext
