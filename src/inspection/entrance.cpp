#include "inspection/entrance.h"

#include "fleet/inspectionaccess.h"
#include "registry/secrets.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace tenantry::inspection {

using namespace base;
using registry::InspectionEntry;
using registry::Tenant;

namespace {

Result<void> checkDriver(const Tenant &tenant)
{
    if (tenant.driver != QLatin1String("postgresql"))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "Tenants on %1 cannot be looked into yet."), {tenant.driver}});
    return {};
}

std::unexpected<Error> closedToUser(const Tenant &tenant, const InspectionEntry &entry)
{
    if (entry.role.isEmpty())
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "Looking into %1 is not prepared yet."), {tenant.slug}},
                    {QT_TRANSLATE_NOOP("core", "Ask an ADMIN to run: tenantryctl inspect prepare %1"), {tenant.slug}});
    if (!entry.openings.isEmpty()) {
        const QJsonObject first = entry.openings.first().toObject();
        return fail(Kind::Conflict,
                    {QT_TRANSLATE_NOOP("core", "%1 is closed to your role: something in its database would lead around what is masked or read-only (%2)."),
                     {tenant.slug, first.value(QStringLiteral("what")).toString()}},
                    {QT_TRANSLATE_NOOP("core", "Ask an ADMIN to close it and to run: tenantryctl inspect prepare %1"), {tenant.slug}});
    }
    return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "The rules of what is masked have changed, and this tenant's columns are not granted by them yet."),
                {QT_TRANSLATE_NOOP("core", "Ask an ADMIN to run: tenantryctl inspect prepare %1"), {tenant.slug}});
}

} // namespace

Result<drivers::InspectionGrants> Entrance::prepare(const Tenant &tenant, bool newPasswords, std::stop_token stop) const
{
    return fleet::openToInspection(m_session, tenant, newPasswords, stop);
}

Result<Opened> Entrance::open(const Tenant &tenant, const QString &what, const QString &reason, const QString &statement, std::stop_token stop) const
{
    TRYV(checkDriver(tenant));
    const registry::InspectionRepository inspections(m_session);
    Opened out;
    TRY(out.server, registry::ServerRepository(m_session).find(tenant.serverId, stop));
    if (m_session->isAdmin()) {
        TRY(const auto roles, inspections.roles(tenant.id, stop));
        if (!roles || roles->due || roles->schemaVersion != tenant.schemaVersion)
            TRYV(prepare(tenant, false, stop));
    }
    TRY(const InspectionEntry entry, inspections.inspect(tenant.id, what, reason, statement, stop));
    out.id = entry.id;
    const auto opened = [&]() -> Result<postgres::ConnectionSettings> {
        if (entry.role.isEmpty() || entry.sealed.isEmpty())
            return closedToUser(tenant, entry);
        return registry::inspectionSettings(*m_session, out.server, tenant, entry.role, entry.sealed);
    }();
    if (!opened) {
        (void)inspections.inspected(out.id, 0, false, 0, kindName(opened.error().kind));
        return fail(opened.error());
    }
    out.settings = *opened;
    out.settings.applicationName = QStringLiteral("tenantry inspection");
    if (!m_session->isAdmin() && entry.schemaVersion != tenant.schemaVersion)
        out.notes << Text{QT_TRANSLATE_NOOP("core", "The tenant was migrated since its columns were granted: new tables and columns are open to you when an ADMIN has run `tenantryctl inspect prepare %1`."),
                          {tenant.slug}};
    return out;
}

Result<postgres::ConnectionSettings> Entrance::asOwner(const Tenant &tenant, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRYV(checkDriver(tenant));
    TRY(const registry::Server server, registry::ServerRepository(m_session).find(tenant.serverId, stop));
    TRY(auto owner, registry::ownerSettings(*m_session, server));
    owner.database = tenant.database;
    return owner;
}

} // namespace tenantry::inspection
