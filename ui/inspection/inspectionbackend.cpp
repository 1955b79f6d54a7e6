#include "ui/inspection/inspectionbackend.h"

namespace tenantry::ui {

using namespace registry;
using inspection::Entrance;
using inspection::Looks;

InspectionBackend inspectionBackend(const Services &services)
{
    InspectionBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    const Entrance entrance(session);
    const Looks looks(entrance);
    backend.find = [session](const QString &id, std::stop_token stop) { return TenantRepository(session).find(id, std::move(stop)); };
    backend.tables = [looks](const Tenant &tenant, const QString &reason, std::stop_token stop) { return looks.tables(tenant, reason, std::move(stop)); };
    backend.activity = [looks](const Tenant &tenant, const QString &reason, std::stop_token stop) { return looks.activity(tenant, reason, std::move(stop)); };
    backend.locks = [looks](const Tenant &tenant, const QString &reason, std::stop_token stop) { return looks.locks(tenant, reason, std::move(stop)); };
    backend.settings = [looks](const Tenant &tenant, const QString &reason, std::stop_token stop) { return looks.settings(tenant, reason, std::move(stop)); };
    backend.columns = [looks](const Tenant &tenant, const QString &reason, std::stop_token stop) { return looks.columns(tenant, reason, std::move(stop)); };
    backend.query = [entrance](const Tenant &tenant, const QString &sql, const QString &reason, const inspection::Limits &limits, std::stop_token stop) -> base::Result<QueryAnswer> {
        TRY(auto result, inspection::query(entrance, tenant, sql, reason, limits, std::move(stop)));
        inspection::Answer &found = result.answer;
        auto answer = std::make_shared<ShownAnswer>();
        answer->columns = found.columns;
        answer->types = std::move(found.types);
        answer->rows = std::move(found.rows);
        return QueryAnswer{std::move(answer), found.truncated, found.cutCells, found.ms, result.notes};
    };
    backend.history = [session](const QString &tenantId, std::stop_token stop) -> base::Result<QList<Inspection>> {
        TRY(auto looks_, InspectionRepository(session).history(tenantId, session->who().login, 500, std::move(stop)));
        looks_.removeIf([](const Inspection &each) { return each.kind != QLatin1StringView("query"); });
        return looks_;
    };
    backend.end = [looks](const Tenant &tenant, int pid, Looks::Ending how, const QString &reason, std::stop_token stop) { return looks.end(tenant, pid, how, reason, std::move(stop)); };
    return backend;
}

} // namespace tenantry::ui
