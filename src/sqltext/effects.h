// What one statement does to the schema and the data of a live database, as PostgreSQL's own grammar (libpg_query, 17) reads it. Only
// facts of the statement itself: what they mean for a table that has rows and clients is judged by whoever knows the table
// (migrations/lint.h). Any thread.
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>
#include <vector>

namespace tenantry::sqltext {

struct ObjectName {
    QString schema, name; // schema empty: not written
    bool isEmpty() const { return name.isEmpty(); }
    QString text() const { return schema.isEmpty() ? name : schema + QLatin1Char('.') + name; }
    friend bool operator==(const ObjectName &, const ObjectName &) = default;
};

struct TypeName {
    ObjectName name;      // as the catalogue calls it: int4, varchar, timestamptz; pg_catalog is left out
    QList<int> modifiers; // varchar(50): {50}
    bool array = false;
    QString text() const; // "varchar(50)[]"
    friend bool operator==(const TypeName &, const TypeName &) = default;
};

struct Column {
    QString name;
    TypeName type;
    bool notNull = false, primaryKey = false, unique = false, check = false;
    bool serial = false, identity = false, storedGenerated = false;
    bool hasDefault = false;        // other than NULL
    bool converts = false;          // ALTER … TYPE with USING
    bool collates = false;          // with COLLATE
    QList<ObjectName> functions;    // what the default calls; pg_catalog is left out
    ObjectName references;          // REFERENCES, in the column's definition
};

// As the manual numbers them in 13.3.1; 0: none that matters.
enum class Lock { None = 0, ShareUpdateExclusive = 4, Share = 5, ShareRowExclusive = 6, Exclusive = 7, AccessExclusive = 8 };
QString lockName(Lock lock); // "SHARE ROW EXCLUSIVE"

enum class Change {
    Unreadable, // by this grammar
    CreateTable, CreateView, CreateMaterializedView, CreateSequence, CreateIndex, CreateRoutine, CreateDomain, CreateType, CreateSchema, CreateTrigger, CreateRule,
    AddColumn, DropColumn, AlterColumnType, SetNotNull, DropNotNull, SetExpression,
    AddForeignKey, AddCheck, AddUnique, AddPrimaryKey, AddExclusion, ValidateConstraint, DropConstraint,
    AttachPartition, DetachPartition, SetTablespace, SetLogged, SetUnlogged, SetAccessMethod, SwitchTrigger,
    AlterTableOther,            // `lock` says how strong
    AlterDomain,                // a constraint that is checked against every column of the domain
    RenameTable, RenameColumn, RenameIndex, RenameOther, MoveToSchema,
    DropTable, DropIndex, DropSchema, DropView, DropMaterializedView, DropRoutine, DropSequence, DropType, DropOther, DropOwned,
    Truncate, VacuumFull, Cluster, RefreshMaterializedView, Reindex, LockTable, Update, Delete,
    SetTimeout, SetSearchPath, DoBlock,
};

struct Effect {
    Change change = Change::Unreadable;
    ObjectName object;              // what it is done to: the table, view, index, schema, routine; empty: everything (VACUUM FULL)
    ObjectName other;               // the table referenced, the partition, the table of a new index, the parent of a new partition
    QString part;                   // column, constraint, trigger, setting
    QString newName;                // of a rename; the schema of MoveToSchema; the new one in DoBlock's words
    Column column;                  // AddColumn, AlterColumnType
    std::vector<Column> columns;    // CreateTable, as far as the statement says
    QStringList notNull;            // columns of which a CHECK says that they are NOT NULL
    QStringList values;             // SetSearchPath: the schemas, in order
    Lock lock = Lock::None;         // LockTable, AlterTableOther
    QString volatility;             // CreateRoutine: "immutable", "stable", "volatile"; empty: only its body tells
    bool concurrently = false, notValid = false, usingIndex = false, cascade = false;
    bool partitioned = false;       // CreateTable: PARTITION BY
    bool temporary = false, ifNotExists = false;
    bool only = false;              // CREATE INDEX … ON ONLY
    bool constrained = false;       // CreateDomain: it has a constraint
    bool onIndex = false;           // SetTablespace of an index
    bool everyRow = false;          // Update, Delete: no WHERE
    qsizetype offset = 0;           // of the command, in bytes from the beginning of the statement
};

// In the order in which the statement names them; empty for what concerns nobody (INSERT, GRANT, COMMENT …).
std::vector<Effect> effects(QByteArrayView statement);

} // namespace tenantry::sqltext
