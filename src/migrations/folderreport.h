// A folder of migration files looked at as a whole: what can be taken, and what is wrong with each of the others. Reads files; belongs on a
// worker.
#pragma once

#include "migrations/migrationset.h"

#include <stop_token>

namespace tenantry::migrations {

struct FileProblem {
    QString fileName, version;
    base::Error error;
};
struct FolderReport {
    MigrationSet set;            // what can be taken
    QList<FileProblem> problems; // what cannot: with any, discover() fails with the first
};
// As discover(), of all the files: whoever mends them wants to know all that is wrong. Errors are those of the folder as a whole.
base::Result<FolderReport> examine(const QString &folder, std::stop_token stop = {});

} // namespace tenantry::migrations
