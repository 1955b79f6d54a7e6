// The bookkeeping of other migration tools in a tenant's database.
//
// Whoever owns the database may have put anything under the well-known names. What is read is an ordinary table with columns of
// PostgreSQL's own types, without row-level security, generated columns and indexes over expressions, and by itself (ONLY): reading that
// runs nobody's code. Everything else is named and left alone. search_path is pg_catalog, and the role is the tenant's wherever that
// role may read the table: a history that belongs to another role, which only rolled out, is read by whoever signed in.
#include "drivers/postgresql/inside.h"
#include "drivers/postgresql/postgresqldriver.h"
#include "drivers/postgresql/sql.h"

#include <QHash>
#include <algorithm>
#include <map>

namespace tenantry::drivers {

using base::fail;
using base::Kind;
using base::Result;
using postgres::Connection;
using postgres::quoteIdentifier;
using postgres::Rows;

namespace {

constexpr int entriesAtMost = 50'000;

// Names are compared in lower case: Liquibase may be told to quote its own in capitals.
constexpr char candidates[] =
    "SELECT n.nspname, c.relname, c.relkind = 'r' AND NOT c.relrowsecurity AND c.relpersistence <> 't' "
    "AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND (i.indexprs IS NOT NULL OR i.indpred IS NOT NULL)) "
    "AND NOT EXISTS (SELECT FROM pg_attribute g WHERE g.attrelid = c.oid AND g.attgenerated <> ''), "
    "has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'), "
    "$2 <> '' AND has_schema_privilege($2::name, n.oid, 'USAGE') AND has_table_privilege($2::name, c.oid, 'SELECT'), "
    "ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum), "
    "ARRAY(SELECT t.typname::text || CASE WHEN t.typnamespace = 'pg_catalog'::regnamespace THEN '' ELSE '?' END "
    "      FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> ALL (ARRAY['pg_catalog', 'information_schema', 'tenantry']) AND n.nspname !~ '^pg_(toast|temp)' "
    "AND (lower(c.relname) = ANY ($1::text[]) OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'installed_rank' AND NOT a.attisdropped)) "
    "ORDER BY n.nspname, c.relname LIMIT 500";

struct Table {
    QString schema, name;
    bool plain = false, readable = false, readableAsRole = false;
    QHash<QString, QString> types; // column in lower case -> type; a type that is not PostgreSQL's own ends in a question mark
    QHash<QString, QString> columns; // column in lower case -> as it is written
    bool has(const QString &column, std::initializer_list<const char *> anyOf) const
    {
        return std::ranges::any_of(anyOf, [&](const char *type) { return types.value(column) == QLatin1String(type); });
    }
    QByteArray column(const char *name_) const { return quoteIdentifier(columns.value(QString::fromLatin1(name_))); }
    QByteArray quoted() const { return quoteIdentifier(schema) + '.' + quoteIdentifier(name); }
    QString place() const { return schema + QLatin1Char('.') + name; }
};

bool isText(const Table &table, const char *column) { return table.has(QString::fromLatin1(column), {"text", "varchar", "bpchar"}); }
bool isNumber(const Table &table, const char *column) { return table.has(QString::fromLatin1(column), {"int2", "int4", "int8"}); }
bool isTime(const Table &table, const char *column) { return table.has(QString::fromLatin1(column), {"timestamp", "timestamptz"}); }
bool isBoolean(const Table &table, const char *column) { return table.has(QString::fromLatin1(column), {"bool"}); }

// A tool's time as a column of timestamptz: those without a time zone were written in the server's.
QByteArray timeOf(const Table &table, const char *column) { return table.column(column) + "::timestamptz"; }

Result<Rows> read(Connection &connection, const Table &table, const QByteArray &columns, const QByteArray &order)
{
    TRY(Rows rows, connection.query("SELECT " + columns + " FROM ONLY " + table.quoted() + " ORDER BY " + order + " LIMIT " + QByteArray::number(entriesAtMost + 1)));
    if (rows.size() > entriesAtMost)
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The table %1 has more than %2 rows; that is no history of migrations."), {table.place(), QString::number(entriesAtMost)}});
    return rows;
}

using State = HistoryEntry::State;

Result<void> flyway(Connection &connection, const Table &table, History &out)
{
    TRY(const Rows rows, read(connection, table, table.column("version") + ", " + table.column("description") + ", " + table.column("type") + ", " + table.column("checksum") + ", "
                                                     + timeOf(table, "installed_on") + ", " + table.column("success"), table.column("installed_rank")));
    for (int row = 0; row < rows.size(); ++row) {
        const QString type = rows.text(row, 2);
        HistoryEntry entry{rows.text(row, 0), rows.text(row, 1), {}, rows.text(row, 3), rows.time(row, 4), State::Applied, rows.isNull(row, 0)};
        if (type == QLatin1String("SCHEMA"))
            continue; // "<< Flyway Schema Creation >>"
        if (!rows.boolean(row, 5))
            entry.state = State::Failed;
        else if (type == QLatin1String("BASELINE") || type.endsWith(QLatin1String("_BASELINE")))
            entry.state = State::Baseline;
        if (type.startsWith(QLatin1String("UNDO")) || type == QLatin1String("DELETE")) { // takes back what an earlier row says
            if (entry.state == State::Failed) {
                out.entries.push_back(entry);
                continue;
            }
            for (HistoryEntry &earlier : out.entries)
                if (earlier.version == entry.version && (entry.repeatable ? earlier.name == entry.name : true))
                    earlier.state = State::Undone;
            continue;
        }
        // A repeatable is written down each time it runs; a failed version that was repaired and applied has its failed row removed.
        if (entry.repeatable)
            std::erase_if(out.entries, [&](const HistoryEntry &earlier) { return earlier.repeatable && earlier.name == entry.name; });
        out.entries.push_back(std::move(entry));
    }
    return {};
}

Result<void> liquibase(Connection &connection, const Table &table, History &out)
{
    TRY(const Rows rows, read(connection, table, table.column("id") + ", " + table.column("author") + ", " + table.column("filename") + ", " + table.column("md5sum") + ", "
                                                     + timeOf(table, "dateexecuted") + ", " + table.column("exectype"), table.column("orderexecuted") + ", " + table.column("dateexecuted")));
    for (int row = 0; row < rows.size(); ++row) {
        HistoryEntry entry;
        entry.version = rows.text(row, 0);
        entry.name = rows.text(row, 2) + QStringLiteral("::") + rows.text(row, 0) + QStringLiteral("::") + rows.text(row, 1); // as Liquibase names a change set
        entry.checksum = rows.text(row, 3);
        entry.appliedAt = rows.time(row, 4);
        const QString how = rows.text(row, 5);
        entry.state = how == QLatin1String("FAILED") ? State::Failed : how == QLatin1String("SKIPPED") ? State::Undone : State::Applied;
        out.entries.push_back(std::move(entry));
    }
    return {};
}

Result<void> prisma(Connection &connection, const Table &table, History &out)
{
    TRY(const Rows rows, read(connection, table, table.column("migration_name") + ", " + table.column("checksum") + ", " + timeOf(table, "finished_at") + ", "
                                                     + timeOf(table, "rolled_back_at") + ", " + timeOf(table, "started_at"), table.column("started_at") + ", " + table.column("migration_name")));
    for (int row = 0; row < rows.size(); ++row) {
        HistoryEntry entry;
        entry.name = rows.text(row, 0);
        entry.checksum = rows.text(row, 1);
        entry.appliedAt = rows.isNull(row, 2) ? rows.time(row, 4) : rows.time(row, 2);
        entry.state = !rows.isNull(row, 3) ? State::Undone : rows.isNull(row, 2) ? State::Failed : State::Applied;
        out.entries.push_back(std::move(entry));
    }
    return {};
}

Result<void> golangMigrate(Connection &connection, const Table &table, History &out)
{
    TRY(const Rows rows, read(connection, table, table.column("version") + ", " + table.column("dirty"), table.column("version")));
    out.onlyNewest = true;
    for (int row = 0; row < rows.size(); ++row)
        out.entries.push_back({rows.text(row, 0), {}, {}, {}, {}, rows.boolean(row, 1) ? State::Failed : State::Applied, false});
    return {};
}

Result<void> versionsOnly(Connection &connection, const Table &table, const char *column, History &out)
{
    TRY(const Rows rows, read(connection, table, table.column(column), table.column(column)));
    out.onlyNewest = out.tool == HistoryTool::Alembic;
    for (int row = 0; row < rows.size(); ++row)
        out.entries.push_back({rows.text(row, 0), {}, {}, {}, {}, State::Applied, false});
    return {};
}

Result<void> names(Connection &connection, const Table &table, const char *name, const char *time, const char *group, const QByteArray &order, History &out)
{
    TRY(const Rows rows, read(connection, table, table.column(name) + ", " + timeOf(table, time) + (group == nullptr ? QByteArray() : ", " + table.column(group)), order));
    for (int row = 0; row < rows.size(); ++row)
        out.entries.push_back({{}, rows.text(row, 0), group == nullptr ? QString() : rows.text(row, 2), {}, rows.time(row, 1), State::Applied, false});
    return {};
}

// Which tool makes a table with these columns; several tools share a name.
std::optional<HistoryTool> toolOf(const Table &table, bool besideRails)
{
    const QString name = table.name.toLower();
    const auto called = [&](const char *which) { return name == QLatin1String(which); };
    if (isNumber(table, "installed_rank") && isText(table, "version") && isText(table, "description") && isText(table, "type") && isNumber(table, "checksum")
        && isTime(table, "installed_on") && isBoolean(table, "success"))
        return HistoryTool::Flyway;
    if (called("databasechangelog") && isText(table, "id") && isText(table, "author") && isText(table, "filename") && isTime(table, "dateexecuted") && isNumber(table, "orderexecuted")
        && isText(table, "exectype") && isText(table, "md5sum"))
        return HistoryTool::Liquibase;
    if (called("_prisma_migrations") && isText(table, "migration_name") && isText(table, "checksum") && isTime(table, "finished_at") && isTime(table, "rolled_back_at") && isTime(table, "started_at"))
        return HistoryTool::Prisma;
    if (called("schema_migrations") && isNumber(table, "version") && isBoolean(table, "dirty"))
        return HistoryTool::GolangMigrate;
    if (called("schema_migrations") && isText(table, "version") && table.types.size() == 1)
        return besideRails ? HistoryTool::Rails : HistoryTool::Dbmate;
    if (called("alembic_version") && isText(table, "version_num"))
        return HistoryTool::Alembic;
    if (called("django_migrations") && isText(table, "app") && isText(table, "name") && isTime(table, "applied"))
        return HistoryTool::Django;
    if (called("knex_migrations") && isNumber(table, "id") && isText(table, "name") && isNumber(table, "batch") && isTime(table, "migration_time"))
        return HistoryTool::Knex;
    if (called("changes") && isText(table, "change_id") && isText(table, "change") && isText(table, "project") && isTime(table, "committed_at") && isTime(table, "planned_at"))
        return HistoryTool::Sqitch;
    if (called("pgmigrations") && isNumber(table, "id") && isText(table, "name") && isTime(table, "run_on"))
        return HistoryTool::NodePgMigrate;
    return std::nullopt;
}

Result<void> entries(Connection &connection, const Table &table, History &out)
{
    switch (out.tool) {
    case HistoryTool::Flyway: return flyway(connection, table, out);
    case HistoryTool::Liquibase: return liquibase(connection, table, out);
    case HistoryTool::Prisma: return prisma(connection, table, out);
    case HistoryTool::GolangMigrate: return golangMigrate(connection, table, out);
    case HistoryTool::Dbmate:
    case HistoryTool::Rails: return versionsOnly(connection, table, "version", out);
    case HistoryTool::Alembic: return versionsOnly(connection, table, "version_num", out);
    case HistoryTool::Django: return names(connection, table, "name", "applied", "app", table.column("applied") + ", " + table.column("name"), out);
    case HistoryTool::Knex: return names(connection, table, "name", "migration_time", nullptr, table.column("id"), out);
    case HistoryTool::Sqitch: return names(connection, table, "change", "committed_at", "project", table.column("committed_at") + ", " + table.column("planned_at"), out);
    case HistoryTool::NodePgMigrate: return names(connection, table, "name", "run_on", nullptr, table.column("id"), out);
    }
    return {};
}

// The lock that Liquibase and Knex keep in a table of its own, beside the other.
Result<bool> isLocked(Connection &connection, const std::vector<Table> &tables, const History &history)
{
    const char *name = history.tool == HistoryTool::Liquibase ? "databasechangeloglock" : history.tool == HistoryTool::Knex ? "knex_migrations_lock" : nullptr;
    const char *column = history.tool == HistoryTool::Liquibase ? "locked" : "is_locked";
    if (name == nullptr)
        return false;
    for (const Table &table : tables) {
        if (table.schema != history.schema || table.name.toLower() != QLatin1String(name) || !table.plain || !table.readable)
            continue;
        if (!isBoolean(table, column) && !isNumber(table, column))
            continue;
        TRY(const Rows rows, connection.query("SELECT 1 FROM ONLY " + table.quoted() + " WHERE " + table.column(column) + (isBoolean(table, column) ? "" : " <> 0") + " LIMIT 1"));
        return !rows.isEmpty();
    }
    return false;
}

std::vector<Table> tablesOf(const Rows &rows)
{
    std::vector<Table> out;
    for (int row = 0; row < rows.size(); ++row) {
        Table table{rows.text(row, 0), rows.text(row, 1), rows.boolean(row, 2), rows.boolean(row, 3) || rows.boolean(row, 4), rows.boolean(row, 4), {}, {}};
        const QStringList columns = rows.array(row, 5), types = rows.array(row, 6);
        for (qsizetype i = 0; i < columns.size() && i < types.size(); ++i) {
            table.columns.insert(columns[i].toLower(), columns[i]);
            table.types.insert(columns[i].toLower(), types[i]);
        }
        out.push_back(std::move(table));
    }
    return out;
}

} // namespace

QString historyToolName(HistoryTool tool)
{
    return historyToolTitle(tool).toLower();
}

QString historyToolTitle(HistoryTool tool)
{
    switch (tool) {
    case HistoryTool::Flyway: return QStringLiteral("Flyway");
    case HistoryTool::Liquibase: return QStringLiteral("Liquibase");
    case HistoryTool::Prisma: return QStringLiteral("Prisma");
    case HistoryTool::GolangMigrate: return QStringLiteral("golang-migrate");
    case HistoryTool::Dbmate: return QStringLiteral("dbmate");
    case HistoryTool::Alembic: return QStringLiteral("Alembic");
    case HistoryTool::Django: return QStringLiteral("Django");
    case HistoryTool::Rails: return QStringLiteral("Rails");
    case HistoryTool::Knex: return QStringLiteral("Knex");
    case HistoryTool::Sqitch: return QStringLiteral("Sqitch");
    case HistoryTool::NodePgMigrate: return QStringLiteral("node-pg-migrate");
    }
    return {};
}

// In a transaction that only reads, with search_path = pg_catalog.
Result<void> readHistories(Connection &connection, const QString &asRole, Histories &out)
{
    static const QStringList wellKnown{QStringLiteral("flyway_schema_history"), QStringLiteral("schema_version"), QStringLiteral("databasechangelog"),
                                       QStringLiteral("databasechangeloglock"), QStringLiteral("_prisma_migrations"), QStringLiteral("schema_migrations"),
                                       QStringLiteral("ar_internal_metadata"), QStringLiteral("alembic_version"), QStringLiteral("django_migrations"),
                                       QStringLiteral("knex_migrations"), QStringLiteral("knex_migrations_lock"), QStringLiteral("changes"), QStringLiteral("pgmigrations")};
    // Not a history by themselves, or names that anybody's table may have.
    static const QStringList notAlone{QStringLiteral("schema_version"), QStringLiteral("databasechangeloglock"), QStringLiteral("ar_internal_metadata"),
                                      QStringLiteral("knex_migrations_lock"), QStringLiteral("changes")};
    TRY(const Rows rows, connection.query(candidates, {wellKnown, asRole}));
    const std::vector<Table> tables = tablesOf(rows);
    for (const Table &table : tables) {
        const QString name = table.name.toLower();
        if (!table.plain || !table.readable) {
            if (!notAlone.contains(name))
                out.notRead << table.place();
            continue;
        }
        const bool besideRails = std::ranges::any_of(tables, [&](const Table &other) { return other.schema == table.schema && other.name == QLatin1String("ar_internal_metadata"); });
        const auto tool = toolOf(table, besideRails);
        if (!tool) {
            if (wellKnown.contains(name) && !notAlone.contains(name))
                out.notRead << table.place();
            continue;
        }
        History history;
        history.tool = *tool;
        history.schema = table.schema;
        history.table = table.name;
        TRYV(connection.script(table.readableAsRole ? "SET LOCAL ROLE " + quoteIdentifier(asRole) : QByteArray("SET LOCAL ROLE NONE")));
        TRYV(entries(connection, table, history));
        TRY(history.running, isLocked(connection, tables, history));
        out.found.push_back(std::move(history));
    }
    return {};
}

Result<Histories> PostgresqlDriver::histories(const Settings &inDatabase, const QString &asRole, std::stop_token stop)
{
    TRY(auto lease, m_pool.take(inDatabase, stop));
    Connection &connection = *lease;
    Histories out;
    TRYV(connection.transaction([&]() -> Result<void> {
        TRYV(connection.script("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL search_path = pg_catalog; SET LOCAL lock_timeout = '2s'"));
        return readHistories(connection, asRole, out);
    }));
    return out;
}

} // namespace tenantry::drivers
