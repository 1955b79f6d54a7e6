#include "fleet/policy.h"

#include <QTest>

using namespace tenantry;
using namespace tenantry::fleet;
using namespace Qt::StringLiterals;

class PolicyTest : public QObject {
    Q_OBJECT

    static QStringList slugs(int count)
    {
        QStringList out;
        for (int i = 0; i < count; ++i)
            out << u"t%1"_s.arg(i);
        return out;
    }
    static QList<int> sizes(const QString &text, int tenants)
    {
        const auto waves = wavesFromText(text);
        if (!waves)
            qFatal("%s", qPrintable(waves.error().message.translated()));
        const auto division = divide(*waves, slugs(tenants));
        if (!division)
            qFatal("%s", qPrintable(division.error().message.translated()));
        QList<int> out(division->labels.size(), 0);
        for (const int wave : division->waveOf)
            ++out[wave - 1];
        return out;
    }

private slots:
    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"0", "-1", "canary:", "canary:0", "110%", "0%", "x%", "20%,10%", "10%,10%", "rest,10%", "some", ",", "canary:a,,b"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refuses()
    {
        QFETCH(QString, text);
        const auto waves = wavesFromText(text);
        QVERIFY(!waves);
        QCOMPARE(waves.error().kind, base::Kind::InvalidInput);
        QVERIFY(!waves.error().hint.isEmpty());
    }

    void divides()
    {
        QCOMPARE(sizes(u""_s, 7), QList<int>{7});
        QCOMPARE(sizes(u"rest"_s, 7), QList<int>{7});
        QCOMPARE(sizes(u"canary:3,10%,rest"_s, 100), (QList<int>{3, 7, 90}));
        QCOMPARE(sizes(u"2,25%,50%"_s, 100), (QList<int>{2, 23, 25, 50}));
        QCOMPARE(sizes(u"canary:t5+t6,rest"_s, 10), (QList<int>{2, 8}));
        QCOMPARE(sizes(u"canary:5,10%,rest"_s, 10), (QList<int>{5, 5})); // a tenth is in already: no empty wave
        QCOMPARE(sizes(u"canary:50"_s, 10), QList<int>{10});
        QCOMPARE(sizes(wavesText(defaultWaves(1000)), 1000), (QList<int>{1, 99, 900}));
        QCOMPARE(divide({}, {})->labels, QStringList());
    }

    void canaryMustBeThere()
    {
        const auto division = divide(*wavesFromText(u"canary:gone,rest"_s), slugs(3));
        QCOMPARE(division.error().kind, base::Kind::NotFound);
        QVERIFY(division.error().message.translated().contains(u"gone"_s));
    }

    void storedAsItIs()
    {
        Policy policy;
        policy.waves = *wavesFromText(u"canary:a+b,10%,rest"_s);
        policy.mostFailuresPercent = 2.5;
        policy.mostFailures = 7;
        policy.perServer = 3;
        policy.checkSql = "SELECT true";
        const Policy back = Policy::fromJson(policy.toJson());
        QCOMPARE(back.waves, policy.waves);
        QCOMPARE(back.mostFailures, policy.mostFailures);
        QCOMPARE(back.mostFailuresPercent, policy.mostFailuresPercent);
        QCOMPARE(back.toJson(), policy.toJson());
        QCOMPARE(Policy::fromJson(QJsonObject{{u"attempts"_s, -3}, {u"waves"_s, u"nonsense"_s}}).attempts, 1);
    }

    void budget()
    {
        Policy policy;
        QVERIFY(policy.bears(1000, 1000));
        policy.mostFailures = 2;
        QVERIFY(policy.bears(2, 10));
        QVERIFY(!policy.bears(3, 10));
        policy.mostFailures.reset();
        policy.mostFailuresPercent = 10;
        QVERIFY(policy.bears(10, 100));
        QVERIFY(!policy.bears(11, 100));
    }

    void delaysDouble()
    {
        Policy policy;
        QCOMPARE(policy.delayBefore(2), policy.firstRetry);
        QCOMPARE(policy.delayBefore(3), 2 * policy.firstRetry);
        QCOMPARE(policy.delayBefore(60), policy.lastRetry);
    }
};

QTEST_GUILESS_MAIN(PolicyTest)
#include "policy_test.moc"
