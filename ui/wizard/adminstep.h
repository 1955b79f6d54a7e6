// 5. The first account inside the tenant's database.
#pragma once

#include "ui/wizard/wizardstep.h"

class QLineEdit;
class QLabel;

namespace tenantry::ui {

class FormField;
class PasswordEdit;

class AdminStep : public WizardStep {
    Q_OBJECT
public:
    explicit AdminStep(WizardContext &context, QWidget *parent = nullptr);
    static QString name() { return tr("First admin"); }
    QString title() const override { return name(); }
    QString subtitle() const override { return tr("Who signs in first, and invites everybody else?"); }
    void entered() override;
    bool complete() const override;
    void retranslate() override;

private:
    bool needed() const; // the product makes an account, so it wants to know for whom
    void check();
    QLineEdit *m_name, *m_email;
    PasswordEdit *m_password;
    FormField *m_nameField, *m_emailField, *m_passwordField;
    QLabel *m_note;
};

} // namespace tenantry::ui
