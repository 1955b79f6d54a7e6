// Every operation, whoever runs it: started here (on the worker pool, cancellable) or seen in the registry through NOTIFY. And every
// run, by way of runs(). GUI thread.
#pragma once

#include "tenants/adoption.h"
#include "ui/shell/services.h"

#include <QObject>

namespace tenantry::ui {

class RunFeed;

class JobCenter : public QObject {
    Q_OBJECT
public:
    JobCenter(registry::SessionPtr session, QThreadPool *workers, registry::Listener *listener, QObject *parent = nullptr);
    ~JobCenter() override; // asks running work to stop; it can be resumed

    const QList<registry::Operation> &operations() const; // newest first; however old, those that are not finished
    const std::optional<base::Error> &problem() const;    // why the last reading failed, if it did: operations() are of before
    QDateTime readAt() const;                             // when they were last read; invalid: not yet
    int running() const;
    int starting() const; // begun by this panel, and not operations yet
    RunFeed *runs() const;

    // Each starts work and returns at once. The token identifies the work until its operation id is known.
    quint64 provision(const tenants::ProvisionRequest &request);
    quint64 adopt(const tenants::AdoptRequest &request); // ends as provision() does
    quint64 resume(const QString &operationId);
    quint64 undo(const QString &operationId);
    void cancel(quint64 token);
    void refresh();
    // While something is at work, all is read again after so long: that a program is gone, nobody is notified of.
    void setLookAgainAfter(std::chrono::milliseconds time);

signals:
    void operationsChanged();                                     // at most ten times a second
    void readFailed(const tenantry::base::Error &error);          // of a reading in the background; the next one may succeed
    void progressed(quint64 token, const tenantry::registry::Operation &operation);
    // Exactly one of these ends a token. (std::expected cannot be a signal's argument: QMetaType wants to compare it.)
    void provisioned(quint64 token, const tenantry::tenants::Provisioned &result);
    void undone(quint64 token, const tenantry::registry::Operation &operation);
    void failed(quint64 token, const tenantry::base::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tenantry::ui
