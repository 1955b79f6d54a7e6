// Collects health: looks at servers and tenants, judges, writes it down. One collector per registry works; others stand by. ADMIN only.
#pragma once

#include "registry/health.h"
#include "registry/repositories.h"

#include <chrono>
#include <functional>

namespace tenantry::health {

struct Pace {
    std::chrono::milliseconds interval{60'000};          // of what servers know of all their databases
    std::chrono::milliseconds unhealthyInterval{15'000}; // of a server with something wrong, for what is wrong
    std::chrono::milliseconds insideInterval{300'000};   // of signing in to a tenant; of what is inside, twice that. Where a server has few tenants, they are signed in to more often
    int doorsPerLook = 200;                              // tenants of a server that are signed in to in an interval, whatever `insideInterval` says
    std::chrono::milliseconds unhealthyInsideInterval{30'000};
    std::chrono::milliseconds sizesInterval{600'000};    // of sizes: the server looks at every file for them
    int perServer = 4;                                   // connections to tenants of a server at once
    int connections = 200;                               // open at once, to all servers
    std::chrono::milliseconds serverLimit{8'000}, tenantLimit{5'000};
    std::chrono::seconds registryPatience{300};          // how long the registry may be away
};

// What to look at; all empty: everything.
struct Selection {
    QString serverId;
    std::optional<QStringList> tenantIds;
};

struct Swept {
    QList<registry::Tenant> tenants;                     // those looked at, by slug
    QHash<QString, registry::TenantHealth> health;       // by tenant
    QList<registry::ServerHealth> servers;
    bool recorded = true;                                // false: somebody else collects, and nothing was written
    std::optional<registry::Collector> other;            // who
};

struct Round {                                           // of watching: one server was looked at
    QString server;                                      // name
    bool reachable = true;
    std::optional<base::Error> error;
    int tenants = 0, unhealthy = 0;                      // of all on the server
    QList<registry::Alert> opened, changed, closed;      // with names
    double ms = 0;                                       // that looking took
};

struct Watcher {                                         // each may be empty; called from the thread that watches
    std::function<void(const Round &)> round;
    std::function<void(bool collecting, const std::optional<registry::Collector> &other)> role; // takes over, or stands by
    std::function<void(const base::Error &)> registryAway;
};

class Collector {
public:
    Collector(registry::SessionPtr session, QString program, Pace pace = {}) : m_session(std::move(session)), m_program(std::move(program)), m_pace(pace) {}

    // Once, everything about what is chosen. Blocks; tells as servers are done.
    base::Result<Swept> sweep(const Selection &selection, const std::function<void(int done, int of)> &progress, std::stop_token stop);
    // Until stopped (Cancelled), or until the registry stayed away for too long. Blocks.
    base::Result<void> watch(const Watcher &watcher, std::stop_token stop);

private:
    registry::SessionPtr m_session;
    QString m_program;
    Pace m_pace;
};

} // namespace tenantry::health
