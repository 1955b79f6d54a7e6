// What lint says about locks, scans and rewrites, against what PostgreSQL does: each statement runs in a transaction on tables that have
// rows, and the server is asked which lock is held, whether the table got new files, and how often it was read from end to end.
#include "migrations/lint.h"
#include "support/qcamain.h"

#include <algorithm>

using namespace tenantry;
using namespace tenantry::migrations;
using test::TestCluster;

namespace {

constexpr char ground[] = "CREATE TABLE o (id int PRIMARY KEY); INSERT INTO o SELECT generate_series(1, 100); "
                          "CREATE TABLE t (id int, a int, v varchar(50), n numeric(10,2), ts timestamp(3), j json, x text, c cidr, g int4range); "
                          "INSERT INTO t SELECT i, i, i::text, i, now(), '{}', i::text, '10.0.0.0/8', int4range(i, i + 1) FROM generate_series(1, 100) i; "
                          "CREATE TABLE p (id int) PARTITION BY LIST (id); CREATE TABLE p1 (id int); INSERT INTO p1 SELECT 1; CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2); "
                          "CREATE INDEX i ON t (id); CREATE UNIQUE INDEX u ON t (a); "
                          "ALTER TABLE t ADD CONSTRAINT proven CHECK (a IS NOT NULL); "
                          "ALTER TABLE t ADD CONSTRAINT later CHECK (id > 0) NOT VALID; "
                          "CREATE DOMAIN d AS text CHECK (value <> ''); CREATE DOMAIN e AS text; "
                          "CREATE MATERIALIZED VIEW m AS SELECT id FROM o; "
                          "CREATE FUNCTION steady() RETURNS text STABLE LANGUAGE sql AS $$SELECT 'x'$$; CREATE FUNCTION shaky() RETURNS text LANGUAGE plpgsql AS $$BEGIN RETURN 'x'; END$$; "
                          "CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$";

} // namespace

class LintTruthTest : public QObject {
    Q_OBJECT
    QString m_database;

private slots:
    void initTestCase()
    {
        m_database = TestCluster::createDatabase();
        const auto made = TestCluster::connect(m_database)->script(ground);
        QVERIFY2(made, test::describe(made));
    }

    void statements_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("table");
        const auto row = [](const char *sql, const char *table = "t") { QTest::newRow(sql) << QByteArray(sql) << QByteArray(table); };
        row("ALTER TABLE t ADD q int");
        row("ALTER TABLE t ADD q int NOT NULL DEFAULT 0");
        row("ALTER TABLE t ADD q timestamptz DEFAULT now()");
        row("ALTER TABLE t ADD q timestamp DEFAULT (now() AT TIME ZONE 'utc')");
        row("ALTER TABLE t ADD q text DEFAULT upper('a' || CURRENT_USER)");
        row("ALTER TABLE t ADD q uuid DEFAULT gen_random_uuid()");
        row("ALTER TABLE t ADD q float8 DEFAULT random()");
        row("ALTER TABLE t ADD q timestamptz DEFAULT clock_timestamp()");
        row("ALTER TABLE t ADD q text DEFAULT steady()");
        row("ALTER TABLE t ADD q text DEFAULT shaky()");
        row("ALTER TABLE t ADD q bigserial");
        row("ALTER TABLE t ADD q int GENERATED ALWAYS AS IDENTITY");
        row("ALTER TABLE t ADD q int GENERATED ALWAYS AS (a + 1) STORED");
        row("ALTER TABLE t ADD q d");
        row("ALTER TABLE t ADD q e");
        row("ALTER TABLE t ADD q int UNIQUE");
        row("ALTER TABLE t ADD q int CHECK (q > 0)");
        row("ALTER TABLE t ADD q int REFERENCES o");
        row("ALTER TABLE t ADD q int DEFAULT 1 REFERENCES o");
        row("ALTER TABLE t ALTER v TYPE varchar(100)");
        row("ALTER TABLE t ALTER v TYPE varchar");
        row("ALTER TABLE t ALTER v TYPE text");
        row("ALTER TABLE t ALTER v TYPE varchar(20)");
        row("ALTER TABLE t ALTER v TYPE char(50)");
        row("ALTER TABLE t ALTER v TYPE int USING v::int");
        row("ALTER TABLE t ALTER v TYPE text USING upper(v)");
        row("ALTER TABLE t ALTER x TYPE varchar");
        row("ALTER TABLE t ALTER a TYPE bigint");
        row("ALTER TABLE t ALTER n TYPE numeric(12,2)");
        row("ALTER TABLE t ALTER n TYPE numeric");
        row("ALTER TABLE t ALTER n TYPE numeric(12,4)");
        row("ALTER TABLE t ALTER ts TYPE timestamp(6)");
        row("ALTER TABLE t ALTER ts TYPE timestamp");
        row("ALTER TABLE t ALTER ts TYPE timestamp(0)");
        row("ALTER TABLE t ALTER j TYPE jsonb USING j::jsonb");
        row("ALTER TABLE t ALTER c TYPE inet");
        row("ALTER TABLE t ALTER id SET NOT NULL");
        row("ALTER TABLE t ALTER a SET NOT NULL");
        row("ALTER TABLE t ALTER id SET DEFAULT 1");
        row("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES o");
        row("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES o NOT VALID");
        row("ALTER TABLE t ADD CHECK (a > 0)");
        row("ALTER TABLE t ADD CHECK (a > 0) NOT VALID");
        row("ALTER TABLE t ADD UNIQUE (id)");
        row("ALTER TABLE t ADD CONSTRAINT k UNIQUE USING INDEX u");
        row("ALTER TABLE t ADD PRIMARY KEY (id)");
        row("ALTER TABLE t ADD EXCLUDE USING gist (g WITH &&)");
        row("ALTER TABLE t DROP CONSTRAINT later");
        row("ALTER TABLE t SET UNLOGGED");
        row("ALTER TABLE t SET (fillfactor = 70)");
        row("ALTER TABLE t ENABLE ROW LEVEL SECURITY");
        row("ALTER TABLE t DISABLE TRIGGER ALL");
        row("ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1)", "p1");
        row("ALTER TABLE p DETACH PARTITION p2", "p");
        row("CREATE TABLE p3 PARTITION OF p FOR VALUES IN (3)", "p");
        row("CREATE INDEX j ON t (v)");
        row("DROP INDEX i");
        row("CREATE TRIGGER f BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION fire()");
        row("CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING");
        row("ALTER TABLE t RENAME TO z");
        row("ALTER TABLE t RENAME a TO z");
        row("ALTER TABLE t RENAME CONSTRAINT later TO z");
        row("ALTER TABLE t DROP COLUMN a");
        row("TRUNCATE t");
        row("CLUSTER t USING i");
        row("REFRESH MATERIALIZED VIEW m", "m");
        row("LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE");
        row("ALTER TABLE t VALIDATE CONSTRAINT later");
    }
    void statements()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, table);
        const auto connection = TestCluster::connect(m_database);
        QVERIFY(connection->script("BEGIN"));
        const auto ask = [&](const QByteArray &what) {
            const auto rows = connection->query(what);
            return rows && !rows->isEmpty() ? rows->bytes(0, 0) : QByteArray(test::describe(rows));
        };
        const QByteArray oid = ask("SELECT '" + table + "'::regclass::oid");
        const QByteArray files = "SELECT pg_relation_filenode(" + oid + ")", scans = "SELECT coalesce(pg_stat_get_xact_numscans(" + oid + "), 0)";
        const QByteArray before = ask(files);
        const int scansBefore = ask(scans).toInt();
        const auto done = connection->script(sql);
        QVERIFY2(done, test::describe(done));
        const bool rewritten = ask(files) != before, scanned = ask(scans).toInt() > scansBefore;
        // Modes in the order of their strength.
        const QByteArray lock = ask("SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND relation = " + oid
                                    + " ORDER BY array_position(ARRAY['AccessExclusiveLock','ExclusiveLock','ShareRowExclusiveLock','ShareLock','ShareUpdateExclusiveLock',"
                                      "'RowExclusiveLock','RowShareLock','AccessShareLock'], mode) LIMIT 1");
        QVERIFY(connection->script("ROLLBACK"));

        drivers::Migration known, asked;
        known.version = QStringLiteral("1");
        known.body = ground;
        asked.version = QStringLiteral("2");
        asked.body = sql;
        const auto found = lint({known, asked}, {.serverVersion = connection->serverVersion(), .after = QStringLiteral("1"), .oneRollout = true});
        const auto any = [&](auto which) { return std::ranges::any_of(found, which); };
        const bool saysRewrite = any([](const Finding &each) { return each.severity == Severity::RewritesTable; });
        const bool saysBlocks = any([](const Finding &each) { return each.severity == Severity::BlocksAll || each.severity == Severity::BlocksWrites; });
        const bool emptied = sql.startsWith("TRUNCATE") || sql.startsWith("REFRESH");
        if (!emptied)
            QCOMPARE(saysRewrite, rewritten);
        if (scanned && !sql.contains("VALIDATE"))
            QVERIFY2(saysRewrite || saysBlocks || emptied, "the table was read, and nothing is said");
        for (const Finding &each : found) {
            const QByteArray claimed = each.lock.toLower().toLatin1().replace(' ', "");
            if (each.rule == QLatin1String("add-foreign-key") && each.severity == Severity::Notice)
                continue; // about the other table
            QCOMPARE(claimed + "lock", lock.toLower());
        }
        if (found.empty() && !sql.contains("RENAME"))
            QVERIFY2(!rewritten && (!scanned || lock != "AccessExclusiveLock"), lock.constData());
    }
};

TENANTRY_TEST_MAIN(LintTruthTest)
#include "linttruth_test.moc"
