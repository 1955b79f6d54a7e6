#include "health/judge.h"

#include <algorithm>

namespace tenantry::health {

using registry::Severity;

Verdict judge(const registry::Threshold &threshold, bool below, std::optional<double> value, Severity open, registry::Standing &standing, const QDateTime &now)
{
    const auto verdict = [&](Severity severity) {
        return Verdict{severity, severity == Severity::Critical ? threshold.critical.value_or(0) : severity == Severity::Warning ? threshold.warning.value_or(0) : 0};
    };
    if (!threshold.enabled || (!threshold.warning && !threshold.critical)) {
        standing = {};
        return verdict(Severity::None);
    }
    if (!value) {
        standing = {};
        return verdict(open);
    }
    const auto beyond = [&](std::optional<double> level, bool isOpen) {
        if (!level)
            return false;
        if (below)
            return *value <= *level || (isOpen && *value < *level + threshold.hysteresis);
        return *value >= *level || (isOpen && *value > std::max(0.0, *level - threshold.hysteresis)); // nothing at all is always well again
    };
    const bool critical = beyond(threshold.critical, open == Severity::Critical);
    const bool warning = critical || beyond(threshold.warning, open != Severity::None);
    const auto since = [&](QDateTime &time, bool holds) {
        if (!holds)
            time = {};
        else if (!time.isValid() || time > now)
            time = now;
    };
    since(standing.criticalSince, critical);
    since(standing.warningSince, warning && threshold.warning);
    const auto longEnough = [&](const QDateTime &time, int seconds) { return time.isValid() && time.msecsTo(now) >= qint64(seconds) * 1000; };

    const Severity reached = longEnough(standing.criticalSince, threshold.forSeconds) ? Severity::Critical
                             : longEnough(standing.warningSince, threshold.forSeconds) ? Severity::Warning
                                                                                       : Severity::None;
    if (reached > open) {
        standing.betterSince = {};
        return verdict(reached);
    }
    const Severity present = critical ? Severity::Critical : warning && threshold.warning ? Severity::Warning : Severity::None;
    since(standing.betterSince, present < open);
    if (!longEnough(standing.betterSince, threshold.clearSeconds))
        return verdict(open);
    standing.betterSince = {}; // the next step is waited for from here
    return verdict(present);
}

} // namespace tenantry::health
