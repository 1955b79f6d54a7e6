// Showing a tenant's password to a person: the one way, for the panel and for the command line, because it leaves a record.
#pragma once

#include "registry/repositories.h"

namespace tenantry::tenants {

// The password of the tenant's database role. Before it is handed out, an operation of kind "reveal" is in the journal, and by
// its trigger in the audit chain: who was shown which tenant's password, and when. No record, no password. `tenant` as find()
// gives it, with its sealed secret. Errors: Permission (no ADMIN), Conflict (registry read-only), NotFound (no password is
// kept), Crypto. May unlock the vault; belongs on a worker.
base::Result<base::Secret> revealPassword(const registry::SessionPtr &session, const registry::Tenant &tenant, std::stop_token stop = {});

} // namespace tenantry::tenants
