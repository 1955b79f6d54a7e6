// Opening a tenant's database to those who look into it, and closing it: the registry's record and the roles on the server, together. Here and
// not in inspection/, because a tenant is opened when it is provisioned, and taken back whole. ADMIN. All calls block and belong on a worker.
#pragma once

#include "drivers/inspectionroles.h"
#include "registry/repositories.h"

namespace tenantry::fleet {

// Makes the two roles (drivers/inspectionroles.h), or sets right what they may read, by the masks of now. Idempotent, whoever else does it at the
// same time, and wherever an earlier call died. With `newPasswords` those who kept the old ones are out.
base::Result<drivers::InspectionGrants> openToInspection(const registry::SessionPtr &session, const registry::Tenant &tenant, bool newPasswords = false, std::stop_token stop = {});
// The same for who is signed in to the tenant's server already.
base::Result<drivers::InspectionGrants> openToInspection(const registry::SessionPtr &session, const registry::Tenant &tenant, const postgres::ConnectionSettings &owner, std::stop_token stop = {});

// After a migration, for a tenant that was opened before: what is new is granted, what leads around the masks is found. Over connections of `pool`, of
// whoever migrates. What goes wrong, or is not done when `stop` says so, leaves the tenant due for an ADMIN's next look.
base::Result<drivers::InspectionGrants> renewInspection(const registry::SessionPtr &session, const QString &tenantId, const QString &schemaVersion, postgres::Pool &pool, std::stop_token stop = {});

// The roles are gone from the server. The registry's record goes with the tenant's row.
base::Result<void> closeToInspection(const registry::SessionPtr &session, const QString &tenantId, const postgres::ConnectionSettings &owner, std::stop_token stop = {});

} // namespace tenantry::fleet
