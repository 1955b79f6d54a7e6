// The verbs of `tenantryctl demo`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands demoCommands();

} // namespace tenantry::cli
