// The verbs of `tenantryctl tenant`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands tenantCommands();

} // namespace tenantry::cli
