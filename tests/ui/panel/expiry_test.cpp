// A sign-in that is 24 hours old ends, and what was begun in the window does not: the lock screen asks for the password again, and everything goes on
// where it was. Every other end of a sign-in is the sign-in page.
#include "app/panel/panel.h"
#include "integration/registry/registryfixture.h"
#include "operators/operators.h"
#include "postgres/settings.h"
#include "registry/sessionclock.h"
#include "support/faultproxy.h"
#include "ui/login/changepassword.h"
#include "ui/login/loginpage.h"
#include "ui/plans/planeditor.h"
#include "ui/plans/planmodel.h"
#include "ui/plans/planspage.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/lockscreen.h"
#include "ui/shell/mainwindow.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/secretfield.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>

using namespace tenantry;
using namespace tenantry::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int noticed = 5'000;    // ms, at most
constexpr int answered = 20'000;  // ms: a key derivation is part of it

} // namespace

class ExpiryTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_home;
    std::unique_ptr<TestRegistry> m_registry;
    std::unique_ptr<panel::Panel> m_panel;
    std::chrono::nanoseconds m_later{0};

    void open()
    {
        panel::Options options;
        options.language = u"en"_s;
        options.theme = u"light"_s;
        m_panel = std::make_unique<panel::Panel>(*qApp, options);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }
    ui::MainWindow &window() const { return *qobject_cast<ui::MainWindow *>(m_panel->window()); }
    ui::LoginPage &login() const { return *window().findChild<ui::LoginPage *>(); }
    ui::LockScreen &lock() const { return *window().findChild<ui::LockScreen *>(); }
    void signIn(const registry::SessionPtr &session)
    {
        workstation::Profile profile;
        profile.name = u"test"_s;
        emit login().signedIn(session, profile);
        QVERIFY(window().hasSession());
    }
    bool says(const QString &text) const
    {
        return std::ranges::any_of(window().findChildren<QLabel *>(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    bool saysWhy(const QString &sentence) const // on the sign-in page
    {
        const auto banners = login().findChildren<ui::ErrorBanner *>();
        return std::ranges::any_of(banners, [&](const ui::ErrorBanner *banner) { return banner->isVisible() && banner->error().message.translated() == sentence; });
    }
    bool asksAgain() const { return window().isCovered() && says(u"This sign-in is 24 hours old and has ended."_s); }
    // As the registry counts.
    void expire() const
    {
        m_registry->sql("UPDATE tenantry.operator_session SET opened_at = opened_at - interval '25 hours', expires_at = expires_at - interval '25 hours' WHERE ended_at IS NULL");
    }
    // As this computer counts.
    void later(std::chrono::nanoseconds by)
    {
        registry::moveSessionClock(by);
        m_later += by;
    }
    qint64 openRows() const
    {
        return m_registry->sql("SELECT count(*) FROM tenantry.operator_session WHERE ended_at IS NULL AND expires_at > now()").integer(0, 0);
    }
    void type(const QString &password)
    {
        lock().password()->setText(password); // with letters that QTest has no keys for
        QTest::keyClick(lock().password(), Qt::Key_Return);
    }
    static QString right() { return QString::fromUtf8(TestRegistry::password); }
    // A plan half typed: the page, and what is in it.
    ui::PlanEditor *begin(const QString &name)
    {
        if (!window().go(u"plans"_s, u"new"_s))
            return nullptr;
        auto *editor = window().findChild<ui::PlanEditor *>();
        if (editor && editor->isVisible())
            QTest::keyClicks(editor->nameEdit(), name);
        return editor;
    }

private slots:
    void initTestCase() { qputenv("TENANTRY_HOME", m_home.path().toUtf8()); }
    void init() { m_registry = std::make_unique<TestRegistry>(); }
    void cleanup()
    {
        m_panel.reset();
        m_registry.reset();
        registry::moveSessionClock(-m_later);
        m_later = 0ns;
    }

    // The whole way: covered, asked, refused, let in again; the half-typed line is there, and what others do arrives.
    void whatWasHalfTypedIsThereAgain()
    {
        open();
        const auto session = m_registry->admin();
        signIn(session);
        QVERIFY(session->vault().key(u"admin"_s));
        ui::PlanEditor *editor = begin(u"golden"_s);
        QVERIFY(editor);
        auto *page = window().findChild<ui::PlansPage *>();
        editor->nameEdit()->setSelection(1, 3);
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(window().isCovered(), noticed);
        QVERIFY(window().hasSession());
        QVERIFY(asksAgain());
        QVERIFY(session->vault().isLocked());
        // Nothing of it is to be seen or reached.
        QVERIFY(!window().isAncestorOf(page) && !editor->isVisible());
        for (const auto &[key, modifiers] : {std::pair{Qt::Key_K, Qt::ControlModifier}, std::pair{Qt::Key_1, Qt::ControlModifier}, std::pair{Qt::Key_F5, Qt::NoModifier},
                                             std::pair{Qt::Key_Escape, Qt::NoModifier}, std::pair{Qt::Key_L, Qt::ControlModifier}})
            QTest::keyClick(window().focusWidget() ? window().focusWidget() : &window(), key, modifiers);
        QVERIFY(asksAgain() && !window().palette()->isVisible());

        type(u"no es esta"_s);
        QTRY_VERIFY_WITH_TIMEOUT(lock().banner()->isVisible(), answered);
        QVERIFY(says(u"That is not the password of %1."_s.arg(m_registry->adminLogin)));
        QVERIFY(asksAgain());
        QCOMPARE(openRows(), 0);

        const auto other = m_registry->admin();
        const auto meanwhile = lay(other); // a plan, behind the cover
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QVERIFY(window().hasSession());
        QCOMPARE(window().currentKey(), u"plans"_s);
        QVERIFY(editor->isVisible() && page->hasUnsavedWork());
        QCOMPARE(editor->nameEdit()->text(), u"golden"_s);
        QCOMPARE(editor->nameEdit()->selectedText(), u"old"_s);
        QVERIFY(editor->nameEdit()->hasFocus());
        // A sign-in like any other, written down with the refused attempt; the one before stays ended.
        QCOMPARE(openRows(), 2); // and the other's
        QCOMPARE(m_registry->sql("SELECT max(failed_before) FROM tenantry.operator_session").integer(0, 0), 1);
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator_session WHERE id = $1 AND ended_at IS NULL", {session->id()}).integer(0, 0), 1);
        QVERIFY2(session->whoNow(), describe(session->whoNow()));
        QVERIFY(session->vault().key(u"admin"_s));
        // What happened behind the cover, and what happens now.
        QTRY_VERIFY_WITH_TIMEOUT(page->model()->find(meanwhile.plan.id), noticed);
        const auto now = lay(other);
        QTRY_VERIFY_WITH_TIMEOUT(page->model()->find(now.plan.id), noticed);
        QCOMPARE(editor->nameEdit()->text(), u"golden"_s);
        // And it is watched as the one before was.
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
    }

    // The line somebody was at, and where the list stood.
    void theListStandsWhereItStood()
    {
        const auto other = m_registry->admin();
        const auto ground = lay(other);
        for (int i = 0; i < 60; ++i) {
            const auto made = registry::TenantRepository(other).reserve(tenantOn(ground, u"uno-%1"_s.arg(i), u"Empresa %1"_s.arg(i, 2, 10, QLatin1Char('0'))));
            QVERIFY2(made, describe(made));
        }
        open();
        signIn(m_registry->admin());
        QVERIFY(window().go(u"tenants"_s, u"*"_s));
        auto *page = window().findChild<ui::TenantsPage *>();
        QTRY_COMPARE_WITH_TIMEOUT(page->table()->model()->rowCount(), 60, answered);
        QTRY_VERIFY(page->isSettled());
        auto *table = page->table();
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 2);
        table->setCurrentIndex(table->indexAt(QPoint(1, table->viewport()->height() / 2)));
        QTRY_VERIFY(page->isSettled());
        const int at = table->verticalScrollBar()->value(), shown = table->visualRect(table->currentIndex()).top();
        const QString line = table->currentIndex().data().toString();
        QVERIFY(at > 0 && !line.isEmpty());
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QCOMPARE(table->currentIndex().data().toString(), line);
        QCOMPARE(table->verticalScrollBar()->value(), at);
        const auto made = registry::TenantRepository(other).reserve(tenantOn(ground, u"zzz"_s, u"Zzz"_s)); // read again, and what it shows is of now
        QVERIFY2(made, describe(made));
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 61, noticed);
        QTRY_VERIFY(page->isSettled());
        QCOMPARE(table->currentIndex().data().toString(), line);
        QCOMPARE(table->visualRect(table->currentIndex()).top(), shown); // a line came in above it
    }

    // As after every reconnection, and not by a NOTIFY alone: this change sends none.
    void whatIsShownIsReadAgain()
    {
        const auto other = m_registry->admin();
        const auto first = lay(other);
        open();
        signIn(m_registry->admin());
        QVERIFY(window().go(u"plans"_s));
        const auto *model = window().findChild<ui::PlansPage *>()->model();
        QTRY_VERIFY_WITH_TIMEOUT(model->find(first.plan.id), answered);
        const auto ground = lay(other);
        QTRY_VERIFY_WITH_TIMEOUT(model->find(ground.plan.id), answered); // heard of: nothing is waiting to be read any more
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        m_registry->sql("ALTER TABLE tenantry.plan DISABLE TRIGGER USER");
        m_registry->sql("UPDATE tenantry.plan SET description = 'unheard' WHERE id = $1", {ground.plan.id});
        m_registry->sql("ALTER TABLE tenantry.plan ENABLE TRIGGER USER");
        QCOMPARE(model->find(ground.plan.id)->description, QString());
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QTRY_COMPARE_WITH_TIMEOUT(model->find(ground.plan.id)->description, u"unheard"_s, noticed);
    }

    // The same door as every other: it slows down who guesses.
    void whoGuessesWaits()
    {
        open();
        signIn(m_registry->admin());
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        for (int i = 0; i < 3; ++i) {
            type(u"no es esta"_s);
            QTRY_VERIFY_WITH_TIMEOUT(lock().banner()->isVisible() && lock().unlockButton()->isEnabled(), answered);
        }
        type(right());
        QVERIFY(lock().banner()->isPassing() && !lock().unlockButton()->isEnabled()); // nobody was asked
        QVERIFY(says(u"failed several times from this computer"_s));
        QTRY_VERIFY_WITH_TIMEOUT(lock().unlockButton()->isEnabled(), answered);
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QCOMPARE(m_registry->sql("SELECT max(failed_before) FROM tenantry.operator_session").integer(0, 0), 3);
    }

    void signingOutAsksFirst()
    {
        open();
        signIn(m_registry->admin());
        QVERIFY(begin(u"golden"_s));
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        QTest::mouseClick(lock().signOutButton(), Qt::LeftButton);
        QVERIFY(window().hasSession() && asksAgain());
        QVERIFY(says(u"What was begun and is not saved will be lost."_s));
        QTest::mouseClick(lock().loseButton(), Qt::LeftButton);
        QVERIFY(!window().hasSession() && !window().isCovered());
        QVERIFY(login().isVisible());
    }

    // It ends while nobody is there: coming back is a new sign-in.
    void endedWhileLocked()
    {
        open();
        const auto session = m_registry->admin();
        signIn(session);
        ui::PlanEditor *editor = begin(u"golden"_s);
        QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(window().isCovered() && !asksAgain());
        lock().password()->setText(u"half of a passw"_s);
        const QString before = session->id();
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        QCOMPARE(lock().password()->text(), u"half of a passw"_s);
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QVERIFY(session->id() != before);
        QVERIFY2(session->whoNow(), describe(session->whoNow()));
        QVERIFY(editor->isVisible());
        QCOMPARE(editor->nameEdit()->text(), u"golden"_s);
        // Locked again, in a sign-in that is of today: nothing is said of a day.
        QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(window().isCovered() && !asksAgain());
    }

    // It ends between the password and the answer: that was the way back from the lock, and is the way into a new sign-in.
    void endedWhileThePasswordIsChecked()
    {
        FaultProxy proxy(TestCluster::socketFile());
        open();
        const auto session = TestRegistry::open(proxy.through(m_registry->adminSettings()));
        signIn(session);
        const QString before = session->id();
        QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
        proxy.hang();
        type(right());
        QVERIFY(!lock().unlockButton()->isEnabled()); // asking
        later(24h);
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        QVERIFY(!lock().unlockButton()->isEnabled());
        proxy.pass();
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QVERIFY(session->id() != before && !session->hasExpired());
        QTRY_VERIFY_WITH_TIMEOUT(session->whoNow(), answered);
    }

    // A password that is being chosen is no half-typed work: it goes, as with the lock.
    void endedWhileAPasswordIsChosen()
    {
        open();
        signIn(m_registry->admin());
        for (QAction *action : window().findChildren<QAction *>())
            if (action->text() == u"Change my password…"_s)
                action->trigger();
        QVERIFY(window().isCovered() && window().findChild<ui::ChangePassword *>());
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        QVERIFY(!window().findChild<ui::ChangePassword *>());
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QVERIFY(window().hasSession());
    }

    // By the clock of this computer, when the registry is away; and the way back says so.
    void endedWhileTheRegistryIsAway()
    {
        FaultProxy proxy(TestCluster::socketFile());
        open();
        const auto session = TestRegistry::open(proxy.through(m_registry->adminSettings()));
        signIn(session);
        ui::PlanEditor *editor = begin(u"golden"_s);
        QVERIFY(editor);
        proxy.refuse();
        proxy.resetAll();
        later(24h);
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(says(u"The registry does not answer, so nobody can say whether the password is right."_s), answered);
        QVERIFY(asksAgain() && window().hasSession());
        proxy.pass();
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QCOMPARE(editor->nameEdit()->text(), u"golden"_s);
        QVERIFY(!session->hasExpired());
        QTRY_VERIFY_WITH_TIMEOUT(session->whoNow(), answered);
        const auto made = lay(m_registry->admin());
        auto *page = window().findChild<ui::PlansPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(page->model()->find(made.plan.id), answered); // listens again
    }

    // Whatever else ended it, before or after the day was over, is not mended by a password.
    void everyOtherEndIsTheSignInPage_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<bool>("afterTheDay");
        QTest::addColumn<QString>("sentence");
        const QByteArray disabled("UPDATE tenantry.operator SET enabled = false WHERE login = $1"), removed("DELETE FROM tenantry.operator WHERE login = $1"),
            ended("UPDATE tenantry.operator_session SET ended_at = now(), ended_why = 'revoked' WHERE ended_at IS NULL AND operator_id = (SELECT id FROM tenantry.operator WHERE login = $1)"),
            password("UPDATE tenantry.operator_session SET ended_at = now(), ended_why = 'password' WHERE ended_at IS NULL AND operator_id = (SELECT id FROM tenantry.operator WHERE login = $1)");
        for (const bool after : {false, true}) {
            const auto row = [after](const char *name) { return QByteArray(name) + (after ? ", after the day" : ""); };
            QTest::newRow(row("disabled").constData()) << disabled << after << u"The account of %1 is disabled in this registry."_s;
            QTest::newRow(row("removed").constData()) << removed << after << u"%1 is no operator of this registry."_s;
            QTest::newRow(row("ended").constData()) << ended << after << u"An ADMIN ended this sign-in."_s;
            QTest::newRow(row("password").constData()) << password << after << u"The password of this account was changed; this sign-in has ended."_s;
        }
    }
    void everyOtherEndIsTheSignInPage()
    {
        QFETCH(QByteArray, change);
        QFETCH(bool, afterTheDay);
        QFETCH(QString, sentence);
        m_registry->giveEveryKey(m_registry->addOperator(u"eva"_s, registry::Role::Admin)); // one stays, who opens what is sealed
        open();
        signIn(m_registry->admin());
        if (afterTheDay) {
            expire();
            QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        }
        m_registry->sql(change, {m_registry->adminLogin});
        QTRY_VERIFY_WITH_TIMEOUT(!window().hasSession(), noticed);
        QVERIFY(!window().isCovered() && login().isVisible());
        QVERIFY(saysWhy(QString(sentence).replace(u"%1"_s, m_registry->adminLogin)));
    }

    // What is in the way of a new sign-in may pass: it is said, and what was begun stays.
    void whatMayPassIsNoEnd_data()
    {
        QTest::addColumn<QByteArray>("come");
        QTest::addColumn<QByteArray>("go");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("too many connections") << QByteArray("CONNECTION LIMIT 0") << QByteArray("CONNECTION LIMIT -1") << u"Too many connections"_s;
        QTest::newRow("read-only") << QByteArray("SET default_transaction_read_only = on") << QByteArray("RESET ALL") << u"read-only"_s;
    }
    void whatMayPassIsNoEnd()
    {
        QFETCH(QByteArray, come);
        QFETCH(QByteArray, go);
        QFETCH(QString, sentence);
        open();
        const auto session = m_registry->admin();
        signIn(session);
        ui::PlanEditor *editor = begin(u"golden"_s);
        QVERIFY(editor);
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        const QByteArray role = "ALTER ROLE " + postgres::quoteIdentifier(m_registry->adminLogin) + ' ';
        m_registry->sql(role + come);
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().hasSession() || (lock().banner()->isVisible() && lock().unlockButton()->isEnabled()), answered);
        QVERIFY(window().hasSession() && asksAgain());
        QVERIFY(lock().banner()->error().message.translated().contains(sentence));
        QVERIFY(says(u"The password could not be checked. The window stays locked."_s) && !says(u"You may not come back."_s));
        m_registry->sql(role + go);
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered);
        QVERIFY(editor->isVisible());
        QCOMPARE(editor->nameEdit()->text(), u"golden"_s);
        QVERIFY2(session->whoNow(), describe(session->whoNow()));
    }

    // The answer is about the session of before, which another one took the place of: it ends nothing of that one.
    void theAnswerIsAboutTheSessionBefore()
    {
        m_registry->giveEveryKey(m_registry->addOperator(u"eva"_s, registry::Role::Admin)); // one stays, who opens what is sealed
        FaultProxy proxy(TestCluster::socketFile());
        open();
        signIn(TestRegistry::open(proxy.through(m_registry->adminSettings())));
        later(24h);
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        proxy.hang();
        type(right());
        QVERIFY(!lock().unlockButton()->isEnabled()); // asking
        m_registry->sql("UPDATE tenantry.operator SET role = 'USER' WHERE login = $1", {m_registry->adminLogin});
        later(-24h);
        const auto now = m_registry->admin(); // as the one of the new role comes
        signIn(now);
        QVERIFY(window().isCovered());
        proxy.pass();
        QTRY_VERIFY_WITH_TIMEOUT(!window().isCovered(), answered); // the password was right
        QVERIFY(window().hasSession());
        QVERIFY2(now->whoNow(), describe(now->whoNow()));
    }

    // The right password, and another role: pages and keys of the old one are not opened with it.
    void anotherRoleIsSignedOut()
    {
        m_registry->giveEveryKey(m_registry->addOperator(u"eva"_s, registry::Role::Admin)); // one stays, who opens what is sealed
        open();
        signIn(m_registry->admin());
        QVERIFY(begin(u"golden"_s));
        expire();
        QTRY_VERIFY_WITH_TIMEOUT(asksAgain(), noticed);
        m_registry->sql("UPDATE tenantry.operator SET role = 'USER' WHERE login = $1", {m_registry->adminLogin});
        type(right());
        QTRY_VERIFY_WITH_TIMEOUT(!window().hasSession(), answered);
        QVERIFY(!window().isCovered() && login().isVisible());
        QVERIFY(saysWhy(u"The role of %1 is another one by now; this sign-in has ended."_s.arg(m_registry->adminLogin)));
        QTRY_COMPARE_WITH_TIMEOUT(openRows(), 0, noticed); // what was opened to find out is closed
    }
};

TENANTRY_UI_TEST_MAIN(ExpiryTest)
#include "expiry_test.moc"
