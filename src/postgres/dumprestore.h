// pg_dump and pg_restore of this computer: as one stream from a database into another, with nothing written to a disk here, and into a file.
#pragma once

#include "postgres/settings.h"

#include <QByteArray>
#include <functional>
#include <stop_token>

namespace tenantry::postgres {

struct DumpPrograms {
    QByteArray dump, restore; // absolute paths
    int major = 0;
};
// Of the server's version, or the next newer one: an older pg_dump refuses, and what a newer pg_restore sends may be more than an older server
// knows. TENANTRY_PG_BINDIR, where it is set, is the only place looked in. NotFound: none here, or only older ones.
base::Result<DumpPrograms> findDumpPrograms(int serverMajor, std::stop_token stop = {});

// Of a copy. By default everything, by whoever signs in to `into`.
struct CopyPart {
    QByteArray onlySchema, withoutSchema; // names that need no quotes; empty: all
    QString asRole; // acted as while it is put in, to which everything then belongs: what says of others what is theirs or may be done is left out
};

// Everything in `from` but subscriptions, into the empty database `into`. Passwords are handed over in memory that has no name in the file
// system. `moved` is told how many bytes went over so far, a few times a second. Returns how many it was. Io says what pg_dump or pg_restore
// said, without the statement (which may hold a secret).
base::Result<qint64> copyDatabase(const DumpPrograms &programs, int serverMajor, const ConnectionSettings &from, const ConnectionSettings &into,
                                  const CopyPart &part, const std::function<void(qint64 bytes)> &moved, std::stop_token stop);

// Everything in `from` into `file`, in pg_dump's custom format (for pg_restore), on the disk when this returns. What was in the file before is
// gone; after an error it holds nothing that can be used. Io says what pg_dump said.
base::Result<void> dumpDatabase(const DumpPrograms &programs, const ConnectionSettings &from, const QString &file, std::stop_token stop);

} // namespace tenantry::postgres
