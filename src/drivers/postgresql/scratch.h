// Databases that are made to be looked at and dropped: a name and a mark that say so, and a lock of a session that lives as long as the work.
// When its program dies the lock is free, and whoever makes the next one drops what was left.
#pragma once

#include "drivers/postgresql/postgresqldriver.h"

namespace tenantry::drivers {

struct Scratch {
    std::unique_ptr<postgres::Connection> guard; // holds the lock; in the maintenance database
    QString name, mark;         // of the database, and of a role that owns it at first
};

// Drops leftovers, and reserves a name. Nothing is made yet.
base::Result<Scratch> reserveScratch(PostgresqlDriver &driver, const TenantDriver::Settings &owner, const std::stop_token &stop);
base::Result<void> removeScratchLeftovers(postgres::Connection &guard, TenantDriver &driver, const TenantDriver::Settings &owner, const std::stop_token &stop);
base::Result<std::unique_ptr<postgres::Connection>> scratchGuard(const TenantDriver::Settings &owner, const std::stop_token &stop);
// Database, then role. Says what went wrong with the first that stays.
base::Result<void> dropScratch(TenantDriver &driver, const TenantDriver::Settings &owner, const Scratch &scratch);

} // namespace tenantry::drivers
