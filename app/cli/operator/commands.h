// operator: the people who sign in.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands operatorCommands();

} // namespace tenantry::cli
