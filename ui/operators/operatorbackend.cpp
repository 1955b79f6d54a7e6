#include "ui/operators/operatorbackend.h"

#include "registry/filter.h"
#include "workstation/connectionfile.h"

namespace tenantry::ui {

using namespace registry;
using operators::Operators;

OperatorBackend operatorBackend(const Services &services)
{
    OperatorBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    backend.read = [session](std::stop_token stop) -> base::Result<OperatorSnapshot> {
        OperatorSnapshot out;
        TRY(out.people, Operators(session).list(stop));
        TRY(out.keys, operators::keyStatus(session, stop));
        out.takenAt = QDateTime::currentDateTimeUtc();
        return out;
    };
    backend.assignable = [session](const QString &id, std::stop_token stop) -> base::Result<Assignable> {
        Assignable out;
        TRY(out.tenants, TenantRepository(session).list(stop));
        for (const Tenant &tenant : std::as_const(out.tenants))
            out.searchTexts << Filter::searchText(tenant);
        if (!id.isEmpty()) {
            TRY(const QStringList assigned, Operators(session).assigned(id, stop));
            out.assigned = {assigned.begin(), assigned.end()};
        }
        return out;
    };
    backend.add = [session](const operators::NewOperator &fresh, std::stop_token stop) { return Operators(session).add(fresh, stop); };
    backend.update = [session](const operators::Operator &changed, const operators::Operator &expected, std::stop_token stop) { return Operators(session).update(changed, expected, stop); };
    backend.assign = [session](const QString &id, const QStringList &add, const QStringList &remove, std::stop_token stop) {
        return Operators(session).assign(id, add, remove, stop);
    };
    backend.setRole = [session](const QString &id, Role role, std::stop_token stop) { return Operators(session).setRole(id, role, stop); };
    backend.setEnabled = [session](const QString &id, bool enabled, std::stop_token stop) { return Operators(session).setEnabled(id, enabled, stop); };
    backend.endSessions = [session](const QString &id, std::stop_token stop) { return Operators(session).endSessions(id, stop); };
    backend.reset = [session](const QString &id, std::stop_token stop) { return Operators(session).resetPassword(id, stop); };
    if (backend.admin())
        backend.rotate = [session](const QString &key, const operators::RotationProgress &progress, std::stop_token stop) { return operators::rotateDataKey(session, key, progress, stop); };
    backend.saveConnectionFile = [session](const QString &login, const QString &path, std::stop_token) -> base::Result<void> {
        postgres::ConnectionSettings settings = session->settings();
        settings.user = login;
        settings.rootCertificate.clear(); // a file of this computer
        settings.applicationName = postgres::ConnectionSettings().applicationName;
        workstation::Profile profile;
        profile.name = session->registry().name;
        profile.uri = postgres::toUri(settings);
        profile.login = login;
        profile.colour = session->registry().colour;
        return workstation::writeConnectionFile(path, profile);
    };
    return backend;
}

} // namespace tenantry::ui
