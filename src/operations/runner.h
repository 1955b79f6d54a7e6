// Durable steps for one thing. Each step is idempotent; before it runs the journal says so, after it the journal says
// how it went. Whoever runs an operation holds an advisory lock on a registry connection of its own: when the program dies
// the lock is free at once, and anybody may resume or undo.
#pragma once

#include "registry/repositories.h"

namespace tenantry::operations {

struct Step {
    QString name;                                                    // stable, in the journal
    std::function<base::Result<void>(std::stop_token)> apply;        // doing it twice does it once
    std::function<base::Result<void>(std::stop_token)> undo;         // also when apply never ran or died in the middle; may be empty
};

// On the worker's thread, after the journal was written.
using Progress = std::function<void(const registry::Operation &)>;

class Runner {
public:
    explicit Runner(registry::SessionPtr session);

    // Runs what is not done yet. A failing step leaves the operation Failed (resume tries it again, undo takes it back); so
    // does a stop request, with Kind::Cancelled. The Result is an error only when the journal itself could not be read or
    // written, or when another program is running the operation (Conflict, "… is being run by ana@laptop:4711"); otherwise
    // look at the operation's state and error.
    base::Result<registry::Operation> run(const QString &operationId, const std::vector<Step> &steps,
                                          const Progress &progress = {}, std::stop_token stop = {});
    // Takes back, last step first, every step that was ever started. A succeeded operation is not undone this way (Conflict):
    // what it made is in use.
    base::Result<registry::Operation> undo(const QString &operationId, const std::vector<Step> &steps,
                                           const Progress &progress = {}, std::stop_token stop = {});

private:
    registry::SessionPtr m_session;
};

} // namespace tenantry::operations
