// Notices when an ADMIN changes what the operator who is signed in may do, or ends their sign-in, while their window is open: by the
// registry's NOTIFY, after every reconnection, and by asking every few seconds, because a membership that is revoked, a session
// that is 24 hours old and a NOTIFY that was lost tell nobody. The age is looked at here as well, where nobody need be asked. GUI thread; asks
// on a worker.
#pragma once

#include "ui/shell/services.h"

#include <QObject>
#include <QTimer>

namespace tenantry::ui {

class OperatorWatch : public QObject {
    Q_OBJECT
public:
    static constexpr int askEvery = 4000; // ms; what is changed is to be noticed within 5 s
    explicit OperatorWatch(const Services &services, QObject *parent = nullptr);
    ~OperatorWatch() override;

signals:
    // Both may delete the watch: connect queued.
    void roleChanged(const tenantry::registry::SessionPtr &session); // the same person, signed in with the role of now
    void ended(const tenantry::base::Error &why);                    // disabled, removed, or the password is another one
    // Nothing but 24 hours ended it (Session::renew()). Told again and again, also while the registry is away; what else ends it is asked for meanwhile.
    void expired();
    void nameChanged(const QString &name);

private:
    void check();
    struct Now {
        registry::SessionPtr session;
        QString name;
    };
    void answered(const base::Result<Now> &now);
    Services m_services;
    QString m_name;
    std::stop_source m_stop;
    QTimer m_retry, m_poll;
    bool m_asking = false, m_again = false;
};

} // namespace tenantry::ui
