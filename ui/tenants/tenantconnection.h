// How to connect to a tenant's database. The password stays sealed until an ADMIN types their own once more; then it is
// shown for half a minute, counted down, and forgotten.
#pragma once

#include "ui/tenants/tenantbackend.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class FormField;
class KeyValueView;
class PasswordEdit;
class SecretField;

class TenantConnection : public QWidget {
    Q_OBJECT
public:
    TenantConnection(TenantBackend backend, const Services &services, QWidget *parent = nullptr);
    ~TenantConnection() override;
    void setTenant(const registry::Tenant &tenant, bool another);
    void forget(); // the secret, at once
    void retranslate();

    static constexpr int secondsShown = 30;
    void setSecond(std::chrono::milliseconds lasts); // of the countdown

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void readServer();
    void fill();
    void ask();
    void reveal();
    void revealed(const base::Secret &secret);
    void count();
    void endAsking();
    void waitNoMore();

    TenantBackend m_backend;
    Services m_services;
    registry::Tenant m_tenant;
    std::optional<registry::Server> m_server;
    quint64 m_newest = 0;
    std::stop_source m_stop;
    QTimer m_second;
    int m_left = 0;
    KeyValueView *m_fields;
    SecretField *m_secret = nullptr;
    QLabel *m_countdown, *m_why;
    QWidget *m_question;
    PasswordEdit *m_password;
    FormField *m_passwordField;
    QPushButton *m_show, *m_cancel;
    ErrorBanner *m_banner;
};

} // namespace tenantry::ui
