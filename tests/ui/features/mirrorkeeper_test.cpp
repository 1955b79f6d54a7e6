// An open panel of an ADMIN writes what anybody changes into the databases that are mirrored; a USER's writes nothing.
#include "fleet.h"
#include "features/overrides.h"
#include "registry/featurerepository.h"
#include "registry/listener.h"
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
