// A connection file tells a colleague where a registry is. No secrets:
//
//     {"tenantry": 1, "name": "Production", "uri": "postgresql://registry.example.org/tenantry?sslmode=verify-full",
//      "login": "ana", "colour": "red"}
//
// `login` and `colour` (green, amber, red) may be missing. A password in the URI is refused: it would spread with the file.
#pragma once

#include "workstation/store.h"

namespace tenantry::ui {

base::Result<workstation::Profile> parseConnectionFile(const QByteArray &bytes);
QByteArray connectionFile(const workstation::Profile &profile);

} // namespace tenantry::ui
