#include "cli/operation/commands.h"

namespace tenantry::cli {

Commands operationCommands()
{
    Commands list;
    return list;
}

} // namespace tenantry::cli
