// What the servers page asks of the core, as values that can be called: each may block and belongs on a worker. serverBackend() makes
// the real one from a session.
#pragma once

#include "registry/health.h"
#include "servers/servers.h"
#include "ui/shell/permit.h"
#include "ui/shell/services.h"

#include <functional>

namespace tenantry::ui {

struct ServerSnapshot {
    QList<registry::Server> servers;        // by name
    QList<registry::ServerHealth> health;   // of those that the collector has looked at; any order
};

struct ServerWish {                         // as typed
    registry::Server server;                // without an id: a new one
    std::optional<base::Secret> password;   // not set: the one that is kept
    QString certificateFile;                // empty: the one that is kept
};

struct ServerBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool may(const char *action) const { return ui::may(who, registry, action); }

    std::function<base::Result<ServerSnapshot>(std::stop_token)> read;
    std::function<base::Result<QString>(const QString &fileName)> certificate;  // its PEM text
    std::function<base::Result<drivers::ServerCapacity>(const ServerWish &, std::stop_token)> test;
    // What was tested, with what the test showed.
    std::function<base::Result<registry::Server>(const ServerWish &, const drivers::ServerCapacity &, std::stop_token)> save;
    std::function<base::Result<drivers::ServerCapacity>(const registry::Server &, std::stop_token)> check; // one that is there, as it is kept
    std::function<base::Result<void>(const QString &id, std::stop_token)> remove; // Conflict while tenants live there
};

ServerBackend serverBackend(const Services &services);

} // namespace tenantry::ui
