#include "cli/demo/commands.h"

namespace tenantry::cli {

Commands demoCommands()
{
    Commands list;
    return list;
}

} // namespace tenantry::cli
