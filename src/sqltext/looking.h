// Is this one statement that only looks? Asked of PostgreSQL's own grammar (libpg_query, 17) before it is sent, so that people get a
// sentence. It guards nothing alone: what a statement can do is decided by the rights of the role it runs as. Any thread.
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace tenantry::sqltext {

enum class Refusal {
    None,
    Nothing,      // no statement at all
    Unreadable,   // `what`: the grammar's words
    Several,      // more than one
    Other,        // neither SELECT, VALUES, TABLE, EXPLAIN nor SHOW; `what` names it as far as known: "INSERT"
    Writes,       // a SELECT that does: INTO, FOR UPDATE, a WITH that changes; `what` names it
    SideEffect,   // calls a function that does more than look; `what` is its name
};

struct Looking {
    Refusal refusal = Refusal::None;
    QString what;
    int line = 0, column = 0;   // of what the grammar could not read, from 1; 0: not known
    QStringList tables;         // named in it, as written ("public.customer"), each once
};
Looking looking(QByteArrayView sql);

// Functions that change, wait, lock, listen, reach other places or run text as SQL, whatever the rights: pg_sleep, nextval, lo_import …
bool hasSideEffects(const QString &function);

} // namespace tenantry::sqltext
