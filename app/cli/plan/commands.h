// The verbs of `tenantryctl plan`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands planCommands();

} // namespace tenantry::cli
