// The tenantryctl line that does what a button does, quoted for a POSIX shell.
#pragma once

#include <QString>
#include <QStringList>

namespace tenantry::ui {

QString shellQuoted(const QString &argument);
QString commandLine(const QStringList &arguments); // "tenantryctl tenant pause panaderia-sol"

} // namespace tenantry::ui
