// The form for what may be changed of a tenant: company name, plan, labels, note. ADMIN only; saved by row version, so
// that nobody's change is lost: who was slower is told, and may look at what is there now.
#pragma once

#include "ui/tenants/tenantbackend.h"
#include "ui/widgets/formlock.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FormField;

class TenantEditor : public QWidget {
    Q_OBJECT
public:
    TenantEditor(TenantBackend backend, const Services &services, QWidget *parent = nullptr);
    ~TenantEditor() override;
    void start(const registry::Tenant &tenant);
    void focusFirst();
    bool isChanged() const;
    QString command() const; // the line that does the same; empty when nothing is changed
    void retranslate();

signals:
    void saved(const tenantry::registry::Tenant &tenant);
    void reloaded(const tenantry::registry::Tenant &tenant);
    void done(); // cancelled

private:
    void readPlans();
    void fill();
    registry::Tenant edited() const;
    void check();
    void save();
    void reload();
    void failedWith(const base::Error &error);

    TenantBackend m_backend;
    Services m_services;
    registry::Tenant m_tenant;
    QList<registry::Plan> m_plans;
    bool m_busy = false;
    FormLock m_lock;
    quint64 m_newest = 0;
    std::stop_source m_stop;
    ErrorBanner *m_banner;
    QLineEdit *m_name, *m_labels;
    QComboBox *m_plan;
    QPlainTextEdit *m_note;
    FormField *m_nameField, *m_planField, *m_labelsField, *m_noteField;
    QPushButton *m_save, *m_cancel;
    CopyButton *m_copy;
};

} // namespace tenantry::ui
