// Where the page's tenants come from: the registry, what others change in it, and, with no connection, what this computer
// saw last. GUI thread; reading happens on the worker pool.
//
// Only an ADMIN's list is kept on this computer. Which tenants a USER may see is another list tomorrow, and a computer without
// connection cannot ask.
#pragma once

#include "ui/tenants/tenantbackend.h"
#include "ui/tenants/tenantsnapshot.h"

#include <QDateTime>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace tenantry::ui {

// For the workstation store: no secrets, compressed, at most `limit` tenants. Empty result when the bytes are not ours.
QByteArray packTenants(const TenantSnapshot &snapshot, int limit = 5000);
std::optional<QList<registry::Tenant>> unpackTenants(const QByteArray &bytes);

class TenantFeed : public QObject {
    Q_OBJECT
public:
    enum class State {
        Loading, // nothing to show yet
        Ready,   // as the registry has it, kept up to date
        Failed,  // nothing to show, see error()
        Offline, // what was seen last, as of seenAt()
    };

    TenantFeed(TenantBackend backend, const Services &services, QObject *parent = nullptr);
    ~TenantFeed() override;

    void load();                                      // everything, again
    void changed(const QStringList &ids);             // read these again; empty: all
    void take(const QList<registry::Tenant> &tenants); // known to be new: written by this panel just now
    void wentOffline(const QDateTime &since);

    State state() const { return m_state; }
    bool isBusy() const { return m_running; }
    const base::Error &error() const { return m_error; }
    QDateTime seenAt() const { return m_seenAt; }
    bool isPart() const { return m_part; } // offline and the kept list was cut
    const TenantSnapshotPtr &snapshot() const { return m_snapshot; }

signals:
    void snapshotChanged();
    void stateChanged();

private:
    struct Read;
    void start();
    void finished(const base::Result<std::shared_ptr<Read>> &result);
    void failedWith(const base::Error &error);
    void showKept();
    bool keeps() const;
    void keep();
    void setState(State state);

    TenantBackend m_backend;
    Services m_services;
    TenantSnapshotPtr m_snapshot;
    State m_state = State::Loading;
    base::Error m_error;
    QDateTime m_seenAt;
    QSet<QString> m_pending;   // ids to read again
    bool m_pendingAll = false;
    bool m_running = false;
    bool m_part = false;
    bool m_haveAny = false;
    QTimer m_soon;
    QDateTime m_keptAt;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
