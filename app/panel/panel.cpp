#include "panel.h"

#include "pages.h"

#include "registry/listener.h"
#include "ui/features/mirrorkeeper.h"
#include "ui/jobs/jobcenter.h"
#include "ui/login/loginpage.h"
#include "ui/login/profilelist.h"
#include "ui/shell/jobsfeed.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/operatorwatch.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QTimer>

namespace tenantry::panel {

namespace {

class JobCenterFeed final : public ui::JobsFeed {
public:
    explicit JobCenterFeed(ui::JobCenter &jobs) : m_jobs(jobs) { connect(&jobs, &ui::JobCenter::operationsChanged, this, &JobsFeed::changed); }
    QList<registry::Operation> operations() const override { return m_jobs.operations(); }

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
    m_login = new ui::LoginPage(*m_backend, m_store.get(), m_language, m_theme);
    m_window->setSignInPage(m_login);
    connect(m_login, &ui::LoginPage::signedIn, this, &Panel::signedIn);
    connect(m_window.get(), &ui::MainWindow::signOutRequested, this, &Panel::signOut);
}

Panel::~Panel() { endSession(); }

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
    m_session = session;
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

    m_mirrors = std::make_unique<ui::MirrorKeeper>(services);
    connect(m_mirrors.get(), &ui::MirrorKeeper::refreshed, m_window.get(), [this](const features::MirrorOutcome &outcome) {
        if (!outcome.failed.isEmpty())
            m_window->setNotice(QCoreApplication::translate("tenantry::panel", "The features of %n tenant(s) could not be written into their databases; it is tried again every minute. %1", nullptr,
                                                            int(outcome.failed.size())).arg(outcome.failed.first().error.message.translated()));
    });

    // Queued, and only for the session that it is about: both end that session, and the watch with it.
    m_operator = std::make_unique<ui::OperatorWatch>(services);
    const std::weak_ptr<registry::Session> about = session;
    connect(m_operator.get(), &ui::OperatorWatch::roleChanged, this, [this, about, profile](const registry::SessionPtr &now) {
        if (m_session && m_session == about.lock())
            roleChanged(now, profile);
    }, Qt::QueuedConnection);
    connect(m_operator.get(), &ui::OperatorWatch::ended, this, [this, about](const base::Error &why) {
        if (!m_session || m_session != about.lock())
            return;
        signOut();
        m_login->setNotice(why);
    }, Qt::QueuedConnection);
}

// Everything of the session is made anew, on the page where they were: keys, pages and actions are the ones of the new role.
void Panel::roleChanged(const registry::SessionPtr &session, const workstation::Profile &profile)
{
    m_options.page = m_window->currentKey();
    if (m_store) // what the role of before saw
        (void)m_store->clearSnapshots(session->registry().id, session->who().id);
    signedIn(session, profile);
    m_window->setNotice(QCoreApplication::translate("tenantry::panel", "An administrator changed your role. It is %1 now.").arg(ui::roleText(session->who().role)));
}

void Panel::signOut()
{
    // What this computer kept for showing while offline goes with the sign-in: the next one may be somebody else.
    if (m_session && m_store)
        (void)m_store->clearSnapshots(m_session->registry().id, m_session->who().id);
    endSession();
    m_login->reset();
}

void Panel::endSession()
{
    m_window->closeSession();
    m_operator.reset();
    m_mirrors.reset();
    m_feed.reset();
    m_jobs.reset();
    m_listener.reset();
    // Ending the session and closing connections may have to wait for a network: not here.
    if (m_session)
        m_workers.start([session = std::exchange(m_session, {})] {});
}

} // namespace tenantry::panel
