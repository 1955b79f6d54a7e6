// Signing out and quitting ask every page, not only the one that is looked at: what was begun stays while one looks elsewhere, and goes with the window.
#include "plainwindow.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tenantry;
using namespace tenantry::ui;

class LetGoTest : public QObject {
    Q_OBJECT
    std::unique_ptr<test::PlainWindow> m_made;
    test::PlainWindow &window() { return *m_made; }
    // Each page was looked at, and the last one is shown.
    void visit()
    {
        window().open(registry::Role::Admin, u"wizard"_s);
        for (const QString &page : {u"operators"_s, u"jobs"_s, u"tenants"_s})
            QVERIFY(window()->go(page));
    }
    void signOut()
    {
        for (QAction *action : window()->actions())
            if (action->text() == u"Sign out"_s)
                action->trigger();
    }

private slots:
    void init() { m_made = std::make_unique<test::PlainWindow>(); }
    void cleanup() { m_made.reset(); }

    void whatIsBegunElsewhereIsAskedAboutWhereItLies()
    {
        visit();
        window().state.begun = {u"wizard"_s, u"operators"_s};
        QVERIFY(window()->hasUnsavedWork());
        QSignalSpy out(window().get(), &MainWindow::signOutRequested);
        signOut();
        QCOMPARE(window()->currentKey(), u"operators"_s);
        QVERIFY(window().page()->confirm()->isAsking());
        QVERIFY(!window()->close());
        QVERIFY(window().page()->confirm()->isAsking());
        window().page()->confirm()->button()->click();
        signOut(); // the next one
        QCOMPARE(window()->currentKey(), u"wizard"_s);
        QVERIFY(window().page()->confirm()->isAsking());
        QCOMPARE(out.size(), 0);
        window().page()->confirm()->button()->click();
        QVERIFY(!window()->hasUnsavedWork());
        signOut();
        QCOMPARE(out.size(), 1);
        QVERIFY(window()->close());
    }

    // The question takes nothing away: who stays finds all as it was.
    void stayingLosesNothing()
    {
        visit();
        window().state.begun = {u"wizard"_s};
        QVERIFY(!window()->close());
        window().page()->confirm()->withdraw();
        QVERIFY(window()->hasUnsavedWork());
        QVERIFY(window()->go(u"jobs"_s)); // a page that keeps it may be left
        QVERIFY(!window()->close());
        QCOMPARE(window()->currentKey(), u"wizard"_s);
    }

    // A page that may not be left is asked first, and stays in sight.
    void thePageThatIsShownComesFirst()
    {
        visit();
        window().state.begun = {u"wizard"_s};
        window().state.mayLeave = false;
        QVERIFY(!window()->close());
        QCOMPARE(window()->currentKey(), u"tenants"_s);
    }

    // Behind the cover nothing can be asked on a page: the cover asks, and knows of all of them.
    void theCoverKnowsOfThem()
    {
        visit();
        window().state.begun = {u"wizard"_s};
        QLabel cover;
        window()->cover(&cover, [] { return u"Locked"_s; });
        QVERIFY(window()->hasUnsavedWork());
        QSignalSpy asked(window().get(), &MainWindow::quitOverUnsavedWork);
        QVERIFY(!window()->close());
        QCOMPARE(asked.size(), 1);
        window()->uncover();
        window().state.begun.clear();
        window()->cover(&cover, [] { return u"Locked"_s; });
        QVERIFY(!window()->hasUnsavedWork());
        window()->uncover();
    }
};

QTEST_MAIN(LetGoTest)
#include "letgo_test.moc"
