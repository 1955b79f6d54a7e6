// A new registry: on which server, how it is called, and its first administrator.
#pragma once

#include "ui/login/backend.h"
#include "workstation/store.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QRadioButton;
class QScrollArea;
class QStackedWidget;

namespace tenantry::ui {

class Card;
class ErrorBanner;
class FormField;
class NumberField;
class PasswordEdit;
class RecoveryPage;
class StepList;

class CreateRegistry : public QWidget {
    Q_OBJECT
public:
    explicit CreateRegistry(SignInBackend &backend, QWidget *parent = nullptr);
    ~CreateRegistry() override;
    void start();                                            // empty form
    void start(const postgres::ConnectionSettings &server);  // with the server filled in
    // What the form says; each field that cannot be accepted is marked, the first one gets the focus.
    std::optional<registry::CreateRequest> request();

signals:
    // The registry is there and its recovery key was kept: sign in with these.
    void finished(const tenantry::postgres::ConnectionSettings &settings, const tenantry::workstation::Profile &profile);
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildForm();
    void retranslate();
    void run();
    void line(const base::Text &text);
    void showSteps(bool failed);
    void fail(const base::Error &error);
    void showStrength();
    void chooseCertificate();
    postgres::ConnectionSettings typed() const;

    SignInBackend &m_backend;
    std::stop_source m_stop;
    quint64 m_run = 0;
    QList<base::Text> m_lines;
    registry::CreateRequest m_request;
    postgres::ConnectionSettings m_result;

    QStackedWidget *m_stack;
    QWidget *m_form, *m_working;
    RecoveryPage *m_recovery;
    QScrollArea *m_scroll;
    QLabel *m_title, *m_text, *m_workingTitle, *m_strength;
    Card *m_serverCard, *m_registryCard, *m_adminCard;
    QRadioButton *m_byFields, *m_byUri;
    QLineEdit *m_uri, *m_host, *m_user, *m_certificate, *m_database, *m_name, *m_domain, *m_login, *m_adminName, *m_email;
    NumberField *m_port;
    QComboBox *m_tls, *m_colour;
    PasswordEdit *m_password, *m_adminPassword;
    QPushButton *m_browse, *m_create, *m_cancel, *m_stopButton;
    QProgressBar *m_meter;
    FormField *m_uriField, *m_hostField, *m_userField, *m_passwordField, *m_tlsField, *m_certificateField, *m_databaseField, *m_nameField,
        *m_domainField, *m_colourField, *m_loginField, *m_adminNameField, *m_emailField, *m_adminPasswordField;
    ErrorBanner *m_banner;
    StepList *m_steps;
};

} // namespace tenantry::ui
