// The verbs of `tenantryctl operation`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands operationCommands();

} // namespace tenantry::cli
