// The schema of a database as a value: quick, in one snapshot, the same however the database came to be; and the scratch database that
// a version is built in, which never stays.
#include "ground.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <thread>

using namespace tenantry;
using namespace tenantry::test;

namespace {

// Of all that a template hands over differently than migrations do: owners, default privileges, grants, what only extensions make.
const QByteArray everything = R"(
CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);
CREATE TABLE "Odd Näme; --" (id serial, customer bigint REFERENCES customer);
CREATE TABLE part (a int) PARTITION BY RANGE (a);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (1) TO (10);
CREATE VIEW v AS SELECT * FROM customer;
CREATE MATERIALIZED VIEW m AS SELECT * FROM customer;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TYPE span AS RANGE (subtype = int);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE FUNCTION twice(a int, b text DEFAULT 'x') RETURNS int LANGUAGE sql AS 'SELECT a * 2';
CREATE PROCEDURE nothing() LANGUAGE sql AS '';
CREATE AGGREGATE total(int) (sfunc = int4pl, stype = int, initcond = '0');
CREATE OPERATOR ### (leftarg = int, rightarg = int, function = int4pl);
CREATE COLLATION mine FROM "C";
CREATE STATISTICS st ON id, name FROM customer;
CREATE TEXT SEARCH CONFIGURATION tsc (COPY = simple);
CREATE SCHEMA "Second";
CREATE TABLE "Second".other (a int);
GRANT SELECT, INSERT ON customer TO reporting;
GRANT SELECT (id) ON "Odd Näme; --" TO reporting;
GRANT USAGE ON SCHEMA "Second" TO reporting;
REVOKE EXECUTE ON FUNCTION twice FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reporting;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO reporting;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
CREATE TABLE later (a int);
CREATE FUNCTION after() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE EXTENSION pgcrypto;
)";

QStringList differing(const SchemaDescription &a, const SchemaDescription &b)
{
    QStringList lines[2];
    for (int side = 0; side < 2; ++side)
        for (const SchemaObject &object : (side == 0 ? a : b).objects)
            if (!object.minor && !object.derived)
                lines[side] << object.key() + s(" = ") + object.definition;
    QStringList out;
    for (int side = 0; side < 2; ++side)
        for (const QString &line : lines[side])
            if (!lines[1 - side].contains(line))
                out << (side == 0 ? s("- ") : s("+ ")) + line;
    return out;
}

} // namespace

class DescribeTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};

    QString scratches() const
    {
        return m_ground.one("SELECT coalesce(string_agg(name, ' ' ORDER BY name), '') FROM (SELECT datname AS name FROM pg_database UNION ALL SELECT rolname FROM pg_roles) x WHERE name LIKE 'tenantry\\_scratch\\_%'");
    }
    static QString mark(qint64 secondsAgo = 0, const char *maintenance = "postgres")
    {
        return s("tenantry:scratch/%1/").arg(QDateTime::currentSecsSinceEpoch() - secondsAgo) + s(maintenance);
    }
    // What a killed program leaves: role and database, as far as it came.
    void leave(const char *name, const QString &roleMark, const QString &databaseMark) const
    {
        const QByteArray quoted = quoteIdentifier(s(name));
        auto connection = Connection::open(m_ground.owner(true)).value();
        const auto made = connection->script("CREATE ROLE " + quoted + " LOGIN; COMMENT ON ROLE " + quoted + " IS " + quoteLiteral(roleMark) + "; GRANT " + quoted + " TO CURRENT_USER"
                                             + (connection->serverVersion() >= 160000 ? " WITH INHERIT TRUE, SET TRUE" : ""));
        if (!made || !connection->script("CREATE DATABASE " + quoted + " OWNER " + quoted))
            qFatal("%s", describe(made));
        if (!databaseMark.isEmpty() && !connection->script("COMMENT ON DATABASE " + quoted + " IS " + quoteLiteral(databaseMark)))
            qFatal("no comment");
    }

private slots:
    void initTestCase() { QVERIFY(m_ground.connect()->script("CREATE ROLE reporting")); }
    void cleanup() { m_pool.clear(); }

    void isTheSameHoweverItWasMade_data()
    {
        QTest::addColumn<bool>("plain");
        QTest::newRow("superuser") << false;
        QTest::newRow("CREATEDB CREATEROLE") << true;
    }
    void isTheSameHoweverItWasMade()
    {
        QFETCH(bool, plain);
        const ConnectionSettings owner = m_ground.owner(plain);
        const std::vector<Migration> files{file("1", everything), file("2", "CREATE INDEX CONCURRENTLY ON customer (name)", false), repeatable("r", "CREATE OR REPLACE VIEW w AS SELECT 1 AS a")};
        const QString templateName = TestCluster::uniqueName(s("tmpl"));
        auto done = m_driver.buildTemplate(owner, templateName, files, s("tenantry:product:1"), {});
        QVERIFY2(done, describe(done));
        const Tenant cloned(owner), built(owner);
        done = cloned.provision(m_driver, templateName);
        QVERIFY2(done, describe(done));
        done = built.provision(m_driver);
        QVERIFY2(done, describe(done));
        for (const Migration &each : files) {
            done = m_driver.apply(built.inside(), built.role, each, {}, {});
            QVERIFY2(done, describe(done));
        }
        const auto expected = m_driver.describeMigrated(owner, {}, files, {}, {});
        QVERIFY2(expected, describe(expected));
        QVERIFY(int(expected->objects.size()) > 50);
        for (const Tenant *tenant : {&cloned, &built}) {
            const auto seen = m_driver.describe(tenant->inside(), tenant->role, {});
            QVERIFY2(seen, describe(seen));
            QVERIFY2(differing(*expected, *seen).isEmpty(), qPrintable(differing(*expected, *seen).join(QLatin1Char('\n'))));
            QCOMPARE(seen->fingerprint.toHex(), expected->fingerprint.toHex());
            const auto asked = m_driver.describe(tenant->inside(), {}, {}); // the role not known: whose the database is
            QVERIFY2(asked, describe(asked));
            QCOMPARE(asked->fingerprint, expected->fingerprint);
        }
        QCOMPARE(scratches(), QString());
    }

    // What a person put into a template and into no file is there in every healthy tenant.
    void aTemplateMadeByHandIsTheGround()
    {
        const ConnectionSettings owner = m_ground.superuser();
        const QString byHand = TestCluster::uniqueName(s("hand"));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(byHand)));
        QVERIFY(m_ground.connect(byHand)->script("CREATE EXTENSION pageinspect; CREATE TABLE country (code text)"));
        const std::vector<Migration> files{file("1", "CREATE TABLE a (x int); GRANT SELECT ON country TO reporting")};
        const Tenant tenant(owner);
        QVERIFY(tenant.provision(m_driver, byHand));
        QVERIFY(m_driver.apply(tenant.inside(), tenant.role, files.front(), {}, {}));
        const auto seen = m_driver.describe(tenant.inside(), tenant.role, {});
        const auto expected = m_driver.describeMigrated(owner, byHand, files, {}, {});
        QVERIFY2(seen && expected, describe(expected));
        QVERIFY2(differing(*expected, *seen).isEmpty(), qPrintable(differing(*expected, *seen).join(QLatin1Char('\n'))));
        // One that has files beyond those asked for is no ground for them.
        QVERIFY(m_driver.apply([&] { auto in = owner; in.database = byHand; return in; }(), {}, file("2", "CREATE TABLE b (x int)"), {}, {}));
        m_pool.clear();
        const auto without = m_driver.describeMigrated(owner, byHand, {file("1", "CREATE TABLE a (x int)")}, {}, {});
        QVERIFY2(without, describe(without));
        for (const SchemaObject &object : without->objects)
            QVERIFY2(object.identity != s("public.country") && object.identity != s("public.b"), qPrintable(object.identity));
        QCOMPARE(scratches(), QString());
    }

    void isQuick()
    {
        const Tenant tenant(m_ground.owner(true));
        QVERIFY(tenant.provision(m_driver));
        QByteArray sql = "CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;";
        for (int table = 1; table <= 150; ++table) {
            const QByteArray n = QByteArray::number(table);
            sql += "CREATE TABLE t" + n + " (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text NOT NULL DEFAULT 'x', b int CHECK (b > 0), c numeric(10, 2), d timestamptz DEFAULT now(), "
                   "e jsonb, f uuid DEFAULT gen_random_uuid(), g boolean, h date, parent bigint" + (table > 1 ? " REFERENCES t" + QByteArray::number(table - 1) : QByteArray()) + ");"
                   "CREATE INDEX ON t" + n + " (a); CREATE INDEX ON t" + n + " (lower(a), b) WHERE g; CREATE TRIGGER touch BEFORE UPDATE ON t" + n + " FOR EACH ROW EXECUTE FUNCTION touched();"
                   "CREATE VIEW v" + n + " AS SELECT id, a, b FROM t" + n + " WHERE g;";
        }
        const auto applied = m_driver.apply(tenant.inside(), tenant.role, file("1", sql), {}, {});
        QVERIFY2(applied, describe(applied));
        double best = 1e9;
        const qsizetype before = m_ground.log().size();
        for (int turn = 0; turn < 5; ++turn) {
            QElapsedTimer timer;
            timer.start();
            const auto seen = m_driver.describe(tenant.inside(), tenant.role, {});
            QVERIFY2(seen, describe(seen));
            QVERIFY(seen->objects.size() > 2500);
            best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
        }
        qInfo("describe() of 150 tables and 150 views: %.1f ms", best);
        QVERIFY2(best < 400, qPrintable(QString::number(best))); // 100 on an idle machine; the test runs beside others
        // One read-only transaction, and few questions in it.
        const QByteArray log = m_ground.log().mid(before);
        QVERIFY(log.count("REPEATABLE READ, READ ONLY") >= 4); // the last one may not be written yet
        QVERIFY2(log.count("execute ") <= 5 * 10, qPrintable(QString::number(log.count("execute "))));
    }

    // A lock that a migration holds delays, and does not hang.
    void waitsForNobodyForever()
    {
        const Tenant tenant(m_ground.owner(true));
        QVERIFY(tenant.provision(m_driver));
        QVERIFY(m_driver.apply(tenant.inside(), tenant.role, file("1", "CREATE TABLE a (x int); CREATE VIEW v AS SELECT * FROM a"), {}, {}));
        auto other = m_ground.connect(tenant.database);
        QVERIFY(other->script("BEGIN; ALTER VIEW v ALTER x SET DEFAULT 1; ALTER TABLE a ADD COLUMN y int"));
        std::stop_source stop;
        std::jthread later([&] { std::this_thread::sleep_for(std::chrono::milliseconds(200)); stop.request_stop(); });
        const auto seen = m_driver.describe(tenant.inside(), tenant.role, stop.get_token());
        if (!seen)
            QVERIFY2(seen.error().kind == base::Kind::Cancelled || seen.error().sqlstate == s("55P03"), describe(seen));
    }

    void aScratchDatabaseNeverStays()
    {
        const ConnectionSettings owner = m_ground.owner(true);
        QVERIFY(m_driver.describeMigrated(owner, {}, {}, {}, {}));
        QCOMPARE(scratches(), QString());
        const auto failed = m_driver.describeMigrated(owner, {}, {file("1", "CREATE TABLE a (x int); SELECT 1 / 0")}, {}, {});
        QVERIFY(!failed);
        QVERIFY2(words(failed.error()).contains(s("1_x.sql")), qPrintable(words(failed.error())));
        QCOMPARE(scratches(), QString());
        std::stop_source stop;
        base::Result<SchemaDescription> stopped;
        std::jthread worker([&] { stopped = m_driver.describeMigrated(owner, {}, {file("1", "SELECT pg_sleep(60)")}, {}, stop.get_token()); });
        QTRY_COMPARE(m_ground.one("SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'tenantry\\_scratch\\_%' AND query LIKE '%pg_sleep%' AND state = 'active'"), s("1"));
        // Who comes now does not touch what is in use.
        const QString inUse = scratches();
        QVERIFY(m_driver.describeMigrated(owner, {}, {}, {}, {}));
        QCOMPARE(scratches(), inUse);
        stop.request_stop();
        worker.join();
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, base::Kind::Cancelled);
        QCOMPARE(scratches(), QString());
    }

    void whatAKilledProgramLeftGoes()
    {
        const ConnectionSettings owner = m_ground.owner(true);
        leave("tenantry_scratch_whole", mark(), mark());
        leave("tenantry_scratch_unmarked", mark(), {}); // died between CREATE DATABASE and COMMENT
        leave("tenantry_scratch_elsewhere_old", mark(7 * 3600, "other"), mark(7 * 3600, "other"));
        leave("tenantry_scratch_elsewhere_new", mark(60, "other"), mark(60, "other"));
        leave("tenantry_scratch_locked", mark(), mark());
        leave("tenantry_scratch_entered", mark(), mark());
        leave("tenantry_scratch_foreign", s("tenantry:1234"), s("tenantry:1234"));
        QVERIFY(m_ground.connect()->script("CREATE ROLE tenantry_scratch_nobody"));
        auto plain = Connection::open(owner).value();
        QVERIFY(plain->script("CREATE ROLE tenantry_scratch_role; COMMENT ON ROLE tenantry_scratch_role IS " + quoteLiteral(mark()))); // and no database
        if (plain->serverVersion() >= 160000)
            QVERIFY(plain->script("GRANT tenantry_scratch_role TO CURRENT_USER WITH INHERIT TRUE, SET TRUE"));
        else
            QVERIFY(plain->script("GRANT tenantry_scratch_role TO CURRENT_USER"));
        auto holder = Connection::open(owner).value();
        QVERIFY(holder->query("SELECT pg_advisory_lock(hashtextextended('tenantry scratch tenantry_scratch_locked', 0))"));
        auto visitor = m_ground.connect(s("tenantry_scratch_entered"));
        const auto seen = m_driver.describeMigrated(owner, {}, {}, {}, {});
        QVERIFY2(seen, describe(seen));
        QStringList left = scratches().split(QLatin1Char(' '));
        left.removeDuplicates();
        QCOMPARE(left, (QStringList{s("tenantry_scratch_elsewhere_new"), s("tenantry_scratch_entered"), s("tenantry_scratch_foreign"), s("tenantry_scratch_locked"), s("tenantry_scratch_nobody")}));
        // The lock's session ends, the visitor leaves: both go with the next one.
        holder.reset();
        visitor.reset();
        QTRY_COMPARE(m_ground.one("SELECT count(*) FROM pg_stat_activity WHERE datname = 'tenantry_scratch_entered'"), s("0"));
        QTRY_COMPARE(m_ground.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), s("0"));
        QVERIFY(m_driver.describeMigrated(owner, {}, {}, {}, {}));
        left = scratches().split(QLatin1Char(' '));
        left.removeDuplicates();
        QCOMPARE(left, (QStringList{s("tenantry_scratch_elsewhere_new"), s("tenantry_scratch_foreign"), s("tenantry_scratch_nobody")}));
    }
};

TENANTRY_TEST_MAIN(DescribeTest)
#include "describe_test.moc"
