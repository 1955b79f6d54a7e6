#include "ui/shell/permit.h"

namespace tenantry::ui {

bool may(const registry::OperatorInfo &who, const registry::RegistryInfo &registry, const char *action)
{
    const registry::Role role = registry.readOnly ? registry::Role::User : who.role;
    return registry::mayUse(registry::actionPermission(QLatin1StringView(action)), role);
}

} // namespace tenantry::ui
