// What other migration tools wrote down in a database, as plain rows. Reading it changes nothing; what it means for a product's files is
// judged by migrations/history.h.
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <vector>

namespace tenantry::drivers {

enum class HistoryTool { Flyway, Liquibase, Prisma, GolangMigrate, Dbmate, Alembic, Django, Rails, Knex, Sqitch, NodePgMigrate };
QString historyToolName(HistoryTool tool); // "flyway", "golang-migrate" …
QString historyToolTitle(HistoryTool tool); // "Flyway": a name of its own, not translated

struct HistoryEntry {
    enum class State {
        Applied,
        Failed,   // the tool wrote down that it failed, or that it was left in the middle
        Undone,   // applied once and taken back
        Baseline, // everything up to this version counts as applied (Flyway)
    };
    QString version;   // as the tool has it; empty where it keeps names only
    QString name;      // "create users", "0001_initial", "20240101120000_init", "db/changelog/0001.sql::1::ana"
    QString group;     // Django's app, Sqitch's project; empty elsewhere
    QString checksum;  // as the tool writes it; empty where it has none
    QDateTime appliedAt;
    State state = State::Applied;
    bool repeatable = false;
};

struct History {
    HistoryTool tool = HistoryTool::Flyway;
    QString schema, table;
    bool running = false;       // its lock is taken: it is at work, or died at it
    bool onlyNewest = false;    // it keeps the version it is at, and not how it got there (golang-migrate, Alembic)
    std::vector<HistoryEntry> entries; // in the order of application
    QString place() const { return schema + QLatin1Char('.') + table; }
};

struct Histories {
    std::vector<History> found; // in the order of their names
    // Tables of a well-known name that are not as their tool makes them, and were not read: a view, row-level security, a column of another
    // type, an index over an expression. Whoever owns a database could make them run code in whoever reads them.
    QStringList notRead;
};

} // namespace tenantry::drivers
