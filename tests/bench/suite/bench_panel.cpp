// From the start of the program to its window's first paint, with an empty home, against a Qt window with nothing in it; and
// how long showing a long text of SQL keeps the GUI thread, turn by turn of its event loop.
#include "bench/bench.h"

#include "support/testcluster.h"
#include "ui/widgets/sqlview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QThreadPool>

#include <ctime>

namespace tenantry::bench {

using namespace base;

namespace {

// Seconds until the program says, on standard error, that it has painted.
Result<double> untilPainted(const QString &program, const QString &home)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TENANTRY_HOME"), home);
    environment.insert(QStringLiteral("TENANTRY_WATCHDOG"), QStringLiteral("1"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    QElapsedTimer timer;
    timer.start();
    process.start(program, QStringList());
    QByteArray said;
    process.setReadChannel(QProcess::StandardError);
    while (!said.contains("first paint") && process.waitForReadyRead(20'000))
        said += process.readAllStandardError();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    process.terminate();
    if (!process.waitForFinished(10'000)) {
        process.kill();
        process.waitForFinished();
    }
    if (!said.contains("first paint"))
        return fail(Kind::Internal, "The program painted nothing.", {}, QString::fromUtf8(said.right(500)));
    return seconds;
}

QByteArray manyLines(qsizetype size)
{
    QByteArray sql;
    while (sql.size() < size)
        sql += "INSERT INTO patient (id, name) VALUES (" + QByteArray::number(sql.size()) + ", 'María'); -- one of many\n";
    return sql;
}

QByteArray longLines()
{
    QByteArray one = "INSERT INTO t VALUES ";
    while (one.size() < 30'000)
        one += "(" + QByteArray::number(one.size()) + ", 'x'), ";
    return (one + '\n').repeated(33);
}

struct SqlWindow {
    QThreadPool pool;
    std::unique_ptr<ui::SqlView> view = std::make_unique<ui::SqlView>(&pool);
    SqlWindow()
    {
        view->resize(700, 400);
        view->show();
    }
    ~SqlWindow()
    {
        view.reset();
        pool.waitForDone();
    }
    static double busy() // seconds of this thread's processor time
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
    }
    Result<double> worstTurn(const QByteArray &sql)
    {
        double began = busy();
        view->setSql(sql);
        double worst = busy() - began;
        QElapsedTimer timer;
        timer.start();
        while (!view->isSettled()) {
            if (timer.elapsed() > 30'000)
                return fail(Kind::Timeout, "The text was not shown.");
            began = busy();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            worst = std::max(worst, busy() - began);
        }
        began = busy();
        QCoreApplication::processEvents();
        return std::max(worst, busy() - began);
    }
};

} // namespace

void panel(Suite &suite)
{
    const std::pair<QString, QByteArray> texts[] = {{QStringLiteral("panel: 400 kB of SQL, coloured, a turn"), manyLines(400'000)},
                                                    {QStringLiteral("panel: a megabyte of SQL, a turn"), manyLines(1'000'000)},
                                                    {QStringLiteral("panel: SQL in long lines, a turn"), longLines()}};
    for (const auto &[name, sql] : texts) {
        suite.add({.name = name, .statistic = Statistic::Worst, .rounds = 9, .target = atMost(0.016), .prepare = [sql](const Context &) -> Result<Probes> {
                       auto shown = std::make_shared<SqlWindow>();
                       return Probes{.floor = {}, .measured = [shown, sql] { return shown->worstTurn(sql); }, .between = [shown]() -> Result<void> {
                                         TRYV(shown->worstTurn("SELECT 1;"));
                                         return {};
                                     }};
                   }});
    }
    suite.add({.name = QStringLiteral("panel: start to first paint"),
               .floorIs = QStringLiteral("an empty window of Qt"),
               .rounds = 9,
               .target = atMost(0.150),
               .prepare = [](const Context &context) -> Result<Probes> {
                   const QString home = test::TestCluster::temporaryFolder(QStringLiteral("home"));
                   return Probes{.floor = [=] { return untilPainted(context.binDir + QStringLiteral("/bench_window"), home); },
                                 .measured = [=] { return untilPainted(context.binDir + QStringLiteral("/tenantry"), home); },
                                 .between = {}};
               }});
}

} // namespace tenantry::bench
