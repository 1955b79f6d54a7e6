#include "cli/health/commands.h"

#include "cli/health/verbs.h"

namespace tenantry::cli {

Commands healthCommands()
{
    Commands list;
    list.push_back(healthSweep());
    list.push_back(healthWatch());
    list.push_back(healthShow());
    list.push_back(healthAlerts());
    list.push_back(healthThreshold());
    list.push_back(healthCheck());
    return list;
}

} // namespace tenantry::cli
