#include "ui/jobs/runcarrier.h"

#include <QCoreApplication>
#include <QPointer>

namespace tenantry::ui {

RunCarrier::RunCarrier(Work work, QThreadPool *workers, QObject *parent) : QObject(parent), m_work(std::move(work)), m_workers(workers) {}

RunCarrier::~RunCarrier()
{
    for (std::stop_source &stop : m_working)
        stop.request_stop();
}

void RunCarrier::carry(const QString &run)
{
    if (m_working.contains(run) || !m_work)
        return;
    const std::stop_source stop;
    m_working.insert(run, stop);
    // Only what is told crosses the threads; the worker may outlive this object by the time its statements take to end.
    QPointer<RunCarrier> self(this);
    fleet::Watch watch;
    watch.progress = [self, run, context = QPointer<QObject>(QCoreApplication::instance())](const fleet::Progress &progress) {
        if (context)
            QMetaObject::invokeMethod(context, [self, run, progress] {
                if (self)
                    emit self->progressed(run, progress);
            }, Qt::QueuedConnection);
    };
    base::run(m_workers, stop.get_token(), [work = m_work, run, watch](std::stop_token token) { return work(run, watch, std::move(token)); })
        .then(this, [this, run](const base::Result<registry::RunPulse> &result) {
            m_working.remove(run);
            if (!result && result.error().kind != base::Kind::Cancelled)
                emit failed(run, result.error());
            emit ended(run);
        });
}

} // namespace tenantry::ui
