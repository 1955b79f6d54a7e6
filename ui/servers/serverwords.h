// Servers in words, in the language of now. Names are data: they come out printable.
#pragma once

#include "ui/servers/serverbackend.h"
#include "ui/widgets/statuschip.h"

#include <QCoreApplication>

namespace tenantry::ui {

// How a server was when somebody looked last: the collector, or whoever pressed Check in this window.
struct ServerLook {
    QDateTime at;
    bool byHand = false;
    std::optional<base::Error> error;       // it did not let us in
    std::optional<int> connections, maxConnections, databases;
    std::optional<double> connectMs, queryMs;
    std::optional<bool> tls, canCreateDatabase, canCreateRole; // known by hand alone
    int version = 0;                        // 170002; 0: not known
};
ServerLook lookOf(const registry::ServerHealth &health);
ServerLook lookOf(const base::Result<drivers::ServerCapacity> &outcome, const QDateTime &at);

class ServerWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::ServerWords)
public:
    static QString address(const registry::Server &server);         // "db2.example.org:5432", "[fe80::1]:5432", "/run/postgresql"
    static QString tlsMode(const QString &mode);                     // in words: "Encrypted, name and certificate checked"
    static QString tls(const registry::Server &server);             // as a list says it: the mode's own name, or that a socket needs none
    static QString version(int number);                              // "17.2"; empty for 0
    static QString tenants(const registry::Server &server);         // "12 of 50", "12"
    static QString room(const registry::Server &server);            // "yes", "full", "no"
    static QString connections(const std::optional<ServerLook> &look); // "34 of 100"
    static Status state(const std::optional<ServerLook> &look);
    static QString seen(const drivers::ServerCapacity &capacity);   // one sentence of what a test saw
};

} // namespace tenantry::ui
