#include "tenants/provisioning.h"

#include "base/names.h"
#include "base/random.h"
#include "drivers/provisioningsql.h"
#include "migrations/apply.h"
#include "registry/secrets.h"
#include "tenants/adoption.h"
#include "tenants/suspension.h"
#include "tenants/tenantoperation.h"
#include "vault/passwordhash.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>

namespace tenantry::tenants {

using namespace tenantry::base;

namespace {

const QString kind = QStringLiteral("provision");
// Signing in hashes the password some thousand times: with a megabyte of it that takes longer than a connection may.
constexpr int longestPassword = 1024;

struct StepTitle {
    const char *name;
    const char *title;
};
constexpr StepTitle titles[] = {
    {"check", QT_TRANSLATE_NOOP("core", "Check everything")},
    {"reserve", QT_TRANSLATE_NOOP("core", "Reserve the name")},
    {"role", QT_TRANSLATE_NOOP("core", "Create the database role")},
    {"database", QT_TRANSLATE_NOOP("core", "Create the database")},
    {"harden", QT_TRANSLATE_NOOP("core", "Close it to everybody else")},
    {"migrate", QT_TRANSLATE_NOOP("core", "Apply pending migrations")},
    {"seed", QT_TRANSLATE_NOOP("core", "Create the first account")},
    {"inspection", QT_TRANSLATE_NOOP("core", "Open it to those who look")},
    {"verify", QT_TRANSLATE_NOOP("core", "Sign in as the tenant and check")},
    {"activate", QT_TRANSLATE_NOOP("core", "Activate the tenant")},
};

// The one that was named; else the only one there, which is a good default: two are a question.
template <class Repository>
auto chosen(const Repository &repository, const QString &name, Text none, Text noneHint, Text several, std::stop_token stop)
    -> decltype(repository.find(name, stop))
{
    if (!name.isEmpty())
        return repository.find(name, stop);
    auto rows = repository.list(stop);
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(Kind::NotFound, std::move(none), std::move(noneHint));
    if (rows->size() > 1) {
        QStringList names;
        for (const auto &row : *rows)
            names << row.name;
        return fail(Kind::InvalidInput, std::move(several), {QT_TRANSLATE_NOOP("core", "Choose one of: %1."), {names.join(QStringLiteral(", "))}});
    }
    return rows->first();
}

// Whoever is asked about the server may not answer: what is shown then is what an owner without more rights than needed would send.
constexpr int usualServer = 170000;

Result<drivers::ProvisioningSql> plannedSql(const registry::SessionPtr &session, const ProvisionRequest &request, const Resolved &resolved, std::stop_token stop)
{
    const auto driver = drivers::makeDriver(resolved.server.driver, session->pool());
    if (!driver)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {resolved.server.driver}});
    const ProvisionPlan plan = planFor(request, resolved);
    const QString hash = plan.adminPassword.isEmpty() ? QString() : QStringLiteral("$argon2id$…");
    drivers::ProvisioningText text{plan.database, plan.role, plan.connectionLimit, usableTemplate(request, resolved), false, usualServer, {}, resolved.product.seedSql, plan.seedValues(hash)};
    if (const auto owner = registry::ownerSettings(*session, resolved.server)) {
        if (const auto seen = driver->survey(*owner, {}, {}, {}, stop)) {
            text.bySuperuser = seen->capacity.isSuperuser;
            text.serverVersion = seen->capacity.version;
        }
    }
    TRY(const auto files, registry::ProductRepository(session).migrations(resolved.product.id, true, stop));
    TRY(migrations::Pending pending, migrations::plan(migrations::toDriver(files), {}));
    for (drivers::Migration &file : pending.files) {
        // A repeatable one is applied where the template holds another text of it, which only the template knows.
        const bool inTemplate = !text.templateDatabase.isEmpty()
            && (file.repeatable || migrations::compareVersions(file.version, resolved.product.templateVersion) <= 0);
        if (!inTemplate)
            text.files.push_back(std::move(file));
    }
    return drivers::provisioningSql(text);
}

} // namespace

QStringList stepNames()
{
    QStringList names;
    for (const StepTitle &step : titles)
        names << QLatin1String(step.name);
    return names;
}

Text stepTitle(const QString &name)
{
    for (const StepTitle &step : titles)
        if (name == QLatin1String(step.name))
            return step.title;
    if (const Text title = suspensionStepTitle(name); !title.isEmpty())
        return title;
    if (const Text title = adoptionStepTitle(name); !title.isEmpty())
        return title;
    return {"%1", {name}};
}

Provisioning::Provisioning(registry::SessionPtr session, Wrap wrap) : m_session(std::move(session)), m_wrap(std::move(wrap)) {}

Result<ProvisionRequest> Provisioning::completed(ProvisionRequest request, std::stop_token stop)
{
    TRYV(complete(request, stop));
    return request;
}

Result<Resolved> Provisioning::complete(ProvisionRequest &request, std::stop_token stop)
{
    TRYV(checkCompanyName(request.companyName));
    if (request.slug.isEmpty()) {
        const QString suggested = suggestSlug(request.companyName);
        if (suggested.isEmpty())
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "No slug can be made from “%1”."), {request.companyName}},
                        QT_TRANSLATE_NOOP("core", "Give one with letters a to z."));
        request.slug = suggested;
    }
    if (request.subdomain.isEmpty())
        request.subdomain = request.slug;
    Resolved resolved;
    TRY(resolved.product, chosen(registry::ProductRepository(m_session), request.product, QT_TRANSLATE_NOOP("core", "There is no product yet."),
                                 QT_TRANSLATE_NOOP("core", "Add one first: tenantryctl product add NAME --migrations DIR."),
                                 QT_TRANSLATE_NOOP("core", "There are several products, and none was chosen."), stop));
    if (request.plan.isEmpty()) {
        // Plans are ordered; the first is the smallest, the one nobody is surprised to get.
        TRY(const auto plans, registry::PlanRepository(m_session).list(stop));
        if (plans.isEmpty())
            return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "There is no plan yet."),
                        QT_TRANSLATE_NOOP("core", "Add one first: tenantryctl plan add NAME."));
        resolved.plan = plans.first();
    } else {
        TRY(resolved.plan, registry::PlanRepository(m_session).find(request.plan, stop));
    }
    TRY(resolved.server, chosen(registry::ServerRepository(m_session), request.server, QT_TRANSLATE_NOOP("core", "There is no server yet."),
                                QT_TRANSLATE_NOOP("core", "Add one first: tenantryctl server add NAME --uri URI."),
                                QT_TRANSLATE_NOOP("core", "There are several servers, and none was chosen."), stop));
    request.product = resolved.product.name;
    request.plan = resolved.plan.name;
    request.server = resolved.server.name;
    if (request.database.isEmpty())
        request.database = QStringLiteral("t_") + randomSuffix(12);
    if (request.role.isEmpty())
        request.role = request.database;
    if (request.password.isEmpty())
        request.password = secretFromText(randomPassword(32));
    if (request.password.size() > longestPassword)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The password of the database role is longer than %1 bytes."), {QString::number(longestPassword)}},
                    QT_TRANSLATE_NOOP("core", "Choose a shorter one, or let one be made."));
    if (request.password.toByteArray().contains('\0') || request.adminPassword.toByteArray().contains('\0'))
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The password holds a character that nobody could sign in with (NUL)."),
                    QT_TRANSLATE_NOOP("core", "Choose another password."));
    if (resolved.product.seedSql.isEmpty()) { // no account is made: a password would be one of nothing
        request.adminPassword = Secret();
        request.adminPasswordMade = false;
    } else if (request.adminPassword.isEmpty() && !request.adminEmail.isEmpty()) {
        request.adminPassword = secretFromText(randomPassword(16));
        request.adminPasswordMade = true;
    }
    return resolved;
}

Result<CheckReport> Provisioning::check(const ProvisionRequest &request, std::stop_token stop)
{
    TRY(const Resolved resolved, resolve(m_session, request, stop));
    return checkPreconditions(m_session, request, resolved, stop);
}

Result<std::vector<PlannedStep>> Provisioning::plan(const ProvisionRequest &request, std::stop_token stop)
{
    TRY(const Resolved resolved, resolve(m_session, request, stop));
    TRY(const drivers::ProvisioningSql sql, plannedSql(m_session, request, resolved, stop));
    const std::pair<const char *, QStringList> sent[] = {{"role", sql.role}, {"database", sql.database}, {"harden", sql.harden}, {"migrate", sql.migrate},
                                                         {"seed", sql.seed}, {"inspection", sql.inspection}, {"verify", sql.verify}};
    std::vector<PlannedStep> out;
    for (const QString &name : stepNames()) {
        const auto *step = std::ranges::find(sent, name, [](const auto &each) { return QLatin1StringView(each.first); });
        out.push_back({name, stepTitle(name), step == std::end(sent) ? QStringList() : step->second});
    }
    return out;
}

Result<Provisioned> Provisioning::provision(ProvisionRequest asked, const operations::Progress &progress, std::stop_token stop, QString *operationId)
{
    TRYV(m_session->requireAdmin());
    QElapsedTimer timer;
    timer.start();
    ProvisionRequest request = std::move(asked);
    TRY(const Resolved resolved, complete(request, stop));
    TRY(const CheckReport report, checkPreconditions(m_session, request, resolved, stop));
    if (const Check *failure = report.firstFailure())
        return fail(failure->error);

    ProvisionPlan plan = planFor(request, resolved);
    plan.templateDatabase = usableTemplate(request, resolved);
    TRY(const registry::Operation operation, operationFor(m_session, kind, stepNames(), plan, timer));
    TRYV(registry::OperationRepository(m_session).add(operation, stop));
    if (operationId)
        *operationId = operation.id;

    auto done = finish(operation, &resolved, plan, progress, stop);
    // Somebody was faster: there is nothing to keep and nothing to decide.
    if (!done && done.error().kind == Kind::Conflict && !hasBegun(m_session, operation.id))
        (void)undo(operation.id, progress); // the error told is the conflict; a failing undo stays in the journal
    return done;
}

Result<Provisioned> Provisioning::finish(const registry::Operation &recorded, const Resolved *fresh, const ProvisionPlan &plan,
                                         const operations::Progress &progress, std::stop_token stop)
{
    TRY(const auto todo, steps(recorded, fresh));
    TRY(registry::Operation operation, operations::Runner(m_session).run(recorded.id, todo, progress, stop));
    TRY(Provisioned out, outcomeOf(m_session, std::move(operation)));
    out.adminPassword = plan.adminPassword;
    out.adminPasswordMade = plan.adminPasswordMade && !plan.adminPassword.isEmpty();
    return out;
}

Result<Provisioned> Provisioning::resume(const QString &operationId, const operations::Progress &progress, std::stop_token stop)
{
    TRYV(m_session->requireAdmin());
    TRY(const registry::Operation operation, registry::OperationRepository(m_session).find(operationId, stop));
    if (operation.kind != kind)
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The operation is a “%1”, not a provisioning."), {operation.kind}});
    ProvisionPlan plan = ProvisionPlan::fromJson(operation.arguments);
    if (!operation.sealedArguments.isEmpty()) {
        TRY(const Secret content, m_session->vault().open(QStringLiteral("admin"), registry::operationIdentity(operation.id), operation.sealedArguments));
        plan.takeSecrets(content);
    }
    const bool seeded = std::ranges::any_of(operation.steps, [](const registry::OperationStep &step) {
        return step.name == QLatin1String("seed") && step.state == registry::StepState::Done;
    });
    if (!seeded && !plan.adminPassword.isEmpty()) {
        TRY(const registry::Product product, registry::ProductRepository(m_session).find(plan.productId, stop));
        if (product.seedSql.isEmpty()) // taken from the product meanwhile: no account is made any more
            plan.adminPassword = Secret();
    }
    return finish(operation, nullptr, plan, progress, stop);
}

Result<registry::Operation> Provisioning::undo(const QString &operationId, const operations::Progress &progress, std::stop_token stop)
{
    TRYV(m_session->requireAdmin());
    TRY(const registry::Operation operation, registry::OperationRepository(m_session).find(operationId, stop));
    if (operation.kind != kind)
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The operation is a “%1”, not a provisioning."), {operation.kind}});
    TRY(const auto todo, steps(operation));
    TRY(registry::Operation undone, operations::Runner(m_session).undo(operationId, todo, progress, stop));
    if (undone.state != registry::OperationState::Undone)
        return fail(whyItFailed(undone));
    return undone;
}

} // namespace tenantry::tenants
