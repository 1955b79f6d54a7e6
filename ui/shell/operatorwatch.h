// Notices when an ADMIN changes what the operator who is signed in may do, while their window is open: by the registry's
// NOTIFY, and after every reconnection. GUI thread; asks on a worker.
#pragma once

#include "ui/shell/services.h"

#include <QObject>
#include <QTimer>

namespace tenantry::ui {

class OperatorWatch : public QObject {
    Q_OBJECT
public:
    explicit OperatorWatch(const Services &services, QObject *parent = nullptr);
    ~OperatorWatch() override;

signals:
    // Both may delete the watch: connect queued.
    void roleChanged(const tenantry::registry::SessionPtr &session); // the same person, signed in with the role of now
    void ended(const tenantry::base::Error &why);                    // disabled, removed, or the password is another one

private:
    void check();
    void answered(const base::Result<registry::SessionPtr> &now);
    Services m_services;
    std::stop_source m_stop;
    QTimer m_retry;
    bool m_asking = false, m_again = false;
};

} // namespace tenantry::ui
