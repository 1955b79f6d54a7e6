// Bringing one tenant to a version. The fleet comes on top of this.
#pragma once

#include "drivers/tenantdriver.h"
#include "migrations/migrationset.h"

namespace tenantry::migrations {

struct Pending {
    std::vector<drivers::Migration> files; // in order
    QString fromVersion, toVersion;
};

std::vector<drivers::Migration> toDriver(const QList<registry::ProductMigration> &files);

// What is missing, after checking what is there: Conflict when an applied file's checksum changed (names it), when the
// database is ahead of the product, or when an applied version is unknown here.
base::Result<Pending> plan(const std::vector<drivers::Migration> &all, const std::vector<drivers::AppliedMigration> &applied,
                           const QString &target = {}); // empty: head

using FileProgress = std::function<void(const drivers::Migration &, int done, int total, std::chrono::milliseconds)>;

// Resumable between files. Returns the version reached.
base::Result<QString> apply(drivers::TenantDriver &driver, const postgres::ConnectionSettings &inDatabase, const QString &asRole,
                            const Pending &pending, const drivers::MigrationLimits &limits = {}, const FileProgress &progress = {},
                            std::stop_token stop = {});

} // namespace tenantry::migrations
