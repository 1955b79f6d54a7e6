#include "audit/timeline.h"

#include <algorithm>

namespace tenantry::audit {

using namespace base;

Result<QList<Moment>> timeline(const registry::SessionPtr &session, const QString &tenantId, int limit, std::stop_token stop)
{
    registry::EventFilter filter;
    filter.tenantId = tenantId;
    filter.withOperations = false;
    TRY(const auto events, registry::AuditRepository(session).list(filter, limit, 0, stop));
    TRY(const auto operations, registry::OperationRepository(session).ofTenant(tenantId, limit, stop));
    QList<Moment> moments;
    moments.reserve(events.size() + operations.size());
    for (const registry::Event &event : events)
        moments.append({event.at, event, {}});
    for (const registry::Operation &operation : operations)
        moments.append({operation.createdAt, {}, operation});
    std::ranges::stable_sort(moments, std::ranges::greater(), &Moment::at);
    if (moments.size() > limit)
        moments.resize(limit);
    return moments;
}

} // namespace tenantry::audit
