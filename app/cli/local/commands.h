// The verbs of `tenantryctl local`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands localCommands();

} // namespace tenantry::cli
