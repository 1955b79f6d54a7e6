#include "ui/servers/serverbackend.h"

#include "registry/healthrepository.h"

namespace tenantry::ui {

using namespace registry;
using base::Result;

ServerBackend serverBackend(const Services &services)
{
    ServerBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    backend.read = [session](std::stop_token stop) -> Result<ServerSnapshot> {
        ServerSnapshot out;
        TRY(out.servers, ServerRepository(session).list(stop));
        TRY(out.health, HealthRepository(session).servers(stop));
        return out;
    };
    backend.certificate = [](const QString &fileName) { return servers::readCertificate(fileName); };
    backend.test = [session](const ServerWish &wish, std::stop_token stop) -> Result<drivers::ServerCapacity> {
        if (wish.password)
            return servers::test(session, wish.server, *wish.password, std::move(stop));
        return servers::test(session, wish.server, std::move(stop));
    };
    backend.save = [session](const ServerWish &wish, const drivers::ServerCapacity &seen, std::stop_token stop) -> Result<Server> {
        if (wish.server.id.isEmpty())
            return servers::add(session, wish.server, seen, wish.password.value_or(base::Secret()), std::move(stop));
        // What is kept sealed is taken as it is now: somebody may have changed it since the form was filled.
        Server server = wish.server;
        TRY(const Server now, ServerRepository(session).find(server.id, stop));
        server.sealedSecret = now.sealedSecret;
        return servers::update(session, server, seen, wish.password, std::move(stop));
    };
    backend.check = [session](const Server &server, std::stop_token stop) -> Result<drivers::ServerCapacity> {
        TRY(const Server now, ServerRepository(session).find(server.id, stop));
        TRY(const auto seen, servers::test(session, now, stop));
        (void)servers::remember(session, now, seen, std::move(stop));
        return seen;
    };
    backend.remove = [session](const QString &id, std::stop_token stop) { return ServerRepository(session).remove(id, std::move(stop)); };
    return backend;
}

} // namespace tenantry::ui
