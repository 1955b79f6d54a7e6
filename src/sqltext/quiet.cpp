#include "sqltext/quiet.h"

#include "sqltext/tree.h"

#include <pg_query.h>

#include <QJsonDocument>
#include <algorithm>
#include <array>

namespace tenantry::sqltext {

using namespace tree;

namespace {

constexpr qsizetype readAtMost = 256 << 10; // a longer script has more in it than definitions

bool all(const QJsonArray &list, bool (*holds)(const QJsonValue &))
{
    return std::ranges::all_of(list, [holds](const auto &each) { return holds(each); });
}

// int, varchar(10) and their like come as pg_catalog.int4 from the grammar; those that are no words of the grammar as they are written.
bool isOwnType(const QJsonObject &type)
{
    static constexpr std::array known{"int2", "int4", "int8", "float4", "float8", "numeric", "bool", "text", "varchar", "bpchar", "char", "name", "uuid", "json", "jsonb", "date", "time", "timetz",
                                      "timestamp", "timestamptz", "interval", "bytea", "inet", "cidr", "macaddr", "macaddr8", "bit", "varbit", "xml", "tsvector", "money", "oid"};
    QStringList names = strings(array(type, "names"));
    if (names.size() == 2 && names.first() == QLatin1String("pg_catalog"))
        names.removeFirst();
    return names.size() == 1 && !flag(type, "setof") && !flag(type, "pct_type") && std::ranges::any_of(known, [&](const char *one) { return names.first() == QLatin1String(one); });
}

bool isSerial(const QJsonObject &type)
{
    static constexpr std::array known{"serial", "bigserial", "smallserial", "serial2", "serial4", "serial8"};
    const QStringList names = strings(array(type, "names"));
    return names.size() == 1 && std::ranges::any_of(known, [&](const char *one) { return names.first() == QLatin1String(one); });
}

bool isConstant(const QJsonValue &expression)
{
    const QString type = kind(expression);
    if (type == QLatin1String("TypeCast"))
        return isConstant(inner(expression).value(QLatin1String("arg"))) && isOwnType(object(inner(expression), "typeName"));
    return type == QLatin1String("A_Const");
}

// What a new table keeps as a default is not run when it is made.
bool isPlainDefault(const QJsonValue &expression)
{
    if (kind(expression) == QLatin1String("SQLValueFunction"))
        return true;
    if (kind(expression) != QLatin1String("FuncCall"))
        return isConstant(expression);
    const QStringList name = strings(array(inner(expression), "funcname"));
    return array(inner(expression), "args").isEmpty() && (name == QStringList{QStringLiteral("now")} || name == QStringList{QStringLiteral("gen_random_uuid")});
}

enum class Table { New, There };

template<Table table>
bool isPlainConstraint(const QJsonValue &constraint)
{
    const QJsonObject node = inner(constraint);
    const QString type = text(node, "contype").mid(int(qstrlen("CONSTR_")));
    if (type == QLatin1String("NULL") || type == QLatin1String("NOTNULL"))
        return true;
    if (type == QLatin1String("DEFAULT"))
        return table == Table::New ? isPlainDefault(node.value(QLatin1String("raw_expr"))) : isConstant(node.value(QLatin1String("raw_expr")));
    // Of an empty table nothing is looked at. A key of one with rows is checked as the table's owner, but that is more than has to be known here.
    return table == Table::New && (type == QLatin1String("PRIMARY") || type == QLatin1String("UNIQUE") || type == QLatin1String("FOREIGN") || type == QLatin1String("IDENTITY"));
}

template<Table table>
bool isPlainColumn(const QJsonObject &column)
{
    const QJsonObject type = object(column, "typeName");
    return (isOwnType(type) || (table == Table::New && isSerial(type))) && !has(column, "collClause") && all(array(column, "constraints"), &isPlainConstraint<table>);
}

bool isPlainElement(const QJsonValue &element)
{
    if (kind(element) == QLatin1String("ColumnDef"))
        return isPlainColumn<Table::New>(inner(element));
    return kind(element) == QLatin1String("Constraint") && isPlainConstraint<Table::New>(element);
}

bool isPlainCommand(const QJsonValue &wrapped)
{
    const QJsonObject command = inner(wrapped);
    const QString type = text(command, "subtype").mid(int(qstrlen("AT_")));
    if (type == QLatin1String("AddColumn"))
        return isPlainColumn<Table::There>(object(object(command, "def"), "ColumnDef"));
    if (type == QLatin1String("ColumnDefault"))
        return !has(command, "def") || isConstant(command.value(QLatin1String("def")));
    return type == QLatin1String("DropColumn") || type == QLatin1String("DropNotNull") || type == QLatin1String("SetNotNull") || type == QLatin1String("DropConstraint");
}

bool isPlainKey(const QJsonValue &key)
{
    const QJsonObject node = inner(key);
    return has(node, "name") && !has(node, "expr") && !has(node, "opclass") && !has(node, "collation");
}

bool isQuiet(const QString &type, const QJsonObject &node)
{
    if (type == QLatin1String("CreateStmt"))
        return !has(node, "inhRelations") && !has(node, "partspec") && !has(node, "partbound") && !has(node, "ofTypename") && !has(node, "accessMethod") && all(array(node, "tableElts"), &isPlainElement);
    if (type == QLatin1String("AlterTableStmt"))
        return text(node, "objtype") == QLatin1String("OBJECT_TABLE") && all(array(node, "cmds"), &isPlainCommand);
    if (type == QLatin1String("IndexStmt"))
        return !flag(node, "concurrent") && !has(node, "whereClause") && !has(node, "excludeOpNames") && all(array(node, "indexParams"), &isPlainKey);
    if (type == QLatin1String("DropStmt")) {
        const QString what = text(node, "removeType").mid(int(qstrlen("OBJECT_")));
        return !flag(node, "concurrent") && (what == QLatin1String("TABLE") || what == QLatin1String("INDEX") || what == QLatin1String("VIEW") || what == QLatin1String("SEQUENCE"));
    }
    if (type == QLatin1String("RenameStmt")) {
        const QString what = text(node, "renameType").mid(int(qstrlen("OBJECT_")));
        return what == QLatin1String("TABLE") || what == QLatin1String("COLUMN") || what == QLatin1String("INDEX");
    }
    return type == QLatin1String("CommentStmt");
}

} // namespace

bool runsNothingOfOthers(QByteArrayView script)
{
    if (script.size() > readAtMost)
        return false;
    const PgQueryParseResult parsed = pg_query_parse(script.toByteArray().constData());
    const QByteArray tree = parsed.error == nullptr ? QByteArray(parsed.parse_tree) : QByteArray();
    pg_query_free_parse_result(parsed);
    const QJsonArray statements = QJsonDocument::fromJson(tree).object().value(QLatin1String("stmts")).toArray();
    return !tree.isEmpty() && std::ranges::all_of(statements, [](const auto &each) {
        const QJsonObject wrapped = object(each.toObject(), "stmt");
        return !wrapped.isEmpty() && isQuiet(kind(wrapped), inner(wrapped));
    });
}

} // namespace tenantry::sqltext
