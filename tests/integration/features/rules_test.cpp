// What the registry itself refuses about features, whoever asks, and which value holds.
#include "featureground.h"

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using tenantry::test::describe;
using tenantry::test::FeatureGround;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class RulesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<FeatureGround> m_ground;

    QString refused(const QByteArray &sql, const postgres::Params &params = {}) const
    {
        const auto done = m_ground->registry.super->query(sql, params);
        return done ? QStringLiteral("done") : done.error().sqlstate;
    }

private slots:
    void initTestCase() { m_ground = std::make_unique<FeatureGround>(); }

    void aValueFitsItsKind_data()
    {
        QTest::addColumn<FeatureKind>("kind");
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("boolean") << FeatureKind::Boolean << QByteArray("true") << QByteArray("\"true\"");
        QTest::newRow("boolean, null") << FeatureKind::Boolean << QByteArray("false") << QByteArray("null");
        QTest::newRow("number") << FeatureKind::Number << QByteArray("12.5") << QByteArray("\"12\"");
        QTest::newRow("number, list") << FeatureKind::Number << QByteArray("-1") << QByteArray("[1]");
        QTest::newRow("text") << FeatureKind::Text << QByteArray("\"\"") << QByteArray("7");
        QTest::newRow("choice") << FeatureKind::Choice << QByteArray("\"red\"") << QByteArray("\"green\"");
    }
    void aValueFitsItsKind()
    {
        QFETCH(FeatureKind, kind);
        QFETCH(QByteArray, good);
        QFETCH(QByteArray, bad);
        const QString key = QStringLiteral("kind-") + base::randomSuffix();
        const QJsonValue value = kind == FeatureKind::Boolean ? QJsonValue(false) : kind == FeatureKind::Number ? QJsonValue(1) : QJsonValue(QStringLiteral("red"));
        m_ground->added(m_ground->make(key, kind, value));
        const Tenant &tenant = m_ground->tenants.first();
        const QByteArray override_ = "INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) VALUES ($1, $2, $3::jsonb, 'why')";
        const QByteArray plan = "INSERT INTO tenantry.plan_feature (plan_id, feature_key, value) VALUES ($1, $2, $3::jsonb)";
        QCOMPARE(refused(override_, {tenant.id, key, bad}), QStringLiteral("TN020"));
        QCOMPARE(refused(plan, {tenant.planId, key, bad}), QStringLiteral("TN020"));
        QCOMPARE(refused("UPDATE tenantry.feature SET default_value = $2::jsonb WHERE key = $1", {key, bad}), QStringLiteral("TN020"));
        QCOMPARE(refused("UPDATE tenantry.feature SET percentage = 5, percentage_value = $2::jsonb WHERE key = $1", {key, bad}), QStringLiteral("TN020"));
        QCOMPARE(refused(override_, {tenant.id, key, good}), QStringLiteral("done"));
        QCOMPARE(refused("UPDATE tenantry.tenant_feature SET value = $3::jsonb WHERE tenant_id = $1 AND feature_key = $2", {tenant.id, key, bad}), QStringLiteral("TN020"));
        QCOMPARE(refused(plan, {tenant.planId, key, good}), QStringLiteral("done"));
    }

    void aReasonIsGiven()
    {
        m_ground->added(m_ground->make(QStringLiteral("reasons")));
        const QByteArray insert = "INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) VALUES ($1, 'reasons', 'true', $2)";
        const QString id = m_ground->tenants.first().id;
        QCOMPARE(refused(insert, {id, std::nullopt}), QStringLiteral("23502"));
        QCOMPARE(refused(insert, {id, ""}), QStringLiteral("TN023"));
        QCOMPARE(refused(insert, {id, " \n\t"}), QStringLiteral("TN023"));
        QCOMPARE(refused("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason, starts_at, ends_at) VALUES ($1, 'reasons', 'true', 'r', now(), now() - interval '1 s')", {id}),
                 QStringLiteral("23514"));
        QCOMPARE(refused(insert, {id, "ticket"}), QStringLiteral("done"));
    }

    void theKeyStaysAndChoicesInUseStay()
    {
        m_ground->added(m_ground->make(QStringLiteral("colour"), FeatureKind::Choice, QStringLiteral("red")));
        QCOMPARE(refused("UPDATE tenantry.feature SET key = 'color' WHERE key = 'colour'"), QStringLiteral("TN020"));
        QCOMPARE(refused("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) VALUES ($1, 'colour', '\"blue\"', 'r')", {m_ground->tenants.at(1).id}), QStringLiteral("done"));
        QCOMPARE(refused("UPDATE tenantry.feature SET choices = '{red}' WHERE key = 'colour'"), QStringLiteral("TN024"));
        QVERIFY(FeatureRepository(m_ground->admin).setPlanValue(QStringLiteral("colour"), m_ground->ground.plan.id, QStringLiteral("blue")));
        Feature colour = *FeatureRepository(m_ground->admin).find(QStringLiteral("colour"));
        colour.choices = {QStringLiteral("red")};
        const auto narrowed = FeatureRepository(m_ground->admin).update(colour);
        QVERIFY(!narrowed);
        const QString said = narrowed.error().message.translated(); // who it is, without the details
        QVERIFY2(said.contains(QStringLiteral("plan %1, %2.").arg(m_ground->ground.plan.name, m_ground->tenants.at(1).slug)), qPrintable(said));
        QVERIFY(FeatureRepository(m_ground->admin).setPlanValue(QStringLiteral("colour"), m_ground->ground.plan.id, QJsonValue::Undefined));
        QCOMPARE(refused("UPDATE tenantry.feature SET choices = '{}' WHERE key = 'colour'"), QStringLiteral("TN020"));
        QCOMPARE(refused("UPDATE tenantry.feature SET choices = '{red,blue,green}' WHERE key = 'colour'"), QStringLiteral("done"));
    }

    void aVersionThatIsLacking()
    {
        Feature feature = m_ground->make(QStringLiteral("needs-3"));
        feature.requirements = {{m_ground->ground.product.id, {}, QStringLiteral("0009")}};
        const auto unknown = FeatureRepository(m_ground->admin).add(feature);
        QCOMPARE(unknown.error().kind, Kind::InvalidInput);
        QVERIFY(unknown.error().message.translated().contains(QStringLiteral("0009")));
        feature.requirements.first().version = QStringLiteral("0003");
        feature.planValues = {{m_ground->ground.plan.id, {}, true}};
        m_ground->added(feature);
        // Plan and percentage are not given to who lacks it.
        QCOMPARE(m_ground->holds(m_ground->tenants.at(0), feature.key), QStringLiteral("plan true"));
        QCOMPARE(m_ground->holds(m_ground->tenants.at(2), feature.key), QStringLiteral("requirement false"));
        QCOMPARE(m_ground->holds(m_ground->tenants.at(3), feature.key), QStringLiteral("requirement false"));
        const auto done = m_ground->registry.super->query("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) SELECT id, 'needs-3', 'true', 'r' FROM tenantry.tenant");
        QVERIFY(!done);
        QCOMPARE(done.error().sqlstate, QStringLiteral("TN021"));
        QVERIFY2(done.error().detail.contains(QStringLiteral("cuatro tres")), qPrintable(done.error().detail));
        QCOMPARE(m_ground->registry.sql("SELECT count(*) FROM tenantry.tenant_feature WHERE feature_key = 'needs-3'").integer(0, 0), 0);
        QCOMPARE(refused("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) VALUES ($1, 'needs-3', 'true', 'r')", {m_ground->tenants.at(1).id}), QStringLiteral("done"));
    }

    // The other way round: the overrides were there first.
    void aVersionThatIsRequiredLater()
    {
        Feature feature = m_ground->added(m_ground->make(QStringLiteral("needs-3-later")));
        const auto give = [&](int tenant) {
            return refused("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) VALUES ($1, 'needs-3-later', 'true', 'r')", {m_ground->tenants.at(tenant).id});
        };
        QCOMPARE(give(0), QStringLiteral("done"));
        QCOMPARE(give(2), QStringLiteral("done"));
        feature = *FeatureRepository(m_ground->admin).find(feature.key);
        feature.requirements = {{m_ground->ground.product.id, {}, QStringLiteral("0003")}};
        const auto done = FeatureRepository(m_ground->admin).update(feature);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Kind::Conflict);
        QCOMPARE(done.error().sqlstate, QStringLiteral("TN021"));
        QVERIFY2(done.error().detail.contains(m_ground->tenants.at(2).slug) && !done.error().detail.contains(m_ground->tenants.at(0).slug), qPrintable(done.error().detail));
        const QString said = done.error().message.translated();
        QVERIFY2(said.contains(QStringLiteral("lack schema version 0003: %1.").arg(m_ground->tenants.at(2).slug)), qPrintable(said)); // by name, without the details
        QVERIFY(FeatureRepository(m_ground->admin).find(feature.key)->requirements.isEmpty());
        m_ground->registry.sql("DELETE FROM tenantry.tenant_feature WHERE feature_key = 'needs-3-later' AND tenant_id = $1", {m_ground->tenants.at(2).id});
        QVERIFY(FeatureRepository(m_ground->admin).update(feature));
    }

    // A tenant that went back in version, or whose override is over, keeps nobody from mending the description.
    void anOverrideOfWhoWentBackHoldsUpNoEdit()
    {
        Feature feature = m_ground->make(QStringLiteral("went-back"));
        feature.requirements = {{m_ground->ground.product.id, {}, QStringLiteral("0002")}};
        m_ground->added(feature);
        const QString id = m_ground->tenants.at(1).id;
        QCOMPARE(refused("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) VALUES ($1, 'went-back', 'true', 'r')", {id}), QStringLiteral("done"));
        m_ground->registry.sql("UPDATE tenantry.tenant SET schema_version = '0001' WHERE id = $1", {id});
        const FeatureRepository features(m_ground->admin);
        feature = *features.find(feature.key);
        feature.description = QStringLiteral("What it does.");
        auto done = features.update(feature);
        // Another version is still a question to those who have one.
        done->requirements.first().version = QStringLiteral("0003");
        const auto refusal = features.update(*done);
        m_ground->registry.sql("UPDATE tenantry.tenant_feature SET starts_at = now() - interval '2 h', ends_at = now() - interval '1 h' WHERE feature_key = 'went-back'");
        const auto over = features.update(*done);
        const QString stillOver = refused("UPDATE tenantry.tenant_feature SET reason = 'over' WHERE feature_key = 'went-back'");
        m_ground->registry.sql("UPDATE tenantry.tenant SET schema_version = '0003' WHERE id = $1", {id});
        QVERIFY2(done, describe(done));
        QCOMPARE(done->description, feature.description);
        QVERIFY(!refusal);
        QCOMPARE(refusal.error().sqlstate, QStringLiteral("TN021"));
        QVERIFY2(over, describe(over));
        QCOMPARE(stillOver, QStringLiteral("done"));
    }

    // By an ADMIN with psql: whoever writes is who it says.
    void nobodySignsForAnother()
    {
        m_ground->added(m_ground->make(QStringLiteral("signed")));
        const QString me = m_ground->registry.adminLogin, id = m_ground->tenants.first().id;
        const auto connection = postgres::Connection::open(m_ground->registry.adminSettings());
        QVERIFY2(connection, describe(connection));
        const auto wrote = [&](const QByteArray &sql) {
            const auto done = (*connection)->query(sql, {id});
            return done ? done->text(0, 0) : done.error().sqlstate;
        };
        QVERIFY((*connection)->query("SET tenantry.undoing = 'on'"));
        QCOMPARE(wrote("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason, author, beneath) VALUES ($1, 'signed', 'true', 'r', 'boss', '[{\"value\": true}]') "
                       "RETURNING author || coalesce(beneath::text, '')"), me);
        QCOMPARE(wrote("UPDATE tenantry.tenant_feature SET author = 'boss', beneath = '[]' WHERE tenant_id = $1 AND feature_key = 'signed' RETURNING author || coalesce(beneath::text, '')"), me);
        QCOMPARE(wrote("UPDATE tenantry.feature SET killed_at = now(), killed_by = 'boss' WHERE key = 'signed' AND $1::text <> '' RETURNING killed_by"), me);
        QCOMPARE(wrote("UPDATE tenantry.feature SET killed_by = 'boss' WHERE key = 'signed' AND $1::text <> '' RETURNING killed_by"), me);
        // A batch is written by what applies and undoes it alone: another key or words in it would be put into the mouth of who made it.
        QCOMPARE(wrote("INSERT INTO tenantry.feature_batch (id, feature_key, reason, author) VALUES ($1, 'signed', 'r', 'boss') RETURNING author"), QStringLiteral("42501"));
        QCOMPARE(wrote("UPDATE tenantry.feature_batch SET feature_key = 'signed' WHERE id <> $1 RETURNING author"), QStringLiteral("42501"));
        QCOMPARE(wrote("DELETE FROM tenantry.feature_batch WHERE id <> $1 RETURNING author"), QStringLiteral("42501"));
        // What undoing goes by is written by what makes a batch, and by nothing else.
        QCOMPARE(wrote("INSERT INTO tenantry.feature_batch_content SELECT $1, '{}', '{}', '{}' RETURNING ''"), QStringLiteral("42501"));
        QCOMPARE(wrote("UPDATE tenantry.feature SET killed_at = NULL WHERE key = 'signed' AND $1::text <> '' RETURNING killed_by"), QString());
    }

    void whichValueHolds()
    {
        const QString key = QStringLiteral("precedence");
        const Tenant &tenant = m_ground->tenants.first();
        const FeatureRepository features(m_ground->admin);
        Feature feature = m_ground->added(m_ground->make(key, FeatureKind::Text, QStringLiteral("d")));
        QCOMPARE(m_ground->holds(tenant, key), QStringLiteral("default \"d\""));
        QVERIFY(features.setPlanValue(key, tenant.planId, QStringLiteral("p")));
        QCOMPARE(m_ground->holds(tenant, key), QStringLiteral("plan \"p\""));
        feature.percentage = 100;
        feature.percentageValue = QStringLiteral("%");
        QVERIFY(features.update(feature));
        QCOMPARE(m_ground->holds(tenant, key), QStringLiteral("percentage \"%\""));
        m_ground->registry.sql("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) VALUES ($1, $2, '\"o\"', 'r')", {tenant.id, key});
        QCOMPARE(m_ground->holds(tenant, key), QStringLiteral("override \"o\""));
        QVERIFY(features.setKilled(key, true));
        QCOMPARE(m_ground->holds(tenant, key), QStringLiteral("killed \"d\""));
        QVERIFY(features.setKilled(key, false));
        m_ground->registry.sql("UPDATE tenantry.tenant_feature SET starts_at = now() + interval '1 h' WHERE feature_key = $1", {key});
        QCOMPARE(m_ground->holds(tenant, key), QStringLiteral("percentage \"%\""));
        m_ground->registry.sql("UPDATE tenantry.tenant_feature SET starts_at = now() - interval '2 h', ends_at = now() - interval '1 h' WHERE feature_key = $1", {key});
        QCOMPARE(m_ground->holds(tenant, key), QStringLiteral("percentage \"%\""));
        QCOMPARE(features.find(key)->expiredOverrides, 1);
        QVERIFY(features.setRetired(key, true));
        QCOMPARE(m_ground->holds(tenant, key), QString());
        QCOMPARE(refused("UPDATE tenantry.tenant_feature SET reason = 'r2' WHERE feature_key = $1", {key}), QStringLiteral("TN022"));
    }

    // Both have the form open; the second who saves is told, and nothing of the first is lost.
    void twoEditTheSame()
    {
        const QString key = QStringLiteral("edited"), product = m_ground->ground.product.id;
        const FeatureRepository mine(m_ground->admin), theirs(m_ground->registry.admin());
        m_ground->added(m_ground->make(key));
        Feature asMine = *mine.find(key), asTheirs = *theirs.find(key);
        asTheirs.percentage = 50;
        asTheirs.percentageValue = true;
        asTheirs.requirements = {{product, {}, QStringLiteral("0003")}};
        QVERIFY(theirs.update(asTheirs));
        asMine.description = QStringLiteral("What it is.");
        const auto refusal = mine.update(asMine);
        QVERIFY(!refusal);
        QCOMPARE(refusal.error().kind, Kind::Conflict);
        QVERIFY(refusal.error().message.translated().contains(m_ground->registry.adminLogin));
        asMine = *mine.find(key);
        QCOMPARE(asMine.percentage, std::optional(50));
        QCOMPARE(asMine.requirements.size(), 1);
        QCOMPARE(asMine.description, QString());
        asMine.description = QStringLiteral("What it is.");
        auto done = mine.update(asMine);
        QVERIFY2(done, describe(done));
        QCOMPARE(done->percentage, std::optional(50));
        done->owner = QStringLiteral("Web"); // what saving gave is a reading too
        QVERIFY(mine.update(*done));

        // Requirements alone are a change of the feature.
        asMine = *mine.find(key);
        asTheirs = *theirs.find(key);
        asTheirs.requirements.clear();
        QVERIFY(theirs.update(asTheirs));
        QCOMPARE(mine.update(asMine).error().kind, Kind::Conflict);
        QVERIFY(mine.find(key)->requirements.isEmpty());

        asMine = *mine.find(key);
        asMine.key = QStringLiteral("never-there");
        QCOMPARE(mine.update(asMine).error().kind, Kind::NotFound);
    }

    // Each saw the matrix before the other wrote: what a plan carries is not written over unseen.
    void twoChangeThePlansValue()
    {
        const QString key = QStringLiteral("colours"), plan = m_ground->tenants.first().planId;
        const FeatureRepository mine(m_ground->admin), theirs(m_ground->registry.admin());
        const QJsonValue none(QJsonValue::Undefined), red(QStringLiteral("red")), blue(QStringLiteral("blue")), green(QStringLiteral("green"));
        m_ground->added(m_ground->make(key, FeatureKind::Text, QStringLiteral("grey")));
        const auto carried = [&] {
            const auto values = mine.find(key)->planValues;
            return values.isEmpty() ? none : values.first().value;
        };
        QVERIFY(theirs.replacePlanValue(key, plan, none, blue));
        QCOMPARE(carried(), blue);
        const auto refused = [](const auto &result) { return !result && result.error().kind == Kind::Conflict; };
        QVERIFY(refused(mine.replacePlanValue(key, plan, none, red))); // seen without one
        QVERIFY(theirs.replacePlanValue(key, plan, blue, green));
        QVERIFY(refused(mine.replacePlanValue(key, plan, blue, red)));
        QVERIFY(refused(mine.replacePlanValue(key, plan, blue, none)));
        QCOMPARE(carried(), green);
        const auto taken = mine.replacePlanValue(key, plan, green, none);
        QVERIFY2(taken, describe(taken));
        QVERIFY(refused(theirs.replacePlanValue(key, plan, green, red))); // taken away meanwhile
        QCOMPARE(carried(), none);
        m_ground->added(m_ground->make(QStringLiteral("a-limit"), FeatureKind::Number, 1));
        QVERIFY(mine.replacePlanValue(QStringLiteral("a-limit"), plan, none, 0.1));
        QVERIFY(mine.replacePlanValue(QStringLiteral("a-limit"), plan, 0.1, 10'000));
        QCOMPARE(mine.replacePlanValue(QStringLiteral("a-limit"), QStringLiteral("no-plan"), none, 1).error().kind, Kind::NotFound);
    }

    void whenAnOverrideBeginsOrEnds()
    {
        const QString key = QStringLiteral("timed"), id = m_ground->tenants.first().id;
        QVERIFY(!m_ground->added(m_ground->make(key)).changesIn);
        m_ground->registry.sql("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason, starts_at, ends_at) "
                               "VALUES ($1, $2, 'true', 'r', now() + interval '1 h', 'infinity')", {id, key});
        const FeatureRepository features(m_ground->admin);
        const auto within = [&](qint64 least, qint64 most) {
            const auto in = features.find(key)->changesIn;
            return in && *in > least && *in <= most;
        };
        QVERIFY(within(3'500'000, 3'600'000));
        m_ground->registry.sql("UPDATE tenantry.tenant_feature SET starts_at = now() - interval '1 h', ends_at = now() + interval '30 min' WHERE feature_key = $1", {key});
        QVERIFY(within(1'700'000, 1'800'000));
        m_ground->registry.sql("UPDATE tenantry.tenant_feature SET ends_at = now() - interval '1 s' WHERE feature_key = $1", {key});
        QVERIFY(!features.find(key)->changesIn);
    }

    // On for everybody is still nothing for those who lack its migration; without it a number has no "off".
    void whatIsOnIsOffWhereItsMigrationLacks()
    {
        Feature on = m_ground->make(QStringLiteral("on-needs-3")), number = m_ground->make(QStringLiteral("number-needs-3"));
        on.defaultValue = true;
        number.kind = registry::FeatureKind::Number;
        number.defaultValue = 25;
        for (Feature *each : {&on, &number}) {
            each->requirements = {{m_ground->ground.product.id, {}, QStringLiteral("0003")}};
            m_ground->added(*each);
        }
        const auto held = [&](const char *key, int tenant) {
            const auto rows = m_ground->registry.sql("SELECT value::text || ' ' || origin || ' ' || value_without_override || ' ' || origin_without_override || ' ' || coalesce(lacks_version, '') "
                                                     "FROM tenantry.effective_feature WHERE feature_key = $1 AND tenant_id = $2", {key, m_ground->tenants.at(tenant).id});
            return rows.text(0, 0);
        };
        QCOMPARE(held("on-needs-3", 0), QStringLiteral("true default true default "));
        QCOMPARE(held("on-needs-3", 2), QStringLiteral("false requirement false requirement 0003"));
        QCOMPARE(held("number-needs-3", 2), QStringLiteral("25 requirement 25 requirement 0003"));
        const auto all = FeatureRepository(m_ground->admin).effective(m_ground->tenants.at(2).id);
        QVERIFY2(all, describe(all));
        const auto found = std::ranges::find(*all, QStringLiteral("on-needs-3"), &registry::EffectiveValue::key);
        QVERIFY(found != all->end() && found->origin == registry::FeatureOrigin::Requirement);
    }

    void aPercentageIsStableAndGrows()
    {
        Feature feature = m_ground->make(QStringLiteral("rollout"));
        feature.percentage = 30;
        feature.percentageValue = true;
        m_ground->added(feature);
        m_ground->registry.sql("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, server_id, db_name, db_role) "
                               "SELECT gen_random_uuid(), 'r-' || i, 'R', 'r-' || i, $1, $2, 'r_' || i, 'r_' || i FROM generate_series(1, 1000) i",
                               {m_ground->ground.product.id, m_ground->ground.server.id});
        const auto inside = [&] {
            return m_ground->registry.sql("SELECT array_agg(slug ORDER BY slug) FROM tenantry.effective_feature WHERE feature_key = 'rollout' AND origin = 'percentage'").array(0, 0);
        };
        const QStringList some = inside();
        QVERIFY2(some.size() > 240 && some.size() < 360, qPrintable(QString::number(some.size())));
        QCOMPARE(inside(), some);
        m_ground->registry.sql("UPDATE tenantry.feature SET percentage = 60 WHERE key = 'rollout'");
        const QStringList more = inside();
        QVERIFY(more.size() > some.size());
        for (const QString &slug : some) // who was in stays in
            QVERIFY2(more.contains(slug), qPrintable(slug));
        m_ground->registry.sql("DELETE FROM tenantry.tenant WHERE slug LIKE 'r-%'");
    }

    void aUserReadsTheirsAndChangesNothing()
    {
        m_ground->added(m_ground->make(QStringLiteral("seen")));
        m_ground->registry.sql("INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason) SELECT id, 'seen', 'true', 'r' FROM tenantry.tenant");
        const QString login = m_ground->registry.addOperator(QStringLiteral("luis"));
        m_ground->registry.sql("INSERT INTO tenantry.operator_tenant SELECT id, $2 FROM tenantry.operator WHERE login = $1", {login, m_ground->tenants.first().id});
        const auto connection = postgres::Connection::open(m_ground->registry.settingsOf(login));
        QVERIFY2(connection, describe(connection));
        auto &c = **connection;
        QCOMPARE(c.query("SELECT count(*) FROM tenantry.tenant_feature WHERE feature_key = 'seen'")->integer(0, 0), 1);
        QCOMPARE(c.query("SELECT string_agg(DISTINCT slug, ' ') FROM tenantry.effective_feature")->text(0, 0), QStringLiteral("uno"));
        QCOMPARE(c.query("SELECT origin FROM tenantry.effective_feature WHERE feature_key = 'seen'")->text(0, 0), QStringLiteral("override"));
        QVERIFY(c.query("SELECT count(*) FROM tenantry.feature")->integer(0, 0) > 0);
        for (const char *sql : {"UPDATE tenantry.feature SET killed_at = now()", "INSERT INTO tenantry.feature (key, name_en, name_es, kind, default_value) VALUES ('x', 'x', 'x', 'boolean', 'true')",
                                "UPDATE tenantry.tenant_feature SET value = 'false'", "DELETE FROM tenantry.tenant_feature", "DELETE FROM tenantry.plan_feature",
                                "SELECT * FROM tenantry.feature_batch", "SELECT * FROM tenantry.feature_batch_content", "SELECT * FROM tenantry.product_feature",
                                "SELECT * FROM tenantry.feature_reader", "SELECT tenantry.feature_reader_add('x', 'y')", "SELECT nextval('tenantry.tenant_feature_stamp')"}) {
            const auto done = c.query(sql);
            QVERIFY2(!done && done.error().sqlstate == u"42501", sql);
        }
        const auto session = TestRegistry::open(m_ground->registry.settingsOf(login));
        const FeatureRepository features(session);
        QCOMPARE(features.setKilled(QStringLiteral("seen"), true).error().kind, Kind::Permission);
        QCOMPARE(features.add(m_ground->make(QStringLiteral("mine"))).error().kind, Kind::Permission);
        const auto targets = features.targets(QStringLiteral("seen"), m_ground->ids());
        QVERIFY2(targets, describe(targets));
        QCOMPARE(targets->size(), 1);
        QCOMPARE(features.apply(FeatureGround::ask(QStringLiteral("seen"), false), *targets).error().kind, Kind::Permission);
        QCOMPARE(features.effective(m_ground->tenants.at(1).id)->size(), 0);
    }

    void aProductReadsItsOwn()
    {
        const auto &registry = m_ground->registry;
        m_ground->added(m_ground->make(QStringLiteral("read-by-product")));
        const auto other = test::lay(m_ground->admin); // another product
        auto theirs = test::tenantOn(other, QStringLiteral("ajeno"));
        QVERIFY(TenantRepository(m_ground->admin).reserve(theirs));
        const QString reader = TestCluster::createRole(QStringLiteral("pw"));
        registry.sql("GRANT CONNECT ON DATABASE " + postgres::quoteIdentifier(registry.database) + " TO " + postgres::quoteIdentifier(reader));
        const auto admin = postgres::Connection::open(registry.adminSettings());
        QCOMPARE((*admin)->query("SELECT tenantry.feature_reader_add($1, 'no such')", {reader}).error().sqlstate, QStringLiteral("P0002"));
        const auto opened = (*admin)->query("SELECT tenantry.feature_reader_add($1, $2)", {reader, m_ground->ground.product.name});
        QVERIFY2(opened, describe(opened));
        const auto connection = postgres::Connection::open(TestCluster::as(reader, QStringLiteral("pw"), registry.database));
        QVERIFY2(connection, describe(connection));
        auto &c = **connection;
        const auto rows = c.query("SELECT array_agg(slug || ' ' || value ORDER BY slug) FROM tenantry.product_feature WHERE feature_key = 'read-by-product'");
        QVERIFY2(rows, describe(rows));
        QCOMPARE(rows->array(0, 0), QStringList({QStringLiteral("cuatro false"), QStringLiteral("dos false"), QStringLiteral("tres false"), QStringLiteral("uno false")}));
        for (const char *sql : {"SELECT * FROM tenantry.tenant", "SELECT * FROM tenantry.effective_feature", "SELECT * FROM tenantry.feature", "SELECT * FROM tenantry.feature_reader"})
            QVERIFY2(!c.query(sql), sql);
    }

    void everyChangeIsAnEvent()
    {
        const auto rows = m_ground->registry.sql("SELECT string_agg(DISTINCT kind, ' ' ORDER BY kind) FROM tenantry.event WHERE kind LIKE '%feature%'");
        QCOMPARE(rows.text(0, 0), QStringLiteral("feature feature_reader feature_requirement plan_feature tenant_feature"));
        QCOMPARE(m_ground->registry.sql("SELECT count(*) FROM tenantry.event WHERE kind = 'tenant_feature' AND tenant_id IS NULL").integer(0, 0), 0);
        QVERIFY(m_ground->registry.sql("SELECT * FROM tenantry.event_verify()").isEmpty());
    }
};

TENANTRY_TEST_MAIN(RulesTest)
#include "rules_test.moc"
