// The query box under attack, on a real server: faults.md 28, line by line, through the box as ADMIN and as USER, and through what stands
// behind the box when the look at the text is left out.
#include "inspected.h"

#include <QElapsedTimer>
#include <QFile>
#include <csignal>
#include <thread>

using namespace tenantry;
using namespace tenantry::test;
using namespace std::chrono_literals;

class InspectionQueryTest : public Inspected {
    Q_OBJECT
    bool m_dblink = false;

    // Everything that an attack could have changed.
    QString state() const
    {
        return one(m_mine, "SELECT (SELECT string_agg(c::text, ';' ORDER BY id) FROM customer c) || (SELECT last_value::text || is_called FROM counter) || (SELECT count(*) FROM pg_largeobject_metadata) "
                           "|| (SELECT count(*) FROM pg_class) || (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') || (SELECT count(*) FROM pg_roles) || (SELECT count(*) FROM pg_prepared_xacts)");
    }
    int sessions() const { return one(m_mine, "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'i\\_%' OR usename LIKE 'r\\_%'").toInt(); }

private slots:
    void initTestCase()
    {
        begin(u"inspect_query"_s);
        m_dblink = TestCluster::connect(m_mine.database)->script("CREATE EXTENSION dblink").has_value();
        QVERIFY(Entrance(m_admin).prepare(m_mine));
    }
    void cleanup() { QTRY_COMPARE(sessions(), 0); }

    void attacks_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char *sql) { QTest::newRow(sql) << QString::fromUtf8(sql); };
        for (const char *sql : {
                 // writes
                 "INSERT INTO customer VALUES (3, 'x')", "UPDATE customer SET name = 'x'", "DELETE FROM customer", "TRUNCATE customer", "MERGE INTO customer c USING (VALUES (1)) v (id) ON c.id = v.id WHEN MATCHED THEN DELETE",
                 "WITH gone AS (DELETE FROM customer RETURNING id) SELECT * FROM gone", "SELECT id INTO taken FROM customer", "SELECT id FROM customer FOR UPDATE", "SELECT id FROM customer FOR KEY SHARE",
                 "CREATE TABLE x (y int)", "CREATE TEMP TABLE x (y int)", "DROP TABLE customer", "ALTER TABLE customer ADD x int", "GRANT SELECT ON customer TO PUBLIC", "REFRESH MATERIALIZED VIEW kept",
                 "EXPLAIN ANALYZE DELETE FROM customer", "EXPLAIN ANALYZE CREATE TABLE x AS SELECT 1", "LOCK TABLE customer", "VACUUM", "ANALYZE", "CLUSTER", "REINDEX DATABASE", "CHECKPOINT", "COMMENT ON TABLE customer IS 'x'",
                 "DO $$ BEGIN DELETE FROM customer; END $$", "CALL nothing()", "PREPARE p AS DELETE FROM customer", "EXECUTE p", "DECLARE c CURSOR FOR SELECT 1", "NOTIFY x", "LISTEN x", "DISCARD ALL",
                 // ways out of the transaction
                 "SET TRANSACTION READ WRITE", "SET transaction_read_only = off", "BEGIN READ WRITE", "COMMIT", "ROLLBACK", "END", "ABORT", "SAVEPOINT a", "COMMIT AND CHAIN", "PREPARE TRANSACTION 'x'", "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE",
                 "SET default_transaction_read_only = off", "RESET ALL", "RESET ROLE", "SET ROLE postgres", "SET SESSION AUTHORIZATION postgres", "SET statement_timeout = 0",
                 // two statements
                 "SELECT 1; DELETE FROM customer", "SELECT 1; COMMIT; DELETE FROM customer", "SELECT 1;; SELECT 2", "DELETE FROM customer; SELECT 1",
                 // files, programs, other servers
                 "COPY customer TO PROGRAM 'touch /tmp/taken'", "COPY customer TO '/tmp/taken'", "COPY customer FROM PROGRAM 'echo 1'", "COPY (SELECT 1) TO STDOUT", "SELECT pg_read_file('/etc/passwd')",
                 "SELECT pg_read_binary_file('/etc/passwd')", "SELECT pg_ls_dir('/')", "SELECT pg_stat_file('/etc/passwd')", "SELECT * FROM dblink('dbname=postgres', 'SELECT 1') AS t (a int)",
                 "SELECT dblink_connect('dbname=postgres')", "SELECT dblink_exec('dbname=postgres', 'DROP TABLE x')", "LOAD 'auth_delay'", "CREATE EXTENSION dblink",
                 // large objects
                 "SELECT lo_create(0)", "SELECT lo_creat(-1)", "SELECT lo_import('/etc/passwd')", "SELECT lo_export(1, '/tmp/taken')", "SELECT lo_unlink(oid) FROM pg_largeobject_metadata", "SELECT lo_put(oid, 0, 'x') FROM pg_largeobject_metadata",
                 "SELECT lo_get(oid) FROM pg_largeobject_metadata", "SELECT lo_from_bytea(0, 'x')", "SELECT lowrite(lo_open(oid, 131072), 'x') FROM pg_largeobject_metadata", "SELECT * FROM pg_largeobject",
                 // functions with side effects, and those that run text
                 "SELECT nextval('counter')", "SELECT setval('counter', 99)", "SELECT pg_advisory_lock(1)", "SELECT pg_try_advisory_lock(1)", "SELECT pg_advisory_xact_lock(1)", "SELECT pg_notify('x', 'y')",
                 "SELECT set_config('transaction_read_only', 'off', false)", "SELECT set_config('role', 'postgres', false)", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity", "SELECT pg_cancel_backend(pid) FROM pg_stat_activity",
                 "SELECT pg_reload_conf()", "SELECT pg_stat_reset()", "SELECT pg_export_snapshot()", "SELECT pg_create_physical_replication_slot('x')", "SELECT pg_logical_emit_message(false, 'a', 'b')", "SELECT pg_switch_wal()",
                 "SELECT query_to_xml('DELETE FROM customer', true, true, '')", "SELECT query_to_xml('SELECT pg_sleep(60)', true, true, '')", "SELECT query_to_xml($$SELECT set_config('transaction_read_only','off',false)$$, true, true, '')",
                 "SELECT pg_sleep(60)", "SELECT (SELECT pg_sleep_for('1 min'))", "SELECT id FROM customer ORDER BY pg_sleep(60)",
                 // what is no question at all
                 "", "   ", "--", "SELECT", "SELEC 1", "SELECT '", "SHOW", "SELECT * FROM nothing", "\\copy customer to x"})
            row(sql);
    }
    // However it is refused, nothing has happened, it did not take long, and nobody is left.
    void attacks()
    {
        QFETCH(QString, sql);
        const QString before = state();
        for (const auto &who : {m_admin, m_user}) {
            QElapsedTimer timer;
            timer.start();
            const auto answer = ask(who, sql);
            QVERIFY2(timer.elapsed() < 5'000, "it took too long to be refused");
            const bool harmless = sql == u"SELECT"_s; // a row of no columns
            QVERIFY2(answer.has_value() == harmless, qPrintable(sql));
            if (!answer)
                QVERIFY2(!answer.error().message.translated().isEmpty(), words(answer.error()));
            QCOMPARE(state(), before);
        }
    }

    // The same without the look at the text: what the server itself refuses or takes back.
    void behindTheBox_data() { attacks_data(); }
    void behindTheBox()
    {
        QFETCH(QString, sql);
        const QString before = state();
        postgres::LookLimits limits;
        limits.time = 400ms;
        for (const auto &who : {m_admin, m_user}) {
            const auto settings = credential(who);
            QElapsedTimer timer;
            timer.start();
            (void)postgres::look(settings, sql.toUtf8(), limits);
            QVERIFY2(timer.elapsed() < 8'000, "it took too long");
            // Large objects made by SELECT: before 16 a read-only transaction let them, and the rollback takes them back.
            QTRY_COMPARE(state(), before);
        }
        QVERIFY(!QFile::exists(u"/tmp/taken"_s));
    }

    // The role's session may say what it likes of itself.
    void theSessionTellsItselfOtherwise()
    {
        const auto settings = credential(m_user);
        // Without what the role begins with: that is a default, and no guard.
        QVERIFY(TestCluster::connect()->script("ALTER ROLE " + postgres::quoteIdentifier(settings.user) + " RESET ALL"));
        const auto readWrite = postgres::look(settings, "SET TRANSACTION READ WRITE", {});
        QVERIFY(!readWrite);
        QCOMPARE(readWrite.error().sqlstate, u"25001"_s);
        const auto two = postgres::look(settings, "SELECT 1; SELECT 2", {});
        QVERIFY(!two);
        QCOMPARE(two.error().sqlstate, u"42601"_s);
        postgres::LookLimits limits;
        limits.time = 300ms;
        QElapsedTimer timer;
        timer.start();
        // Even where the server's own limit is gone: the cancel comes from here.
        const auto endlessly = postgres::look(settings, "SELECT set_config('statement_timeout', '0', false), pg_sleep(60)", limits);
        QVERIFY(!endlessly);
        QCOMPARE(endlessly.error().kind, Kind::Timeout);
        QVERIFY(timer.elapsed() < 5'000);
    }

    // A server that does not answer, and does not hear the cancel either.
    void aServerThatHangs()
    {
        const auto settings = credential(m_user);
        std::atomic<int> stopped = 0;
        std::jthread freezing([&] {
            const auto watch = TestCluster::connect();
            QElapsedTimer waiting;
            waiting.start();
            while (stopped == 0 && waiting.elapsed() < 5'000) {
                const auto rows = watch->query("SELECT pid FROM pg_stat_activity WHERE usename = $1 AND query LIKE '%pg_sleep(50)%' AND state = 'active'", {settings.user});
                if (rows && !rows->isEmpty() && ::kill(pid_t(rows->integer(0, 0)), SIGSTOP) == 0)
                    stopped = int(rows->integer(0, 0));
            }
        });
        postgres::LookLimits limits;
        limits.time = 1'500ms;
        QElapsedTimer timer;
        timer.start();
        const auto answer = postgres::look(settings, "SELECT pg_sleep(50)", limits);
        const qint64 took = timer.elapsed();
        freezing.join();
        QVERIFY(stopped != 0);
        ::kill(stopped, SIGCONT);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::Timeout);
        QVERIFY2(took < 8'000, qPrintable(QString::number(took)));
    }

    void aBillionRows()
    {
        postgres::LookLimits limits;
        limits.rows = 100;
        limits.time = 2s;
        for (const char *sql : {"SELECT * FROM generate_series(1, 1000000000)", "SELECT a.i FROM generate_series(1, 100000) a (i), generate_series(1, 10000) b (i)"}) {
            QElapsedTimer timer;
            timer.start();
            const auto answer = ask(m_user, QString::fromLatin1(sql), limits);
            if (!answer) // the first materialises them on the server: its temp files are bounded by the time
                QCOMPARE(answer.error().kind, Kind::Timeout);
            else
                QCOMPARE(answer->answer.rows.size(), 100u);
            QVERIFY(timer.elapsed() < 10'000);
        }
        const auto exact = ask(m_user, u"SELECT generate_series(1, 100)"_s, limits);
        QVERIFY2(exact, describe(exact));
        QVERIFY(!exact->answer.truncated);
        const auto more = ask(m_user, u"SELECT generate_series(1, 101)"_s, limits);
        QVERIFY(more && more->answer.truncated && more->answer.rows.size() == 100);
        const auto endless = ask(m_user, u"SELECT generate_series(1, 1000000000)"_s, limits); // as a target it streams
        QVERIFY2(endless, describe(endless));
        QVERIFY(endless->answer.truncated);
    }

    void largeCells()
    {
        const auto cut = ask(m_user, u"SELECT repeat('ñ', 100000), 1"_s);
        QVERIFY2(cut, describe(cut));
        QCOMPARE(cut->answer.cutCells, 1);
        QCOMPARE(text(cut->answer).size(), 32 * 1024); // no half of a character
        QCOMPARE(text(cut->answer, 0, 1), u"1"_s);
        postgres::LookLimits limits;
        limits.bytes = 1 << 20;
        const auto together = ask(m_user, u"SELECT repeat('x', 60000) FROM generate_series(1, 1000)"_s, limits);
        QVERIFY2(together, describe(together));
        QVERIFY(together->answer.truncated);
        QVERIFY(together->answer.rows.size() < 25);
        const auto huge = ask(m_user, u"SELECT repeat('x', 200000000)"_s);
        QVERIFY(!huge);
        QCOMPARE(huge.error().kind, Kind::InvalidInput);
        QVERIFY2(huge.error().message.translated().contains(u"32 MB"_s), words(huge.error()));
    }

    void lockedOut()
    {
        const auto blocker = TestCluster::connect(m_mine.database);
        QVERIFY(blocker->script("BEGIN; LOCK TABLE customer IN ACCESS EXCLUSIVE MODE"));
        QElapsedTimer timer;
        timer.start();
        const auto answer = ask(m_user, u"SELECT id FROM customer"_s);
        QVERIFY(!answer);
        QCOMPARE(answer.error().sqlstate, u"55P03"_s);
        QVERIFY(timer.elapsed() < 5'000);
        QVERIFY(blocker->script("ROLLBACK"));
    }

    void stopped()
    {
        std::stop_source stop;
        std::jthread later([&] {
            QElapsedTimer waiting;
            waiting.start();
            while (sessions() == 0 && waiting.elapsed() < 5'000)
                std::this_thread::yield();
            stop.request_stop();
        });
        const auto answer = ask(m_user, u"SELECT count(*) FROM generate_series(1, 100000000000)"_s, {}, stop.get_token());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::Cancelled);
    }

    void questions()
    {
        for (const auto &who : {m_admin, m_user}) {
            const auto answer = ask(who, u"SELECT id, name FROM customer ORDER BY id"_s);
            QVERIFY2(answer, describe(answer));
            QCOMPARE(answer->answer.columns, (QStringList{u"id"_s, u"name"_s}));
            QCOMPARE(answer->answer.rows.size(), 2u);
            QCOMPARE(text(answer->answer, 1, 1), u"Luis"_s);
            for (const char *sql : {"VALUES (1), (2)", "TABLE patients", "SHOW server_version", "EXPLAIN SELECT id FROM customer", "WITH a AS (SELECT 1) SELECT * FROM a", "SELECT count(*) FROM customer", "SELECT 1 WHERE false",
                                    "SELECT /* ; */ ';' -- ;", "SELECT last_value FROM counter", "SELECT total FROM billing.invoice", "(SELECT 1 UNION SELECT 2) ORDER BY 1"}) {
                const auto other = ask(who, QString::fromLatin1(sql));
                QVERIFY2(other, qPrintable(QString::fromLatin1(sql) + u' ' + QString::fromUtf8(describe(other))));
                QVERIFY(!other->answer.columns.isEmpty());
            }
        }
        const auto null = ask(m_admin, u"SELECT note, email FROM customer WHERE id = 2"_s);
        QVERIFY(null && !null->answer.rows[0][0]);
        QCOMPARE(text(null->answer, 0, 1), u"luis@secret.example"_s);
    }

    // Everything that was asked is written down, with its reason, before and after; by nobody else, and not twice.
    void written()
    {
        QVERIFY(!inspection::query(Entrance(m_user), m_mine, u"SELECT 1"_s, u"  "_s));
        const auto reasonless = inspection::query(Entrance(m_user), m_mine, u"SELECT 1"_s, {});
        QCOMPARE(reasonless.error().kind, Kind::InvalidInput);
        const qint64 before = inRegistry("SELECT count(*) FROM tenantry.inspection").toLongLong();
        QVERIFY(inspection::query(Entrance(m_user), m_mine, u"SELECT id FROM customer WHERE name = 'Ana'"_s, u"Ticket 4711"_s));
        QVERIFY(!inspection::query(Entrance(m_user), m_mine, u"SELECT nothing FROM customer"_s, u"Ticket 4712"_s));
        QCOMPARE(inRegistry("SELECT count(*) FROM tenantry.inspection").toLongLong(), before + 2);
        const auto history = registry::InspectionRepository(m_user).history(m_mine.id, {}, 2);
        QVERIFY2(history, describe(history));
        QCOMPARE(history->at(1).statement, u"SELECT id FROM customer WHERE name = 'Ana'"_s);
        QCOMPARE(history->at(1).reason, u"Ticket 4711"_s);
        QCOMPARE(history->at(1).operatorLogin, m_userLogin);
        QCOMPARE(history->at(1).rows, 1);
        QCOMPARE(history->at(0).sqlstate, u"42703"_s);
        QCOMPARE(inRegistry("SELECT string_agg(action, ' ' ORDER BY seq) FROM tenantry.event WHERE kind = 'inspection' AND entity_id = $1 AND operator = $2", {history->at(1).id, m_userLogin}), u"insert update"_s);
        // A USER reads their own, and cannot write another's end or their own beginning.
        QVERIFY(inspection::query(Entrance(m_admin), m_mine, u"SELECT email FROM customer WHERE email = 'ana@secret.example'"_s, u"look"_s));
        const auto theirs = registry::InspectionRepository(m_user).history({}, {}, 1000);
        QVERIFY(theirs && std::ranges::all_of(*theirs, [&](const auto &look) { return look.operatorLogin == m_userLogin; }));
        const auto events = (*m_user->connection())->query("SELECT count(*) FROM tenantry.event WHERE kind = 'inspection' AND operator <> session_user");
        QCOMPARE(events->integer(0, 0), 0);
    }

    void manyTenants()
    {
        const QList<Tenant> both{m_other, m_mine};
        const Entrance admin(m_admin);
        run(m_other, "DELETE FROM customer WHERE id = 2");
        const auto answer = inspection::queryFleet(admin, both, u"SELECT id, email FROM customer ORDER BY id"_s, u"Capacity"_s);
        QVERIFY2(answer, describe(answer));
        QCOMPARE(answer->columns, (QStringList{u"tenant"_s, u"id"_s, u"email"_s}));
        QCOMPARE(answer->rows.size(), 3u);
        QCOMPARE(QString::fromUtf8(*answer->rows[2][0]), u"other"_s);
        QVERIFY(answer->failed.isEmpty() && !answer->truncated && answer->answered == 2);

        inspection::FleetLimits limits;
        limits.rows = 2;
        const auto cut = inspection::queryFleet(admin, both, u"SELECT id FROM customer"_s, u"Capacity"_s, limits);
        QVERIFY(cut && cut->truncated && cut->rows.size() == 2);

        run(m_other, "CREATE TABLE only_here (a int)");
        const auto some = inspection::queryFleet(admin, both, u"SELECT count(*) FROM only_here"_s, u"Capacity"_s);
        QVERIFY2(some, describe(some));
        QCOMPARE(some->failed.size(), 1);
        QCOMPARE(some->failed[0].slug, u"mine"_s);
        QCOMPARE(some->failed[0].error.sqlstate, u"42P01"_s);
        QCOMPARE(some->rows.size(), 1u);
        run(m_other, "DROP TABLE only_here; ALTER TABLE customer ADD extra int");
        const auto uneven = inspection::queryFleet(admin, both, u"SELECT * FROM customer"_s, u"Capacity"_s);
        QVERIFY(uneven && uneven->failed.size() == 1 && uneven->failed[0].error.kind == Kind::Conflict);

        std::stop_source stop;
        stop.request_stop();
        const auto cancelled = inspection::queryFleet(admin, both, u"SELECT 1"_s, u"Capacity"_s, {}, {}, stop.get_token());
        QVERIFY(cancelled && cancelled->cancelled && cancelled->rows.empty() && cancelled->failed.isEmpty());
        QCOMPARE(inspection::queryFleet(Entrance(m_user), {m_mine}, u"SELECT 1"_s, u"x"_s).error().kind, Kind::Permission);
        QVERIFY(!inspection::queryFleet(admin, both, u"DELETE FROM customer"_s, u"x"_s));
    }
};

TENANTRY_TEST_MAIN(InspectionQueryTest)
#include "query_test.moc"
