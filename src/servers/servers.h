// The servers that tenants live on: what is typed about one is looked at, the way in is tested, and what was seen is kept with it. What
// `tenantryctl server` and the panel's page have in common. Everything that takes a session blocks and belongs on a worker.
#pragma once

#include "drivers/tenantdriver.h"
#include "registry/repositories.h"

#include <chrono>

namespace tenantry::servers {

inline constexpr std::chrono::seconds testLimit{20}; // the whole test; connecting alone is bounded by 5 s

struct UriParts {
    base::Secret password;
    QString certificateFile; // as the URI names it; not read
};
// Host, port, role, maintenance database and TLS mode of a URI, into `server`. InvalidInput; the URI is repeated nowhere.
base::Result<UriParts> takeUri(const QString &uri, registry::Server &server);

// The PEM text of a file. InvalidInput: it cannot be read, or holds no certificate. Reads a file.
base::Result<QString> readCertificate(const QString &fileName);

// What can be said before anybody is asked: name, address, port, role, TLS mode, numbers. Asks nobody.
base::Result<void> check(const registry::Server &server);
base::Result<void> checkAddress(const registry::Server &server); // host and port alone

// Signs in, looks, and signs out. The error names the cause (name, port, TLS, password, privilege, version) and the way out; Timeout after
// testLimit. Nothing is changed anywhere. As it is typed, or as it is kept.
base::Result<drivers::ServerCapacity> test(const registry::SessionPtr &session, const registry::Server &server, const base::Secret &password,
                                           std::stop_token stop = {});
base::Result<drivers::ServerCapacity> test(const registry::SessionPtr &session, const registry::Server &server, std::stop_token stop = {});

base::Result<base::Secret> keptPassword(registry::Session &session, const registry::Server &server); // empty where none is kept

// After its test. The password is sealed; an empty one is none. `server` without an id gets one.
base::Result<registry::Server> add(const registry::SessionPtr &session, const registry::Server &server, const drivers::ServerCapacity &seen,
                                   const base::Secret &password, std::stop_token stop = {});
// `password` not set: the one that is kept stays.
base::Result<registry::Server> update(const registry::SessionPtr &session, const registry::Server &server, const drivers::ServerCapacity &seen,
                                      const std::optional<base::Secret> &password, std::stop_token stop = {});
// What a test of a server that is there showed: its version is worth keeping. That it could not be kept is no error of the test.
registry::Server remember(const registry::SessionPtr &session, const registry::Server &server, const drivers::ServerCapacity &seen, std::stop_token stop = {});

} // namespace tenantry::servers
