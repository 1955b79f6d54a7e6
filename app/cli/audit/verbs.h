#pragma once

#include "audit/verify.h"
#include "cli/command.h"

namespace tenantry::cli {

CommandPtr auditList();
CommandPtr auditExport();
CommandPtr auditVerify();

// What --operator-login, --tenant, --kind … say.
std::vector<Option> eventFilterOptions();
Result<registry::EventFilter> eventFilter(Context &context, const registry::SessionPtr &session);

// The marks that this computer keeps of a registry's chain. A store that cannot be opened is told, and stops nothing.
QList<audit::Mark> knownMarks(Context &context, const registry::SessionPtr &session);
void remember(Context &context, const registry::SessionPtr &session, const audit::Mark &mark);

} // namespace tenantry::cli
