// The verbs of `tenantryctl registry`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands registryCommands();

} // namespace tenantry::cli
