// Records how long the event loop was kept from running: a person feels anything over 16 ms. For tests and, with
// TENANTRY_WATCHDOG=1, in the log. Two figures, because they have two causes:
//   worst()      wall time without the time spent waiting for events: what a person felt, whoever had the processor;
//   worstBusy()  this thread's own processor time between two turns of the loop: what our code did, on any machine.
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace tenantry::ui {

// Of the thread that it lives in.
class PauseWatch : public QObject {
    Q_OBJECT
public:
    explicit PauseWatch(QObject *parent = nullptr);
    ~PauseWatch() override;
    void start();
    void stop();
    double worst() const { return m_worst; } // ms, since start()
    int over16() const { return m_over16; }  // how many were over 16 ms
    double worstBusy() const { return m_worstBusy; }
    int busyOver16() const { return m_busyOver16; }
    // The event that took most processor time: "MetaCall to tenantry::ui::JobsPage, 3.1 ms". Empty when the application is
    // no WatchedApplication.
    QString costliest() const { return m_costliest; }
    void setLogging(bool logging) { m_logging = logging; } // every pause over 16 ms and what happened in it, to qWarning

private:
    friend class WatchedApplication;
    void tick();
    void handled(double ms, const QString &what); // an event, by processor time
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_lastTick = 0, m_blockedAt = -1, m_blocked = 0; // ns
    qint64 m_lastBusy = 0;                                  // ns of the thread's processor time
    double m_worst = 0, m_worstBusy = 0, m_costliestMs = 0;
    int m_over16 = 0, m_busyOver16 = 0;
    QString m_costliest;
    QString m_since; // events since the last tick that took over a millisecond, while it logs
    bool m_logging = false;
};

// Tells a running PauseWatch what every event cost.
class WatchedApplication : public QApplication {
    Q_OBJECT
public:
    WatchedApplication(int &argc, char **argv) : QApplication(argc, argv) {}
    bool notify(QObject *receiver, QEvent *event) override;

private:
    friend class PauseWatch;
    PauseWatch *m_watch = nullptr;
    int m_depth = 0;
};

} // namespace tenantry::ui
