// A tenant's database written into a file of this computer. Blocks; several threads may ask at once.
#pragma once

#include "drivers/tenantdriver.h"

namespace tenantry::drivers {

class DatabaseDump {
public:
    virtual ~DatabaseDump() = default;
    // As dumpDatabase() of postgres/dumprestore.h. NotFound: no program here can read databases of this server.
    virtual base::Result<void> write(const TenantDriver::Settings &inDatabase, const QString &file, std::stop_token stop) = 0;
};
std::shared_ptr<DatabaseDump> makeDatabaseDump(const QString &driver); // null for a driver that is not there

} // namespace tenantry::drivers
