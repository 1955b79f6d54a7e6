// What happens inside of a tenant's database, on a connection that is already there.
#pragma once

#include "drivers/postgresql/postgresqldriver.h"

namespace tenantry::drivers {

struct Inside {
    postgres::Connection &connection;
    const PostgresqlWaits &waits;
    std::stop_token stop;
    QString role; // whom the statements run as; empty: whoever is signed in

    base::Result<void> apply(const Migration &migration, const MigrationLimits &limits);
    base::Result<void> seed(const QByteArray &sql, const SeedValues &values);
};

// The first thing done in a tenant's database: sets search_path to pg_catalog for what follows, and makes the bookkeeping
// where it is not. Conflict when the schema belongs to the tenant, who could then rewrite it.
base::Result<void> ensureBookkeeping(postgres::Connection &connection);

// The lock that one program holds on a database while it changes it: of the running transaction, or of the session.
// Never waits inside the server: a waiting statement would hold up CREATE INDEX CONCURRENTLY in the other program.
enum class LockOf { Transaction, Session };
inline constexpr const char *lockKey = "8387236824886833785"; // "tenantry" as eight bytes; advisory locks are per database
base::Result<bool> tryLock(postgres::Connection &connection, LockOf of);
base::Error lockedByOther(postgres::Connection &connection); // names who

// An error of one file's SQL, with the place: `offset` is where the text that was sent begins in the file.
base::Error atPlace(const base::Error &error, const QString &fileName, const QByteArray &file, qsizetype offset, qsizetype length);

// Sends a text in pieces of about a megabyte, cut between statements: the server's parser takes twenty times the text in
// memory. Places errors in the file.
base::Result<void> sendScript(postgres::Connection &connection, const QByteArray &sql, const QString &fileName);

// Discovery refuses files that end their transaction; one that came another way must at least not be recorded as applied in one piece.
base::Result<void> stillInside(postgres::Connection &connection, const QString &fileName);
bool worthRepeating(const base::Error &error); // a lock that was not free, a deadlock, a serialization failure

// What other tools wrote down (TenantDriver::histories), in a transaction that only reads, with search_path = pg_catalog.
base::Result<void> readHistories(postgres::Connection &connection, const QString &asRole, Histories &out);

// CREATE INDEX CONCURRENTLY and its like, statement by statement.
base::Result<void> applyOutside(Inside &inside, const Migration &migration, const MigrationLimits &limits);

inline constexpr QLatin1StringView seedKey{"seed"}; // of the mark that a seed leaves among the files
QString keyOf(const Migration &migration);
enum class BookRow {
    Any, // there may be one of that key, which is replaced: ON CONFLICT
    New, // with the lock in hand it was seen that there is none; planning a conflict costs as much as the row
};
QByteArray finishedRow(const Migration &migration, const QString &key, double ms, BookRow row = BookRow::Any); // as a script

struct Recorded {
    bool exists = false, finished = false;
    QByteArray sha256;
    int started = 0, done = 0;
};
base::Result<Recorded> recorded(postgres::Connection &connection, const QString &key);

// The beginning of a transaction that changes a tenant's database, in one message: an error (needsBookkeeping) unless the bookkeeping is there
// and to be trusted; is the lock free, what is recorded of `key`; then `more` (which runs all the same: who finds the lock taken rolls back).
struct Prelude {
    bool locked = false;
    Recorded row;
};
enum class Guard {
    Quick,  // ours: the schema and the table belong to whoever is signed in. Looked up in two catalogs, since a session that is new has to load each
    Whole,  // also for a superuser, whose bookkeeping may be another owner's
};
// Ends the message it travels in unless the bookkeeping can be trusted: what follows in it is then never run. A view of that name, of the
// tenant's making, would run the tenant's functions as whoever reads it. Sets search_path to pg_catalog, of the transaction.
QByteArray trustGuard(Guard guard);
QByteArray preludeSql(const QString &key, const QByteArray &more, Guard guard);
Prelude preludeAt(const postgres::Rows &rows);
bool needsBookkeeping(const base::Error &error); // the prelude failed because the table is not there, not ours to read, or not to be trusted
std::unexpected<base::Error> changedSince(const Migration &migration);

} // namespace tenantry::drivers
