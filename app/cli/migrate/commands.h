#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands migrateCommands();

} // namespace tenantry::cli
