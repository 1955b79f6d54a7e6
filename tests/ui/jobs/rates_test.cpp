// How fast a run goes, from looks at it by a clock that the test turns.
#include "ui/jobs/runrates.h"

#include <QTest>

using namespace tenantry;
using namespace std::chrono_literals;
using registry::Run;
using registry::RunState;
using ui::RunRates;

class RunRatesTest : public QObject {
    Q_OBJECT

    static Run run(int done, int total = 1000, RunState state = RunState::Running)
    {
        Run out;
        out.id = QStringLiteral("r");
        out.state = state;
        registry::RunWave wave;
        wave.total = total;
        wave.succeeded = done;
        out.waves = {wave};
        return out;
    }

private slots:
    void fromTwoLooks()
    {
        RunRates rates;
        const RunRates::Instant start{};
        rates.take({run(0)}, start);
        QVERIFY(!rates.perSecond(QStringLiteral("r")));
        rates.take({run(5)}, start + 500ms); // too soon to say
        QVERIFY(!rates.perSecond(QStringLiteral("r")));
        rates.take({run(100)}, start + 10s);
        QCOMPARE(*rates.perSecond(QStringLiteral("r")), 10.0);
        QCOMPARE(*rates.left(run(100)), 90s);
        QVERIFY(!rates.perSecond(QStringLiteral("another")));
    }

    void onlyLately()
    {
        RunRates rates;
        const RunRates::Instant start{};
        for (int second = 0; second <= 100; ++second)
            rates.take({run(second < 60 ? second * 10 : 600 + (second - 60))}, start + std::chrono::seconds(second));
        const double now = *rates.perSecond(QStringLiteral("r"));
        QVERIFY2(now > 0.9 && now < 1.4, qPrintable(QString::number(now)));
    }

    // A run that stands still has no time left that anybody knows; one that was paused or tried again begins anew.
    void standingStill()
    {
        RunRates rates;
        const RunRates::Instant start{};
        rates.take({run(10)}, start);
        rates.take({run(10)}, start + 5s);
        QVERIFY(!rates.perSecond(QStringLiteral("r")));
        rates.take({run(20)}, start + 10s);
        QVERIFY(rates.perSecond(QStringLiteral("r")));
        rates.take({run(20, 1000, RunState::Paused)}, start + 11s);
        QVERIFY(!rates.perSecond(QStringLiteral("r")));
        rates.take({run(20)}, start + 12s);
        rates.take({run(15)}, start + 20s); // five are tried again
        QVERIFY(!rates.perSecond(QStringLiteral("r")));
        rates.take({run(25)}, start + 22s);
        QCOMPARE(*rates.perSecond(QStringLiteral("r")), 5.0);
        QCOMPARE(*rates.left(run(999)), 1s); // never none
    }
};

QTEST_APPLESS_MAIN(RunRatesTest)
#include "rates_test.moc"
