#include "fleet/inspectionaccess.h"

#include "base/random.h"
#include "registry/inspectionrepository.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace tenantry::fleet {

using namespace base;
using registry::Tenant;

namespace {

QString tenantMark(const QString &tenantId) { return QStringLiteral("tenantry:") + tenantId; }

QJsonArray openingsJson(const QList<drivers::InspectionOpening> &openings)
{
    QJsonArray out;
    for (const auto &each : openings)
        out.append(QJsonObject{{QStringLiteral("kind"), each.kind}, {QStringLiteral("what"), each.what}});
    return out;
}

struct Fresh { // two passwords, and how they are kept
    Secret inspector = secretFromText(randomPassword(32)), reader = secretFromText(randomPassword(32));
    QString inspectorSealed, readerSealed;

    static Result<Fresh> make(registry::Session &session, const QString &tenantId)
    {
        Fresh out;
        TRY(out.inspectorSealed, registry::sealInspectorSecret(session, tenantId, out.inspector));
        TRY(out.readerSealed, registry::sealReaderSecret(session, tenantId, out.reader));
        return out;
    }
};

Result<void> canBeLookedInto(const Tenant &tenant)
{
    return tenant.driver == QLatin1String("postgresql")
        ? Result<void>() : fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "Tenants on %1 cannot be looked into yet."), {tenant.driver}});
}

Result<postgres::ConnectionSettings> ownerOf(const registry::SessionPtr &session, const Tenant &tenant, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRYV(canBeLookedInto(tenant));
    TRY(const registry::Server server, registry::ServerRepository(session).find(tenant.serverId, stop));
    return registry::ownerSettings(*session, server);
}

Result<drivers::InspectionGrants> open(const registry::SessionPtr &session, const Tenant &tenant, const postgres::ConnectionSettings &owner, bool newPasswords, postgres::Pool &pool,
                                       std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRYV(canBeLookedInto(tenant));
    const registry::InspectionRepository inspections(session);
    TRY(const registry::MaskSet masks, inspections.maskSet(stop));

    TRY(auto there, inspections.roles(tenant.id, stop));
    if (there && newPasswords) {
        TRY(const Fresh fresh, Fresh::make(*session, tenant.id));
        TRYV(inspections.reseal(tenant.id, fresh.inspectorSealed, fresh.readerSealed, stop));
        TRY(there, inspections.roles(tenant.id, stop));
    } else if (!there) {
        TRY(const Fresh fresh, Fresh::make(*session, tenant.id));
        const QString suffix = randomSuffix(12); // tells nothing: everybody on the server can list the names of roles
        registry::InspectionRoles wanted;
        wanted.inspector = QStringLiteral("i_") + suffix;
        wanted.inspectorSealed = fresh.inspectorSealed;
        wanted.reader = QStringLiteral("r_") + suffix;
        wanted.readerSealed = fresh.readerSealed;
        TRY(there, inspections.reserve(tenant.id, wanted, stop));
    }
    if (!there)
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "The tenant was removed meanwhile."));
    drivers::InspectionRoles roles;
    // What the registry keeps is what counts, also where somebody else was faster.
    TRY(roles.inspectorPassword, session->vault().open(QStringLiteral("inspect"), registry::tenantInspectorIdentity(tenant.id), there->inspectorSealed));
    TRY(roles.readerPassword, session->vault().open(QStringLiteral("admin"), registry::tenantReaderIdentity(tenant.id), there->readerSealed));
    roles.tenantRole = tenant.role;
    roles.inspector = there->inspector;
    roles.reader = there->reader;
    roles.mark = tenantMark(tenant.id);
    roles.masks = masks.patterns;
    TRY(drivers::InspectionGrants grants, drivers::grantInspection(pool, owner, tenant.database, roles, stop));
    TRYV(inspections.prepared(tenant.id, masks.digest, tenant.schemaVersion, openingsJson(grants.openings), stop));
    return grants;
}

} // namespace

Result<drivers::InspectionGrants> openToInspection(const registry::SessionPtr &session, const Tenant &tenant, bool newPasswords, std::stop_token stop)
{
    TRY(const auto owner, ownerOf(session, tenant, stop));
    return open(session, tenant, owner, newPasswords, session->pool(), std::move(stop));
}

Result<drivers::InspectionGrants> openToInspection(const registry::SessionPtr &session, const Tenant &tenant, const postgres::ConnectionSettings &owner, std::stop_token stop)
{
    return open(session, tenant, owner, false, session->pool(), std::move(stop));
}

Result<drivers::InspectionGrants> renewInspection(const registry::SessionPtr &session, const QString &tenantId, const QString &schemaVersion, postgres::Pool &pool, std::stop_token stop)
{
    auto renewed = [&]() -> Result<drivers::InspectionGrants> {
        TRY(Tenant tenant, registry::TenantRepository(session).find(tenantId, stop));
        tenant.schemaVersion = schemaVersion; // the registry hears of it when the run's worker has told it
        TRY(const auto owner, ownerOf(session, tenant, stop));
        return open(session, tenant, owner, false, pool, stop);
    }();
    if (!renewed)
        (void)registry::InspectionRepository(session).setDue(tenantId);
    return renewed;
}

Result<void> closeToInspection(const registry::SessionPtr &session, const QString &tenantId, const postgres::ConnectionSettings &owner, std::stop_token stop)
{
    TRY(const auto there, registry::InspectionRepository(session).roles(tenantId, stop));
    if (!there)
        return {};
    drivers::InspectionRoles roles;
    roles.inspector = there->inspector;
    roles.reader = there->reader;
    roles.mark = tenantMark(tenantId);
    return drivers::dropInspection(session->pool(), owner, roles, stop);
}

} // namespace tenantry::fleet
