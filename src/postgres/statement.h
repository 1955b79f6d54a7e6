// The little that has to be known about a statement's text. Parsing SQL is the server's business.
#pragma once

#include <QByteArray>

namespace tenantry::postgres {

// Whether a lost connection leaves open if something was changed. By the first word: SELECT, SHOW, SET and their like
// are taken for reading; everything else (and WITH around a change) is not.
bool changesSomething(const QByteArray &sql);

// Whether the session may be another one after it: a setting, a lock of its own, a temporary table, a prepared statement. Statements on data, by
// the first word and without the functions known for it, are taken for leaving nothing; what a function of somebody's does, is not seen.
bool sessionRemembers(const QByteArray &sql);

bool copiesFromStdin(const QByteArray &sql);

} // namespace tenantry::postgres
