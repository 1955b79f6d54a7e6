// The verbs of `tenantryctl audit`.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands auditCommands();

} // namespace tenantry::cli
