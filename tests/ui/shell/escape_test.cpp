// Esc in the window: what it answers first, and where it leads from what may not be used.
#include "plainwindow.h"

using namespace Qt::StringLiterals;
using namespace tenantry;
using namespace tenantry::ui;
using test::plainIdentity;

class EscapeTest : public QObject {
    Q_OBJECT
    std::unique_ptr<test::PlainWindow> m_made;
    test::PlainWindow &window() { return *m_made; }

private slots:
    void init() { m_made = std::make_unique<test::PlainWindow>(); }
    void cleanup() { m_made.reset(); }

    // Wherever the focus is; the form, half typed as it may be, and the page come after it.
    void escapeWithdrawsTheQuestionFirst()
    {
        window().open(registry::Role::Admin, u"tenants"_s);
        window()->go(u"jobs"_s);
        auto *bar = new ConfirmBar(window()->currentPage());
        bar->ask(u"Cancel this run?"_s, u"Cancel run"_s, true, [] {});
        window()->currentPage()->setFocus();
        window().state.mayLeave = false;
        window().press(Qt::Key_Escape);
        QVERIFY(!bar->isAsking() && !bar->isVisible());
        window().state.mayLeave = true;
        QCOMPARE(window()->currentKey(), u"jobs"_s);
        bar->ask(u"Cancel this run?"_s, u"Cancel run"_s, true, [] {});
        window().press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window()->currentKey(), u"tenants"_s);
        QVERIFY(!bar->isAsking()); // it does not wait unseen
    }
    // A link led here: nothing lies before it, and Esc leads into what may be used all the same; not back and forth.
    void escapeLeavesTheGuard()
    {
        window().open(registry::Role::User, u"operators"_s);
        QVERIFY(window()->isGuarded());
        window().press(Qt::Key_Escape);
        QVERIFY(!window()->isGuarded());
        QCOMPARE(window()->currentKey(), u"tenants"_s);
        window().press(Qt::Key_Escape);
        QVERIFY(!window()->isGuarded());
        window().open(registry::Role::Admin, u"jobs"_s);
        window()->go(u"operators"_s);
        window()->go(u"wizard"_s);
        window()->setIdentity(plainIdentity(registry::Role::User));
        window().press(Qt::Key_Escape); // past what may be used no more
        QCOMPARE(window()->currentKey(), u"jobs"_s);
    }
};

QTEST_MAIN(EscapeTest)
#include "escape_test.moc"
