// One tenant beside the list: what it is, what happened to it, how to connect to it, and the form to change it. GUI thread.
#pragma once

#include "ui/tenants/tenantbackend.h"
#include "ui/widgets/ondemand.h"

#include <QDateTime>
#include <QFrame>

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace tenantry::ui {

class CopyButton;
class StatusChip;
class TenantConnection;
class TenantDiagnosis;
class TenantEditor;
class TenantFeatures;
class TenantHealthTab;
class TenantSummary;
class TenantTimeline;

class TenantDetails : public QFrame {
    Q_OBJECT
public:
    enum Tab { Summary, Features, Timeline, Connection, Diagnosis, Health }; // the last two have buttons of their own

    TenantDetails(TenantBackend backend, const Services &services, QWidget *parent = nullptr);

    // Another tenant, or the same one as it is now. An unfinished edit of the same tenant stays as it is.
    void setTenant(const registry::Tenant &tenant);
    void clear();
    const QString &tenantId() const { return m_id; }
    const QString &companyName() const { return m_tenant.companyName; }
    void showTab(Tab tab);
    void edit(); // opens the form (ADMIN)
    bool isEditing() const;
    bool hasUnsavedWork() const;
    void discardWork();
    void returnToForm(); // the field that was typed into has the focus
    void reloadTimeline();
    void setNow(const QDateTime &now);
    void retranslate();

signals:
    void closed();
    void saved(const tenantry::registry::Tenant &tenant);
    void reloaded(const tenantry::registry::Tenant &tenant);        // as the registry has it, after a conflict
    void finishRequested(const QString &operationId);
    void undoRequested(const QString &operationId, const QString &kind);
    void operationOpened(const QString &operationId);
    void runOpened(const QString &runId);
    void inspectRequested(const QString &tenantId);
    void alertOpened(const QString &alertId);
    void featureChangeRequested(const QString &key, const QString &tenantId);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showHeader();
    void showHost();
    void endEditing();
    void makeTabs(const Services &services);
    void fillTab(int tab);
    void showAside(int tab); // Diagnosis or Health; -1: the tabs

    TenantBackend m_backend;
    registry::Tenant m_tenant;
    QString m_id, m_hostName;
    QLabel *m_name, *m_host;
    StatusChip *m_chip;
    CopyButton *m_copyHost;
    QToolButton *m_health, *m_diagnose, *m_inspect, *m_edit, *m_close;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    TenantSummary *m_summary;
    OnDemand<TenantFeatures> m_features;
    OnDemand<TenantTimeline> m_timeline;
    OnDemand<TenantDiagnosis> m_diagnosis;
    OnDemand<TenantHealthTab> m_healthTab;
    OnDemand<TenantConnection> m_connection;
    OnDemand<TenantEditor> m_editor;
};

} // namespace tenantry::ui
