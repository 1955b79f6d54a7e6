#include "cli/local/commands.h"

#include "cli/local/verbs.h"

namespace tenantry::cli {

Commands localCommands()
{
    Commands list;
    list.push_back(localStart());
    list.push_back(localStop());
    list.push_back(localStatus());
    list.push_back(localPsql());
    list.push_back(localDestroy());
    return list;
}

} // namespace tenantry::cli
