// The journal of one operation, on a connection that the caller holds: the one with the operation's lock. Whoever has lost
// the lock has lost the connection with it, and writes nothing any more.
#pragma once

#include "registry/repositories.h"

namespace tenantry::registry::journal {

// As it was written: with the lock held, nothing is Interrupted.
base::Result<Operation> find(postgres::Connection &connection, bool withSecrets, const QString &id);

struct StateChange {
    OperationState state;
    std::optional<base::Error> error = {};
    QString worker = {}; // who runs it now; empty: as before
};

// The states of some steps and of the operation, in one statement. Succeeded and undone operations lose their sealed arguments.
base::Result<void> write(postgres::Connection &connection, const QString &id, const std::vector<OperationStep> &steps, const std::optional<StateChange> &change = {});

} // namespace tenantry::registry::journal
