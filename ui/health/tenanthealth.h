// One tenant's health beside the list of tenants: how it is, its open alerts, and charts of the last 48 hours. Live. GUI thread.
#pragma once

#include "ui/health/healthreading.h"
#include "ui/tenants/tenantbackend.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class HealthChart;
class KeyValueView;

class TenantHealthTab : public QWidget {
    Q_OBJECT
public:
    enum Chart { Latency, Connections, Transactions, Size, Charts };

    TenantHealthTab(TenantBackend backend, const Services &services, QWidget *parent = nullptr);
    ~TenantHealthTab() override;
    void setTenant(const registry::Tenant &tenant); // reads when it is another tenant
    void reload();
    void clear();
    void retranslate();

    bool isRead() const { return m_read; }
    HealthChart *chart(Chart which) const { return m_charts[size_t(which)]; }
    KeyValueView *figures() const { return m_figures; }

signals:
    void alertOpened(const QString &alertId);

private:
    void display();
    TenantBackend m_backend;
    Services m_services;
    registry::Tenant m_tenant;
    TenantHealthReading m_reading;
    std::array<HealthCurve, Charts> m_curves;
    QLabel *m_state;
    ErrorBanner *m_banner;
    QVBoxLayout *m_alerts;
    KeyValueView *m_figures;
    CopyButton *m_command;
    std::array<HealthChart *, Charts> m_charts{};
    QTimer m_soon;
    bool m_read = false;
    quint64 m_newest = 0;
    std::stop_source m_stop;
};

} // namespace tenantry::ui
