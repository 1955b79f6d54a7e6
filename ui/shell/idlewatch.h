// Notices that nobody touched the window for a while. By the clock and not by a timer alone: a laptop that slept was left alone too, and
// the key that wakes it is not let through. GUI thread.
#pragma once

#include "base/clock.h"

#include <QObject>
#include <QTimer>
#include <chrono>

namespace tenantry::ui {

class IdleWatch : public QObject {
    Q_OBJECT
public:
    explicit IdleWatch(QObject *parent = nullptr, base::Clock clock = base::systemClock());
    void start(std::chrono::seconds limit); // from now; 0: never
    void stop();
    std::chrono::seconds limit() const { return m_limit; }

signals:
    void idle(); // once; start() begins anew

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    bool over();
    base::Clock m_clock;
    std::chrono::seconds m_limit{0};
    QDateTime m_last;
    QTimer m_look;
    bool m_running = false, m_swallows = false; // the rest of the key press that came too late
};

} // namespace tenantry::ui
