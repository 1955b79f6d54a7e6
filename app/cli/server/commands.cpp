#include "cli/server/commands.h"

namespace tenantry::cli {

Commands serverCommands()
{
    Commands list;
    return list;
}

} // namespace tenantry::cli
