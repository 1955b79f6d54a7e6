#include "local/plans.h"

#include <algorithm>

namespace tenantry::local {

using namespace tenantry::base;

Result<int> ensurePlans(const registry::SessionPtr &session, std::stop_token stop)
{
    struct Default {
        QString name;
        int connections;
    };
    const Default defaults[] = {{QStringLiteral("bronze"), 10}, {QStringLiteral("silver"), 25}, {QStringLiteral("gold"), 60}};

    const registry::PlanRepository plans(session);
    TRY(const auto there, plans.list(stop));
    int position = 0, added = 0;
    for (const registry::Plan &plan : there)
        position = std::max(position, plan.position);
    for (const Default &wanted : defaults) {
        const auto same = [&](const registry::Plan &plan) { return plan.name.compare(wanted.name, Qt::CaseInsensitive) == 0; };
        if (std::ranges::any_of(there, same))
            continue;
        registry::Plan plan;
        plan.name = wanted.name;
        plan.connectionLimit = wanted.connections;
        plan.position = ++position;
        const auto made = plans.add(plan, stop);
        if (made)
            ++added;
        else if (made.error().kind != Kind::Conflict) // somebody added it meanwhile
            return fail(made.error());
    }
    return added;
}

} // namespace tenantry::local
