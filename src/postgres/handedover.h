// A script whose statements do not go to the server as they are, but one by one, as text, to a function there that runs them. For who has to
// run somebody's statements with less than the session may (drivers/postgresql/box.h). What a place in an error means stays the same.
#pragma once

#include "postgres/sqlstate.h"

#include <QByteArray>
#include <vector>

namespace tenantry::postgres {

// In front of a script, in the same message: statements of our own, each with its semicolon.
struct Ahead {
    QByteArray sql;
    int statements = 0;
};

struct HandedOver {
    struct Piece {
        qsizetype offset = 0, length = 0; // in the script, in bytes
        bool asItIs = false;              // not for the function: SAVEPOINT, which no function can run
        bool notLast = false;             // handed over with an empty query behind it: SELECT … INTO
    };
    QByteArray function; // its name as it is written; takes one text
    std::vector<Piece> pieces;

    QByteArray message(const QByteArray &sql) const;
};

int characters(QByteArrayView utf8); // as the server counts them: not as UTF-16 does

// What the server says about the text that it was handed, said about the script: the place, and the calls that led there without this function.
void comeOut(ServerMessage &message, const HandedOver &handed, const QByteArray &sql, int statement);

} // namespace tenantry::postgres
