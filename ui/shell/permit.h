// What the operator who is signed in is offered, by the one table of who may do what (registry/permissions.h).
#pragma once

#include "registry/permissions.h"

#include <QObject>

namespace tenantry::ui {

// `action` as the table names it: "tenants.pause". In a registry that is open for reading only, nobody is offered more than a USER.
bool may(const registry::OperatorInfo &who, const registry::RegistryInfo &registry, const char *action);

// Says which line of the table a button or QAction stands for: what tests compare with the table.
template <class Control> Control *mark(Control *control, const char *action)
{
    control->setProperty("permission", QLatin1StringView(action));
    return control;
}

} // namespace tenantry::ui
