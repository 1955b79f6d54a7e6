// What one tenant may use, and where each value comes from. GUI thread.
#pragma once

#include "ui/features/overridetimer.h"
#include "ui/tenants/tenantbackend.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tenantry::ui {

class ErrorBanner;

class TenantFeatures : public QWidget {
    Q_OBJECT
public:
    TenantFeatures(TenantBackend backend, const Services &services, QWidget *parent = nullptr);
    ~TenantFeatures() override;
    void setTenant(const registry::Tenant &tenant); // reads when it is another tenant
    void reload();
    void clear();
    void retranslate();

signals:
    void changeRequested(const QString &key, const QString &tenantId);

private:
    void fill();

    TenantBackend m_backend;
    Services m_services;
    QString m_id;
    QList<TenantFeature> m_values;
    bool m_read = false;
    quint64 m_newest = 0;
    OverrideTimer m_turn;
    std::stop_source m_stop;
    ErrorBanner *m_banner;
    QLabel *m_nothing;
    QVBoxLayout *m_rows;
};

} // namespace tenantry::ui
