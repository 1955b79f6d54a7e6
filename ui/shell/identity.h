// Who is signed in, and where.
#pragma once

#include "registry/values.h"

namespace tenantry::ui {

struct Identity {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    QString server; // "db1.example.org:5432", for people
};

QString roleText(registry::Role role);             // "Administrator"
QString environmentName(const QString &colour);    // "Production", "Staging", "Local"

} // namespace tenantry::ui
