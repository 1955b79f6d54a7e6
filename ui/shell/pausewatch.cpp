#include "ui/shell/pausewatch.h"

#include <QAbstractEventDispatcher>
#include <QDebug>
#include <QMetaEnum>
#include <QThread>
#include <algorithm>

#include <ctime>

namespace tenantry::ui {

namespace {

constexpr int interval = 4; // ms
constexpr double felt = 16; // ms

qint64 busyNanoseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

WatchedApplication *watched() { return qobject_cast<WatchedApplication *>(QCoreApplication::instance()); }

} // namespace

PauseWatch::PauseWatch(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(interval);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PauseWatch::tick);
}

PauseWatch::~PauseWatch() { stop(); }

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
    if (auto *application = watched())
        application->m_watch = this;
    m_clock.start();
    m_lastTick = m_blocked = 0;
    m_blockedAt = -1;
    m_worst = m_worstBusy = m_costliestMs = 0;
    m_over16 = m_busyOver16 = 0;
    m_costliest.clear();
    m_lastBusy = busyNanoseconds();
    m_timer.start();
}

void PauseWatch::stop()
{
    m_timer.stop();
    if (auto *application = watched(); application && application->m_watch == this)
        application->m_watch = nullptr;
}

void PauseWatch::tick()
{
    const qint64 now = m_clock.nsecsElapsed();
    const qint64 waited = std::max(m_blocked, qint64(interval) * 1'000'000);
    const double pause = double(std::max<qint64>(0, now - m_lastTick - waited)) / 1e6;
    m_lastTick = now;
    m_blocked = 0;
    m_worst = std::max(m_worst, pause);
    const qint64 busyNow = busyNanoseconds();
    const double busy = double(busyNow - m_lastBusy) / 1e6; // waiting takes none
    m_lastBusy = busyNow;
    m_worstBusy = std::max(m_worstBusy, busy);
    m_busyOver16 += busy > felt;
    if (pause > felt) {
        ++m_over16;
        if (m_logging)
            qWarning("event loop paused for %.1f ms, %.1f ms of them busy%s", pause, busy, qPrintable(m_since));
    }
    m_since.clear();
}

void PauseWatch::handled(double ms, const QString &what)
{
    if (ms > m_costliestMs) {
        m_costliestMs = ms;
        m_costliest = QStringLiteral("%1, %2 ms").arg(what).arg(ms, 0, 'f', 1);
    }
    if (m_logging && ms > 1)
        m_since += QStringLiteral("; %1 ms %2").arg(ms, 0, 'f', 1).arg(what);
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (QThread::currentThread() != thread() || !m_watch || m_depth > 0) // an event and all that comes of it is one
        return QApplication::notify(receiver, event);
    const auto *const kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
    QString what = QString::fromLatin1(kind ? kind : "event") + QStringLiteral(" to ") + QString::fromLatin1(receiver->metaObject()->className());
    if (!receiver->objectName().isEmpty())
        what += QLatin1Char(' ') + receiver->objectName();
    else if (receiver->parent()) // there are many timers
        what += QStringLiteral(" of ") + QString::fromLatin1(receiver->parent()->metaObject()->className());
    ++m_depth;
    const qint64 before = busyNanoseconds();
    const bool result = QApplication::notify(receiver, event); // the receiver may be gone after this
    --m_depth;
    if (m_watch)
        m_watch->handled(double(busyNanoseconds() - before) / 1e6, what);
    return result;
}

} // namespace tenantry::ui
