// 4. The database: template or migrations; names and password are made here unless somebody wants their own.
#pragma once

#include "ui/wizard/wizardstep.h"

class QLineEdit;
class QLabel;

namespace tenantry::ui {

class ChoiceList;
class FormField;
class PasswordEdit;
class Section;

class DatabaseStep : public WizardStep {
    Q_OBJECT
public:
    explicit DatabaseStep(WizardContext &context, QWidget *parent = nullptr);
    static QString name() { return tr("Database"); }
    QString title() const override { return name(); }
    QString subtitle() const override { return tr("How is it made, and what is it called?"); }
    void entered() override;
    bool complete() const override;
    void retranslate() override;

private:
    void check();
    ChoiceList *m_source;
    QLabel *m_note;
    Section *m_advanced;
    QLineEdit *m_database, *m_role;
    PasswordEdit *m_password;
    FormField *m_databaseField, *m_roleField, *m_passwordField;
};

} // namespace tenantry::ui
