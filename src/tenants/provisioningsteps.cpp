// The steps of provisioning and their compensations. Each closure may run in another process than the one that wrote the
// journal, hours later, after a kill in its middle: nothing is kept but what the journal and the servers hold.
#include "tenants/provisioning.h"

#include "fleet/inspectionaccess.h"
#include "migrations/status.h"
#include "registry/secrets.h"
#include "tenants/preconditions.h"
#include "vault/passwordhash.h"

#include <QCoreApplication>
#include <algorithm>
#include <optional>

namespace tenantry::tenants {

using namespace tenantry::base;
using registry::TenantState;

namespace {

// The first admin's password is temporary; OWASP's floor is enough, and a tenth of a second is not spent on it.
constexpr vault::KdfParameters firstAdminKdf{19 * 1024, 2, 1};

struct Work {
    Work(registry::SessionPtr ofSession, const registry::Operation &recorded)
        : session(std::move(ofSession)), operation(recorded), plan(ProvisionPlan::fromJson(recorded.arguments)), tenants(session)
    {
    }

    registry::SessionPtr session;
    registry::Operation operation;
    ProvisionPlan plan;
    registry::TenantRepository tenants;

    registry::Server server;
    registry::Product product;
    std::shared_ptr<drivers::TenantDriver> driver;
    postgres::ConnectionSettings owner;
    std::future<Result<QString>> adminHash;
    bool begun = false;
    bool fresh = false; // begun by this process just now: nothing of it was ever tried
    std::optional<qint64> sizeBytes;
    std::optional<Error> sealed; // why the passwords do not open: an undo does without them

    // Looked up when the first step needs them: an undo must not fail over a product that is gone.
    Result<void> connectToServer(std::stop_token stop)
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

    postgres::ConnectionSettings inDatabase() const
    {
        auto settings = owner;
        settings.database = plan.database;
        return settings;
    }

    // What was in the way of a step that never came to its end, and is not ours, is nothing that an undo would take back.
    Result<void> unlessForeign(const char *step, Result<void> dropped) const
    {
        const bool made = std::ranges::any_of(operation.steps, [&](const auto &each) {
            return each.name == QLatin1String(step) && each.state == registry::StepState::Done;
        });
        return !dropped && !made && dropped.error().sqlstate == drivers::foreignObject ? Result<void>() : dropped;
    }

    // Nothing to do when it is there already, has no row yet, or (with `only`) is in another state than that.
    Result<void> moveTo(TenantState state, std::optional<TenantState> only = {})
    {
        const auto tenant = tenants.find(plan.tenantId);
        if (!tenant)
            return tenant.error().kind == Kind::NotFound ? Result<void>() : fail(tenant.error());
        if (tenant->state == state || (only && tenant->state != *only))
            return {};
        TRYV(tenants.move(plan.tenantId, state));
        return {};
    }

    // The hash takes longer than all small steps together: it is made while the server copies the database.
    void startHashing()
    {
        if (adminHash.valid() || plan.adminPassword.isEmpty() || product.seedSql.isEmpty())
            return;
        adminHash = std::async(std::launch::async, [password = plan.adminPassword, madeHere = plan.adminPasswordMade] {
            return madeHere ? vault::hashRandomPassword(password) : vault::hashPassword(password, firstAdminKdf);
        });
    }
};
using WorkPtr = std::shared_ptr<Work>;
using Action = std::function<Result<void>(Work &, std::stop_token)>;

Result<void> reserve(Work &work, std::stop_token stop)
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

Result<void> migrate(Work &work, std::stop_token stop)
{
    TRY(const auto files, registry::ProductRepository(work.session).migrations(work.plan.productId, true, stop));
    const auto all = migrations::toDriver(files);
    std::vector<drivers::AppliedMigration> applied;
    if (!work.fresh || !work.plan.templateDatabase.isEmpty()) { // else the database was empty a moment ago
        TRY(applied, work.driver->applied(work.inDatabase(), stop));
    }
    TRY(const auto pending, migrations::plan(all, applied));
    TRY(const QString version, migrations::apply(*work.driver, work.inDatabase(), work.plan.role, pending, {}, {}, stop));
    const QString reached = version.isEmpty() ? pending.toVersion : version;
    return work.tenants.setSchemaVersion(work.plan.tenantId, reached, migrations::repeatablesDigest(files), stop);
}

Result<void> seed(Work &work, std::stop_token stop)
{
    if (work.product.seedSql.isEmpty())
        return {};
    QString hash;
    if (!work.plan.adminPassword.isEmpty()) {
        work.startHashing();
        TRY(hash, work.adminHash.get());
    }
    const drivers::SeedValues values{{{QStringLiteral("slug"), work.plan.slug},
                                      {QStringLiteral("company_name"), work.plan.companyName},
                                      {QStringLiteral("subdomain"), work.plan.subdomain},
                                      {QStringLiteral("admin_name"), work.plan.adminName},
                                      {QStringLiteral("admin_email"), work.plan.adminEmail},
                                      {QStringLiteral("admin_password_hash"), hash}}};
    return work.driver->seed(work.inDatabase(), work.plan.role, work.product.seedSql, values, stop);
}

// What support looks with. After the schema is there, since columns are granted by their names.
Result<void> openToInspection(Work &work, std::stop_token stop)
{
    TRY(const auto tenant, work.tenants.find(work.plan.tenantId, stop));
    return fleet::openToInspection(work.session, tenant, false, stop).transform([](const auto &) {});
}

Result<void> verify(Work &work, std::stop_token stop)
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
Result<void> activate(Work &work, std::stop_token stop) { return work.tenants.activate(work.plan.tenantId, work.sizeBytes, stop); }

operations::Step step(const WorkPtr &work, const char *name, Action apply, Action undo = {})
{
    operations::Step out;
    out.name = QLatin1String(name);
    out.apply = [work, apply = std::move(apply)](std::stop_token stop) -> Result<void> {
        const auto run = [&]() -> Result<void> {
            if (work->sealed)
                return fail(*work->sealed);
            TRYV(work->connectToServer(stop));
            if (!work->begun) { // resumed after a failure: the tenant is being made again
                work->begun = true;
                if (work->product.id.isEmpty()) {
                    TRY(work->product, registry::ProductRepository(work->session).find(work->plan.productId, stop));
                }
                if (!work->fresh)
                    TRYV(work->moveTo(TenantState::Provisioning, TenantState::Failed));
            }
            return apply(*work, stop);
        };
        Result<void> outcome = run();
        if (!outcome) // seen in the list as failed; the lock is still ours, so nobody else is at it
            (void)work->moveTo(TenantState::Failed, TenantState::Provisioning);
        return outcome;
    };
    out.undo = [work, undo = std::move(undo)](std::stop_token stop) -> Result<void> {
        if (!undo)
            return {};
        TRYV(work->moveTo(TenantState::Deleting));
        return undo(*work, stop);
    };
    return out;
}

} // namespace

Result<std::vector<operations::Step>> Provisioning::steps(const registry::Operation &operation, const Resolved *fresh)
{
    auto work = std::make_shared<Work>(m_session, operation);
    if (fresh) {
        work->fresh = true;
        work->server = fresh->server;
        work->product = fresh->product;
    }
    if (!operation.sealedArguments.isEmpty()) {
        const auto content = m_session->vault().open(QStringLiteral("admin"), registry::operationIdentity(operation.id), operation.sealedArguments);
        if (content)
            work->plan.takeSecrets(*content);
        else
            work->sealed = content.error();
    }

    std::vector<operations::Step> out;
    out.push_back(step(work, "check", [](Work &w, std::stop_token stop) -> Result<void> {
        TRYV(w.driver->checkServer(w.owner, stop));
        return {};
    }));
    out.push_back(step(work, "reserve", reserve, [](Work &w, std::stop_token stop) -> Result<void> {
        const auto removed = w.tenants.remove(w.plan.tenantId, stop);
        if (!removed && removed.error().kind != Kind::NotFound)
            return fail(removed.error());
        return {};
    }));
    out.push_back(step(
        work, "role",
        [](Work &w, std::stop_token stop) {
            w.startHashing();
            return w.driver->ensureRole(w.owner, w.plan.role, w.plan.password, w.plan.connectionLimit, w.plan.mark(), stop);
        },
        [](Work &w, std::stop_token stop) -> Result<void> {
            TRYV(w.connectToServer(stop));
            TRYV(fleet::closeToInspection(w.session, w.plan.tenantId, w.owner, stop)); // their grants went with the database
            return w.unlessForeign("role", w.driver->dropRole(w.owner, w.plan.role, w.plan.mark(), stop));
        }));
    out.push_back(step(
        work, "database",
        [](Work &w, std::stop_token stop) {
            w.startHashing();
            return w.driver->ensureDatabase(w.owner, w.plan.database, w.plan.role, w.plan.templateDatabase, w.plan.mark(), stop);
        },
        [](Work &w, std::stop_token stop) -> Result<void> {
            TRYV(w.connectToServer(stop));
            return w.unlessForeign("database", w.driver->dropDatabase(w.owner, w.plan.database, w.plan.mark(), stop));
        }));
    out.push_back(step(work, "harden", [](Work &w, std::stop_token stop) { return w.driver->harden(w.owner, w.plan.database, w.plan.role, stop); }));
    out.push_back(step(work, "migrate", migrate));
    out.push_back(step(work, "seed", seed));
    // An operation of an older program has no such step: the tenant is opened when an ADMIN looks.
    if (std::ranges::contains(operation.steps, QStringLiteral("inspection"), &registry::OperationStep::name))
        out.push_back(step(work, "inspection", openToInspection));
    out.push_back(step(work, "verify", verify));
    out.push_back(step(work, "activate", activate));
    return out;
}

} // namespace tenantry::tenants
