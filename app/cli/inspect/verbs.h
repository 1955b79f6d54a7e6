// The verbs of `inspect`, and what they have in common.
#pragma once

#include "cli/command.h"
#include "inspection/entrance.h"

namespace tenantry::cli {

CommandPtr inspectQuery();
CommandPtr inspectHistory();
CommandPtr inspectPrepare();
CommandPtr inspectMasks();
CommandPtr inspectTables();
CommandPtr inspectActivity();
CommandPtr inspectLocks();
CommandPtr inspectSettings();
CommandPtr inspectCancel();
CommandPtr inspectEnd();

inline const Argument inspectedTenant{"TENANT", QT_TRANSLATE_NOOP("cli", "slug, subdomain, full host name or id")};

// Those that match, ready to be looked into: not being made or removed. NotFound when there is none.
Result<QList<registry::Tenant>> matchingTenants(Context &context, const registry::SessionPtr &session, const QString &expression);
void tellNotes(Console &console, const QList<base::Text> &notes);

} // namespace tenantry::cli
