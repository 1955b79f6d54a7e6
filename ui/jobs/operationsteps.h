// An operation's recorded steps as the step list shows them.
#pragma once

#include "tenants/provisioning.h"
#include "ui/widgets/steplist.h"

namespace tenantry::ui {

QList<StepItem> stepItems(const registry::Operation &operation); // titles in the language of now
QList<StepItem> checkItems(const tenants::CheckReport &report);   // the same of what was checked before
QString operationTitle(const registry::Operation &operation);    // "Provision Panadería O'Higgins"

} // namespace tenantry::ui
