// The steps of provisioning and their compensations. Each closure may run in another process than the one that wrote the
// journal, hours later, after a kill in its middle.
#include "tenants/provisioning.h"

#include "fleet/inspectionaccess.h"
#include "migrations/status.h"
#include "tenants/preconditions.h"
#include "tenants/tenantwork.h"
#include "vault/passwordhash.h"

#include <QCoreApplication>
#include <algorithm>

namespace tenantry::tenants {

using namespace tenantry::base;

namespace {

// The first admin's password is temporary; OWASP's floor is enough, and a tenth of a second is not spent on it.
constexpr vault::KdfParameters firstAdminKdf{19 * 1024, 2, 1};

struct Work : TenantWork {
    using TenantWork::TenantWork;

    std::future<Result<QString>> adminHash;

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
    work.schemaVersion = reached;
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
    return work.driver->seed(work.inDatabase(), work.plan.role, work.product.seedSql, work.plan.seedValues(hash), stop);
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
    const auto step = [&](const char *name, std::function<Result<void>(Work &, std::stop_token)> apply, std::function<Result<void>(Work &, std::stop_token)> undo = {}) {
        return tenantStep<Work>(work, name, std::move(apply), std::move(undo));
    };

    std::vector<operations::Step> out;
    out.push_back(step("check", [](Work &w, std::stop_token stop) -> Result<void> {
        TRYV(w.driver->checkServer(w.owner, stop));
        return {};
    }));
    out.push_back(step("reserve", reserveTenant, freeTenant));
    out.push_back(step(
        "role",
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
        "database",
        [](Work &w, std::stop_token stop) {
            w.startHashing();
            return w.driver->ensureDatabase(w.owner, w.plan.database, w.plan.role, w.plan.templateDatabase, w.plan.mark(), stop);
        },
        [](Work &w, std::stop_token stop) -> Result<void> {
            TRYV(w.connectToServer(stop));
            return w.unlessForeign("database", w.driver->dropDatabase(w.owner, w.plan.database, w.plan.mark(), stop));
        }));
    out.push_back(step("harden", [](Work &w, std::stop_token stop) { return w.driver->harden(w.owner, w.plan.database, w.plan.role, stop); }));
    out.push_back(step("migrate", migrate));
    out.push_back(step("seed", seed));
    // An operation of an older program has no such step: the tenant is opened when an ADMIN looks.
    if (std::ranges::contains(operation.steps, QStringLiteral("inspection"), &registry::OperationStep::name))
        out.push_back(step("inspection", openTenantToInspection));
    out.push_back(step("verify", verifyTenant));
    out.push_back(step("activate", activateTenant));
    return m_wrap ? m_wrap(std::move(out)) : out;
}

} // namespace tenantry::tenants
