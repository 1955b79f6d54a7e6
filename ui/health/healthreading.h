// How one tenant is and was: what its tab of health shows. Made on a worker.
#pragma once

#include "registry/health.h"

#include <QPointF>

namespace tenantry::ui {

struct HealthCurve {             // of one chart: pieces without a gap, x in ms since 1970, and what they are about
    QList<QList<QPointF>> pieces;
    std::optional<double> least, most, last;
};

struct TenantHealthReading {
    std::optional<registry::TenantHealth> health; // not set: nobody looked yet
    QList<registry::Alert> alerts;                // open ones, worst first
    registry::Thresholds thresholds;
    QList<registry::HealthPoint> points;          // of the last 48 hours, oldest first
    QDateTime now;                                // by the registry's clock
};

// A curve of at most about `most` points: of many, the least and the most of each span are kept, so that no peak is lost. Any thread.
HealthCurve healthCurve(const QList<registry::HealthPoint> &points, const std::function<std::optional<double>(const registry::HealthPoint &)> &value, int most = 600);
HealthCurve healthCurve(const QList<registry::ServerPoint> &points, bool byHour, const std::function<std::optional<double>(const registry::ServerPoint &)> &value, int most = 600);

} // namespace tenantry::ui
