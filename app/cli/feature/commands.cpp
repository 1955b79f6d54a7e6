#include "cli/feature/commands.h"

#include "cli/feature/verbs.h"

namespace tenantry::cli {

Commands featureCommands()
{
    Commands list;
    list.push_back(featureAdd());
    list.push_back(featureList());
    list.push_back(featureEdit());
    list.push_back(featureSet());
    list.push_back(featureClear());
    list.push_back(featureShow());
    list.push_back(featureUndo());
    list.push_back(featureMirror());
    return list;
}

} // namespace tenantry::cli
