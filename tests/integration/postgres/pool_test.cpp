#include "postgres/pool.h"
#include "support/faultproxy.h"
#include "support/qcamain.h"

#include <thread>

using namespace tenantry;
using namespace tenantry::postgres;
using namespace std::chrono_literals;
using base::Kind;
using test::describe;
using test::TestCluster;

class PoolTest : public QObject {
    Q_OBJECT
private slots:
    void connectionsAreReusedClean_data()
    {
        QTest::addColumn<bool>("ownStatements");
        QTest::newRow("anybody's statements") << false;
        QTest::newRow("our own statements") << true;
    }
    void connectionsAreReusedClean()
    {
        QFETCH(bool, ownStatements);
        PoolLimits limits;
        limits.ownStatements = ownStatements;
        Pool pool(limits);
        int pid = 0;
        {
            auto lease = pool.take(TestCluster::superuser());
            QVERIFY2(lease, describe(lease));
            pid = (*lease)->backendPid();
            QVERIFY((*lease)->script("CREATE TEMP TABLE left_over(a int); CREATE TEMP SEQUENCE counted; SELECT nextval('counted'); LISTEN x; SELECT pg_advisory_lock(7); "
                                      "PREPARE planned AS SELECT 1; DECLARE held CURSOR WITH HOLD FOR SELECT 1; SET tenantry.told = 'x'; SET search_path = nowhere; "
                                      "SET SESSION AUTHORIZATION pg_monitor; SET ROLE pg_read_all_stats"));
            QVERIFY((*lease)->setStatementTimeout(1s));
        }
        auto again = pool.take(TestCluster::superuser());
        QVERIFY2(again, describe(again));
        QCOMPARE((*again)->backendPid(), pid);
        QVERIFY((*again)->query("SELECT to_regclass('pg_temp.left_over')")->isNull(0, 0));
        QCOMPARE((*again)->query("SHOW statement_timeout")->text(0, 0), QStringLiteral("1min"));
        for (const char *left : {"pg_catalog.pg_listening_channels()", "pg_prepared_statements", "pg_cursors WHERE name <> ''", "pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
                                 "pg_settings WHERE name = 'search_path' AND source = 'session'", "(SELECT current_setting('tenantry.told', true) x) s WHERE x <> ''",
                                 "(SELECT 1) x WHERE current_user <> session_user OR current_setting('is_superuser') <> 'on'"})
            // What is prepared stays among our own: it changes no other statement, and to prepare it is what it was kept for.
            QVERIFY2((*again)->query(QByteArray("SELECT 1 FROM ") + left)->isEmpty() != (ownStatements && qstrcmp(left, "pg_prepared_statements") == 0), left);
        const PoolGauges gauges = pool.gauges();
        QCOMPARE(gauges.open, 1);
        QCOMPARE(gauges.busy, 1);
        QCOMPARE(gauges.opened, qint64(1));
        QCOMPARE(gauges.reused, qint64(1));
    }

    // What the server was last told by a connection that came back after data alone: its query, or to forget.
    void ownStatementsOnDataNeedNoCleaning()
    {
        for (const bool ownStatements : {false, true}) {
            PoolLimits limits;
            limits.ownStatements = ownStatements;
            Pool pool(limits);
            const auto lastTold = [&](const QByteArray &sql) {
                int pid = 0;
                {
                    const auto lease = pool.take(TestCluster::superuser());
                    pid = (*lease)->backendPid();
                    if (!(*lease)->query(sql))
                        return QString();
                }
                const auto said = TestCluster::connect()->query("SELECT query FROM pg_stat_activity WHERE pid = $1", {pid});
                return said && !said->isEmpty() ? said->text(0, 0) : QString();
            };
            QTRY_COMPARE(lastTold("SELECT 1 AS data") == u"SELECT 1 AS data", ownStatements);
            QTRY_VERIFY(lastTold("SELECT set_config('tenantry.told', 'x', false)").startsWith(u"CLOSE ALL"));
        }
    }

    void whatIsSpoiltDoesNotComeBack_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("discarded") << 0;
        QTest::newRow("in a transaction") << 1;
        QTest::newRow("broken") << 2;
        QTest::newRow("died while idle") << 3;
    }
    void whatIsSpoiltDoesNotComeBack()
    {
        QFETCH(int, how);
        Pool pool;
        int pid = 0;
        {
            auto lease = pool.take(TestCluster::superuser());
            QVERIFY2(lease, describe(lease));
            pid = (*lease)->backendPid();
            if (how == 0)
                lease->discard();
            else if (how == 1)
                QVERIFY((*lease)->query("BEGIN"));
            else if (how == 2)
                QVERIFY(!(*lease)->query("SELECT pg_terminate_backend(pg_backend_pid())"));
        }
        if (how == 3)
            QVERIFY(TestCluster::connect()->query("SELECT pg_terminate_backend($1, 5000)", {pid}));
        auto next = pool.take(TestCluster::superuser());
        QVERIFY2(next, describe(next));
        QVERIFY((*next)->backendPid() != pid);
        QVERIFY((*next)->query("SELECT 1"));
        QCOMPARE(pool.gauges().open, 1);
        QCOMPARE(pool.gauges().busy, 1);
    }

    void anIdleConnectionOverADeadNetwork()
    {
        test::FaultProxy proxy(TestCluster::socketFile());
        Pool pool;
        QVERIFY(pool.take(proxy.through(TestCluster::superuser())));
        proxy.resetAll();
        const auto lease = pool.take(proxy.through(TestCluster::superuser()));
        QVERIFY2(lease, describe(lease));
        QCOMPARE(pool.gauges().open, 1);
    }

    void aWrongPasswordDoesNotInheritARightOne()
    {
        const QString role = TestCluster::createRole(QStringLiteral("right"));
        Pool pool;
        QVERIFY(pool.take(TestCluster::as(role, QStringLiteral("right"))));
        for (int i = 0; i < 20; ++i) { // and failures keep no place
            const auto wrong = pool.take(TestCluster::as(role, QStringLiteral("wrong")));
            QVERIFY(!wrong);
            QCOMPARE(wrong.error().kind, Kind::Authentication);
        }
        QVERIFY(pool.take(TestCluster::as(role, QStringLiteral("right"))));
        QCOMPARE(pool.gauges().open, 1);
        QCOMPARE(pool.gauges().busy, 0);
    }

    void limitsAreKept()
    {
        PoolLimits limits;
        limits.perServer = 2;
        limits.wait = 50ms;
        Pool pool(limits);
        auto first = pool.take(TestCluster::superuser());
        {
            auto second = pool.take(TestCluster::superuser());
            QVERIFY2(second, describe(second));
            const auto third = pool.take(TestCluster::superuser(QStringLiteral("template1"))); // the server counts, not the database
            QVERIFY(!third);
            QCOMPARE(third.error().kind, Kind::Timeout);
            std::stop_source source;
            source.request_stop();
            QCOMPARE(pool.take(TestCluster::superuser(), source.get_token()).error().kind, Kind::Cancelled);
        }
        QVERIFY(pool.take(TestCluster::superuser()));
        QCOMPARE(pool.gauges().waiting, 0);
    }

    void waitersAreServedAndStopped()
    {
        PoolLimits limits;
        limits.perServer = 1;
        limits.wait = 30s;
        Pool pool(limits);
        auto held = std::make_unique<Pool::Lease>(std::move(*pool.take(TestCluster::superuser())));
        std::stop_source source;
        Kind stopped = Kind::Internal;
        bool served = false;
        const ConnectionSettings settings = TestCluster::superuser();
        {
            std::jthread a([&] { stopped = pool.take(settings, source.get_token()).error_or(base::Error{}).kind; });
            QTRY_COMPARE(pool.gauges().waiting, 1);
            source.request_stop();
        }
        QCOMPARE(stopped, Kind::Cancelled);
        {
            std::jthread b([&] { served = pool.take(settings).has_value(); });
            QTRY_COMPARE(pool.gauges().waiting, 1);
            held.reset();
        }
        QVERIFY(served);
    }

    void theLongestIdleGoesFirst()
    {
        PoolLimits limits;
        limits.total = 2;
        Pool pool(limits);
        const ConnectionSettings a = TestCluster::superuser(), b = TestCluster::superuser(QStringLiteral("template1"));
        const ConnectionSettings c = TestCluster::superuser(TestCluster::createDatabase());
        const int pidA = (*pool.take(a))->backendPid();
        const int pidB = (*pool.take(b))->backendPid();
        QCOMPARE((*pool.take(a))->backendPid(), pidA); // a is now the younger
        QVERIFY(pool.take(c));
        QCOMPARE(pool.gauges().evicted, qint64(1));
        QCOMPARE(pool.gauges().open, 2);
        QCOMPARE((*pool.take(a))->backendPid(), pidA);
        QVERIFY((*pool.take(b))->backendPid() != pidB);
    }

    void idleOnesAreClosedInTime()
    {
        PoolLimits limits;
        limits.idle = std::chrono::seconds(0);
        Pool pool(limits);
        const int pid = (*pool.take(TestCluster::superuser()))->backendPid();
        QTRY_COMPARE(pool.gauges().open, 0);
        const auto admin = TestCluster::connect();
        QTRY_VERIFY(admin->query("SELECT 1 FROM pg_stat_activity WHERE pid = $1", {pid})->isEmpty());
    }

    void leasesOutliveThePool()
    {
        auto pool = std::make_unique<Pool>();
        auto lease = pool->take(TestCluster::superuser());
        QVERIFY2(lease, describe(lease));
        pool.reset();
        QVERIFY((*lease)->query("SELECT 1"));
        Pool::Lease moved = std::move(*lease);
        std::jthread([held = std::move(moved)]() mutable { (void)held->query("SELECT 1"); }).join();
    }

    void manyThreadsStayWithinTheLimit()
    {
        PoolLimits limits;
        limits.perServer = 3;
        limits.wait = 30s;
        Pool pool(limits);
        const QString database = TestCluster::createDatabase();
        const ConnectionSettings one = TestCluster::superuser(database), two = TestCluster::superuser();
        std::atomic<int> failures{0}, most{0}, now{0};
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 8; ++t)
                threads.emplace_back([&, t] {
                    for (int i = 0; i < 30; ++i) {
                        auto lease = pool.take((t + i) % 3 ? one : two);
                        const int running = ++now;
                        int seen = most;
                        while (running > seen && !most.compare_exchange_weak(seen, running)) {
                        }
                        if (!lease || !(*lease)->query("SELECT $1::int", {i}))
                            ++failures;
                        if (i % 7 == 0 && lease)
                            lease->discard();
                        --now; // before the lease ends: counts too few, never too many
                    }
                });
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY(most.load() <= 3);
        QVERIFY(pool.gauges().open <= 3);
        QCOMPARE(pool.gauges().busy, 0);
        pool.clear();
        QCOMPARE(pool.gauges().open, 0);
    }
};

TENANTRY_TEST_MAIN(PoolTest)
#include "pool_test.moc"
