#include "ui/plans/planbackend.h"

#include "registry/featurerepository.h"

namespace tenantry::ui {

using namespace registry;

PlanBackend planBackend(const Services &services)
{
    PlanBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    backend.read = [session](std::stop_token stop) -> base::Result<PlanSnapshot> {
        PlanSnapshot out;
        TRY(out.plans, PlanRepository(session).list(stop));
        TRY(out.features, FeatureRepository(session).list(false, stop));
        return out;
    };
    backend.add = [session](const Plan &plan, std::stop_token stop) { return PlanRepository(session).add(plan, stop); };
    backend.update = [session](const Plan &plan, const Plan &expected, std::stop_token stop) { return PlanRepository(session).update(plan, expected, stop); };
    backend.remove = [session](const QString &id, std::stop_token stop) { return PlanRepository(session).remove(id, stop); };
    return backend;
}

} // namespace tenantry::ui
