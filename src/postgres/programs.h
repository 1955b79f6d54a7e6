// PostgreSQL's programs on this computer, by major version.
#pragma once

#include <QString>

namespace tenantry::postgres {

QString postgresPrograms(int major); // of one version; empty when it is not installed

} // namespace tenantry::postgres
