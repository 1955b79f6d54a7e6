#pragma once

#include "cli/command.h"
#include "tenants/provisioning.h"

namespace tenantry::cli {

CommandPtr tenantProvision();
CommandPtr tenantAdopt();
CommandPtr tenantList();
CommandPtr tenantShow();
CommandPtr tenantEdit();
CommandPtr tenantPause();
CommandPtr tenantActivate();
CommandPtr tenantMaintenance();
CommandPtr tenantCredentials();
CommandPtr tenantTimeline();
CommandPtr tenantCompare();
CommandPtr tenantDiagnose();

void printTenant(Console &console, const registry::Tenant &tenant, const QString &baseDomain);
Colour colourOf(registry::TenantState state);

// tenant provision --csv
Result<int> provisionTable(Context &context, const registry::SessionPtr &session, const tenants::ProvisionRequest &defaults);

} // namespace tenantry::cli
