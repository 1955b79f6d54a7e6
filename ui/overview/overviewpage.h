// The first page after signing in: the fleet in numbers for an ADMIN, the way to a tenant for a USER. Live; every number leads to what it
// counts.
#pragma once

#include "ui/overview/overviewbackend.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/seentimer.h"

class QScrollArea;

namespace tenantry::ui {

class FleetOverview;
class StateStack;
class SupportOverview;

class OverviewPage : public Page {
    Q_OBJECT
public:
    OverviewPage(OverviewBackend backend, const Services &services, std::unique_ptr<SearchProvider> finder, QWidget *parent = nullptr);
    ~OverviewPage() override;

    QString key() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }
    QIcon icon() const override;
    void activated(const QString &argument) override;
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;

    StateStack *states() const { return m_state; }
    FleetOverview *fleet() const { return m_fleet; }       // null for a USER
    SupportOverview *support() const { return m_support; } // null for an ADMIN
    bool isReading() const { return m_reading; }

private:
    void take(const base::Result<OverviewSnapshot> &result);
    void begin();
    OverviewBackend m_backend;
    StateStack *m_state;
    FleetOverview *m_fleet = nullptr;
    SupportOverview *m_support = nullptr;
    SeenTimer m_soon{this};            // changes heard of are read together
    SeenTimer m_later{this};           // figures of health, which are written all the time
    QDateTime m_readAt;
    bool m_reading = false, m_again = false, m_offline = false, m_focusedOnce = false;
    std::stop_source m_stop;
};

// `tenants`: how the tenants page finds tenants (its PageFactory::search).
PageFactory overviewPageFactory(std::function<std::unique_ptr<SearchProvider>(const Services &)> tenants);

} // namespace tenantry::ui
