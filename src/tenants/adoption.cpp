#include "tenants/adoption.h"

#include "base/random.h"
#include "drivers/adoption.h"
#include "fleet/inspectionaccess.h"
#include "migrations/apply.h"
#include "registry/secrets.h"
#include "tenants/adoptionchecks.h"
#include "tenants/tenantoperation.h"
#include "tenants/tenantwork.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace tenantry::tenants {

using namespace tenantry::base;

namespace {

const QString kind = QStringLiteral("adopt");
const QString roleWasThereKey = QStringLiteral("role_was_there"), versionKey = QStringLiteral("version"), toldKey = QStringLiteral("version_told");

struct StepTitle {
    const char *name, *title;
};
constexpr StepTitle titles[] = {
    {"check", QT_TRANSLATE_NOOP("core", "Check everything")},
    {"reserve", QT_TRANSLATE_NOOP("core", "Reserve the name")},
    {"role", QT_TRANSLATE_NOOP("core", "Create the database role")},
    {"takeover", QT_TRANSLATE_NOOP("core", "Hand the database to the tenant's role")},
    {"baseline", QT_TRANSLATE_NOOP("core", "Write down which migrations it has")},
    {"inspection", QT_TRANSLATE_NOOP("core", "Open it to those who look")},
    {"verify", QT_TRANSLATE_NOOP("core", "Sign in as the tenant and check")},
    {"activate", QT_TRANSLATE_NOOP("core", "Activate the tenant")},
};

struct Work : TenantWork {
    using TenantWork::TenantWork;

    bool roleWasThere() const { return operation.arguments.value(roleWasThereKey).toBool(); }
    QString version() const { return operation.arguments.value(versionKey).toString(); }
    bool versionTold() const { return operation.arguments.value(toldKey).toBool(); }
    drivers::Adoption adoption() const { return {plan.database, plan.role, plan.mark(), roleWasThere()}; }
};

Result<void> makeRole(Work &work, std::stop_token stop)
{
    if (work.roleWasThere()) {
        TRY(const bool there, work.driver->roleExists(work.owner, work.plan.role, stop));
        if (!there)
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no role %1 on the server any more."), {work.plan.role}},
                        QT_TRANSLATE_NOOP("core", "Make it again and resume, or undo and leave the role out."));
        return {};
    }
    return work.driver->ensureRole(work.owner, work.plan.role, work.plan.password, work.plan.connectionLimit, work.plan.mark(), stop);
}

Result<void> dropRole(Work &work, std::stop_token stop)
{
    if (work.roleWasThere())
        return {};
    TRYV(work.connectToServer(stop));
    return work.unlessForeign("role", work.driver->dropRole(work.owner, work.plan.role, work.plan.mark(), stop));
}

// As it was recognised when everything was checked; somebody may have migrated it since.
Result<void> baseline(Work &work, std::stop_token stop)
{
    TRY(const auto rows, registry::ProductRepository(work.session).migrations(work.plan.productId, true, stop));
    const std::vector<drivers::Migration> files = migrations::toDriver(rows);
    const auto inDatabase = work.inDatabase();
    TRY(const auto applied, work.driver->applied(inDatabase, stop));
    if (applied.empty() || work.versionTold()) {
        std::vector<drivers::Migration> had;
        if (work.versionTold()) {
            TRY(had, migrations::filesUpTo(files, work.version()));
        } else {
            TRY(migrations::Recognition seen, migrations::recognise(*work.driver, inDatabase, work.plan.role, files, stop));
            if (seen.version != work.version())
                return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "What the database %1 says of its migrations has changed since it was looked at."), {work.plan.database}},
                            QT_TRANSLATE_NOOP("core", "Undo, and adopt it again when nobody is migrating it."));
            had = std::move(seen.applied);
        }
        TRYV(work.driver->baseline(inDatabase, had, stop));
    } else {
        TRYV(migrations::plan(files, applied)); // ahead, unknown, changed: says so
    }
    return work.tenants.setSchemaVersion(work.plan.tenantId, work.version(), {}, stop);
}

} // namespace

QStringList adoptionStepNames()
{
    QStringList names;
    for (const StepTitle &step : titles)
        names << QLatin1String(step.name);
    return names;
}

Text adoptionStepTitle(const QString &name)
{
    for (const StepTitle &step : titles)
        if (name == QLatin1String(step.name))
            return step.title;
    return {};
}

Adoption::Adoption(registry::SessionPtr session) : m_session(std::move(session)) {}

bool Adoption::is(const registry::Operation &operation) { return operation.kind == kind; }

Result<QStringList> Adoption::databases(const QString &server, std::stop_token stop)
{
    TRYV(m_session->requireAdmin());
    TRY(const registry::Server row, registry::ServerRepository(m_session).find(server, stop));
    TRY(const auto owner, registry::ownerSettings(*m_session, row));
    return drivers::unregisteredDatabases(m_session->pool(), owner, stop);
}

Result<AdoptRequest> Adoption::completed(AdoptRequest request, std::stop_token stop)
{
    if (request.tenant.role.isEmpty())
        request.tenant.role = QStringLiteral("t_") + randomSuffix(12);
    const QString database = request.tenant.database;
    const Secret password = request.tenant.password;
    TRY(request.tenant, Provisioning(m_session).completed(std::move(request.tenant), stop));
    request.tenant.database = database; // none is made up
    request.tenant.password = password;
    request.tenant.adminPassword = Secret(); // no account is made in it
    request.tenant.adminPasswordMade = false;
    return request;
}

Result<CheckReport> Adoption::check(const AdoptRequest &request, std::stop_token stop)
{
    TRY(const Resolved resolved, resolve(m_session, request.tenant, stop));
    AdoptionFindings findings;
    return checkAdoption(m_session, request, resolved, findings, stop);
}

Result<Provisioned> Adoption::adopt(AdoptRequest asked, const operations::Progress &progress, std::stop_token stop, QString *operationId)
{
    TRYV(m_session->requireAdmin());
    QElapsedTimer timer;
    timer.start();
    TRY(AdoptRequest request, completed(std::move(asked), stop));
    TRY(const Resolved resolved, resolve(m_session, request.tenant, stop));
    AdoptionFindings findings;
    TRY(const CheckReport report, checkAdoption(m_session, request, resolved, findings, stop));
    if (const Check *failure = report.firstFailure())
        return fail(failure->error);
    if (!findings.roleIsThere && request.tenant.password.isEmpty())
        request.tenant.password = secretFromText(randomPassword(32));

    TRY(registry::Operation operation, operationFor(m_session, kind, adoptionStepNames(), planFor(request.tenant, resolved), timer));
    operation.arguments.insert(roleWasThereKey, findings.roleIsThere);
    operation.arguments.insert(versionKey, findings.version);
    operation.arguments.insert(toldKey, !request.version.isEmpty());
    TRYV(registry::OperationRepository(m_session).add(operation, stop));
    if (operationId)
        *operationId = operation.id;

    auto done = finish(operation, progress, stop);
    // Somebody was faster: there is nothing to keep and nothing to decide.
    if (!done && done.error().kind == Kind::Conflict && !hasBegun(m_session, operation.id))
        (void)undo(operation.id, progress); // the error told is the conflict; a failing undo stays in the journal
    return done;
}

Result<Provisioned> Adoption::finish(const registry::Operation &recorded, const operations::Progress &progress, std::stop_token stop)
{
    TRY(const auto todo, steps(recorded));
    TRY(registry::Operation operation, operations::Runner(m_session).run(recorded.id, todo, progress, stop));
    return outcomeOf(m_session, std::move(operation));
}

Result<registry::Operation> Adoption::ofItsKind(const QString &operationId, std::stop_token stop)
{
    TRYV(m_session->requireAdmin());
    TRY(registry::Operation operation, registry::OperationRepository(m_session).find(operationId, stop));
    if (!is(operation))
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The operation is a “%1”, and adopts no database."), {operation.kind}});
    return operation;
}

Result<Provisioned> Adoption::resume(const QString &operationId, const operations::Progress &progress, std::stop_token stop)
{
    TRY(const registry::Operation operation, ofItsKind(operationId, stop));
    return finish(operation, progress, stop);
}

Result<registry::Operation> Adoption::undo(const QString &operationId, const operations::Progress &progress, std::stop_token stop)
{
    TRY(const registry::Operation operation, ofItsKind(operationId, stop));
    TRY(const auto todo, steps(operation));
    TRY(registry::Operation undone, operations::Runner(m_session).undo(operationId, todo, progress, stop));
    if (undone.state != registry::OperationState::Undone)
        return fail(whyItFailed(undone));
    return undone;
}

Result<std::vector<operations::Step>> Adoption::steps(const registry::Operation &operation)
{
    const auto work = std::make_shared<Work>(m_session, operation);
    const auto step = [&](const char *name, std::function<Result<void>(Work &, std::stop_token)> apply, std::function<Result<void>(Work &, std::stop_token)> undo = {}) {
        return tenantStep<Work>(work, name, std::move(apply), std::move(undo));
    };
    std::vector<operations::Step> out;
    out.push_back(step("check", [](Work &w, std::stop_token stop) { return w.driver->checkServer(w.owner, stop).transform([](const auto &) {}); }));
    out.push_back(step("reserve", reserveTenant, freeTenant));
    out.push_back(step("role", makeRole, dropRole));
    out.push_back(step(
        "takeover", [](Work &w, std::stop_token stop) { return drivers::takeOverDatabase(w.session->pool(), w.owner, w.adoption(), stop); },
        [](Work &w, std::stop_token stop) -> Result<void> {
            TRYV(w.connectToServer(stop));
            return drivers::giveDatabaseBack(w.session->pool(), w.owner, w.adoption(), stop);
        }));
    out.push_back(step("baseline", baseline)); // goes with the rest of the bookkeeping, when the database is given back
    out.push_back(step("inspection", openTenantToInspection, [](Work &w, std::stop_token stop) -> Result<void> {
        TRYV(w.connectToServer(stop));
        return fleet::closeToInspection(w.session, w.plan.tenantId, w.owner, stop);
    }));
    out.push_back(step("verify", verifyTenant));
    out.push_back(step("activate", activateTenant));
    return out;
}

} // namespace tenantry::tenants
