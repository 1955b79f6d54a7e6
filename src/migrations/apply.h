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

// Error::sqlstate of plan(): why a database is not one that the product's files can be applied to.
inline constexpr QLatin1StringView aheadOfProduct{"TN012"};  // it has a version past the last one
inline constexpr QLatin1StringView unknownVersion{"TN013"};  // it has one between that the product does not know
inline constexpr QLatin1StringView changedFile{"TN014"};     // the text of an applied file is another one by now
inline constexpr QLatin1StringView outOfOrder{"TN015"};      // a file before the one that it is at is missing, and that was not allowed
inline constexpr QLatin1StringView pastTarget{"TN016"};      // it is past the version that was asked for

enum class OutOfOrder { Apply, Refuse }; // a file whose version lies before the newest applied one

// What is missing, after checking what is there: Conflict when an applied file's checksum changed (names it), when the
// database is ahead of the product, or when an applied version is unknown here.
base::Result<Pending> plan(const std::vector<drivers::Migration> &all, const std::vector<drivers::AppliedMigration> &applied,
                           const QString &target = {}, OutOfOrder gaps = OutOfOrder::Apply); // target empty: head

// The newest version that is finished; empty before the first.
QString currentVersion(const std::vector<drivers::AppliedMigration> &applied);

using FileProgress = std::function<void(const drivers::Migration &, int done, int total, std::chrono::milliseconds)>;

// Resumable between files. Returns the version reached. `done`: so many of the files are there already (TenantDriver::applyFirst).
base::Result<QString> apply(drivers::TenantDriver &driver, const postgres::ConnectionSettings &inDatabase, const QString &asRole,
                            const Pending &pending, const drivers::MigrationLimits &limits = {}, const FileProgress &progress = {},
                            std::stop_token stop = {}, int done = 0);

} // namespace tenantry::migrations
