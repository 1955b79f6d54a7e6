// How long a roll-out will take, from few measurements; and which tenants they are taken from.
#include "migrations/rehearsal.h"

#include <QTest>

using namespace tenantry::migrations;
using namespace Qt::StringLiterals;

class PredictionTest : public QObject {
    Q_OBJECT
private slots:
    void betweenAndBeyondWhatWasMeasured()
    {
        const QList<std::pair<qint64, double>> three{{100, 10}, {200, 30}, {400, 40}};
        QCOMPARE(timeFor(three, 0), 10.0);     // a fixed cost is not less on a smaller one
        QCOMPARE(timeFor(three, 100), 10.0);
        QCOMPARE(timeFor(three, 150), 20.0);
        QCOMPARE(timeFor(three, 300), 35.0);
        QCOMPARE(timeFor(three, 400), 40.0);
        QCOMPARE(timeFor(three, 700), 70.0);   // as it grew from the smallest to the largest
        QCOMPARE(timeFor({{100, 20}, {200, 10}}, 500), 10.0); // never less than nothing
        QCOMPARE(timeFor({{100, 20}}, 50), 20.0);
        QCOMPARE(timeFor({{100, 20}}, 300), 60.0);
        QCOMPARE(timeFor({{0, 20}}, 0), 20.0);
    }

    void aRollOut()
    {
        const QList<MeasuredFile> measured{{u"a.sql"_s, 100, 10, 5}, {u"a.sql"_s, 300, 30, 20}, {u"b.sql"_s, 100, 100, 0}};
        QList<TenantAhead> tenants{{u"small"_s, u"s1"_s, 100, {u"a.sql"_s, u"b.sql"_s}, 1},
                                   {u"large"_s, u"s1"_s, 300, {u"a.sql"_s}, 2},
                                   {u"other"_s, u"s2"_s, 100, {u"a.sql"_s}, 2},
                                   {u"unknown"_s, u"s1"_s, -1, {u"a.sql"_s, u"c.sql"_s}, 2}};
        const auto one = predict(measured, tenants, {{u"s1"_s, 1}, {u"s2"_s, 1}}, 1);
        QCOMPARE(one.tenants, 4);
        QCOMPARE(one.waves, 2);
        QCOMPARE(one.workMs, 111.0 + 31.0 + 11.0 + 11.0); // of unknown size: as the median
        QCOMPARE(one.ms, 111.0 + (31.0 + 11.0));          // s2 works beside s1
        QCOMPARE(one.longestTenant, u"small"_s);
        QCOMPARE(one.longestMs, 111.0);
        QCOMPARE(one.lockedTenant, u"large"_s);
        QCOMPARE(one.lockedFile, u"a.sql"_s);
        QCOMPARE(one.lockMs, 20.0);
        QCOMPARE(one.notMeasured, QStringList{u"c.sql"_s});
        const auto two = predict(measured, tenants, {{u"s1"_s, 2}, {u"s2"_s, 2}}, 1);
        QCOMPARE(two.ms, 111.0 + 31.0);                   // no faster than the longest one
        QCOMPARE(two.mostAtOnce, 2);
        QCOMPARE(predict({}, {}, {}, 0).ms, 0.0);
    }

    void whoIsChosen()
    {
        using enum ChosenFor;
        QVERIFY(chooseBySize({}).isEmpty());
        const auto one = chooseBySize({{u"only"_s, u"3"_s, 7}});
        QCOMPARE(one.size(), 1);
        QCOMPARE(one.value(u"only"_s), (QList<ChosenFor>{Smallest, Median, Largest, Oldest}));
        const auto all = chooseBySize({{u"a"_s, u"10"_s, 50}, {u"b"_s, u"9"_s, 40}, {u"c"_s, u"10"_s, 10}, {u"d"_s, u"10"_s, 90}, {u"e"_s, u"9"_s, 30}, {u"f"_s, u"10"_s, 35}, {u"g"_s, u"10"_s, -1}});
        QCOMPARE(all.value(u"c"_s), QList{Smallest});
        QCOMPARE(all.value(u"f"_s), QList{Median});
        QCOMPARE(all.value(u"d"_s), QList{Largest});
        QCOMPARE(all.value(u"e"_s), QList{Oldest}); // 9 is before 10
        QCOMPARE(all.size(), 4);
        const auto merged = chooseBySize({{u"a"_s, u"2"_s, 50}, {u"b"_s, u"1"_s, 40}, {u"c"_s, u"1"_s, 45}});
        QCOMPARE(merged.value(u"b"_s), (QList{Smallest, Oldest}));
        QCOMPARE(chooseBySize({{u"x"_s, {}, -1}, {u"y"_s, u"1"_s, -1}}).value(u"x"_s), QList{Oldest}); // no size is known
    }
};

QTEST_GUILESS_MAIN(PredictionTest)
#include "prediction_test.moc"
