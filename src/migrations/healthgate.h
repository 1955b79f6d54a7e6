// Whether the tenants of a wave are as well as they were before it, by the figures that the health collector has of them.
#pragma once

#include "registry/runhealth.h"

#include <QJsonArray>

namespace tenantry::migrations {

// Fewer samples than that say nothing of a tenant.
inline constexpr int samplesBefore = 3, samplesAfter = 2;

struct HealthVerdict {
    int compared = 0, waitedFor = 0;    // those without figures from before are neither
    QJsonArray worse;                   // [{"tenant", "error"} …]: what got worse, from what to what
};
// `marginPercent`: by how much a figure may be worse. Differences that nobody feels (under 5 ms, under one transaction in a hundred, under one
// deadlock from sample to sample) are none.
HealthVerdict judgeWave(const std::vector<registry::WaveHealth> &tenants, double marginPercent);

} // namespace tenantry::migrations
