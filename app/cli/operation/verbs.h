#pragma once

#include "cli/command.h"
#include "tenants/provisioning.h"

namespace tenantry::cli {

CommandPtr operationList();
CommandPtr operationShow();
CommandPtr operationResume();
CommandPtr operationUndo();

// On a terminal, a line on stderr for every step as it ends. Thread-safe to call.
operations::Progress stepReporter(Console &console);
void printSteps(Console &console, const registry::Operation &operation);
// What to do about an operation that was left in the middle.
QString resumeHint(const QString &operationId);

} // namespace tenantry::cli
