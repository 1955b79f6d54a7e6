#include "cli/registry/commands.h"

#include "cli/registry/verbs.h"

namespace tenantry::cli {

Commands registryCommands()
{
    Commands list;
    list.push_back(registryCreate());
    list.push_back(registryUpgrade());
    list.push_back(registryStatus());
    list.push_back(registryRecoveryKey());
    list.push_back(registryRecover());
    list.push_back(registryProfiles());
    return list;
}

} // namespace tenantry::cli
