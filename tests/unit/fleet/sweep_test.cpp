#include "fleet/sweep.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <set>

using namespace tenantry;
using namespace tenantry::fleet;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using base::Error;
using base::Kind;

class SweepTest : public QObject {
    Q_OBJECT

    static Error error(Kind kind, const char *sqlstate = "") { return {kind, {}, {}, QString::fromLatin1(sqlstate), {}}; }
    static Sweep quick(int workers = 4)
    {
        Sweep out;
        out.workers = workers;
        out.firstRetry = 1ms;
        out.lastRetry = 2ms;
        return out;
    }

private slots:
    void eachOnce_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<int>("tenants");
        QTest::newRow("nobody") << 4 << 0;
        QTest::newRow("one by one") << 1 << 50;
        QTest::newRow("more workers than tenants") << 8 << 3;
        QTest::newRow("many") << 4 << 5'000;
    }
    void eachOnce()
    {
        QFETCH(int, workers);
        QFETCH(int, tenants);
        QStringList servers;
        for (int i = 0; i < tenants; ++i)
            servers << u"s%1"_s.arg(i % 3);
        std::vector<std::atomic<int>> tried(static_cast<size_t>(tenants));
        std::multiset<qsizetype> ended; // told by one at a time
        std::atomic<int> atOnce = 0, most = 0, telling = 0;
        const auto done = quick(workers).over(servers, [&](qsizetype index, const std::stop_token &) -> std::optional<Error> {
            const int now = ++atOnce;
            for (int was = most; now > was && !most.compare_exchange_weak(was, now);) { }
            ++tried[size_t(index)];
            --atOnce;
            return {};
        }, [&](qsizetype index, const std::optional<Error> &failure) {
            QVERIFY(++telling == 1 && !failure);
            ended.insert(index);
            --telling;
        });
        QVERIFY(done);
        QVERIFY(std::ranges::all_of(tried, [](const auto &count) { return count == 1; }));
        QCOMPARE(int(ended.size()), tenants);
        QCOMPARE(int(std::set(ended.begin(), ended.end()).size()), tenants);
        QVERIFY(most <= workers);
    }

    // What is of the moment is tried again, so many times; what is not is not.
    void againWhatIsWorthIt()
    {
        const QStringList servers(4, u"s"_s);
        std::array<std::atomic<int>, 4> tried{};
        std::map<qsizetype, std::optional<Error>> outcome;
        const auto done = quick().over(servers, [&](qsizetype index, const std::stop_token &) -> std::optional<Error> {
            const int attempt = ++tried[size_t(index)];
            switch (index) {
            case 0: return attempt < 3 ? std::optional(error(Kind::Conflict, "55P03")) : std::nullopt;
            case 1: return error(Kind::Conflict, "40P01");
            case 2: return error(Kind::Database, "42P07");
            default: return {};
            }
        }, [&](qsizetype index, const std::optional<Error> &failure) { QVERIFY(outcome.emplace(index, failure).second); });
        QVERIFY(done);
        QCOMPARE(tried[0].load(), 3);
        QCOMPARE(tried[1].load(), 3);
        QCOMPARE(tried[2].load(), 1);
        QCOMPARE(tried[3].load(), 1);
        QVERIFY(!outcome[0] && !outcome[3]);
        QCOMPARE(outcome[1]->sqlstate, u"40P01"_s);
        QCOMPARE(outcome[2]->sqlstate, u"42P07"_s);
    }

    // A server that is away is asked by one tenant at a time, and that costs no tenant an attempt; the other server's go on meanwhile.
    void aServerThatComesBack()
    {
        QStringList servers;
        for (int i = 0; i < 40; ++i)
            servers << (i % 2 == 0 ? u"away"_s : u"here"_s);
        std::atomic<int> refused = 0, here = 0;
        std::atomic<bool> back = false;
        int failed = 0, well = 0;
        Sweep sweep = quick();
        sweep.attempts = 1;
        const auto done = sweep.over(servers, [&](qsizetype index, const std::stop_token &) -> std::optional<Error> {
            if (index % 2 == 1) {
                back = ++here == 20;
                return {};
            }
            if (back)
                return {};
            ++refused;
            return error(Kind::Unreachable);
        }, [&](qsizetype, const std::optional<Error> &failure) { ++(failure ? failed : well); });
        QVERIFY(done);
        QCOMPARE(well, 40);
        QCOMPARE(failed, 0);
        QVERIFY(refused >= 1);
    }

    void aServerThatStaysAway()
    {
        const QStringList servers(1'000, u"s"_s);
        std::atomic<int> tried = 0;
        int failed = 0;
        Sweep sweep = quick();
        sweep.serverPatience = 0ms;
        const auto done = sweep.over(servers, [&](qsizetype, const std::stop_token &) -> std::optional<Error> {
            ++tried;
            return error(Kind::Unreachable);
        }, [&](qsizetype, const std::optional<Error> &failure) { failed += failure && failure->kind == Kind::Unreachable; });
        QVERIFY(done);
        QCOMPARE(failed, 1'000); // without each of them having waited for it
        QVERIFY2(tried <= sweep.workers, qPrintable(QString::number(tried.load())));
    }

    void stoppedInTheMiddle()
    {
        const QStringList servers(100, u"s"_s);
        std::stop_source stop;
        std::atomic<int> tried = 0;
        const auto done = quick(2).over(servers, [&](qsizetype, const std::stop_token &token) -> std::optional<Error> {
            if (++tried < 10)
                return {};
            stop.request_stop();
            return token.stop_requested() ? std::optional(error(Kind::Cancelled)) : std::nullopt;
        }, [](qsizetype, const std::optional<Error> &failure) { QVERIFY(!failure); }, stop.get_token());
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Kind::Cancelled);
        QVERIFY(tried <= 12);
    }
    // Also while everybody waits for a server.
    void stoppedWhileWaiting()
    {
        std::stop_source stop;
        const auto done = quick().over(QStringList(5, u"s"_s), [&](qsizetype, const std::stop_token &) -> std::optional<Error> {
            stop.request_stop();
            return error(Kind::Unreachable);
        }, [](qsizetype, const std::optional<Error> &) { QFAIL("nothing has ended"); }, stop.get_token());
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(SweepTest)
#include "sweep_test.moc"
