#include "migrations/prediction.h"

#include <QMap>
#include <QSet>
#include <algorithm>

namespace tenantry::migrations {

double timeFor(const QList<std::pair<qint64, double>> &measured, qint64 bytes)
{
    const auto &first = measured.first(), &last = measured.last();
    if (bytes <= first.first)
        return first.second;
    if (bytes > last.first) {
        const double beyond = double(bytes - last.first);
        if (measured.size() == 1)
            return last.second * double(bytes) / double(std::max<qint64>(1, last.first));
        return last.second + beyond * std::max(0.0, (last.second - first.second) / double(last.first - first.first));
    }
    const auto above = std::ranges::lower_bound(measured, bytes, {}, &std::pair<qint64, double>::first);
    const auto below = above - 1;
    return below->second + (above->second - below->second) * double(bytes - below->first) / double(above->first - below->first);
}

namespace {

using Points = QMap<qint64, QList<double>>;

QList<std::pair<qint64, double>> means(const Points &points)
{
    QList<std::pair<qint64, double>> out;
    for (auto it = points.cbegin(); it != points.cend(); ++it) {
        double sum = 0;
        for (const double each : it.value())
            sum += each;
        out.append({it.key(), sum / double(it.value().size())});
    }
    return out;
}

struct Work {
    double sum = 0, longest = 0;
};

} // namespace

Prediction predict(const QList<MeasuredFile> &measured, const QList<TenantAhead> &tenants, const QHash<QString, int> &atOnce, double perTenantMs)
{
    QHash<QString, Points> times, locks;
    for (const MeasuredFile &each : measured) {
        times[each.fileName][each.bytes] << each.ms;
        locks[each.fileName][each.bytes] << each.lockMs;
    }
    QHash<QString, QList<std::pair<qint64, double>>> timeOf, lockOf;
    for (auto it = times.cbegin(); it != times.cend(); ++it) {
        timeOf.insert(it.key(), means(it.value()));
        lockOf.insert(it.key(), means(locks.value(it.key())));
    }
    QList<qint64> known;
    for (const TenantAhead &tenant : tenants)
        if (tenant.bytes >= 0)
            known << tenant.bytes;
    std::ranges::sort(known);
    const qint64 usual = known.isEmpty() ? 0 : known[known.size() / 2];

    Prediction out;
    out.tenants = tenants.size();
    QMap<int, QHash<QString, Work>> waves;
    QSet<QString> notMeasured;
    for (const TenantAhead &tenant : tenants) {
        const qint64 bytes = tenant.bytes >= 0 ? tenant.bytes : usual;
        double ms = perTenantMs;
        for (const QString &file : tenant.files) {
            const auto time = timeOf.constFind(file);
            if (time == timeOf.cend()) {
                notMeasured.insert(file);
                continue;
            }
            ms += timeFor(*time, bytes);
            if (const double lock = timeFor(lockOf.value(file), bytes); lock > out.lockMs) {
                out.lockMs = lock;
                out.lockedTenant = tenant.slug;
                out.lockedFile = file;
            }
        }
        if (ms > out.longestMs || out.longestTenant.isEmpty()) {
            out.longestMs = ms;
            out.longestTenant = tenant.slug;
        }
        Work &work = waves[tenant.wave][tenant.serverId];
        work.sum += ms;
        work.longest = std::max(work.longest, ms);
        out.workMs += ms;
        out.mostAtOnce = std::max(out.mostAtOnce, std::max(1, atOnce.value(tenant.serverId, 1)));
    }
    for (const auto &wave : std::as_const(waves)) {
        double ms = 0;
        for (auto it = wave.cbegin(); it != wave.cend(); ++it)
            ms = std::max({ms, it->longest, it->sum / std::max(1, atOnce.value(it.key(), 1))});
        out.ms += ms;
    }
    out.waves = int(waves.size());
    out.notMeasured = QStringList(notMeasured.cbegin(), notMeasured.cend());
    out.notMeasured.sort();
    return out;
}

} // namespace tenantry::migrations
