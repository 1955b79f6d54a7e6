#include "ui/inspection/inspectionbackend.h"

#include "inspection/preparing.h"

#include "registry/filter.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace tenantry::ui {

using namespace registry;
using inspection::Entrance;
using inspection::Looks;

namespace {

InspectionAccess accessOf(const std::optional<InspectionRoles> &roles, const Tenant &tenant)
{
    InspectionAccess out;
    if (!roles)
        return out;
    out.prepared = !roles->due || !roles->schemaVersion.isEmpty(); // reserved, and the granting died: neither
    out.due = out.prepared && roles->due;
    out.behind = out.prepared && roles->schemaVersion != tenant.schemaVersion;
    for (const QJsonValue &each : roles->openings)
        out.openings << MaskOpening{each.toObject().value(QLatin1StringView("kind")).toString(), each.toObject().value(QLatin1StringView("what")).toString()};
    return out;
}

} // namespace

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
    const bool admin = backend.who.role == Role::Admin;
    backend.access = [session, admin](const Tenant &tenant, std::stop_token stop) -> base::Result<std::optional<InspectionAccess>> {
        if (!admin)
            return std::nullopt;
        TRY(const auto roles, InspectionRepository(session).roles(tenant.id, std::move(stop)));
        return accessOf(roles, tenant);
    };
    backend.masks = [session, looks, access = backend.access](const Tenant &tenant, const QString &reason, std::stop_token stop) -> base::Result<MaskView> {
        MaskView out;
        TRY(out.masks, InspectionRepository(session).masks(stop));
        auto relations = looks.columns(tenant, reason, stop);
        if (relations)
            out.relations = std::move(*relations);
        else
            out.relationsError = relations.error();
        TRY(out.access, access(tenant, stop)); // after the look, which prepares where an ADMIN looks
        return out;
    };
    backend.addMask = [session](const QString &pattern, std::stop_token stop) { return InspectionRepository(session).addMask(pattern, std::move(stop)); };
    backend.removeMask = [session](const QString &pattern, std::stop_token stop) { return InspectionRepository(session).removeMask(pattern, std::move(stop)); };
    backend.prepare = [session, entrance](const Tenant &tenant, std::stop_token stop) -> base::Result<InspectionAccess> {
        TRYV(entrance.prepare(tenant, false, stop));
        TRY(const auto roles, InspectionRepository(session).roles(tenant.id, stop));
        return accessOf(roles, tenant);
    };
    backend.prepareAll = [session, entrance](const std::function<void(int, int)> &progress, std::stop_token stop) -> base::Result<PreparedTenants> {
        TRY(const auto all, TenantRepository(session).list(stop));
        const QList<Tenant> tenants = inspection::readyToLook(all);
        const auto outcomes = inspection::prepareAll(entrance, tenants, false, [&](int done, const QString &) { progress(done, int(tenants.size())); }, stop);
        PreparedTenants out;
        for (qsizetype i = 0; i < tenants.size(); ++i) {
            const auto &outcome = outcomes.at(size_t(i));
            if (!outcome || (!*outcome && stop.stop_requested() && outcome->error().kind == base::Kind::Cancelled))
                continue;
            if (!*outcome) {
                out.failed.append({tenants.at(i).slug, outcome->error()});
                continue;
            }
            ++out.prepared;
            if (!(*outcome)->openings.isEmpty())
                out.closed << tenants.at(i).slug;
        }
        return out;
    };
    backend.queryFleet = [session, entrance](const FleetQuestion &question, const std::function<void(int, int)> &progress, std::stop_token stop) -> base::Result<FleetQueryAnswer> {
        TRYV(inspection::onlyLooks(question.sql)); // before anything is listed
        TRY(const Filter filter, Filter::parse(question.filter));
        TRY(const auto all, TenantRepository(session).list(stop));
        QList<Tenant> tenants = inspection::readyToLook(all);
        tenants.removeIf([&](const Tenant &each) { return !filter.matches(each); });
        if (tenants.isEmpty())
            return base::fail(base::Kind::NotFound, QT_TRANSLATE_NOOP("core", "No tenant matches the filter."), QT_TRANSLATE_NOOP("core", "Tenants that are being made or removed are left out."));
        inspection::FleetLimits limits;
        limits.each.rows = question.rowsEach;
        progress(0, int(tenants.size()));
        TRY(auto found, inspection::queryFleet(entrance, tenants, question.sql, question.reason, limits, [&](int done) { progress(done, int(tenants.size())); }, stop));
        auto answer = std::make_shared<ShownAnswer>();
        answer->columns = found.columns;
        answer->types = std::move(found.types);
        answer->rows = std::move(found.rows);
        FleetQueryAnswer out{std::move(answer), found.truncated, found.cancelled, int(tenants.size()), found.answered, {}, found.ms};
        for (const auto &failure : std::as_const(found.failed))
            out.failed.append({failure.slug, failure.error});
        return out;
    };
    backend.end = [looks](const Tenant &tenant, int pid, Looks::Ending how, const QString &reason, std::stop_token stop) { return looks.end(tenant, pid, how, reason, std::move(stop)); };
    return backend;
}

} // namespace tenantry::ui
