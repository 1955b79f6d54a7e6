// What a USER is shown is what is assigned to them. Somebody may take it from them at any moment: it is read again at once then, also where nobody
// looks at it (SeenTimer::start).
#pragma once

#include "registry/values.h"

#include <QDateTime>

namespace tenantry::ui {

inline bool mayLose(registry::Role role, const QDateTime &readAt) // tenants that are shown
{
    return role == registry::Role::User && readAt.isValid();
}

} // namespace tenantry::ui
