// The verbs of `migrate`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

CommandPtr migrateLint();
CommandPtr migrateBaseline();

// After a product got files: how many statements of those after a version (empty: of all) somebody should look at; said on stderr.
int noteFindings(Console &console, const registry::Product &product, const QList<registry::ProductMigration> &files, const QString &after = {});
CommandPtr migrateDrift();

} // namespace tenantry::cli
