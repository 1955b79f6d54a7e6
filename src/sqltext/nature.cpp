#include "sqltext/nature.h"

#include "sqltext/tree.h"

#include <pg_query.h>

#include <QJsonDocument>
#include <optional>
#include <utility>

namespace tenantry::sqltext {

using namespace tree;

namespace {

constexpr qsizetype parsedAtMost = 4 << 20; // a longer statement is data, and data is ordinary

Meaning outside(const char *words) { return {Nature::OutsideOnly, QString::fromLatin1(words), {}}; }

// An option of the form (CONCURRENTLY), (CONCURRENTLY on), WITH (connect = false): on unless it says otherwise.
std::optional<bool> option(const QJsonArray &options, const char *name)
{
    for (const auto &entry : options) {
        const QJsonObject element = object(entry.toObject(), "DefElem");
        if (text(element, "defname") != QLatin1String(name))
            continue;
        const QJsonObject argument = object(element, "arg");
        if (argument.contains(QLatin1String("Integer")))
            return object(argument, "Integer").value(QLatin1String("ival")).toInt() != 0;
        if (argument.contains(QLatin1String("Boolean")))
            return flag(object(argument, "Boolean"), "boolval");
        const QString value = text(object(argument, "String"), "sval").toLower();
        return value != QLatin1String("off") && value != QLatin1String("false");
    }
    return std::nullopt;
}

ConcurrentIndex::Kind reindexKind(const QString &kind)
{
    if (kind == QLatin1String("REINDEX_OBJECT_TABLE"))
        return ConcurrentIndex::Kind::ReindexTable;
    if (kind == QLatin1String("REINDEX_OBJECT_INDEX"))
        return ConcurrentIndex::Kind::ReindexIndex;
    return ConcurrentIndex::Kind::ReindexMore;
}

Meaning index(const QJsonObject &node)
{
    if (!flag(node, "concurrent"))
        return {};
    Meaning out = outside("CREATE INDEX CONCURRENTLY");
    const QJsonObject relation = object(node, "relation");
    out.concurrent = {ConcurrentIndex::Kind::Create, text(relation, "schemaname"), text(relation, "relname"), text(node, "idxname")};
    return out;
}

Meaning drop(const QJsonObject &node)
{
    if (!flag(node, "concurrent"))
        return {};
    Meaning out = outside("DROP INDEX CONCURRENTLY");
    const QJsonArray names = object(node.value(QLatin1String("objects")).toArray().at(0).toObject(), "List").value(QLatin1String("items")).toArray();
    const auto part = [&](qsizetype at) { return at < 0 ? QString() : text(object(names.at(at).toObject(), "String"), "sval"); };
    out.concurrent = {ConcurrentIndex::Kind::Drop, part(names.size() - 2), {}, part(names.size() - 1)};
    return out;
}

Meaning reindex(const QJsonObject &node)
{
    const QString kind = text(node, "kind");
    const bool concurrently = option(node.value(QLatin1String("params")).toArray(), "concurrently").value_or(false);
    Meaning out = outside(concurrently ? "REINDEX CONCURRENTLY" : "REINDEX");
    if (concurrently) {
        const QJsonObject relation = object(node, "relation");
        out.concurrent = {reindexKind(kind), text(relation, "schemaname"), text(relation, "relname"), {}};
        if (out.concurrent.kind == ConcurrentIndex::Kind::ReindexIndex)
            std::swap(out.concurrent.table, out.concurrent.index);
        return out;
    }
    return reindexKind(kind) == ConcurrentIndex::Kind::ReindexMore ? out : Meaning{};
}

Meaning transaction(const QJsonObject &node)
{
    const QString kind = text(node, "kind").mid(int(qstrlen("TRANS_STMT_")));
    if (kind == QLatin1String("BEGIN"))
        return {Nature::Begin, QStringLiteral("BEGIN"), {}};
    if (kind == QLatin1String("START"))
        return {Nature::Begin, QStringLiteral("START TRANSACTION"), {}};
    if (kind == QLatin1String("COMMIT"))
        return {Nature::Commit, QStringLiteral("COMMIT"), {}};
    if (kind == QLatin1String("ROLLBACK"))
        return {Nature::Rollback, QStringLiteral("ROLLBACK"), {}};
    if (kind == QLatin1String("PREPARE"))
        return {Nature::Prepare, QStringLiteral("PREPARE TRANSACTION"), {}};
    if (kind == QLatin1String("COMMIT_PREPARED"))
        return outside("COMMIT PREPARED");
    if (kind == QLatin1String("ROLLBACK_PREPARED"))
        return outside("ROLLBACK PREPARED");
    return {}; // SAVEPOINT, RELEASE, ROLLBACK TO
}

Meaning copy(const QJsonObject &node)
{
    if (!text(node, "filename").isEmpty() || flag(node, "is_program"))
        return {};
    if (flag(node, "is_from"))
        return {Nature::CopyFromStdin, QStringLiteral("COPY … FROM STDIN"), {}};
    return {Nature::CopyToStdout, QStringLiteral("COPY … TO STDOUT"), {}};
}

Meaning alterTable(const QJsonObject &node)
{
    for (const auto &entry : node.value(QLatin1String("cmds")).toArray()) {
        const QJsonObject command = object(entry.toObject(), "AlterTableCmd");
        if (flag(object(object(command, "def"), "PartitionCmd"), "concurrent"))
            return outside("DETACH PARTITION CONCURRENTLY");
    }
    return {};
}

Meaning subscription(const QJsonObject &node)
{
    const QJsonArray options = node.value(QLatin1String("options")).toArray();
    const bool slot = option(options, "connect").value_or(true) && option(options, "create_slot").value_or(true);
    return slot ? outside("CREATE SUBSCRIPTION") : Meaning{};
}

Meaning ofNode(const QString &type, const QJsonObject &node)
{
    if (type == QLatin1String("IndexStmt"))
        return index(node);
    if (type == QLatin1String("DropStmt"))
        return drop(node);
    if (type == QLatin1String("ReindexStmt"))
        return reindex(node);
    if (type == QLatin1String("TransactionStmt"))
        return transaction(node);
    if (type == QLatin1String("CopyStmt"))
        return copy(node);
    if (type == QLatin1String("AlterTableStmt"))
        return alterTable(node);
    if (type == QLatin1String("VacuumStmt"))
        return flag(node, "is_vacuumcmd") ? outside("VACUUM") : Meaning{};
    if (type == QLatin1String("ClusterStmt"))
        return node.contains(QLatin1String("relation")) ? Meaning{} : outside("CLUSTER");
    if (type == QLatin1String("CreatedbStmt"))
        return outside("CREATE DATABASE");
    if (type == QLatin1String("DropdbStmt"))
        return outside("DROP DATABASE");
    if (type == QLatin1String("CreateTableSpaceStmt"))
        return outside("CREATE TABLESPACE");
    if (type == QLatin1String("DropTableSpaceStmt"))
        return outside("DROP TABLESPACE");
    if (type == QLatin1String("AlterSystemStmt"))
        return outside("ALTER SYSTEM");
    if (type == QLatin1String("AlterDatabaseStmt"))
        return option(node.value(QLatin1String("options")).toArray(), "tablespace") ? outside("ALTER DATABASE SET TABLESPACE") : Meaning{};
    if (type == QLatin1String("CreateSubscriptionStmt"))
        return subscription(node);
    if (type == QLatin1String("DropSubscriptionStmt"))
        return outside("DROP SUBSCRIPTION");
    if (type == QLatin1String("AlterSubscriptionStmt")) {
        const QString kind = text(node, "kind");
        const bool harmless = kind.endsWith(QLatin1String("_OPTIONS")) || kind.endsWith(QLatin1String("_CONNECTION")) || kind.endsWith(QLatin1String("_ENABLED"));
        return harmless ? Meaning{} : outside("ALTER SUBSCRIPTION");
    }
    if (type == QLatin1String("DiscardStmt"))
        return text(node, "target") == QLatin1String("DISCARD_ALL") ? outside("DISCARD ALL") : Meaning{};
    if (type == QLatin1String("VariableSetStmt"))
        return flag(node, "is_local") ? Meaning{} : Meaning{Nature::Setting, QStringLiteral("SET"), {}};
    if (type == QLatin1String("CallStmt"))
        return {Nature::MayCommit, QStringLiteral("CALL"), {}};
    if (type == QLatin1String("DoStmt"))
        return {Nature::MayCommit, QStringLiteral("DO"), {}};
    return {};
}

// For what the grammar above cannot read.
Meaning byWords(QByteArrayView statement)
{
    const QByteArray words = statement.first(std::min<qsizetype>(statement.size(), 4096)).toByteArray().simplified().toUpper() + ' ';
    const auto starts = [&](const char *prefix) { return words.startsWith(prefix); };
    const bool concurrently = words.contains(" CONCURRENTLY ") || words.contains("(CONCURRENTLY");
    for (const char *verb : {"CREATE ", "DROP ", "ALTER ", "REINDEX ", "REPACK "})
        if (starts(verb) && concurrently)
            return {Nature::OutsideOnly, QString::fromLatin1(verb) + QStringLiteral("… CONCURRENTLY"), {}};
    for (const char *whole : {"VACUUM ", "CREATE DATABASE ", "DROP DATABASE ", "CREATE TABLESPACE ", "DROP TABLESPACE ", "ALTER SYSTEM ",
                              "CREATE SUBSCRIPTION ", "DROP SUBSCRIPTION "})
        if (starts(whole))
            return {Nature::OutsideOnly, QString::fromLatin1(whole).trimmed(), {}};
    if (starts("COPY ") && words.contains(" FROM STDIN"))
        return {Nature::CopyFromStdin, QStringLiteral("COPY … FROM STDIN"), {}};
    return {Nature::Unknown, {}, {}};
}

} // namespace

Meaning meaning(QByteArrayView statement)
{
    if (statement.size() > parsedAtMost)
        return {};
    const PgQueryParseResult parsed = pg_query_parse(statement.toByteArray().constData());
    const bool understood = parsed.error == nullptr;
    const QByteArray tree = understood ? QByteArray(parsed.parse_tree) : QByteArray();
    pg_query_free_parse_result(parsed);
    if (!understood)
        return byWords(statement);
    const QJsonObject root = QJsonDocument::fromJson(tree).object();
    const QJsonArray statements = root.value(QLatin1String("stmts")).toArray();
    if (statements.isEmpty())
        return {};
    const QJsonObject node = object(statements.at(0).toObject(), "stmt");
    return node.isEmpty() ? Meaning{} : ofNode(node.begin().key(), node.begin().value().toObject());
}

} // namespace tenantry::sqltext
