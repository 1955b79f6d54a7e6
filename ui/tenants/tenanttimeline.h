// What happened to one tenant, newest first, on one axis: operations with their steps, times and errors, what runs over
// many tenants did to it, what was wrong with it, and what was changed in the registry, by whom, from what to what.
#pragma once

#include "ui/tenants/tenantbackend.h"

#include <QTimer>
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
    void runOpened(const QString &runId);

private:
    void fill();
    void more();
    QWidget *card(const registry::Operation &operation);
    QWidget *card(const registry::Event &event);
    QWidget *card(const registry::TenantRun &run);
    QWidget *card(const registry::Alert &alert);

    TenantBackend m_backend;
    Services m_services;
    QString m_id;
    QList<audit::Moment> m_moments;
    qsizetype m_next = 0; // of those, the first without a card
    QTimer m_later;
    bool m_read = false;
    quint64 m_newest = 0;
    std::stop_source m_stop;
    ErrorBanner *m_banner;
    QLabel *m_nothing;
    QVBoxLayout *m_cards;
};

} // namespace tenantry::ui
