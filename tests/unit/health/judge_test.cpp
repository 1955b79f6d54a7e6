// Thresholds: for how long, hysteresis, scopes, and clocks that jump.
#include "health/judge.h"

#include <QTest>
#include <QTimeZone>

using namespace tenantry;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;

class JudgeTest : public QObject {
    Q_OBJECT

    Threshold m_threshold;
    bool m_below = false;
    Severity m_open = Severity::None;
    Standing m_standing;
    double m_passed = 0;

    static QDateTime at(int second) { return QDateTime::fromSecsSinceEpoch(1'800'000'000 + second, QTimeZone::UTC); }
    Severity see(std::optional<double> value, int second)
    {
        const auto verdict = health::judge(m_threshold, m_below, value, m_open, m_standing, at(second));
        m_open = verdict.severity;
        m_passed = verdict.threshold;
        return m_open;
    }

private slots:
    void init()
    {
        m_threshold = {u"connections"_s, true, 75, 90, 60, 30, 5};
        m_below = false;
        m_open = Severity::None;
        m_standing = {};
    }

    void opensOnlyAfterThatLong()
    {
        QCOMPARE(see(74.9, 0), Severity::None);
        QCOMPARE(see(75, 10), Severity::None);
        QCOMPARE(see(80, 69), Severity::None);
        QCOMPARE(see(80, 70), Severity::Warning);
        QCOMPARE(m_passed, 75.0);
    }

    void waitingBeginsAnewWhenItWasWell()
    {
        see(80, 0);
        see(70, 50);
        QCOMPARE(see(80, 65), Severity::None);
        QCOMPARE(see(80, 124), Severity::None);
        QCOMPARE(see(80, 125), Severity::Warning);
    }

    void criticalIsWaitedForApart()
    {
        see(80, 0);
        see(95, 50);
        QCOMPARE(see(95, 60), Severity::Warning);
        QCOMPARE(see(95, 109), Severity::Warning);
        QCOMPARE(see(95, 110), Severity::Critical);
        QCOMPARE(m_passed, 90.0);
    }

    void atOnceWhereNothingIsWaitedFor()
    {
        m_threshold.forSeconds = 0;
        QCOMPARE(see(95, 0), Severity::Critical);
    }

    void staysWithinTheHysteresisAndClosesAfterThatLong()
    {
        m_threshold.forSeconds = 0;
        see(80, 0);
        for (const int second : {10, 100, 1000}) // to and fro around the threshold: one alert
            QCOMPARE(see(second % 20 == 0 ? 76 : 70.5, second), Severity::Warning);
        QCOMPARE(see(69.9, 2000), Severity::Warning);
        QCOMPARE(see(69.9, 2029), Severity::Warning);
        QCOMPARE(see(69.9, 2030), Severity::None);
        QVERIFY(m_standing.isEmpty() || !m_standing.warningSince.isValid());
    }

    void gettingBetterByOneStep()
    {
        m_threshold.forSeconds = 0;
        see(95, 0);
        QCOMPARE(see(86, 10), Severity::Critical); // within the hysteresis of critical
        QCOMPARE(see(84, 20), Severity::Critical);
        QCOMPARE(see(84, 50), Severity::Warning);
        QCOMPARE(see(60, 60), Severity::Warning);
        QCOMPARE(see(60, 90), Severity::None);
    }

    void lessIsWorse()
    {
        m_below = true;
        m_threshold = {u"cache_hit"_s, true, 99, 80, 0, 0, 0.5};
        QCOMPARE(see(99.5, 0), Severity::None);
        QCOMPARE(see(98.9, 1), Severity::Warning);
        QCOMPARE(see(99.4, 2), Severity::Warning);
        QCOMPARE(see(99.6, 3), Severity::None);
        QCOMPARE(see(50, 4), Severity::Critical);
    }

    void nothingKnownChangesNothing()
    {
        m_threshold.forSeconds = 0;
        see(80, 0);
        QCOMPARE(see({}, 10'000), Severity::Warning);
        QCOMPARE(see(10, 10'001), Severity::Warning); // and the time in the dark is no time that it was well
        QCOMPARE(see(10, 10'031), Severity::None);
        m_threshold.forSeconds = 60;
        see(80, 20'000);
        see({}, 20'050);
        QCOMPARE(see(80, 20'061), Severity::None);
    }

    void aClockThatJumps()
    {
        see(80, 0);
        QCOMPARE(see(80, -86'400), Severity::None); // a day back: waiting begins anew
        QCOMPARE(see(80, -86'400 + 59), Severity::None);
        QCOMPARE(see(80, -86'400 + 60), Severity::Warning);
        QCOMPARE(see(10, -86'000), Severity::Warning);
        QCOMPARE(see(10, -186'000), Severity::Warning);
        QCOMPARE(see(10, -186'000 + 30), Severity::None);
    }

    void offClosesAndForgets()
    {
        m_threshold.forSeconds = 0;
        see(95, 0);
        m_threshold.enabled = false;
        QCOMPARE(see(95, 1), Severity::None);
        QVERIFY(m_standing.isEmpty());
    }

    void aHysteresisAsLargeAsTheThresholdStillCloses()
    {
        m_threshold = {u"lock_waits"_s, true, 1, 3, 0, 0, 1};
        QCOMPARE(see(1, 0), Severity::Warning);
        QCOMPARE(see(1, 1), Severity::Warning);
        QCOMPARE(see(0, 2), Severity::None);
        m_threshold.hysteresis = 50;
        QCOMPARE(see(2, 3), Severity::Warning);
        QCOMPARE(see(0, 4), Severity::None);
    }

    void onlyCritical()
    {
        m_threshold = {u"unreachable"_s, true, {}, 1, 0, 0, 0};
        QCOMPARE(see(0, 0), Severity::None);
        QCOMPARE(see(1, 1), Severity::Critical);
        QCOMPARE(see(1, 2), Severity::Critical);
        QCOMPARE(see(0, 3), Severity::None);
    }

    void theNarrowestWinsValueByValue()
    {
        Thresholds all;
        all.defaults.insert(u"connections"_s, {u"connections"_s, true, 75, 90, 0, 60, 5});
        all.rules.append({{}, u"connections"_s, {}, {}, u"t1"_s, u"uno"_s, true, {}, 99, {}, {}, {}});
        all.rules.append({{}, u"connections"_s, u"p1"_s, u"gold"_s, {}, {}, true, 60, {}, {}, 10, {}});
        all.rules.append({{}, u"connections"_s, {}, {}, {}, {}, true, 50, 95, {}, {}, {}});
        QCOMPARE(all.of(u"connections"_s, {}, {}), (Threshold{u"connections"_s, true, 50, 95, 0, 60, 5}));
        QCOMPARE(all.of(u"connections"_s, u"p1"_s, {}), (Threshold{u"connections"_s, true, 60, 95, 10, 60, 5}));
        QCOMPARE(all.of(u"connections"_s, u"p1"_s, u"t1"_s), (Threshold{u"connections"_s, true, 60, 99, 10, 60, 5}));
        QCOMPARE(all.of(u"connections"_s, {}, u"t2"_s), (Threshold{u"connections"_s, true, 50, 95, 0, 60, 5}));
        QVERIFY(!all.of(u"nothing"_s, {}, {}).enabled);
    }

    void standingsSurvive()
    {
        // What is kept in the registry is what goes on counting elsewhere; see the integration test for the way there.
        see(80, 0);
        const Standing kept = m_standing;
        m_standing = kept;
        QCOMPARE(see(80, 60), Severity::Warning);
    }
};

QTEST_GUILESS_MAIN(JudgeTest)
#include "judge_test.moc"
