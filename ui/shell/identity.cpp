#include "ui/shell/identity.h"

#include <QCoreApplication>

namespace tenantry::ui {

QString roleText(registry::Role role)
{
    return role == registry::Role::Admin ? QCoreApplication::translate("tenantry::ui::Identity", "Administrator")
                                         : QCoreApplication::translate("tenantry::ui::Identity", "Support");
}

QString environmentName(const QString &colour)
{
    if (colour == QLatin1String("red"))
        return QCoreApplication::translate("tenantry::ui::Identity", "Production");
    if (colour == QLatin1String("green"))
        return QCoreApplication::translate("tenantry::ui::Identity", "Local");
    return QCoreApplication::translate("tenantry::ui::Identity", "Staging");
}

} // namespace tenantry::ui
