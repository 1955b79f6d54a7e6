// Where the statements of an SQL file begin and end, by PostgreSQL's lexical rules (manual, 4.1 "Lexical Structure"):
// quotes, E'' escapes, dollar quotes, nested comments, parentheses, and BEGIN ATOMIC bodies. One pass, no copy, so that
// a file of 100 MB takes a second; what a statement means is asked of the real parser (nature.h).
// Assumes standard_conforming_strings = on, the default since PostgreSQL 9.1. Any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <optional>
#include <vector>

namespace tenantry::sqltext {

struct Statement {
    qsizetype offset = 0;  // of the first token: comments before it are left out
    qsizetype length = 0;  // up to the last token, without the semicolon
    int line = 1;          // of the first token, from 1
    bool suspect = false;  // its first words ask for a closer look: it may not be an ordinary statement of a transaction

    QByteArrayView in(QByteArrayView sql) const { return sql.sliced(offset, length); }
};

enum class TroubleKind {
    PsqlCommand,   // a backslash outside of quotes and comments: \connect, \copy, \gexec …
    OpenQuote,     // '…, "…, $tag$… without an end
    OpenComment,
};
struct Trouble {
    TroubleKind kind = TroubleKind::PsqlCommand;
    int line = 1;          // where the command, quote or comment begins
    QString word;          // "\connect"; the quote that opened
};

struct Split {
    std::vector<Statement> statements; // up to the trouble, if there is one
    std::optional<Trouble> trouble;
    bool inlineData = false;           // stopped behind a COPY … FROM STDIN (the last statement): what follows is no SQL
};
Split split(QByteArrayView sql);

struct Position { int line = 1; int column = 1; QString text; }; // the line itself, without its end; column in characters
Position positionAt(QByteArrayView sql, qsizetype offset);

// The text of line comments ("-- x" gives "x"), trimmed, in order, with the offsets of their beginnings; those inside of
// quotes and of block comments are none. For directives like "migrate:up". `containing` is lower case, and found in any case.
struct Comment { QByteArray text; qsizetype offset = 0; int line = 1; };
std::vector<Comment> lineComments(QByteArrayView sql, QByteArrayView containing);

} // namespace tenantry::sqltext
