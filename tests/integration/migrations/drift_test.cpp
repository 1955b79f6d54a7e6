// Drift on a real fleet: healthy tenants have none, and every change made by hand is named, and nothing else.
#include "fleet.h"

#include "migrations/drift.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QTest>

using namespace tenantry;
using namespace Qt::StringLiterals;
using migrations::Change;
using test::Fleet;
using test::TestCluster;

class DriftTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    std::unique_ptr<migrations::Drift> m_drift;

    registry::Tenant provisioned(const QString &name)
    {
        const auto done = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(name));
        if (!done)
            qFatal("%s", qPrintable(test::describe(done.error())));
        return done->tenant;
    }
    void inside(const registry::Tenant &tenant, const QByteArray &sql)
    {
        const auto done = TestCluster::connect(tenant.database)->script(sql);
        QVERIFY2(done, test::describe(done));
    }
    // "extra index:public.i", one each.
    static QStringList words(const migrations::Comparison &comparison)
    {
        QStringList out;
        for (const auto &each : comparison.differences)
            out << migrations::changeName(each.change) + u' ' + each.kind + u':' + each.identity + (each.minor ? u" (minor)"_s : QString());
        return out;
    }
    QStringList drifted(const registry::Tenant &tenant, const QStringList &ignore = {})
    {
        migrations::DriftOptions options;
        options.ignore = *migrations::IgnorePatterns::parse(ignore);
        const auto found = m_drift->of(tenant, options);
        if (!found)
            return {test::describe(found.error())};
        return words(found->comparison);
    }

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(u"registry_drift"_s);
        m_drift = std::make_unique<migrations::Drift>(m_fleet.session);
    }

    void aHealthyTenantHasNone()
    {
        const auto tenant = provisioned(u"Healthy"_s);
        QCOMPARE(drifted(tenant), QStringList());
    }
};

TENANTRY_TEST_MAIN(DriftTest)
#include "drift_test.moc"
