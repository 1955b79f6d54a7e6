#include "tenants/tenantwork.h"

#include "fleet/inspectionaccess.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <algorithm>

namespace tenantry::tenants {

using namespace tenantry::base;
using registry::TenantState;

TenantWork::TenantWork(registry::SessionPtr ofSession, const registry::Operation &recorded)
    : session(std::move(ofSession)), operation(recorded), plan(ProvisionPlan::fromJson(recorded.arguments)), tenants(session)
{
    if (operation.sealedArguments.isEmpty())
        return;
    const auto content = session->vault().open(QStringLiteral("admin"), registry::operationIdentity(operation.id), operation.sealedArguments);
    if (content)
        plan.takeSecrets(*content);
    else
        sealed = content.error();
}

Result<void> TenantWork::connectToServer(std::stop_token stop)
{
    if (driver)
        return {};
    if (server.id.isEmpty()) {
        TRY(server, registry::ServerRepository(session).find(plan.serverId, stop));
    }
    TRY(owner, registry::ownerSettings(*session, server));
    driver = drivers::makeDriver(server.driver, session->pool());
    if (!driver)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {server.driver}});
    return {};
}

Result<void> TenantWork::begin(std::stop_token stop)
{
    if (sealed)
        return fail(*sealed);
    TRYV(connectToServer(stop));
    if (begun)
        return {};
    begun = true; // resumed after a failure: the tenant is being made again
    if (product.id.isEmpty()) {
        TRY(product, registry::ProductRepository(session).find(plan.productId, stop));
    }
    return fresh ? Result<void>() : moveTo(TenantState::Provisioning, TenantState::Failed);
}

postgres::ConnectionSettings TenantWork::inDatabase() const
{
    auto settings = owner;
    settings.database = plan.database;
    return settings;
}

Result<void> TenantWork::unlessForeign(const char *step, Result<void> dropped) const
{
    const bool made = std::ranges::any_of(operation.steps, [&](const auto &each) { return each.name == QLatin1String(step) && each.state == registry::StepState::Done; });
    return !dropped && !made && dropped.error().sqlstate == drivers::foreignObject ? Result<void>() : dropped;
}

Result<void> TenantWork::moveTo(TenantState state, std::optional<TenantState> only)
{
    const auto tenant = tenants.find(plan.tenantId);
    if (!tenant)
        return tenant.error().kind == Kind::NotFound ? Result<void>() : fail(tenant.error());
    if (tenant->state == state || (only && tenant->state != *only))
        return {};
    TRYV(tenants.move(plan.tenantId, state));
    return {};
}

Result<void> reserveTenant(TenantWork &work, std::stop_token stop)
{
    if (!work.fresh) {
        const auto there = work.tenants.find(work.plan.tenantId, stop);
        if (there)
            return {}; // ours: the id was made for this operation
        if (there.error().kind != Kind::NotFound)
            return fail(there.error());
    }
    registry::Tenant tenant;
    tenant.id = work.plan.tenantId;
    tenant.slug = work.plan.slug;
    tenant.companyName = work.plan.companyName;
    tenant.subdomain = work.plan.subdomain;
    tenant.productId = work.plan.productId;
    tenant.planId = work.plan.planId;
    tenant.driver = work.plan.driver;
    tenant.serverId = work.plan.serverId;
    tenant.database = work.plan.database;
    tenant.role = work.plan.role;
    tenant.adminName = work.plan.adminName;
    tenant.adminEmail = work.plan.adminEmail;
    tenant.labels = work.plan.labels;
    TRY(tenant.sealedSecret, registry::sealTenantSecret(*work.session, tenant.id, work.plan.password));
    TRYV(work.tenants.insert(tenant, stop));
    return {};
}

Result<void> freeTenant(TenantWork &work, std::stop_token stop)
{
    const auto removed = work.tenants.remove(work.plan.tenantId, stop);
    if (!removed && removed.error().kind != Kind::NotFound)
        return fail(removed.error());
    return {};
}

// What support looks with. After the schema is there, since columns are granted by their names.
Result<void> openTenantToInspection(TenantWork &work, std::stop_token stop)
{
    registry::Tenant tenant;
    if (work.fresh) { // this process wrote it a moment ago
        tenant.id = work.plan.tenantId;
        tenant.driver = work.plan.driver;
        tenant.serverId = work.plan.serverId;
        tenant.database = work.plan.database;
        tenant.role = work.plan.role;
        tenant.schemaVersion = work.schemaVersion;
    } else {
        TRY(tenant, work.tenants.find(work.plan.tenantId, stop));
    }
    return fleet::openToInspection(work.session, tenant, work.owner, stop).transform([](const auto &) {});
}

Result<void> verifyTenant(TenantWork &work, std::stop_token stop)
{
    registry::Tenant tenant; // with the password that the registry keeps, not the one that this operation remembers
    tenant.id = work.plan.tenantId;
    tenant.database = work.plan.database;
    tenant.role = work.plan.role;
    TRY(tenant.sealedSecret, work.tenants.sealedSecret(tenant.id, stop));
    TRY(const auto settings, registry::tenantSettings(*work.session, work.server, tenant));
    TRY(work.sizeBytes, work.driver->verifySignIn(settings, stop)); // the list shows a size from the first day
    return {};
}

// The registry drops the sealed passwords of the journal in the statement that records the operation as succeeded.
Result<void> activateTenant(TenantWork &work, std::stop_token stop) { return work.tenants.activate(work.plan.tenantId, work.sizeBytes, stop); }

} // namespace tenantry::tenants
