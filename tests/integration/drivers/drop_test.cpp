// Dropping: what is there goes, what is gone is fine, what blocks is named, what is not ours stays.
#include "ground.h"

#include <QProcess>

using namespace tenantry;
using namespace tenantry::test;

class DropTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};

    base::Result<void> dropBoth(const Tenant &tenant)
    {
        TRYV(m_driver.dropDatabase(tenant.owner, tenant.database, tenant.mark, {}));
        return m_driver.dropRole(tenant.owner, tenant.role, tenant.mark, {});
    }

private slots:
    void cleanup() { m_pool.clear(); }

    void dropsTwice_data()
    {
        QTest::addColumn<bool>("plain");
        QTest::newRow("superuser") << false;
        QTest::newRow("CREATEDB CREATEROLE") << true;
    }
    void dropsTwice()
    {
        QFETCH(bool, plain);
        const Tenant tenant(m_ground.owner(plain));
        QVERIFY2(dropBoth(tenant), "what was never there is gone");
        QVERIFY(tenant.provision(m_driver));
        for (int turn = 0; turn < 2; ++turn) {
            const auto gone = dropBoth(tenant);
            QVERIFY2(gone, describe(gone));
        }
        QVERIFY(!*m_driver.databaseExists(tenant.owner, tenant.database, {}));
        QVERIFY(!*m_driver.roleExists(tenant.owner, tenant.role, {}));
    }
    void endsSessions_data() { dropsTwice_data(); }
    void endsSessions()
    {
        QFETCH(bool, plain);
        const Tenant tenant(m_ground.owner(plain));
        QVERIFY(tenant.provision(m_driver));
        const auto session = Connection::open(tenant.itself());
        QVERIFY2(session, describe(session));
        QVERIFY((*session)->script("BEGIN; CREATE TABLE a (x int)"));
        const auto gone = dropBoth(tenant);
        QVERIFY2(gone, describe(gone));
        QVERIFY(!(*session)->query("SELECT 1"));
    }
    void sessionsOfASuperuserAreNamed()
    {
        const Tenant tenant(m_ground.owner(true));
        QVERIFY(tenant.provision(m_driver));
        const auto session = m_ground.connect(tenant.database);
        const auto refused = m_driver.dropDatabase(tenant.owner, tenant.database, tenant.mark, {});
        QVERIFY(!refused);
        QVERIFY2(words(refused.error()).contains(QString::number(session->backendPid())), qPrintable(words(refused.error())));
    }
    void finishesAHalfDroppedOne()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(tenant.provision(m_driver));
        QVERIFY(m_ground.connect()->query("UPDATE pg_database SET datconnlimit = -2 WHERE datname = $1", {tenant.database}));
        const auto gone = dropBoth(tenant);
        QVERIFY2(gone, describe(gone));
        QVERIFY(!*m_driver.databaseExists(tenant.owner, tenant.database, {}));
    }
    void namesPreparedTransactions()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(tenant.provision(m_driver));
        QVERIFY(m_ground.connect(tenant.database)->script("BEGIN; CREATE TABLE p (a int); PREPARE TRANSACTION 'order''s 17'"));
        const auto refused = m_driver.dropDatabase(tenant.owner, tenant.database, tenant.mark, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::Kind::Conflict);
        QVERIFY2(words(refused.error()).contains(s("'order''s 17'")) && words(refused.error()).contains(s("ROLLBACK PREPARED")), qPrintable(words(refused.error())));
        QVERIFY(m_ground.connect(tenant.database)->script("ROLLBACK PREPARED 'order''s 17'"));
        const auto gone = dropBoth(tenant);
        QVERIFY2(gone, describe(gone));
    }
    void namesSlots()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(tenant.provision(m_driver));
        const auto made = m_ground.connect(tenant.database)->query("SELECT pg_create_logical_replication_slot('slot_17', 'pgoutput')");
        QVERIFY2(made, describe(made));
        QVERIFY(m_ground.connect(tenant.database)->script("CREATE PUBLICATION p FOR ALL TABLES"));
        QProcess reader; // only a slot that somebody reads from blocks; others go with the database
        reader.start(postgres::postgresPrograms() + s("/pg_recvlogical"),
                     {s("-h"), tenant.owner.host, s("-U"), tenant.owner.user, s("-d"), tenant.database, s("--slot"), s("slot_17"), s("--start"), s("-f"), s("/dev/null"),
                      s("-o"), s("proto_version=1"), s("-o"), s("publication_names=p")});
        QTRY_COMPARE(m_ground.one("SELECT active FROM pg_replication_slots WHERE slot_name = 'slot_17'"), s("t"));
        const auto refused = m_driver.dropDatabase(tenant.owner, tenant.database, tenant.mark, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::Kind::Conflict);
        reader.kill();
        QVERIFY(reader.waitForFinished());
        QTRY_COMPARE(m_ground.one("SELECT active FROM pg_replication_slots WHERE slot_name = 'slot_17'"), s("f"));
        QVERIFY2(words(refused.error()).contains(s("slot_17")) && words(refused.error()).contains(s("pg_drop_replication_slot")), qPrintable(words(refused.error())));
        const auto gone = dropBoth(tenant);
        QVERIFY2(gone, describe(gone));
    }
    void roleThatOwnsADatabaseStays() // 2BP01
    {
        const Tenant tenant(m_ground.owner(true));
        QVERIFY(tenant.provision(m_driver));
        const auto refused = m_driver.dropRole(tenant.owner, tenant.role, tenant.mark, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::Kind::Conflict);
        QVERIFY2(words(refused.error()).contains(tenant.database), qPrintable(words(refused.error())));
        QVERIFY(m_driver.verifySignIn(tenant.itself(), {}));
    }
    void whatTheRoleOwnsElsewhereIsKept_data() { dropsTwice_data(); }
    void whatTheRoleOwnsElsewhereIsKept() // 2BP01
    {
        QFETCH(bool, plain);
        const Tenant tenant(m_ground.owner(plain)), other(m_ground.owner(plain));
        QVERIFY(tenant.provision(m_driver));
        QVERIFY(other.provision(m_driver));
        // In the other's database it owns a table and holds rights; a setting and rights hang on databases.
        const auto connection = m_ground.connect(other.database);
        const QByteArray role = quoteIdentifier(tenant.role);
        const auto made = connection->script("CREATE TABLE keep (a int); INSERT INTO keep VALUES (17); ALTER TABLE keep OWNER TO " + role + "; CREATE TABLE rights (a int); GRANT SELECT ON rights TO " + role
                                             + "; GRANT CONNECT ON DATABASE " + quoteIdentifier(other.database) + " TO " + role);
        QVERIFY2(made, describe(made));
        if (plain) // who may not do it says who may
            QVERIFY(connection->script("REVOKE SELECT ON rights FROM " + role));
        const auto gone = dropBoth(tenant);
        QVERIFY2(gone, describe(gone));
        QVERIFY(!*m_driver.roleExists(tenant.owner, tenant.role, {}));
        QCOMPARE(m_ground.one("SELECT a FROM keep", other.database), s("17"));
        QVERIFY(m_ground.one("SELECT tableowner FROM pg_tables WHERE tablename = 'keep'", other.database) != tenant.role);
    }
    void withoutAMarkNothingIsOurs()
    {
        QVERIFY(m_ground.connect()->script("CREATE ROLE unmarked"));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE unmarked OWNER unmarked"));
        const auto owner = m_ground.superuser();
        QVERIFY(!m_driver.dropDatabase(owner, s("unmarked"), {}, {}));
        QVERIFY(!m_driver.dropRole(owner, s("unmarked"), {}, {}));
        QVERIFY(!m_driver.dropDatabase(owner, s("postgres"), {}, {}));
        QVERIFY(!m_driver.dropDatabase(owner, s("template1"), s("tenantry:x"), {}));
        QVERIFY(*m_driver.databaseExists(owner, s("unmarked"), {}));
    }
};

TENANTRY_TEST_MAIN(DropTest)
#include "drop_test.moc"
