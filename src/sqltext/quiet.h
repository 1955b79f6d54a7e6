// Which statements run nothing that somebody put into the database: no trigger, default, check, rule, operator or index expression of theirs. Said
// only of a few plain forms, where it is certain; everything else is taken for running something. For who would have to take precautions otherwise
// (drivers/postgresql/box.h). Assumes search_path = public and no temporary types. Any thread.
#pragma once

#include <QByteArrayView>

namespace tenantry::sqltext {

// All statements of a script. CREATE TABLE, ALTER TABLE with columns and defaults that are constants, CREATE INDEX over columns, DROP, RENAME, COMMENT;
// with PostgreSQL's own types, which PostgreSQL looks for first.
bool runsNothingOfOthers(QByteArrayView script);

} // namespace tenantry::sqltext
