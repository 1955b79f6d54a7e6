#include "cli/migrate/commands.h"

#include "cli/migrate/verbs.h"

namespace tenantry::cli {

Commands migrateCommands()
{
    Commands list;
    list.push_back(migrateStatus());
    list.push_back(migratePlan());
    list.push_back(migrateLint());
    list.push_back(migrateRehearse());
    list.push_back(migrateApply());
    list.push_back(migrateVerify());
    list.push_back(migrateList());
    list.push_back(migrateShow());
    list.push_back(migrateFailures());
    list.push_back(migratePause());
    list.push_back(migrateResume());
    list.push_back(migrateRetry());
    list.push_back(migrateCancel());
    list.push_back(migrateDrift());
    list.push_back(migrateBaseline());
    return list;
}

} // namespace tenantry::cli
