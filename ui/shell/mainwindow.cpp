#include "ui/shell/mainwindow.h"

#include "base/names.h"
#include "base/text.h"
#include "registry/permissions.h"
#include "ui/shell/bottombar.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/guardpage.h"
#include "ui/shell/language.h"
#include "ui/shell/navigation.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/permit.h"
#include "ui/shell/searchprovider.h"
#include "ui/shell/topbar.h"
#include "ui/theme/icons.h"
#include "ui/theme/textline.h"
#include "ui/theme/theme.h"
#include "workstation/store.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace tenantry::ui {

MainWindow::MainWindow(PageFactories pages, Language &language, theme::Theme &theme, workstation::Store *store, QWidget *parent)
    : QMainWindow(parent), m_factories(std::move(pages)), m_language(language), m_theme(theme), m_store(store), m_root(new QStackedWidget(this)),
      m_lockMenu(new QMenu(this)), m_lockAfter(new QActionGroup(this)), m_shell(new QWidget), m_languages(new QActionGroup(this)), m_themes(new QActionGroup(this))
{
    makeActions();
    m_root->addWidget(m_shell);
    setCentralWidget(m_root);
    m_top = new TopBar(m_back, m_forward, m_shell);
    m_navigation = new Navigation(m_shell);
    m_bottom = new BottomBar(m_shell);
    m_host = new PageStack(m_shell);
    m_host->setObjectName(QStringLiteral("pageHost"));
    m_guard = new GuardPage(m_host);
    m_host->add(m_guard);
    auto *layout = new QVBoxLayout(m_shell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addWidget(m_host, 1);
    layout->addLayout(middle, 1);
    layout->addWidget(m_bottom);
    m_palette = new CommandPalette([this](const QString &text) { return find(text); }, this);

    m_ahead.setObjectName(QStringLiteral("ahead")); // PauseWatch says whose
    connect(&m_ahead, &QTimer::timeout, this, &MainWindow::makeAhead);
    connect(m_navigation, &Navigation::chosen, this, [this](const QString &key) { go(key); });
    connect(m_navigation, &Navigation::collapsedChanged, this,
            [this](bool collapsed) { remember(QStringLiteral("window/navigation"), collapsed ? QStringLiteral("icons") : QStringLiteral("words")); });
    connect(m_top, &TopBar::searchRequested, m_palette, &CommandPalette::open);
    connect(m_bottom, &BottomBar::jobsRequested, this, [this](const QString &id) { go(QStringLiteral("jobs"), id); });
    connect(m_guard, &GuardPage::back, this, &MainWindow::leaveGuard);
    connect(m_guard, &GuardPage::signOut, this, &MainWindow::signOutRequested);
    fillMenu();
    retranslate();

    setMinimumSize(960, 600);
    if (m_store) {
        m_navigation->setCollapsed(m_store->preference(QStringLiteral("window/navigation")) == QLatin1String("icons"));
        const QByteArray geometry = QByteArray::fromBase64(m_store->preference(QStringLiteral("window/geometry")).toLatin1());
        if (geometry.isEmpty() || !restoreGeometry(geometry))
            resize(1440, 900);
    } else {
        resize(1440, 900);
    }
}

MainWindow::~MainWindow()
{
    uncover(); // what is behind has no owner meanwhile
    closeSession();
}

QAction *MainWindow::addCommand(const char *icon, const QKeySequence &keys, void (MainWindow::*slot)())
{
    auto *action = new QAction(Icons::get(icon), {}, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, slot);
    addAction(action);
    m_commands << action;
    return action;
}

void MainWindow::makeActions()
{
    m_back = addCommand("chevron-left", QKeySequence(Qt::ALT | Qt::Key_Left), &MainWindow::back);
    m_forward = addCommand("chevron-right", QKeySequence(Qt::ALT | Qt::Key_Right), &MainWindow::forward);
    m_refresh = addCommand("refresh", QKeySequence(Qt::Key_F5), &MainWindow::refreshPage);
    m_filter = addCommand("filter", QKeySequence(QKeySequence::Find), &MainWindow::focusFilter);
    m_search = addCommand("search", QKeySequence(Qt::CTRL | Qt::Key_K), &MainWindow::openPalette);
    m_toggle = addCommand("sidebar", QKeySequence(Qt::CTRL | Qt::Key_B), &MainWindow::toggleNavigation);
    m_lock = addCommand("lock", QKeySequence(Qt::CTRL | Qt::Key_L), &MainWindow::lock);
    m_ownPassword = addCommand("key", {}, &MainWindow::changeOwnPassword);
    m_signOut = addCommand("log-out", {}, &MainWindow::leaveSession);
    m_quit = addCommand("close", QKeySequence(Qt::CTRL | Qt::Key_Q), &MainWindow::quit);
    for (int n = 0; n < 9; ++n) {
        auto *action = new QAction(this);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + n)));
        connect(action, &QAction::triggered, this, [this, n] {
            if (const QStringList keys = m_navigation->keys(); m_open && n < keys.size())
                goInto(keys[n]);
        });
        addAction(action);
        m_pageKeys << action;
    }
    for (const QString &code : Language::codes()) {
        QAction *action = m_languages->addAction(Language::name(code));
        action->setCheckable(true);
        action->setData(code);
        action->setChecked(code == m_language.code());
    }
    for (const char *mode : {"system", "light", "dark"}) {
        QAction *action = m_themes->addAction(QString());
        action->setIcon(Icons::get(qstrcmp(mode, "light") == 0 ? "sun" : qstrcmp(mode, "dark") == 0 ? "moon" : "monitor"));
        action->setIconVisibleInMenu(false); // in the place of the tick, which tells the one in use; the palette shows it
        action->setCheckable(true);
        action->setData(QString::fromLatin1(mode));
        action->setChecked(theme::modeName(m_theme.mode()) == QLatin1String(mode));
    }
    connect(m_languages, &QActionGroup::triggered, this, [this](QAction *action) {
        m_language.set(action->data().toString());
        remember(QStringLiteral("language"), m_language.code());
        emit languageChosen(m_language.code());
    });
    connect(m_themes, &QActionGroup::triggered, this, [this](QAction *action) {
        m_theme.setMode(theme::modeFromName(action->data().toString()));
        remember(QStringLiteral("theme"), action->data().toString());
        emit themeChosen(action->data().toString());
    });
    m_alertNotice = new QAction(this);
    m_alertNotice->setCheckable(true);
    m_alertNotice->setVisible(false);
    connect(m_alertNotice, &QAction::triggered, this, &MainWindow::alertNoticeChosen);
    // Changed elsewhere (the sign-in page has switches of its own).
    connect(&m_language, &Language::changed, this, [this](const QString &code) {
        for (QAction *action : m_languages->actions())
            action->setChecked(action->data().toString() == code);
    });
    connect(&m_theme, &theme::Theme::changed, this, [this] {
        for (QAction *action : m_themes->actions())
            action->setChecked(action->data().toString() == theme::modeName(m_theme.mode()));
    });
}

void MainWindow::fillMenu()
{
    QMenu *menu = m_top->operatorMenu();
    menu->clear();
    const QString name = base::printable(m_identity.who.name.isEmpty() ? m_identity.who.login : m_identity.who.name);
    QAction *who = menu->addAction(Icons::get("user"), QStringLiteral("%1 · %2").arg(name, roleText(m_identity.who.role)).replace(QLatin1Char('&'), QLatin1String("&&")));
    who->setEnabled(false);
    QAction *language = menu->addSection(tr("Language"));
    language->setIcon(Icons::get("globe"));
    menu->addActions(m_languages->actions());
    menu->addSection(tr("Appearance"));
    menu->addActions(m_themes->actions());
    menu->addSeparator();
    menu->addAction(m_alertNotice);
    menu->addAction(m_ownPassword);
    menu->addAction(m_lock);
    menu->addMenu(m_lockMenu);
    menu->addAction(m_signOut);
    menu->addAction(m_quit);
}

void MainWindow::retranslate()
{
    m_back->setText(tr("Back"));
    m_forward->setText(tr("Forward"));
    m_refresh->setText(tr("Read again"));
    m_filter->setText(tr("Filter this page"));
    m_search->setText(tr("Search everything"));
    m_toggle->setText(tr("Navigation with or without words"));
    m_lock->setText(tr("Lock"));
    m_ownPassword->setText(tr("Change my password…"));
    m_alertNotice->setText(tr("Tell of critical alerts on the desktop"));
    m_lockMenu->setTitle(tr("Lock when nobody is here"));
    for (QAction *action : m_lockAfter->actions())
        action->setText(action->data().toInt() == 0 ? tr("Never") : tr("After %Ln minute(s)", nullptr, action->data().toInt()));
    m_signOut->setText(tr("Sign out"));
    m_quit->setText(tr("Quit"));
    const QStringList modes = {tr("Like the system"), tr("Light"), tr("Dark")};
    for (qsizetype i = 0; i < modes.size(); ++i)
        m_themes->actions().at(i)->setText(modes[i]);
    for (const PageFactory &factory : m_factories)
        m_navigation->setTitle(factory.key, titleOf(factory));
    for (QAction *action : {m_back, m_forward})
        action->setToolTip(QStringLiteral("%1  (%2)").arg(action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    fillMenu();
    retitle();
}

void MainWindow::retitle()
{
    QString title = QStringLiteral("Tenantry");
    if (m_cover) {
        title = QStringLiteral("%1 – Tenantry").arg(m_coverTitle());
    } else if (m_open) {
        title = QStringLiteral("%1 – Tenantry").arg(base::printable(m_identity.registry.name));
        if (const PageFactory *shown = factory(currentKey()))
            title = QStringLiteral("%1 – %2").arg(titleOf(*shown), title);
    }
    setWindowTitle(title);
    if (isGuarded()) {
        const qsizetype at = wayBack();
        const PageFactory *page = factory(at < 0 ? homeKey() : m_history[at].page);
        m_guard->setBack(page ? titleOf(*page) : QString());
    }
}

const PageFactory *MainWindow::factory(const QString &key) const
{
    const auto found = std::ranges::find(m_factories, key, &PageFactory::key);
    return found == m_factories.end() ? nullptr : &*found;
}

QString MainWindow::plain(QString text)
{
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

QString MainWindow::titleOf(const PageFactory &factory) const { return plain(factory.title()); }

bool MainWindow::mayUse(const PageFactory &factory) const
{
    return factory.needs == registry::Role::User || m_identity.who.role == registry::Role::Admin;
}

QString MainWindow::homeKey() const { return m_navigation->keys().value(0); }

void MainWindow::setSignInPage(QWidget *page)
{
    m_signIn = page;
    m_root->addWidget(page);
    if (!m_open)
        showRoot(page);
}

void MainWindow::openSession(const Services &services, const Identity &identity, JobsFeed *feed, const QString &page, const QString &argument)
{
    closeSession();
    m_services = services;
    m_open = true;
    m_bottom->setFeed(feed);
    m_bottom->setOfflineSince({});
    setIdentity(identity);
    for (const PageFactory &factory : m_factories)
        if (factory.search && mayUse(factory))
            if (auto provider = factory.search(m_services))
                m_providers.push_back(std::move(provider));
    showRoot(m_shell);
    go(page.isEmpty() ? homeKey() : page, argument);
    if (Page *first = m_cover ? nullptr : currentPage()) // the keyboard begins where the work is, not in the search field
        first->setFocus(Qt::OtherFocusReason);
}

void MainWindow::setOperatorName(const QString &name)
{
    m_identity.who.name = name;
    m_top->setIdentity(m_identity);
    fillMenu();
}

void MainWindow::setIdentity(const Identity &identity)
{
    m_identity = identity;
    m_top->setIdentity(identity);
    m_navigation->clear();
    int n = 0;
    for (const PageFactory &factory : m_factories)
        if (factory.inNavigation && mayUse(factory)) {
            ++n;
            m_navigation->add(factory.key, factory.icon,
                              n <= 9 ? QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + n)) : QKeySequence());
        }
    // A page made for an ADMIN does not outlive the role.
    for (auto it = m_pages.begin(); it != m_pages.end();) {
        if (mayUse(*factory(it.key()))) {
            ++it;
        } else {
            it.value()->hide();
            it.value()->deleteLater();
            it = m_pages.erase(it);
        }
    }
    retranslate();
    if (m_open && m_makesAhead)
        m_ahead.start(150);
    if (m_at >= 0) {
        showPlace(m_history[m_at]);
        retitle();
    }
}

void MainWindow::closeSession()
{
    m_open = false;
    m_ahead.stop();
    m_palette->close();
    m_bottom->setFeed(nullptr);
    m_providers.clear();
    for (Page *page : std::as_const(m_pages))
        delete page;
    m_pages.clear();
    theme::forgetLines();
    m_history.clear();
    m_at = -1;
    m_services = {};
    m_identity = {};
    if (m_signIn)
        showRoot(m_signIn);
    retitle();
}

bool MainWindow::go(const QString &page, const QString &argument)
{
    if (!m_open)
        return false;
    if (m_at >= 0 && m_history[m_at].page == page && m_history[m_at].argument == argument) {
        if (Page *shown = currentPage())
            shown->activated(argument);
        return true;
    }
    if (!showPlace({page, argument}))
        return false;
    m_history.resize(m_at + 1);
    m_history << Place{page, argument};
    constexpr qsizetype most = 200;
    if (m_history.size() > most)
        m_history.removeFirst();
    m_at = m_history.size() - 1;
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(false);
    retitle();
    return true;
}

void MainWindow::pointOut(const QString &page)
{
    const PageFactory *shown = factory(page);
    m_navigation->setCurrent(shown && !shown->inNavigation ? shown->parentKey : page);
}

bool MainWindow::showPlace(const Place &place)
{
    if (Page *leaving = currentPage(); leaving && leaving->key() != place.page && !leaving->leave()) {
        pointOut(currentKey()); // not what was clicked
        return false;
    }
    const PageFactory *wanted = factory(place.page);
    const bool allowed = wanted && mayUse(*wanted);
    Page *page = allowed ? made(*wanted) : nullptr;
    m_bottom->setBusy(false);
    pointOut(place.page);
    if (allowed) {
        m_host->show(page);
        page->activated(place.argument);
    } else {
        const registry::Permission *line = registry::pagePermission(place.page);
        m_guard->set(m_identity, registry::Role::Admin, wanted ? std::function<QString()>([this, key = place.page] {
            const PageFactory *guarded = factory(key);
            return guarded ? titleOf(*guarded) : QString();
        }) : nullptr, wanted && line ? base::Text(line->what) : base::Text());
        m_host->show(m_guard);
        m_guard->setFocus();
    }
    return true;
}

Page *MainWindow::made(const PageFactory &factory)
{
    Page *page = m_pages.value(factory.key);
    if (!page) {
        page = factory.create(m_services, m_host);
        m_pages.insert(factory.key, page);
        connect(page, &Page::navigate, this, [this](const QString &key, const QString &argument) { go(key, argument); });
        connect(page, &Page::busyChanged, this, [this, page](bool busy) {
            if (page == currentPage())
                m_bottom->setBusy(busy);
        });
        m_host->add(page);
    }
    return page;
}

void MainWindow::makeAhead()
{
    // To make a page takes longer than a person does not feel. While something is at work somebody looks on, and what is nobody's wish waits.
    if (!m_open || m_cover || m_bottom->isBusy() || QApplication::mouseButtons() != Qt::NoButton || QApplication::activePopupWidget())
        return; // the next tick
    if (m_unpolished) {
        std::exchange(m_unpolished, nullptr)->ensurePolished();
        return;
    }
    if (Page *shown = currentPage(); shown && shown->makeMore()) // the next step of what somebody is at
        return;
    for (const bool inNavigation : {true, false}) // what is reached from a page comes after every page
        for (const PageFactory &factory : m_factories)
            if (factory.inNavigation == inNavigation && mayUse(factory) && !m_pages.contains(factory.key)) {
                made(factory);
                m_unpolished = m_pages.value(factory.key);
                return; // one at a time
            }
    for (Page *page : std::as_const(m_pages)) // what lies behind a tab comes after every page
        if (page->makeMore())
            return;
    m_ahead.stop();
}

void MainWindow::back()
{
    if (m_open && !m_cover && m_at > 0 && showPlace(m_history[m_at - 1])) {
        --m_at;
        m_back->setEnabled(m_at > 0);
        m_forward->setEnabled(true);
        retitle();
    }
}

qsizetype MainWindow::wayBack() const
{
    for (qsizetype at = m_at - 1; at >= 0; --at)
        if (const PageFactory *page = factory(m_history[at].page); page && mayUse(*page))
            return at;
    return -1;
}

void MainWindow::leaveGuard()
{
    const qsizetype at = wayBack();
    if (at < 0) { // nothing of what was visited may be used: it is no way back from the home page, either
        m_history.clear();
        m_at = -1;
        go(homeKey());
        return;
    }
    m_at = at + 1; // what lies between may be used no more than this
    back();
}

void MainWindow::forward()
{
    if (m_open && !m_cover && m_at + 1 < m_history.size() && showPlace(m_history[m_at + 1])) {
        ++m_at;
        m_back->setEnabled(true);
        m_forward->setEnabled(m_at + 1 < m_history.size());
        retitle();
    }
}

QString MainWindow::currentKey() const { return m_at < 0 ? QString() : m_history[m_at].page; }
Page *MainWindow::currentPage() const { return m_at < 0 ? nullptr : qobject_cast<Page *>(m_host->current()); }
bool MainWindow::isGuarded() const { return m_open && m_host->current() == m_guard; }
void MainWindow::setOfflineSince(const QDateTime &since) { m_bottom->setOfflineSince(since); }
void MainWindow::setNotice(const Sentence &text) { m_bottom->setNotice(text); }

void MainWindow::remember(const QString &key, const QString &value)
{
    if (m_store)
        (void)m_store->setPreference(key, value); // a preference that is not kept is no reason to interrupt anybody
}

void MainWindow::refreshPage()
{
    if (Page *page = currentPage())
        page->refresh();
}

void MainWindow::focusFilter()
{
    if (Page *page = currentPage())
        page->focusFilter();
}

void MainWindow::toggleNavigation()
{
    m_navigation->setCollapsed(!m_navigation->isCollapsed());
    remember(QStringLiteral("window/navigation"), m_navigation->isCollapsed() ? QStringLiteral("icons") : QStringLiteral("words"));
}

void MainWindow::leaveSession()
{
    if (letGo())
        emit signOutRequested();
}

void MainWindow::quit() { close(); }

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_cover && !m_losing && hasUnsavedWork()) {
        event->ignore();
        emit quitOverUnsavedWork();
        return;
    }
    if (!m_cover && !letGo()) {
        event->ignore();
        return;
    }
    remember(QStringLiteral("window/geometry"), QString::fromLatin1(saveGeometry().toBase64()));
    QMainWindow::closeEvent(event);
}

} // namespace tenantry::ui
