// What must hold before a database is adopted. Each looks, says what it saw, and changes nothing.
#pragma once

#include "migrations/history.h"
#include "tenants/adoption.h"
#include "tenants/preconditions.h"

namespace tenantry::tenants {

struct AdoptionFindings {     // what the operation has to remember of them
    bool roleIsThere = false;
    QString version;          // of the product
};

base::Result<CheckReport> checkAdoption(const registry::SessionPtr &session, const AdoptRequest &request, const Resolved &resolved, AdoptionFindings &findings,
                                        std::stop_token stop);

// Which version a database is at: as it was told, as Tenantry itself wrote down in an earlier life, or as the history of another tool says.
struct AdoptedVersion {
    QString version, tool, table; // tool: empty where it was told; "Tenantry"
    int files = 0;
};
// `found`: asked only where nothing else says. Conflict with the reasons, and what to do.
base::Result<AdoptedVersion> versionOf(drivers::TenantDriver &driver, const postgres::ConnectionSettings &inDatabase, const std::vector<drivers::Migration> &files,
                                       const QString &told, const std::function<base::Result<drivers::Histories>()> &found, std::stop_token stop);

} // namespace tenantry::tenants
