#include "tenants/unfinished.h"

#include "tenants/adoption.h"
#include "tenants/suspension.h"

namespace tenantry::tenants {

using base::Result;
using registry::Operation;

Result<Provisioned> resumeOperation(const registry::SessionPtr &session, const QString &operationId, const operations::Progress &progress, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRY(const Operation operation, registry::OperationRepository(session).find(operationId, stop));
    if (Adoption::is(operation))
        return Adoption(session).resume(operationId, progress, stop);
    if (!Suspension::is(operation))
        return Provisioning(session).resume(operationId, progress, stop);
    Provisioned out;
    TRY(out.operation, Suspension(session).resume(operationId, progress, stop));
    TRY(out.tenant, registry::TenantRepository(session).find(operation.tenantId));
    return out;
}

Result<Operation> undoOperation(const registry::SessionPtr &session, const QString &operationId, const operations::Progress &progress, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRY(const Operation operation, registry::OperationRepository(session).find(operationId, stop));
    if (Adoption::is(operation))
        return Adoption(session).undo(operationId, progress, stop);
    return Suspension::is(operation) ? Suspension(session).undo(operationId, progress, stop) : Provisioning(session).undo(operationId, progress, stop);
}

} // namespace tenantry::tenants
