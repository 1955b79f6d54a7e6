// How a server and its databases are. A probe is handed values and knows no registry; its calls block, belong on a worker, change nothing,
// and end when asked to stop. What a server does not tell this role is not set.
#pragma once

#include "postgres/pool.h"

#include <QHash>
#include <QList>
#include <memory>

namespace tenantry::drivers {

struct DatabaseFigures {
    bool takesConnections = true;
    int connectionLimit = -1;       // of the database; -1: none, -2: a DROP DATABASE was cut short
    qint64 frozenAge = 0;           // transactions; the higher one of xid and multixact
    bool counted = false;           // the counters are there
    qint64 commits = 0, rollbacks = 0, blocksRead = 0, blocksHit = 0, deadlocks = 0, tempBytes = 0;
    qint64 written = 0;             // rows inserted and updated, TOAST included
    QDateTime countedSince;         // when they were last set to nothing
    int sessions = 0;               // of anybody
    std::optional<int> active, idleInTransaction;
    std::optional<double> longestQueryMs, longestTransactionMs, longestIdleMs; // longestIdle: in a transaction
    int lockWaits = 0;              // sessions
    std::optional<double> longestLockWaitMs;
};

struct RoleFigures {
    int connectionLimit = -1;
    bool maySignIn = true;          // LOGIN, and not past VALID UNTIL
    int sessions = 0;
};

struct ServerFigures {
    int version = 0;
    QDateTime now, startedAt;       // by the server's clock
    double connectMs = 0, queryMs = 0; // connectMs 0: the connection was there; queryMs: of the smallest question
    int maxConnections = 0, sessions = 0, active = 0, lockWaits = 0; // maxConnections: that are not kept for superusers
    bool standby = false;
    int replicas = 0;
    std::optional<double> replicationLagSeconds; // of the slowest replica; of itself where it is a standby
    std::optional<qint64> diskFree, diskSize; // bytes, of the disk with the data directory: known only where this computer has it and its name is told
    QHash<QString, DatabaseFigures> databases; // by name; no templates
    QHash<QString, RoleFigures> roles;
};

struct DoorFigures {
    double connectMs = 0, queryMs = 0;
    std::vector<std::optional<base::Error>> checks; // as asked for: why it did not give true
};

struct NamedFigure { QString name; double value = 0; }; // names are data of a tenant's
struct TableFigures { QString name; qint64 bytes = 0, rows = 0, deadRows = 0; };
struct BloatFigure { QString name; qint64 bytes = 0, empty = 0; }; // empty: an estimate, from the number and width of the entries at the last VACUUM or ANALYZE
struct InsideFigures {
    double queryMs = 0;
    std::optional<QStringList> versions; // of finished, not repeatable files; not set: there is no bookkeeping, or it is not to be trusted
    QList<TableFigures> largest;    // five at most
    double deadRowsRatio = 0;       // the worst, of tables with 10,000 dead rows or more
    QString deadRowsTable;
    QDateTime lastAutovacuum;
    QList<NamedFigure> sequences;   // how much of it is used, 0 to 1: those furthest on, five at most
    int invalidIndexes = 0, unusedIndexes = 0;
    QStringList invalid, unused;    // names, five at most; unused: never read since the server began to count, larger than 1 MB, enforcing nothing
    QList<BloatFigure> bloated;     // B-trees of 10 MB or more: those with the most empty space for their size, five at most
};

class HealthProbe {
public:
    virtual ~HealthProbe() = default;
    using Settings = postgres::ConnectionSettings;

    // All that the server knows about all its databases: one connection, a handful of questions.
    virtual base::Result<ServerFigures> server(const Settings &owner, std::stop_token stop) = 0;
    // Bytes, by name. Slow (files are looked at): begins with the first and gives what it has when `time` is over. A name that is not there is left out.
    virtual base::Result<QHash<QString, qint64>> sizes(const Settings &owner, const QStringList &databases, std::chrono::milliseconds time, std::stop_token stop) = 0;
    // Signs in anew and asks the smallest question: how long that takes from here, whoever the settings name. `checks`: asked after that as
    // whoever signed in, and nobody else (what a tenant planted there gets no more rights than the tenant has), each in a transaction that only
    // reads; well is one row that begins with true.
    virtual base::Result<DoorFigures> door(const Settings &who, const std::vector<QByteArray> &checks, std::stop_token stop) = 0;
    // What only the database itself knows, on a connection of the pool. Waits for no lock of the tenant's for longer than a moment.
    virtual base::Result<InsideFigures> inside(const Settings &ownerInDatabase, std::stop_token stop) = 0;
};

// "postgresql"; null for an engine that has none.
std::unique_ptr<HealthProbe> makeHealthProbe(const QString &driver, postgres::Pool &pool);

} // namespace tenantry::drivers
