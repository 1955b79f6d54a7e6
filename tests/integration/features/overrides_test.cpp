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

        // Last in, first out: once what came later is undone, what was there before can be.
        const auto batches = FeatureRepository(m_ground->admin).batches(QStringLiteral("bulk"));
        QVERIFY2(batches, describe(batches));
        QCOMPARE(batches->size(), 3);
        const auto earlier = overrides.undo(batches->last().id);
        QVERIFY2(earlier, describe(earlier));
        QCOMPARE(earlier->changed, QStringList{m_ground->tenants.at(0).id});
        QCOMPARE(m_ground->holds(m_ground->tenants.at(0), QStringLiteral("bulk")), QStringLiteral("default false"));
    }

    // What was undone did not happen for what was before it; whoever looked in between has looked at something else.
    void lastInFirstOut()
    {
        m_ground->added(m_ground->make(QStringLiteral("stack"), FeatureKind::Number, 1));
        const Overrides overrides(m_ground->admin);
        const auto apply = [&](const QJsonValue &value) { return overrides.apply(looked(FeatureGround::ask(QStringLiteral("stack"), value), m_ground->ids()))->batch.id; };
        const QStringList batches{apply(2), apply(3), apply(QJsonValue::Undefined), apply(4)};
        const auto between = looked(FeatureGround::ask(QStringLiteral("stack"), 9), m_ground->ids());
        for (const auto &[batch, then] : {std::pair(3, "default 1"), std::pair(2, "override 3"), std::pair(1, "override 2"), std::pair(0, "default 1")}) {
            const auto undone = overrides.undo(batches.at(batch));
            QVERIFY2(undone, describe(undone));
            QCOMPARE(undone->changed.size(), 4);
            QCOMPARE(m_ground->holds(m_ground->tenants.at(1), QStringLiteral("stack")), QString::fromLatin1(then));
        }
        QCOMPARE(overrides.apply(between)->skipped.size(), 4);
    }

    // A tenant that went back in version cannot have again what it had: it is left alone and named, and the others get theirs.
    void whoLacksTheVersionIsLeftOutOfUndoing()
    {
        const Overrides overrides(m_ground->admin);
        Feature feature = m_ground->make(QStringLiteral("went-back"));
        feature.requirements = {{m_ground->ground.product.id, {}, QStringLiteral("0003")}};
        m_ground->added(feature);
        const QStringList both{m_ground->tenants.at(0).id, m_ground->tenants.at(1).id};
        QVERIFY(overrides.apply(looked(FeatureGround::ask(feature.key, true), both)));
        const auto cleared = overrides.apply(looked(FeatureGround::ask(feature.key, QJsonValue::Undefined), both));
        const auto version = [&](const char *now) { m_ground->registry.sql("UPDATE tenantry.tenant SET schema_version = $2 WHERE id = ANY ($1::uuid[])", {QStringList{both.first()}, now}); };
        version("0001");
        const auto undone = overrides.undo(cleared->batch.id);
        version("0003");
        QVERIFY2(undone, describe(undone));
        QCOMPARE(undone->changed, QStringList{both.last()});
        QCOMPARE(undone->lacking, QStringList{both.first()});
        QCOMPARE(m_ground->holds(m_ground->tenants.at(1), feature.key), QStringLiteral("override true"));
        QCOMPARE(m_ground->holds(m_ground->tenants.at(0), feature.key), QStringLiteral("default false"));
        // When it is all of them, it says who.
        const auto one = overrides.apply(looked(FeatureGround::ask(feature.key, QJsonValue::Undefined), both));
        m_ground->registry.sql("UPDATE tenantry.tenant SET schema_version = '0001' WHERE id = $1", {both.last()});
        const auto refused = overrides.undo(one->batch.id);
        m_ground->registry.sql("UPDATE tenantry.tenant SET schema_version = '0003' WHERE id = $1", {both.last()});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Conflict);
        QVERIFY2(refused.error().message.translated().contains(m_ground->tenants.at(1).slug), describe(refused));
    }

    void whatHeldHoldsUntilTheNewOneBegins()
    {
        const QString key = QStringLiteral("limit-over-time");
        m_ground->added(m_ground->make(key, FeatureKind::Number, 100));
        const Overrides overrides(m_ground->admin);
        const Tenant &tenant = m_ground->tenants.first();
        const auto give = [&](const QJsonValue &value, int startsIn, int endsIn) {
            auto request = FeatureGround::ask(key, value, QStringLiteral("gives %1").arg(value.toInt()));
            const QDateTime now = QDateTime::currentDateTimeUtc();
            request.startsAt = startsIn ? now.addSecs(startsIn) : QDateTime();
            request.endsAt = endsIn ? now.addSecs(endsIn) : QDateTime();
            const auto preview = looked(request, {tenant.id});
            const auto done = overrides.apply(preview);
            return std::pair(done ? done->batch.id : QString::fromUtf8(describe(done)), preview.changes.value(0));
        };
        // Time goes by: everything that has a time is moved into the past.
        const auto pass = [&](int seconds) {
            m_ground->registry.sql("UPDATE tenantry.tenant_feature SET starts_at = starts_at - make_interval(secs => $2), ends_at = ends_at - make_interval(secs => $2) WHERE feature_key = $1", {key, seconds});
        };
        const auto holds = [&] { return m_ground->holds(tenant, key); };
        const auto permanent = give(5000, 0, 0);
        QCOMPARE(holds(), QStringLiteral("override 5000"));
        // Scheduled: 5000 until then.
        auto later = give(8000, 3600, 0);
        QCOMPARE(later.second.before, QJsonValue(5000));
        QCOMPARE(later.second.after, QJsonValue(8000));
        QVERIFY(later.second.afterwards.isUndefined());
        QCOMPARE(holds(), QStringLiteral("override 5000"));
        const auto said = FeatureRepository(m_ground->admin).effective(tenant.id);
        const auto found = std::ranges::find(*said, key, &EffectiveValue::key);
        QCOMPARE(found->reason, QStringLiteral("gives 5000"));
        QCOMPARE(found->next, QJsonValue(8000));
        QVERIFY(found->nextAt.isValid() && found->nextAt == found->endsAt); // 5000 ends when 8000 begins
        // Another time for it: what has not begun is replaced, what holds is not.
        QVERIFY(overrides.undo(later.first));
        QCOMPARE(holds(), QStringLiteral("override 5000"));
        give(8000, 3600, 0);
        later = give(9000, 7200, 10800);
        QCOMPARE(later.second.afterwards, QJsonValue(5000));
        QCOMPARE(holds(), QStringLiteral("override 5000"));
        pass(7300);
        QCOMPARE(holds(), QStringLiteral("override 9000"));
        pass(3600);
        QCOMPARE(holds(), QStringLiteral("override 5000")); // what was given without an end
        QCOMPARE(FeatureRepository(m_ground->admin).find(key)->expiredOverrides, 0);
        QCOMPARE(FeatureRepository(m_ground->admin).find(key)->overrides, 1);
        // One with an end that runs, and another that begins before that: until then the first, afterwards what is permanent.
        give(600, 0, 9000);
        QCOMPARE(holds(), QStringLiteral("override 600"));
        const auto third = give(700, 3600, 5400);
        QCOMPARE(third.second.before, QJsonValue(600));
        QCOMPARE(third.second.afterwards, QJsonValue(5000));
        QCOMPARE(holds(), QStringLiteral("override 600"));
        pass(3700);
        QCOMPARE(holds(), QStringLiteral("override 700"));
        pass(3600);
        QCOMPARE(holds(), QStringLiteral("override 5000"));
        // At once and without an end: all else is replaced.
        give(1, 0, 0);
        QVERIFY(m_ground->registry.sql("SELECT beneath FROM tenantry.tenant_feature WHERE feature_key = $1", {key}).isNull(0, 0));
        // Taken back, it stands on what it stood on; cleared, nothing is left.
        const auto cleared = give(2, 0, 60);
        QCOMPARE(holds(), QStringLiteral("override 2"));
        const auto gone = overrides.apply(looked(FeatureGround::ask(key, QJsonValue::Undefined), {tenant.id}));
        QCOMPARE(holds(), QStringLiteral("default 100"));
        QVERIFY(overrides.undo(gone->batch.id));
        QCOMPARE(holds(), QStringLiteral("override 2"));
        pass(70);
        QCOMPARE(holds(), QStringLiteral("override 1"));
        QCOMPARE(m_ground->registry.sql("SELECT reason || ' ' || author FROM tenantry.effective_feature WHERE feature_key = $1 AND tenant_id = $2", {key, tenant.id}).text(0, 0),
                 QStringLiteral("gives 1 ") + m_ground->registry.adminLogin);
    }

    void onlyWhatWasLookedAt_data()
    {
        QTest::addColumn<bool>("clears");
        QTest::addColumn<QByteArray>("meanwhile");
        QTest::newRow("the plan") << false << QByteArray("INSERT INTO tenantry.plan_feature SELECT plan_id, $1, '77' FROM tenantry.tenant WHERE slug = 'uno'");
        QTest::newRow("the default") << false << QByteArray("UPDATE tenantry.feature SET default_value = '78' WHERE key = $1");
        QTest::newRow("the kill switch") << false << QByteArray("UPDATE tenantry.feature SET killed_at = now() WHERE key = $1");
        QTest::newRow("a percentage") << false << QByteArray("UPDATE tenantry.feature SET percentage = 100, percentage_value = '79' WHERE key = $1");
        QTest::newRow("the plan, cleared") << true << QByteArray("INSERT INTO tenantry.plan_feature SELECT plan_id, $1, '77' FROM tenantry.tenant WHERE slug = 'uno'");
        QTest::newRow("the default, cleared") << true << QByteArray("UPDATE tenantry.feature SET default_value = '78' WHERE key = $1");
    }
    void onlyWhatWasLookedAt()
    {
        QFETCH(bool, clears);
        QFETCH(QByteArray, meanwhile);
        const QString key = QStringLiteral("seen-") + base::randomSuffix();
        m_ground->added(m_ground->make(key, FeatureKind::Number, 5));
        const Overrides overrides(m_ground->admin);
        if (clears)
            QVERIFY(overrides.apply(looked(FeatureGround::ask(key, 6), {m_ground->tenants.first().id})));
        const auto preview = looked(FeatureGround::ask(key, clears ? QJsonValue::Undefined : QJsonValue(9)), {m_ground->tenants.first().id});
        m_ground->registry.sql(meanwhile, {key});
        const auto applied = overrides.apply(preview);
        QVERIFY2(applied, describe(applied));
        QCOMPARE(applied->changed, QStringList());
        QCOMPARE(applied->skipped, QStringList{m_ground->tenants.first().id});
        const auto again = overrides.apply(looked(preview.request, {m_ground->tenants.first().id}));
        QCOMPARE(again->changed.size(), 1);
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

    // Looked at, and removed while it is applied: the others get it all the same.
    void aTenantGoesWhileItIsApplied()
    {
        m_ground->added(m_ground->make(QStringLiteral("gone")));
        const registry::TenantRepository tenants(m_ground->admin);
        const auto last = tenants.reserve(test::tenantOn(m_ground->ground, QStringLiteral("fugaz")));
        QVERIFY2(last, describe(last));
        QVERIFY(tenants.move(last->id, registry::TenantState::Deleting));
        const auto preview = looked(FeatureGround::ask(QStringLiteral("gone"), true), m_ground->ids() + QStringList{last->id});
        QCOMPARE(preview.changes.size(), 5);
        const auto remover = test::TestCluster::connect(m_ground->registry.database);
        QVERIFY(remover->script("BEGIN"));
        QVERIFY(remover->query("DELETE FROM tenantry.tenant WHERE id = $1", {last->id}));
        Result<BatchOutcome> done;
        {
            std::jthread other([&] { done = Overrides(m_ground->admin).apply(preview); });
            QTRY_COMPARE(m_ground->registry.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").integer(0, 0), 1);
            QVERIFY(remover->script("COMMIT"));
        }
        QVERIFY2(done, describe(done));
        QCOMPARE(done->changed.size(), 4);
        QCOMPARE(done->skipped, QStringList{last->id});
        QCOMPARE(done->batch.tenants, 4);
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
        QCOMPARE(m_ground->registry.sql("SELECT count(*) FROM tenantry.event WHERE kind = 'feature_batch' AND action = 'insert' AND after ->> 'feature_key' = 'twice'").integer(0, 0), 1);
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

    // Both take the feature's row and the end of the chain of events: in the same order, or one of them fails.
    void theKillSwitchBesideAManyfoldChange()
    {
        const auto rows = m_ground->registry.sql("SELECT array_agg(id::text) FROM tenantry.tenant WHERE slug LIKE 'm-%'");
        const auto other = m_ground->registry.admin();
        const FeatureRepository features(other);
        bool on = false;
        for (const int wait : {30, 60, 90, 120, 150, 180, 220, 260, 320, 400, 500}) {
            const auto preview = looked(FeatureGround::ask(QStringLiteral("many"), on = !on), rows.array(0, 0));
            QCOMPARE(preview.changes.size(), 10'000);
            Result<BatchOutcome> applied;
            Result<Feature> killed;
            {
                std::jthread bulk([&] { applied = Overrides(m_ground->admin).apply(preview); });
                std::this_thread::sleep_for(std::chrono::milliseconds(wait));
                killed = features.setKilled(QStringLiteral("many"), true);
            }
            QVERIFY2(killed, describe(killed));
            QVERIFY(killed->killed());
            QVERIFY2(applied, describe(applied));
            if (applied->changed.isEmpty()) { // the kill was first: not what was looked at
                QCOMPARE(applied->skipped.size(), 10'000);
                on = !on;
            }
            QVERIFY(features.setKilled(QStringLiteral("many"), false));
        }
        // As somebody writes it with psql: no function takes the feature first, but the guard fires before the events are written.
        Result<postgres::Rows> written;
        Result<Feature> killed;
        for (const int wait : {100, 200, 300, 450}) {
            {
                const auto psql = postgres::Connection::open(m_ground->registry.adminSettings());
                std::jthread bulk([&] { written = (*psql)->query("UPDATE tenantry.tenant_feature SET reason = reason || '.' WHERE feature_key = 'many'"); });
                std::this_thread::sleep_for(std::chrono::milliseconds(wait));
                killed = features.setKilled(QStringLiteral("many"), wait % 200 == 0);
            }
            QVERIFY2(killed, describe(killed));
            QVERIFY2(written, describe(written));
        }
    }
};

TENANTRY_TEST_MAIN(OverridesTest)
#include "overrides_test.moc"
