#include "tenants/tenantoperation.h"

#include "base/random.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>

namespace tenantry::tenants {

using namespace tenantry::base;
using registry::Operation;
using registry::OperationStep;
using registry::StepState;

Text operationTitle(const QString &kind)
{
    static constexpr std::pair<const char *, const char *> titles[] = {
        {"provision", QT_TRANSLATE_NOOP("core", "Provisioning")}, {"adopt", QT_TRANSLATE_NOOP("core", "Adoption")}, {"reveal", QT_TRANSLATE_NOOP("core", "Password shown")},
        {"pause", QT_TRANSLATE_NOOP("core", "Pause")}, {"maintenance", QT_TRANSLATE_NOOP("core", "Maintenance")}, {"activate", QT_TRANSLATE_NOOP("core", "Activation")},
    };
    for (const auto &[name, title] : titles)
        if (kind == QLatin1String(name))
            return title;
    return {"%1", {kind}};
}

ProvisionPlan planFor(const ProvisionRequest &request, const Resolved &resolved)
{
    ProvisionPlan plan;
    plan.tenantId = newId();
    plan.companyName = request.companyName;
    plan.slug = request.slug;
    plan.subdomain = request.subdomain;
    plan.productId = resolved.product.id;
    plan.planId = resolved.plan.id;
    plan.serverId = resolved.server.id;
    plan.driver = resolved.server.driver;
    plan.database = request.database;
    plan.role = request.role;
    plan.connectionLimit = resolved.plan.connectionLimit;
    plan.adminName = request.adminName;
    plan.adminEmail = request.adminEmail;
    plan.labels = request.labels;
    plan.password = request.password;
    plan.adminPassword = request.adminPassword;
    plan.adminPasswordMade = request.adminPasswordMade;
    return plan;
}

Result<Operation> operationFor(const registry::SessionPtr &session, const QString &kind, const QStringList &steps, const ProvisionPlan &plan,
                               const QElapsedTimer &asked)
{
    Operation operation;
    operation.id = newId();
    operation.kind = kind;
    operation.tenantId = plan.tenantId;
    operation.tenantSlug = plan.slug;
    operation.tenantName = plan.companyName;
    operation.arguments = plan.toJson();
    operation.startedBy = session->who().login;
    TRY(operation.sealedArguments, session->vault().seal(QStringLiteral("admin"), registry::operationIdentity(operation.id), plan.secretsToSeal()));
    for (const QString &name : steps) {
        OperationStep step;
        step.position = int(operation.steps.size()) + 1;
        step.name = name;
        if (step.position == 1) {
            step.state = StepState::Done;
            step.attempts = 1;
            step.ms = double(asked.nsecsElapsed()) / 1e6;
            step.finishedAt = QDateTime::currentDateTimeUtc();
            step.startedAt = step.finishedAt.addMSecs(-asked.elapsed());
        }
        operation.steps << step;
    }
    return operation;
}

bool hasBegun(const registry::SessionPtr &session, const QString &operationId)
{
    const auto now = registry::OperationRepository(session).find(operationId);
    return !now || std::ranges::any_of(now->steps, [](const OperationStep &step) {
        return step.position > 2 ? step.attempts > 0 : step.position == 2 && step.state != StepState::Failed;
    });
}

Error whyItFailed(const Operation &operation)
{
    Error error = operation.error.value_or(Error{Kind::Internal, QT_TRANSLATE_NOOP("core", "The operation ended without saying why."), {}, {}, {}});
    for (const OperationStep &step : operation.steps)
        if (step.state == StepState::Failed)
            error.detail = QStringLiteral("step %1, operation %2").arg(step.name, operation.id)
                + (error.detail.isEmpty() ? QString() : QStringLiteral(": ") + error.detail);
    return error;
}

Result<Provisioned> outcomeOf(const registry::SessionPtr &session, Operation operation)
{
    if (operation.state != registry::OperationState::Succeeded)
        return fail(whyItFailed(operation));
    Provisioned out;
    TRY(out.tenant, registry::TenantRepository(session).find(operation.tenantId));
    if (!out.tenant.sealedSecret.isEmpty()) {
        TRY(out.password, session->vault().open(QStringLiteral("admin"), registry::tenantOwnerIdentity(out.tenant.id), out.tenant.sealedSecret));
    }
    out.operation = std::move(operation);
    return out;
}

} // namespace tenantry::tenants
