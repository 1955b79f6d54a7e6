#include "tenants/reveal.h"

#include "base/random.h"
#include "registry/secrets.h"

#include <QCoreApplication>

namespace tenantry::tenants {

using namespace tenantry::base;

namespace {

Result<void> note(const registry::SessionPtr &session, const registry::Tenant &tenant, std::stop_token stop)
{
    registry::Operation shown;
    shown.id = newId();
    shown.kind = QStringLiteral("reveal");
    shown.tenantId = tenant.id;
    shown.tenantSlug = tenant.slug;
    shown.tenantName = tenant.companyName;
    const registry::OperationRepository operations(session);
    TRYV(operations.add(shown, stop));
    return operations.setState(shown.id, registry::OperationState::Succeeded, std::nullopt, stop);
}

} // namespace

Result<Secret> revealPassword(const registry::SessionPtr &session, const registry::Tenant &tenant, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    if (tenant.sealedSecret.isEmpty())
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "No password is kept for the database role of %1."), {tenant.slug}},
                    QT_TRANSLATE_NOOP("core", "It may still be in provisioning."));
    TRY(const Secret password, session->vault().open(QStringLiteral("admin"), registry::tenantOwnerIdentity(tenant.id), tenant.sealedSecret));
    TRYV(note(session, tenant, stop));
    return password;
}

} // namespace tenantry::tenants
