// The verbs of `tenantryctl server`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands serverCommands();

} // namespace tenantry::cli
