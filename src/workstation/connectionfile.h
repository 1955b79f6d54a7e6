// A connection file tells a colleague where a registry is. No secrets:
//
//     {"tenantry": 1, "name": "Production", "uri": "postgresql://registry.example.org/tenantry?sslmode=verify-full",
//      "login": "ana", "colour": "red"}
#pragma once

#include "workstation/store.h"

namespace tenantry::workstation {

QByteArray connectionFile(const Profile &profile);
// Writes it whole or not at all; Io with the reason.
base::Result<void> writeConnectionFile(const QString &path, const Profile &profile);

} // namespace tenantry::workstation
