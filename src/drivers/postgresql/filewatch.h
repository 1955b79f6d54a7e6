// What a migration file does to tables, seen from beside it.
//
// A trigger on the bookkeeping, which is written last in a file's own transaction, copies the locks that the transaction holds by then: all of
// them. A second connection looks again and again while the file runs: that tells for how long, and it sees what runs outside of a
// transaction, or fails. Tables that lie in another file afterwards (pg_class.relfilenode) were rewritten, or emptied.
#pragma once

#include "drivers/throwawaycopy.h"
#include "postgres/connection.h"

namespace tenantry::drivers {

class FileWatch {
public:
    // `inDatabase`: a copy, never a tenant's own: it gets a trigger and a table.
    static base::Result<FileWatch> begin(const TenantDriver::Settings &inDatabase, std::stop_token stop);

    base::Result<FileTrace> run(const std::function<base::Result<void>()> &apply, std::optional<base::Error> &failure, std::stop_token stop);

private:
    explicit FileWatch(TenantDriver::Settings settings, std::unique_ptr<postgres::Connection> connection) : m_settings(std::move(settings)), m_connection(std::move(connection)) {}
    struct Table { QString name; qint64 file = 0, bytes = 0; };
    base::Result<QHash<qint64, Table>> tables();

    TenantDriver::Settings m_settings;
    std::unique_ptr<postgres::Connection> m_connection;
};

} // namespace tenantry::drivers
