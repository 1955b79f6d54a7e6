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

// What `tenant provision --json` answers with, also per row of a table.
QJsonObject provisionedJson(const tenants::Provisioned &done, bool secrets);
QJsonObject checksJson(const tenants::CheckReport &report);

// --test-only: what asking itself was wrong about, as a report (errors that say nothing about the request stay errors); telling it, with the exit status.
Result<tenants::CheckReport> reportOf(const Error &error);
int tellChecks(Console &console, const tenants::CheckReport &report, const QString &allHold, const QString &notLikeThis);
// What to do about an operation that was left in the middle, where there is one.
void addResumeHint(Context &context, Error &error, const QString &operation);

// tenant provision --csv
Result<int> provisionTable(Context &context, const registry::SessionPtr &session, const tenants::ProvisionRequest &defaults);

} // namespace tenantry::cli
