// What happened to one tenant, newest first: operations with their steps, times and errors.
#pragma once

#include "ui/tenants/tenantbackend.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tenantry::ui {

class ErrorBanner;
class StepList;

class TenantTimeline : public QWidget {
    Q_OBJECT
public:
    TenantTimeline(TenantBackend backend, const Services &services, QWidget *parent = nullptr);
    ~TenantTimeline() override;
    void setTenant(const registry::Tenant &tenant); // reads when it is another tenant
    void reload();
    void clear();
    void retranslate();

signals:
    void finishRequested(const QString &operationId);
    void undoRequested(const QString &operationId, const QString &kind);
    void operationOpened(const QString &operationId);

private:
    void fill();
    QWidget *card(const registry::Operation &operation);

    TenantBackend m_backend;
    Services m_services;
    QString m_id;
    QList<registry::Operation> m_operations;
    bool m_read = false;
    quint64 m_newest = 0;
    std::stop_source m_stop;
    ErrorBanner *m_banner;
    QLabel *m_nothing;
    QVBoxLayout *m_cards;
};

} // namespace tenantry::ui
