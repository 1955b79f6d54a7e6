#include "ui/health/healthwatch.h"

#include "base/async.h"

#include <QCoreApplication>
#include <QPointer>

namespace tenantry::ui {

namespace {

// It waits most of the time: the pool may start another thread in its stead.
class Aside {
public:
    explicit Aside(QThreadPool *pool) : m_pool(pool) { m_pool->releaseThread(); }
    ~Aside() { m_pool->reserveThread(); }
    Q_DISABLE_COPY_MOVE(Aside)

private:
    QThreadPool *m_pool;
};

} // namespace

HealthWatch::HealthWatch(Work work, QThreadPool *workers, QObject *parent) : QObject(parent), m_work(std::move(work)), m_workers(workers) {}

HealthWatch::~HealthWatch() { m_stop.request_stop(); }

void HealthWatch::set(State state)
{
    if (std::exchange(m_state, state) != state)
        emit changed();
}

void HealthWatch::start()
{
    if (m_state != State::Off || !m_work)
        return;
    m_stop = {};
    m_error.reset();
    set(State::Starting);
    // Only what is told crosses the threads; the worker may outlive this object by the time its statements take to end.
    const quint64 number = ++m_newest;
    health::Watcher watcher;
    watcher.role = [self = QPointer(this), number, context = QPointer<QObject>(QCoreApplication::instance())](bool collecting, const std::optional<registry::Collector> &) {
        if (context)
            QMetaObject::invokeMethod(context, [self, number, collecting] {
                if (self && self->m_newest == number && self->m_state != State::Off)
                    self->set(collecting ? State::Collecting : State::StandingBy);
            }, Qt::QueuedConnection);
    };
    base::run(m_workers, m_stop.get_token(), [work = m_work, watcher, pool = m_workers](std::stop_token stop) {
        const Aside aside(pool);
        return work(watcher, std::move(stop));
    }).then(this, [this, number](const base::Result<void> &ended) {
        if (number != m_newest || m_state == State::Off)
            return;
        if (!ended && ended.error().kind != base::Kind::Cancelled)
            m_error = ended.error();
        set(State::Off);
    });
}

void HealthWatch::stop()
{
    m_stop.request_stop();
    ++m_newest;
    set(State::Off);
}

} // namespace tenantry::ui
