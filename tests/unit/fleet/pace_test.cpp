#include "fleet/pace.h"

#include <QTest>

using namespace tenantry::fleet;
using namespace std::chrono_literals;

class PaceTest : public QObject {
    Q_OBJECT
    ServerPace::Instant m_now{1h};

private slots:
    void neverMoreThanHalfOfWhatIsFree()
    {
        ServerPace pace(8);
        QCOMPARE(pace.limit(m_now), 8);
        pace.hasFree(6);
        QCOMPARE(pace.limit(m_now), 3);
        pace.hasFree(0);
        QCOMPARE(pace.limit(m_now), 1); // one is tried: the server says no by itself
        pace.hasFree(100);
        QCOMPARE(pace.limit(m_now), 8);
    }

    void awayAndBack()
    {
        ServerPace pace(8);
        pace.refused(m_now);
        QCOMPARE(pace.limit(m_now), 0);
        QCOMPARE(*pace.awayFor(m_now), 0ms);
        const auto first = pace.closedFor(m_now);
        m_now += first;
        QCOMPARE(pace.limit(m_now), 1); // asked by one alone
        pace.refused(m_now);
        QVERIFY(pace.closedFor(m_now) > first);
        QVERIFY(*pace.awayFor(m_now) == first);
        for (int i = 0; i < 20; ++i) {
            m_now += pace.closedFor(m_now);
            pace.refused(m_now);
        }
        QCOMPARE(pace.closedFor(m_now), 10s); // no longer than that
        m_now += 10s;
        pace.answered(1ms, m_now);
        QVERIFY(!pace.awayFor(m_now));
        QVERIFY(pace.limit(m_now) >= 1);
        for (int i = 0; i < 1000; ++i)
            pace.answered(1ms, m_now += 10ms);
        QCOMPARE(pace.limit(m_now), 8); // all again, by and by
    }

    void fullServerGetsLess()
    {
        ServerPace pace(8);
        pace.overloaded(m_now);
        QCOMPARE(pace.limit(m_now), 0);
        QVERIFY(!pace.awayFor(m_now));
        m_now += pace.closedFor(m_now);
        QCOMPARE(pace.limit(m_now), 4);
    }

    void slowServerGetsLessUntilItIsQuickAgain()
    {
        ServerPace pace(8);
        for (int i = 0; i < 50; ++i)
            pace.answered(10ms, m_now += 10ms);
        QCOMPARE(pace.limit(m_now), 8);
        for (int i = 0; i < 100; ++i)
            pace.answered(200ms, m_now += 100ms);
        const int slow = pace.limit(m_now);
        QVERIFY2(slow < 8, qPrintable(QString::number(slow)));
        for (int i = 0; i < 2000; ++i)
            pace.answered(10ms, m_now += 10ms);
        QCOMPARE(pace.limit(m_now), 8);
    }

    void quickThatIsFourTimesQuickerIsNotSlow()
    {
        ServerPace pace(4);
        pace.answered(1ms, m_now);
        for (int i = 0; i < 100; ++i)
            pace.answered(10ms, m_now += 1s); // ten times the best, and still nothing that anybody feels
        QCOMPARE(pace.limit(m_now), 4);
    }
};

QTEST_GUILESS_MAIN(PaceTest)
#include "pace_test.moc"
