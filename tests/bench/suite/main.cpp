// tenantry_bench: measures every case (see bench/bench.h) and prints a table, or JSON.
// Exit status: 0 when every target was held, 1 when one was missed or a case failed, 2 for wrong usage. With --no-targets a
// missed target is no failure: a busy machine must not fail the tests.
#include "bench/suite/measure.h"
#include "support/testcluster.h"
#include "ui/shell/pausewatch.h"

#include <QCommandLineParser>
#include <QtCrypto>
#include <QFile>
#include <algorithm>
#include <cstdio>

using namespace tenantry::bench;

namespace {

struct Ticks {
    qint64 all = 0, stolen = 0;
};

// Of all processors, since the machine was started; on a machine of its own nothing is stolen. See proc(5).
Ticks processorTicks()
{
    QFile file(QStringLiteral("/proc/stat"));
    Ticks ticks;
    if (!file.open(QIODevice::ReadOnly))
        return ticks;
    const QList<QByteArray> fields = file.readLine().simplified().split(' ');
    constexpr qsizetype first = 1, steal = 8;
    for (qsizetype i = first; i < std::min(fields.size(), steal + 1); ++i)
        ticks.all += fields[i].toLongLong();
    ticks.stolen = fields.size() > steal ? fields[steal].toLongLong() : 0;
    return ticks;
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const tenantry::ui::WatchedApplication application(argc, argv); // says which event a pause was
    const QCA::Initializer qca;

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures Tenantry, each figure beside its raw floor."));
    parser.addHelpOption();
    const QCommandLineOption filter(QStringLiteral("filter"), QStringLiteral("Only cases whose name holds TEXT (may be repeated)."), QStringLiteral("TEXT"));
    const QCommandLineOption rounds(QStringLiteral("rounds"), QStringLiteral("Rounds instead of each case's own."), QStringLiteral("N"));
    const QCommandLineOption asJson(QStringLiteral("json"), QStringLiteral("JSON on standard output; values in seconds or bytes."));
    const QCommandLineOption noTargets(QStringLiteral("no-targets"), QStringLiteral("Fail only when a case cannot be measured."));
    const QCommandLineOption list(QStringLiteral("list"), QStringLiteral("Only list the cases."));
    const QCommandLineOption single(QStringLiteral("case"), QStringLiteral("Only the case NAME, whole, measured in this process."), QStringLiteral("NAME"));
    parser.addOptions({filter, rounds, asJson, noTargets, list, single});
    parser.process(application);
    bool number = true;
    const int wantedRounds = parser.isSet(rounds) ? parser.value(rounds).toInt(&number) : 0;
    if (!number || wantedRounds < 0 || !parser.positionalArguments().isEmpty()) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        return 2;
    }

    Suite suite;
    addAll(suite);
    const QStringList wanted = parser.values(filter);
    std::vector<Outcome> outcomes;
    const Ticks before = processorTicks();
    for (const Case &each : suite.cases()) {
        if (parser.isSet(single) && each.name != parser.value(single))
            continue;
        if (!wanted.isEmpty() && std::ranges::none_of(wanted, [&](const QString &text) { return each.name.contains(text, Qt::CaseInsensitive); }))
            continue;
        if (parser.isSet(list)) {
            std::puts(qPrintable(each.name));
            continue;
        }
        const Context context{.binDir = QStringLiteral(TENANTRY_BIN_DIR), .rounds = wantedRounds > 0 ? wantedRounds : each.rounds};
        if (!parser.isSet(single))
            std::fprintf(stderr, "measuring %s …\n", qPrintable(each.name));
        outcomes.push_back(each.alone && !parser.isSet(single) ? measureAlone(each, context) : measure(each, context));
    }
    tenantry::test::TestCluster::shutDown();
    if (parser.isSet(list))
        return 0;
    if (outcomes.empty()) {
        std::fputs("no case has that name\n", stderr);
        return 2;
    }
    const QByteArray text = parser.isSet(asJson) ? json(outcomes) : table(outcomes).toUtf8();
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
    const Ticks after = processorTicks();
    const double stolen = after.all > before.all ? 100.0 * double(after.stolen - before.stolen) / double(after.all - before.all) : 0;
    if (stolen >= 1) // a thread's own time holds it too
        std::fprintf(stderr, "Another machine on this host took %.0f %% of the processors meanwhile: these figures are worse than Tenantry is.\n", stolen);
    const bool judged = !parser.isSet(noTargets);
    return std::ranges::all_of(outcomes, [&](const Outcome &each) { return each.measured && (!judged || each.held().value_or(true)); }) ? 0 : 1;
}
