#include "audit/timeline.h"

#include "registry/healthrepository.h"
#include "registry/runrepository.h"

#include <algorithm>

namespace tenantry::audit {

using namespace base;

Result<QList<Moment>> timeline(const registry::SessionPtr &session, const QString &tenantId, int limit, std::stop_token stop)
{
    registry::EventFilter filter;
    filter.tenantId = tenantId;
    filter.withOperations = false;
    TRY(const auto events, registry::AuditRepository(session).list(filter, limit, 0, stop));
    TRY(const auto catalogue, registry::AuditRepository(session).ofCatalogue(tenantId, limit, stop));
    TRY(const auto operations, registry::OperationRepository(session).ofTenant(tenantId, limit, stop));
    TRY(const auto runs, registry::RunRepository(session).itemsOfTenant(tenantId, limit, stop));
    TRY(const auto alerts, registry::HealthRepository(session).alerts({.closedToo = true, .tenantId = tenantId}, limit, stop));
    QList<Moment> moments;
    moments.reserve(events.size() + catalogue.size() + operations.size() + runs.size() + alerts.size());
    for (const registry::Event &event : events)
        moments.append({event.at, event, {}, {}});
    for (const registry::Event &event : catalogue)
        moments.append({event.at, event, {}, {}});
    for (const registry::Operation &operation : operations)
        moments.append({operation.createdAt, {}, operation, {}});
    for (const registry::TenantRun &run : runs)
        moments.append({run.item.startedAt, {}, {}, run});
    for (const registry::Alert &alert : alerts)
        moments.append({alert.openedAt, {}, {}, {}, alert});
    std::ranges::stable_sort(moments, std::ranges::greater(), &Moment::at);
    if (moments.size() > limit)
        moments.resize(limit);
    return moments;
}

} // namespace tenantry::audit
