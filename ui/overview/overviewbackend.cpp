#include "ui/overview/overviewbackend.h"

#include "registry/healthrepository.h"

namespace tenantry::ui {

namespace {

constexpr int placesShown = 12, eventsShown = 5;

} // namespace

OverviewBackend overviewBackend(const Services &services)
{
    OverviewBackend backend;
    const registry::SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    backend.read = [session](const QStringList &recentIds, std::stop_token stop) -> base::Result<OverviewSnapshot> {
        OverviewSnapshot out;
        TRY(out.counts, registry::OverviewRepository(session).read(placesShown, recentIds, stop));
        TRY(out.health, registry::healthCounts(session, stop));
        TRY(const auto servers, registry::HealthRepository(session).servers(stop));
        for (const registry::ServerHealth &server : servers)
            out.servers.insert(server.serverId, server);
        if (session->isAdmin()) {
            registry::EventFilter what;
            what.withOperations = false; // what an operation does to the tenant is told; its steps are not
            TRY(out.events, registry::AuditRepository(session).list(what, eventsShown, 0, stop));
        }
        return out;
    };
    return backend;
}

} // namespace tenantry::ui
