#include "ui/health/healthreader.h"

#include "base/async.h"

#include <QSet>
#include <algorithm>

namespace tenantry::ui {

using namespace Qt::StringLiterals;
using base::Result;

namespace {

constexpr int soonest = 400, latest = 10'000; // milliseconds between two readings, by how long the last one took
constexpr int everythingEvery = 600'000;      // whatever was told

const QSet<QString> &tables() // that the page is made of
{
    static const QSet<QString> names{u"health"_s, u"health_server"_s, u"alert"_s, u"threshold"_s, u"tenant"_s, u"server"_s, u"operator_tenant"_s};
    return names;
}

} // namespace

HealthReader::HealthReader(const HealthBackend &backend, QThreadPool *workers, QObject *parent) : QObject(parent), m_backend(backend), m_workers(workers)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonest);
    connect(&m_soon, &QTimer::timeout, this, [this] { read(false); });
}

HealthReader::~HealthReader() { m_stop.request_stop(); }

void HealthReader::readAll() { read(true); }

void HealthReader::forget() { m_sinceAll.invalidate(); }

void HealthReader::tell(const QString &table)
{
    if (!table.isEmpty() && !tables().contains(table))
        return;
    m_changed.tenants = m_changed.tenants || table == u"tenant" || table == u"server"; // tenants name their server
    m_changed.servers = m_changed.servers || table == u"server";
    m_changed.thresholds = m_changed.thresholds || table == u"threshold";
    if (table == u"operator_tenant") // others are to be seen, looked at long ago
        forget();
    m_stale = true;
    if (m_watched && !m_soon.isActive())
        m_soon.start();
}

void HealthReader::setWatched(bool watched)
{
    m_watched = watched;
    if (watched && m_stale && m_last && !m_soon.isActive())
        m_soon.start();
}

void HealthReader::read(bool all)
{
    if (!m_backend.read)
        return;
    if (all)
        forget();
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_stale = false;
    m_all = !m_last || !m_backend.readChanged || !m_sinceAll.isValid() || m_sinceAll.hasExpired(everythingEvery);
    if (m_all)
        m_sinceAll.start(); // who forgets meanwhile means the next one
    emit began();
    m_took.start();
    base::run(m_workers, m_stop.get_token(), [backend = m_backend, before = m_last, all = m_all, changed = std::exchange(m_changed, {})](std::stop_token stop) {
        return all ? backend.read(std::move(stop)) : backend.readChanged(before, changed, std::move(stop));
    }).then(this, [this](const Result<HealthSnapshotPtr> &result) { take(result); });
}

void HealthReader::take(const Result<HealthSnapshotPtr> &result)
{
    m_reading = false;
    m_soon.setInterval(std::clamp(int(m_took.elapsed()) * 4, soonest, latest));
    if (std::exchange(m_again, false))
        m_soon.start();
    if (result) {
        m_last = *result;
    } else {
        forget(); // what was told of is gone with it
        m_stale = m_stale || result.error().kind != base::Kind::Cancelled;
    }
    emit done(result);
}

} // namespace tenantry::ui
