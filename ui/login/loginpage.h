// Where everybody begins: which registry, who, or a way to one.
#pragma once

#include "ui/login/backend.h"
#include "ui/widgets/unmeasured.h"
#include "workstation/signinguard.h"
#include "workstation/store.h"


class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace tenantry::ui {

namespace theme { class Theme; }
class ChangePassword;
class CreateRegistry;
class ErrorBanner;
class Language;
class ProfileList;
class SignInForm;
class TryLocal;

class LoginPage : public Unmeasured {
    Q_OBJECT
public:
    // `store` may be null: nothing is remembered. All outlive the page.
    LoginPage(SignInBackend &backend, workstation::Store *store, Language &language, theme::Theme &theme, QWidget *parent = nullptr);
    ~LoginPage() override;

    void startLocal();                                        // --local: signs in to the running installation, or makes one
    void prefill(const QString &uriOrName, const QString &login); // --registry, --operator
    void reset();                                             // after signing out
    void importFile(const QByteArray &bytes);
    void setNotice(const base::Error &error);                 // something to know: a session that ended, a store that does not keep

    SignInForm *form() const { return m_form; }
    CreateRegistry *createRegistry(); // made when first asked for, as is the local start: neither is on the first picture
    void showCreate();

signals:
    void signedIn(const registry::SessionPtr &session, const tenantry::workstation::Profile &profile);
    void learntSince(const tenantry::base::Error &what); // something to know about that sign-in: nobody looks at this page any more

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void reload(const QString &chosen = {});
    void another();
    void choose(const workstation::Profile &profile);
    void signIn(const postgres::ConnectionSettings &settings, const workstation::Profile &profile);
    void changePassword(const postgres::ConnectionSettings &settings, const workstation::Profile &profile);
    workstation::SignInGuard guard(const postgres::ConnectionSettings &settings) const;
    void offerDemoUser(const workstation::Profile &admin);
    void accept(const registry::SessionPtr &session, workstation::Profile profile, const base::Secret &password);
    TryLocal *local();
    void chooseImport();
    base::Result<void> saveBeside(workstation::Profile &profile);
    void exportProfile(const workstation::Profile &profile);

    SignInBackend &m_backend;
    workstation::Store *m_store;
    Language &m_language;
    theme::Theme &m_theme;
    std::stop_source m_stop;
    quint64 m_attempt = 0;
    QWidget *m_card, *m_side;
    QLabel *m_name, *m_claim, *m_registries;
    ProfileList *m_list;
    QPushButton *m_other, *m_import, *m_new, *m_try;
    ErrorBanner *m_notice;
    QStackedWidget *m_stack;
    SignInForm *m_form;
    TryLocal *m_local = nullptr;
    CreateRegistry *m_create = nullptr;
    ChangePassword *m_change = nullptr;
    QToolButton *m_languageButton, *m_themeButton;
};

} // namespace tenantry::ui
