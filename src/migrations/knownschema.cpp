#include "migrations/knownschema.h"

#include <QRegularExpression>
#include <algorithm>

namespace tenantry::migrations {

using sqltext::Change;
using sqltext::Column;
using sqltext::Effect;
using sqltext::ObjectName;
using sqltext::TypeName;

QString KnownSchema::key(const ObjectName &name) const
{
    return (name.schema.isEmpty() ? m_schema : name.schema) + QLatin1Char('\n') + name.name; // a name may hold a dot
}

void KnownSchema::settle()
{
    for (Table &table : m_relations)
        table.isNew = false;
    m_newObjects.clear();
}

void KnownSchema::beginFile()
{
    m_schema = QStringLiteral("public");
    m_relations.removeIf([](const auto &it) { return it->temporary; });
}

bool KnownSchema::isNew(const ObjectName &relation) const
{
    if (relation.schema == QLatin1String("pg_temp"))
        return true;
    const auto found = m_relations.constFind(key(relation));
    return found != m_relations.cend() && (found->isNew || found->temporary);
}

bool KnownSchema::isNewObject(const ObjectName &object) const
{
    return m_newObjects.contains(key(object)) || isNew(object);
}

ObjectName KnownSchema::tableOf(const ObjectName &index) const { return m_indexes.value(key(index)); }
bool KnownSchema::isPartitioned(const ObjectName &table) const { return m_relations.value(key(table)).partitioned; }
bool KnownSchema::isConstrainedDomain(const ObjectName &type) const { return m_domains.contains(key(type)); }
QString KnownSchema::volatilityOf(const ObjectName &routine) const { return m_routines.value(key(routine)); }

std::optional<TypeName> KnownSchema::typeOf(const ObjectName &table, const QString &column) const
{
    const auto found = m_relations.constFind(key(table));
    if (found == m_relations.cend() || !found->types.contains(column))
        return std::nullopt;
    return found->types.value(column);
}

bool KnownSchema::isNotNull(const ObjectName &table, const QString &column) const
{
    const auto found = m_relations.constFind(key(table));
    return found != m_relations.cend() && found->notNull.contains(column);
}

bool KnownSchema::isProvenNotNull(const ObjectName &table, const QString &column) const
{
    const auto found = m_relations.constFind(key(table));
    return found != m_relations.cend() && std::ranges::any_of(found->checks, [&](const Check &check) { return check.valid && check.notNull.contains(column); });
}

void KnownSchema::remember(Table &table, const Column &column)
{
    table.types.insert(column.name, column.type);
    if (column.notNull)
        table.notNull.insert(column.name);
}

void KnownSchema::takeTable(const Effect &effect)
{
    const QString name = key(effect.object);
    if (effect.ifNotExists && m_relations.contains(name))
        return;
    Table table;
    table.name = effect.object;
    table.isNew = true;
    table.temporary = effect.temporary;
    table.partitioned = effect.partitioned;
    for (const Column &column : effect.columns)
        remember(table, column);
    for (const QString &column : effect.notNull)
        table.notNull.insert(column);
    m_relations.insert(name, table);
}

// Commands of ALTER TABLE, on a table that may be unknown so far.
void KnownSchema::takeCommand(const Effect &effect)
{
    Table &table = m_relations[key(effect.object)];
    if (table.name.isEmpty())
        table.name = effect.object;
    switch (effect.change) {
    case Change::AddColumn:
        if (!(effect.ifNotExists && table.types.contains(effect.part)))
            remember(table, effect.column);
        break;
    case Change::DropColumn:
        table.types.remove(effect.part);
        table.notNull.remove(effect.part);
        table.checks.removeIf([&](const auto &it) { return it->notNull.contains(effect.part); });
        break;
    case Change::AlterColumnType: table.types.insert(effect.part, effect.column.type); break;
    case Change::SetNotNull: table.notNull.insert(effect.part); break;
    case Change::DropNotNull: table.notNull.remove(effect.part); break;
    case Change::AddCheck: {
        // The name that PostgreSQL gives to one without a name (ChooseConstraintName).
        const QString made = effect.notNull.size() == 1 ? effect.object.name + QLatin1Char('_') + effect.notNull.first() + QStringLiteral("_check")
                                                        : effect.object.name + QStringLiteral("_check");
        table.checks.insert(effect.part.isEmpty() ? made : effect.part, {effect.notNull, !effect.notValid});
        break;
    }
    case Change::ValidateConstraint:
        if (const auto check = table.checks.find(effect.part); check != table.checks.end())
            check->valid = true;
        break;
    case Change::DropConstraint: table.checks.remove(effect.part); break;
    case Change::AddPrimaryKey:
        for (const QString &column : effect.notNull)
            table.notNull.insert(column);
        break;
    default: break;
    }
}

void KnownSchema::take(const Effect &effect)
{
    switch (effect.change) {
    case Change::CreateTable:
    case Change::CreateView:
    case Change::CreateMaterializedView: takeTable(effect); break;
    case Change::CreateIndex:
        if (!effect.object.isEmpty()) // in the schema of its table
            m_indexes.insert(key({effect.other.schema, effect.object.name}), effect.other);
        break;
    case Change::CreateRoutine:
        m_routines.insert(key(effect.object), effect.volatility);
        m_newObjects.insert(key(effect.object));
        break;
    case Change::CreateDomain:
        if (effect.constrained)
            m_domains.insert(key(effect.object));
        m_newObjects.insert(key(effect.object));
        break;
    case Change::AlterDomain: m_domains.insert(key(effect.object)); break;
    case Change::CreateSchema:
    case Change::CreateType:
    case Change::CreateSequence: m_newObjects.insert(key(effect.object)); break;
    case Change::RenameTable: {
        Table table = m_relations.take(key(effect.object));
        table.name = {effect.object.schema, effect.newName};
        m_relations.insert(key(table.name), table);
        for (ObjectName &of : m_indexes)
            if (key(of) == key(effect.object))
                of = table.name;
        break;
    }
    case Change::MoveToSchema:
        if (m_newObjects.contains(key(effect.object)))
            m_newObjects.insert(key({effect.newName, effect.object.name}));
        if (const auto found = m_relations.constFind(key(effect.object)); found != m_relations.cend()) {
            Table table = *found;
            m_relations.erase(found);
            table.name = {effect.newName, effect.object.name};
            m_relations.insert(key(table.name), table);
        }
        break;
    case Change::RenameColumn:
        if (const auto found = m_relations.find(key(effect.object)); found != m_relations.end()) {
            if (found->types.contains(effect.part))
                found->types.insert(effect.newName, found->types.take(effect.part));
            if (found->notNull.remove(effect.part))
                found->notNull.insert(effect.newName);
            for (Check &check : found->checks)
                check.notNull.replaceInStrings(QRegularExpression(QLatin1Char('^') + QRegularExpression::escape(effect.part) + QLatin1Char('$')), effect.newName);
        }
        break;
    case Change::RenameOther: // of a type's value or attribute: the type is what it was
        if (m_newObjects.contains(key(effect.object)) && (effect.part.isEmpty() || effect.part == effect.object.name))
            m_newObjects.insert(key({effect.object.schema, effect.newName}));
        break;
    case Change::RenameIndex:
        if (m_indexes.contains(key(effect.object)))
            m_indexes.insert(key({effect.object.schema, effect.newName}), m_indexes.take(key(effect.object)));
        break;
    case Change::DropTable:
    case Change::DropView:
    case Change::DropMaterializedView: m_relations.remove(key(effect.object)); break;
    case Change::DropIndex: m_indexes.remove(key(effect.object)); break;
    case Change::DropRoutine: m_routines.remove(key(effect.object)); break;
    case Change::DropType: m_domains.remove(key(effect.object)); break;
    case Change::SetSearchPath: {
        QStringList schemas = effect.values;
        schemas.removeIf([](const QString &each) { return each == QLatin1String("$user") || each == QLatin1String("pg_catalog"); });
        m_schema = schemas.value(0, QStringLiteral("public"));
        break;
    }
    case Change::AddColumn:
    case Change::DropColumn:
    case Change::AlterColumnType:
    case Change::SetNotNull:
    case Change::DropNotNull:
    case Change::AddCheck:
    case Change::ValidateConstraint:
    case Change::DropConstraint:
    case Change::AddPrimaryKey: takeCommand(effect); break;
    default: break;
    }
}

} // namespace tenantry::migrations
