// Which tenants a USER sees. GUI thread.
#pragma once

#include "ui/operators/operatorbackend.h"
#include "ui/widgets/formlock.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class StateStack;
class ErrorBanner;
class TenantPicker;

class AssignForm : public QWidget {
    Q_OBJECT
public:
    AssignForm(const OperatorBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~AssignForm() override;
    void start(const operators::Operator &who);
    void read(); // again: what was ticked stays
    bool hasUnsavedWork() const;
    QString command() const;
    void retranslate();
    TenantPicker *tenants() const { return m_tenants; }
    QPushButton *saveButton() const { return m_save; }

signals:
    void closed();
    void saved();

private:
    void save();
    void count();
    OperatorBackend m_backend;
    Services m_services;
    operators::Operator m_who;
    bool m_busy = false;
    FormLock m_lock;
    quint64 m_newest = 0;
    std::stop_source m_stop;
    QLabel *m_title, *m_text, *m_changes;
    StateStack *m_state;
    TenantPicker *m_tenants;
    ErrorBanner *m_banner;
    QPushButton *m_save, *m_close;
    CopyButton *m_command;
};

} // namespace tenantry::ui
