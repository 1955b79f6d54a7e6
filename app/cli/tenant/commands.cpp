#include "cli/tenant/commands.h"

#include "cli/tenant/verbs.h"

namespace tenantry::cli {

Commands tenantCommands()
{
    Commands list;
    list.push_back(tenantProvision());
    list.push_back(tenantAdopt());
    list.push_back(tenantList());
    list.push_back(tenantShow());
    list.push_back(tenantEdit());
    list.push_back(tenantPause());
    list.push_back(tenantActivate());
    list.push_back(tenantMaintenance());
    list.push_back(tenantCredentials());
    list.push_back(tenantTimeline());
    list.push_back(tenantCompare());
    list.push_back(tenantDiagnose());
    return list;
}

} // namespace tenantry::cli
