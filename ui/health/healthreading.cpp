#include "ui/health/healthreading.h"

#include <algorithm>
#include <cmath>

namespace tenantry::ui {

namespace {

constexpr qint64 sampleGapMs = 20 * 60 * 1000; // tenants that are well are signed in to every five minutes: longer, nobody looked
constexpr qint64 hourGapMs = 90 * 60 * 1000;

template <class Point> HealthCurve curve(const QList<Point> &points, const std::function<std::optional<double>(const Point &)> &value, qint64 gapMs, int most)
{
    HealthCurve out;
    QList<QPointF> all;
    all.reserve(points.size());
    for (const Point &point : points) {
        const std::optional<double> number = value(point);
        if (!number || !std::isfinite(*number))
            continue;
        all.append({double(point.at.toMSecsSinceEpoch()), *number});
        out.least = out.least ? std::min(*out.least, *number) : *number;
        out.most = out.most ? std::max(*out.most, *number) : *number;
        out.last = *number;
    }
    if (all.isEmpty())
        return out;
    const qsizetype span = std::max<qsizetype>(1, (2 * all.size() + most - 1) / std::max(2, most)); // two points are left of each
    for (qsizetype i = 0; i < all.size();) {
        qsizetype end = i + 1;
        while (end < all.size() && end - i < span && all[end].x() - all[end - 1].x() <= double(gapMs))
            ++end;
        if (out.pieces.isEmpty() || all[i].x() - out.pieces.last().last().x() > double(gapMs))
            out.pieces.append(QList<QPointF>());
        const auto [low, high] = std::minmax_element(all.begin() + i, all.begin() + end, [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
        const auto first = std::min(low, high), second = std::max(low, high);
        out.pieces.last().append(*first);
        if (second != first)
            out.pieces.last().append(*second);
        i = end;
    }
    return out;
}

} // namespace

HealthCurve healthCurve(const QList<registry::HealthPoint> &points, const std::function<std::optional<double>(const registry::HealthPoint &)> &value, int most)
{
    return curve(points, value, sampleGapMs, most);
}

HealthCurve healthCurve(const QList<registry::ServerPoint> &points, bool byHour, const std::function<std::optional<double>(const registry::ServerPoint &)> &value, int most)
{
    return curve(points, value, byHour ? hourGapMs : sampleGapMs, most);
}

} // namespace tenantry::ui
