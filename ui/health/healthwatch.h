// Collects health from this panel, on its worker pool, for as long as it is on. GUI thread.
#pragma once

#include "health/collector.h"

#include <QObject>
#include <functional>
#include <stop_token>

class QThreadPool;

namespace tenantry::ui {

class HealthWatch : public QObject {
    Q_OBJECT
public:
    // Collects until stopped. Blocks.
    using Work = std::function<base::Result<void>(const health::Watcher &, std::stop_token)>;
    enum class State { Off, Starting, Collecting, StandingBy };

    HealthWatch(Work work, QThreadPool *workers, QObject *parent = nullptr);
    ~HealthWatch() override; // lets go; another one takes over at once

    bool isOffered() const { return bool(m_work); }
    void start();
    void stop();
    State state() const { return m_state; }
    const std::optional<base::Error> &error() const { return m_error; } // why it ended, when nobody stopped it

signals:
    void changed();

private:
    void set(State state);
    Work m_work;
    QThreadPool *m_workers;
    State m_state = State::Off;
    std::optional<base::Error> m_error;
    std::stop_source m_stop;
    quint64 m_newest = 0;
};

} // namespace tenantry::ui
