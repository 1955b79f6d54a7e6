// Inviting somebody, or what may change of one who is there. GUI thread.
#pragma once

#include "ui/operators/operatorbackend.h"
#include "ui/shell/onpage.h"
#include "ui/widgets/formlock.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tenantry::ui {

class CopyButton;
class ErrorBanner;
class FormField;
class TenantPicker;

class OperatorEditor : public QWidget {
    Q_OBJECT
public:
    OperatorEditor(const OperatorBackend &backend, const Services &services, QWidget *parent = nullptr);
    ~OperatorEditor() override;
    void startNew();
    void start(const operators::Operator &who);
    void readAgain(const OperatorSnapshot &now); // others' work: the tenants to choose from, and whether this operator is another by now
    bool hasUnsavedWork() const { return isOnPage(this) && m_changed; }
    QString command() const;
    void retranslate();

    QLineEdit *loginEdit() const { return m_login; }
    QLineEdit *nameEdit() const { return m_name; }
    QLineEdit *emailEdit() const { return m_email; }
    QComboBox *roleBox() const { return m_role; }
    TenantPicker *tenants() const { return m_tenants; }
    QPushButton *saveButton() const { return m_save; }

signals:
    void closed();
    void invited(const tenantry::operators::Invited &invited);
    void outdated(); // saving was refused, somebody else was faster: readAgain() is wanted
    void saved(const QString &id);

private:
    void begin();
    void readTenants();
    void roleChosen();
    void takeOver(const operators::Operator &now);
    void save();
    void refuse(FormField *field, const base::Error &error);
    void done(const base::Result<QString> &id);
    operators::NewOperator typed() const;

    OperatorBackend m_backend;
    Services m_services;
    operators::Operator m_who;  // as it was when the form was filled
    operators::Operator m_seen; // as the registry had it last: what saving may replace, since it was said
    bool m_isNew = true, m_changed = false, m_busy = false;
    FormLock m_lock;
    quint64 m_newest = 0;
    std::stop_source m_stop;
    QLabel *m_title, *m_meanwhile, *m_tenantsTitle;
    QLineEdit *m_login, *m_name, *m_email;
    QComboBox *m_role, *m_language;
    FormField *m_loginField, *m_nameField, *m_emailField, *m_roleField, *m_languageField;
    TenantPicker *m_tenants;
    ErrorBanner *m_banner;
    QPushButton *m_save, *m_close;
    CopyButton *m_command;
};

} // namespace tenantry::ui
