// The network below a page that is open: cut, the page says since when what it shows is old, and keeps it; back, what was changed meanwhile shows by
// itself, and whoever was at a line is still there.
#include "integration/registry/registryfixture.h"
#include "registry/featurerepository.h"
#include "registry/listener.h"
#include "support/faultproxy.h"
#include "ui/features/featuremodel.h"
#include "ui/features/featurespage.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/supportoverview.h"
#include "ui/shell/pausewatch.h"
#include "ui/shell/searchprovider.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"
#include "ui/widgets/statestack.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::test;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using registry::Tenant;
using registry::TenantState;
using State = StateStack::State;

namespace {

// A panel that reaches the registry through a network that can be cut; everybody else has one of their own.
struct Panel {
    FaultProxy proxy{TestCluster::socketFile()};
    QThreadPool pool;
    Services services;
    std::unique_ptr<registry::Listener> listener;
    std::unique_ptr<Page> page;
    StateStack *states = nullptr;
    bool listens = false;

    Panel(const TestRegistry &registry, const std::function<std::unique_ptr<Page>(const Services &)> &make) : Panel(registry.adminSettings(), make) {}
    Panel(const postgres::ConnectionSettings &who, const std::function<std::unique_ptr<Page>(const Services &)> &make)
    {
        services.session = TestRegistry::open(proxy.through(who));
        services.workers = &pool;
        listener = std::make_unique<registry::Listener>(services.session);
        services.listener = listener.get();
        QSignalSpy online(listener.get(), &registry::Listener::online);
        page = make(services);
        page->resize(1200, 800);
        page->show();
        page->activated({});
        states = page->findChild<StateStack *>();
        listens = online.count() > 0 || online.wait(10'000);
    }
    ~Panel()
    {
        page.reset();
        listener.reset();
        pool.waitForDone();
    }
    void cut()
    {
        proxy.refuse();
        proxy.resetAll();
    }
    bool saysOffline() const
    {
        return std::ranges::any_of(page->findChildren<QLabel *>(), [](const QLabel *label) { return label->isVisible() && label->text().contains(u"Offline. This is what was known"); });
    }
};

} // namespace

class NetworkBelowAPageTest : public QObject {
    Q_OBJECT
    std::unique_ptr<TestRegistry> m_registry;
    registry::SessionPtr m_other; // an ADMIN at another computer
    Ground m_ground;

    Tenant made(const QString &slug) const
    {
        const auto reserved = registry::TenantRepository(m_other).reserve(tenantOn(m_ground, slug));
        if (!reserved)
            qFatal("not reserved: %s", describe(reserved));
        return *reserved;
    }
    void feature(const QString &key) const
    {
        registry::Feature fresh;
        fresh.key = fresh.nameEn = fresh.nameEs = key;
        fresh.percentageValue = QJsonValue::Undefined;
        const auto added = registry::FeatureRepository(m_other).add(fresh);
        QVERIFY2(added, describe(added));
    }

private slots:
    void init()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_other = m_registry->admin();
        m_ground = lay(m_other);
    }
    void cleanup()
    {
        m_other.reset();
        m_registry.reset();
    }

    void tenants()
    {
        const Tenant bakery = made(u"bakery"_s), clinic = made(u"clinic"_s);
        Panel panel(*m_registry, [](const Services &services) { return std::make_unique<TenantsPage>(services); });
        QVERIFY(panel.listens);
        const auto *page = static_cast<TenantsPage *>(panel.page.get());
        QTRY_COMPARE(page->model()->rowCount(), 2);
        QTRY_VERIFY(page->isSettled());
        page->table()->goTo(page->model()->rowOf(clinic.id));
        const auto state = [&](const Tenant &tenant) { return page->model()->index(page->model()->rowOf(tenant.id), 0).data(TenantModel::StateRole).toInt(); };
        QVERIFY(!panel.saysOffline());
        panel.cut();
        QTRY_VERIFY_WITH_TIMEOUT(panel.saysOffline(), 30'000);
        QCOMPARE(page->states()->state(), State::Content); // what was known stays
        QCOMPARE(page->model()->rowCount(), 2);
        QVERIFY(registry::TenantRepository(m_other).move(bakery.id, TenantState::Active));
        const Tenant shop = made(u"aaa-shop"_s); // before the one that is chosen
        QCOMPARE(page->model()->rowCount(), 2);
        QCOMPARE(state(bakery), int(TenantState::Provisioning));
        panel.proxy.pass();
        QTRY_COMPARE_WITH_TIMEOUT(page->model()->rowCount(), 3, 60'000);
        QTRY_COMPARE(state(bakery), int(TenantState::Active));
        QTRY_VERIFY(!panel.saysOffline());
        QVERIFY(page->model()->rowOf(shop.id) >= 0);
        QCOMPARE(page->model()->id(page->table()->currentRow()), clinic.id);
        // And goes on hearing.
        QVERIFY(registry::TenantRepository(m_other).move(clinic.id, TenantState::Active));
        QTRY_COMPARE_WITH_TIMEOUT(state(clinic), int(TenantState::Active), 10'000);
    }

    // Nothing is refused and nothing is cut: it only says nothing any more. The page stays as it is, says so, and the window goes on.
    void aNetworkThatSaysNothing()
    {
        const Tenant bakery = made(u"bakery"_s);
        Panel panel(*m_registry, [](const Services &services) { return std::make_unique<TenantsPage>(services); });
        QVERIFY(panel.listens);
        const auto *page = static_cast<TenantsPage *>(panel.page.get());
        QTRY_COMPARE(page->model()->rowCount(), 1);
        QTRY_VERIFY(page->isSettled());
        QSignalSpy offline(panel.listener.get(), &registry::Listener::offline);
        const QDateTime before = QDateTime::currentDateTimeUtc();
        panel.proxy.hang();
        panel.page->refresh(); // by hand: that question hangs as well
        PauseWatch watch;
        watch.start();
        QTRY_VERIFY_WITH_TIMEOUT(panel.saysOffline(), 60'000);
        watch.stop();
        QVERIFY2(watch.worst() < 5'000, qPrintable(QString::number(watch.worst()))); // who waits for the network is not the window; the bench has the measure
        QCOMPARE(page->model()->rowCount(), 1);
        QCOMPARE(page->states()->state(), State::Content);
        const QDateTime since = offline.first().first().toDateTime(); // when it was last heard, not when somebody had the idea to ask
        QVERIFY2(before.msecsTo(since) < 2'000 && since.msecsTo(before) < 15'000, qPrintable(QString::number(before.msecsTo(since)))); // somebody asks every ten seconds
        QVERIFY(registry::TenantRepository(m_other).move(bakery.id, TenantState::Active));
        panel.proxy.pass();
        QTRY_COMPARE_WITH_TIMEOUT(page->model()->index(0, 0).data(TenantModel::StateRole).toInt(), int(TenantState::Active), 90'000);
        QTRY_VERIFY(!panel.saysOffline());
    }

    // What was taken from a USER while the network was away is gone when it is back, also from what nobody looks at.
    void whatIsTakenMeanwhile()
    {
        const Tenant bakery = made(u"bakery"_s), clinic = made(u"clinic"_s);
        const QString luis = m_registry->addOperator(u"luis"_s);
        for (const Tenant &tenant : {bakery, clinic})
            m_registry->sql("INSERT INTO tenantry.operator_tenant SELECT id, $2 FROM tenantry.operator WHERE login = $1", {luis, tenant.id});
        Panel list(m_registry->settingsOf(luis), [](const Services &services) { return std::make_unique<TenantsPage>(services); });
        Panel overview(m_registry->settingsOf(luis), [](const Services &services) { return std::make_unique<OverviewPage>(overviewBackend(services), services, nullptr); });
        QVERIFY(list.listens && overview.listens);
        const TenantModel *model = static_cast<TenantsPage *>(list.page.get())->model();
        const auto named = [&](const Tenant &tenant) { return static_cast<OverviewPage *>(overview.page.get())->support()->assigned()->widget(tenant.id) != nullptr; };
        QTRY_COMPARE(model->rowCount(), 2);
        QTRY_VERIFY(named(bakery) && named(clinic));
        for (Panel *panel : {&list, &overview}) {
            panel->page->hide();
            QSignalSpy offline(panel->listener.get(), &registry::Listener::offline);
            panel->cut();
            QVERIFY(offline.count() > 0 || offline.wait(30'000));
        }
        m_registry->sql("DELETE FROM tenantry.operator_tenant WHERE tenant_id = $1", {bakery.id});
        QCOMPARE(model->rowCount(), 2);
        for (Panel *panel : {&list, &overview})
            panel->proxy.pass();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, 60'000);
        QCOMPARE(model->id(0), clinic.id);
        QTRY_VERIFY_WITH_TIMEOUT(!named(bakery), 60'000);
        QVERIFY(named(clinic));
        QVERIFY(list.page->isHidden() && overview.page->isHidden());
    }

    void features()
    {
        feature(u"beta"_s);
        feature(u"gamma"_s);
        Panel panel(*m_registry, [](const Services &services) { return std::make_unique<FeaturesPage>(featureBackend(services), services); });
        QVERIFY(panel.listens);
        const auto *page = static_cast<FeaturesPage *>(panel.page.get());
        QTRY_COMPARE(page->model()->rowCount(), 2);
        page->table()->setCurrentIndex(page->model()->indexOf(u"gamma"_s));
        QVERIFY(!panel.saysOffline());
        panel.cut();
        QTRY_VERIFY_WITH_TIMEOUT(panel.saysOffline(), 30'000);
        QCOMPARE(page->states()->state(), State::Content);
        QVERIFY(registry::FeatureRepository(m_other).setKilled(u"gamma"_s, true));
        feature(u"alpha"_s);
        panel.page->refresh(); // by hand: an error beside what was known
        QTRY_COMPARE(panel.pool.activeThreadCount(), 0);
        QCOMPARE(page->model()->rowCount(), 2);
        QVERIFY(panel.saysOffline());
        panel.proxy.pass();
        QTRY_COMPARE_WITH_TIMEOUT(page->model()->rowCount(), 3, 60'000);
        QTRY_VERIFY(page->model()->find(u"gamma"_s)->killed());
        QTRY_VERIFY(!panel.saysOffline());
        QCOMPARE(page->model()->feature(page->table()->currentIndex())->key, u"gamma"_s);
        QVERIFY(registry::FeatureRepository(m_other).setKilled(u"gamma"_s, false));
        QTRY_VERIFY_WITH_TIMEOUT(!page->model()->find(u"gamma"_s)->killed(), 10'000);
    }
};

TENANTRY_UI_TEST_MAIN(NetworkBelowAPageTest)
#include "network_test.moc"
