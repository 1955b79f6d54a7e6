// Templates: built aside, closed, cloned; what they bring belongs to the tenant afterwards.
#include "ground.h"

#include <QElapsedTimer>
#include <thread>

using namespace tenantry;
using namespace tenantry::test;

namespace {

const QByteArray everything = R"(
CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE "Odd Näme; --" (id serial, customer bigint REFERENCES customer);
CREATE SEQUENCE free_sequence;
CREATE TABLE part (a int) PARTITION BY RANGE (a);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (1) TO (10);
CREATE VIEW v AS SELECT * FROM customer;
CREATE MATERIALIZED VIEW m AS SELECT * FROM customer;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE pair AS (a int, b int);
CREATE TYPE span AS RANGE (subtype = int);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE FUNCTION twice(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT a * 2';
CREATE PROCEDURE nothing() LANGUAGE sql AS '';
CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int, initcond = '0');
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER t BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION touched();
CREATE OPERATOR ### (leftarg = int, rightarg = int, function = int4pl);
CREATE COLLATION mine FROM "C";
CREATE STATISTICS st ON id, name FROM customer;
CREATE TEXT SEARCH CONFIGURATION tsc (COPY = simple);
CREATE SCHEMA "Second";
CREATE TABLE "Second".other (a int);
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reporting;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
SELECT lo_create(4711);
INSERT INTO customer (name) SELECT 'n' || g FROM generate_series(1, 100) g;
)";

const QByteArray notOwnedBy = R"(
SELECT string_agg(thing, ', ') FROM (
    SELECT relname::text AS thing, relowner AS owner, oid, relnamespace AS space FROM pg_class WHERE relkind NOT IN ('t', 'i', 'I')
    UNION ALL SELECT typname, typowner, oid, typnamespace FROM pg_type
    UNION ALL SELECT proname, proowner, oid, pronamespace FROM pg_proc p
        WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'i') -- of a range type: always a superuser's
    UNION ALL SELECT oprname, oprowner, oid, oprnamespace FROM pg_operator
    UNION ALL SELECT collname, collowner, oid, collnamespace FROM pg_collation
    UNION ALL SELECT opfname, opfowner, oid, opfnamespace FROM pg_opfamily
    UNION ALL SELECT cfgname, cfgowner, oid, cfgnamespace FROM pg_ts_config
    UNION ALL SELECT stxname, stxowner, oid, stxnamespace FROM pg_statistic_ext
    UNION ALL SELECT nspname, nspowner, oid, 0 FROM pg_namespace WHERE nspname NOT IN ('public', 'tenantry') AND nspname !~ '^pg_'
    UNION ALL SELECT 'large object', lomowner, oid, 0 FROM pg_largeobject_metadata) x
WHERE (oid >= 16384 OR thing = 'large object') AND owner <> (SELECT oid FROM pg_roles WHERE rolname = $1)
  AND space NOT IN (SELECT oid FROM pg_namespace WHERE nspname = 'tenantry' OR nspname ~ '^pg_'))";

} // namespace

class TemplateTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};

private slots:
    void initTestCase() { QVERIFY(m_ground.connect()->script("CREATE ROLE reporting")); }
    void cleanup() { m_pool.clear(); }

    void clonesBelongToTheTenant_data()
    {
        QTest::addColumn<bool>("plain");
        QTest::newRow("superuser") << false;
        QTest::newRow("CREATEDB CREATEROLE") << true;
    }
    void clonesBelongToTheTenant()
    {
        QFETCH(bool, plain);
        const ConnectionSettings owner = m_ground.owner(plain);
        const QString name = TestCluster::uniqueName(s("tmpl"));
        QByteArray sql = everything;
        if (!plain) // only superusers may make these
            sql += "CREATE OPERATOR FAMILY fam USING btree; CREATE OPERATOR CLASS cls FOR TYPE int USING btree FAMILY fam AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(int, int);";
        const auto built = m_driver.buildTemplate(owner, name, {file("1", sql), repeatable("r", "CREATE OR REPLACE VIEW w AS SELECT 1 AS a")}, s("tenantry:product:1"), {});
        QVERIFY2(built, describe(built));
        QCOMPARE(m_ground.one("SELECT datistemplate AND NOT datallowconn FROM pg_database WHERE datname = $1", s("postgres"), {name}), s("t"));
        for (int turn = 0; turn < 2; ++turn) {
            const Tenant tenant(owner);
            auto done = tenant.provision(m_driver, name);
            QVERIFY2(done, describe(done));
            done = m_driver.harden(owner, tenant.database, tenant.role, {});
            QVERIFY2(done, describe(done));
            QCOMPARE(m_ground.one(notOwnedBy, tenant.database, {tenant.role}), s("(null)"));
            const auto verified = m_driver.verifySignIn(tenant.itself(), {});
            QVERIFY2(verified, describe(verified));
            // The bookkeeping came along.
            const auto applied = m_driver.applied(tenant.inside(), {});
            QVERIFY2(applied, describe(applied));
            QCOMPARE(int(applied->size()), 2);
            QCOMPARE(applied->at(0).version, s("1"));
            QVERIFY(applied->at(0).finished && !applied->at(0).repeatable && applied->at(1).repeatable);
            QVERIFY(applied->at(0).appliedAt.isValid());
            // Default privileges count for the tenant's role now, and later migrations work on what the template brought.
            const auto more = m_driver.apply(tenant.inside(), tenant.role, file("2", "ALTER TABLE customer ADD COLUMN b int; CREATE TABLE later (a int); CREATE FUNCTION later_f() RETURNS int LANGUAGE sql AS 'SELECT 1'"), {}, {});
            QVERIFY2(more, describe(more));
            QCOMPARE(m_ground.one("SELECT has_table_privilege('reporting', 'later', 'SELECT')", tenant.database), s("t"));
            QCOMPARE(m_ground.one("SELECT has_table_privilege('reporting', 'later', 'INSERT')", tenant.database), s("f"));
            QCOMPARE(m_ground.one("SELECT has_function_privilege('reporting', 'later_f()', 'EXECUTE')", tenant.database), s("f"));
            const auto gone = m_driver.dropDatabase(owner, tenant.database, tenant.mark, {});
            QVERIFY2(gone, describe(gone));
            const auto roleGone = m_driver.dropRole(owner, tenant.role, tenant.mark, {});
            QVERIFY2(roleGone, describe(roleGone));
        }
    }
    void buildingAgainReplaces()
    {
        const ConnectionSettings owner = m_ground.owner(true);
        const QString name = TestCluster::uniqueName(s("tmpl"));
        QVERIFY(m_driver.buildTemplate(owner, name, {file("1", "CREATE TABLE a (x int)")}, s("m"), {}));
        const auto again = m_driver.buildTemplate(owner, name, {file("1", "CREATE TABLE a (x int)"), file("2", "CREATE TABLE b (x int)")}, s("m"), {});
        QVERIFY2(again, describe(again));
        const Tenant tenant(owner);
        QVERIFY(tenant.provision(m_driver, name));
        QCOMPARE(m_ground.one("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", tenant.database), s("2"));
        QCOMPARE(m_ground.one("SELECT count(*) FROM pg_database WHERE datname LIKE 'tenantry\\_%'"), s("0"));
        QCOMPARE(m_driver.buildTemplate(owner, name, {}, s("other"), {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_driver.buildTemplate(m_ground.superuser(), s("postgres"), {}, s("m"), {}).error().kind, base::Kind::InvalidInput);
    }
    void failingBuildLeavesTheOldOne()
    {
        const ConnectionSettings owner = m_ground.owner(true);
        const QString name = TestCluster::uniqueName(s("tmpl"));
        QVERIFY(m_driver.buildTemplate(owner, name, {file("1", "CREATE TABLE a (x int)")}, s("m"), {}));
        const auto failed = m_driver.buildTemplate(owner, name, {file("1", "CREATE TABLE a (x int)"), file("2", "CREATE TABLE\n  a (x int)")}, s("m"), {});
        QVERIFY(!failed);
        QVERIFY2(words(failed.error()).contains(s("2_x.sql")), qPrintable(words(failed.error())));
        QCOMPARE(m_ground.one("SELECT count(*) FROM pg_database WHERE datname LIKE 'tenantry\\_%'"), s("0"));
        const Tenant tenant(owner);
        QVERIFY(tenant.provision(m_driver, name));
        QCOMPARE(m_ground.one("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", tenant.database), s("1"));
    }
    void leftoversOfADeadBuildGo()
    {
        const ConnectionSettings owner = m_ground.owner(true);
        const QString name = TestCluster::uniqueName(s("tmpl"));
        std::stop_source stop;
        QVERIFY(m_driver.buildTemplate(owner, name, {}, s("m"), {}));
        // As if the program had died between filling and renaming, and between renaming and dropping.
        const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
        QVERIFY(Connection::open(owner).value()->script("CREATE DATABASE tenantry_making_" + hash + " IS_TEMPLATE true ALLOW_CONNECTIONS false"));
        QVERIFY(Connection::open(owner).value()->script("CREATE DATABASE tenantry_retired_" + hash));
        const auto built = m_driver.buildTemplate(owner, name, {}, s("m"), {});
        QVERIFY2(built, describe(built));
        QCOMPARE(m_ground.one("SELECT count(*) FROM pg_database WHERE datname LIKE 'tenantry\\_%'"), s("0"));
    }
    void busyTemplateIsWaitedForAndNamed() // 55006
    {
        const ConnectionSettings owner = m_ground.superuser();
        const QString name = TestCluster::uniqueName(s("tmpl"));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(name)));
        const Tenant tenant(owner);
        QVERIFY(m_driver.ensureRole(owner, tenant.role, base::secretFromText(s("x")), 5, tenant.mark, {}));
        auto psql = m_ground.connect(name);
        QVERIFY(psql->script("SET application_name = 'psql of Ana'"));
        const auto busy = m_driver.ensureDatabase(owner, tenant.database, tenant.role, name, tenant.mark, {}); // the server waits 5 s by itself
        QVERIFY(!busy);
        QCOMPARE(busy.error().kind, base::Kind::Conflict);
        QVERIFY2(words(busy.error()).contains(s("psql of Ana")) && words(busy.error()).contains(name), qPrintable(words(busy.error())));
        QVERIFY(!*m_driver.databaseExists(owner, tenant.database, {}));
        // It leaves while the driver waits: the work goes on by itself.
        base::Result<void> done;
        std::jthread worker([&] { done = m_driver.ensureDatabase(owner, tenant.database, tenant.role, name, tenant.mark, {}); });
        QTRY_COMPARE(m_ground.one("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE DATABASE%' AND state = 'active'"), s("1"));
        psql.reset();
        worker.join();
        QVERIFY2(done, describe(done));
        QCOMPARE(m_ground.one("SELECT count(*) FROM pg_database WHERE datname = $1", s("postgres"), {tenant.database}), s("1"));
    }
    void stopEndsTheWait()
    {
        const ConnectionSettings owner = m_ground.superuser();
        const QString name = TestCluster::uniqueName(s("tmpl"));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(name)));
        const Tenant tenant(owner);
        QVERIFY(m_driver.ensureRole(owner, tenant.role, base::secretFromText(s("x")), 5, tenant.mark, {}));
        const auto psql = m_ground.connect(name);
        std::stop_source stop;
        base::Result<void> done;
        std::jthread worker([&] { done = m_driver.ensureDatabase(owner, tenant.database, tenant.role, name, tenant.mark, stop.get_token()); });
        QTRY_COMPARE(m_ground.one("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE DATABASE%' AND state = 'active'"), s("1"));
        stop.request_stop();
        worker.join();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Kind::Cancelled);
        QVERIFY(!*m_driver.databaseExists(owner, tenant.database, {}));
    }
    void backendEndedDuringCreate() // somebody ends the session that clones; doing it again does it
    {
        const ConnectionSettings owner = m_ground.superuser();
        const QString name = TestCluster::uniqueName(s("tmpl"));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(name)));
        const Tenant tenant(owner);
        QVERIFY(m_driver.ensureRole(owner, tenant.role, base::secretFromText(s("x")), 5, tenant.mark, {}));
        {
            const auto psql = m_ground.connect(name); // keeps CREATE DATABASE waiting, so that there is something to end
            base::Result<void> done;
            std::jthread worker([&] { done = m_driver.ensureDatabase(owner, tenant.database, tenant.role, name, tenant.mark, {}); });
            QTRY_COMPARE(m_ground.one("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE DATABASE%' AND state = 'active'"), s("1"));
            m_ground.one("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE DATABASE%' AND state = 'active'");
            worker.join();
            QVERIFY(!done);
            QVERIFY2(done.error().kind == base::Kind::OutcomeUnknown || done.error().kind == base::Kind::Unreachable, describe(done));
        }
        const auto done = m_driver.ensureDatabase(owner, tenant.database, tenant.role, name, tenant.mark, {});
        QVERIFY2(done, describe(done));
    }
    void missingTemplateIsSaid()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(m_driver.ensureRole(tenant.owner, tenant.role, base::secretFromText(s("x")), 5, tenant.mark, {}));
        const auto done = m_driver.ensureDatabase(tenant.owner, tenant.database, tenant.role, s("nowhere"), tenant.mark, {});
        QVERIFY(!done);
        QVERIFY2(words(done.error()).contains(s("nowhere")), qPrintable(words(done.error())));
    }
    void takingOverThirtyTablesIsQuick()
    {
        const ConnectionSettings owner = m_ground.owner(true);
        const QString name = TestCluster::uniqueName(s("tmpl"));
        QByteArray sql;
        for (int i = 0; i < 30; ++i)
            sql += "CREATE TABLE t" + QByteArray::number(i) + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text, b text UNIQUE);\n";
        QVERIFY(m_driver.buildTemplate(owner, name, {file("1", sql)}, s("m"), {}));
        const Tenant tenant(owner);
        QVERIFY(m_driver.ensureRole(owner, tenant.role, base::secretFromText(s("x")), 5, tenant.mark, {}));
        QVERIFY(m_driver.ensureDatabase(owner, tenant.database, tenant.role, name, tenant.mark, {}));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_driver.harden(owner, tenant.database, tenant.role, {}));
        const auto first = timer.nsecsElapsed();
        timer.start();
        QVERIFY(m_driver.harden(owner, tenant.database, tenant.role, {}));
        qInfo("harden of 30 tables: %.1f ms with the connection, %.1f ms when there is nothing to do", double(first) / 1e6, double(timer.nsecsElapsed()) / 1e6);
        QVERIFY(first < 2'000'000'000);
    }
};

TENANTRY_TEST_MAIN(TemplateTest)
#include "template_test.moc"
