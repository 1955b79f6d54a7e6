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

    // The journal is written through it: where the lock is lost, because the registry was restarted, nothing can be written
    // any more, and somebody else may have taken the operation over.
    postgres::Connection &connection() { return *m_connection; }
    base::Error explained(base::Error error) const; // says so, when the connection is gone

private:
    OperationLock(std::unique_ptr<postgres::Connection> connection, QString operationId);
    std::unique_ptr<postgres::Connection> m_connection;
    QString m_operationId;
};

} // namespace tenantry::operations
