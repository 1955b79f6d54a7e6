// Writing down that a tenant's database already has the files up to a version, without running them: as the history of the tool that
// migrated it says, or as somebody knows. Blocks; of an ADMIN.
#pragma once

#include "migrations/history.h"
#include "registry/repositories.h"

namespace tenantry::migrations {

struct BaselinePlan {
    registry::Tenant tenant;
    Recognition seen;           // not matched(): nothing can be written, `reasons` say why
};

// What would be written down. Changes nothing. `version` empty: the tool's own history is read; otherwise up to this one, and only
// `applied` and `version` of `seen` are filled in. NotFound: the version. Conflict when what Tenantry has written down already says otherwise.
base::Result<BaselinePlan> planBaseline(const registry::SessionPtr &session, const registry::Tenant &tenant, const QString &version = {}, std::stop_token stop = {});

// Looks once more and writes it down, in the tenant's database and in the registry. How many files were not there yet; 0: all were.
// Conflict when what is seen by now is not `plan`.
base::Result<int> applyBaseline(const registry::SessionPtr &session, const BaselinePlan &plan, std::stop_token stop = {});

} // namespace tenantry::migrations
