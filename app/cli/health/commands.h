#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands healthCommands();

} // namespace tenantry::cli
