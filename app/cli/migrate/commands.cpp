#include "cli/migrate/commands.h"

#include "cli/migrate/verbs.h"

namespace tenantry::cli {

Commands migrateCommands()
{
    Commands list;
    list.push_back(migrateLint());
    list.push_back(migrateDrift());
    list.push_back(migrateBaseline());
    return list;
}

} // namespace tenantry::cli
