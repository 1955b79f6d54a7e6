// Moves several tenants to a state, one after the other on a worker, and says for each how it went. GUI thread.
#pragma once

#include "ui/tenants/tenantbackend.h"

#include <QObject>

namespace tenantry::ui {

class TenantMover : public QObject {
    Q_OBJECT
public:
    struct Failure { QString id, slug, name; base::Error error; };
    struct Outcome {
        registry::TenantState target = registry::TenantState::Active;
        QList<registry::Tenant> moved;
        QList<Failure> failures;
        int left = 0; // not tried any more, because it was cancelled
    };

    struct Item { QString id, slug, name; };

    TenantMover(TenantBackend backend, QThreadPool *workers, QObject *parent = nullptr);
    ~TenantMover() override;

    bool isRunning() const { return m_running; }
    void start(const QList<Item> &items, registry::TenantState target); // ignored while it runs
    void cancel();

signals:
    void progressed(int done, int total); // at most ten times a second
    void finished(const tenantry::ui::TenantMover::Outcome &outcome);

private:
    TenantBackend m_backend;
    QThreadPool *m_workers;
    bool m_running = false;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
