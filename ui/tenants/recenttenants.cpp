#include "ui/tenants/recenttenants.h"

#include "workstation/store.h"

namespace tenantry::ui {

RecentTenants::RecentTenants(workstation::Store *store, const QString &registryId, const QString &operatorId)
    : m_store(registryId.isEmpty() || operatorId.isEmpty() ? nullptr : store), m_key(QStringLiteral("tenants/recent/%1/%2").arg(registryId, operatorId))
{
}

QStringList RecentTenants::ids() const
{
    return m_store ? m_store->preference(m_key).split(QLatin1Char(' '), Qt::SkipEmptyParts) : QStringList();
}

void RecentTenants::add(const QString &id)
{
    if (!m_store || id.isEmpty())
        return;
    QStringList all = ids();
    if (all.value(0) == id)
        return;
    all.removeAll(id);
    all.prepend(id);
    (void)m_store->setPreference(m_key, all.first(std::min<qsizetype>(most, all.size())).join(QLatin1Char(' '))); // not kept is not worth a word
}

} // namespace tenantry::ui
