// 8. What was made, and the credentials, once.
#pragma once

#include "ui/wizard/wizardstep.h"

class QLabel;

namespace tenantry::ui {

class Card;
class KeyValueView;
class SecretField;

class DoneStep : public WizardStep {
    Q_OBJECT
public:
    explicit DoneStep(WizardContext &context, QWidget *parent = nullptr);
    static QString name() { return tr("Done"); }
    QString title() const override { return name(); }
    QString subtitle() const override;
    void retranslate() override;

    void setResult(const tenants::Provisioned &result);
    void forget(); // the secrets, when the page is left
    bool isUnseen() const; // the temporary password: nobody has it

private:
    tenants::Provisioned m_result;
    Card *m_tenantCard, *m_secretsCard;
    KeyValueView *m_tenant, *m_credentials;
    SecretField *m_password, *m_adminPassword;
    QLabel *m_once;
};

} // namespace tenantry::ui
