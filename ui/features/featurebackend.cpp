#include "ui/features/featurebackend.h"

#include "registry/filter.h"

namespace tenantry::ui {

using namespace registry;

FeatureBackend featureBackend(const Services &services)
{
    FeatureBackend backend;
    const SessionPtr session = services.session;
    if (!session)
        return backend;
    backend.who = session->who();
    backend.registry = session->registry();
    backend.read = [session](std::stop_token stop) -> base::Result<FeatureSnapshot> {
        FeatureSnapshot out;
        TRY(out.features, FeatureRepository(session).list(true, stop));
        TRY(out.plans, PlanRepository(session).list(stop));
        return out;
    };
    backend.history = [session](const QString &key, std::stop_token stop) -> base::Result<FeatureHistory> {
        FeatureHistory out;
        TRY(out.overrides, FeatureRepository(session).overrides(key, stop));
        if (registry::mayUse(registry::actionPermission(u"features.undo"), session->who().role)) {
            TRY(out.batches, FeatureRepository(session).batches(key, 20, stop));
        }
        return out;
    };
    backend.products = [session](std::stop_token stop) -> base::Result<QList<FeatureProduct>> {
        const ProductRepository repository(session);
        TRY(const auto products, repository.list(stop));
        QList<FeatureProduct> out;
        for (const Product &product : products) {
            TRY(const auto migrations, repository.migrations(product.id, false, stop));
            FeatureProduct one{product.id, product.name, {}};
            for (const ProductMigration &each : migrations)
                if (!each.repeatable)
                    one.versions.append({each.version, each.name});
            if (!one.versions.isEmpty())
                out.append(std::move(one));
        }
        return out;
    };
    backend.add = [session](const Feature &feature, std::stop_token stop) { return FeatureRepository(session).add(feature, stop); };
    backend.update = [session](const Feature &feature, std::stop_token stop) { return FeatureRepository(session).update(feature, stop); };
    backend.setPlanValue = [session](const QString &key, const QString &planId, const QJsonValue &was, const QJsonValue &value, std::stop_token stop) {
        return FeatureRepository(session).replacePlanValue(key, planId, was, value, stop);
    };
    backend.target = [session](const QString &key, const QString &tenantId, std::stop_token stop) -> base::Result<OverrideTarget> {
        TRY(const auto found, FeatureRepository(session).targets(key, {tenantId}, stop));
        if (found.isEmpty())
            return base::fail(base::Kind::NotFound, QT_TRANSLATE_NOOP("core", "This tenant or this feature is there no more."));
        return found.first();
    };
    backend.targets = [session](const QString &key, const QStringList &tenantIds, std::stop_token stop) { return FeatureRepository(session).targets(key, tenantIds, stop); };
    backend.setKilled = [session](const QString &key, bool on, std::stop_token stop) { return FeatureRepository(session).setKilled(key, on, stop); };
    backend.setRetired = [session](const QString &key, bool on, std::stop_token stop) { return FeatureRepository(session).setRetired(key, on, stop); };
    backend.preview = [session](const OverrideRequest &request, const QString &filter, std::stop_token stop) -> base::Result<features::Preview> {
        TRY(const auto chosen, Filter::parse(filter));
        TRY(const auto tenants, TenantRepository(session).list(stop));
        QStringList ids;
        for (const Tenant &tenant : tenants)
            if (chosen.matches(tenant))
                ids << tenant.id;
        return features::Overrides(session).preview(request, ids, stop);
    };
    backend.apply = [session](const features::Preview &preview, std::stop_token stop) { return features::Overrides(session).apply(preview, stop); };
    backend.undo = [session](const QString &batchId, std::stop_token stop) { return features::Overrides(session).undo(batchId, stop); };
    return backend;
}

} // namespace tenantry::ui
