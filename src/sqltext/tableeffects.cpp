#include "sqltext/tableeffects.h"

#include "sqltext/tree.h"

#include <pg_query.h>

#include <QHash>
#include <map>
#include <optional>

namespace tenantry::sqltext {

using namespace tree;

namespace {

// The tokens of a statement: pg_query_scan() gives them as a protobuf message (pg_query.proto, ScanResult), of which only start, end
// and the kind of each are needed. Nothing is assumed of what cannot be read.
struct Token { qsizetype start = 0, end = 0; int kind = 0; };

class Message {
public:
    Message(const char *begin, const char *end) : m_at(begin), m_end(end) {}

    bool next(int &field, quint64 &number, QByteArrayView &bytes)
    {
        const auto tag = varint();
        if (!tag)
            return false;
        field = int(*tag >> 3);
        const auto value = varint();
        if (!value || ((*tag & 7) != 0 && (*tag & 7) != 2))
            return false;
        number = *value;
        bytes = {};
        if ((*tag & 7) == 2) {
            if (number > quint64(m_end - m_at))
                return false;
            bytes = QByteArrayView(m_at, qsizetype(number));
            m_at += number;
        }
        return true;
    }

private:
    std::optional<quint64> varint()
    {
        quint64 out = 0;
        for (int shift = 0; m_at < m_end && shift < 64; shift += 7) {
            const auto byte = quint8(*m_at++);
            out |= quint64(byte & 0x7F) << shift;
            if ((byte & 0x80) == 0)
                return out;
        }
        return std::nullopt;
    }
    const char *m_at, *m_end;
};

std::vector<Token> tokens(const QByteArray &statement)
{
    constexpr int tokensField = 2, startField = 1, endField = 2, kindField = 4, sqlComment = 275, cComment = 276;
    std::vector<Token> out;
    const PgQueryScanResult scanned = pg_query_scan(statement.constData());
    if (scanned.error == nullptr) {
        Message all(scanned.pbuf.data, scanned.pbuf.data + scanned.pbuf.len);
        int field = 0;
        quint64 number = 0;
        QByteArrayView bytes;
        while (all.next(field, number, bytes)) {
            if (field != tokensField)
                continue;
            Token token;
            Message one(bytes.data(), bytes.data() + bytes.size());
            QByteArrayView none;
            while (one.next(field, number, none)) {
                if (field == startField)
                    token.start = qsizetype(number);
                else if (field == endField)
                    token.end = qsizetype(number);
                else if (field == kindField)
                    token.kind = int(number);
            }
            if (token.kind != sqlComment && token.kind != cComment)
                out.push_back(token);
        }
    }
    pg_query_free_scan_result(scanned);
    return out;
}

// Where the commands of an ALTER TABLE begin: behind the table's name, and behind every comma outside of parentheses.
std::vector<qsizetype> commandStarts(const QByteArray &statement, qsizetype table)
{
    std::vector<qsizetype> out;
    const std::vector<Token> all = tokens(statement);
    size_t at = 0;
    while (at < all.size() && all[at].start < table)
        ++at;
    const auto is = [&](size_t index, char sign) { return index < all.size() && all[index].kind == sign; };
    ++at; // the name, with its schema and a star
    while (is(at, '.'))
        at += 2;
    if (is(at, '*') || is(at, ')'))
        ++at;
    if (at < all.size())
        out.push_back(all[at].start);
    for (int depth = 0; at < all.size(); ++at) {
        depth += (is(at, '(') || is(at, '[')) - (is(at, ')') || is(at, ']'));
        if (depth == 0 && is(at, ',') && at + 1 < all.size())
            out.push_back(all[at + 1].start);
    }
    return out;
}

void functionsIn(const QJsonValue &value, QList<ObjectName> &out)
{
    if (value.isArray()) {
        for (const auto &each : value.toArray())
            functionsIn(each, out);
    } else if (value.isObject()) {
        const QJsonObject node = value.toObject();
        for (auto it = node.begin(); it != node.end(); ++it) {
            if (it.key() == QLatin1String("FuncCall")) {
                ObjectName name = nameOf(strings(array(it->toObject(), "funcname")));
                if (name.schema == QLatin1String("pg_catalog"))
                    name.schema.clear();
                out << name;
            }
            functionsIn(it.value(), out);
        }
    }
}

bool isNull(const QJsonObject &expression)
{
    if (has(expression, "TypeCast"))
        return isNull(object(object(expression, "TypeCast"), "arg"));
    return flag(object(expression, "A_Const"), "isnull");
}

// "x IS NOT NULL AND y IS NOT NULL" says x and y; anything else says nothing.
void provenNotNull(const QJsonObject &expression, QStringList &out)
{
    if (const QJsonObject test = object(expression, "NullTest"); text(test, "nulltesttype") == QLatin1String("IS_NOT_NULL")) {
        const QStringList fields = strings(array(object(object(test, "arg"), "ColumnRef"), "fields"));
        if (!fields.isEmpty())
            out << fields.last();
    } else if (const QJsonObject both = object(expression, "BoolExpr"); text(both, "boolop") == QLatin1String("AND_EXPR")) {
        for (const auto &each : array(both, "args"))
            provenNotNull(each.toObject(), out);
    }
}

TypeName typeOf(const QJsonObject &node)
{
    TypeName out;
    out.name = nameOf(strings(array(node, "names")));
    if (out.name.schema == QLatin1String("pg_catalog"))
        out.name.schema.clear();
    for (const auto &each : array(node, "typmods"))
        out.modifiers << object(object(each.toObject(), "A_Const"), "ival").value(QLatin1String("ival")).toInt();
    if (out.name.name == QLatin1String("interval"))
        out.modifiers.clear(); // the first one is a mask of fields
    out.array = has(node, "arrayBounds");
    return out;
}

Column columnOf(const QJsonObject &node)
{
    Column out;
    out.name = text(node, "colname");
    out.type = typeOf(object(node, "typeName"));
    static const QHash<QString, QString> serials{{QStringLiteral("serial"), QStringLiteral("int4")},     {QStringLiteral("serial4"), QStringLiteral("int4")},
                                                 {QStringLiteral("bigserial"), QStringLiteral("int8")},  {QStringLiteral("serial8"), QStringLiteral("int8")},
                                                 {QStringLiteral("smallserial"), QStringLiteral("int2")}, {QStringLiteral("serial2"), QStringLiteral("int2")}};
    if (const auto stands = serials.constFind(out.type.name.name); out.type.name.schema.isEmpty() && stands != serials.cend()) {
        out.serial = true;
        out.type.name.name = *stands;
    }
    out.notNull = out.serial;
    out.converts = has(node, "raw_default");
    out.collates = has(node, "collClause");
    for (const auto &each : array(node, "constraints")) {
        const QJsonObject constraint = object(each.toObject(), "Constraint");
        const QString type = text(constraint, "contype");
        if (type == QLatin1String("CONSTR_NOTNULL")) {
            out.notNull = true;
        } else if (type == QLatin1String("CONSTR_DEFAULT")) {
            out.hasDefault = !isNull(object(constraint, "raw_expr"));
            functionsIn(constraint.value(QLatin1String("raw_expr")), out.functions);
        } else if (type == QLatin1String("CONSTR_IDENTITY")) {
            out.identity = out.notNull = true;
        } else if (type == QLatin1String("CONSTR_GENERATED")) {
            out.storedGenerated = true;
        } else if (type == QLatin1String("CONSTR_PRIMARY")) {
            out.primaryKey = out.notNull = true;
        } else if (type == QLatin1String("CONSTR_UNIQUE")) {
            out.unique = true;
        } else if (type == QLatin1String("CONSTR_CHECK")) {
            out.check = true;
        } else if (type == QLatin1String("CONSTR_FOREIGN")) {
            out.references = nameOf(object(constraint, "pktable"));
        }
    }
    return out;
}

Effect constraintOf(const QJsonObject &node)
{
    Effect out;
    const QString type = text(node, "contype");
    out.part = text(node, "conname");
    out.notValid = flag(node, "skip_validation");
    out.usingIndex = has(node, "indexname");
    if (type == QLatin1String("CONSTR_FOREIGN")) {
        out.change = Change::AddForeignKey;
        out.other = nameOf(object(node, "pktable"));
    } else if (type == QLatin1String("CONSTR_CHECK")) {
        out.change = Change::AddCheck;
        provenNotNull(object(node, "raw_expr"), out.notNull);
    } else if (type == QLatin1String("CONSTR_UNIQUE")) {
        out.change = Change::AddUnique;
    } else if (type == QLatin1String("CONSTR_PRIMARY")) {
        out.change = Change::AddPrimaryKey;
        out.notNull = strings(array(node, "keys"));
    } else if (type == QLatin1String("CONSTR_EXCLUSION")) {
        out.change = Change::AddExclusion;
    } else {
        out.change = Change::AlterTableOther;
        out.lock = Lock::AccessExclusive;
    }
    return out;
}

Effect other(Lock lock)
{
    Effect out;
    out.change = Change::AlterTableOther;
    out.lock = lock;
    return out;
}

Effect plain(Change change)
{
    Effect out;
    out.change = change;
    return out;
}

Effect command(const QJsonObject &node)
{
    static const std::map<QString, Effect> known{
        {QStringLiteral("AT_DropColumn"), plain(Change::DropColumn)},
        {QStringLiteral("AT_SetNotNull"), plain(Change::SetNotNull)},
        {QStringLiteral("AT_DropNotNull"), plain(Change::DropNotNull)},
        {QStringLiteral("AT_SetExpression"), plain(Change::SetExpression)},
        {QStringLiteral("AT_DropConstraint"), plain(Change::DropConstraint)},
        {QStringLiteral("AT_ValidateConstraint"), plain(Change::ValidateConstraint)},
        {QStringLiteral("AT_SetTableSpace"), plain(Change::SetTablespace)},
        {QStringLiteral("AT_SetLogged"), plain(Change::SetLogged)},
        {QStringLiteral("AT_SetUnLogged"), plain(Change::SetUnlogged)},
        {QStringLiteral("AT_SetAccessMethod"), plain(Change::SetAccessMethod)},
        {QStringLiteral("AT_SetStatistics"), other(Lock::ShareUpdateExclusive)},
        {QStringLiteral("AT_SetOptions"), other(Lock::ShareUpdateExclusive)},
        {QStringLiteral("AT_ResetOptions"), other(Lock::ShareUpdateExclusive)},
        {QStringLiteral("AT_SetRelOptions"), other(Lock::ShareUpdateExclusive)},
        {QStringLiteral("AT_ResetRelOptions"), other(Lock::ShareUpdateExclusive)},
        {QStringLiteral("AT_ClusterOn"), other(Lock::ShareUpdateExclusive)},
        {QStringLiteral("AT_DropCluster"), other(Lock::ShareUpdateExclusive)},
        {QStringLiteral("AT_AddInherit"), other(Lock::ShareUpdateExclusive)},
    };
    const QString type = text(node, "subtype");
    Effect out = other(Lock::AccessExclusive);
    const QJsonObject definition = object(node, "def");
    if (type == QLatin1String("AT_AddColumn")) {
        out = plain(Change::AddColumn);
        out.column = columnOf(object(definition, "ColumnDef"));
        out.part = out.column.name;
        out.ifNotExists = flag(node, "missing_ok");
        return out;
    }
    if (type == QLatin1String("AT_AlterColumnType")) {
        out = plain(Change::AlterColumnType);
        out.column = columnOf(object(definition, "ColumnDef"));
        out.part = text(node, "name");
        return out;
    }
    if (type == QLatin1String("AT_AddConstraint"))
        return constraintOf(object(definition, "Constraint"));
    if (type == QLatin1String("AT_AttachPartition") || type == QLatin1String("AT_DetachPartition")) {
        out = plain(type == QLatin1String("AT_AttachPartition") ? Change::AttachPartition : Change::DetachPartition);
        const QJsonObject partition = object(definition, "PartitionCmd");
        out.other = nameOf(object(partition, "name"));
        out.concurrently = flag(partition, "concurrent");
        return out;
    }
    if (type.startsWith(QLatin1String("AT_Enable")) || type.startsWith(QLatin1String("AT_Disable"))) {
        if (type.contains(QLatin1String("Trig")))
            out = plain(Change::SwitchTrigger);
        out.part = text(node, "name");
        return out;
    }
    if (const auto found = known.find(type); found != known.end())
        out = found->second;
    out.part = text(node, "name");
    out.cascade = text(node, "behavior") == QLatin1String("DROP_CASCADE");
    return out;
}

} // namespace

QString TypeName::text() const
{
    QString out = name.text();
    if (!modifiers.isEmpty()) {
        QStringList numbers;
        for (const int each : modifiers)
            numbers << QString::number(each);
        out += QLatin1Char('(') + numbers.join(QLatin1Char(',')) + QLatin1Char(')');
    }
    return array ? out + QStringLiteral("[]") : out;
}

ObjectName nameOf(const QJsonObject &rangeVar)
{
    return {text(rangeVar, "schemaname"), text(rangeVar, "relname")};
}

ObjectName nameOf(const QStringList &parts)
{
    return {parts.size() > 1 ? parts.at(parts.size() - 2) : QString(), parts.isEmpty() ? QString() : parts.last()};
}

Effect createTable(const QJsonObject &node)
{
    Effect out;
    out.change = Change::CreateTable;
    const QJsonObject relation = object(node, "relation");
    out.object = nameOf(relation);
    out.temporary = text(relation, "relpersistence") == QLatin1String("t");
    out.ifNotExists = flag(node, "if_not_exists");
    out.partitioned = has(node, "partspec");
    if (has(node, "partbound"))
        out.other = nameOf(inner(array(node, "inhRelations").at(0)));
    for (const auto &each : array(node, "tableElts")) {
        const QJsonObject element = each.toObject();
        if (has(element, "ColumnDef")) {
            out.columns.push_back(columnOf(object(element, "ColumnDef")));
        } else if (has(element, "Constraint")) {
            const Effect constraint = constraintOf(object(element, "Constraint"));
            if (constraint.change == Change::AddCheck || constraint.change == Change::AddPrimaryKey)
                out.notNull << constraint.notNull;
        }
    }
    return out;
}

std::vector<Effect> alterTable(const QJsonObject &node, const QByteArray &statement)
{
    const QString type = text(node, "objtype");
    const bool index = type == QLatin1String("OBJECT_INDEX");
    if (type != QLatin1String("OBJECT_TABLE") && type != QLatin1String("OBJECT_MATVIEW") && !index)
        return {}; // composite types, views, sequences, foreign tables: no rows of tenants are held up
    const QJsonArray commands = array(node, "cmds");
    const QJsonObject relation = object(node, "relation");
    const std::vector<qsizetype> starts = commandStarts(statement, relation.value(QLatin1String("location")).toInt());
    std::vector<Effect> out;
    for (qsizetype i = 0; i < commands.size(); ++i) {
        Effect effect = command(inner(commands.at(i)));
        if (index && effect.change != Change::SetTablespace)
            continue;
        effect.object = nameOf(relation);
        effect.onIndex = index;
        if (qsizetype(starts.size()) == commands.size())
            effect.offset = starts[size_t(i)];
        out.push_back(std::move(effect));
    }
    return out;
}

bool constrainsDomain(const QJsonArray &constraints)
{
    for (const auto &each : constraints) {
        const QString type = text(object(each.toObject(), "Constraint"), "contype");
        if (type == QLatin1String("CONSTR_CHECK") || type == QLatin1String("CONSTR_NOTNULL"))
            return true;
    }
    return false;
}

} // namespace tenantry::sqltext
