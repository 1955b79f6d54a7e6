// faults.md 1, 2, 3, 11: the real command line killed at any moment; its client gone, its backend ended or killed while the
// server makes the database; resume and undo at the same time.
#include "faults.h"

#include "support/qcamain.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <csignal>
#include <latch>
#include <thread>

using namespace tenantry;
using namespace tenantry::base;
using registry::OperationState;
using test::Fleet;
using test::TestCluster;
using test::sql;

class CrashTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    QTemporaryDir m_home;
    std::chrono::milliseconds m_whole{0}; // what one undisturbed run takes, start to finish
    int m_count = 0;

    std::unique_ptr<QProcess> provisioning(const QString &company)
    {
        return test::commandLine(m_fleet, {QStringLiteral("tenant"), QStringLiteral("provision"), QStringLiteral("--name"), company,
                                           QStringLiteral("--admin-email"), QStringLiteral("ana@example.org")}, m_home.path());
    }

    static void kill(QProcess &process)
    {
        process.kill();
        process.waitForFinished(-1);
    }

    // The server process that runs CREATE DATABASE and has come to the copying: it has noted the owner. 0 when none was seen.
    static qint64 copying(postgres::Connection &connection)
    {
        qint64 pid = 0;
        test::soon([&] {
            const auto rows = connection.query("SELECT a.pid FROM pg_stat_activity a JOIN pg_locks l USING (pid) WHERE a.query LIKE 'CREATE DATABASE%' "
                                               "AND a.state = 'active' AND l.locktype = 'object' AND l.classid = 'pg_authid'::regclass LIMIT 1");
            if (rows && !rows->isEmpty())
                pid = rows->integer(0, 0);
            return pid != 0 || !rows;
        });
        return pid;
    }

    // Stopped where it holds nothing that everybody needs: others still get their answers. False when it came to its end first.
    static bool stopIt(qint64 backend)
    {
        auto quick = TestCluster::superuser();
        quick.connectTimeoutSeconds = 1;
        for (;;) {
            if (::kill(pid_t(backend), SIGSTOP) != 0)
                return false;
            if (const auto other = postgres::Connection::open(quick)) {
                const auto there = (*other)->query("SELECT query LIKE 'CREATE DATABASE%' AND state = 'active' FROM pg_stat_activity WHERE pid = $1", {backend});
                if (there && !there->isEmpty() && there->boolean(0, 0))
                    return true;
                ::kill(pid_t(backend), SIGCONT);
                return false;
            }
            ::kill(pid_t(backend), SIGCONT);
        }
    }

    QString company() { return QStringLiteral("Caída %1").arg(++m_count); }
    QString slug() const { return QStringLiteral("caida-%1").arg(m_count); }

    static bool othersCanWrite()
    {
        const auto connection = TestCluster::connect();
        if (!connection->setStatementTimeout(std::chrono::seconds(1)))
            return false;
        return connection->query("SELECT pg_logical_emit_message(true, 'test', 'x')").has_value(); // a commit that waits for the disk
    }

private slots:
    void initTestCase()
    {
        sql("ALTER ROLE ALL SET synchronous_commit = on"); // the test's server saves that: after a crash commits would be missing
        m_fleet = Fleet::make(QStringLiteral("registry_crash"));
        const auto process = provisioning(company());
        QElapsedTimer timer;
        timer.start();
        process->start();
        QVERIFY(process->waitForFinished(60'000));
        QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
        m_whole = std::chrono::milliseconds(timer.elapsed());
    }

    void killedAtAnyMoment_data()
    {
        QTest::addColumn<int>("share");
        QTest::addColumn<bool>("resume");
        for (int share = 20; share < 100; share += 10)
            QTest::addRow("%d %% of the way, then %s", share, share % 20 ? "resume" : "undo") << share << bool(share % 20);
    }
    void killedAtAnyMoment()
    {
        QFETCH(int, share);
        QFETCH(bool, resume);
        const int before = m_fleet.tenantCount();
        const auto process = provisioning(company());
        process->start();
        process->waitForFinished(int(m_whole.count()) * share / 100); // how far it gets is up to the machine
        kill(*process);

        const QString id = test::operationFor(m_fleet, slug());
        if (id.isEmpty()) { // before its first word in the journal
            QCOMPARE(m_fleet.tenantCount(), before);
            QCOMPARE(m_fleet.differences(), QStringList());
            return;
        }
        const auto over = [](OperationState state) {
            return state == OperationState::Interrupted || state == OperationState::Succeeded || state == OperationState::Pending;
        };
        QTRY_VERIFY(over(test::stateOf(m_fleet, id)));
        const bool succeeded = test::stateOf(m_fleet, id) == OperationState::Succeeded;
        tenants::Provisioning mine(m_fleet.session);
        if (resume || succeeded) {
            const auto done = mine.resume(id);
            QVERIFY2(done, test::describe(done));
            QCOMPARE(m_fleet.tenantCount(), before + 1);
        } else {
            const auto done = mine.undo(id);
            QVERIFY2(done, test::describe(done));
            QCOMPARE(m_fleet.tenantCount(), before);
        }
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    // The server goes on making the database for a client that is gone: nothing may be decided before it is through.
    void clientGoneWhileTheDatabaseIsMade_data()
    {
        QTest::addColumn<bool>("resume");
        QTest::newRow("resume") << true;
        QTest::newRow("undo") << false;
    }
    void clientGoneWhileTheDatabaseIsMade()
    {
        QFETCH(bool, resume);
        int before = 0;
        std::unique_ptr<QProcess> process;
        qint64 backend = 0;
        for (bool stopped = false; !stopped;) { // as slow as a large template on a slow disk
            before = m_fleet.tenantCount();
            process = provisioning(company());
            process->start();
            backend = copying(*TestCluster::connect());
            QVERIFY(backend);
            stopped = stopIt(backend);
            if (stopped && !othersCanWrite()) { // it was stopped with a lock of the server's own in its hands, which no slow disk does
                ::kill(pid_t(backend), SIGCONT);
                stopped = false;
            }
            if (!stopped)
                QVERIFY(process->waitForFinished(60'000) && process->exitCode() == 0);
        }
        const auto goOn = qScopeGuard([&] { ::kill(pid_t(backend), SIGCONT); });
        kill(*process);
        const QString id = test::operationFor(m_fleet, slug());
        QVERIFY(!id.isEmpty());
        QTRY_COMPARE(test::stateOf(m_fleet, id), OperationState::Interrupted);

        std::optional<Error> error;
        std::jthread other([&] {
            tenants::Provisioning mine(m_fleet.session);
            if (resume) {
                if (const auto done = mine.resume(id); !done)
                    error = done.error();
            } else if (const auto done = mine.undo(id); !done) {
                error = done.error();
            }
        });
        // It has come to the database, or, deciding too early, is past it already.
        QVERIFY(test::soon([&] {
            const auto now = registry::OperationRepository(m_fleet.session).find(id);
            return now && std::ranges::any_of(now->steps, [&](const auto &step) {
                return (step.name == QLatin1String("database") && step.attempts >= 2 && (resume || step.state != registry::StepState::Running))
                    || sql("SELECT count(*) FROM pg_stat_activity WHERE usename = 'fleet_owner' AND pid <> $1 AND query LIKE '%advisory%'", {backend}) != QLatin1String("0");
            });
        }));
        ::kill(pid_t(backend), SIGCONT);
        other.join();
        QVERIFY2(!error, qPrintable(error ? test::describe(*error) : QString()));
        QCOMPARE(m_fleet.tenantCount(), before + (resume ? 1 : 0));
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void backendEndedWhileItMakesTheDatabase_data()
    {
        QTest::addColumn<bool>("crash");
        QTest::addColumn<bool>("resume");
        QTest::newRow("terminated, resume") << false << true;
        QTest::newRow("terminated, undo") << false << false;
        QTest::newRow("killed, resume") << true << true;
        QTest::newRow("killed, undo") << true << false;
    }
    void backendEndedWhileItMakesTheDatabase()
    {
        QFETCH(bool, crash);
        QFETCH(bool, resume);
        const int before = m_fleet.tenantCount();
        std::optional<Result<tenants::Provisioned>> made;
        const QString name = company();
        {
            const auto looker = TestCluster::connect();
            std::jthread worker([&] { made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(name)); });
            const qint64 backend = copying(*looker);
            QVERIFY(backend);
            if (crash)
                QCOMPARE(::kill(pid_t(backend), SIGKILL), 0); // the whole server restarts, the registry's with it
            else
                sql("SELECT pg_terminate_backend($1::int)", {backend});
        }
        QVERIFY(made && !*made);
        QVERIFY2(test::isClear(made->error()), qPrintable(test::describe(made->error())));
        QVERIFY(test::soon([&] { return postgres::Connection::open(TestCluster::superuser()).has_value(); }));
        const QString id = test::operationFor(m_fleet, slug());
        QVERIFY(!id.isEmpty());
        const OperationState state = test::stateOf(m_fleet, id);
        QVERIFY2(state == OperationState::Failed || state == OperationState::Interrupted, qPrintable(registry::operationStateName(state)));
        tenants::Provisioning mine(m_fleet.session);
        if (resume) {
            const auto done = mine.resume(id);
            QVERIFY2(done, test::describe(done));
        } else {
            const auto done = mine.undo(id);
            QVERIFY2(done, test::describe(done));
        }
        QCOMPARE(m_fleet.tenantCount(), before + (resume ? 1 : 0));
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    // One of two, or one after the other; never half of each.
    void resumeAndUndoAtOnce()
    {
        const auto other = registry::Session::open(m_fleet.registry);
        QVERIFY(other);
        for (int round = 0; round < 4; ++round) {
            std::stop_source stop;
            QString id;
            const auto stopped = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(company()), [&](const registry::Operation &operation) {
                if (operation.steps[3].state == registry::StepState::Done)
                    stop.request_stop();
            }, stop.get_token(), &id);
            QVERIFY(!stopped && !id.isEmpty());
            std::latch start(2);
            Result<tenants::Provisioned> resumed = std::unexpected(Error{});
            Result<registry::Operation> undone = std::unexpected(Error{});
            {
                std::jthread first([&] { start.arrive_and_wait(); resumed = tenants::Provisioning(m_fleet.session).resume(id); });
                std::jthread second([&] { start.arrive_and_wait(); undone = tenants::Provisioning(*other).undo(id); });
            }
            QVERIFY2(resumed.has_value() != undone.has_value(), qPrintable(QLatin1String(test::describe(resumed)) + QStringLiteral(" / ") + QLatin1String(test::describe(undone))));
            QCOMPARE((resumed ? undone.error() : resumed.error()).kind, Kind::Conflict);
            QCOMPARE(m_fleet.differences(), QStringList());
        }
    }
};

TENANTRY_TEST_MAIN(CrashTest)
#include "crash_test.moc"
