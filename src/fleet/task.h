// What a run does to each of its tenants. One object per worker; its calls block and come from several threads at once.
#pragma once

#include "registry/runs.h"

#include <stop_token>

namespace tenantry::fleet {

// What one attempt says of the tenant's server, beside what it says of the tenant.
enum class ServerSays { Fine, Overloaded, Away };

struct Attempt {
    registry::EndedItem item;   // state Failed with an error: the worker decides whether it is worth another try
    ServerSays server = ServerSays::Fine;
    std::chrono::microseconds latency{0}; // until the tenant's database had answered for the first time; 0: it was not asked
};

struct Gate {
    bool passed = true;
    bool notYet = false;        // what it needs to know is not known yet: asked again a little later
    QJsonObject report;         // {"checked": n, "refused": [{"tenant", "message"} …]}
};

class Task {
public:
    virtual ~Task() = default;

    // Idempotent: what was begun by somebody who died is finished, what is done already is not done again. Kind::Cancelled when stopped.
    virtual Attempt attempt(const registry::TakenItem &item, std::stop_token stop) = 0;

    // Connections that the server could still take.
    virtual base::Result<int> freeConnections(const QString &serverId, std::stop_token stop) = 0;

    // How many tenants of a wave the gate looks at, and what it finds. From one thread.
    virtual int gateSample() const { return 0; }
    virtual Gate gate(int /*wave*/, const std::vector<registry::TakenItem> &, std::stop_token) { return {}; }
};

// Whether an error is one of the moment: 55P03, 40P01, 40001, 57P01 to 57P03, 57P05, 25P03, 53300, class 08, a lost or refused connection.
bool worthRepeating(const base::Error &error);
// What it says of the server.
ServerSays serverSays(const base::Error &error);

} // namespace tenantry::fleet
