#include "cli/tenant/commands.h"

namespace tenantry::cli {

Commands tenantCommands()
{
    Commands list;
    return list;
}

} // namespace tenantry::cli
