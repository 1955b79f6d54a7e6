// The plans page as a person uses it: looked at, added, edited while somebody else edits, removed and not removed.
#include "plansamples.h"

#include "ui/plans/plandetails.h"
#include "ui/plans/planeditor.h"
#include "ui/plans/planmodel.h"
#include "ui/plans/planspage.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/statestack.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QTranslator>

using namespace tenantry;
using namespace tenantry::ui;
using tenantry::samples::PlanStandIn;

namespace {

struct Shown {
    PlanStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<PlansPage> page;

    explicit Shown(bool empty = false, registry::Role role = registry::Role::Admin) : standIn(empty)
    {
        services.workers = &pool;
        page = std::make_unique<PlansPage>(standIn.backend(role), services);
        page->resize(1280, 800);
        page->show();
        page->activated({});
    }
    ~Shown()
    {
        page.reset();
        pool.waitForDone();
    }
    bool says(const QString &text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        const auto buttons = page->findChildren<QAbstractButton *>();
        const auto holds = [&](const auto *each) { return each->isVisible() && each->text().contains(text); };
        return std::ranges::any_of(labels, holds) || std::ranges::any_of(buttons, holds);
    }
    void select(const char *name) const { page->table()->setCurrentIndex(page->model()->indexOf(QString::fromLatin1(name))); }
    QString selected() const
    {
        const registry::Plan *plan = page->model()->plan(page->table()->currentIndex());
        return plan ? plan->name : QString();
    }
};

} // namespace

class PlansPageTest : public QObject {
    Q_OBJECT
    QTranslator m_plurals;

private slots:
    void initTestCase()
    {
        QVERIFY(m_plurals.load(QStringLiteral(":/i18n/tenantry_en.qm")));
        QCoreApplication::installTranslator(&m_plurals);
    }
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void nothingYet()
    {
        Shown s(true);
        QTRY_COMPARE(s.page->states()->state(), StateStack::State::Empty);
        s.page->states()->emptyState()->action()->click();
        QTRY_VERIFY(s.page->editor()->isVisible());
        QTest::keyClicks(s.page->editor()->nameEdit(), QStringLiteral("free"));
        s.page->editor()->connectionsEdit()->setValue(5);
        QCOMPARE(s.page->editor()->command(), QStringLiteral("tenantryctl plan add free --connection-limit 5 --position 0"));
        s.page->editor()->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("add free 5")});
        QTRY_COMPARE(s.selected(), QStringLiteral("free"));
    }

    void inTheirOrder()
    {
        Shown s;
        QAbstractItemModelTester tester(s.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        const auto row = [&](int at) {
            QStringList out;
            for (int column = 0; column < PlanModel::Description; ++column)
                out << s.page->model()->index(at, column).data().toString();
            return out.join(u' ');
        };
        QCOMPARE(row(0), QStringLiteral("bronze 6,214 10 0"));
        QCOMPARE(row(2), QStringLiteral("gold 913 80 3"));
        QCOMPARE(row(3), QStringLiteral("internal 0 No limit 0"));
        s.select("gold");
        QTRY_VERIFY(s.says(QStringLiteral("branded")));
        QSignalSpy went(s.page.get(), &Page::navigate);
        s.page->details()->tenantsButton()->click();
        QCOMPARE(went.takeFirst(), QVariantList({QStringLiteral("tenants"), QStringLiteral("plan:gold")}));
        s.page->details()->featuresButton()->click();
        QCOMPARE(went.takeFirst().first().toString(), QStringLiteral("features"));
    }

    void edited()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        s.page->details()->editButton()->click();
        QVERIFY(s.page->editor()->isVisible());
        QVERIFY(s.page->leave());
        s.page->editor()->connectionsEdit()->setValue(120);
        QVERIFY(!s.page->leave());
        QCOMPARE(s.page->editor()->command(), QStringLiteral("tenantryctl plan edit gold --connection-limit 120"));
        s.page->editor()->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("update gold 120")});
        QTRY_VERIFY(!s.page->editor()->isVisible());
        QCOMPARE(s.selected(), QStringLiteral("gold"));
        QTRY_VERIFY(s.says(QStringLiteral("120")));
        QVERIFY(s.page->leave());
    }

    void enterInANumberSaves()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        const auto boxes = [&s] { return s.page->editor()->findChildren<QSpinBox *>(); };
        const auto type = [&](int which, const QString &text) {
            s.select("gold");
            s.page->details()->editButton()->click();
            boxes().at(which)->setFocus();
            boxes().at(which)->selectAll();
            QTest::keyClick(boxes().at(which), Qt::Key_Backspace);
            QTest::keyClicks(boxes().at(which), text);
            QTest::keyClick(boxes().at(which), Qt::Key_Return);
        };
        type(0, QStringLiteral("90"));
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("update gold 90")});
        QTRY_VERIFY(!s.page->editor()->isVisible());
        QTRY_COMPARE(s.page->model()->plan(s.page->model()->indexOf(QStringLiteral("gold")))->connectionLimit, 90);
        type(1, QStringLiteral("7"));
        QTRY_COMPARE(s.standIn.done().size(), 2);
        QTRY_VERIFY(!s.page->editor()->isVisible());
        QTRY_COMPARE(s.page->model()->plan(s.page->model()->indexOf(QStringLiteral("gold")))->position, 7);
    }

    void halfTypedIsAskedAbout()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        s.page->details()->editButton()->click();
        QTest::keyClicks(s.page->editor()->nameEdit(), QStringLiteral("en"));
        ConfirmBar *bar = s.page->confirmBar();
        QVERIFY(!s.page->leave());
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->question(), QStringLiteral("The changes made here are not saved."));
        QCOMPARE(bar->button()->text(), QStringLiteral("Discard them"));
        QTest::keyClick(bar, Qt::Key_Escape);
        QVERIFY(!bar->isVisible() && s.page->editor()->isVisible());
        QCOMPARE(s.page->focusWidget(), s.page->editor()->nameEdit()); // who stays goes on typing
        s.page->newButton()->click(); // another plan would take its place
        QVERIFY(bar->isVisible());
        QCOMPARE(s.page->editor()->nameEdit()->text(), QStringLiteral("golden"));
        s.select("silver"); // to look at another line is no leaving
        QVERIFY(s.page->editor()->isVisible());
        bar->button()->click();
        QVERIFY(!bar->isVisible() && !s.page->editor()->isVisible());
        QCOMPARE(s.page->focusWidget(), s.page->table());
        QVERIFY(s.page->leave());
        QVERIFY(s.standIn.done().isEmpty());
        // A question that saving has answered goes.
        s.page->details()->editButton()->click();
        s.page->editor()->connectionsEdit()->setValue(33);
        QVERIFY(!s.page->leave());
        s.page->editor()->saveButton()->click();
        QTRY_VERIFY(!s.page->editor()->isVisible());
        QVERIFY(!bar->isVisible());
    }

    void theFocusGoesBackToTheTable()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        s.page->details()->editButton()->click();
        s.page->editor()->connectionsEdit()->setValue(120);
        s.page->editor()->saveButton()->setFocus();
        s.page->editor()->saveButton()->click();
        QTRY_VERIFY(!s.page->editor()->isVisible());
        QCOMPARE(s.page->focusWidget(), s.page->table());
    }

    void aNameIsNeededAndItsOwn()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.page->newButton()->click();
        s.page->editor()->saveButton()->click();
        QVERIFY(s.says(QStringLiteral("A plan needs a name.")));
        QTest::keyClicks(s.page->editor()->nameEdit(), QStringLiteral("GOLD"));
        s.page->editor()->saveButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("A plan is called “GOLD” already.")));
        QCOMPARE(s.page->editor()->nameEdit()->text(), QStringLiteral("GOLD"));
        QVERIFY(s.standIn.done().isEmpty());
    }

    // Whoever writes a name of 300 letters without a space has it broken: the table keeps its room.
    void aLongNameLeavesTheTableItsRoom()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        const int room = s.page->table()->width();
        const QString name(300, QLatin1Char('x'));
        s.standIn.set([&](auto &state) {
            state.snapshot.plans.last().name = name;
            state.snapshot.plans.last().description = name;
        });
        s.page->refresh();
        QTRY_VERIFY(s.page->model()->find(QStringLiteral("internal"))->name == name);
        s.select("internal");
        QTRY_VERIFY(s.page->details()->editButton()->isVisible());
        const auto settled = [&] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            return s.page->table()->width();
        };
        QCOMPARE(settled(), room);
        s.page->details()->editButton()->click();
        QCOMPARE(settled(), room);
        s.page->newButton()->click();
        s.page->editor()->nameEdit()->setText(name);
        s.page->editor()->saveButton()->click();
        QTRY_VERIFY(s.page->editor()->findChild<ErrorBanner *>()->isVisible());
        QCOMPARE(settled(), room);
    }

    // A spin box that was emptied goes back to what it had: that is said, and not found out after saving.
    void aLimitThatIsNoNumberIsSaid()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        s.page->details()->editButton()->click();
        auto *limit = s.page->editor()->connectionsEdit();
        limit->setFocus();
        limit->selectAll();
        QTest::keyClick(limit, Qt::Key_Backspace);
        QTest::keyClicks(limit, QStringLiteral("many"));
        s.page->editor()->saveButton()->setFocus();
        s.page->editor()->saveButton()->click();
        QVERIFY(s.says(QString::fromUtf8("That was no number: “80” stays.")));
        QVERIFY(s.page->editor()->isVisible());
        QVERIFY(s.standIn.done().isEmpty());
        QCOMPARE(s.page->focusWidget(), limit);
        QTest::keyClicks(limit, QStringLiteral("90"));
        QVERIFY(!s.says(QStringLiteral("That was no number")));
        s.page->editor()->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("update gold 90")});
    }

    // Nor with Enter in the box itself, where Qt says that the number from before is a value.
    void enterInABoxLosesNothingUnseen()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        s.page->details()->editButton()->click();
        auto *limit = s.page->editor()->connectionsEdit();
        limit->setFocus();
        limit->selectAll();
        QTest::keyClick(limit, Qt::Key_Backspace);
        QTest::keyClick(limit, Qt::Key_Return); // would save, and asks first, once
        QVERIFY(s.says(QString::fromUtf8("That was no number: “80” stays.")));
        QVERIFY(s.page->editor()->isVisible() && s.page->editor()->saveButton()->isEnabled());
        QVERIFY(s.standIn.done().isEmpty());
        QTest::keyClick(limit, Qt::Key_Up); // another number, and nothing was typed
        QVERIFY(!s.says(QStringLiteral("That was no number")));
        s.page->editor()->saveButton()->click();
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("update gold 81")});
    }

    // What is typed while it is saved would be lost.
    void nothingIsTypedWhileItIsSaved()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.page->newButton()->click();
        QLineEdit *name = s.page->editor()->nameEdit();
        QTest::keyClicks(name, QStringLiteral("gold"));
        {
            const std::scoped_lock held(s.standIn.state->mutex);
            QTest::keyClick(name, Qt::Key_Return);
            QVERIFY(!name->isEnabled());
        }
        QTRY_VERIFY(s.says(QStringLiteral("A plan is called “gold” already.")));
        QVERIFY(name->isEnabled());
        QCOMPARE(s.page->focusWidget(), name);
    }

    void somebodyElseEditsTheSame()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        s.page->details()->editButton()->click();
        QTest::keyClicks(s.page->editor()->descriptionEdit(), QStringLiteral(" of all sizes"));
        s.standIn.set([](auto &state) { state.snapshot.plans[2].connectionLimit = 200; });
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("Somebody changed the plan “gold” while you were typing.")));
        QCOMPARE(s.page->editor()->descriptionEdit()->text(), QStringLiteral("For hospitals and chains of all sizes"));
        QCOMPARE(s.page->editor()->connectionsEdit()->value(), 200); // which nobody touched here
        // Nothing typed yet: the form follows.
        s.page->activated({});
        emit s.page->editor()->closed();
        s.page->details()->editButton()->click();
        s.standIn.set([](auto &state) { state.snapshot.plans[2].connectionLimit = 300; });
        s.page->refresh();
        QTRY_COMPARE(s.page->editor()->connectionsEdit()->value(), 300);
        s.standIn.set([](auto &state) { state.snapshot.plans.removeAt(2); });
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("Somebody removed the plan “gold” while you were typing.")));
    }

    // Both save before either heard of the other: the second is told, and decides.
    void bothSaveAtOnce()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        s.page->details()->editButton()->click();
        QTest::keyClicks(s.page->editor()->descriptionEdit(), QStringLiteral(" of all sizes"));
        s.standIn.set([](auto &state) { state.snapshot.plans[2].connectionLimit = 200; });
        s.page->editor()->saveButton()->click();
        QTRY_VERIFY(s.says(QStringLiteral("What you did not touch is what they saved.")));
        QCOMPARE(s.standIn.done(), QStringList());
        QCOMPARE(s.page->editor()->descriptionEdit()->text(), QStringLiteral("For hospitals and chains of all sizes"));
        QCOMPARE(s.page->editor()->connectionsEdit()->value(), 200);
        s.standIn.set([](auto &state) { state.snapshot.plans[2].description = QStringLiteral("Hospitals"); });
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("Saving replaces what they changed: Description “Hospitals”.")));
        s.page->editor()->saveButton()->click(); // after all
        QTRY_COMPARE(s.standIn.done(), QStringList{QStringLiteral("update gold 200")});
    }

    void inUseIsNotRemoved()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        s.page->details()->removeButton()->click();
        QVERIFY(!s.page->confirmBar()->isAsking()); // it would be refused
        QVERIFY(s.page->banner()->isVisible());
        QVERIFY(s.says(QStringLiteral("913 tenants are on the plan “gold”.")));
        QVERIFY(s.says(QStringLiteral("Give them another plan first.")));
        QCOMPARE(s.page->model()->rowCount(), 4);
        QSignalSpy went(s.page.get(), &Page::navigate);
        const auto buttons = s.page->banner()->findChildren<QPushButton *>();
        const auto show = std::ranges::find_if(buttons, [](const QPushButton *button) { return button->text() == u"Show them"; });
        QVERIFY(show != buttons.end());
        (*show)->click();
        QCOMPARE(went.takeFirst(), QVariantList({QStringLiteral("tenants"), QStringLiteral("plan:gold")}));
    }

    // Somebody put tenants on it since this page read it: the registry refuses, and says which.
    void inUseMeanwhileIsNotRemoved()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("internal");
        s.standIn.set([](auto &state) { state.snapshot.plans.last().tenants = 2; });
        s.page->details()->removeButton()->click();
        QVERIFY(s.page->confirmBar()->isAsking());
        s.page->confirmBar()->button()->click();
        QTRY_VERIFY(s.page->banner()->isVisible());
        QVERIFY(s.says(QStringLiteral("clinica-del-sol")));
        QCOMPARE(s.page->model()->rowCount(), 4);
    }

    void whatGoesWithAPlanIsSaid()
    {
        Shown s;
        s.standIn.set([](auto &state) { state.snapshot.plans[2].tenants = 0; });
        s.page->refresh();
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("gold");
        QTRY_COMPARE(s.page->model()->plan(s.page->table()->currentIndex())->tenants, 0);
        s.page->details()->removeButton()->click();
        QVERIFY(s.page->confirmBar()->isAsking());
        QVERIFY(s.says(QStringLiteral("The values that it carries for 3 features go with it.")));
    }

    void unusedIsRemoved()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.select("internal");
        s.page->details()->removeButton()->click();
        QVERIFY(s.standIn.done().isEmpty());
        s.page->confirmBar()->button()->click();
        QTRY_COMPARE(s.page->model()->rowCount(), 3);
        QCOMPARE(s.standIn.done(), QStringList{QStringLiteral("remove internal")});
        QVERIFY(!s.selected().isEmpty());
    }

    void aFailureIsSaid()
    {
        Shown s;
        QTRY_COMPARE(s.page->model()->rowCount(), 4);
        s.standIn.set([](auto &state) { state.error = base::Error{base::Kind::Unreachable, "No answer.", {}, {}, {}}; });
        s.page->refresh();
        QTRY_VERIFY(s.says(QStringLiteral("No answer.")));
        QCOMPARE(s.page->model()->rowCount(), 4);
    }
};

QTEST_MAIN(PlansPageTest)
#include "page_test.moc"
