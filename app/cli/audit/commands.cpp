#include "cli/audit/commands.h"

#include "cli/audit/verbs.h"

namespace tenantry::cli {

Commands auditCommands()
{
    Commands list;
    list.push_back(auditList());
    list.push_back(auditExport());
    list.push_back(auditVerify());
    return list;
}

} // namespace tenantry::cli
