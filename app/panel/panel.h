// The panel put together: what lives as long as the program, and what lives as long as somebody is signed in.
#pragma once

#include "ui/login/backend.h"
#include "ui/shell/identity.h"
#include "ui/shell/pagefactory.h"
#include "ui/shell/language.h"
#include "ui/theme/theme.h"
#include "workstation/signinguard.h"
#include "workstation/store.h"

#include <QPointer>
#include <QThreadPool>

class QApplication;

namespace tenantry::ui {
class AlertNotifier;
class ChainWitness;
class ChangePassword;
class CoverPage;
class IdleWatch;
class JobsFeed;
class LockScreen;
class LoginPage;
class MainWindow;
class MirrorKeeper;
class OperatorWatch;
} // namespace tenantry::ui

namespace tenantry::panel {

struct Options {
    bool local = false;               // sign in to this computer's installation
    QString registry, login;          // URI or profile name, operator
    QString page, argument;           // where to begin
    QString language, theme;          // instead of what is remembered
};

class Panel : public QObject {
    Q_OBJECT
public:
    Panel(QApplication &application, const Options &options);
    ~Panel() override;
    QObject *window() const;
    void show(); // the window first; everything that asks a server comes after it was painted

private:
    void begin();
    void signedIn(const registry::SessionPtr &session, const workstation::Profile &profile);
    void roleChanged(const registry::SessionPtr &session, const workstation::Profile &profile);
    void signOut();
    void endSession();
    void lock();
    void expire();
    void unlock(const base::Secret &password);
    void comeBack();
    void watchIdleness();
    void changeOwnPassword();
    void leaveOwnPassword();
    workstation::SignInGuard guard() const; // of who is signed in

    Options m_options;
    QThreadPool m_workers; // first in, last out: waits for what still runs
    std::unique_ptr<workstation::Store> m_store;
    std::optional<base::Error> m_storeError;
    ui::Language m_language;
    ui::theme::Theme m_theme;
    std::unique_ptr<ui::SignInBackend> m_backend;
    std::unique_ptr<ui::MainWindow> m_window;
    ui::LoginPage *m_login = nullptr;

    registry::SessionPtr m_session;
    workstation::Profile m_profile;
    bool m_kept = false;        // this computer keeps the password of who is signed in
    bool m_locked = false;
    bool m_expired = false;     // locked, because the sign-in is 24 hours old
    std::optional<int> m_lockChosen; // minutes, in this window; a store that keeps nothing forgets it
    std::stop_source m_asking;  // about a password
    std::unique_ptr<ui::IdleWatch> m_idle;
    std::unique_ptr<ui::LockScreen> m_lock;
    std::unique_ptr<ui::CoverPage> m_changeCover; // in front of the window while a new password is asked for
    QPointer<ui::ChangePassword> m_change;        // in it
    std::unique_ptr<registry::Listener> m_listener;
    std::unique_ptr<ui::JobCenter> m_jobs;
    std::unique_ptr<ui::JobsFeed> m_feed;
    std::unique_ptr<ui::OperatorWatch> m_operator;
    std::unique_ptr<ui::ChainWitness> m_witness;
    std::unique_ptr<ui::MirrorKeeper> m_mirrors;
    std::unique_ptr<ui::AlertNotifier> m_notifier;
};

} // namespace tenantry::panel
