#include "migrations/baseline.h"

#include "migrations/apply.h"
#include "registry/secrets.h"

#include <QCoreApplication>

namespace tenantry::migrations {

using namespace tenantry::base;
using registry::SessionPtr;
using registry::Tenant;

namespace {

struct Place {
    std::shared_ptr<drivers::TenantDriver> driver;
    postgres::ConnectionSettings inDatabase;
};

Result<Place> placeOf(const SessionPtr &session, const Tenant &tenant, const std::stop_token &stop)
{
    TRY(const registry::Server server, registry::ServerRepository(session).find(tenant.serverId, stop));
    Place out;
    TRY(out.inDatabase, registry::ownerSettings(*session, server));
    out.inDatabase.database = tenant.database;
    out.driver = drivers::makeDriver(tenant.driver, session->pool());
    if (!out.driver)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {tenant.driver}});
    return out;
}

Result<BaselinePlan> look(const SessionPtr &session, const Place &place, const Tenant &tenant, const QString &version, const std::stop_token &stop)
{
    TRY(const auto files, registry::ProductRepository(session).migrations(tenant.productId, true, stop));
    const std::vector<drivers::Migration> all = toDriver(files);
    BaselinePlan out{tenant, {}};
    if (version.isEmpty()) {
        TRY(out.seen, recognise(*place.driver, place.inDatabase, tenant.role, all, stop));
        if (!out.seen.matched())
            return out;
    } else {
        TRY(out.seen.applied, filesUpTo(all, version));
        out.seen.version = out.seen.applied.back().version;
    }
    TRY(const auto applied, place.driver->applied(place.inDatabase, stop)); // what the driver would refuse is said beforehand
    if (auto conflict = drivers::baselineConflict(applied, out.seen.applied))
        return std::unexpected(*conflict);
    return out;
}

} // namespace

Result<BaselinePlan> planBaseline(const SessionPtr &session, const Tenant &tenant, const QString &version, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRY(const Place place, placeOf(session, tenant, stop));
    return look(session, place, tenant, version, stop);
}

Result<int> applyBaseline(const SessionPtr &session, const BaselinePlan &plan, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRY(const Place place, placeOf(session, plan.tenant, stop));
    TRY(const BaselinePlan now, look(session, place, plan.tenant, plan.seen.tool.isEmpty() ? plan.seen.version : QString(), stop));
    if (!now.seen.matched() || now.seen.version != plan.seen.version || now.seen.applied.size() != plan.seen.applied.size())
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "What the database of %1 says of its migrations has changed since it was looked at."), {plan.tenant.slug}},
                    QT_TRANSLATE_NOOP("core", "Look once more. Nothing was written."));
    TRY(const int written, place.driver->baseline(place.inDatabase, now.seen.applied, stop));
    if (plan.tenant.schemaVersion != now.seen.version)
        TRYV(registry::TenantRepository(session).setSchemaVersion(plan.tenant.id, now.seen.version, {}, stop));
    return written;
}

} // namespace tenantry::migrations
