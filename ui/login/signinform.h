// Name and password for one registry; with its address when it is a new one.
#pragma once

#include "base/error.h"
#include "postgres/settings.h"
#include "workstation/store.h"

#include <QWidget>
#include <functional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace tenantry::ui {

class ErrorBanner;
class FormField;
class PasswordEdit;
class RegistryBadge;

class SignInForm : public QWidget {
    Q_OBJECT
public:
    explicit SignInForm(QWidget *parent = nullptr);

    void setProfile(const workstation::Profile &profile); // a known registry
    void setNew(const QString &uri = {}, const QString &login = {});
    bool isNew() const { return m_new; }
    workstation::Profile profile() const;                 // as filled in; without a usable name where the address is bad
    void setPassword(const base::Secret &password);       // from the keychain
    void setNote(const QString &note);                    // below the password
    void setBusy(bool busy);
    void clearPassword();
    // Each kind of failure with its own way out.
    void showError(const base::Error &error);
    // Nobody is asked while `allowed` says no, which it says with how long; it is asked every second. Who types another name does not wait.
    void wait(const std::function<base::Result<void>()> &allowed);
    void clearError();
    void focusFirst();

signals:
    void submitted(const tenantry::postgres::ConnectionSettings &settings, const tenantry::workstation::Profile &profile);
    void cancelled();
    void createHere(const tenantry::postgres::ConnectionSettings &settings); // "not a registry": make one there
    void startLocal();
    void removeRequested(const QString &name);
    void exportRequested(const tenantry::workstation::Profile &profile);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void submit();
    void takeApart();
    workstation::Profile m_profile;
    bool m_new = false, m_busy = false;
    QLabel *m_title, *m_place;
    RegistryBadge *m_badge;
    QToolButton *m_more;
    QAction *m_remove, *m_export;
    ErrorBanner *m_banner;
    QLineEdit *m_uri, *m_name, *m_user;
    QComboBox *m_colour;
    PasswordEdit *m_password;
    FormField *m_uriField, *m_nameField, *m_colourField, *m_userField, *m_passwordField;
    QCheckBox *m_remember;
    QPushButton *m_submit, *m_cancel;
};

// Production, staging, local, in words and with their colours; data is "red", "amber", "green".
void fillColours(QComboBox *box);

} // namespace tenantry::ui
