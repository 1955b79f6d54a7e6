// How the fleet is: servers, a map with a cell for each tenant, tenants worst first, and open alerts. Live.
#pragma once

#include "ui/health/healthbackend.h"
#include "ui/health/healthreader.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"
#include "ui/widgets/ondemand.h"

#include <QTimer>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace tenantry::ui {

class AlertPanel;
class CollectorBar;
class CopyButton;
class ErrorBanner;
class FilterBox;
class FleetMap;
class HealthModel;
class HealthWatch;
class ServerCards;
class ServerHistory;
class StateStack;
class ThresholdPanel;

class HealthPage : public Page {
    Q_OBJECT
public:
    enum Tab { Tenants, Alerts, Thresholds, Servers, Tabs }; // Servers: for an ADMIN

    HealthPage(HealthBackend backend, const Services &services, QWidget *parent = nullptr);
    ~HealthPage() override;

    QString key() const override { return QStringLiteral("health"); }
    QString title() const override { return tr("Health"); }
    QIcon icon() const override;
    // "", "state:critical" (tenants, as healthStateName() has it), "alerts", "alerts:critical", "thresholds", "servers", an alert's id as "alert:ID", or a filter.
    void activated(const QString &argument) override;
    void refresh() override;
    void focusFilter() override;
    void retranslate() override;
    bool makeMore() override { return m_alerts.make() || m_thresholds.make() || (m_backend.admin() && m_history.make()); }

    StateStack *states() const { return m_state; }
    FilterBox *filterBox() const { return m_filter; }
    QTabBar *tabs() const { return m_tabs; }
    QTableView *table() const { return m_table; }
    HealthModel *model() const { return m_model; }
    FleetMap *map() const { return m_map; }
    ServerCards *servers() const { return m_servers; }
    AlertPanel *alerts() const { return m_alerts.get(); }
    ThresholdPanel *thresholds() const { return m_thresholds.get(); }
    ServerHistory *history() const { return m_history.get(); }
    CollectorBar *collector() const { return m_collector; }
    HealthWatch *watch() const { return m_watch; }
    QPushButton *legend(HealthState state) const { return m_legend[size_t(state)]; }
    bool isSettled() const { return m_reader->isSettled() && !m_arranging; }
    void setView(const HealthViewPtr &view); // as arrange() gives it

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildHead();
    void connectAll();
    AlertPanel *makeAlerts(QWidget *place);
    ThresholdPanel *makeThresholds(QWidget *place);
    ServerHistory *makeHistory(QWidget *place);
    void readServerHours();
    void take(const base::Result<HealthSnapshotPtr> &result);
    void arrangeSoon();
    void readTraces();
    void readCollecting();
    void goTo(int line);
    void showLegend();
    void only(std::optional<HealthState> state);
    QString commandText() const;

    HealthBackend m_backend;
    HealthReader *m_reader;
    HealthWatch *m_watch;
    HealthModel *m_model;
    StateStack *m_state;
    FilterBox *m_filter;
    CollectorBar *m_collector;
    ServerCards *m_servers;
    FleetMap *m_map;
    QWidget *m_legendPlace;
    std::array<QPushButton *, healthStates> m_legend{};
    QTabBar *m_tabs;
    CopyButton *m_command;
    QStackedWidget *m_stack;
    QTableView *m_table;
    QLabel *m_nothing;
    OnDemand<AlertPanel> m_alerts;
    OnDemand<ThresholdPanel> m_thresholds;
    OnDemand<ServerHistory> m_history;
    HealthSnapshotPtr m_snapshot;
    HealthWish m_wish;
    QString m_wantedAlert;
    QDateTime m_readAt;
    QTimer m_tracesSoon, m_tracesLater, m_hoursLater, m_tick, m_look;
    bool m_arranging = false, m_offline = false, m_focusedOnce = false;
    quint64 m_newestView = 0, m_newestTraces = 0;
    std::stop_source m_stop;
};

PageFactory healthPageFactory();

} // namespace tenantry::ui
