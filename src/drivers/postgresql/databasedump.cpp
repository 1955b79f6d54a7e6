#include "drivers/databasedump.h"

#include "postgres/connection.h"
#include "postgres/dumprestore.h"

#include <map>
#include <mutex>

namespace tenantry::drivers {

using base::Result;
using postgres::Connection;
using postgres::DumpPrograms;

namespace {

class PostgresqlDump : public DatabaseDump {
public:
    Result<void> write(const TenantDriver::Settings &inDatabase, const QString &file, std::stop_token stop) override
    {
        TRY(const DumpPrograms programs, programsFor(inDatabase, stop));
        auto settings = inDatabase;
        settings.applicationName = QStringLiteral("tenantry backup");
        return postgres::dumpDatabase(programs, settings, file, stop);
    }

private:
    // Asked of each server once: looking for the programs starts some.
    Result<DumpPrograms> programsFor(const TenantDriver::Settings &settings, const std::stop_token &stop)
    {
        const std::lock_guard lock(m_mutex);
        const std::pair<QString, int> server{settings.host, settings.port};
        if (const auto known = m_programs.find(server); known != m_programs.end())
            return known->second;
        TRY(const auto connection, Connection::open(settings, stop));
        TRY(const DumpPrograms found, postgres::findDumpPrograms(connection->serverVersion() / 10000, stop));
        m_programs.emplace(server, found);
        return found;
    }

    std::mutex m_mutex;
    std::map<std::pair<QString, int>, DumpPrograms> m_programs;
};

} // namespace

std::shared_ptr<DatabaseDump> makeDatabaseDump(const QString &driver)
{
    return driver == QLatin1String("postgresql") ? std::make_shared<PostgresqlDump>() : nullptr;
}

} // namespace tenantry::drivers
