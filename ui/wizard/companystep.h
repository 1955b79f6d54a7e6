// 1. Who: the company's name; slug and subdomain suggested and checked as one types.
#pragma once

#include "ui/wizard/wizardstep.h"

class QLineEdit;

namespace tenantry::ui {

class FormField;

class CompanyStep : public WizardStep {
    Q_OBJECT
public:
    explicit CompanyStep(WizardContext &context, QWidget *parent = nullptr);
    static QString name() { return tr("Company"); }
    QString title() const override { return name(); }
    QString subtitle() const override { return tr("Who is it for? The short names are suggested; change them if you like."); }
    void entered() override;
    bool complete() const override { return m_context.companyComplete(); }
    void retranslate() override;

private:
    void showAnswers();
    QLineEdit *m_name, *m_slug, *m_subdomain, *m_labels;
    FormField *m_nameField, *m_slugField, *m_subdomainField, *m_labelsField;
};

} // namespace tenantry::ui
