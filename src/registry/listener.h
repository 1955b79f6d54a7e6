// What other operators do, as it happens: LISTEN on one connection of its own, in a thread of its own. Reconnects by itself.
#pragma once

#include "registry/repositories.h"

#include <QDateTime>
#include <QObject>

namespace tenantry::registry {

class Listener : public QObject {
    Q_OBJECT
public:
    explicit Listener(SessionPtr session, QObject *parent = nullptr);
    ~Listener() override; // ends the thread, at most one second
    // Connects anew, as the session signs in by now: online() follows, and no offline() where the registry answers. Any thread; waits for nothing.
    void reconnect();

signals:
    // From the listener's thread: connect with a context object. Coalesced to about ten a second per table. `ids` empty:
    // too many to name, read all. Tables: tenant, server, product, plan, operation (its steps too), operator,
    // operator_tenant (ids of tenants), registry, data_key, recovery_key, feature (keys), tenant_feature (ids of tenants), feature_batch,
    // feature_reader.
    void changed(const QString &table, const QStringList &ids);
    void offline(const QDateTime &since);
    void online(); // also after every reconnect: read all again

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tenantry::registry
