// A backend in memory, for what only the page decides: states, focus, texts, what a role sees. What the registry decides
// is tested against a registry.
#pragma once

#include "ui/tenants/samples.h"
#include "ui/tenants/tenantbackend.h"

#include <condition_variable>
#include <memory>
#include <mutex>

namespace tenantry::samples {

class StandIn {
public:
    explicit StandIn(QList<registry::Tenant> tenants = fleet(), registry::Role role = registry::Role::Admin);
    ui::TenantBackend backend();

    void set(const QList<registry::Tenant> &tenants);
    QList<registry::Tenant> tenants() const;
    void change(const QString &slug, const std::function<void(registry::Tenant &)> &how); // as another operator would: the row version goes up
    void failLists(const std::optional<base::Error> &error);
    void failMoves(const QString &slug, const base::Error &error);
    void hold(bool held); // answers to list() wait
    static base::Error unreachable();
    static base::Error broken();

    QStringList resumed, undone; // GUI thread
    std::function<workstation::SignInGuard()> guard = [] { return workstation::SignInGuard(nullptr, {}, {}); };

private:
    struct State {
        mutable std::mutex mutex; // std's: ThreadSanitizer does not see what QWaitCondition does to a QMutex
        std::condition_variable released;
        QList<registry::Tenant> tenants;
        std::optional<base::Error> listError;
        QHash<QString, base::Error> moveErrors;
        bool held = false;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
    registry::Role m_role;
};

} // namespace tenantry::samples
