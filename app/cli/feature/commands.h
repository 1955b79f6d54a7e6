// tenantryctl feature …
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands featureCommands();

} // namespace tenantry::cli
