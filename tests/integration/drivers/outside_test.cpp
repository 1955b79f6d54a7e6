// Files outside of a transaction: statement by statement, and what is left when one dies.
#include "ground.h"

#include <thread>

using namespace tenantry;
using namespace tenantry::test;

class OutsideTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};
    std::unique_ptr<Tenant> m_tenant;

    base::Result<void> apply(const Migration &migration, const MigrationLimits &limits = {}, std::stop_token stop = {})
    {
        return m_driver.apply(m_tenant->inside(), m_tenant->role, migration, limits, stop);
    }
    QString one(const QByteArray &sql) const { return m_ground.one(sql, m_tenant->database); }
    QString invalid() const { return one("SELECT coalesce(string_agg(indexrelid::regclass::text, ', '), 'none') FROM pg_index WHERE NOT indisvalid"); }
    // The row as a program leaves it that dies while statement `index` runs.
    void died(const Migration &migration, int index)
    {
        const auto done = m_ground.connect(m_tenant->database)->query(
            "INSERT INTO tenantry.migration (key, version, name, file_name, sha256, repeatable, finished, started, done) VALUES ('v:' || $1, $1, 'x', 'x', $2, false, false, $3, $4) "
            "ON CONFLICT (key) DO UPDATE SET started = excluded.started, done = excluded.done, finished = false",
            {migration.version, postgres::Param::bytea(migration.sha256), index + 1, index});
        QVERIFY2(done, describe(done));
    }

private slots:
    void init()
    {
        static bool plain = false;
        plain = !plain;
        m_tenant = std::make_unique<Tenant>(m_ground.owner(plain));
        const auto done = m_tenant->provision(m_driver);
        QVERIFY2(done, describe(done));
        QVERIFY(apply(file("0", "CREATE TABLE t (a int, b int); INSERT INTO t SELECT g, g % 10 FROM generate_series(1, 1000) g")));
    }
    void cleanup() { m_pool.clear(); }

    void runsStatementByStatement()
    {
        const Migration migration = file("1", "-- two indexes\nCREATE INDEX CONCURRENTLY i ON t (a);\nCREATE TABLE u (a int);\nVACUUM t;\nCREATE UNIQUE INDEX CONCURRENTLY j ON t (a, b);\n", false);
        for (int turn = 0; turn < 2; ++turn) {
            const auto done = apply(migration);
            QVERIFY2(done, describe(done));
        }
        QCOMPARE(one("SELECT count(*) FROM pg_indexes WHERE indexname IN ('i', 'j')"), s("2"));
        QCOMPARE(one("SELECT tableowner FROM pg_tables WHERE tablename = 'u'"), m_tenant->role);
        const auto applied = m_driver.applied(m_tenant->inside(), {});
        QCOMPARE(int(applied->size()), 2);
        QVERIFY(applied->at(1).finished);
        QCOMPARE(one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), s("0")); // not kept by a pooled connection
    }
    void failureIsRecordedAndResumed()
    {
        const auto failed = apply(file("1", "CREATE TABLE u (a int);\nCREATE UNIQUE INDEX CONCURRENTLY i\n  ON t (b);\nCREATE TABLE w (a int);\n", false)); // b is not unique
        QVERIFY(!failed);
        QVERIFY2(words(failed.error()).contains(s("1_x.sql, line 2, column 1")), qPrintable(words(failed.error())));
        QCOMPARE(invalid(), s("none")); // what CONCURRENTLY left is gone
        const auto applied = m_driver.applied(m_tenant->inside(), {});
        QCOMPARE(int(applied->size()), 2);
        QVERIFY(!applied->at(1).finished);
        QVERIFY(m_ground.connect(m_tenant->database)->script("DELETE FROM t WHERE a > 10"));
        const auto done = apply(file("1", "CREATE TABLE u (a int);\nCREATE UNIQUE INDEX CONCURRENTLY i\n  ON t (b);\nCREATE TABLE w (a int);\n", false));
        QVERIFY2(done, describe(done)); // goes on behind CREATE TABLE u
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename IN ('u', 'w')"), s("2"));
        QCOMPARE(one("SELECT count(*) FROM pg_indexes WHERE indexname = 'i'"), s("1"));
    }
    void invalidIndexIsBuiltAgain() // died in the middle of CREATE INDEX CONCURRENTLY
    {
        const Migration migration = file("1", "CREATE UNIQUE INDEX CONCURRENTLY \"I x\" ON t (b);", false);
        const auto connection = m_ground.connect(m_tenant->database);
        QVERIFY(!connection->query("CREATE UNIQUE INDEX CONCURRENTLY \"I x\" ON t (b)"));
        QVERIFY(connection->script("DELETE FROM t WHERE a > 10"));
        QCOMPARE(invalid(), s("\"I x\""));
        died(migration, 0);
        const auto done = apply(migration);
        QVERIFY2(done, describe(done));
        QCOMPARE(invalid(), s("none"));
        QCOMPARE(one("SELECT count(*) FROM pg_indexes WHERE indexname = 'I x'"), s("1"));
    }
    void othersInvalidIndexesStay()
    {
        const auto connection = m_ground.connect(m_tenant->database);
        QVERIFY(!connection->query("CREATE UNIQUE INDEX CONCURRENTLY of_another ON t (b)"));
        const Migration migration = file("1", "CREATE INDEX CONCURRENTLY i ON t (b);", false);
        died(migration, 0);
        const auto done = apply(migration);
        QVERIFY2(done, describe(done));
        QCOMPARE(invalid(), s("of_another"));
    }
    void finishedIndexIsNotBuiltAgain() // died between its end and the record of it
    {
        const Migration migration = file("1", "CREATE INDEX CONCURRENTLY i ON t (b);\nDROP INDEX CONCURRENTLY i;\nCREATE INDEX CONCURRENTLY k ON t (b);", false);
        QVERIFY(m_ground.connect(m_tenant->database)->query("CREATE INDEX i ON t (b)"));
        died(migration, 0);
        const auto done = apply(migration);
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT string_agg(indexname, ',') FROM pg_indexes WHERE tablename = 't'"), s("k"));
        // And the same for a DROP.
        QVERIFY(m_ground.connect(m_tenant->database)->query("DROP INDEX k"));
        died(migration, 1);
        const auto again = apply(migration);
        QVERIFY2(again, describe(again));
        QCOMPARE(one("SELECT string_agg(indexname, ',') FROM pg_indexes WHERE tablename = 't'"), s("k"));
    }
    void leftoversOfReindexGo()
    {
        QVERIFY(m_ground.connect(m_tenant->database)->script("CREATE INDEX i ON t (a); CREATE INDEX i_ccnew ON t (a)"));
        QVERIFY(m_ground.connect(m_tenant->database)->query("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i_ccnew'::regclass"));
        QVERIFY(m_ground.connect(m_tenant->database)->script("ALTER INDEX i OWNER TO " + quoteIdentifier(m_tenant->role)) || true);
        const Migration migration = file("1", "REINDEX TABLE CONCURRENTLY t;", false);
        died(migration, 0);
        const auto done = apply(migration);
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT string_agg(indexname, ',') FROM pg_indexes WHERE tablename = 't'"), s("i"));
    }
    void killedWhileItRuns()
    {
        const auto holder = m_ground.connect(m_tenant->database); // CONCURRENTLY waits for it
        QVERIFY(holder->script("BEGIN; INSERT INTO t VALUES (0, 0)"));
        const Migration migration = file("1", "CREATE TABLE u (a int);\nCREATE INDEX CONCURRENTLY i ON t (a);", false);
        {
            PostgresqlDriver patient{m_pool, {}};
            base::Result<void> done;
            std::jthread worker([&] { done = patient.apply(m_tenant->inside(), m_tenant->role, migration, {}, {}); });
            QTRY_COMPARE(one("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX%'"), s("1"));
            one("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX%'");
            worker.join();
            QVERIFY(!done);
            QVERIFY2(done.error().kind == base::Kind::OutcomeUnknown || done.error().kind == base::Kind::Unreachable, describe(done));
        }
        QCOMPARE(invalid(), s("i"));
        QVERIFY(holder->script("COMMIT"));
        const auto done = apply(migration);
        QVERIFY2(done, describe(done));
        QCOMPARE(invalid(), s("none"));
        QCOMPARE(one("SELECT count(*) FROM pg_indexes WHERE indexname = 'i'"), s("1"));
    }
    void stoppedWhileItRuns()
    {
        const auto holder = m_ground.connect(m_tenant->database);
        QVERIFY(holder->script("BEGIN; INSERT INTO t VALUES (0, 0)"));
        const Migration migration = file("1", "CREATE INDEX CONCURRENTLY i ON t (a);", false);
        std::stop_source stop;
        base::Result<void> done;
        {
            PostgresqlDriver patient{m_pool, {}};
            std::jthread worker([&] { done = patient.apply(m_tenant->inside(), m_tenant->role, migration, {}, stop.get_token()); });
            QTRY_COMPARE(one("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX%'"), s("1"));
            stop.request_stop();
            QTRY_COMPARE(one("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'CREATE INDEX%'"), s("0"));
            QVERIFY(holder->script("COMMIT")); // tidying up waits for it, too
        }
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Kind::Cancelled);
        QCOMPARE(invalid(), s("none"));
        QVERIFY(apply(migration));
    }
    void longTransactionIsWaitedFor()
    {
        auto holder = m_ground.connect(m_tenant->database);
        QVERIFY(holder->script("BEGIN; INSERT INTO t VALUES (0, 0)"));
        base::Result<void> done;
        std::jthread worker([&] { done = apply(file("1", "CREATE INDEX CONCURRENTLY i ON t (a);", false), {.lockAttempts = 1000}); });
        QTRY_VERIFY(m_ground.log().contains("canceling statement due to lock timeout"));
        QVERIFY(holder->script("COMMIT"));
        worker.join();
        QVERIFY2(done, describe(done));
        QCOMPARE(invalid(), s("none"));
    }
    void ownTransactionsCount()
    {
        const QByteArray sql = "-- tenantry:no-transaction\nBEGIN;\nCREATE TABLE u (a int);\nINSERT INTO u VALUES (1);\nCOMMIT;\nINSERT INTO u VALUES (2);\nSELECT 1/(SELECT count(*) - 5 FROM u) FROM nowhere;\n";
        const auto failed = apply(file("1", sql, false));
        QVERIFY(!failed);
        QVERIFY2(words(failed.error()).contains(s("line 7")), qPrintable(words(failed.error())));
        QCOMPARE(one("SELECT count(*) FROM u"), s("2"));
        QVERIFY(m_ground.connect(m_tenant->database)->script("CREATE TABLE nowhere (); GRANT ALL ON nowhere TO PUBLIC"));
        const auto done = apply(file("1", sql, false));
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT count(*) FROM u"), s("2"));
        const auto open = apply(file("2", "BEGIN; CREATE TABLE x (a int);", false));
        QVERIFY(!open);
        QCOMPARE(one("SELECT count(*) FROM pg_tables WHERE tablename = 'x'"), s("0"));
    }
    void proceduresMayCommit()
    {
        const auto done = apply(file("1", "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN FOR i IN 1..3 LOOP INSERT INTO t VALUES (i); COMMIT; END LOOP; END $$;\nCALL p();\nDO $$ BEGIN COMMIT; END $$;", false));
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT count(*) FROM t"), s("1003"));
    }
    void settingsHoldAfterAnInterruption()
    {
        const Migration migration = file("1", "CREATE SCHEMA other; SET search_path = other; CREATE TABLE o (a int);", false);
        QVERIFY(m_ground.connect(m_tenant->database)->script("CREATE SCHEMA other AUTHORIZATION " + quoteIdentifier(m_tenant->role)));
        died(migration, 2);
        const auto done = apply(migration);
        QVERIFY2(done, describe(done));
        QCOMPARE(one("SELECT schemaname FROM pg_tables WHERE tablename = 'o'"), s("other"));
    }
    void changedFileIsReported()
    {
        QVERIFY(apply(file("1", "CREATE INDEX CONCURRENTLY i ON t (a);", false)));
        const auto changed = apply(file("1", "CREATE INDEX CONCURRENTLY k ON t (b);", false));
        QVERIFY(!changed);
        QCOMPARE(changed.error().kind, base::Kind::Conflict);
        QCOMPARE(one("SELECT count(*) FROM pg_indexes WHERE indexname = 'k'"), s("0"));
        // One that never came to its end may be mended.
        QVERIFY(!apply(file("2", "VACUUM nowhere;", false)));
        const auto mended = apply(file("2", "VACUUM t;", false));
        QVERIFY2(mended, describe(mended));
    }
};

TENANTRY_TEST_MAIN(OutsideTest)
#include "outside_test.moc"
