// "I am running this operation": a PostgreSQL session-level advisory lock (manual, 13.3.5) in the registry. It goes with the
// connection, so a killed program never leaves one behind, and no clock of any computer matters.
#pragma once

#include "registry/session.h"

namespace tenantry::operations {

class OperationLock {
public:
    // Conflict when somebody else holds it.
    static base::Result<OperationLock> take(registry::Session &session, const QString &operationId, std::stop_token stop);
    OperationLock(OperationLock &&) = default;
    ~OperationLock();

    // Still ours? Not when the registry was restarted meanwhile: then somebody else may have taken the operation over.
    base::Result<void> held();

private:
    OperationLock(std::unique_ptr<postgres::Connection> connection, QString operationId);
    std::unique_ptr<postgres::Connection> m_connection;
    QString m_operationId;
};

} // namespace tenantry::operations
