// Finishing or taking back an operation, whichever kind it is.
#pragma once

#include "tenants/provisioning.h"

namespace tenantry::tenants {

// The passwords of a Provisioned are set by a provisioning only, that of the role by an adoption too.
base::Result<Provisioned> resumeOperation(const registry::SessionPtr &session, const QString &operationId, const operations::Progress &progress = {},
                                          std::stop_token stop = {});
base::Result<registry::Operation> undoOperation(const registry::SessionPtr &session, const QString &operationId,
                                                const operations::Progress &progress = {}, std::stop_token stop = {});

} // namespace tenantry::tenants
