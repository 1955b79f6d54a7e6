// What comes out of a tenant's database is data: names, query texts, cells. Nothing in it moves a cursor, colours a terminal, turns the
// reading direction around, or is taken for HTML. Any thread.
#pragma once

#include <QString>

namespace tenantry::inspection {

// For a terminal, in one line: control characters (ESC, C1, line ends, tabs), format characters (bidirectional overrides, zero width) and
// halves of surrogate pairs are shown as \u001b, \u202e …
QString forTerminal(const QString &text);

// For Qt's rich text (QLabel, tool tips, QTextEdit::insertHtml): the same, but line ends and tabs stay, and & < > " ' are entities.
QString forRichText(const QString &text);

} // namespace tenantry::inspection
