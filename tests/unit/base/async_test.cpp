// Work off the GUI thread: what it throws is an error, and it leaves the processor to the window when that is asked for.
#include "base/async.h"

#include <QTest>
#include <thread>

#include <sys/resource.h>

using namespace tenantry::base;

class AsyncTest : public QObject {
    Q_OBJECT

    // How nice the thread of a worker is, and one that it begins.
    static std::pair<int, int> niceness()
    {
        QThreadPool pool;
        const auto result = run(&pool, {}, [](std::stop_token) -> Result<std::pair<int, int>> {
            int begun = -1;
            std::jthread([&] { begun = getpriority(PRIO_PROCESS, 0); }).join();
            return std::pair{getpriority(PRIO_PROCESS, 0), begun};
        }).result();
        return result.value_or(std::pair{-1, -1});
    }

private slots:
    void workGivesWayToTheWindow()
    {
        const int mine = getpriority(PRIO_PROCESS, 0);
        QCOMPARE(niceness(), (std::pair{mine, mine})); // not unless it is asked for
        letWorkersGiveWay(5);
        QCOMPARE(niceness(), (std::pair{mine + 5, mine + 5}));
        QCOMPARE(getpriority(PRIO_PROCESS, 0), mine); // and nobody else
        letWorkersGiveWay(0);
    }
    void whatIsThrownIsAnError()
    {
        QThreadPool pool;
        const auto thrown = run(&pool, {}, [](std::stop_token) -> Result<int> { throw std::runtime_error("no memory of it"); }).result();
        QVERIFY(!thrown);
        QCOMPARE(thrown.error().kind, Kind::Internal);
        QVERIFY(thrown.error().detail.contains(QStringLiteral("no memory of it")));
    }
    void whatIsCancelledIsNotBegun()
    {
        QThreadPool pool;
        std::stop_source stop;
        stop.request_stop();
        bool begun = false;
        const auto none = run(&pool, stop.get_token(), [&](std::stop_token) -> Result<int> {
            begun = true;
            return 1;
        }).result();
        QVERIFY(!begun && !none);
        QCOMPARE(none.error().kind, Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(AsyncTest)
#include "async_test.moc"
