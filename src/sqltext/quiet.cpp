#include "sqltext/quiet.h"

#include "sqltext/statements.h"
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
    if (type == QLatin1String("NULL"))
        return true;
    if (type == QLatin1String("DEFAULT"))
        return table == Table::New ? isPlainDefault(node.value(QLatin1String("raw_expr"))) : isConstant(node.value(QLatin1String("raw_expr")));
    // Not FOREIGN: what is referred to is there already.
    return table == Table::New && (type == QLatin1String("NOTNULL") || type == QLatin1String("PRIMARY") || type == QLatin1String("UNIQUE") || type == QLatin1String("IDENTITY"));
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

// Nothing else of a table that is there: NOT NULL has its checks folded, dropping and changing columns its partition key, and with them functions
// that are said to be immutable. Literals of its own columns' types are read by those.
bool isPlainCommand(const QJsonValue &wrapped)
{
    const QJsonObject command = inner(wrapped);
    return text(command, "subtype") == QLatin1String("AT_AddColumn") && isPlainColumn<Table::There>(object(object(command, "def"), "ColumnDef"));
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
    return false;
}

} // namespace

bool runsNothingOfOthers(QByteArrayView script)
{
    if (script.size() > readAtMost || script.contains('\\')) // which another setting of the session could read otherwise
        return false;
    const Split pieces = split(script);
    const PgQueryParseResult parsed = pg_query_parse(script.toByteArray().constData());
    const QByteArray tree = parsed.error == nullptr ? QByteArray(parsed.parse_tree) : QByteArray();
    pg_query_free_parse_result(parsed);
    // A tree that is too deep for Qt gives nothing: what was not seen is not quiet.
    const QJsonArray statements = QJsonDocument::fromJson(tree).object().value(QLatin1String("stmts")).toArray();
    return !pieces.trouble && size_t(statements.size()) == pieces.statements.size() && std::ranges::all_of(statements, [](const auto &each) {
        const QJsonObject wrapped = object(each.toObject(), "stmt");
        return !wrapped.isEmpty() && isQuiet(kind(wrapped), inner(wrapped));
    });
}

} // namespace tenantry::sqltext
