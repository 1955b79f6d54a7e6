// From the start of the program to its window's first paint, with an empty home, against a Qt window with nothing in it.
#include "bench/bench.h"

#include "support/testcluster.h"

#include <QElapsedTimer>
#include <QProcess>

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

} // namespace

void panel(Suite &suite)
{
    suite.add({.name = QStringLiteral("panel: start to first paint"),
               .floorIs = QStringLiteral("an empty window of Qt"),
               .rounds = 9,
               .prepare = [](const Context &context) -> Result<Probes> {
                   const QString home = test::TestCluster::temporaryFolder(QStringLiteral("home"));
                   return Probes{.floor = [=] { return untilPainted(context.binDir + QStringLiteral("/bench_window"), home); },
                                 .measured = [=] { return untilPainted(context.binDir + QStringLiteral("/tenantry"), home); },
                                 .between = {}};
               }});
}

} // namespace tenantry::bench
