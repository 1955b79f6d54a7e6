#include "sqltext/effects.h"

#include "sqltext/tableeffects.h"
#include "sqltext/tree.h"

#include <pg_query.h>

#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

namespace tenantry::sqltext {

using namespace tree;

namespace {

constexpr qsizetype parsedAtMost = 4 << 20;      // a longer statement is data
constexpr qsizetype insertReadAtMost = 64 << 10; // and a long INSERT is too
constexpr int deepest = 24;                      // of CTEs within CTEs

using Effects = std::vector<Effect>;

Effect make(Change change, const ObjectName &object, qsizetype offset = 0)
{
    Effect out;
    out.change = change;
    out.object = object;
    out.offset = offset;
    return out;
}

Effects one(Effect effect)
{
    Effects out;
    out.push_back(std::move(effect));
    return out;
}

bool optionOn(const QJsonArray &options, const char *name)
{
    for (const auto &entry : options) {
        const QJsonObject element = object(entry.toObject(), "DefElem");
        if (text(element, "defname") != QLatin1String(name))
            continue;
        const QJsonObject argument = object(element, "arg");
        if (has(argument, "Integer"))
            return object(argument, "Integer").value(QLatin1String("ival")).toInt() != 0;
        if (has(argument, "Boolean"))
            return flag(object(argument, "Boolean"), "boolval");
        const QString value = text(object(argument, "String"), "sval").toLower();
        return value != QLatin1String("off") && value != QLatin1String("false");
    }
    return false;
}

// Several tables in one statement: each where it stands; a single one is where the statement is.
Effects each(Change change, const QJsonArray &relations, const auto &more)
{
    Effects out;
    for (const auto &relation : relations) {
        const QJsonObject range = inner(relation);
        Effect effect = make(change, nameOf(range), relations.size() > 1 ? range.value(QLatin1String("location")).toInt() : 0);
        more(effect);
        out.push_back(std::move(effect));
    }
    return out;
}

ObjectName droppedName(const QJsonValue &object)
{
    const QString type = kind(object);
    const QJsonObject node = inner(object);
    if (type == QLatin1String("List"))
        return nameOf(strings(array(node, "items")));
    if (type == QLatin1String("ObjectWithArgs"))
        return nameOf(strings(array(node, "objname")));
    if (type == QLatin1String("TypeName"))
        return nameOf(strings(array(node, "names")));
    return {{}, text(node, "sval")};
}

Effects drop(const QJsonObject &node)
{
    const QString type = text(node, "removeType").mid(int(qstrlen("OBJECT_")));
    static const QHash<QString, Change> known{
        {QStringLiteral("TABLE"), Change::DropTable},         {QStringLiteral("INDEX"), Change::DropIndex},
        {QStringLiteral("SCHEMA"), Change::DropSchema},       {QStringLiteral("VIEW"), Change::DropView},
        {QStringLiteral("FUNCTION"), Change::DropRoutine},    {QStringLiteral("PROCEDURE"), Change::DropRoutine},
        {QStringLiteral("ROUTINE"), Change::DropRoutine},     {QStringLiteral("AGGREGATE"), Change::DropRoutine},
        {QStringLiteral("SEQUENCE"), Change::DropSequence},   {QStringLiteral("TYPE"), Change::DropType},
        {QStringLiteral("DOMAIN"), Change::DropType},         {QStringLiteral("MATVIEW"), Change::DropMaterializedView},
    };
    Effects out;
    for (const auto &object : array(node, "objects")) {
        Effect effect = make(known.value(type, Change::DropOther), droppedName(object));
        effect.cascade = text(node, "behavior") == QLatin1String("DROP_CASCADE");
        effect.concurrently = flag(node, "concurrent");
        out.push_back(std::move(effect));
    }
    return out;
}

Effects rename(const QJsonObject &node)
{
    const QString type = text(node, "renameType").mid(int(qstrlen("OBJECT_")));
    Effect out;
    out.newName = text(node, "newname");
    out.part = text(node, "subname");
    if (type == QLatin1String("TABCONSTRAINT") || type == QLatin1String("ATTRIBUTE") || type == QLatin1String("TRIGGER")
        || type == QLatin1String("POLICY") || type == QLatin1String("RULE") || type == QLatin1String("DOMCONSTRAINT") || type == QLatin1String("ROLE"))
        return {};
    if (has(node, "relation"))
        out.object = nameOf(object(node, "relation"));
    if (type == QLatin1String("COLUMN")) {
        out.change = Change::RenameColumn;
    } else if (type == QLatin1String("TABLE") || type == QLatin1String("VIEW") || type == QLatin1String("MATVIEW") || type == QLatin1String("FOREIGN_TABLE")) {
        out.change = Change::RenameTable;
    } else if (type == QLatin1String("INDEX")) {
        out.change = Change::RenameIndex;
    } else {
        out.change = Change::RenameOther;
        if (out.object.isEmpty())
            out.object = has(node, "object") ? droppedName(node.value(QLatin1String("object"))) : ObjectName{{}, out.part};
    }
    return one(out);
}

Effects renamedValue(const QJsonObject &node)
{
    if (!has(node, "oldVal"))
        return {}; // ADD VALUE
    Effect out = make(Change::RenameOther, nameOf(strings(array(node, "typeName"))));
    out.part = text(node, "oldVal");
    out.newName = text(node, "newVal");
    return one(out);
}

Effects move(const QJsonObject &node)
{
    Effect out = make(Change::MoveToSchema, has(node, "relation") ? nameOf(object(node, "relation")) : droppedName(node.value(QLatin1String("object"))));
    out.newName = text(node, "newschema");
    return text(node, "objectType") == QLatin1String("OBJECT_EXTENSION") ? Effects{} : one(out);
}

Effects index(const QJsonObject &node)
{
    const QJsonObject relation = object(node, "relation");
    Effect out = make(Change::CreateIndex, {text(relation, "schemaname"), text(node, "idxname")});
    out.other = nameOf(relation);
    out.concurrently = flag(node, "concurrent");
    out.ifNotExists = flag(node, "if_not_exists");
    out.only = !flag(relation, "inh");
    return one(out);
}

Effects vacuum(const QJsonObject &node)
{
    if (!flag(node, "is_vacuumcmd") || !optionOn(array(node, "options"), "full"))
        return {};
    Effects out;
    for (const auto &relation : array(node, "rels"))
        out.push_back(make(Change::VacuumFull, nameOf(object(inner(relation), "relation"))));
    return out.empty() ? one(make(Change::VacuumFull, {})) : out;
}

Effects reindex(const QJsonObject &node)
{
    const bool ofIndex = text(node, "kind") == QLatin1String("REINDEX_OBJECT_INDEX");
    Effect out = make(Change::Reindex, has(node, "relation") ? nameOf(object(node, "relation")) : ObjectName{{}, text(node, "name")});
    out.onIndex = ofIndex;
    out.part = has(node, "relation") ? QString() : QStringLiteral("all");
    out.concurrently = optionOn(array(node, "params"), "concurrently");
    return one(out);
}

Effects tableAs(const QJsonObject &node)
{
    const QJsonObject relation = object(object(node, "into"), "rel");
    const bool view = text(node, "objtype") == QLatin1String("OBJECT_MATVIEW");
    Effect out = make(view ? Change::CreateMaterializedView : Change::CreateTable, nameOf(relation));
    out.temporary = text(relation, "relpersistence") == QLatin1String("t");
    out.ifNotExists = flag(node, "if_not_exists");
    return one(out);
}

Effects routine(const QJsonObject &node)
{
    Effect out = make(Change::CreateRoutine, nameOf(strings(array(node, "funcname"))));
    bool inlined = false; // a function in SQL may become part of the statement, and then counts by what is in it
    for (const auto &option : array(node, "options")) {
        const QJsonObject element = object(option.toObject(), "DefElem");
        const QString value = text(object(object(element, "arg"), "String"), "sval");
        if (text(element, "defname") == QLatin1String("volatility"))
            out.volatility = value;
        else if (text(element, "defname") == QLatin1String("language"))
            inlined = value.compare(QLatin1String("sql"), Qt::CaseInsensitive) == 0;
    }
    if (has(node, "sql_body"))
        inlined = true;
    if (out.volatility.isEmpty() && !inlined)
        out.volatility = QStringLiteral("volatile");
    return one(out);
}

Effects domain(const QJsonObject &node)
{
    Effect out = make(Change::CreateDomain, nameOf(strings(array(node, "domainname"))));
    out.constrained = constrainsDomain(array(node, "constraints"));
    return one(out);
}

Effects alterDomain(const QJsonObject &node)
{
    const QString subtype = text(node, "subtype");
    const QJsonObject constraint = object(object(node, "def"), "Constraint");
    if (subtype != QLatin1String("O") && !(subtype == QLatin1String("C") && !flag(constraint, "skip_validation")))
        return {};
    Effect out = make(Change::AlterDomain, nameOf(strings(array(node, "typeName"))));
    out.part = text(constraint, "conname");
    out.constrained = true;
    return one(out);
}

Effects setting(const QJsonObject &node)
{
    const QString name = text(node, "name").toLower();
    static const QStringList timeouts{QStringLiteral("lock_timeout"), QStringLiteral("statement_timeout"), QStringLiteral("transaction_timeout"),
                                      QStringLiteral("idle_in_transaction_session_timeout"), QStringLiteral("deadlock_timeout")};
    Effect out;
    out.part = name;
    if (timeouts.contains(name)) {
        out.change = Change::SetTimeout;
        return one(out);
    }
    if (name != QLatin1String("search_path"))
        return {};
    out.change = Change::SetSearchPath;
    for (const auto &value : array(node, "args"))
        out.values << text(object(object(value.toObject(), "A_Const"), "sval"), "sval");
    return one(out);
}

Effects anonymous(const QJsonObject &node)
{
    QString body;
    for (const auto &argument : array(node, "args")) {
        const QJsonObject element = object(argument.toObject(), "DefElem");
        if (text(element, "defname") == QLatin1String("as"))
            body = text(object(object(element, "arg"), "String"), "sval");
    }
    // Only a block that seems to do one of the things that are looked at elsewhere.
    static const QRegularExpression words(QStringLiteral("\\b(ALTER\\s+TABLE|CREATE\\s+(UNIQUE\\s+)?INDEX|DROP\\s+(TABLE|INDEX|SCHEMA|VIEW|COLUMN)|TRUNCATE|UPDATE|"
                                                         "DELETE\\s+FROM|LOCK\\s+TABLE|REINDEX|CLUSTER|REFRESH\\s+MATERIALIZED)\\b"),
                                          QRegularExpression::CaseInsensitiveOption);
    const auto match = words.match(body);
    if (!match.hasMatch())
        return {};
    Effect out;
    out.change = Change::DoBlock;
    out.part = match.captured(1).simplified().toUpper();
    return one(out);
}

bool alwaysTrue(const QJsonObject &where)
{
    return flag(object(object(where, "A_Const"), "boolval"), "boolval");
}

Effects ofNode(const QString &type, const QJsonObject &node, int depth);

// What data-changing statements do, and those in their WITH.
Effects data(const QString &type, const QJsonObject &node, int depth)
{
    Effects out;
    for (const auto &cte : array(object(node, "withClause"), "ctes")) {
        const QJsonValue query = inner(cte).value(QLatin1String("ctequery"));
        for (Effect &inside : ofNode(kind(query), inner(query), depth + 1)) {
            inside.offset = inner(cte).value(QLatin1String("location")).toInt();
            out.push_back(std::move(inside));
        }
    }
    if (type == QLatin1String("InsertStmt")) {
        const QJsonValue select = node.value(QLatin1String("selectStmt"));
        for (Effect &inside : ofNode(kind(select), inner(select), depth + 1))
            out.push_back(std::move(inside));
    } else if (type == QLatin1String("SelectStmt")) {
        if (has(node, "intoClause")) {
            const QJsonObject relation = object(object(node, "intoClause"), "rel");
            Effect made = make(Change::CreateTable, nameOf(relation));
            made.temporary = text(relation, "relpersistence") == QLatin1String("t");
            out.push_back(std::move(made));
        }
    } else {
        Effect change = make(type == QLatin1String("UpdateStmt") ? Change::Update : Change::Delete, nameOf(object(node, "relation")));
        change.everyRow = !has(node, "whereClause") || alwaysTrue(object(node, "whereClause"));
        out.push_back(std::move(change));
    }
    return out;
}

Effects schema(const QJsonObject &node, int depth)
{
    const QString name = text(node, "schemaname");
    Effects out = one(make(Change::CreateSchema, {{}, name}));
    for (const auto &element : array(node, "schemaElts")) {
        for (Effect &inside : ofNode(kind(element), inner(element), depth + 1)) {
            if (inside.object.schema.isEmpty())
                inside.object.schema = name;
            if (inside.change == Change::CreateIndex && inside.other.schema.isEmpty())
                inside.other.schema = name;
            out.push_back(std::move(inside));
        }
    }
    return out;
}

Effects ofNode(const QString &type, const QJsonObject &node, int depth)
{
    if (depth > deepest)
        return {};
    const auto is = [&](const char *name) { return type == QLatin1String(name); };
    if (is("UpdateStmt") || is("DeleteStmt") || is("InsertStmt") || is("SelectStmt"))
        return data(type, node, depth);
    if (is("CreateStmt"))
        return one(createTable(node));
    if (is("CreateTableAsStmt"))
        return tableAs(node);
    if (is("CreateSchemaStmt"))
        return schema(node, depth);
    if (is("ViewStmt"))
        return one(make(Change::CreateView, nameOf(object(node, "view"))));
    if (is("CreateSeqStmt"))
        return one(make(Change::CreateSequence, nameOf(object(node, "sequence"))));
    if (is("IndexStmt"))
        return index(node);
    if (is("CreateFunctionStmt"))
        return routine(node);
    if (is("CreateDomainStmt"))
        return domain(node);
    if (is("CreateEnumStmt") || is("CreateRangeStmt"))
        return one(make(Change::CreateType, nameOf(strings(array(node, "typeName")))));
    if (is("CompositeTypeStmt"))
        return one(make(Change::CreateType, nameOf(object(node, "typevar"))));
    if (is("AlterDomainStmt"))
        return alterDomain(node);
    if (is("CreateTrigStmt") || is("RuleStmt")) {
        Effect out = make(is("RuleStmt") ? Change::CreateRule : Change::CreateTrigger, nameOf(object(node, "relation")));
        out.part = text(node, is("RuleStmt") ? "rulename" : "trigname");
        return one(out);
    }
    if (is("AlterTableMoveAllStmt"))
        return one(make(Change::SetTablespace, {}));
    if (is("DropStmt"))
        return drop(node);
    if (is("DropOwnedStmt")) {
        Effect out = make(Change::DropOwned, {{}, text(object(array(node, "roles").at(0).toObject(), "RoleSpec"), "rolename")});
        out.cascade = text(node, "behavior") == QLatin1String("DROP_CASCADE");
        return one(out);
    }
    if (is("RenameStmt"))
        return rename(node);
    if (is("AlterEnumStmt"))
        return renamedValue(node);
    if (is("AlterObjectSchemaStmt"))
        return move(node);
    if (is("TruncateStmt")) {
        const bool cascade = text(node, "behavior") == QLatin1String("DROP_CASCADE");
        return each(Change::Truncate, array(node, "relations"), [&](Effect &effect) { effect.cascade = cascade; });
    }
    if (is("LockStmt")) {
        const int mode = node.value(QLatin1String("mode")).toInt();
        return each(Change::LockTable, array(node, "relations"), [&](Effect &effect) { effect.lock = mode >= 4 && mode <= 8 ? Lock(mode) : Lock::None; });
    }
    if (is("VacuumStmt"))
        return vacuum(node);
    if (is("ClusterStmt"))
        return one(make(Change::Cluster, nameOf(object(node, "relation"))));
    if (is("RefreshMatViewStmt")) {
        Effect out = make(Change::RefreshMaterializedView, nameOf(object(node, "relation")));
        out.concurrently = flag(node, "concurrent");
        return one(out);
    }
    if (is("ReindexStmt"))
        return reindex(node);
    if (is("VariableSetStmt"))
        return setting(node);
    if (is("DoStmt"))
        return anonymous(node);
    return {};
}

} // namespace

QString lockName(Lock lock)
{
    switch (lock) {
    case Lock::None: return {};
    case Lock::ShareUpdateExclusive: return QStringLiteral("SHARE UPDATE EXCLUSIVE");
    case Lock::Share: return QStringLiteral("SHARE");
    case Lock::ShareRowExclusive: return QStringLiteral("SHARE ROW EXCLUSIVE");
    case Lock::Exclusive: return QStringLiteral("EXCLUSIVE");
    case Lock::AccessExclusive: return QStringLiteral("ACCESS EXCLUSIVE");
    }
    return {};
}

std::vector<Effect> effects(QByteArrayView statement)
{
    const bool insert = statement.size() >= 6 && qstrnicmp(statement.data(), 6, "insert", 6) == 0;
    if (statement.size() > (insert ? insertReadAtMost : parsedAtMost))
        return {};
    const QByteArray sql = statement.toByteArray();
    const PgQueryParseResult parsed = pg_query_parse(sql.constData());
    const bool understood = parsed.error == nullptr;
    const QByteArray json = understood ? QByteArray(parsed.parse_tree) : QByteArray();
    pg_query_free_parse_result(parsed);
    QJsonParseError trouble;
    const QJsonObject root = understood ? QJsonDocument::fromJson(json, &trouble).object() : QJsonObject();
    if (!understood || root.isEmpty())
        return one(Effect{});
    const QJsonArray statements = array(root, "stmts");
    if (statements.isEmpty())
        return {};
    const QJsonValue node = statements.at(0).toObject().value(QLatin1String("stmt"));
    if (kind(node) == QLatin1String("AlterTableStmt"))
        return alterTable(inner(node), sql);
    return ofNode(kind(node), inner(node), 0);
}

} // namespace tenantry::sqltext
