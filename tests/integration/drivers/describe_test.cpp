// The schema of a database as a value: what is in it, what is not, and that nobody planted there changes what it says.
#include "ground.h"

#include <QElapsedTimer>

using namespace tenantry;
using namespace tenantry::test;

class DescribeTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};

private slots:
    void cleanup() { m_pool.clear(); }

    void looks()
    {
        const Tenant tenant(m_ground.owner(true));
        QVERIFY(tenant.provision(m_driver));
        const auto seen = m_driver.describe(tenant.inside(), tenant.role, {});
        QVERIFY2(seen, describe(seen));
        for (const SchemaObject &object : seen->objects)
            qDebug().noquote() << object.kind << object.identity << "|" << object.parent << "|" << object.definition;
    }
};

TENANTRY_TEST_MAIN(DescribeTest)
#include "describe_test.moc"
