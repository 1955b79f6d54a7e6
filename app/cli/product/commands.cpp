#include "cli/product/commands.h"

#include "cli/product/verbs.h"

namespace tenantry::cli {

Commands productCommands()
{
    Commands list;
    list.push_back(productAdd());
    list.push_back(productList());
    list.push_back(productShow());
    list.push_back(productEdit());
    list.push_back(productImport());
    list.push_back(productTemplate());
    return list;
}

} // namespace tenantry::cli
