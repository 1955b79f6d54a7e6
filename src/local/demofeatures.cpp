#include "local/demofeatures.h"

#include "features/overrides.h"

#include <QSet>

namespace tenantry::local {

using namespace tenantry::base;
using registry::Feature;
using registry::FeatureKind;
using registry::FeatureLifetime;

namespace {

constexpr char lastKey[] = "welcome-text";

struct Wanted {
    Feature feature;
    QList<std::pair<QString, QJsonValue>> plans;
};

Feature feature(const char *key, const char *en, const char *es, const char *description, FeatureKind kind, const QJsonValue &value, const char *owner, FeatureLifetime lifetime)
{
    Feature out;
    out.key = QString::fromLatin1(key);
    out.nameEn = QString::fromUtf8(en);
    out.nameEs = QString::fromUtf8(es);
    out.description = QString::fromUtf8(description);
    out.kind = kind;
    out.defaultValue = value;
    out.owner = QString::fromUtf8(owner);
    out.lifetime = lifetime;
    return out;
}

QList<Wanted> wanted(const registry::Product &product)
{
    const QString silver = QStringLiteral("silver"), gold = QStringLiteral("gold");
    const QDate today = QDate::currentDate();
    QList<Wanted> out;
    out.append({feature("online-results", "Results online", "Resultados en línea", "Patients read their results in a portal.", FeatureKind::Boolean, false, "Portal team", FeatureLifetime::Permission),
                {{silver, true}, {gold, true}}});
    out.append({feature("monthly-orders", "Orders a month", "Órdenes al mes", "How many orders a laboratory may enter in a month.", FeatureKind::Number, 2000, "Sales", FeatureLifetime::Permission),
                {{silver, 10'000}, {gold, 100'000}}});
    out.append({feature("report-format", "Format of reports", "Formato de los informes", "What the printed report looks like.", FeatureKind::Choice, QStringLiteral("classic"), "Reports team",
                        FeatureLifetime::Operational),
                {{gold, QStringLiteral("branded")}}});
    out.last().feature.choices = {QStringLiteral("classic"), QStringLiteral("compact"), QStringLiteral("branded")};
    out.append({feature("new-order-form", "New order form", "Formulario de órdenes nuevo", "The form with search as you type.", FeatureKind::Boolean, false, "Orders team", FeatureLifetime::Release), {}});
    out.last().feature.percentage = 25;
    out.last().feature.percentageValue = true;
    out.last().feature.reviewOn = today.addDays(45);
    out.append({feature("quality-charts", "Quality control charts", "Gráficos de control de calidad", "Levey-Jennings charts of the control samples.", FeatureKind::Boolean, false, "Quality team",
                        FeatureLifetime::Experiment),
                {{gold, true}}});
    out.last().feature.reviewOn = today.addDays(-20); // one that nobody looked at in time
    out.last().feature.requirements = {{product.id, product.name, QStringLiteral("0011")}};
    out.append({feature("electronic-invoice", "Electronic invoice", "Factura electrónica", "Sends invoices to the tax office.", FeatureKind::Boolean, true, "Billing team", FeatureLifetime::KillSwitch), {}});
    out.append({feature(lastKey, "Text on the first page", "Texto de la primera página", "Shown to everybody who signs in.", FeatureKind::Text, QString(), "Support", FeatureLifetime::Operational), {}});
    return out; // the last one's key is lastKey
}

// For the first few active tenants, as somebody in support would have done.
Result<void> ensureOverrides(const registry::SessionPtr &session, std::stop_token stop)
{
    TRY(const auto tenants, registry::TenantRepository(session).list(stop));
    QStringList ids;
    for (const registry::Tenant &tenant : tenants)
        if (tenant.state == registry::TenantState::Active && ids.size() < 3)
            ids << tenant.id;
    const features::Overrides overrides(session);
    const auto give = [&](const char *key, const QJsonValue &value, const char *reason, const QStringList &to, int days) -> Result<void> {
        registry::OverrideRequest request;
        request.key = QString::fromLatin1(key);
        request.value = value;
        request.reason = QString::fromUtf8(reason);
        if (days > 0)
            request.endsAt = QDateTime::currentDateTimeUtc().addDays(days);
        TRY(const auto preview, overrides.preview(request, to, stop));
        TRYV(overrides.apply(preview, stop));
        return {};
    };
    TRYV(give("online-results", true, "Trial until the end of the quarter, ticket 4711", ids.first(std::min<qsizetype>(2, ids.size())), 60));
    TRYV(give("monthly-orders", 5000, "Vaccination campaign, agreed with Sales", ids.last(std::min<qsizetype>(1, ids.size())), 0));
    return {};
}

} // namespace

Result<int> ensureFeatures(const registry::SessionPtr &session, const registry::Product &product, std::stop_token stop)
{
    const registry::FeatureRepository repository(session);
    TRY(const auto there, repository.list(true, stop));
    QSet<QString> known;
    for (const Feature &each : there)
        known.insert(each.key);
    TRY(const auto plans, registry::PlanRepository(session).list(stop));
    TRY(const auto migrations, registry::ProductRepository(session).migrations(product.id, false, stop));
    int added = 0;
    for (Wanted each : wanted(product)) {
        if (known.contains(each.feature.key))
            continue;
        for (const auto &[name, value] : each.plans)
            for (const registry::Plan &plan : plans)
                if (plan.name.compare(name, Qt::CaseInsensitive) == 0)
                    each.feature.planValues.append({plan.id, plan.name, value});
        each.feature.requirements.removeIf([&](const auto &need) {
            return std::ranges::none_of(migrations, [&](const auto &migration) { return migration.version == need.version; });
        });
        const auto made = repository.add(each.feature, stop);
        if (made)
            ++added;
        else if (made.error().kind != Kind::Conflict) // somebody added it meanwhile
            return fail(made.error());
    }
    if (added > 0)
        TRYV(ensureOverrides(session, stop));
    return added;
}

Result<bool> hasLastFeature(const registry::SessionPtr &session, std::stop_token stop)
{
    TRY(const auto there, registry::FeatureRepository(session).list(true, stop));
    return std::ranges::any_of(there, [](const Feature &each) { return each.key == QLatin1String(lastKey); });
}

} // namespace tenantry::local
