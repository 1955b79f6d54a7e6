// Every field of a tenant, as text that can be selected and copied.
#pragma once

#include "ui/tenants/tenantbackend.h"

#include <QDateTime>
#include <QWidget>

class QLabel;

namespace tenantry::ui {

class CopyButton;
class KeyValueView;

class TenantSummary : public QWidget {
    Q_OBJECT
public:
    explicit TenantSummary(const TenantBackend &backend, QWidget *parent = nullptr);
    void setTenant(const registry::Tenant &tenant);
    void setNow(const QDateTime &now);
    void retranslate();

private:
    void fill();
    QString m_baseDomain;
    registry::Tenant m_tenant;
    QDateTime m_now = QDateTime::currentDateTimeUtc();
    KeyValueView *m_fields;
    QLabel *m_id;
    CopyButton *m_copyId;
};

} // namespace tenantry::ui
