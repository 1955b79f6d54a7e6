// faults.md 7, 10, 15 and 16, for many tenants: a full disk, a registry restored from a backup in the middle of a run, workers whose clocks are days
// apart, a computer that falls asleep in the middle of a file.
#include "workers.h"

#include "postgres/localcluster.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QDir>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTest>
#include <csignal>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::describe;
using test::Many;
using test::TestCluster;

class RolloutLuckTest : public QObject {
    Q_OBJECT

    // At work for as long as the tenant has a table called hold.
    static constexpr char whileHeld[] = "DO $$ BEGIN WHILE EXISTS (SELECT FROM pg_catalog.pg_class WHERE relname = 'hold') LOOP PERFORM pg_catalog.pg_sleep(0.02); END LOOP; END $$;\n";

    static fleet::Policy policy(int perServer = 2)
    {
        fleet::Policy out;
        out.perServer = perServer;
        out.waves = *fleet::wavesFromText(u"rest"_s);
        out.firstRetry = 50ms;
        out.lastRetry = 500ms;
        out.checkConnection = false;
        return out;
    }

    static void super(const QByteArray &sql)
    {
        const auto connection = TestCluster::connect();
        const auto done = connection->script(sql);
        QVERIFY2(done, describe(done));
    }

    static QByteArray program(const QString &name, const QStringList &arguments)
    {
        const auto settings = TestCluster::superuser();
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PGHOST"_s, settings.host);
        environment.insert(u"PGPORT"_s, QString::number(settings.port));
        environment.insert(u"PGUSER"_s, settings.user);
        environment.insert(u"PGPASSWORD"_s, textFromSecret(settings.password));
        process.setProcessEnvironment(environment);
        process.start(postgres::postgresPrograms() + u'/' + name, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            return name.toUtf8() + ": " + process.readAllStandardError();
        return {};
    }

private slots:
    // One tenant's disk is full: that tenant fails with its reason and keeps nothing of the file; with room again, a retry brings it there.
    void diskFull()
    {
        const QString folder = QDir::tempPath() + u'/' + TestCluster::uniqueName(u"tenantry-disk"_s);
        QVERIFY(QDir().mkpath(folder));
        const QByteArray path = QFile::encodeName(folder);
        const auto removed = qScopeGuard([&] { QDir().rmdir(folder); });
        if (geteuid() != 0 || mount("tmpfs", path.constData(), "tmpfs", 0, "size=40m,mode=700") != 0)
            QSKIP("needs the right to mount a small file system");
        const auto unmounted = qScopeGuard([&] { umount2(path.constData(), MNT_DETACH); });
        Many many = Many::make(u"registry_disk"_s, 3);
        const QFileInfo data(TestCluster::cluster().status()->folder + u"/data"_s);
        QCOMPARE(chown(path.constData(), data.ownerId(), data.groupId()), 0);
        super("CREATE TABLESPACE tiny LOCATION " + postgres::quoteLiteral(folder));
        const QByteArray database = postgres::quoteIdentifier(many.tenant(u"t-001"_s).database);
        super("ALTER DATABASE " + database + " SET TABLESPACE tiny");
        const auto moved = qScopeGuard([&] {
            many.fleet.session->pool().clear();
            (void)TestCluster::connect()->script("ALTER DATABASE " + database + " SET TABLESPACE pg_default");
            (void)TestCluster::connect()->script("DROP TABLESPACE tiny");
        });
        super("CHECKPOINT");
        const auto size = [&](qint64 bytes) { QCOMPARE(mount("tmpfs", path.constData(), "tmpfs", MS_REMOUNT, ("size=" + QByteArray::number(bytes)).constData()), 0); };
        struct statvfs now{};
        QCOMPARE(statvfs(path.constData(), &now), 0);
        size(qint64(now.f_blocks - now.f_bfree) * qint64(now.f_frsize) + (2 << 20));
        test::addTellingFiles(many);
        many.file(u"0005_rows.sql"_s, "CREATE TABLE filled AS SELECT repeat(md5(i::text), 30) AS t FROM generate_series(1, 10000) i;");
        auto bearing = policy();
        bearing.mostFailures = 3;
        const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, bearing);
        QVERIFY2(started, describe(started));
        const auto done = migrations::workOn(many.fleet.session, started->runId, u"disk"_s);
        QVERIFY2(done, describe(done));
        const Run run = many.run(started->runId);
        QCOMPARE(run.succeeded(), 2);
        const auto items = RunRepository(many.fleet.session).items(started->runId, {}, 10);
        for (const RunItem &item : *items)
            if (item.slug == "t-001"_L1) {
                QCOMPARE(item.sqlstate, u"53100"_s);
                QCOMPARE(item.toVersion, u"0004"_s);
                QVERIFY(item.error && !item.error->hint.isEmpty());
            }
        QCOMPARE(many.version(u"t-001"_s), u"0004"_s);
        QCOMPARE(many.inside(u"t-001"_s)->query("SELECT to_regclass('public.filled') IS NULL")->boolean(0, 0), true);
        size(200 << 20);
        const auto again = RunRepository(many.fleet.session).retry(started->runId);
        QVERIFY2(again, describe(again));
        QCOMPARE(*again, 1);
        QVERIFY(migrations::workOn(many.fleet.session, started->runId, u"disk"_s));
        QCOMPARE(many.run(started->runId).succeeded(), 3);
        QCOMPARE(test::notWhole(many, u"0005"_s), QStringList());
    }

    // The registry is put back to what it was before the run began, while a worker is in the middle of it. The worker ends with a sentence;
    // the tenants are further than the registry believes, and the next run finds that out and does nothing twice.
    void registryRestored()
    {
        Many many = Many::make(u"registry_yesterday"_s, 12);
        test::addTellingFiles(many);
        many.file(u"0005_held.sql"_s, whileHeld); // the last tenant is at work until the registry is another one
        const QString held = many.tenant(u"t-011"_s).database;
        QVERIFY(TestCluster::connect(held)->script("CREATE TABLE public.hold ()"));
        const QString dump = TestCluster::temporaryFolder() + u"/registry.sql"_s;
        const QString name = many.fleet.registry.database, restored = name + u"_restored"_s;
        QCOMPARE(program(u"pg_dump"_s, {u"-f"_s, dump, name}), QByteArray());
        super("CREATE DATABASE " + postgres::quoteIdentifier(restored) + " TEMPLATE template0");
        QCOMPARE(program(u"psql"_s, {u"-q"_s, u"-X"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-f"_s, dump, restored}), QByteArray());
        const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, policy(1));
        QVERIFY2(started, describe(started));
        auto worker = test::startWorker(many, started->runId);
        QTRY_VERIFY_WITH_TIMEOUT(many.run(started->runId).done() >= 3, 60'000);
        many.fleet.session->pool().clear();
        // In its place within a moment: whoever comes again finds a registry, and not the one it knew.
        const QByteArray old = postgres::quoteIdentifier(name), aside = postgres::quoteIdentifier(name + u"_aside"_s);
        super("ALTER DATABASE " + old + " ALLOW_CONNECTIONS false");
        super("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = " + postgres::quoteLiteral(name)
              + "; ALTER DATABASE " + old + " RENAME TO " + aside + "; ALTER DATABASE " + postgres::quoteIdentifier(restored) + " RENAME TO " + old);
        QVERIFY(TestCluster::connect(held)->script("DROP TABLE public.hold"));
        QVERIFY(worker->waitForFinished(60'000));
        QCOMPARE(worker->exitStatus(), QProcess::NormalExit);
        QCOMPARE(worker->exitCode(), 1);
        const QString said = QString::fromUtf8(worker->readAllStandardError());
        QVERIFY2(said.contains("run"_L1) && !said.contains("ERROR:"_L1), qPrintable(said));

        many.fleet.session->pool().clear();
        auto session = Session::open(many.fleet.registry); // whoever was signed in to what is gone signs in again
        QVERIFY2(session, describe(session));
        many.fleet.session = *session;
        const auto next = migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, policy());
        QVERIFY2(next, describe(next));
        QCOMPARE(int(next->tenants), 12);
        const auto done = migrations::workOn(many.fleet.session, next->runId, u"luck"_s);
        QVERIFY2(done, describe(done));
        QCOMPARE(many.run(next->runId).succeeded(), 12);
        QCOMPARE(many.miscounted(next->runId), QStringList());
        QCOMPARE(test::notWhole(many, u"0005"_s), QStringList());
    }

    // Leases and times are the server's: workers a day ahead and a day behind share a run, and neither takes what the other has.
    void clocksApart()
    {
        Many many = Many::make(u"registry_clocks"_s, 24);
        test::addTellingFiles(many);
        const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, policy(1));
        QVERIFY2(started, describe(started));
        std::vector<std::unique_ptr<QProcess>> workers;
        for (const auto &[offset, zone] : {std::pair(u"86400"_s, u"Pacific/Auckland"_s), std::pair(u"-86400"_s, u"America/Santiago"_s)})
            workers.push_back(test::startWorker(many, started->runId,
                                                {{u"LD_PRELOAD"_s, QStringLiteral(TENANTRY_BIN_DIR "/libtenantry_test_clock.so")}, {u"TENANTRY_TEST_CLOCK"_s, offset}, {u"TZ"_s, zone},
                                                 {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0:"_s + qEnvironmentVariable("ASAN_OPTIONS")}}));
        for (const auto &worker : workers) {
            QVERIFY(worker->waitForFinished(120'000));
            QVERIFY2(worker->exitCode() == 0, worker->readAllStandardError().constData());
        }
        const Run run = many.run(started->runId);
        QCOMPARE(run.state, RunState::Succeeded);
        QCOMPARE(run.succeeded(), 24);
        QCOMPARE(many.miscounted(started->runId), QStringList());
        QCOMPARE(test::notWhole(many), QStringList());
        const auto connection = TestCluster::connect(many.fleet.registry.database);
        const auto rows = connection->query("SELECT count(*) FILTER (WHERE attempts <> 1), count(*) FILTER (WHERE started_at NOT BETWEEN now() - interval '1 h' AND now() "
                                            "OR finished_at NOT BETWEEN started_at AND now()), (SELECT count(*) FROM tenantry.run_worker WHERE run_id = $1) FROM tenantry.run_item WHERE run_id = $1", {run.id});
        QVERIFY2(rows, describe(rows));
        QCOMPARE(rows->integer(0, 0), 0); // nobody took what another had
        QCOMPARE(rows->integer(0, 1), 0);
        const auto tenant = many.inside(u"t-000"_s)->query("SELECT count(*) FROM tenantry.migration WHERE applied_at NOT BETWEEN now() - interval '1 h' AND now()");
        QCOMPARE(tenant->integer(0, 0), 0);
    }

    // The computer falls asleep in the middle of a file: the server ends the silent session and lets go of its locks, another worker does the
    // tenant, and whoever wakes up late writes nothing.
    void asleep()
    {
        Many many = Many::make(u"registry_sleep"_s, 2);
        test::addTellingFiles(many);
        many.file(u"0005_held.sql"_s, QByteArray(whileHeld) + "CREATE TABLE held (id int);");
        for (const QString &slug : many.slugs)
            QVERIFY(many.inside(slug)->script("CREATE TABLE public.hold ()"));
        migrations::RolloutOptions options;
        options.silence = 300ms;
        const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, options, policy(1));
        QVERIFY2(started, describe(started));
        auto sleeper = test::startWorker(many, started->runId);
        const auto super = TestCluster::connect();
        const auto working = [&](const QByteArray &state) {
            return super->query("SELECT count(*) FROM pg_stat_activity WHERE datname ~ '^t_' AND usename = 'fleet_owner' AND state = '" + state + "' AND query LIKE '%held%'")->integer(0, 0);
        };
        QTRY_COMPARE_WITH_TIMEOUT(working("active"), 1, 60'000);
        ::kill(pid_t(sleeper->processId()), SIGSTOP);
        const auto awake = qScopeGuard([&] { ::kill(pid_t(sleeper->processId()), SIGCONT); });
        for (const QString &slug : many.slugs)
            QVERIFY(many.inside(slug)->script("DROP TABLE public.hold"));
        // The file's end reached nobody. What it holds is let go without the sleeper's help.
        QTRY_COMPARE_WITH_TIMEOUT(working("active") + working("idle in transaction"), 0, 30'000);
        QVERIFY(TestCluster::connect(many.fleet.registry.database)->script("UPDATE tenantry.run_item SET lease_until = now() - interval '1 s' WHERE state = 'running'"));
        const auto done = migrations::workOn(many.fleet.session, started->runId, u"luck"_s);
        QVERIFY2(done, describe(done));
        QCOMPARE(many.run(started->runId).succeeded(), 2);
        ::kill(pid_t(sleeper->processId()), SIGCONT);
        QVERIFY(sleeper->waitForFinished(60'000));
        QCOMPARE(sleeper->exitStatus(), QProcess::NormalExit);
        QCOMPARE(many.run(started->runId).state, RunState::Succeeded);
        QCOMPARE(many.miscounted(started->runId), QStringList());
        QCOMPARE(test::notWhole(many, u"0005"_s), QStringList());
        QCOMPARE(many.times(u"t-000"_s, "v:0005"), 1);
    }
};

TENANTRY_TEST_MAIN(RolloutLuckTest)
#include "rollout_luck_test.moc"
