// The window as a person with a keyboard uses it; what a USER may not reach; both languages.
#include "tests/ui/shell/walk.h"

#include "ui/shell/bottombar.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/jobsfeed.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navigation.h"
#include "ui/shell/searchprovider.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/looks.h"
#include "workstation/store.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>
#include <QtCrypto>

using namespace tenantry;
using namespace tenantry::ui;

namespace {

QString s(const char *text) { return QString::fromUtf8(text); }

struct Log {
    QStringList events;
    bool mayLeave = true, takesFocus = true;
};

class LogPage : public Page {
public:
    LogPage(const Services &services, QWidget *parent, QString key, Log &log) : Page(services, parent), m_key(std::move(key)), m_log(log)
    {
        setFocusPolicy(Qt::StrongFocus);
        m_log.events << m_key + s(":made");
    }
    ~LogPage() override { m_log.events << m_key + s(":gone"); }
    QString key() const override { return m_key; }
    QString title() const override { return m_key; }
    QIcon icon() const override { return {}; }
    void activated(const QString &argument) override
    {
        m_log.events << m_key + s(":") + argument;
        if (m_log.takesFocus)
            setFocus();
    }
    void refresh() override { m_log.events << m_key + s(":refresh"); }
    void focusFilter() override { m_log.events << m_key + s(":filter"); }
    void retranslate() override { m_log.events << m_key + s(":retranslate"); }
    bool leave() override { return m_log.mayLeave; }

private:
    QString m_key;
    Log &m_log;
};

class Hits : public SearchProvider {
public:
    QString section() const override { return s("Tenants"); }
    QList<SearchHit> search(const QString &text, int) override
    {
        return text.startsWith(s("pan")) ? QList<SearchHit>{{s("tenants"), s("Panadería & Co"), s("panaderia"), {}, s("tenants"), s("id-7"), 90}} : QList<SearchHit>{};
    }
};

class Feed : public JobsFeed {
public:
    QList<registry::Operation> all;
    QList<registry::Operation> operations() const override { return all; }
};

Identity identity(registry::Role role)
{
    Identity out;
    out.who = {s("1"), s("luis"), s("Luis Gómez"), role, {}};
    out.registry.name = s("Lab");
    out.registry.colour = s("red");
    return out;
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    Log m_log;
    Feed m_feed;

    PageFactory factory(const char *key, registry::Role needs = registry::Role::User)
    {
        PageFactory f;
        f.key = s(key);
        f.icon = s("tenants");
        f.title = [key] { return QLocale().language() == QLocale::Spanish ? s("es-") + s(key) : s(key); };
        f.create = [this, key](const Services &services, QWidget *parent) { return new LogPage(services, parent, s(key), m_log); };
        f.needs = needs;
        return f;
    }
    void open(registry::Role role, workstation::Store *store = nullptr)
    {
        PageFactories pages;
        pages.push_back(factory("tenants"));
        pages.back().search = [](const Services &) { return std::make_unique<Hits>(); };
        pages.push_back(factory("jobs"));
        pages.back().starts = {{s("new"), s("plus"), [] { return s("&Begin a job"); }, "jobs.unheard-of"}, {s("look"), s("plus"), [] { return s("Look for a job"); }}};
        pages.push_back(factory("operators", registry::Role::Admin));
        pages.back().starts = {{s("new"), s("plus"), [] { return s("Invite somebody"); }}};
        PageFactory wizard = factory("wizard", registry::Role::Admin);
        wizard.inNavigation = false;
        wizard.parentKey = s("tenants");
        pages.push_back(wizard);
        m_window = std::make_unique<MainWindow>(std::move(pages), *m_language, *m_theme, store);
        m_window->resize(1280, 800);
        m_window->openSession({}, identity(role), &m_feed);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        m_log.events.clear();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = m_window->focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Mode::Light);
        m_language = std::make_unique<Language>();
    }
    // Made ahead: one by one, only what the role may use, not while covered; last what is reached from a page.
    void pagesAreMadeAhead()
    {
        open(registry::Role::User);
        QVERIFY(m_log.events.isEmpty()); // not unless asked for
        QWidget cover;
        m_window->cover(&cover, [] { return s("covered"); });
        m_window->setMakesAhead(true);
        m_window->setIdentity(identity(registry::Role::User));
        QTimer beside; // as often as the window looks
        int ticks = 0;
        connect(&beside, &QTimer::timeout, this, [&] { ++ticks; });
        beside.start(150);
        QTRY_VERIFY(ticks >= 3);
        QVERIFY(!m_log.events.contains(s("jobs:made")));
        registry::Operation working;
        working.state = registry::OperationState::Running;
        m_feed.all = {working};
        emit m_feed.changed();
        m_window->uncover();
        ticks = 0;
        QTRY_VERIFY(ticks >= 3);
        QVERIFY(!m_log.events.contains(s("jobs:made"))); // nor while something is at work
        m_feed.all.clear();
        emit m_feed.changed();
        QTRY_VERIFY(m_log.events.contains(s("jobs:made")));
        QCOMPARE(m_window->currentKey(), s("tenants"));
        m_window->setIdentity(identity(registry::Role::Admin));
        QVERIFY(m_window->isMakingAhead());
        QTRY_VERIFY(!m_window->isMakingAhead());
        const qsizetype operators = m_log.events.indexOf(s("operators:made")), wizard = m_log.events.indexOf(s("wizard:made"));
        QVERIFY(operators >= 0 && operators < wizard);
        QCOMPARE(m_log.events.count(s("jobs:made")), 1);
        m_window->go(s("jobs"));
        QCOMPARE(m_log.events.count(s("jobs:made")), 1);
    }

    void init()
    {
        m_language->set(s("en"));
        m_log = {};
        m_feed.all.clear();
    }
    void cleanup() { m_window.reset(); }

    void pagesAreMadeWhenLookedAt()
    {
        open(registry::Role::Admin);
        QCOMPARE(m_window->currentKey(), s("tenants"));
        m_window->go(s("jobs"), s("op-1"));
        QCOMPARE(m_log.events, (QStringList{s("jobs:made"), s("jobs:op-1")}));
        m_window->go(s("tenants"));
        m_window->go(s("jobs"));
        QCOMPARE(m_log.events.count(s("jobs:made")), 1);
    }
    void walksBackAndForth()
    {
        open(registry::Role::Admin);
        m_window->go(s("jobs"), s("a"));
        m_window->go(s("jobs"), s("b"));
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_log.events.last(), s("jobs:a"));
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentKey(), s("tenants"));
        press(Qt::Key_Escape); // nothing before that
        QCOMPARE(m_window->currentKey(), s("tenants"));
        press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->currentKey(), s("jobs"));
        m_window->go(s("operators")); // drops what was ahead
        press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->currentKey(), s("operators"));
    }
    void escapeLeavesTheFormOfThePageFirst()
    {
        open(registry::Role::Admin);
        m_window->go(s("jobs"));
        auto *cancel = new QPushButton(m_window->currentPage());
        setEscapes(cancel);
        int left = 0;
        connect(cancel, &QPushButton::clicked, this, [&] {
            ++left;
            cancel->hide();
        });
        cancel->show();
        m_log.mayLeave = false; // something was typed
        press(Qt::Key_Escape);
        QCOMPARE(left, 0);
        QCOMPARE(m_window->currentKey(), s("jobs"));
        m_log.mayLeave = true;
        press(Qt::Key_Escape);
        QCOMPARE(left, 1);
        QCOMPARE(m_window->currentKey(), s("jobs"));
        press(Qt::Key_Escape); // the form is away
        QCOMPARE(left, 1);
        QCOMPARE(m_window->currentKey(), s("tenants"));
    }
    void tabGoesThroughTheWholeWindow()
    {
        open(registry::Role::Admin);
        QWidget *const first = tabOrder(m_window.get()).first();
        first->setFocus();
        int stops = 0;
        do { // every stop once, then round; of the navigation's buttons the one that is pressed is a stop
            const QWidget *next = tabNeighbour(m_window.get(), QApplication::focusWidget(), true);
            press(Qt::Key_Tab);
            QCOMPARE(QApplication::focusWidget(), next);
        } while (++stops < 100 && QApplication::focusWidget() != first);
        QVERIFY2(stops > 5 && stops < 100, qPrintable(QString::number(stops)));
        const QWidget *last = tabNeighbour(m_window.get(), first, false);
        press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), last);
    }
    void keysReachThePage()
    {
        open(registry::Role::Admin);
        press(Qt::Key_F5);
        press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(m_log.events, (QStringList{s("tenants:refresh"), s("tenants:filter")}));
        press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentKey(), s("jobs"));
        press(Qt::Key_9, Qt::ControlModifier); // no ninth page
        QCOMPARE(m_window->currentKey(), s("jobs"));
    }
    // The keyboard goes along, wherever it was when the palette was opened.
    void thePaletteLeadsIntoThePage()
    {
        open(registry::Role::Admin);
        m_log.takesFocus = false;
        QWidget *const outside = m_window->findChildren<NavigationButton *>().first();
        outside->setFocus();
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(m_window->palette()->edit(), s("jobs"));
        QTest::keyClick(m_window->palette()->edit(), Qt::Key_Return);
        QCOMPARE(m_window->currentKey(), s("jobs"));
        QWidget *focus = m_window->focusWidget();
        QVERIFY(focus && (focus == m_window->currentPage() || m_window->currentPage()->isAncestorOf(focus)));
        press(Qt::Key_K, Qt::ControlModifier); // left without going anywhere: where it was
        QTest::keyClick(m_window->palette()->edit(), Qt::Key_Escape);
        QCOMPARE(m_window->focusWidget(), focus);
        m_log.mayLeave = false; // what wants to stay keeps it as well
        outside->setFocus();
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(m_window->palette()->edit(), s("tenants"));
        QTest::keyClick(m_window->palette()->edit(), Qt::Key_Return);
        QCOMPARE(m_window->currentKey(), s("jobs"));
        m_log.mayLeave = true;
        QTest::keyClick(outside, Qt::Key_3, Qt::ControlModifier); // and so does a page's own key
        QVERIFY(m_window->currentKey() == s("operators") && m_window->focusWidget() == m_window->currentPage());
    }
    void unsavedWorkStays()
    {
        open(registry::Role::Admin);
        m_log.mayLeave = false;
        QVERIFY(!m_window->go(s("jobs")));
        QCOMPARE(m_window->currentKey(), s("tenants"));
        // The navigation points at what is shown, not at what was clicked.
        const auto buttons = m_window->findChildren<NavigationButton *>();
        const auto button = [&](const char *key) { return *std::ranges::find_if(buttons, [&](const NavigationButton *each) { return each->key() == s(key); }); };
        QTest::mouseClick(button("jobs"), Qt::LeftButton);
        QCOMPARE(m_window->currentKey(), s("tenants"));
        QVERIFY(button("tenants")->isChecked() && !button("jobs")->isChecked());
        QSignalSpy out(m_window.get(), &MainWindow::signOutRequested);
        QVERIFY(!m_window->close());
        for (QAction *action : m_window->actions())
            if (action->text() == s("Sign out"))
                action->trigger();
        QCOMPARE(out.size(), 0);
        m_log.mayLeave = true;
    }

    void userMeetsTheGuard_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"link", "palette", "open palette", "history", "number"})
            QTest::newRow(way) << s(way);
    }
    void userMeetsTheGuard()
    {
        QFETCH(QString, way);
        open(way == s("history") || way == s("open palette") ? registry::Role::Admin : registry::Role::User);
        if (way == s("link")) {
            m_window->go(s("operators"), s("x"));
        } else if (way == s("palette")) {
            m_window->palette()->open();
            m_window->palette()->edit()->setText(s("operators"));
            for (int row = 0; row < m_window->palette()->model()->rowCount(); ++row)
                if (const auto *entry = m_window->palette()->model()->entry(row))
                    QVERIFY2(entry->title != s("operators"), "offered to a USER");
            m_window->palette()->close();
            m_window->go(s("wizard"));
        } else if (way == s("open palette")) { // demoted between typing and Enter
            press(Qt::Key_K, Qt::ControlModifier);
            QTest::keyClicks(m_window->palette()->edit(), s("operators"));
            m_window->setIdentity(identity(registry::Role::User));
            QTest::keyClick(m_window->palette()->edit(), Qt::Key_Return);
        } else if (way == s("history")) { // demoted while it is open
            m_window->go(s("operators"));
            QVERIFY(!m_window->isGuarded());
            m_window->setIdentity(identity(registry::Role::User));
            QTRY_VERIFY(m_log.events.contains(s("operators:gone")));
        } else {
            press(Qt::Key_3, Qt::ControlModifier);
            QVERIFY(!m_window->isGuarded()); // not in their navigation
            m_window->go(s("operators"));
        }
        QVERIFY(m_window->isGuarded());
        QVERIFY(!m_window->currentPage());
        if (way != s("history"))
            QVERIFY(!m_log.events.contains(s("operators:made")));
        QString said;
        for (const auto &[text, at] : walk::texts(m_window.get()))
            said += text + QLatin1Char('\n');
        QVERIFY(said.contains(s("Administrator"))); // which role
        QVERIFY(said.contains(s("Luis Gómez")));    // who you are
        auto *back = m_window->findChild<EmptyState *>()->action();
        QCOMPARE(back->text(), s("Back to tenants"));
        QVERIFY(back->hasFocus());
        press(Qt::Key_Space);                       // the way back
        QVERIFY(!m_window->isGuarded());
        QCOMPARE(m_window->currentKey(), s("tenants"));
    }
    void theWayBackLeadsToWhatMayBeUsed()
    {
        open(registry::Role::Admin);
        m_window->go(s("jobs"));
        m_window->go(s("operators"));
        m_window->go(s("wizard"));
        m_window->setIdentity(identity(registry::Role::User));
        QVERIFY(m_window->isGuarded());
        auto *back = m_window->findChild<EmptyState *>()->action();
        QCOMPARE(back->text(), s("Back to jobs"));
        m_language->set(s("es"));
        QTRY_COMPARE(back->text(), s("Volver a es-jobs"));
        back->click();
        QCOMPARE(m_window->currentKey(), s("jobs"));
        QVERIFY(!m_window->isGuarded());
        press(Qt::Key_Right, Qt::AltModifier);
        QVERIFY(m_window->isGuarded());
        QCOMPARE(back->text(), s("Volver a es-jobs"));
    }
    void theGuardSaysWhatIsDoneThere()
    {
        open(registry::Role::User);
        m_window->go(s("wizard")); // a key of the table of permissions
        QVERIFY(walk::texts(m_window.get()).size() > 0);
        QString said;
        for (const auto &[text, at] : walk::texts(m_window.get()))
            said += text + QLatin1Char('\n');
        QVERIFY2(said.contains(s("Provision tenants, one by one or from a table")), qPrintable(said));
    }
    void userSeesNoAdminPages()
    {
        open(registry::Role::User);
        QCOMPARE(m_window->findChild<Navigation *>()->keys(), (QStringList{s("tenants"), s("jobs")}));
    }
    void unknownPage()
    {
        open(registry::Role::Admin);
        m_window->go(s("teapot"));
        QVERIFY(m_window->isGuarded());
        press(Qt::Key_Space);
        QCOMPARE(m_window->currentKey(), s("tenants"));
    }

    void paletteByKeyboard()
    {
        open(registry::Role::Admin);
        QAbstractItemModelTester tester(m_window->palette()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_window->palette()->isOpen());
        QTest::keyClicks(m_window->palette()->edit(), s("pan"));
        QCOMPARE(m_window->palette()->model()->entry(m_window->palette()->model()->firstEntry())->title, s("Panadería & Co"));
        QTest::keyClick(m_window->palette()->edit(), Qt::Key_Return);
        QVERIFY(!m_window->palette()->isOpen());
        QCOMPARE(m_log.events.last(), s("tenants:id-7"));

        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(m_window->palette()->edit(), s("espa"));
        QTest::keyClick(m_window->palette()->edit(), Qt::Key_Return);
        QCOMPARE(m_language->code(), s("es"));

        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(m_window->palette()->edit(), Qt::Key_Escape);
        QVERIFY(!m_window->palette()->isOpen());
        QVERIFY(m_window->focusWidget() && !m_window->palette()->isAncestorOf(m_window->focusWidget()));
    }
    // What is begun on another page is found too, by who may.
    void paletteBeginsOnOtherPages()
    {
        const auto found = [&](const char *text) {
            m_window->palette()->open();
            m_window->palette()->edit()->setText(s(text));
            QStringList titles;
            for (int row = 0; row < m_window->palette()->model()->rowCount(); ++row)
                if (const auto *entry = m_window->palette()->model()->entry(row))
                    titles << entry->title;
            m_window->palette()->close();
            return titles;
        };
        open(registry::Role::Admin);
        QVERIFY(found("begin").contains(s("Begin a job")) && found("look for").contains(s("Look for a job")));
        QCOMPARE(found("invite"), QStringList{s("Invite somebody")});
        m_window->palette()->open();
        QTest::keyClicks(m_window->palette()->edit(), s("invite"));
        QTest::keyClick(m_window->palette()->edit(), Qt::Key_Return);
        QCOMPARE(m_log.events.last(), s("operators:new"));
        QVERIFY(!found("invite").contains(s("Invite somebody"))); // there the page's own actions are
        open(registry::Role::User);
        QCOMPARE(found("invite"), QStringList()); // not their page
        QVERIFY(!found("begin").contains(s("Begin a job"))); // their page, not their action: nobody entered it, so it is an ADMIN's
        QVERIFY(found("look for").contains(s("Look for a job")));
    }
    void paletteSaysWhenNothingIsFound()
    {
        open(registry::Role::Admin);
        m_window->palette()->open();
        m_window->palette()->edit()->setText(s("qqqqzzzz"));
        QCOMPARE(m_window->palette()->model()->firstEntry(), -1);
        QTest::keyClick(m_window->palette()->edit(), Qt::Key_Return); // goes nowhere
        QVERIFY(m_window->palette()->isOpen());
        m_window->palette()->edit()->setText(QString(5000, QLatin1Char('a')));
    }
    void scores()
    {
        QCOMPARE(matchScore(s("panaderia"), s("Panadería")), 100);
        QVERIFY(matchScore(s("pan"), s("Panadería")) > matchScore(s("pan"), s("Clínica del Pan")));
        QVERIFY(matchScore(s("pan"), s("Clínica del Pan")) > matchScore(s("pan"), s("Empanadas")));
        QVERIFY(matchScore(s("pnd"), s("Panadería")) > 0);
        QCOMPARE(matchScore(s("xyz"), s("Panadería")), 0);
    }

    void tabReachesEveryPart()
    {
        open(registry::Role::Admin);
        QSet<QWidget *> reached;
        QStringList way;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key_Tab);
            reached << m_window->focusWidget();
            way << (m_window->focusWidget() ? walk::where(m_window->focusWidget()).section(s(" > "), -1) : s("nobody"));
        }
        // The pages are one stop, like radio buttons; the arrows walk them.
        const auto pages = m_window->findChildren<NavigationButton *>();
        QVERIFY2(std::ranges::count_if(reached, [](QWidget *w) { return qobject_cast<NavigationButton *>(w) != nullptr; }) >= 2, qPrintable(way.mid(0, 20).join(s(", "))));
        for (const char *name : {"searchButton"})
            QVERIFY(reached.contains(m_window->findChild<QWidget *>(s(name))));
        for (auto *bar : m_window->findChildren<BottomBar *>())
            QVERIFY(std::ranges::any_of(reached, [bar](QWidget *w) { return w && bar->isAncestorOf(w); }));
        for (auto *button : pages)
            if (button->isChecked())
                button->setFocus(Qt::TabFocusReason);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(m_window->currentKey(), s("jobs"));
    }

    void jobsTray() // what it says: bottombar_test.cpp
    {
        registry::Operation operation;
        operation.id = s("op-9");
        operation.tenantName = s("Panadería");
        operation.state = registry::OperationState::Running;
        operation.steps.resize(9);
        operation.steps[0].state = registry::StepState::Done;
        m_feed.all = {operation};
        open(registry::Role::Admin);
        emit m_feed.changed();
        auto *bar = m_window->findChild<BottomBar *>();
        auto *button = bar->findChild<QPushButton *>();
        QCOMPARE(button->text(), s("Panadería: step 2 of 9"));
        button->click();
        QCOMPARE(m_log.events.last(), s("jobs:op-9"));
    }
    void closingTheSessionForgetsEverything()
    {
        open(registry::Role::Admin);
        m_window->go(s("jobs"));
        m_window->closeSession();
        QVERIFY(m_log.events.contains(s("jobs:gone")));
        QVERIFY(m_log.events.contains(s("tenants:gone")));
        QVERIFY(!m_window->go(s("tenants")));
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!m_window->palette()->isOpen());
    }

    void speaksBothLanguages()
    {
        open(registry::Role::User);
        m_window->go(s("operators"));
        m_window->setOfflineSince(QDateTime::currentDateTimeUtc());
        QSet<QString> english;
        for (const auto &[text, at] : walk::texts(m_window.get()))
            english << text;
        m_language->set(s("es"));
        QCoreApplication::processEvents();
        QStringList left;
        // What is the same in both: names, keys, and words that are.
        const QSet<QString> same = {s("Luis Gómez"), s("Lab"), s("Tenants")};
        for (const auto &[text, at] : walk::texts(m_window.get()))
            if (english.contains(text) && !same.contains(text) && !text.startsWith(s("es-")))
                left << text + s("  in ") + at;
        QVERIFY2(left.isEmpty(), qPrintable(left.join(QLatin1Char('\n'))));
        QVERIFY(!english.isEmpty());
        // Menus too.
        for (QAction *action : m_window->actions())
            QVERIFY2(!english.contains(action->text()) || action->text().isEmpty(), qPrintable(action->text()));
    }
    void nothingIsCutOrNameless_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char *code : {"en", "es"})
            for (const QSize &size : {QSize(960, 600), QSize(1440, 900)})
                QTest::addRow("%s %d", code, size.width()) << s(code) << size;
    }
    void nothingIsCutOrNameless()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        m_language->set(language);
        open(registry::Role::User);
        m_window->go(s("operators"));
        m_window->setOfflineSince(QDateTime::currentDateTimeUtc());
        m_window->resize(size);
        QTest::qWait(0);
        QVERIFY2(walk::cut(m_window.get()).isEmpty(), qPrintable(walk::cut(m_window.get()).join(QLatin1Char('\n'))));
        QVERIFY2(walk::nameless(m_window.get()).isEmpty(), qPrintable(walk::nameless(m_window.get()).join(QLatin1Char('\n'))));
    }
    void remembersGeometryAndChoices()
    {
        QTemporaryDir folder;
        auto store = workstation::Store::open(folder.path());
        QVERIFY(store.has_value());
        open(registry::Role::Admin, store->get());
        m_window->resize(1111, 777);
        press(Qt::Key_B, Qt::ControlModifier);
        m_window->close();
        QVERIFY(!(*store)->preference(s("window/geometry")).isEmpty());
        QCOMPARE((*store)->preference(s("window/navigation")), s("icons"));
        m_window.reset();
        open(registry::Role::Admin, store->get());
        QVERIFY(m_window->findChild<Navigation *>()->isCollapsed());
        (void)(*store)->setPreference(s("window/geometry"), s("nonsense")); // a store that somebody else wrote
        m_window.reset();
        open(registry::Role::Admin, store->get());
        QVERIFY(m_window->isVisible());
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QCA::Initializer qca;
    WindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "window_test.moc"
