// What the migration files read so far say about a database: which tables are new, types of columns, what is proven not null. It knows
// only what the files say: whatever it does not know may be there. Only for lint.
#pragma once

#include "sqltext/effects.h"

#include <QHash>
#include <QSet>
#include <optional>

namespace tenantry::migrations {

class KnownSchema {
public:
    void take(const sqltext::Effect &effect); // after it was judged
    void settle();                            // from here on nothing that was made is new
    void beginFile();                         // search_path and what the file itself did are forgotten

    // Made since settle(): empty and seen by nobody, or temporary.
    bool isNew(const sqltext::ObjectName &relation) const;
    bool isNewObject(const sqltext::ObjectName &object) const; // schema, routine, type, sequence
    sqltext::ObjectName tableOf(const sqltext::ObjectName &index) const; // empty: unknown

    bool isPartitioned(const sqltext::ObjectName &table) const;
    std::optional<sqltext::TypeName> typeOf(const sqltext::ObjectName &table, const QString &column) const;
    bool isNotNull(const sqltext::ObjectName &table, const QString &column) const;      // the column says so
    bool isProvenNotNull(const sqltext::ObjectName &table, const QString &column) const; // a valid CHECK says so
    bool isConstrainedDomain(const sqltext::ObjectName &type) const;
    QString volatilityOf(const sqltext::ObjectName &routine) const; // empty: unknown

    QString key(const sqltext::ObjectName &name) const; // one text for one object, its schema filled in

private:
    struct Check { QStringList notNull; bool valid = true; };
    struct Table {
        sqltext::ObjectName name;
        bool isNew = false, temporary = false, partitioned = false;
        QHash<QString, sqltext::TypeName> types;
        QSet<QString> notNull;
        QHash<QString, Check> checks; // by name of the constraint
    };
    void takeTable(const sqltext::Effect &effect);
    void takeCommand(const sqltext::Effect &effect);
    void remember(Table &table, const sqltext::Column &column);

    QHash<QString, Table> m_relations; // tables, views, materialized views
    QHash<QString, sqltext::ObjectName> m_indexes; // -> table
    QSet<QString> m_newObjects, m_domains;
    QHash<QString, QString> m_routines; // -> volatility
    QString m_schema = QStringLiteral("public");
};

} // namespace tenantry::migrations
