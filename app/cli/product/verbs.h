#pragma once

#include "cli/command.h"
#include "migrations/migrationset.h"

namespace tenantry::cli {

CommandPtr productAdd();
CommandPtr productEdit();
CommandPtr productImport();
CommandPtr productList();
CommandPtr productShow();
CommandPtr productTemplate();

// Builds a template database at the product's head version, notes it in the registry, and drops the one it replaces.
// `serverName` empty: the one that has it now, or the only one there is. `database` empty: a name is made.
Result<registry::Product> buildTemplate(Context &context, const registry::SessionPtr &session, const registry::Product &product,
                                        const QString &serverName, const QString &database);

} // namespace tenantry::cli
