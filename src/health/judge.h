// Whether a value is worth an alert. Pure: time is handed in, and is that of one clock (the registry server's), never the workstation's.
#pragma once

#include "registry/health.h"

namespace tenantry::health {

struct Verdict {
    registry::Severity severity = registry::Severity::None; // that is to be open from now on
    double threshold = 0;                                   // the one passed, of `severity`
};

// `open`: what is open so far. `standing` is changed: since when the value has been where it is. Rules:
// - beyond a threshold for as long as forSeconds says, and it opens or gets worse; critical is waited for apart from warning;
// - what is open gets better, or closes, when the value has been better than the threshold by the hysteresis for clearSeconds;
// - no value: nothing is known, so nothing changes, and waiting begins anew;
// - a clock that went back is no time that passed.
Verdict judge(const registry::Threshold &threshold, bool below, std::optional<double> value, registry::Severity open, registry::Standing &standing, const QDateTime &now);

} // namespace tenantry::health
