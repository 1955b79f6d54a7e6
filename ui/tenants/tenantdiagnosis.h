// The walk along the way that a tenant's customers take: started here, shown step by step, copied for a ticket. GUI thread.
#pragma once

#include "ui/tenants/tenantbackend.h"

#include <QTimer>
#include <QWidget>
#include <chrono>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;

class TenantDiagnosis : public QWidget {
    Q_OBJECT
public:
    TenantDiagnosis(TenantBackend backend, const Services &services, QWidget *parent = nullptr);
    ~TenantDiagnosis() override;
    void setTenant(const registry::Tenant &tenant); // another one: what was found of the last is gone
    void clear();
    void start();
    void stop();
    bool isRunning() const { return m_running; }
    void retranslate();

private:
    class Row;
    void begins(diagnosis::Step step, std::chrono::milliseconds limit);
    void ended(const diagnosis::Finding &finding);
    void finished(const base::Result<diagnosis::Diagnosis> &result);
    void showVerdict();
    void makeRows();
    QString command() const;

    TenantBackend m_backend;
    Services m_services;
    registry::Tenant m_tenant;
    std::optional<diagnosis::Diagnosis> m_done;
    std::vector<Row *> m_rows;
    quint64 m_newest = 0;
    bool m_running = false;
    std::stop_source m_stop;
    QTimer m_count;
    ErrorBanner *m_banner;
    QLabel *m_intro, *m_verdict;
    QLineEdit *m_reason;
    QCheckBox *m_goOn;
    QPushButton *m_start, *m_end;
    CopyButton *m_copyText, *m_copyCommand;
    QVBoxLayout *m_steps;
};

} // namespace tenantry::ui
