// What one statement is, as far as sending it matters: asked of PostgreSQL's own grammar (libpg_query). A statement that
// this grammar does not know (a newer server, a fork) is judged by its first words. Any thread.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace tenantry::sqltext {

enum class Nature {
    Ordinary,         // runs in a transaction like any other
    OutsideOnly,      // PostgreSQL refuses it inside a transaction: CREATE INDEX CONCURRENTLY, VACUUM, CREATE DATABASE …
    MayCommit,        // DO, CALL: may hold a COMMIT of its own, which only works outside of a transaction
    Begin, Commit, Rollback, Prepare, // transaction control (SAVEPOINT and ROLLBACK TO are ordinary)
    Setting,          // SET and RESET of the session (not SET LOCAL)
    CopyFromStdin, CopyToStdout,
    Unknown,          // this grammar cannot read it
};

// CREATE, DROP and REINDEX … CONCURRENTLY can die half way and leave an INVALID index.
struct ConcurrentIndex {
    enum class Kind { None, Create, Drop, ReindexTable, ReindexIndex, ReindexMore };
    Kind kind = Kind::None;
    QString schema, table, index; // as far as the statement names them
};

struct Meaning {
    Nature nature = Nature::Ordinary;
    QString words; // how to call it: "CREATE INDEX CONCURRENTLY"
    ConcurrentIndex concurrent;
};
Meaning meaning(QByteArrayView statement);

} // namespace tenantry::sqltext
