#include "cli/registry/commands.h"

namespace tenantry::cli {

Commands registryCommands()
{
    Commands list;
    return list;
}

} // namespace tenantry::cli
