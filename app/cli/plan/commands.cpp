#include "cli/plan/commands.h"

namespace tenantry::cli {

Commands planCommands()
{
    Commands list;
    return list;
}

} // namespace tenantry::cli
