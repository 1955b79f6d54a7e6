#include "cli/server/commands.h"

#include "cli/server/verbs.h"

namespace tenantry::cli {

Commands serverCommands()
{
    Commands list;
    list.push_back(serverAdd());
    list.push_back(serverList());
    list.push_back(serverShow());
    list.push_back(serverCheck());
    list.push_back(serverEdit());
    list.push_back(serverRemove());
    return list;
}

} // namespace tenantry::cli
