// The overview on a real registry: an ADMIN counts the fleet, a USER what is assigned; what others do arrives; ten thousand tenants are
// counted in no time.
#include "integration/registry/registryfixture.h"
#include "registry/runrepository.h"
#include "registry/filter.h"
#include "registry/listener.h"
#include "registry/overviewrepository.h"
#include "ui/overview/fleetoverview.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/supportoverview.h"
#include "ui/shell/searchprovider.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QThreadPool>
#include <atomic>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::test;
using namespace Qt::StringLiterals;

namespace {

struct Panel {
    QThreadPool pool;
    Listener listener;
    ui::Services services;
    std::unique_ptr<ui::OverviewPage> page;

    explicit Panel(const SessionPtr &session) : listener(session)
    {
        services.session = session;
        services.workers = &pool;
        services.listener = &listener;
        QSignalSpy listening(&listener, &Listener::online);
        page = std::make_unique<ui::OverviewPage>(ui::overviewBackend(services), services, nullptr);
        page->resize(1240, 800);
        page->show();
        page->activated({});
        listens = listening.count() > 0 || listening.wait(10'000);
    }
    ~Panel()
    {
        page.reset();
        pool.waitForDone();
    }
    QString number(const char *key) const
    {
        const ui::RowList *list = page->fleet() ? page->fleet()->list("tenants") : page->support()->counts();
        const auto *row = list->widget(QString::fromLatin1(key));
        return row ? row->row().link : QString();
    }
    bool listens = false;
};

} // namespace

class OverviewLiveTest : public QObject {
    Q_OBJECT
    std::unique_ptr<TestRegistry> m_registry;
    SessionPtr m_admin;
    Ground m_ground;

    Tenant made(const char *slug, const char *version = "0003", TenantState state = TenantState::Active)
    {
        auto tenant = tenantOn(m_ground, QString::fromLatin1(slug));
        tenant.schemaVersion = QString::fromLatin1(version);
        const auto reserved = TenantRepository(m_admin).reserve(tenant);
        if (!reserved)
            qFatal("not reserved: %s", describe(reserved));
        if (state == TenantState::Provisioning)
            return *reserved;
        if (state == TenantState::Failed)
            return *TenantRepository(m_admin).move(reserved->id, state);
        const auto active = TenantRepository(m_admin).move(reserved->id, TenantState::Active);
        return state == TenantState::Active ? *active : *TenantRepository(m_admin).move(reserved->id, state);
    }
    void assign(const QString &login, const Tenant &tenant, bool on = true)
    {
        m_registry->sql(on ? "INSERT INTO tenantry.operator_tenant SELECT id, $2 FROM tenantry.operator WHERE login = $1"
                           : "DELETE FROM tenantry.operator_tenant WHERE tenant_id = $2 AND operator_id = (SELECT id FROM tenantry.operator WHERE login = $1)",
                        {login, tenant.id});
    }
    // The list behind a number: as the tenants page would show it.
    static int behind(const QList<Tenant> &tenants, const QString &expression)
    {
        const auto filter = Filter::parse(expression == u"*" ? QString() : expression);
        return filter ? int(std::ranges::count_if(tenants, [&](const Tenant &tenant) { return filter->matches(tenant); })) : -1;
    }

private slots:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_registry = std::make_unique<TestRegistry>();
        m_admin = m_registry->admin();
        m_ground = lay(m_admin);
    }
    void cleanup()
    {
        m_admin.reset();
        m_registry.reset();
    }

    void numbersAreTheListsBehindThem()
    {
        made("uno");
        const Tenant two = made("dos", "0001"), three = made("tres", "", TenantState::Paused), four = made("cuatro", "0003", TenantState::Failed);
        made("cinco", "0003", TenantState::Maintenance);
        m_registry->sql("UPDATE tenantry.tenant SET plan_id = NULL WHERE slug = 'cinco'");
        Operation stopped;
        stopped.id = base::newId();
        stopped.kind = u"provision"_s;
        stopped.tenantId = two.id;
        stopped.tenantSlug = stopped.tenantName = two.slug;
        stopped.state = OperationState::Running; // and nobody holds its lock
        QVERIFY(OperationRepository(m_admin).add(stopped) && OperationRepository(m_admin).setState(stopped.id, OperationState::Running, std::nullopt));
        Operation failed = stopped;
        failed.id = base::newId();
        failed.tenantId = four.id;
        failed.state = OperationState::Failed;
        QVERIFY(OperationRepository(m_admin).add(failed) && OperationRepository(m_admin).setState(failed.id, OperationState::Failed, std::nullopt));

        m_registry->sql("INSERT INTO tenantry.feature (key, name_en, name_es, kind, default_value, killed_at) VALUES "
                        "('exports', 'Exports', 'Exportaciones', 'boolean', 'true', now()), ('seats', 'Seats', 'Puestos', 'number', '5', now()), ('limit', 'Limit', 'Límite', 'number', '5', NULL)");

        const auto all = OverviewRepository(m_admin).read(3, {three.id, u"nonsense"_s, two.id});
        QVERIFY2(all, describe(all));
        QCOMPARE(all->killed, 2);
        QCOMPARE(all->killedSwitches, 1);
        const auto tenants = TenantRepository(m_admin).list();
        QVERIFY(tenants);
        QCOMPARE(all->tenants(), 5);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(all->states[size_t(i)], behind(*tenants, u"state:"_s + stateName(TenantState(i))));
        QCOMPARE(all->behind(), behind(*tenants, u"behind:>0"_s));
        QCOMPARE(all->behind(), 2);
        QCOMPARE(all->products.size(), 1);
        QCOMPARE(all->products[0].headVersion, u"0003"_s);
        QCOMPARE(all->servers.size(), 1);
        QCOMPARE(all->servers[0].tenants, behind(*tenants, Filter::term(u"server"_s, {all->servers[0].name})));
        QCOMPARE(all->plans.size(), 2);
        QCOMPARE(all->plans[0].tenants, 4);
        QVERIFY(all->plans[1].id.isEmpty());
        QCOMPARE(all->plans[1].tenants, behind(*tenants, u'-' + Filter::term(u"plan"_s, {all->plans[0].name})));
        m_registry->sql("UPDATE tenantry.tenant SET last_backup_at = now() - CASE slug WHEN 'uno' THEN interval '6 days 23 hours' WHEN 'dos' THEN interval '8 days' END WHERE slug IN ('uno', 'dos')");
        const auto backedUp = OverviewRepository(m_admin).read(3);
        const auto since = TenantRepository(m_admin).list();
        QVERIFY(backedUp && since);
        QCOMPARE(backedUp->neverBackedUp, behind(*since, u"backup:none"_s));
        QCOMPARE(backedUp->neverBackedUp, 3);
        QCOMPARE(backedUp->oldBackups, behind(*since, u"backup:>7d"_s));
        QCOMPARE(backedUp->oldBackups, 1);
        QCOMPARE(backedUp->oldestBackup.daysTo(QDateTime::currentDateTimeUtc()), 8);
        QVERIFY(!all->oldestBackup.isValid());
        QCOMPARE(all->interrupted, 1);
        NewRun run; // that nobody works on: it waits for somebody too
        run.id = base::newId();
        run.kind = u"migrate"_s;
        run.productId = two.productId;
        run.waveLabels = {u"all"_s};
        run.items = {{two.id, two.slug, two.serverId, 1}};
        QVERIFY(RunRepository(m_admin).add(run));
        QCOMPARE(OverviewRepository(m_admin).read(3)->interrupted, 2);
        m_registry->sql("UPDATE tenantry.run SET state = 'cancelled'");
        QCOMPARE(OverviewRepository(m_admin).read(3)->interrupted, 1);
        QCOMPARE(all->failed, 1);
        QCOMPARE(all->running, 0);
        QCOMPARE(all->places.size(), 3);
        QCOMPARE(all->places[0].slug, u"cuatro"_s); // failed
        QCOMPARE(all->places[1].slug, u"dos"_s);    // its operation stopped
        QCOMPARE(all->places[1].behind, 2);
        QCOMPARE(all->places[2].slug, u"cinco"_s);
        QCOMPARE(all->recent.size(), 2);
        QCOMPARE(all->recent[0].id, three.id);
        QCOMPARE(all->recent[1].id, two.id);

        // A USER: the same question, of what is theirs.
        const QString luis = m_registry->addOperator(u"luis"_s);
        const auto session = TestRegistry::open(m_registry->settingsOf(luis));
        const auto none = OverviewRepository(session).read(3, {two.id});
        QVERIFY2(none, describe(none));
        QCOMPARE(none->tenants(), 0);
        QVERIFY(none->recent.isEmpty() && none->places.isEmpty() && none->servers.isEmpty() && none->products.isEmpty() && none->plans.isEmpty());
        QCOMPARE(none->attention(), 0);
        assign(luis, two);
        const auto mine = OverviewRepository(session).read(3, {four.id, two.id});
        QVERIFY(mine);
        QCOMPARE(mine->tenants(), 1);
        QCOMPARE(mine->interrupted, 1);
        QCOMPARE(mine->failed, 0);
        QCOMPARE(mine->recent.size(), 1); // what they may not see any more is not named
        QCOMPARE(mine->recent[0].id, two.id);
        QVERIFY(mine->servers.isEmpty());
    }

    void whatOthersDoArrives()
    {
        const Tenant one = made("uno"), two = made("dos");
        const QString luis = m_registry->addOperator(u"luis"_s);
        assign(luis, one);
        Panel admin(m_admin), user(TestRegistry::open(m_registry->settingsOf(luis)));
        QVERIFY(admin.listens && user.listens);
        QTRY_COMPARE(admin.number("active"), u"2"_s);
        QTRY_COMPARE(user.number("active"), u"1"_s);
        const auto theirs = m_registry->admin();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(TenantRepository(theirs).move(one.id, TenantState::Maintenance));
        QTRY_COMPARE(admin.number("maintenance"), u"1"_s);
        QTRY_COMPARE(user.number("maintenance"), u"1"_s);
        qInfo("heard and counted after %lld ms", timer.elapsed());
        // Also what no number counts: who did it, and what.
        QTRY_COMPARE(admin.page->fleet()->list("events")->rows().value(0).text, u"Tenant changed: Una empresa"_s);
        m_registry->sql("UPDATE tenantry.operator SET name = 'Luisa' WHERE login = $1", {luis});
        QTRY_COMPARE(admin.page->fleet()->list("events")->rows().value(0).text, u"Operator changed: Luisa"_s);
        assign(luis, two);
        QTRY_COMPARE(user.number("active"), u"1"_s);
        assign(luis, one, false);
        QTRY_COMPARE(user.number("maintenance"), QString());
        QVERIFY(!user.page->support()->assigned()->widget(one.id)); // its name is gone from the screen
    }

    // A page that nobody sees asks the registry nothing, however much happens; shown again, it tells of all of it. What an operator may no
    // longer see goes all the same.
    void whatNobodySeesIsNotRead()
    {
        const Tenant one = made("uno");
        const QString luis = m_registry->addOperator(u"luis"_s);
        assign(luis, one);
        Panel seen(m_admin), user(TestRegistry::open(m_registry->settingsOf(luis)));
        QVERIFY(seen.listens && user.listens);
        ui::OverviewBackend backend = ui::overviewBackend(seen.services);
        std::atomic<int> reads = 0;
        backend.read = [&reads, read = backend.read](const QStringList &recent, std::stop_token stop) {
            ++reads;
            return read(recent, stop);
        };
        ui::OverviewPage hidden(backend, seen.services, nullptr);
        hidden.show();
        hidden.activated({});
        const auto maintenance = [](const ui::OverviewPage &page) {
            const auto *row = page.fleet()->list("tenants")->widget(u"maintenance"_s);
            return row ? row->row().link : QString();
        };
        QTRY_COMPARE(user.number("active"), u"1"_s);
        QTRY_COMPARE(seen.number("active"), u"1"_s);
        QTRY_COMPARE(hidden.states()->state(), ui::StateStack::State::Content);
        hidden.hide();
        user.page->hide();
        const int before = reads;
        for (const TenantState state : {TenantState::Maintenance, TenantState::Active, TenantState::Maintenance}) { // each heard, and read by who is seen
            QVERIFY(TenantRepository(m_admin).move(one.id, state));
            QTRY_COMPARE(seen.number("maintenance"), state == TenantState::Maintenance ? u"1"_s : QString());
        }
        QCOMPARE(reads.load(), before);
        hidden.show();
        QTRY_COMPARE(maintenance(hidden), u"1"_s);
        QCOMPARE(reads.load(), before + 1);
        QVERIFY(!user.page->isVisible());
        QVERIFY(user.page->support()->assigned()->widget(one.id));
        assign(luis, one, false);
        QTRY_VERIFY(!user.page->support()->assigned()->widget(one.id));
    }

    void tenThousandTenants()
    {
        m_registry->sql("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, server_id, db_name, db_role, state, schema_version) "
                        "SELECT gen_random_uuid(), 'n' || i, 'Empresa ' || i, 'n' || i, $1, $2, $3, 't' || i, 't' || i, 'active', '000' || (1 + i % 3) FROM generate_series(1, 10000) i",
                        {m_ground.product.id, m_ground.plan.id, m_ground.server.id});
        const QString luis = m_registry->addOperator(u"luis"_s);
        m_registry->sql("INSERT INTO tenantry.operator_tenant SELECT o.id, t.id FROM tenantry.operator o, (SELECT id FROM tenantry.tenant ORDER BY slug LIMIT 500) t WHERE o.login = $1", {luis});
        m_registry->sql("ANALYZE tenantry.tenant");
        const auto user = TestRegistry::open(m_registry->settingsOf(luis));
        for (const auto &[session, count] : {std::pair{m_admin, 10'000}, std::pair{user, 500}}) {
            qint64 best = 1'000'000;
            for (int i = 0; i < 5; ++i) {
                QElapsedTimer timer;
                timer.start();
                const auto read = OverviewRepository(session).read(12);
                best = std::min(best, timer.elapsed());
                QVERIFY2(read, describe(read));
                QCOMPARE(read->tenants(), count);
            }
            qInfo("%d tenants counted in %lld ms", count, best);
            QVERIFY2(best < 5000, "far more than a screen takes, also on a busy machine");
        }
    }
};

TENANTRY_UI_TEST_MAIN(OverviewLiveTest)
#include "live_test.moc"
