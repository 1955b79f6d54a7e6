// The verbs of `tenantryctl product`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands productCommands();

} // namespace tenantry::cli
