// A copy of one tenant's database beside it on the same server, made to be migrated, looked at and thrown away.
#pragma once

#include "drivers/tenantdriver.h"

#include <QHash>

namespace tenantry::drivers {

// PostgreSQL's table-level locks (manual, 13.3.1), from the weakest to the strongest.
enum class LockMode { AccessShare = 1, RowShare, RowExclusive, ShareUpdateExclusive, Share, ShareRowExclusive, Exclusive, AccessExclusive };
QString lockModeName(LockMode mode); // "ACCESS EXCLUSIVE"
inline bool stopsReading(LockMode mode) { return mode == LockMode::AccessExclusive; }
inline bool stopsWriting(LockMode mode) { return mode >= LockMode::Share; }

struct TableLock {
    QString table;              // "public.customer", as SQL would write it
    LockMode mode = LockMode::AccessShare; // the strongest
    double ms = 0;              // held for at most that long
};
struct TableRewrite {
    QString table;
    qint64 bytesBefore = 0, bytesAfter = 0;
};
struct FileTrace {              // of tables that were there before
    double ms = 0;
    std::vector<TableLock> locks;       // strongest and longest first
    std::vector<TableRewrite> rewrites; // that lie in another file now: rewritten, or emptied
};

class ThrowawayCopy {
public:
    virtual ~ThrowawayCopy() = default; // drops it, also where the making was stopped half way
    virtual TenantDriver &driver() = 0; // for inDatabase(): its connections are the copy's own
    virtual const TenantDriver::Settings &inDatabase() const = 0; // as the server's owner
    virtual qint64 bytesMoved() const = 0;
    virtual const QStringList &notes() const = 0; // settings of the database that the copy could not be given: "name: the server's words"
    virtual bool cutOff() const = 0; // it has foreign servers, and nobody's way into them: what files do there fails here
    // What `apply` (of one file) does to the tables that are there. Its error goes to `failure`.
    virtual base::Result<FileTrace> watch(const std::function<base::Result<void>()> &apply, std::optional<base::Error> &failure, std::stop_token stop) = 0;
    virtual base::Result<void> drop() = 0; // what cannot be dropped now is by whoever makes the next one, of this or of describeMigrated()
};

struct CopyRoom {
    std::optional<qint64> freeBytes;     // what whoever asks knows of the server's disk; else what can be found out
    qint64 largest = qint64(50) << 30;   // no larger database is copied
};

class CopyMaker {
public:
    virtual ~CopyMaker() = default;
    // Of those that are there and that this user may ask for.
    virtual base::Result<QHash<QString, qint64>> sizes(const TenantDriver::Settings &owner, const QStringList &databases, std::stop_token stop) = 0;
    // Throws away what programs that died left. NotFound: no program here copies databases of this server.
    virtual base::Result<void> prepare(const TenantDriver::Settings &owner, std::stop_token stop) = 0;
    // NotFound: no such database. Conflict: no room, too large, or the server takes too few connections.
    // `moved`: bytes so far. Blocks for as long as it takes.
    virtual base::Result<std::unique_ptr<ThrowawayCopy>> copy(const TenantDriver::Settings &owner, const QString &database, const QString &role, const CopyRoom &room,
                                                              const std::function<void(qint64 bytes)> &moved, std::stop_token stop) = 0;
};
std::shared_ptr<CopyMaker> makeCopyMaker(const QString &driver); // null for a driver that is not there

} // namespace tenantry::drivers
