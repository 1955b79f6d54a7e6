// The verbs of `tenantryctl inspect`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands inspectCommands();

} // namespace tenantry::cli
