// An open panel of an ADMIN writes what anybody changes into the databases that are mirrored; a USER's writes nothing.
#include "base/random.h"
#include "fleet.h"
#include "features/overrides.h"
#include "registry/featuremirrors.h"
#include "registry/featurerepository.h"
#include "registry/listener.h"
#include "registry/secrets.h"
#include "support/faultproxy.h"
#include "support/qcamain.h"
#include "support/testcluster.h"
#include "ui/features/mirrorkeeper.h"

#include <QSignalSpy>
#include <QTest>

using namespace tenantry;
using test::describe;
using test::Fleet;
using test::TestCluster;
using namespace Qt::StringLiterals;

class MirrorKeeperTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    registry::Tenant m_tenant;
    QThreadPool m_workers;

    void give(const QJsonValue &value) const
    {
        registry::OverrideRequest request;
        request.key = u"limit"_s;
        request.value = value;
        request.reason = u"ticket 7"_s;
        const features::Overrides overrides(m_fleet.session);
        const auto preview = overrides.preview(request, {m_tenant.id});
        QVERIFY2(preview, describe(preview));
        QVERIFY(overrides.apply(*preview));
    }
    QString there() const
    {
        const auto rows = TestCluster::connect(m_tenant.database)->query("SELECT value FROM tenantry_features WHERE key = 'limit'");
        return rows && !rows->isEmpty() ? rows->text(0, 0) : QString();
    }
    ui::Services services(registry::Listener *listener)
    {
        ui::Services out;
        out.session = m_fleet.session;
        out.workers = &m_workers;
        out.listener = listener;
        return out;
    }

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(u"registry_keeper"_s);
        const auto made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(u"Uno"_s));
        QVERIFY2(made, describe(made));
        m_tenant = made->tenant;
        registry::Feature feature;
        feature.key = feature.nameEn = feature.nameEs = u"limit"_s;
        feature.kind = registry::FeatureKind::Number;
        feature.defaultValue = 5;
        QVERIFY(registry::FeatureRepository(m_fleet.session).add(feature));
        QVERIFY(features::Mirror(m_fleet.session).start({m_tenant.id}));
        QCOMPARE(there(), u"5"_s);
    }

    void whatAnybodyChangesIsWritten()
    {
        give(6); // before the panel was opened
        registry::Listener listener(m_fleet.session);
        ui::MirrorKeeper keeper(services(&listener));
        QSignalSpy refreshed(&keeper, &ui::MirrorKeeper::refreshed);
        QTRY_COMPARE_WITH_TIMEOUT(there(), u"6"_s, 10'000);
        give(7);
        QTRY_COMPARE_WITH_TIMEOUT(there(), u"7"_s, 10'000);
        QTRY_VERIFY(refreshed.size() >= 2);
        QVERIFY(refreshed.last().first().value<features::MirrorOutcome>().failed.isEmpty());
    }

    // Of a product that is mirrored whole, also a tenant that was not there when the panel was opened, whoever makes it.
    void aNewTenantOfAMirroredProduct()
    {
        const registry::FeatureMirrorRepository mirrors(m_fleet.session);
        QVERIFY(mirrors.follow(m_tenant.productId, true));
        registry::Listener listener(m_fleet.session);
        ui::MirrorKeeper keeper(services(&listener));
        QSignalSpy refreshed(&keeper, &ui::MirrorKeeper::refreshed);
        const auto made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(u"Nuevo"_s));
        QVERIFY2(made, describe(made));
        const auto has = [&] {
            const auto rows = TestCluster::connect(made->tenant.database)->query("SELECT to_regclass('public.tenantry_features') IS NOT NULL");
            return rows && rows->boolean(0, 0);
        };
        QTRY_VERIFY_WITH_TIMEOUT(has(), 10'000); // by being told: the next look without that comes in a minute
        QTRY_VERIFY(!refreshed.isEmpty());
        QVERIFY(mirrors.follow(m_tenant.productId, false));
        QVERIFY(features::Mirror(m_fleet.session).end({made->tenant.id}));
    }

    // A pass that waits for a server which says nothing does not keep a change from the others.
    void aServerThatIsAwayKeepsNobodyWaiting()
    {
        const auto made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(u"Dos"_s));
        QVERIFY2(made, describe(made));
        test::FaultProxy proxy(TestCluster::socketFile());
        const registry::ServerRepository servers(m_fleet.session);
        auto server = servers.find(m_tenant.serverId);
        QVERIFY2(server, describe(server));
        const QString home = server->id;
        const auto owner = registry::ownerSettings(*m_fleet.session, *server);
        QVERIFY2(owner, describe(owner));
        server->id = base::newId();
        server->name = u"far"_s;
        server->host = u"127.0.0.1"_s;
        server->port = proxy.port();
        server->sealedSecret = *registry::sealServerSecret(*m_fleet.session, server->id, owner->password);
        const auto added = servers.add(*server);
        QVERIFY2(added, describe(added));
        const auto registry = TestCluster::connect(m_fleet.registry.database);
        QVERIFY(registry->query("UPDATE tenantry.tenant SET server_id = $1 WHERE id = $2", {server->id, made->tenant.id}));
        QVERIFY(registry->query("INSERT INTO tenantry.feature_mirror (tenant_id) VALUES ($1)", {made->tenant.id}));
        proxy.hang();
        registry::Listener listener(m_fleet.session);
        ui::MirrorKeeper keeper(services(&listener));
        QSignalSpy refreshed(&keeper, &ui::MirrorKeeper::refreshed);
        QTRY_VERIFY_WITH_TIMEOUT(proxy.accepted() > 0, 5000); // it waits
        give(9);
        QTRY_COMPARE_WITH_TIMEOUT(there(), u"9"_s, 3000);
        QCOMPARE(refreshed.size(), 0); // and waits still
        proxy.pass();
        QVERIFY(registry->query("UPDATE tenantry.tenant SET server_id = $1 WHERE id = $2", {home, made->tenant.id}));
        QVERIFY(registry->query("DELETE FROM tenantry.feature_mirror WHERE tenant_id = $1", {made->tenant.id}));
    }

    void whatCannotBeWrittenIsTold()
    {
        QVERIFY(TestCluster::connect(m_tenant.database)->script("DROP VIEW public.tenantry_features; CREATE TABLE public.tenantry_features (a int)"));
        give(8);
        ui::MirrorKeeper keeper(services(nullptr));
        QSignalSpy refreshed(&keeper, &ui::MirrorKeeper::refreshed);
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.size(), 1, 10'000);
        const auto outcome = refreshed.first().first().value<features::MirrorOutcome>();
        QCOMPARE(outcome.failed.size(), 1);
        QCOMPARE(outcome.failed.first().error.kind, base::Kind::Conflict);
    }
};

TENANTRY_TEST_MAIN(MirrorKeeperTest)
#include "mirrorkeeper_test.moc"
