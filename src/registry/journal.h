// The journal of one operation, on a connection that the caller holds: the one with the operation's lock. Whoever has lost
// the lock has lost the connection with it, and writes nothing any more.
#pragma once

#include "registry/repositories.h"

namespace tenantry::registry::journal {

base::Result<Operation> find(postgres::Connection &connection, bool withSecrets, const QString &id);

// The states of some steps, in one statement.
base::Result<void> record(postgres::Connection &connection, const QString &id, const std::vector<OperationStep> &steps);

// With `worker` also who runs it now. Succeeded and undone operations lose their sealed arguments.
base::Result<void> setState(postgres::Connection &connection, const QString &id, OperationState state, const std::optional<base::Error> &error,
                            const QString &worker = {});

} // namespace tenantry::registry::journal
