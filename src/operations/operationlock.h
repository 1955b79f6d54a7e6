// "I am running this operation": a PostgreSQL session-level advisory lock (manual, 13.3.5) in the registry. It goes with the
// connection, so a killed program never leaves one behind, and no clock of any computer matters.
#pragma once

#include "registry/session.h"

#include <utility>

namespace tenantry::operations {

class OperationLock {
public:
    // Conflict when somebody else still holds it after three seconds; for what is no operation, a tenant, at once.
    static base::Result<OperationLock> take(registry::Session &session, const QString &operationId, std::stop_token stop);
    OperationLock(OperationLock &&other) noexcept : m_connection(std::move(other.m_connection)), m_held(std::exchange(other.m_held, false)) {}
    ~OperationLock();

    // The journal is written through it: where the lock is lost, because the registry was restarted, nothing can be written
    // any more, and somebody else may have taken the operation over.
    postgres::Connection &connection() { return *m_connection; }
    base::Error explained(base::Error error) const; // says so, when the connection is gone

private:
    explicit OperationLock(postgres::Pool::Lease connection);
    postgres::Pool::Lease m_connection;
    bool m_held = true; // false once it was moved away
};

} // namespace tenantry::operations
