// The look into a real tenant, as an ADMIN and as a USER: the same panel on the same registry shows each what the core lets them see.
#include "integration/inspection/inspected.h"

#include "ui/inspection/fleetquerypage.h"
#include "ui/inspection/inspectionpage.h"
#include "ui/inspection/answerview.h"
#include "ui/inspection/maskspart.h"
#include "ui/inspection/querypart.h"
#include "ui/inspection/sessionspart.h"
#include "ui/inspection/settingspart.h"
#include "ui/inspection/tablespart.h"
#include "ui/tenants/confirmbar.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/sqledit.h"

#include "registry/filter.h"
#include "registry/listener.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

using namespace tenantry;
using namespace tenantry::test;
using namespace tenantry::ui;

class InspectionLiveTest : public Inspected {
    Q_OBJECT

    struct Panel {
        QThreadPool pool;
        Services services;
        std::unique_ptr<InspectionPage> page;
        explicit Panel(const registry::SessionPtr &session, registry::Listener *listener = nullptr)
        {
            services.session = session;
            services.workers = &pool;
            services.listener = listener;
            page = std::make_unique<InspectionPage>(inspectionBackend(services), services);
            page->resize(1200, 760);
            page->show();
        }
        ~Panel()
        {
            page.reset();
            pool.waitForDone();
        }
        void open(const Tenant &tenant, const QString &tab) const
        {
            page->activated(tenant.id + u'/' + tab);
            [&] { QTRY_VERIFY_WITH_TIMEOUT(page->part()->readAt().isValid() || page->part()->states()->errorBanner()->isVisible(), 60'000); }();
        }
    };
    static QStringList names(const QAbstractItemView *view, int column = 0)
    {
        QStringList out;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            out << view->model()->index(row, column).data().toString();
        return out;
    }

    std::unique_ptr<Connection> asTenant() const
    {
        Tenant whole = m_mine;
        whole.sealedSecret = *registry::TenantRepository(m_admin).sealedSecret(m_mine.id);
        const auto server = registry::ServerRepository(m_admin).find(m_mine.serverId);
        auto connection = Connection::open(*registry::tenantSettings(*m_admin, *server, whole));
        return connection ? std::move(*connection) : nullptr;
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        begin(u"registry_inspection_panel"_s);
        const auto prepared = Entrance(m_admin).prepare(m_mine); // its tables are newer than it is
        QVERIFY2(prepared, prepared ? "" : words(prepared.error()));
    }
    void cleanupTestCase()
    {
        m_user.reset();
        m_admin.reset();
        m_fleet = {};
    }

    void bothSeeTables_data()
    {
        QTest::addColumn<bool>("admin");
        QTest::newRow("admin") << true;
        QTest::newRow("user") << false;
    }
    void bothSeeTables()
    {
        QFETCH(bool, admin);
        Panel panel(admin ? m_admin : m_user);
        panel.open(m_mine, u"tables"_s);
        QVERIFY2(panel.page->tables()->readAt().isValid(), qPrintable(panel.page->tables()->states()->errorBanner()->details()));
        QVERIFY(names(panel.page->tables()->table()).contains(u"customer"_s));
        panel.open(m_mine, u"settings"_s);
        QVERIFY2(panel.page->settings()->readAt().isValid(), qPrintable(panel.page->settings()->states()->errorBanner()->details()));
        QVERIFY(names(panel.page->settings()->extensions()).contains(u"plpgsql"_s));
        QVERIFY(names(panel.page->settings()->roles()).contains(m_mine.role));
    }

    void aUserSeesNoOtherTenant()
    {
        Panel panel(m_user);
        panel.page->activated(m_other.id);
        QTRY_COMPARE_WITH_TIMEOUT(panel.page->states()->state(), StateStack::State::Error, 20'000);
    }

    // Taken away while it is looked at: nothing of it stays on the screen. Given back, it comes back.
    void assignmentsReachTheOpenWindow_data()
    {
        QTest::addColumn<bool>("shown");
        QTest::newRow("looked at") << true;
        QTest::newRow("another page is in front") << false;
    }
    void assignmentsReachTheOpenWindow()
    {
        QFETCH(bool, shown);
        const operators::Operators people(m_admin);
        registry::Listener listener(m_user);
        QSignalSpy online(&listener, &registry::Listener::online);
        Panel panel(m_user, &listener);
        QTRY_VERIFY_WITH_TIMEOUT(online.count() > 0, 10'000);
        panel.open(m_mine, u"tables"_s);
        QVERIFY2(panel.page->tables()->readAt().isValid(), qPrintable(panel.page->tables()->states()->errorBanner()->details()));
        QVERIFY(names(panel.page->tables()->table()).contains(u"customer"_s));
        panel.page->setVisible(shown);

        QVERIFY(people.assign(m_user->who().id, {}, {m_mine.id}));
        QTRY_COMPARE_WITH_TIMEOUT(panel.page->states()->state(), StateStack::State::Empty, 20'000); // said by its name, with the way back
        QVERIFY(panel.page->tenant().id.isEmpty());
        QCOMPARE(panel.page->tables()->table()->model()->rowCount(), 0);
        QVERIFY(panel.page->name()->text().isEmpty());
        QVERIFY(!panel.page->tables()->readAt().isValid());

        QVERIFY(people.assign(m_user->who().id, {m_mine.id}, {}));
        panel.page->show();
        if (!shown) // who looks on need do nothing
            panel.open(m_mine, u"tables"_s);
        QTRY_VERIFY_WITH_TIMEOUT(panel.page->tables()->readAt().isValid(), 20'000);
        QVERIFY(names(panel.page->tables()->table()).contains(u"customer"_s));
    }

    // Asked by an ADMIN: everything. By a USER: refused, asked again without what is masked, which is shown as such. Written down, and found again.
    void bothAsk()
    {
        const auto ask = [](const Panel &panel, const QString &sql) {
            panel.page->reason()->setText(u"Ticket 12"_s);
            panel.page->query()->edit()->setSql(sql);
            panel.page->query()->run();
            [&] { QTRY_VERIFY_WITH_TIMEOUT(!panel.page->query()->isRunning(), 60'000); }();
        };
        Panel admin(m_admin);
        admin.open(m_mine, u"query"_s);
        ask(admin, u"SELECT email FROM customer ORDER BY id"_s);
        QVERIFY2(admin.page->query()->answer()->model()->rowCount() == 2, qPrintable(admin.page->query()->banner()->details()));
        QCOMPARE(admin.page->query()->answer()->model()->index(0, 0).data().toString(), u"ana@secret.example"_s);
        ask(admin, u"SELECT id,\n       nmae FROM customer"_s);
        QVERIFY(admin.page->query()->banner()->isVisible());
        QCOMPARE(admin.page->query()->edit()->markedLine(), 2);
        QCOMPARE(admin.page->query()->edit()->textCursor().positionInBlock(), 7);

        Panel user(m_user);
        user.open(m_mine, u"query"_s);
        QVERIFY2(user.page->query()->readAt().isValid(), qPrintable(user.page->query()->states()->errorBanner()->details()));
        ask(user, u"SELECT * FROM customer ORDER BY id"_s);
        QVERIFY(user.page->query()->banner()->isVisible());
        QCOMPARE(user.page->query()->answer()->model()->rowCount(), 0);
        const auto buttons = user.page->query()->banner()->findChildren<QPushButton *>();
        const auto without = std::ranges::find(buttons, u"Ask without them"_s, &QPushButton::text);
        QVERIFY2(without != buttons.end(), qPrintable(user.page->query()->banner()->details()));
        (*without)->click();
        QTRY_VERIFY_WITH_TIMEOUT(user.page->query()->answer()->model()->rowCount() == 2, 60'000);
        const AnswerModel *model = user.page->query()->answer()->model();
        QStringList titles, first;
        for (int i = 0; i < model->columnCount(); ++i) {
            titles << model->title(i);
            first << model->index(0, i).data().toString();
        }
        QCOMPARE(titles, (QStringList{u"id"_s, u"name"_s, u"email"_s, u"api_token"_s, u"note"_s, u"search"_s}));
        QCOMPARE(first, (QStringList{u"1"_s, u"Ana"_s, u"•••"_s, u"•••"_s, u"x"_s, u"•••"_s}));
        ask(user, u"DELETE FROM customer"_s);
        QVERIFY(user.page->query()->banner()->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(user.page->query()->history()->model()->rowCount(), 2, 20'000); // what is no question was not sent, and the ADMIN's are the ADMIN's
        QCOMPARE(inRegistry("SELECT count(*) FROM tenantry.inspection WHERE kind = 'query' AND reason = 'Ticket 12' AND finished_at IS NOT NULL"), u"4"_s);
    }

    // What leads around the masks closes the tenant to USERs: said to both, opened again when it is gone.
    void closedAndOpenedAgain()
    {
        run(m_mine, "CREATE FUNCTION leak() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT string_agg(email, '','') FROM customer'");
        Panel admin(m_admin);
        admin.open(m_mine, u"masks"_s);
        QVERIFY(!admin.page->closedBanner()->isVisible()); // nobody has looked for it yet
        admin.page->masks()->prepareButton()->click();
        QTRY_VERIFY2_WITH_TIMEOUT(admin.page->masks()->openings()->text().contains(u"leak()"_s), qPrintable(admin.page->masks()->banner()->details()), 60'000);
        admin.page->tabs()->setCurrentIndex(InspectionPage::Settings);
        QVERIFY(admin.page->closedBanner()->isVisible());
        admin.page->tabs()->setCurrentIndex(InspectionPage::Masks);
        {
            Panel user(m_user);
            user.open(m_mine, u"tables"_s);
            QTRY_VERIFY_WITH_TIMEOUT(user.page->tables()->states()->errorBanner()->details().contains(u"leak"_s), 20'000);
            QVERIFY(!user.page->closedBanner()->isVisible());
        }
        run(m_mine, "DROP FUNCTION leak()");
        QTRY_VERIFY(admin.page->masks()->prepareButton()->isEnabled());
        admin.page->masks()->prepareButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(admin.page->masks()->said()->text().contains(u"may look"_s), 60'000);
        // Another rule: closed until all are prepared by it.
        QTRY_VERIFY(admin.page->masks()->addButton()->isEnabled());
        admin.page->masks()->pattern()->setText(u"customer.note"_s);
        admin.page->masks()->addButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(inRegistry("SELECT count(*) FROM tenantry.inspect_mask WHERE pattern = 'customer.note'") == u"1", 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(admin.page->masks()->prepareAllButton()->isEnabled() && !admin.page->masks()->isReading(), 60'000);
        admin.page->masks()->prepareAllButton()->click();
        QTRY_VERIFY2_WITH_TIMEOUT(admin.page->masks()->said()->text().contains(u"2"_s), qPrintable(admin.page->masks()->banner()->details()), 60'000);
        Panel user(m_user);
        user.open(m_mine, u"masks"_s);
        QVERIFY(names(user.page->masks()->table()).contains(u"customer.note"_s));
        QVERIFY(names(user.page->masks()->table(), 1).contains(u"customer.note"_s));
    }

    // Both tenants, one of them without the table: a row for the one, a reason for the other.
    void manyAreAsked()
    {
        run(m_other, "DROP TABLE billing.invoice");
        QThreadPool pool;
        Services services;
        services.session = m_admin;
        services.workers = &pool;
        {
            FleetQueryPage page(inspectionBackend(services), services);
            page.show();
            page.activated(registry::Filter::term(u"slug"_s, {m_mine.slug, m_other.slug}));
            page.reason()->setText(u"Ticket 13"_s);
            page.edit()->setSql(u"SELECT total FROM billing.invoice"_s);
            page.run();
            QTRY_VERIFY_WITH_TIMEOUT(!page.isRunning(), 60'000);
            QVERIFY2(page.answer()->model()->rowCount() == 1, qPrintable(page.banner()->details()));
            QCOMPARE(page.answer()->model()->index(0, 0).data().toString(), m_mine.slug);
            QCOMPARE(page.answer()->model()->index(0, 1).data().toString(), u"10.50"_s);
            QCOMPARE(names(page.failures()), QStringList{m_other.slug});
        }
        pool.waitForDone();
        QCOMPARE(inRegistry("SELECT count(*) FROM tenantry.inspection WHERE reason = 'Ticket 13'"), u"2"_s);
    }

    // One session blocks another one: seen by both, ended by the ADMIN, written down.
    void whoBlocksIsEnded()
    {
        const auto blocker = asTenant(), waiter = asTenant();
        QVERIFY(blocker->script("BEGIN; LOCK TABLE public.customer IN ACCESS EXCLUSIVE MODE"));
        const int pid = blocker->backendPid();
        QThreadPool pool;
        const auto waits = base::run(&pool, {}, [&](std::stop_token) -> base::Result<void> { return waiter->script("SELECT count(*) FROM public.customer"); });
        QTRY_VERIFY_WITH_TIMEOUT(one(m_mine, "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") == u"1", 20'000);

        Panel user(m_user);
        user.open(m_mine, u"locks"_s);
        QVERIFY2(user.page->locks()->readAt().isValid(), qPrintable(user.page->locks()->states()->errorBanner()->details()));
        QCOMPARE(names(user.page->locks()->view()), QStringList{QString::number(pid)});
        QVERIFY(!user.page->locks()->endButton()->isVisible());

        Panel admin(m_admin);
        admin.open(m_mine, u"locks"_s);
        QCOMPARE(names(admin.page->locks()->view()), QStringList{QString::number(pid)});
        QCOMPARE(admin.page->locks()->chosenPid(), pid);
        admin.page->reason()->setText(u"Ticket 88"_s);
        admin.page->locks()->endButton()->click();
        admin.page->locks()->confirmBar()->button()->click();
        QTRY_VERIFY2_WITH_TIMEOUT(waits.isFinished(), qPrintable(admin.page->locks()->banner()->details()), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(admin.page->locks()->states()->state(), StateStack::State::Empty, 20'000);
        QCOMPARE(inRegistry("SELECT reason FROM tenantry.inspection WHERE kind = 'end'"), u"Ticket 88"_s);
        pool.waitForDone();
    }
};

TENANTRY_UI_TEST_MAIN(InspectionLiveTest)
#include "live_test.moc"
