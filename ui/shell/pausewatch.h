// Records how long the event loop was kept from running: a person feels anything over 16 ms. For tests and, with
// TENANTRY_WATCHDOG=1, in the log. Counts busy time only: waiting for events is not a pause.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace tenantry::ui {

// Of the thread that it lives in.
class PauseWatch : public QObject {
    Q_OBJECT
public:
    explicit PauseWatch(QObject *parent = nullptr);
    void start();
    void stop();
    double worst() const { return m_worst; } // ms, since start()
    int over16() const { return m_over16; }  // how many were over 16 ms
    void setLogging(bool logging) { m_logging = logging; } // every pause over 16 ms, to qWarning

private:
    void tick();
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_lastTick = 0, m_blockedAt = -1, m_blocked = 0; // ns
    double m_worst = 0;
    int m_over16 = 0;
    bool m_logging = false;
};

} // namespace tenantry::ui
