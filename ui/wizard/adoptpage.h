// A database that is there already becomes a tenant: which one, what the tenant is called, the checks, then the steps as they are done.
#pragma once

#include "tenants/adoption.h"
#include "ui/shell/page.h"
#include "ui/wizard/wizardcontext.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace tenantry::ui {

class Card;
class ConfirmBar;
class CompanyStep;
class CopyButton;
class DoneStep;
class ErrorBanner;
class FormField;
class PasswordEdit;
class RunStep;
class StateStack;
class StepList;

class AdoptPage : public Page {
    Q_OBJECT
public:
    explicit AdoptPage(const Services &services, QWidget *parent = nullptr);
    ~AdoptPage() override;

    QString key() const override { return QStringLiteral("adopt"); }
    QString title() const override { return tr("Adopt a database"); }
    QIcon icon() const override;
    void activated(const QString &argument) override; // "db1/acme_prod": that database of that server
    void refresh() override;
    void retranslate() override;
    bool letGo() override;
    bool hasUnsavedWork() const override;

    void testOnly();
    void adopt();            // checks first; begins when everything holds
    QString command() const; // the tenantryctl line that does the same; no password
    tenants::AdoptRequest request() const;

    enum Field { Server, Database, Product, Plan, Version, Role, Password, AdminName, AdminEmail, fieldCount };
    FormField *field(Field which) const { return m_fields[which]; }
    CompanyStep *company() const { return m_company; }
    StepList *checks() const { return m_checks; }
    RunStep *run() const { return m_run; }     // null before it is needed
    DoneStep *done() const { return m_done; }
    QPushButton *adoptButton() const { return m_adopt; }
    QPushButton *testButton() const { return m_test; }

private:
    QWidget *buildForm();
    void showReadiness();
    void readDatabases();
    void changed();          // an answer: what was checked holds no longer
    void check(bool goOn);
    void begin();
    void startAnew();
    void showButtons();
    QComboBox *choice(Field which) const;
    QString text(Field which) const;

    WizardContext m_context;
    ConfirmBar *m_confirm;
    StateStack *m_state;
    QStackedWidget *m_places;
    std::array<FormField *, fieldCount> m_fields{};
    PasswordEdit *m_password;
    CompanyStep *m_company;
    ErrorBanner *m_banner;
    StepList *m_checks, *m_plan;
    Card *m_databaseCard, *m_tenantCard, *m_checksCard, *m_planCard; // the last: while nothing was checked
    CopyButton *m_command;
    QPushButton *m_cancel, *m_test, *m_adopt, *m_open, *m_another;
    QWidget *m_form, *m_bar;
    RunStep *m_run = nullptr;
    DoneStep *m_done = nullptr;
    tenants::AdoptRequest m_asked;             // that is being adopted
    std::optional<tenants::CheckReport> m_report;
    QString m_tenantId, m_wanted, m_names;
    bool m_started = false, m_checking = false;
    std::stop_source m_looking, m_reading;
};

} // namespace tenantry::ui
