// key: the data keys that seal credentials.
#pragma once

#include "cli/command.h"

namespace tenantry::cli {

Commands keyCommands();

} // namespace tenantry::cli
