#include "cli/product/commands.h"

namespace tenantry::cli {

Commands productCommands()
{
    Commands list;
    return list;
}

} // namespace tenantry::cli
