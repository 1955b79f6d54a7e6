#include "ui/shell/pausewatch.h"

#include <QAbstractEventDispatcher>
#include <QDebug>
#include <algorithm>

namespace tenantry::ui {

namespace {
constexpr int interval = 4; // ms
}

PauseWatch::PauseWatch(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(interval);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PauseWatch::tick);
}

void PauseWatch::start()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    dispatcher->disconnect(this);
    // GLib's dispatcher polls and dispatches in one call between these signals, so they say nothing there; then the waiting
    // is taken to be one interval, which it is at most.
    if (!QByteArray(dispatcher->metaObject()->className()).contains("Glib")) {
        connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] { m_blockedAt = m_clock.nsecsElapsed(); });
        connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
            if (m_blockedAt >= 0)
                m_blocked += m_clock.nsecsElapsed() - m_blockedAt;
            m_blockedAt = -1;
        });
    }
    m_clock.start();
    m_lastTick = m_blocked = 0;
    m_blockedAt = -1;
    m_worst = 0;
    m_over16 = 0;
    m_timer.start();
}

void PauseWatch::stop() { m_timer.stop(); }

void PauseWatch::tick()
{
    const qint64 now = m_clock.nsecsElapsed();
    const qint64 waited = std::max(m_blocked, qint64(interval) * 1'000'000);
    const double pause = std::max<qint64>(0, now - m_lastTick - waited) / 1e6;
    m_lastTick = now;
    m_blocked = 0;
    m_worst = std::max(m_worst, pause);
    if (pause > 16) {
        ++m_over16;
        if (m_logging)
            qWarning("event loop paused for %.1f ms", pause);
    }
}

} // namespace tenantry::ui
