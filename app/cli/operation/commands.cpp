#include "cli/operation/commands.h"

#include "cli/operation/verbs.h"

namespace tenantry::cli {

Commands operationCommands()
{
    Commands list;
    list.push_back(operationList());
    list.push_back(operationShow());
    list.push_back(operationResume());
    list.push_back(operationUndo());
    return list;
}

} // namespace tenantry::cli
