// A registry with tenants at different schema versions, and a feature to give them.
#pragma once

#include "features/overrides.h"
#include "features/values.h"
#include "registryfixture.h"

namespace tenantry::test {

struct FeatureGround {
    TestRegistry registry{QStringLiteral("features")};
    registry::SessionPtr admin = registry.admin();
    Ground ground = lay(admin);
    QList<registry::Tenant> tenants; // 0 and 1 at version 0003, 2 at 0001, 3 with none

    FeatureGround()
    {
        for (const auto &[slug, version] : {std::pair{"uno", "0003"}, std::pair{"dos", "0003"}, std::pair{"tres", "0001"}, std::pair{"cuatro", ""}}) {
            auto tenant = tenantOn(ground, QString::fromLatin1(slug));
            tenant.schemaVersion = QString::fromLatin1(version);
            const auto made = registry::TenantRepository(admin).reserve(tenant);
            if (!made)
                qFatal("no tenant: %s", describe(made));
            tenants << *made;
        }
    }

    registry::Feature make(const QString &key, registry::FeatureKind kind = registry::FeatureKind::Boolean, const QJsonValue &value = false) const
    {
        registry::Feature feature;
        feature.key = key;
        feature.nameEn = feature.nameEs = key;
        feature.kind = kind;
        feature.defaultValue = value;
        if (kind == registry::FeatureKind::Choice)
            feature.choices = {QStringLiteral("red"), QStringLiteral("blue")};
        return feature;
    }
    registry::Feature added(const registry::Feature &feature) const
    {
        const auto made = registry::FeatureRepository(admin).add(feature);
        if (!made)
            qFatal("no feature: %s", describe(made));
        return *made;
    }
    QStringList ids() const
    {
        QStringList out;
        for (const auto &tenant : tenants)
            out << tenant.id;
        return out;
    }
    // "override true" for a tenant and a feature.
    QString holds(const registry::Tenant &tenant, const QString &key) const
    {
        const auto rows = registry.sql("SELECT origin || ' ' || value FROM tenantry.effective_feature WHERE tenant_id = $1 AND feature_key = $2", {tenant.id, key});
        return rows.isEmpty() ? QString() : rows.text(0, 0);
    }
    static registry::OverrideRequest ask(const QString &key, const QJsonValue &value, const QString &reason = QStringLiteral("ticket 7"))
    {
        registry::OverrideRequest request;
        request.key = key;
        request.value = value;
        request.reason = reason;
        return request;
    }
};

} // namespace tenantry::test
