#include "ui/tenants/tenantbackend.h"

#include "registry/healthrepository.h"
#include "tenants/reveal.h"
#include "tenants/suspension.h"
#include "ui/jobs/jobcenter.h"

namespace tenantry::ui {

using namespace registry;

TenantBackend tenantBackend(const Services &services)
{
    TenantBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    backend.list = [session](std::stop_token stop) { return TenantRepository(session).list(stop); };
    backend.find = [session](const QString &id, std::stop_token stop) { return TenantRepository(session).find(id, stop); };
    backend.update = [session](const Tenant &tenant, std::stop_token stop) { return TenantRepository(session).update(tenant, stop); };
    backend.move = [session](const QString &id, TenantState to, std::stop_token stop) { return tenants::Suspension(session).move(id, to, {}, stop); };
    backend.operations = [session](const QString &tenantId, std::stop_token stop) -> base::Result<QList<Operation>> {
        TRY(QList<Operation> all, OperationRepository(session).list(2000, stop));
        all.removeIf([&tenantId](const Operation &operation) { return operation.tenantId != tenantId; });
        return all;
    };
    backend.moments = [session](const QString &tenantId, std::stop_token stop) { return audit::timeline(session, tenantId, 200, stop); };
    backend.diagnose = [session](const Tenant &tenant, const diagnosis::Options &options, const diagnosis::Watch &watch, std::stop_token stop) {
        return diagnosis::diagnose(session, tenant, options, watch, stop);
    };
    backend.health = [session](const QString &id, std::stop_token stop) -> base::Result<TenantHealthReading> {
        const HealthRepository repository(session);
        TenantHealthReading out;
        TRY(out.now, repository.now(stop));
        TRY(out.health, repository.tenant(id, stop));
        TRY(out.alerts, repository.alerts({.tenantId = id}, 100, stop));
        TRY(out.thresholds, repository.thresholds(stop));
        TRY(out.points, repository.samples(id, out.now.addSecs(-48 * 3600), stop));
        return out;
    };
    backend.plans = [session](std::stop_token stop) { return PlanRepository(session).list(stop); };
    backend.features = [session](const QString &tenantId, std::stop_token stop) -> base::Result<QList<TenantFeature>> {
        TRY(const auto catalogue, FeatureRepository(session).list(false, stop));
        TRY(const auto values, FeatureRepository(session).effective(tenantId, stop));
        QList<TenantFeature> out;
        for (const EffectiveValue &value : values)
            for (const Feature &feature : catalogue)
                if (feature.key == value.key)
                    out.append({feature, value});
        return out;
    };
    backend.server = [session](const QString &id, std::stop_token stop) { return ServerRepository(session).find(id, stop); };
    backend.reveal = [session](const QString &id, const base::Secret &password, int failedBefore, std::stop_token stop) -> base::Result<base::Secret> {
        TRYV(session->requireAdmin());
        // A session of its own with the password just typed: the server decides whether it is right, and the vault that
        // opens the credentials is unlocked with it and gone with it.
        auto settings = session->settings();
        settings.password = password;
        TRY(const SessionPtr again, Session::open(settings, stop, failedBefore));
        TRY(const Tenant tenant, TenantRepository(again).find(id, stop));
        return tenants::revealPassword(again, tenant, stop).transform_error([](base::Error error) {
            if (error.kind == base::Kind::Authentication) // a server that trusts this computer let any password in; the key does not
                error.sqlstate = QStringLiteral("28P01");
            return error;
        });
    };
    backend.guard = [session, store = services.store] {
        const auto &settings = session->settings();
        return workstation::SignInGuard(store, workstation::SignInGuard::placeOf(settings.host, settings.port, settings.database), settings.user);
    };
    if (JobCenter *jobs = services.jobs) {
        backend.resume = [jobs](const QString &operationId) { return jobs->resume(operationId); };
        backend.undo = [jobs](const QString &operationId) { jobs->undo(operationId); };
    }
    return backend;
}

} // namespace tenantry::ui
