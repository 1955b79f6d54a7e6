// The page over a real registry: what others change shows by itself, what it changes is there, and what a role may not
// see or do is decided by the database.
#include "integration/registry/registryfixture.h"
#include "registry/listener.h"
#include "registry/secrets.h"
#include "ui/tenants/filterbox.h"
#include "ui/tenants/tenantconnection.h"
#include "ui/tenants/tenantdetails.h"
#include "ui/tenants/tenantmodel.h"
#include "ui/tenants/tenantsearch.h"
#include "ui/tenants/tenantspage.h"
#include "ui/tenants/tenanttable.h"
#include "ui/widgets/errorbanner.h"
#include "workstation/store.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace tenantry;
using namespace tenantry::test;
using namespace tenantry::ui;
using registry::Tenant;
using registry::TenantState;

class TenantsPageOnRegistryTest : public QObject {
    Q_OBJECT
    std::unique_ptr<TestRegistry> m_registry;
    registry::SessionPtr m_other; // an ADMIN at another computer
    Tenant m_bakery, m_clinic;

    struct Panel {
        explicit Panel(registry::SessionPtr session) : listener(session)
        {
            services.session = std::move(session);
            services.workers = &pool;
            services.listener = &listener;
        }
        ~Panel()
        {
            page.reset();
            pool.waitForDone();
        }
        TenantsPage &open()
        {
            page = std::make_unique<TenantsPage>(services);
            page->resize(1200, 800);
            page->show();
            (void)QTest::qWaitForWindowExposed(page.get());
            return *page;
        }
        int state(const Tenant &tenant) const
        {
            const int row = page->model()->rowOf(tenant.id);
            return row < 0 ? -1 : page->model()->index(row, 0).data(TenantModel::StateRole).toInt();
        }
        QThreadPool pool;
        registry::Listener listener;
        Services services;
        std::unique_ptr<TenantsPage> page;
    };

    Tenant made(const Ground &ground, const QString &slug, const QString &name)
    {
        const registry::TenantRepository tenants(m_other);
        const auto reserved = tenants.reserve(tenantOn(ground, slug, name));
        if (!reserved)
            qFatal("not reserved: %s", describe(reserved));
        const auto active = tenants.move(reserved->id, TenantState::Active);
        if (!active)
            qFatal("not active: %s", describe(active));
        return *active;
    }

private slots:
    void init()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_other = m_registry->admin();
        Ground ground = lay(m_other);
        // A server that answers: pausing a tenant closes its door there (its role was never made, and is closed by that).
        const auto superuser = TestCluster::superuser();
        ground.server.host = superuser.host;
        ground.server.port = superuser.port;
        ground.server.user = superuser.user;
        ground.server.sealedSecret = *registry::sealServerSecret(*m_other, ground.server.id, superuser.password);
        QVERIFY(registry::ServerRepository(m_other).update(ground.server));
        m_bakery = made(ground, QStringLiteral("panaderia"), QStringLiteral("Panadería O'Higgins"));
        m_clinic = made(ground, QStringLiteral("clinica"), QStringLiteral("Clínica Norte"));
    }

    void cleanup()
    {
        m_other.reset();
        m_registry.reset();
    }

    void whatOthersChangeShows()
    {
        Panel panel(m_registry->admin());
        TenantsPage &page = panel.open();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QTRY_VERIFY(page.isSettled());
        page.table()->goTo(page.model()->rowOf(m_clinic.id));
        const registry::TenantRepository tenants(m_other);
        QVERIFY(tenants.move(m_bakery.id, TenantState::Maintenance));
        QTRY_COMPARE_WITH_TIMEOUT(panel.state(m_bakery), int(TenantState::Maintenance), 10'000);
        const Tenant shop = made(lay(m_other), QStringLiteral("aaa-shop"), QStringLiteral("AAA"));
        QTRY_COMPARE_WITH_TIMEOUT(page.model()->rowCount(), 3, 10'000);
        QCOMPARE(page.model()->id(page.table()->currentRow()), m_clinic.id);
        QTRY_COMPARE_WITH_TIMEOUT(panel.state(shop), int(TenantState::Active), 10'000);
    }

    void assignmentsReachTheOpenWindow()
    {
        const QString luis = m_registry->addOperator(QStringLiteral("luis"));
        const auto assign = [&](const Tenant &tenant, bool on) {
            m_registry->sql(on ? "INSERT INTO tenantry.operator_tenant SELECT id, $2 FROM tenantry.operator WHERE login = $1"
                               : "DELETE FROM tenantry.operator_tenant WHERE tenant_id = $2 AND operator_id = (SELECT id FROM tenantry.operator WHERE login = $1)",
                            {luis, tenant.id});
        };
        assign(m_bakery, true);
        Panel panel(TestRegistry::open(m_registry->settingsOf(luis)));
        TenantsPage &page = panel.open();
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QTRY_VERIFY(page.isSettled());
        page.activated(m_bakery.id);
        QTRY_VERIFY(page.isDetailsOpen());
        assign(m_clinic, true);
        QTRY_COMPARE_WITH_TIMEOUT(page.model()->rowCount(), 2, 10'000);
        QVERIFY(page.isDetailsOpen());
        assign(m_bakery, false);
        QTRY_COMPARE_WITH_TIMEOUT(page.model()->rowCount(), 1, 10'000);
        QCOMPARE(page.model()->id(0), m_clinic.id);
        QTRY_VERIFY(!page.isDetailsOpen()); // nothing of it stays on the screen
        QTRY_VERIFY(!page.details()->isVisible());
    }

    void whatIsDoneHereIsThere()
    {
        Panel panel(m_registry->admin());
        TenantsPage &page = panel.open();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        page.table()->selectAll();
        page.actionsOfPage()->pause->trigger();
        page.findChild<QPushButton *>(QStringLiteral("confirm"))->click();
        const registry::TenantRepository tenants(m_other);
        QTRY_COMPARE_WITH_TIMEOUT(tenants.find(m_bakery.id)->state, TenantState::Paused, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(tenants.find(m_clinic.id)->state, TenantState::Paused, 10'000);
        QTRY_COMPARE(panel.state(m_clinic), int(TenantState::Paused));
    }

    void whoWasSlowerIsTold()
    {
        Panel panel(m_registry->admin());
        TenantsPage &page = panel.open();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        page.table()->goTo(page.model()->rowOf(m_bakery.id));
        page.actionsOfPage()->edit->trigger();
        page.findChild<QPlainTextEdit *>(QStringLiteral("editNote"))->setPlainText(QStringLiteral("mine"));
        const registry::TenantRepository tenants(m_other);
        Tenant theirs = *tenants.find(m_bakery.id);
        theirs.note = QStringLiteral("theirs");
        QVERIFY(tenants.update(theirs));
        page.findChild<QPushButton *>(QStringLiteral("editSave"))->click();
        const auto conflict = [&page] {
            return std::ranges::any_of(page.findChildren<ErrorBanner *>(), [](const ErrorBanner *b) { return b->isVisible() && b->error().kind == base::Kind::Conflict; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(conflict(), 10'000);
        QCOMPARE(tenants.find(m_bakery.id)->note, QStringLiteral("theirs"));
    }

    void passwordOfTheRole()
    {
        const auto sealed = registry::sealTenantSecret(*m_other, m_bakery.id, base::secretFromText(QStringLiteral("rôle-secret")));
        QVERIFY2(sealed, describe(sealed));
        QVERIFY(registry::TenantRepository(m_other).setSealedSecret(m_bakery.id, *sealed));
        Panel panel(m_registry->admin());
        TenantsPage &page = panel.open();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        page.activated(m_bakery.id + QStringLiteral("/connection"));
        auto *secret = page.findChild<QWidget *>(QStringLiteral("tenantSecret"));
        QTRY_VERIFY(secret->isVisible());
        const auto onScreen = [&page] {
            return std::ranges::any_of(page.findChildren<QLineEdit *>(), [](const QLineEdit *edit) { return edit->text() == QStringLiteral("rôle-secret"); });
        };
        const auto records = [this] { // in the audit chain: who was shown whose
            const auto rows = m_registry->sql("SELECT count(*) FROM tenantry.event WHERE kind = 'operation' AND action = 'insert' AND operator = $1 "
                                              "AND after ->> 'kind' = 'reveal' AND tenant_id = $2", {m_registry->adminLogin, m_bakery.id});
            return int(rows.integer(0, 0));
        };
        QMetaObject::invokeMethod(secret, "revealRequested");
        auto *password = page.findChild<QLineEdit *>(QStringLiteral("operatorPassword"));
        password->setText(QStringLiteral("somebody's"));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(password->accessibleDescription(), QStringLiteral("That is not your password."), 10'000);
        QVERIFY(!onScreen());
        QCOMPARE(records(), 0);
        const auto retype = [&] {
            password->setText(QString::fromUtf8(TestRegistry::password));
            QTest::keyClick(password, Qt::Key_Return);
        };

        // What cannot be recorded is not shown.
        m_registry->sql("REVOKE INSERT ON tenantry.operation FROM tenantry_admin");
        retype();
        const auto refused = [&page] {
            return std::ranges::any_of(page.findChildren<ErrorBanner *>(), [](const ErrorBanner *b) { return b->isVisible() && b->error().kind == base::Kind::Permission; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(refused(), 10'000);
        QVERIFY(!onScreen());
        m_registry->sql("GRANT INSERT ON tenantry.operation TO tenantry_admin");

        QMetaObject::invokeMethod(secret, "revealRequested");
        retype();
        QTRY_VERIFY_WITH_TIMEOUT(onScreen(), 10'000);
        QCOMPARE(records(), 1);
    }

    void guessingIsSlowed()
    {
        const auto sealed = registry::sealTenantSecret(*m_other, m_bakery.id, base::secretFromText(QStringLiteral("rôle-secret")));
        QVERIFY2(sealed, describe(sealed));
        QVERIFY(registry::TenantRepository(m_other).setSealedSecret(m_bakery.id, *sealed));
        const QTemporaryDir home;
        const auto store = workstation::Store::open(home.path());
        QVERIFY2(store, describe(store));
        Panel panel(m_registry->admin());
        panel.services.store = store->get();
        TenantsPage &page = panel.open();
        QTRY_COMPARE(page.model()->rowCount(), 2);
        page.activated(m_bakery.id + QStringLiteral("/connection"));
        auto *secret = page.findChild<QWidget *>(QStringLiteral("tenantSecret"));
        QTRY_VERIFY(secret->isVisible());
        QMetaObject::invokeMethod(secret, "revealRequested");
        auto *password = page.findChild<QLineEdit *>(QStringLiteral("operatorPassword"));
        const auto type = [password](const QString &text) {
            password->setText(text);
            QTest::keyClick(password, Qt::Key_Return);
        };
        const workstation::SignInGuard guard = tenantBackend(panel.services).guard(); // what signing in asks
        for (int i = 1; i <= 3; ++i) {
            type(QStringLiteral("somebody's %1").arg(i));
            QTRY_COMPARE_WITH_TIMEOUT(guard.failures(), i, 10'000);
            QCOMPARE(password->accessibleDescription(), QStringLiteral("That is not your password."));
        }
        type(QString::fromUtf8(TestRegistry::password)); // right, and too soon
        const auto *banner = page.findChild<TenantConnection *>()->findChild<ErrorBanner *>();
        QVERIFY2(banner->isPassing() && banner->details().contains(QStringLiteral("It waits now")), qPrintable(banner->details()));
        QTRY_VERIFY_WITH_TIMEOUT(guard.check().has_value() && !banner->isVisible(), 5'000);
        type(QString::fromUtf8(TestRegistry::password));
        const auto onScreen = [&page] {
            return std::ranges::any_of(page.findChildren<QLineEdit *>(), [](const QLineEdit *edit) { return edit->text() == QStringLiteral("rôle-secret"); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(onScreen(), 10'000);
        QCOMPARE(guard.failures(), 0);
        // As at sign-in, the registry learns how often it was tried.
        QCOMPARE(m_registry->sql("SELECT max(failed_before) FROM tenantry.operator_session").integer(0, 0), 3);
    }

    void userSeesTheirs()
    {
        const QString login = m_registry->addOperator(QStringLiteral("luis"));
        m_registry->sql("INSERT INTO tenantry.operator_tenant SELECT id, $2 FROM tenantry.operator WHERE login = $1", {login, m_clinic.id});
        Panel panel(TestRegistry::open(m_registry->settingsOf(login)));
        TenantsPage &page = panel.open();
        QTRY_COMPARE(page.model()->rowCount(), 1);
        QCOMPARE(page.model()->id(0), m_clinic.id);
        QVERIFY(!page.actionsOfPage()->pause);
        // A forged call of what the page does not offer is refused below it.
        const auto moved = tenantBackend(panel.services).move(m_clinic.id, TenantState::Paused, {});
        QVERIFY(!moved);
        QCOMPARE(moved.error().kind, base::Kind::Permission);
        // A change of one that is not theirs does not bring it in.
        QVERIFY(registry::TenantRepository(m_other).move(m_bakery.id, TenantState::Paused));
        QVERIFY(registry::TenantRepository(m_other).move(m_clinic.id, TenantState::Paused));
        QTRY_COMPARE_WITH_TIMEOUT(panel.state(m_clinic), int(TenantState::Paused), 10'000);
        QCOMPARE(page.model()->rowCount(), 1);
    }

    void searchFindsThem()
    {
        Panel panel(m_registry->admin());
        const PageFactory factory = tenantsPageFactory();
        const auto search = factory.search(panel.services);
        QTRY_COMPARE_WITH_TIMEOUT(search->search(QStringLiteral("panaderia"), 5).size(), 1, 10'000);
        const SearchHit hit = search->search(QStringLiteral("panaderia"), 5).constFirst();
        QCOMPARE(hit.page, QStringLiteral("tenants"));
        QCOMPARE(hit.argument, m_bakery.id);
        QCOMPARE(hit.score, 100);
        QCOMPARE(search->search(QStringLiteral("clinica.example.org"), 5).size(), 1); // a host name from a ticket
        QCOMPARE(search->search(m_clinic.id, 5).size(), 1);
        QCOMPARE(search->search(m_clinic.database, 5).size(), 1);
        QVERIFY(search->search(QStringLiteral("nobody"), 5).isEmpty());
        QCOMPARE(search->search(QStringLiteral("a"), 1).size(), 1);
        // The page made afterwards shows the same without asking again.
        std::unique_ptr<Page> page(factory.create(panel.services, nullptr));
        QTRY_COMPARE(static_cast<TenantsPage *>(page.get())->model()->rowCount(), 2);
    }
};

TENANTRY_UI_TEST_MAIN(TenantsPageOnRegistryTest)
#include "registry_test.moc"
