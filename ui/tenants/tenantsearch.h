// How the window gets the tenants page, and how the search over everything finds tenants. Both read from one feed, so that
// a fleet is in memory once, and is there when the page is first looked at.
#pragma once

#include "ui/shell/pagefactory.h"
#include "ui/shell/searchprovider.h"
#include "ui/tenants/tenantfeed.h"

#include <QCoreApplication>

namespace tenantry::ui {

PageFactory tenantsPageFactory();

// By name, slug, subdomain, host, database or id.
class TenantSearch : public SearchProvider {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::TenantSearch)
public:
    explicit TenantSearch(std::shared_ptr<TenantFeed> feed, const QString &baseDomain = {});
    QString section() const override;
    QList<SearchHit> search(const QString &text, int limit) override;

private:
    std::shared_ptr<TenantFeed> m_feed;
    QString m_baseDomain;
    // What matched last time: who types on looks only at that.
    TenantSnapshotPtr m_of;
    QString m_text;
    std::vector<TenantHandle> m_matched;
};

} // namespace tenantry::ui
