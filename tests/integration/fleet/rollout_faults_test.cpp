// faults.md 1, 3 and 11, for many tenants: workers killed at random, the server stopped and started, the registry gone for a while.
#include "workers.h"

#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QRandomGenerator>
#include <QTest>
#include <csignal>
#include <future>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using test::describe;
using test::Many;

class RolloutFaultsTest : public QObject {
    Q_OBJECT

private slots:
    // One of two workers is killed every so often until the run is over; the journal says that every tenant was done, once.
    void workersAreKilled()
    {
        Many many = Many::make(u"registry_killed"_s, 200);
        test::addTellingFiles(many);
        fleet::Policy policy;
        policy.waves = *fleet::wavesFromText(u"canary:3,10%,rest"_s);
        policy.perServer = 2; // so that it takes long enough
        const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, policy);
        QVERIFY2(started, test::describe(started));
        const RunRepository runs(many.fleet.session);
        std::vector<std::unique_ptr<QProcess>> workers;
        for (int i = 0; i < 2; ++i)
            workers.push_back(test::startWorker(many, started->runId));
        int kills = 0, before = 0;
        QElapsedTimer time;
        time.start();
        while (!many.run(started->runId).finished()) {
            QVERIFY2(time.elapsed() < 400'000, "the run does not end");
            // Something more was done: kill whoever, and start another one in that place.
            const int now = many.run(started->runId).done();
            const size_t victim = size_t(QRandomGenerator::global()->bounded(2));
            if (now > before + 4 && now < 195 && workers[victim]->state() == QProcess::Running) {
                before = now;
                ::kill(pid_t(workers[victim]->processId()), SIGKILL);
                QVERIFY(workers[victim]->waitForFinished(10'000));
                workers[victim] = test::startWorker(many, started->runId);
                ++kills;
            }
            QTest::qWait(0);
        }
        for (const auto &process : workers)
            QVERIFY(process->waitForFinished(30'000));
        QVERIFY2(kills >= 5, qPrintable(QString::number(kills)));
        const Run run = many.run(started->runId);
        QCOMPARE(run.state, RunState::Succeeded);
        QCOMPARE(run.succeeded(), 200);
        QCOMPARE(many.miscounted(started->runId), QStringList());
        QCOMPARE(test::notWhole(many), QStringList());
        for (const RunWave &wave : run.waves)
            QCOMPARE(wave.state, WaveState::Passed);
        qInfo("%d workers were killed", kills);
    }

    // Stopped and started twice during a run: what was in work is tried again, nobody fails for it.
    void serverStoppedTwice()
    {
        // The registry is on the same server, which makes it harder: it is away too.
        Many many = Many::make(u"registry_stopped"_s, 40);
        test::addTellingFiles(many);
        many.file(u"0005_slow.sql"_s, "SELECT pg_sleep(0.2);");
        fleet::Policy policy;
        policy.perServer = 2;
        policy.waves = *fleet::wavesFromText(u"rest"_s);
        policy.firstRetry = std::chrono::milliseconds(50);
        policy.checkConnection = false;
        const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, policy);
        QVERIFY2(started, test::describe(started));
        auto process = test::startWorker(many, started->runId);
        const RunRepository runs(many.fleet.session);
        for (const int done : {4, 16}) {
            QTRY_VERIFY_WITH_TIMEOUT(many.run(started->runId).done() >= done, 60'000);
            auto &cluster = test::TestCluster::cluster();
            const auto stopped = cluster.stop();
            QVERIFY2(stopped, test::describe(stopped));
            QCOMPARE(process->state(), QProcess::Running);
            const auto again = cluster.start();
            QVERIFY2(again, test::describe(again));
            // The first question after it may still meet the connection that was lost.
            QTRY_VERIFY_WITH_TIMEOUT(runs.find(started->runId).has_value(), 30'000);
        }
        QVERIFY(process->waitForFinished(120'000));
        QCOMPARE(process->exitCode(), 0);
        QCOMPARE(many.run(started->runId).state, RunState::Succeeded);
        QCOMPARE(many.miscounted(started->runId), QStringList());
        QCOMPARE(many.notAt(u"0005"_s), QStringList());
    }

    // A worker that is stopped in the middle (laptop asleep) loses its items when their lease is over, and what it says later does not count.
    void sleeperLosesItsItems()
    {
        Many many = Many::make(u"registry_asleep"_s, 3);
        many.file(u"0001_x.sql"_s, "CREATE TABLE x (id int);");
        const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, {}, {});
        QVERIFY2(started, test::describe(started));
        auto sleeper = RunQueue::join(many.fleet.session, started->runId, u"sleeper"_s);
        QVERIFY2(sleeper, test::describe(sleeper));
        const auto servers = (*sleeper)->servers();
        const auto taken = (*sleeper)->take(servers->first(), 3);
        QCOMPARE(int(taken->size()), 3);
        auto other = RunQueue::join(many.fleet.session, started->runId, u"other"_s);
        QVERIFY((*other)->take(servers->first(), 3)->empty());
        QCOMPARE(*(*other)->reclaim(), 0); // alive, and within its lease
        QVERIFY(test::TestCluster::connect(many.fleet.registry.database)->script("UPDATE tenantry.run_item SET lease_until = now() - interval '1 s'"));
        QCOMPARE(*(*other)->reclaim(), 3);
        QCOMPARE(int((*other)->take(servers->first(), 3)->size()), 3);
        EndedItem late;
        late.tenantId = taken->front().tenantId;
        late.toVersion = u"9999"_s;
        QCOMPARE(*(*sleeper)->end({late}), 0);
        QCOMPARE(many.tenant(taken->front().slug).schemaVersion, QString());
        QCOMPARE(many.miscounted(started->runId), QStringList());
        // Gone without a word: back at once, whatever the lease.
        other->reset();
        sleeper->reset();
        auto third = RunQueue::join(many.fleet.session, started->runId, u"third"_s);
        QCOMPARE(int((*third)->take(servers->first(), 3)->size()), 3);
    }
};

TENANTRY_TEST_MAIN(RolloutFaultsTest)
#include "rollout_faults_test.moc"
