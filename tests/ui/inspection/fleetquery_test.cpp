// One question to many tenants, as an ADMIN asks it: chosen, stopped, some of them failing, exported.
#include "shown.h"

#include "ui/inspection/answerview.h"
#include "ui/inspection/fleetquerypage.h"
#include "ui/migrations/selectionbox.h"
#include "ui/widgets/progressrow.h"
#include "ui/widgets/sqledit.h"

#include <QComboBox>
#include <QTemporaryDir>
#include <QFile>

using namespace tenantry;
using namespace tenantry::test;

namespace {

struct Fleet {
    InspectionStandIn standIn;
    QThreadPool pool;
    Services services;
    std::unique_ptr<FleetQueryPage> page;

    explicit Fleet(Role role = Role::Admin)
    {
        services.workers = &pool;
        page = std::make_unique<FleetQueryPage>(standIn.backend(role), services);
        page->resize(1200, 760);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowExposed(page.get());
    }
    ~Fleet()
    {
        page.reset();
        standIn.set([](auto &state) { state.hold = false; });
        pool.waitForDone();
    }
    void ask() const
    {
        page->reason()->setText(u"Capacity"_s);
        page->edit()->setSql(u"SELECT state, count(*) FROM orders GROUP BY 1"_s);
        page->run();
    }
};

} // namespace

class FleetQueryTest : public QObject {
    Q_OBJECT
    Language m_language;

private slots:
    void initTestCase() { m_language.set(u"en"_s); }

    void asks()
    {
        Fleet f;
        f.page->activated(u"plan:gold"_s);
        f.page->edit()->setSql(u"SELECT 1"_s);
        QTest::keyClick(f.page->edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(f.page->reason()->hasFocus()); // why, first
        QVERIFY(f.standIn.asked().isEmpty());
        f.ask();
        QTRY_COMPARE(f.page->answer()->model()->rowCount(), 32);
        QCOMPARE(f.standIn.asked(), QStringList{u"fleet [plan:gold] Capacity 100 SELECT state, count(*) FROM orders GROUP BY 1"_s});
        QVERIFY2(f.page->answer()->summary()->text().contains(u"16 of 19 tenants answered"_s), qPrintable(f.page->answer()->summary()->text()));
        QCOMPARE(f.page->answer()->model()->title(0), u"tenant"_s);
        QVERIFY(f.page->failures()->isVisible());
        QCOMPARE(f.page->failures()->model()->rowCount(), 3);
        QVERIFY(f.page->failures()->model()->index(1, 1).data().toString().contains(u"does not exist"_s));
        f.page->copyButton()->click();
        QCOMPARE(QApplication::clipboard()->text(), u"tenantryctl inspect query --filter plan:gold 'SELECT state, count(*) FROM orders GROUP BY 1' --reason Capacity --limit 100"_s);
        QSignalSpy went(f.page.get(), &Page::navigate);
        emit f.page->failures()->activated(f.page->failures()->model()->index(0, 0));
        QCOMPARE(went.value(0).value(1).toString(), u"slug:laboratorio-nandu"_s);
        QTemporaryDir folder;
        f.page->answer()->exportTo(folder.filePath(u"a.jsonl"_s), AnswerView::Format::JsonLines);
        QTRY_VERIFY(f.page->answer()->said()->text().contains(u"32"_s));
    }

    void aFilterThatMakesNoSense()
    {
        Fleet f;
        f.page->activated(u"plan:"_s);
        f.ask();
        QVERIFY(!f.page->isRunning());
        QVERIFY(f.standIn.asked().isEmpty());
        f.page->activated(u"*"_s);
        QVERIFY(f.page->tenants()->filter().isEmpty());
    }

    void isStopped_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"escape", "page left", "closed"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void isStopped()
    {
        QFETCH(QString, how);
        Fleet f;
        f.standIn.set([](auto &state) { state.hold = true; });
        f.ask();
        QTRY_VERIFY(!f.standIn.asked().isEmpty());
        QVERIFY(f.page->progress()->isVisible() && !f.page->runButton()->isEnabled());
        f.page->run(); // a second time: nothing
        if (how == u"escape")
            QTest::keyClick(f.page->edit(), Qt::Key_Escape);
        else if (how == u"page left")
            f.page->hide();
        else
            f.page.reset();
        QTRY_COMPARE(f.pool.activeThreadCount(), 0);
        QCOMPARE(f.standIn.asked().size(), 1);
        if (!f.page)
            return;
        f.page->show();
        QTRY_VERIFY(f.page->answer()->notes()->text().contains(u"Stopped"_s)); // and what was there is shown
        QVERIFY(!f.page->isRunning());
    }

    void refusedWhole()
    {
        Fleet f;
        f.standIn.set([](auto &state) { state.queryError = inspection::onlyLooks(u"SELECT 1\nFROM FROM x"_s).error(); });
        f.page->reason()->setText(u"x"_s);
        f.page->edit()->setSql(u"SELECT 1\nFROM FROM x"_s);
        f.page->run();
        QTRY_VERIFY(f.page->banner()->isVisible());
        QCOMPARE(f.page->edit()->markedLine(), 2);
    }

    void aUserAsksNobody() // whoever gets there all the same
    {
        Fleet f(Role::User);
        f.ask();
        QVERIFY(!f.page->isRunning() && !f.page->runButton()->isVisible());
        QVERIFY(f.standIn.asked().isEmpty());
    }

    void inSpanish()
    {
        Fleet f;
        f.ask();
        QTRY_COMPARE(f.page->answer()->model()->rowCount(), 32);
        m_language.set(u"es"_s);
        QTRY_VERIFY2(f.page->failuresTitle()->text().contains(u"3 tenants"_s) && f.page->answer()->summary()->text().contains(u"16 de 19"_s), qPrintable(f.page->failuresTitle()->text() + f.page->answer()->summary()->text()));
        m_language.set(u"en"_s);
    }
};

QTEST_MAIN(FleetQueryTest)
#include "fleetquery_test.moc"
