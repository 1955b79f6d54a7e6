// Operations that end in a tenant, as the journal has them: how they are written, and what became of them.
#pragma once

#include "tenants/preconditions.h"

class QElapsedTimer;

namespace tenantry::tenants {

// What an operation of any kind is called ("Provisioning"); the kind itself where it has no words.
base::Text operationTitle(const QString &kind);

// Under an id that is new; the template is the caller's to choose.
ProvisionPlan planFor(const ProvisionRequest &request, const Resolved &resolved);

// Not written yet. The first step, checking, was done just now: it took as long as `asked` runs.
base::Result<registry::Operation> operationFor(const registry::SessionPtr &session, const QString &kind, const QStringList &steps,
                                               const ProvisionPlan &plan, const QElapsedTimer &asked);

// More was tried than to reserve the name, or that worked. False: somebody was faster, and there is nothing to keep.
bool hasBegun(const registry::SessionPtr &session, const QString &operationId);

// The error that the operation kept, its detail naming the step.
base::Error whyItFailed(const registry::Operation &operation);

// whyItFailed where it did not succeed. The first account's password is the caller's to add: the registry has forgotten it.
base::Result<Provisioned> outcomeOf(const registry::SessionPtr &session, registry::Operation operation);

} // namespace tenantry::tenants
