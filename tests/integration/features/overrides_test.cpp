// Overrides for one and for many: looked at, applied, taken back, with somebody else at it at the same time.
#include "featureground.h"

#include <QElapsedTimer>
#include <QTimeZone>
#include <thread>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::features;
using namespace tenantry::registry;
using tenantry::test::describe;
using tenantry::test::FeatureGround;

class OverridesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FeatureGround> m_ground;

    Preview looked(const OverrideRequest &request, const QStringList &ids) const
    {
        const auto preview = Overrides(m_ground->admin).preview(request, ids);
        if (!preview)
            qFatal("no preview: %s", describe(preview));
        return *preview;
    }

private slots:
    void initTestCase() { m_ground = std::make_unique<FeatureGround>(); }

    void whatCannotBeAskedFor()
    {
        m_ground->added(m_ground->make(QStringLiteral("ask"), FeatureKind::Choice, QStringLiteral("red")));
        const Overrides overrides(m_ground->admin);
        const auto ids = m_ground->ids();
        QCOMPARE(overrides.preview(FeatureGround::ask(QStringLiteral("no-such"), true), ids).error().kind, Kind::NotFound);
        QCOMPARE(overrides.preview(FeatureGround::ask(QStringLiteral("ask"), QStringLiteral("green")), ids).error().kind, Kind::InvalidInput);
        QCOMPARE(overrides.preview(FeatureGround::ask(QStringLiteral("ask"), QStringLiteral("blue"), QStringLiteral(" ")), ids).error().kind, Kind::InvalidInput);
        auto over = FeatureGround::ask(QStringLiteral("ask"), QStringLiteral("blue"));
        over.endsAt = QDateTime::currentDateTimeUtc().addSecs(-60);
        QCOMPARE(overrides.preview(over, ids).error().kind, Kind::InvalidInput);
        over.endsAt = QDateTime::currentDateTimeUtc().addSecs(60);
        over.startsAt = over.endsAt.addSecs(1);
        QCOMPARE(overrides.preview(over, ids).error().kind, Kind::InvalidInput);
        QCOMPARE(overrides.undo(newId()).error().kind, Kind::NotFound);
        QCOMPARE(overrides.undo(QStringLiteral("x")).error().kind, Kind::NotFound);
        // Straight at the repository, past the preview: the database refuses, and says so in words.
        const FeatureRepository features(m_ground->admin);
        const auto targets = features.targets(QStringLiteral("ask"), ids);
        const auto bad = features.apply(FeatureGround::ask(QStringLiteral("ask"), QStringLiteral("green")), *targets);
        QCOMPARE(bad.error().kind, Kind::InvalidInput);
        QCOMPARE(bad.error().sqlstate, QStringLiteral("TN020"));
        QCOMPARE(features.batches()->size(), 0);
    }

    void onceAroundAndBack()
    {
        m_ground->added(m_ground->make(QStringLiteral("bulk")));
        const Overrides overrides(m_ground->admin);
        const auto first = looked(FeatureGround::ask(QStringLiteral("bulk"), true, QStringLiteral("first")), {m_ground->tenants.at(0).id});
        QCOMPARE(first.changes.size(), 1);
        QCOMPARE(first.changes.first().before, QJsonValue(false));
        QCOMPARE(first.changes.first().after, QJsonValue(true));
        QVERIFY(overrides.apply(first));
        QCOMPARE(m_ground->holds(m_ground->tenants.at(0), QStringLiteral("bulk")), QStringLiteral("override true"));

        // All of them off: the one with an override of its own gets another one.
        const auto second = looked(FeatureGround::ask(QStringLiteral("bulk"), false, QStringLiteral("second")), m_ground->ids());
        QCOMPARE(second.changes.size(), 4);
        QCOMPARE(second.differing(), 1);
        const auto applied = overrides.apply(second);
        QVERIFY2(applied, describe(applied));
        QCOMPARE(applied->changed.size(), 4);
        QCOMPARE(applied->batch.tenants, 4);
        QVERIFY(looked(FeatureGround::ask(QStringLiteral("bulk"), false), m_ground->ids()).changes.isEmpty());

        // One of them is changed again: that one stays when the batch is undone.
        QVERIFY(overrides.apply(looked(FeatureGround::ask(QStringLiteral("bulk"), true, QStringLiteral("later")), {m_ground->tenants.at(2).id})));
        const auto undone = overrides.undo(applied->batch.id);
        QVERIFY2(undone, describe(undone));
        QCOMPARE(undone->changed.size(), 3);
        QCOMPARE(undone->skipped, QStringList{m_ground->tenants.at(2).id});
        QCOMPARE(m_ground->holds(m_ground->tenants.at(0), QStringLiteral("bulk")), QStringLiteral("override true"));
        QCOMPARE(m_ground->holds(m_ground->tenants.at(1), QStringLiteral("bulk")), QStringLiteral("default false"));
        QCOMPARE(m_ground->holds(m_ground->tenants.at(2), QStringLiteral("bulk")), QStringLiteral("override true"));
        QCOMPARE(m_ground->registry.sql("SELECT reason FROM tenantry.tenant_feature WHERE tenant_id = $1 AND feature_key = 'bulk'", {m_ground->tenants.at(0).id}).text(0, 0), QStringLiteral("first"));
        QCOMPARE(overrides.undo(applied->batch.id).error().kind, Kind::Conflict); // twice does it once

        // The first, undone: its override was put back by the undoing, so it counts as changed since.
        const auto batches = FeatureRepository(m_ground->admin).batches(QStringLiteral("bulk"));
        QVERIFY2(batches, describe(batches));
        QCOMPARE(batches->size(), 3);
        QCOMPARE(overrides.undo(batches->last().id).error().kind, Kind::Conflict);
    }

    void clearingAndBack()
    {
        m_ground->added(m_ground->make(QStringLiteral("cleared"), FeatureKind::Number, 5));
        const Overrides overrides(m_ground->admin);
        QVERIFY(overrides.apply(looked(FeatureGround::ask(QStringLiteral("cleared"), 7.5), {m_ground->tenants.at(0).id, m_ground->tenants.at(1).id})));
        const auto preview = looked(FeatureGround::ask(QStringLiteral("cleared"), QJsonValue::Undefined), m_ground->ids());
        QCOMPARE(preview.changes.size(), 2);
        QCOMPARE(preview.unchanged.size(), 2);
        QCOMPARE(preview.changes.first().before, QJsonValue(7.5));
        QCOMPARE(preview.changes.first().after, QJsonValue(5));
        const auto applied = overrides.apply(preview);
        QVERIFY2(applied, describe(applied));
        QVERIFY(applied->batch.value.isUndefined());
        QCOMPARE(m_ground->holds(m_ground->tenants.at(0), QStringLiteral("cleared")), QStringLiteral("default 5"));
        const auto undone = overrides.undo(applied->batch.id);
        QVERIFY2(undone, describe(undone));
        QCOMPARE(m_ground->holds(m_ground->tenants.at(0), QStringLiteral("cleared")), QStringLiteral("override 7.5"));
    }

    void whoLacksTheVersionIsNamedAndLeftOut()
    {
        Feature feature = m_ground->make(QStringLiteral("needs"));
        feature.requirements = {{m_ground->ground.product.id, {}, QStringLiteral("0002")}};
        m_ground->added(feature);
        const auto preview = looked(FeatureGround::ask(feature.key, true), m_ground->ids());
        QCOMPARE(preview.changes.size(), 2);
        QCOMPARE(preview.lacking.size(), 2);
        QCOMPARE(preview.lacking.first().slug, QStringLiteral("cuatro"));
        QCOMPARE(preview.lacking.first().now.lacksVersion, QStringLiteral("0002"));
        QVERIFY(Overrides(m_ground->admin).apply(preview));
        auto forced = preview;
        for (const auto &target : preview.lacking)
            forced.changes.append({target, false, true});
        const auto refused = Overrides(m_ground->admin).apply(forced);
        QCOMPARE(refused.error().sqlstate, QStringLiteral("TN021"));
        QCOMPARE(refused.error().kind, Kind::Conflict);
    }

    void somebodyElseWasFaster()
    {
        m_ground->added(m_ground->make(QStringLiteral("race")));
        const auto mine = looked(FeatureGround::ask(QStringLiteral("race"), true, QStringLiteral("mine")), m_ground->ids());
        QVERIFY(Overrides(m_ground->admin).apply(looked(FeatureGround::ask(QStringLiteral("race"), false, QStringLiteral("theirs")), {m_ground->tenants.at(1).id})));
        const auto applied = Overrides(m_ground->admin).apply(mine);
        QVERIFY2(applied, describe(applied));
        QCOMPARE(applied->changed.size(), 3);
        QCOMPARE(applied->skipped, QStringList{m_ground->tenants.at(1).id});
        QCOMPARE(m_ground->holds(m_ground->tenants.at(1), QStringLiteral("race")), QStringLiteral("override false"));
    }

    void twoAtOnceDoItOnce()
    {
        m_ground->added(m_ground->make(QStringLiteral("twice")));
        const auto preview = looked(FeatureGround::ask(QStringLiteral("twice"), true), m_ground->ids());
        Result<BatchOutcome> one, two;
        {
            std::jthread other([&] { one = Overrides(m_ground->registry.admin()).apply(preview); });
            two = Overrides(m_ground->admin).apply(preview);
        }
        QVERIFY2(one, describe(one));
        QVERIFY2(two, describe(two));
        QCOMPARE(one->changed.size() + two->changed.size(), 4);
        QVERIFY(one->changed.isEmpty() || two->changed.isEmpty());
        QCOMPARE(m_ground->registry.sql("SELECT count(*) FROM tenantry.feature_batch WHERE feature_key = 'twice'").integer(0, 0), 1);
    }

    void valuesAsTyped()
    {
        const Feature boolean = m_ground->make(QStringLiteral("b"));
        QCOMPARE(*valueFromText(boolean, QStringLiteral(" ON ")), QJsonValue(true));
        QCOMPARE(*valueFromText(boolean, QStringLiteral("no")), QJsonValue(false));
        QCOMPARE(valueFromText(boolean, QStringLiteral("maybe")).error().kind, Kind::InvalidInput);
        const Feature number = m_ground->make(QStringLiteral("n"), FeatureKind::Number, 1);
        QCOMPARE(*valueFromText(number, QStringLiteral("1e3")), QJsonValue(1000));
        for (const char *bad : {"", "nan", "inf", "1,5", "x"})
            QVERIFY2(!valueFromText(number, QString::fromLatin1(bad)), bad);
        const Feature choice = m_ground->make(QStringLiteral("c"), FeatureKind::Choice, QStringLiteral("red"));
        QCOMPARE(*valueFromText(choice, QStringLiteral("Blue")), QJsonValue(QStringLiteral("blue")));
        QVERIFY(!valueFromText(choice, QString()));
        QVERIFY(!timeFromText(QStringLiteral("tomorrow")));
        QVERIFY(!timeFromText(QString())->isValid());
        QCOMPARE(*timeFromText(QStringLiteral("2030-01-02T03:04:05Z")), QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5), QTimeZone::UTC));
    }

    void tenThousandInOneStatement()
    {
        m_ground->added(m_ground->make(QStringLiteral("many")));
        m_ground->registry.sql("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role) "
                               "SELECT gen_random_uuid(), 'm-' || i, 'M', 'm-' || i, $1, $2, 'm_' || i, 'm_' || i FROM generate_series(1, 10000) i",
                               {m_ground->ground.product.id, m_ground->ground.server.id});
        const auto rows = m_ground->registry.sql("SELECT array_agg(id::text) FROM tenantry.tenant WHERE slug LIKE 'm-%'");
        const auto preview = looked(FeatureGround::ask(QStringLiteral("many"), true), rows.array(0, 0));
        QCOMPARE(preview.changes.size(), 10'000);
        QElapsedTimer timer;
        timer.start();
        const auto applied = Overrides(m_ground->admin).apply(preview);
        QVERIFY2(applied, describe(applied));
        qInfo("10,000 overrides: %lld ms", timer.restart());
        QCOMPARE(applied->changed.size(), 10'000);
        const auto undone = Overrides(m_ground->admin).undo(applied->batch.id);
        QVERIFY2(undone, describe(undone));
        qInfo("undone: %lld ms", timer.elapsed());
        QCOMPARE(m_ground->registry.sql("SELECT count(*) FROM tenantry.tenant_feature WHERE feature_key = 'many'").integer(0, 0), 0);
        QVERIFY(m_ground->registry.sql("SELECT * FROM tenantry.event_verify()").isEmpty());
    }
};

TENANTRY_TEST_MAIN(OverridesTest)
#include "overrides_test.moc"
