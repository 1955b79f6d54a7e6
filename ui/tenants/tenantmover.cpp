#include "ui/tenants/tenantmover.h"

#include <QFutureWatcher>

namespace tenantry::ui {

TenantMover::TenantMover(TenantBackend backend, QThreadPool *workers, QObject *parent)
    : QObject(parent), m_backend(std::move(backend)), m_workers(workers)
{
}

TenantMover::~TenantMover() { m_stop.request_stop(); }

void TenantMover::cancel() { m_stop.request_stop(); }

void TenantMover::start(const QList<Item> &items, registry::TenantState target)
{
    if (m_running || !m_backend.move || items.isEmpty())
        return;
    m_running = true;
    m_stop = {};
    // The worker reports through a promise of its own: it may outlive this object, a signal of it may not.
    auto progress = std::make_shared<QPromise<int>>();
    progress->start();
    QFuture<int> reported = progress->future();
    auto *watcher = new QFutureWatcher<int>(this);
    connect(watcher, &QFutureWatcher<int>::progressValueChanged, this, [this, total = int(items.size())](int done) { emit progressed(done, total); });
    connect(watcher, &QFutureWatcher<int>::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(reported);
    progress->setProgressRange(0, int(items.size()));

    const auto work = [items, target, move = m_backend.move, progress](std::stop_token stop) -> base::Result<Outcome> {
        Outcome outcome;
        outcome.target = target;
        int done = 0;
        for (const Item &item : items) {
            if (stop.stop_requested()) {
                outcome.left = int(items.size()) - done;
                break;
            }
            base::Result<registry::Tenant> moved = move(item.id, target, stop);
            if (moved)
                outcome.moved.append(*moved);
            else
                outcome.failures.append({item.id, item.slug, item.name, moved.error()});
            progress->setProgressValue(++done);
        }
        progress->finish();
        return outcome;
    };
    base::run(m_workers, m_stop.get_token(), work).then(this, [this, items, target](const base::Result<Outcome> &result) {
        m_running = false;
        if (result) {
            emit finished(*result);
            return;
        }
        Outcome none; // stopped before it began
        none.target = target;
        none.left = int(items.size());
        emit finished(none);
    });
}

} // namespace tenantry::ui
