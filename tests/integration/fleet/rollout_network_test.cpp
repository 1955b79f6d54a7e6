// faults.md 5 and 6, for many tenants: the way to their server is slow, breaks off, hangs, or loses the answer to a COMMIT.
#include "workers.h"

#include "support/faultproxy.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QTest>
#include <atomic>
#include <future>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::describe;
using test::FaultProxy;
using test::Many;

class RolloutNetworkTest : public QObject {
    Q_OBJECT

    // The registry is asked directly; the tenants' server is behind the bad network.
    static void behind(const Many &many, const FaultProxy &proxy)
    {
        QVERIFY(test::TestCluster::connect(many.fleet.registry.database)->query("UPDATE tenantry.server SET host = '127.0.0.1', port = $1, tls = 'disable'", {proxy.port()}));
    }

    struct Underway {
        QString run;
        std::shared_ptr<std::atomic<int>> putBack = std::make_shared<std::atomic<int>>(0); // items, for another try
        std::future<Result<RunPulse>> worker;

        static Underway start(const Many &many, int attempts = 8)
        {
            fleet::Policy policy;
            policy.perServer = 2;
            policy.waves = *fleet::wavesFromText(u"rest"_s);
            policy.firstRetry = 50ms;
            policy.lastRetry = 200ms;
            policy.attempts = attempts;
            policy.mostFailures = int(many.slugs.size());
            policy.serverPatience = attempts == 1 ? 1s : 60s;
            policy.checkConnection = false;
            migrations::RolloutOptions options;
            options.statementTimeout = 1s; // what bounds a question to a server that went silent
            Underway out;
            const auto started = migrations::startRollout(many.fleet.session, u"Many"_s, {}, options, policy);
            if (!started)
                qFatal("%s", describe(started));
            out.run = started->runId;
            out.worker = std::async(std::launch::async, [session = many.fleet.session, run = out.run, putBack = out.putBack] {
                fleet::Watch watch;
                watch.ended = [putBack](const TakenItem &, const EndedItem &item) { *putBack += item.state == ItemState::Pending && item.error; };
                return migrations::workOn(session, run, u"network"_s, watch);
            });
            return out;
        }
        bool ended() const { return worker.wait_for(0s) == std::future_status::ready; }
    };

private slots:
    void everyoneArrives_data()
    {
        using Fault = std::function<void(FaultProxy &)>;
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("mended"); // afterwards
        QTest::newRow("late and trickling") << Fault([](FaultProxy &p) { p.delay(5ms); p.throttle(200'000); }) << false;
        QTest::newRow("nothing flows for a while") << Fault([](FaultProxy &p) { p.hang(); }) << true;
        QTest::newRow("nobody listens for a while") << Fault([](FaultProxy &p) { p.refuse(); p.resetAll(); }) << true;
        QTest::newRow("all connections reset") << Fault([](FaultProxy &p) { p.resetAll(); }) << false;
        QTest::newRow("reset within an answer") << Fault([](FaultProxy &p) { p.resetAfter(700); }) << false;
        QTest::newRow("answer to a COMMIT lost") << Fault([](FaultProxy &p) { p.swallowAnswerTo("COMMIT"); }) << false;
        QTest::newRow("COMMIT never arrives") << Fault([](FaultProxy &p) { p.cutBefore("COMMIT"); }) << false;
    }
    void everyoneArrives()
    {
        QFETCH(std::function<void(FaultProxy &)>, fault);
        QFETCH(bool, mended);
        Many many = Many::make(u"registry_network"_s + QString::number(++m_count), 12);
        test::addTellingFiles(many);
        FaultProxy proxy(test::TestCluster::socketFile());
        behind(many, proxy);
        const Underway run = Underway::start(many);
        const auto mend = qScopeGuard([&] { proxy.pass(); }); // what fails below waits for the worker
        QTRY_VERIFY_WITH_TIMEOUT(many.run(run.run).done() >= 2 || run.ended(), 30'000);
        QVERIFY2(!run.ended(), "over before anything could go wrong");
        fault(proxy);
        if (mended) {
            QTRY_VERIFY_WITH_TIMEOUT(*run.putBack > 0, 60'000); // somebody has met it
            QVERIFY(!run.ended());
            proxy.pass();
        }
        QTRY_VERIFY_WITH_TIMEOUT(run.ended(), 90'000);
        const Run after = many.run(run.run);
        if (const auto items = RunRepository(many.fleet.session).items(run.run, {}, 100))
            for (const RunItem &item : *items)
                if (item.error && item.state == ItemState::Failed)
                    qWarning("%s: %s", qPrintable(item.slug), qPrintable(test::describe(*item.error)));
        QCOMPARE(after.state, RunState::Succeeded);
        QCOMPARE(after.succeeded(), 12);
        QCOMPARE(many.miscounted(run.run), QStringList());
        QCOMPARE(test::notWhole(many), QStringList());
    }

    // Silent for good: the run comes to an end, says of each tenant what happened, and can be gone on with when the network is back.
    void silentForGood()
    {
        Many many = Many::make(u"registry_silent"_s, 4);
        test::addTellingFiles(many);
        FaultProxy proxy(test::TestCluster::socketFile());
        behind(many, proxy);
        proxy.hang();
        Underway run = Underway::start(many, 1);
        QTRY_VERIFY_WITH_TIMEOUT(run.ended(), 120'000);
        const Run after = many.run(run.run);
        QCOMPARE(after.failed(), 4);
        const auto items = RunRepository(many.fleet.session).items(run.run, {}, 100);
        QVERIFY2(items, describe(items));
        for (const RunItem &item : *items) {
            QVERIFY(item.error);
            QVERIFY2(item.error->kind == Kind::Timeout || item.error->kind == Kind::Unreachable, qPrintable(test::describe(*item.error)));
            QVERIFY(!item.error->message.translated().isEmpty() && !item.error->hint.isEmpty());
        }
        proxy.pass();
        const auto again = RunRepository(many.fleet.session).retry(run.run);
        QVERIFY2(again, describe(again));
        const auto done = migrations::workOn(many.fleet.session, run.run, u"network"_s);
        QVERIFY2(done, describe(done));
        QCOMPARE(many.run(run.run).succeeded(), 4);
        QCOMPARE(test::notWhole(many), QStringList());
    }

private:
    int m_count = 0;
};

TENANTRY_TEST_MAIN(RolloutNetworkTest)
#include "rollout_network_test.moc"
