#include "panel.h"

#include "pages.h"

#include "migrations/runwords.h"
#include "registry/listener.h"
#include "ui/audit/chainwitness.h"
#include "ui/features/mirrorkeeper.h"
#include "ui/health/alertnotifier.h"
#include "ui/jobs/jobcenter.h"
#include "ui/jobs/runfeed.h"
#include "ui/login/changepassword.h"
#include "ui/login/keychain.h"
#include "ui/login/loginpage.h"
#include "ui/login/profilelist.h"
#include "ui/shell/coverpage.h"
#include "ui/shell/idlewatch.h"
#include "ui/shell/jobsfeed.h"
#include "ui/shell/lockscreen.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/operatorwatch.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QTimer>
#include <QVBoxLayout>

namespace tenantry::panel {

namespace {

class JobCenterFeed final : public ui::JobsFeed {
public:
    explicit JobCenterFeed(ui::JobCenter &jobs) : m_jobs(jobs)
    {
        connect(&jobs, &ui::JobCenter::operationsChanged, this, &JobsFeed::changed);
        connect(jobs.runs(), &ui::RunFeed::changed, this, &JobsFeed::changed);
    }
    QList<registry::Operation> operations() const override { return m_jobs.operations(); }
    int starting() const override { return m_jobs.starting(); }
    QList<ui::TrayRun> runs() const override
    {
        QList<ui::TrayRun> out;
        for (const registry::Run &run : m_jobs.runs()->runs())
            if (!run.finished())
                out.append({run.id, migrations::runTitle(run).translated(), run.done(), run.total(), ui::RunFeed::inWork(run), m_jobs.runs()->rates().left(run)});
        return out;
    }

private:
    ui::JobCenter &m_jobs;
};

QString wanted(const QString &option, const workstation::Store *store, const QString &key)
{
    return !option.isEmpty() ? option : store ? store->preference(key) : QString();
}

} // namespace

Panel::Panel(QApplication &application, const Options &options)
    : m_options(options),
      m_store([this]() -> std::unique_ptr<workstation::Store> {
          auto store = workstation::Store::open();
          if (store)
              return std::move(*store);
          m_storeError = store.error();
          return nullptr;
      }()),
      m_theme(application, ui::theme::modeFromName(wanted(options.theme, m_store.get(), QStringLiteral("theme")))),
      m_backend(ui::makeSignInBackend(&m_workers, workstation::homeFolder()))
{
    m_workers.setMaxThreadCount(std::max(4, QThread::idealThreadCount()));
    m_language.set(wanted(options.language, m_store.get(), QStringLiteral("language")));
    m_window = std::make_unique<ui::MainWindow>(pages(), m_language, m_theme, m_store.get());
    m_window->setMakesAhead(true);
    m_login = new ui::LoginPage(*m_backend, m_store.get(), m_language, m_theme);
    m_window->setSignInPage(m_login);
    connect(m_login, &ui::LoginPage::signedIn, this, &Panel::signedIn);
    connect(m_login, &ui::LoginPage::learntSince, this, [this](const base::Error &what) {
        if (m_session)
            m_window->setNotice([message = what.message] { return message.translated(); }); // one line has room there
        else
            m_login->setNotice(what);
    });
    connect(m_window.get(), &ui::MainWindow::signOutRequested, this, &Panel::signOut);
    connect(m_window.get(), &ui::MainWindow::lockRequested, this, &Panel::lock);
    connect(m_window.get(), &ui::MainWindow::quitOverUnsavedWork, this, [this] {
        if (m_locked)
            m_lock->askToLose(ui::LockScreen::Way::Quit, [this] { m_window->quitAnyway(); });
        else
            m_window->quitAnyway();
    });
    connect(m_window.get(), &ui::MainWindow::ownPasswordRequested, this, &Panel::changeOwnPassword);
    connect(m_window.get(), &ui::MainWindow::alertNoticeChosen, this, [this](bool on) {
        if (m_notifier)
            m_notifier->setOn(on);
    });
    connect(m_window.get(), &ui::MainWindow::lockAfterChosen, this, [this](int minutes) {
        if (m_store)
            (void)m_store->setPreference(QString::fromLatin1(ui::lockPreference), QString::number(minutes));
        m_lockChosen = minutes;
        watchIdleness();
    });
    m_idle = std::make_unique<ui::IdleWatch>();
    connect(m_idle.get(), &ui::IdleWatch::idle, this, &Panel::lock);
}

Panel::~Panel()
{
    m_asking.request_stop();
    m_window->uncover();
    endSession();
}

QObject *Panel::window() const { return m_window.get(); }

void Panel::show()
{
    m_window->show();
    // After the first paint: nothing below is needed to see the window.
    QTimer::singleShot(0, this, &Panel::begin);
}

void Panel::begin()
{
    QIcon icon;
    for (const int side : {16, 32, 48, 128})
        icon.addPixmap(ui::Icons::pixmap(QStringLiteral("tenantry"), side, Qt::black, 1));
    QApplication::setWindowIcon(icon);
    if (m_storeError)
        m_login->setNotice(*m_storeError);
    else if (!m_store->persistent())
        m_login->setNotice({base::Kind::Io, QT_TRANSLATE_NOOP("core", "This computer's folder for Tenantry cannot be written: nothing will be remembered."),
                            QT_TRANSLATE_NOOP("core", "Everything else works. To change that, make the folder writable, or set TENANTRY_HOME."), {}, {}});
    if (m_options.local)
        m_login->startLocal();
    else if (!m_options.registry.isEmpty() || !m_options.login.isEmpty())
        m_login->prefill(m_options.registry, m_options.login);
    else
        m_login->reset();
}

void Panel::signedIn(const registry::SessionPtr &session, const workstation::Profile &profile)
{
    endSession();
    base::letWorkersGiveWay(5); // a third of what the window may have while both want it; not before: a local server would be begun by one
    m_session = session;
    m_profile = profile;
    m_kept = profile.local && m_backend->keepsPassword(session->who().login);
    m_listener = std::make_unique<registry::Listener>(session);
    m_jobs = std::make_unique<ui::JobCenter>(session, &m_workers, m_listener.get());
    m_feed = std::make_unique<JobCenterFeed>(*m_jobs);
    connect(m_listener.get(), &registry::Listener::offline, m_window.get(), &ui::MainWindow::setOfflineSince);
    connect(m_listener.get(), &registry::Listener::online, m_window.get(), [this] { m_window->setOfflineSince({}); });
    if (m_options.language.isEmpty() && m_store && m_store->preference(QStringLiteral("language")).isEmpty() && !session->who().language.isEmpty())
        m_language.set(session->who().language);

    ui::Services services;
    services.session = session;
    services.workers = &m_workers;
    services.listener = m_listener.get();
    services.store = m_store.get();
    services.jobs = m_jobs.get();
    m_window->openSession(services, {session->who(), session->registry(), ui::placeOf(profile.uri, profile.local)}, m_feed.get(),
                          std::exchange(m_options.page, {}), std::exchange(m_options.argument, {}));

    m_witness = std::make_unique<ui::ChainWitness>(services);
    connect(m_witness.get(), &ui::ChainWitness::suspicious, m_window.get(), [this](const base::Text &why) { m_window->setNotice([why] { return why.translated(); }); });
    m_mirrors = std::make_unique<ui::MirrorKeeper>(services);
    connect(m_mirrors.get(), &ui::MirrorKeeper::refreshed, m_window.get(), [this](const features::MirrorOutcome &outcome) {
        if (!outcome.failed.isEmpty())
            m_window->setNotice([count = int(outcome.failed.size()), why = outcome.failed.first().error.message] {
                return QCoreApplication::translate("tenantry::panel", "The features of %n tenant(s) could not be written into their databases; it is tried again every minute. %1", nullptr, count)
                    .arg(why.translated());
            });
    });
    m_notifier = std::make_unique<ui::AlertNotifier>(ui::AlertNotifier::reader(session), services);
    m_notifier->setDiscreet(m_locked);
    m_window->setAlertNotice(ui::AlertNotifier::isOffered(), m_notifier->isOn());
    connect(m_notifier.get(), &ui::AlertNotifier::opened, this, [this](const QString &id) {
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
        if (!m_locked)
            m_window->go(QStringLiteral("health"), id.isEmpty() ? QStringLiteral("alerts:critical") : QStringLiteral("alert:") + id);
    });
    m_notifier->look(); // what is open already is nothing new
    if (m_locked) // it names the role of now
        m_lock->start({session->who(), session->registry(), ui::placeOf(profile.uri, profile.local)}, m_kept);
    m_window->setOwnPasswordOffered(!m_kept && !session->registry().readOnly);
    watchIdleness();

    // Queued, and only for the session that it is about: both end that session, and the watch with it.
    m_operator = std::make_unique<ui::OperatorWatch>(services);
    const std::weak_ptr<registry::Session> about = session;
    connect(m_operator.get(), &ui::OperatorWatch::roleChanged, this, [this, about, profile](const registry::SessionPtr &now) {
        if (m_session && m_session == about.lock())
            roleChanged(now, profile);
    }, Qt::QueuedConnection);
    connect(m_operator.get(), &ui::OperatorWatch::nameChanged, m_window.get(), &ui::MainWindow::setOperatorName);
    connect(m_operator.get(), &ui::OperatorWatch::ended, this, [this, about](const base::Error &why) {
        if (!m_session || m_session != about.lock())
            return;
        signOut();
        m_login->setNotice(why);
    }, Qt::QueuedConnection);
    connect(m_operator.get(), &ui::OperatorWatch::expired, this, [this, about] { // told of the sign-in before, it is renewed by now
        if (m_session && m_session == about.lock() && m_session->hasExpired())
            expire();
    }, Qt::QueuedConnection);
}

// Everything of the session is made anew, on the page where they were: keys, pages and actions are the ones of the new role.
void Panel::roleChanged(const registry::SessionPtr &session, const workstation::Profile &profile)
{
    m_options.page = m_window->currentKey();
    if (m_store) // what the role of before saw
        (void)m_store->clearSnapshots(session->registry().id, session->who().id);
    signedIn(session, profile);
    m_window->setNotice([role = session->who().role] { return QCoreApplication::translate("tenantry::panel", "An administrator changed your role. It is %1 now.").arg(ui::roleText(role)); });
}

void Panel::signOut()
{
    // What this computer kept for showing while offline goes with the sign-in: the next one may be somebody else.
    if (m_session && m_store)
        (void)m_store->clearSnapshots(m_session->registry().id, m_session->who().id);
    endSession();
    m_asking.request_stop();
    m_locked = false;
    m_window->uncover();
    m_login->reset();
}

void Panel::endSession()
{
    base::letWorkersGiveWay(0);
    m_idle->stop();
    if (m_changeCover && !m_locked)
        leaveOwnPassword();
    m_window->closeSession();
    m_window->setNotice({});
    m_witness.reset();
    m_operator.reset();
    m_mirrors.reset();
    m_notifier.reset();
    m_window->setAlertNotice(false, false);
    m_feed.reset();
    m_jobs.reset();
    m_listener.reset();
    m_expired = false;
    // Ending the session and closing connections may have to wait for a network: not here.
    if (m_session)
        m_workers.start([session = std::exchange(m_session, {})] {});
}

// The choice of this computer, as far as it is one for who is signed in.
void Panel::watchIdleness()
{
    if (!m_session || m_locked)
        return;
    const ui::Identity identity{m_session->who(), m_session->registry(), {}};
    const QString kept = m_store ? m_store->preference(QString::fromLatin1(ui::lockPreference)) : QString();
    const auto limit = ui::lockAfter(m_lockChosen ? QString::number(*m_lockChosen) : kept, identity);
    m_window->setLockChoices(ui::lockChoices(identity), int(std::chrono::duration_cast<std::chrono::minutes>(limit).count()));
    m_idle->start(limit);
}

void Panel::lock()
{
    if (!m_session || m_locked)
        return;
    m_locked = true;
    m_notifier->setDiscreet(true);
    m_idle->stop();
    m_session->vault().lock(); // opened again when a key is needed, by who came back or by a job that runs
    if (!m_lock) {
        m_lock = std::make_unique<ui::LockScreen>();
        connect(m_lock.get(), &ui::LockScreen::unlock, this, &Panel::unlock);
        connect(m_lock.get(), &ui::LockScreen::signOut, this, [this] {
            if (m_window->hasUnsavedWork())
                m_lock->askToLose(ui::LockScreen::Way::SignOut, [this] { signOut(); });
            else
                signOut();
        });
    }
    m_lock->start({m_window->identity().who, m_session->registry(), ui::placeOf(m_profile.uri, m_profile.local)}, m_kept);
    m_window->cover(m_lock.get(), [] { return ui::LockScreen::tr("Locked"); });
    m_changeCover.reset(); // what was typed there is a password
}

// Only its age ended the sign-in: what was begun stays, behind the lock, and whoever gives the password goes on with a new one.
void Panel::expire()
{
    if (m_expired)
        return;
    m_expired = true;
    lock();
    m_lock->setExpired(true);
}

workstation::SignInGuard Panel::guard() const
{
    const auto &s = m_session->settings();
    return {m_store.get(), workstation::SignInGuard::placeOf(s.host, s.port, s.database), s.user};
}

void Panel::unlock(const base::Secret &password)
{
    if (!m_session || !m_locked)
        return;
    if (const auto own = guard(); !m_kept && !own.check()) {
        m_lock->wait([own] { return own.check(); });
        return;
    }
    m_asking.request_stop();
    m_asking = {};
    m_lock->setBusy(true);
    auto settings = m_session->settings();
    settings.password = password;
    const bool renews = m_expired;
    const std::weak_ptr<registry::Session> about = m_session;
    auto asked = renews ? m_backend->renew(m_session, password, guard().failures(), m_asking.get_token())
                        : m_backend->checkPassword(settings, guard().failures(), m_asking.get_token());
    // The role may change meanwhile, and the session with it; the person is the same.
    asked.then(this, [this, who = m_session->who().id, renews, about, password](const base::Result<void> &right) {
        if (!m_session || !m_locked || m_session->who().id != who)
            return;
        if (right) {
            guard().succeeded();
            if (m_expired && !(renews && m_session == about.lock())) // it grew too old while the registry was asked
                unlock(password);
            else
                comeBack();
            return;
        }
        if (right.error().sqlstate == QLatin1String("28P01"))
            guard().failed();
        // Something else than its age ended it, too: another role, a registry that is no more what it was. Whatever else was in the way may pass, and
        // what was begun is not lost by it; what ended elsewhere meanwhile, the watch hears of.
        if (renews && right.error().sqlstate == QLatin1String(registry::signInOver)) {
            if (m_session != about.lock()) { // that was the session before, and the password was right: this one is asked with it
                unlock(password);
                return;
            }
            signOut();
            m_login->setNotice(right.error());
            return;
        }
        if (right.error().kind != base::Kind::Cancelled)
            m_lock->showError(right.error());
    });
}

void Panel::comeBack()
{
    m_locked = false;
    m_notifier->setDiscreet(false);
    m_window->uncover();
    watchIdleness();
    if (std::exchange(m_expired, false))
        m_listener->reconnect(); // as the sign-in of now; what is shown is read again, as after every reconnection
}

void Panel::leaveOwnPassword()
{
    m_asking.request_stop();
    m_window->uncover();
    m_changeCover.release()->deleteLater(); // it may be in the middle of a signal
}

// In front of the window, which goes on with the new password when it is changed.
void Panel::changeOwnPassword()
{
    if (!m_session || m_locked)
        return;
    m_changeCover = std::make_unique<ui::CoverPage>();
    m_change = new ui::ChangePassword;
    m_changeCover->body()->addWidget(m_change);
    connect(m_change, &ui::ChangePassword::left, this, &Panel::leaveOwnPassword);
    connect(m_change, &ui::ChangePassword::submitted, this, [this](const base::Secret &fresh) {
        if (const auto own = guard(); !own.check()) {
            m_change->wait([own] { return own.check(); });
            return;
        }
        m_asking = {};
        m_change->setBusy(true);
        const std::weak_ptr<registry::Session> about = m_session;
        m_backend->changePassword(m_session, m_change->current(), fresh, guard().failures(), m_asking.get_token()).then(this, [this, about, fresh](const base::Result<void> &changed) {
            const auto session = about.lock();
            if (!session || session != m_session)
                return;
            if (changed) {
                guard().succeeded();
                if (m_profile.remember)
                    ui::Keychain::write(m_profile, fresh, this, [](bool) {});
                m_window->setNotice([] { return QCoreApplication::translate("tenantry::panel", "Your password was changed. Every other sign-in of this account has ended."); });
            } else if (changed.error().sqlstate == QLatin1String("28P01")) {
                guard().failed();
            }
            if (!m_change) // locked meanwhile
                return;
            if (changed)
                leaveOwnPassword();
            else if (changed.error().kind != base::Kind::Cancelled)
                m_change->showError(changed.error());
        });
    });
    m_change->startOwn(m_session->who().login);
    m_window->cover(m_changeCover.get(), [] { return ui::ChangePassword::tr("Change my password"); });
}

} // namespace tenantry::panel
