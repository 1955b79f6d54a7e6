// The page on a real fleet: a roll-out begun on it, one that somebody else carries, and its figures against what the databases say.
#include "manytenants.h"

#include "integration/operators/invited.h"
#include "support/livepanel.h"
#include "support/qcamain.h"
#include "ui/migrations/causelist.h"
#include "ui/migrations/duepanel.h"
#include "ui/migrations/migrationspage.h"
#include "ui/migrations/rolloutform.h"
#include "ui/migrations/runpanel.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/fleetmap.h"
#include "ui/widgets/statestack.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <future>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using test::LivePanel;
using test::Many;

class MigrationsLiveTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void fromBehindToHead()
    {
        Many many = Many::make(u"registry_migrations_page"_s, 12);
        many.file(u"0001_patient.sql"_s, "CREATE TABLE patient (id int PRIMARY KEY, name text);");
        many.file(u"0002_unique.sql"_s, "CREATE UNIQUE INDEX patient_name ON patient (name);");
        const LivePanel<MigrationsPage> panel(many.fleet.session, migrationBackend, u"Many"_s);
        QVERIFY(panel.listens);
        MigrationsPage &page = *panel.page;
        QTRY_COMPARE(page.due()->table()->model()->rowCount(), 2);
        QVERIFY2(page.headline()->text().contains(u"12 behind"_s), qPrintable(page.headline()->text()));

        page.rollOutButton()->click();
        QTest::keyClicks(page.form()->filterEdit(), u"slug:t-000,t-001,t-002"_s);
        QTRY_VERIFY(page.form()->preview()->text().startsWith(u"3 "_s));
        QTRY_VERIFY(page.form()->startButton()->isEnabled());
        page.form()->startButton()->click();
        QTRY_COMPARE(page.runPanel()->view().run.state, RunState::Succeeded);
        QTRY_VERIFY2(page.headline()->text().contains(u"9 behind"_s), qPrintable(page.headline()->text()));
        QTRY_COMPARE(page.runPanel()->map()->cells(), QByteArray("sss"));
        QCOMPARE(many.version(u"t-001"_s), u"0002"_s);

        // Somebody else's, with two that fail: it is here as it goes on, and is tried again from here.
        for (const char *slug : {"t-005", "t-007"})
            QVERIFY(many.inside(QString::fromLatin1(slug))->script("CREATE TABLE public.patient (id int)"));
        const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, {});
        QVERIFY2(started, test::describe(started));
        const auto worked = std::async(std::launch::async, [&] { return migrations::workOn(many.fleet.session, started->runId, u"elsewhere"_s); });
        page.activated(started->runId);
        QTRY_COMPARE_WITH_TIMEOUT(page.runPanel()->view().run.state, RunState::Failed, 30'000);
        QTRY_COMPARE(page.runPanel()->causes()->count(), 1);
        QCOMPARE(page.runPanel()->view().run.failed(), 2);
        QTRY_COMPARE(page.runPanel()->map()->cells().count('f'), 2);
        QTRY_VERIFY(page.headline()->text().contains(u"2 behind"_s));
        QVERIFY(page.headline()->text().contains(u"2 failed last time"_s));
        for (const char *slug : {"t-005", "t-007"})
            QVERIFY(many.inside(QString::fromLatin1(slug))->script("DROP TABLE public.patient"));
        page.runPanel()->causes()->retryButton(0)->click();
        QTRY_COMPARE_WITH_TIMEOUT(page.runPanel()->view().run.state, RunState::Succeeded, 30'000);
        QTRY_VERIFY2(page.headline()->text().contains(u"all are there"_s), qPrintable(page.headline()->text()));
        QCOMPARE(many.notAt(u"0002"_s), QStringList());
        QVERIFY(!page.banner()->isVisible());
    }

    void assignmentsReachTheOpenWindow()
    {
        Many many = Many::make(u"registry_migrations_user"_s, 2);
        many.file(u"0001_patient.sql"_s, "CREATE TABLE patient (id int PRIMARY KEY);");
        const QString first = many.tenant(u"t-000"_s).id, second = many.tenant(u"t-001"_s).id;
        const test::Invited luis = test::invite(many.fleet.session, many.fleet.registry, Role::User, {first, second});
        const auto user = Session::open(luis.settings);
        QVERIFY2(user, test::describe(user));
        const operators::Operators people(many.fleet.session);
        const LivePanel<MigrationsPage> panel(*user, migrationBackend, u"Many"_s);
        QVERIFY(panel.listens);
        MigrationsPage &page = *panel.page;
        QTRY_VERIFY2(page.headline()->text().startsWith(u"2 tenant"_s), qPrintable(page.headline()->text()));
        QVERIFY(people.assign(luis.id, {}, {second}));
        QTRY_VERIFY2_WITH_TIMEOUT(page.headline()->text().startsWith(u"1 tenant"_s), qPrintable(page.headline()->text()), 10'000);
        QVERIFY(people.assign(luis.id, {}, {first}));
        QTRY_VERIFY2_WITH_TIMEOUT(page.states()->state() == StateStack::State::Empty || page.headline()->text().startsWith(u"0 tenant"_s), qPrintable(page.headline()->text()), 10'000);
    }

    // Two changes, of which a page that is seen shows the second: by then one that is not would have read the first.
    void whoIsNotSeenReadsNothing()
    {
        Many many = Many::make(u"registry_migrations_hidden"_s, 3);
        many.file(u"0001_patient.sql"_s, "CREATE TABLE patient (id int PRIMARY KEY);");
        LivePanel<MigrationsPage> hidden(many.fleet.session, migrationBackend, u"Many"_s), seen(many.fleet.session, migrationBackend, u"Many"_s);
        QVERIFY(hidden.listens && seen.listens);
        QTRY_VERIFY2(hidden.page->headline()->text().contains(u"3 behind"_s), qPrintable(hidden.page->headline()->text()));
        QTRY_VERIFY(seen.page->headline()->text().contains(u"3 behind"_s));
        hidden.page->hide();
        hidden.pool.waitForDone(); // what it was still reading
        const QString before = hidden.page->headline()->text();
        for (const int tenants : {1, 2}) {
            const QString slug = u"t-00%1"_s.arg(tenants - 1);
            auto tenant = many.tenant(slug);
            QVERIFY(TenantRepository(many.fleet.session).setSchemaVersion(tenant.id, u"0001"_s));
            QTRY_VERIFY2(seen.page->headline()->text().contains(u"%1 behind"_s.arg(3 - tenants)), qPrintable(seen.page->headline()->text()));
        }
        QCOMPARE(hidden.page->headline()->text(), before);
        hidden.page->show();
        QTRY_VERIFY2(hidden.page->headline()->text().contains(u"1 behind"_s), qPrintable(hidden.page->headline()->text()));
    }

    // The window goes away in the middle: the run stays, whole, for whoever goes on.
    void closedInTheMiddle()
    {
        Many many = Many::make(u"registry_migrations_closed"_s, 8);
        many.file(u"0001_slow.sql"_s, "CREATE TABLE a (id int); SELECT pg_sleep(0.5);");
        QThreadPool pool;
        Services services;
        services.session = many.fleet.session;
        services.workers = &pool;
        QString run;
        {
            MigrationsPage page(migrationBackend(services), services);
            page.show();
            page.activated(u"Many"_s);
            QTRY_COMPARE(page.due()->table()->model()->rowCount(), 1);
            page.rollOutButton()->click();
            QTRY_VERIFY(page.form()->startButton()->isEnabled());
            page.form()->startButton()->click();
            QTRY_VERIFY(!page.runPanel()->view().run.id.isEmpty());
            run = page.runPanel()->view().run.id;
            QTRY_VERIFY(many.run(run).running > 0);
        }
        pool.waitForDone();
        QVERIFY(!many.run(run).carried());
        QCOMPARE(many.run(run).running, 0);
        QCOMPARE(many.run(run).state, RunState::Running);
        QCOMPARE(many.miscounted(run), QStringList());
        const auto rest = migrations::workOn(many.fleet.session, run, u"elsewhere"_s);
        QVERIFY2(rest, test::describe(rest));
        QCOMPARE(rest->state, RunState::Succeeded);
        QCOMPARE(many.notAt(u"0001"_s), QStringList());
    }
};

TENANTRY_UI_TEST_MAIN(MigrationsLiveTest)
#include "live_test.moc"
