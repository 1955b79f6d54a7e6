// The little that has to be known about a statement's text. Parsing SQL is the server's business.
#pragma once

#include <QByteArray>

namespace tenantry::postgres {

// Whether a lost connection leaves open if something was changed. By the first word: SELECT, SHOW, SET and their like
// are taken for reading; everything else (and WITH around a change) is not.
bool changesSomething(const QByteArray &sql);

bool copiesFromStdin(const QByteArray &sql);

} // namespace tenantry::postgres
