#include "registry/features.h"

#include <array>

namespace tenantry::registry {

namespace {

// Names are what the registry's CHECK constraints list, so they never change.
constexpr std::array kinds{"boolean", "number", "text", "choice"};
constexpr std::array lifetimes{"release", "experiment", "operational", "kill_switch", "permission"};
constexpr std::array origins{"killed", "override", "requirement", "percentage", "plan", "default"};

template <class Enum, class Names>
std::optional<Enum> fromName(const Names &names, const QString &name)
{
    for (size_t i = 0; i < names.size(); ++i)
        if (name == QLatin1String(names[i]))
            return Enum(i);
    return std::nullopt;
}

} // namespace

QString featureKindName(FeatureKind kind) { return QString::fromLatin1(kinds[size_t(kind)]); }
std::optional<FeatureKind> featureKindFromName(const QString &name) { return fromName<FeatureKind>(kinds, name); }
QString featureLifetimeName(FeatureLifetime lifetime) { return QString::fromLatin1(lifetimes[size_t(lifetime)]); }
std::optional<FeatureLifetime> featureLifetimeFromName(const QString &name) { return fromName<FeatureLifetime>(lifetimes, name); }
QString featureOriginName(FeatureOrigin origin) { return QString::fromLatin1(origins[size_t(origin)]); }

} // namespace tenantry::registry
