// In front of everything of a session: who may come back, and how. It hides nothing by itself (MainWindow::cover() does), and checks
// nothing by itself (app/panel does, by a real sign-in). GUI thread.
//
// After how long. 15 minutes unless chosen otherwise on this computer; "never" is offered only to who can change nothing here (a USER, or a
// registry that is open for reading only), and counts as 15 minutes for everybody else, whatever the store says.
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "ui/shell/coverpage.h"
#include "ui/shell/identity.h"

#include <QList>
#include <chrono>
#include <functional>
#include <optional>

class QLabel;
class QPushButton;

namespace tenantry::ui {

class ErrorBanner;
class FormField;
class PasswordEdit;
class RegistryBadge;

inline constexpr char lockPreference[] = "lock/minutes";
inline constexpr int lockMinutes = 15;
QList<int> lockChoices(const Identity &identity);                                          // minutes; 0: never
std::chrono::seconds lockAfter(const QString &preference, const Identity &identity);      // 0: never

class LockScreen : public CoverPage {
    Q_OBJECT
public:
    explicit LockScreen(QWidget *parent = nullptr);
    // `kept`: the password lies on this computer (a local installation), and nobody types it.
    void start(const Identity &identity, bool kept);
    // Behind it is a sign-in that is 24 hours old: whoever comes back signs in anew, in place. Takes nothing away that was typed.
    void setExpired(bool expired);
    void setBusy(bool busy);
    // What was begun behind it is lost by what is wanted: said here, and done only by who says so once more.
    enum class Way { SignOut, Quit };
    void askToLose(Way way, const std::function<void()> &yes);
    void showError(const base::Error &error); // each kind with its own sentence; the password is asked for again
    void wait(const std::function<base::Result<void>()> &allowed); // nobody is asked while it says no; asked every second
    PasswordEdit *password() const { return m_password; }
    QPushButton *unlockButton() const { return m_unlock; }
    QPushButton *signOutButton() const { return m_signOut; }
    QPushButton *loseButton() const { return m_lose; }
    QPushButton *stayButton() const { return m_stay; }
    ErrorBanner *banner() const { return m_banner; }

signals:
    void unlock(const tenantry::base::Secret &password); // empty where it is kept
    void signOut();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void submit();
    void stay(); // nothing is lost
    void showAsking(bool asking);
    Identity m_identity;
    bool m_kept = false, m_busy = false, m_expired = false;
    std::optional<base::Error> m_error;
    std::function<base::Result<void>()> m_allowed;
    QLabel *m_icon, *m_title, *m_who, *m_text;
    RegistryBadge *m_badge;
    ErrorBanner *m_banner;
    PasswordEdit *m_password;
    FormField *m_field;
    std::function<void()> m_yes; // while it is asked
    Way m_way = Way::SignOut;
    QLabel *m_loss;
    QPushButton *m_unlock, *m_signOut, *m_lose, *m_stay;
};

} // namespace tenantry::ui
