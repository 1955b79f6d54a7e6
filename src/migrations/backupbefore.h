// What a tenant had before a roll-out changed it: one file per tenant and version, in a folder of the run.
#pragma once

#include "drivers/databasedump.h"
#include "registry/runs.h"

#include <chrono>
#include <map>
#include <mutex>

namespace tenantry::migrations {

// Of one run. Several threads may ask at once, each for another tenant.
class BackupBefore {
public:
    // Files are FOLDER/RUN/SLUG@VERSION.dump, for pg_restore. One that is a few minutes old is taken for good: a tenant that is tried again
    // because a lock was not free is not read once more each time.
    static constexpr std::chrono::minutes goodFor{15};

    BackupBefore(const QString &folder, const QString &runId);
    // Io: the folder or the file cannot be written; nothing of it is left behind. Else as DatabaseDump::write().
    base::Result<registry::MadeBackup> take(const QString &driver, const drivers::TenantDriver::Settings &inDatabase, const QString &slug, const QString &version, std::stop_token stop);
    const QString &folder() const { return m_folder; } // with the run's own part

private:
    base::Result<std::shared_ptr<drivers::DatabaseDump>> dumpOf(const QString &driver);

    QString m_folder;
    std::mutex m_mutex;
    std::map<QString, std::shared_ptr<drivers::DatabaseDump>> m_dumps; // with m_mutex
};

// InvalidInput unless it is the whole path of a folder: whoever works on the run may stand elsewhere.
base::Result<void> checkBackupFolder(const QString &folder);

} // namespace tenantry::migrations
