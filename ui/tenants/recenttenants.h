// The tenants that an operator opened last, on this computer: ids alone, per registry and operator. What they are called is asked of the
// registry, which gives out no more than the operator may see then.
#pragma once

#include "registry/values.h"

namespace tenantry::workstation { class Store; }

namespace tenantry::ui {

class RecentTenants {
public:
    // `store` may be null: nothing is remembered then. GUI thread.
    RecentTenants(workstation::Store *store, const QString &registryId, const QString &operatorId);
    QStringList ids() const; // the last one first
    void add(const QString &id);

    static constexpr int most = 8;

private:
    workstation::Store *m_store;
    QString m_key;
};

} // namespace tenantry::ui
