// The look at a tenant's database and the first file that it lacks, in one go: for a roll-out, which visits ten thousand databases once each, and
// where most lack one file. Two round trips; TenantDriver::applied() and apply() take four.
#pragma once

#include "drivers/tenantdriver.h"

namespace tenantry::drivers {

class FirstFile {
public:
    virtual ~FirstFile() = default;

    // Names the file by what is there, while nobody else may change it. Null: none. The file outlives the call.
    using Choose = std::function<base::Result<const Migration *>(const std::vector<AppliedMigration> &)>;

    // True: the file that `choose` named is applied and written down, in one transaction. False: nothing was changed, and applied() and apply() are to
    // go on from there: another program has the database locked or there is no bookkeeping yet (`choose` was not asked then), no file was named, it is
    // none for this way, or a lock that it needs was not free. Otherwise the errors of applied(), of `choose` and of apply(). Blocks; any thread.
    virtual base::Result<bool> lookAndApply(const TenantDriver::Settings &inDatabase, const QString &asRole, const Choose &choose, const MigrationLimits &limits,
                                            std::stop_token stop) = 0;
};

// For what makeDriver() knows; null for a driver that is not there.
std::shared_ptr<FirstFile> makeFirstFile(const QString &driver, postgres::Pool &pool);

} // namespace tenantry::drivers
