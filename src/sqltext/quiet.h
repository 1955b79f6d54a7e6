// Which statements run nothing that somebody put into the database: no trigger, default, check, rule, operator, index expression or partition key of
// theirs, also not while the server folds constants. Said only of the three forms that most migrations are made of, where it is certain; everything
// else is taken for running something. For who would have to take precautions otherwise (drivers/postgresql/box.h). Assumes search_path = public and a
// session in which nothing of theirs has run. Any thread.
#pragma once

#include <QByteArrayView>

namespace tenantry::sqltext {

// All statements of a script: CREATE TABLE, ALTER TABLE … ADD COLUMN that may be NULL, with a constant as its default, CREATE INDEX over columns; with
// PostgreSQL's own types, which it looks for first.
bool runsNothingOfOthers(QByteArrayView script);

} // namespace tenantry::sqltext
