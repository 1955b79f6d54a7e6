#include "local/demodata.h"
#include "base/names.h"
#include "support/qcamain.h"

#include <QSet>

using namespace tenantry;
using tenantry::test::describe;

class DemoDataTest : public QObject {
    Q_OBJECT

private slots:
    void everyTenantCanBeProvisioned()
    {
        const auto tenants = local::demoTenants(130); // past the end of the table twice
        QVERIFY2(tenants, describe(tenants));
        QCOMPARE(tenants->size(), size_t(130));
        QSet<QString> slugs, names;
        for (const local::DemoTenant &tenant : *tenants) {
            QVERIFY2(base::checkCompanyName(tenant.name), qPrintable(tenant.name));
            QVERIFY2(base::checkSubdomain(tenant.slug), qPrintable(tenant.slug));
            QVERIFY2(base::checkEmail(tenant.adminEmail), qPrintable(tenant.adminEmail));
            QVERIFY2(!slugs.contains(tenant.slug), qPrintable(tenant.slug));
            QVERIFY2(!names.contains(tenant.name), qPrintable(tenant.name));
            slugs << tenant.slug;
            names << tenant.name;
            QVERIFY(QStringList({QStringLiteral("bronze"), QStringLiteral("silver"), QStringLiteral("gold")}).contains(tenant.plan));
            QVERIFY2(QStringList({QStringLiteral("active"), QStringLiteral("paused"), QStringLiteral("maintenance"), QStringLiteral("failed")}).contains(tenant.state),
                     qPrintable(tenant.state));
            QVERIFY(tenant.patients >= 200 && tenant.patients <= 20000);
            QVERIFY(QStringList({QStringLiteral("es"), QStringLiteral("en")}).contains(tenant.language));
            QVERIFY(tenant.currency.size() == 3);
            QVERIFY(tenant.behind >= 0 && tenant.behind <= 4);
        }
    }

    // The first 24 are what people see first: different states, versions, plans, languages, and one failure.
    void theFirstFleetIsVaried()
    {
        const auto tenants = local::demoTenants(24);
        QVERIFY2(tenants, describe(tenants));
        QMap<QString, int> states, plans, languages;
        QSet<int> behind;
        for (const local::DemoTenant &tenant : *tenants) {
            ++states[tenant.state];
            ++plans[tenant.plan];
            ++languages[tenant.language];
            behind << tenant.behind;
        }
        QCOMPARE(states.value(QStringLiteral("failed")), 1);
        QVERIFY(states.value(QStringLiteral("paused")) >= 2);
        QVERIFY(states.value(QStringLiteral("maintenance")) >= 1);
        QVERIFY(states.value(QStringLiteral("active")) >= 15);
        QCOMPARE(plans.size(), 3);
        QVERIFY(languages.value(QStringLiteral("en")) >= 4);
        QCOMPARE(behind, QSet<int>({0, 1, 2, 3, 4}));
    }

    void migrationsAreReadAsAnybodys()
    {
        const auto set = local::demoMigrations();
        QVERIFY2(set, describe(set));
        QVERIFY(set->files.size() >= 9);
        QCOMPARE(set->layout, migrations::Layout::Numbered);
        int outside = 0;
        for (int i = 0; i < set->files.size(); ++i) {
            QCOMPARE(set->files.at(i).position, i + 1);
            if (!set->files.at(i).transactional) {
                ++outside;
                QVERIFY(set->files.at(i).body.contains("CONCURRENTLY"));
            }
        }
        QCOMPARE(outside, 1);
    }
};

TENANTRY_TEST_MAIN(DemoDataTest)
#include "demodata_test.moc"
