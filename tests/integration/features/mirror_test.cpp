// Feature values in the tenants' own databases: read there as the product reads them, with the tenant's role and its password.
#include "features/mirror.h"
#include "features/overrides.h"
#include "fleet.h"
#include "registry/featurerepository.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QTest>
#include <thread>

using namespace tenantry;
using namespace tenantry::base;
using features::Mirror;
using features::MirrorOutcome;
using postgres::Connection;
using test::describe;
using test::Fleet;
using test::TestCluster;
using namespace Qt::StringLiterals;

class MirrorTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    QList<registry::Tenant> m_tenants;

    std::unique_ptr<Connection> product(int tenant) const // as the product signs in
    {
        const auto server = registry::ServerRepository(m_fleet.session).find(m_tenants[tenant].serverId);
        const auto settings = registry::tenantSettings(*m_fleet.session, *server, m_tenants[tenant]);
        if (!settings)
            qFatal("%s", describe(settings));
        auto connection = Connection::open(*settings);
        if (!connection)
            qFatal("%s", describe(connection));
        return std::move(*connection);
    }
    QString seen(int tenant, const char *key) const
    {
        const auto rows = product(tenant)->query("SELECT kind || ' ' || origin || ' ' || value FROM tenantry_features WHERE key = $1", {key});
        if (!rows)
            return rows.error().sqlstate;
        return rows->isEmpty() ? u"nothing"_s : rows->text(0, 0);
    }
    void give(int tenant, const QJsonValue &value) const
    {
        registry::OverrideRequest request;
        request.key = u"limit"_s;
        request.value = value;
        request.reason = u"ticket 7"_s;
        const features::Overrides overrides(m_fleet.session);
        const auto preview = overrides.preview(request, {m_tenants[tenant].id});
        if (!preview || !overrides.apply(*preview))
            qFatal("no override");
    }
    bool due(int tenant) const
    {
        const auto list = registry::FeatureMirrorRepository(m_fleet.session).list();
        for (const auto &each : *list)
            if (each.tenantId == m_tenants[tenant].id)
                return each.due;
        return false;
    }
    std::unique_ptr<Connection> super(int tenant) const { return TestCluster::connect(m_tenants[tenant].database); }

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(u"registry_mirror"_s);
        for (const auto &name : {u"Uno"_s, u"Dos"_s, u"Tres"_s}) {
            const auto made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(name));
            QVERIFY2(made, describe(made));
            m_tenants << made->tenant;
        }
        const registry::FeatureRepository features(m_fleet.session);
        for (const auto &[key, kind, value] : {std::tuple{u"limit"_s, registry::FeatureKind::Number, QJsonValue(5)}, std::tuple{u"dark"_s, registry::FeatureKind::Boolean, QJsonValue(false)}}) {
            registry::Feature feature;
            feature.key = feature.nameEn = feature.nameEs = key;
            feature.kind = kind;
            feature.defaultValue = value;
            const auto added = features.add(feature);
            QVERIFY2(added, describe(added));
        }
    }

    void nobodyIsMirroredUnasked()
    {
        const auto outcome = Mirror(m_fleet.session).refresh();
        QVERIFY2(outcome, describe(outcome));
        QCOMPARE(outcome->written.size() + outcome->failed.size() + outcome->fresh, 0);
        QCOMPARE(seen(0, "limit"), u"42P01"_s);
    }

    void theProductReadsAndCannotWrite()
    {
        const auto outcome = Mirror(m_fleet.session).start({m_tenants[0].id, m_tenants[1].id});
        QVERIFY2(outcome, describe(outcome));
        for (const auto &each : outcome->failed)
            QFAIL(qPrintable(test::describe(each.error)));
        QCOMPARE(outcome->written.size(), 2);
        QCOMPARE(seen(0, "limit"), u"number default 5"_s);
        QCOMPARE(seen(2, "limit"), u"42P01"_s);
        const auto own = product(0);
        for (const char *sql : {"UPDATE tenantry_features SET value = '99'", "DELETE FROM tenantry_features", "INSERT INTO tenantry_features VALUES ('x', '1', 'number', 'plan', now())",
                                "UPDATE tenantry.feature SET value = '99'", "TRUNCATE tenantry.feature", "DROP TABLE tenantry.feature", "CREATE TABLE tenantry.mine (a int)",
                                "CREATE TRIGGER t BEFORE INSERT ON tenantry.feature EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()",
                                "CREATE RULE r AS ON INSERT TO tenantry.feature DO INSTEAD NOTHING", "SELECT * FROM tenantry.migration", "ALTER TABLE tenantry.feature OWNER TO CURRENT_USER"}) {
            const auto done = own->query(sql);
            QVERIFY2(!done, sql);
            QVERIFY2(done.error().sqlstate == u"42501" || done.error().sqlstate == u"42P01" || done.error().sqlstate == u"55000", sql); // 55000: a view that computes
        }
        QCOMPARE(seen(0, "limit"), u"number default 5"_s);
    }

    void whatChangesIsWrittenAndNothingElse()
    {
        give(0, 7);
        QVERIFY(due(0));
        QVERIFY(!due(1));
        QCOMPARE(seen(0, "limit"), u"number default 5"_s);
        const auto before = product(0)->query("SELECT changed_at FROM tenantry_features WHERE key = 'dark'")->text(0, 0);
        const auto outcome = Mirror(m_fleet.session).refresh();
        QVERIFY2(outcome, describe(outcome));
        QCOMPARE(outcome->written, QStringList{m_tenants[0].slug});
        QCOMPARE(outcome->fresh, 1);
        QCOMPARE(seen(0, "limit"), u"number override 7"_s);
        QCOMPARE(product(0)->query("SELECT changed_at FROM tenantry_features WHERE key = 'dark'")->text(0, 0), before);
        QVERIFY(!due(0));
        // Retired: given to nobody, so gone from there.
        QVERIFY(registry::FeatureRepository(m_fleet.session).setRetired(u"dark"_s, true));
        QVERIFY(Mirror(m_fleet.session).refresh());
        QCOMPARE(seen(0, "dark"), u"nothing"_s);
        QVERIFY(registry::FeatureRepository(m_fleet.session).setRetired(u"dark"_s, false));
        QVERIFY(Mirror(m_fleet.session).refresh());
        QCOMPARE(seen(1, "dark"), u"boolean default false"_s);
    }

    // Nobody has to write for what begins and ends by itself.
    void aCopyKnowsTheTime()
    {
        const auto held = [&](const char *starts, const char *ends) {
            const auto moved = TestCluster::connect(m_fleet.registry.database)->query(QByteArray("UPDATE tenantry.tenant_feature SET starts_at = ") + starts + ", ends_at = " + ends + " WHERE feature_key = 'limit'");
            if (!moved)
                return QStringList{QString::fromUtf8(describe(moved))};
            const auto outcome = Mirror(m_fleet.session).refresh();
            return outcome ? outcome->written : QStringList{QString::fromUtf8(describe(outcome))};
        };
        QCOMPARE(seen(0, "limit"), u"number override 7"_s);
        QCOMPARE(held("now() + interval '1 s'", "now() + interval '3 s'"), QStringList{m_tenants[0].slug});
        QCOMPARE(seen(0, "limit"), u"number default 5"_s);
        const auto before = product(0)->query("SELECT changed_at FROM tenantry_features WHERE key = 'limit'")->text(0, 0);
        QTRY_COMPARE(seen(0, "limit"), u"number override 7"_s);
        QTRY_COMPARE(seen(0, "limit"), u"number default 5"_s);
        QVERIFY(product(0)->query("SELECT changed_at FROM tenantry_features WHERE key = 'limit'")->text(0, 0) != before);
        QCOMPARE(held("NULL", "NULL"), QStringList{m_tenants[0].slug});
        QCOMPARE(seen(0, "limit"), u"number override 7"_s);
        QVERIFY(registry::FeatureRepository(m_fleet.session).setKilled(u"limit"_s, true));
        QVERIFY(Mirror(m_fleet.session).refresh());
        QCOMPARE(seen(0, "limit"), u"number killed 5"_s);
        QVERIFY(registry::FeatureRepository(m_fleet.session).setKilled(u"limit"_s, false));
        // One that an earlier version wrote, without room for times.
        QVERIFY(super(0)->script("DROP VIEW public.tenantry_features; ALTER TABLE tenantry.feature DROP COLUMN own, DROP COLUMN starts_at, DROP COLUMN ends_at, DROP COLUMN beneath"));
        QVERIFY(Mirror(m_fleet.session).refresh());
        QCOMPARE(seen(0, "limit"), u"number override 7"_s);
    }

    // What stands beneath an override holds there as in the registry: until it begins, and once it is over.
    void aCopyKnowsWhatStandsBeneath()
    {
        const auto both = [&](int tenant) {
            const auto here = TestCluster::connect(m_fleet.registry.database)->query("SELECT origin || ' ' || value FROM tenantry.effective_feature WHERE tenant_id = $1 AND feature_key = 'limit'", {m_tenants[tenant].id});
            return QStringList{seen(tenant, "limit"), u"number "_s + here->text(0, 0)};
        };
        const auto set = [&](const QJsonValue &value, int starts, int ends) {
            registry::OverrideRequest request;
            request.key = u"limit"_s;
            request.value = value;
            request.reason = u"r"_s;
            const QDateTime now = QDateTime::currentDateTimeUtc();
            request.startsAt = starts ? now.addSecs(starts) : QDateTime();
            request.endsAt = ends ? now.addSecs(ends) : QDateTime();
            const features::Overrides overrides(m_fleet.session);
            const auto preview = overrides.preview(request, {m_tenants[0].id});
            const auto done = preview ? overrides.apply(*preview) : std::unexpected(preview.error());
            return done ? done->changed.size() : -1;
        };
        QCOMPARE(set(70, 0, 0), 1);
        QCOMPARE(set(71, 2, 4), 1);
        const auto outcome = Mirror(m_fleet.session).refresh();
        QVERIFY2(outcome, describe(outcome));
        for (const char *then : {"number override 70", "number override 71", "number override 70"})
            QTRY_COMPARE(both(0), QStringList(2, QString::fromLatin1(then)));
        QVERIFY(!due(0)); // nothing had to be written
        QCOMPARE(set(7, 0, 0), 1);
        QVERIFY(Mirror(m_fleet.session).refresh());
        QCOMPARE(both(0), QStringList(2, u"number override 7"_s));
    }

    void oneThatCannotBeReachedStopsNobody()
    {
        give(0, 8);
        give(1, 8);
        const auto server = TestCluster::connect();
        const QByteArray there = postgres::quoteIdentifier(m_tenants[0].database);
        QVERIFY(server->query("ALTER DATABASE " + there + " ALLOW_CONNECTIONS false"));
        QVERIFY(server->query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", {m_tenants[0].database}));
        const auto outcome = Mirror(m_fleet.session).refresh();
        QVERIFY(server->query("ALTER DATABASE " + there + " ALLOW_CONNECTIONS true"));
        QVERIFY2(outcome, describe(outcome));
        QCOMPARE(outcome->written, QStringList{m_tenants[1].slug});
        QCOMPARE(outcome->failed.size(), 1);
        QCOMPARE(outcome->failed.first().slug, m_tenants[0].slug);
        QVERIFY(due(0));
        const auto later = Mirror(m_fleet.session).refresh();
        QCOMPARE(later->written, QStringList{m_tenants[0].slug});
        QCOMPARE(seen(0, "limit"), u"number override 8"_s);
    }

    void aTenantsOwnThingOfThatNameIsLeftAlone()
    {
        QVERIFY(product(2)->script("CREATE TABLE tenantry_features (mine text); INSERT INTO tenantry_features VALUES ('kept')"));
        const auto outcome = Mirror(m_fleet.session).start({m_tenants[2].id});
        QVERIFY2(outcome, describe(outcome));
        QCOMPARE(outcome->failed.size(), 1);
        QCOMPARE(outcome->failed.first().error.kind, Kind::Conflict);
        QCOMPARE(product(2)->query("SELECT mine FROM tenantry_features")->text(0, 0), u"kept"_s);
        QVERIFY(super(2)->query("SELECT to_regclass('tenantry.feature')")->isNull(0, 0)); // all or nothing
        // Taken back: the table stays as well.
        QVERIFY(Mirror(m_fleet.session).end({m_tenants[2].id})->failed.isEmpty());
        QCOMPARE(product(2)->query("SELECT mine FROM tenantry_features")->text(0, 0), u"kept"_s);
        QVERIFY(product(2)->script("DROP TABLE tenantry_features"));
    }

    // A function of a well-known name in the tenant's schema, a trigger on a table that looks like ours: nothing runs as the owner.
    void whatATenantPlantsDoesNotRunAsTheOwner()
    {
        QVERIFY(product(2)->script("CREATE TABLE ran (who text); GRANT INSERT ON ran TO PUBLIC;"
                                   "CREATE FUNCTION public.jsonb_to_recordset(jsonb) RETURNS SETOF record LANGUAGE plpgsql AS $$BEGIN INSERT INTO public.ran VALUES (current_user); RETURN; END$$;"
                                   "CREATE FUNCTION public.now() RETURNS timestamptz LANGUAGE plpgsql AS $$BEGIN INSERT INTO public.ran VALUES (current_user); RETURN clock_timestamp(); END$$"));
        const auto outcome = Mirror(m_fleet.session).start({m_tenants[2].id});
        QVERIFY2(outcome, describe(outcome));
        QCOMPARE(outcome->written.size(), 1);
        QCOMPARE(product(2)->query("SELECT count(*) FROM ran")->integer(0, 0), 0);
        QCOMPARE(seen(2, "limit"), u"number default 5"_s);
    }

    void whoIsNamedIsWrittenAnyway()
    {
        QVERIFY(product(2)->script("DROP VIEW tenantry_features"));
        QVERIFY(Mirror(m_fleet.session).refresh()->written.isEmpty());
        const auto outcome = Mirror(m_fleet.session).refresh({m_tenants[2].id});
        QCOMPARE(outcome->written, QStringList{m_tenants[2].slug});
        QCOMPARE(seen(2, "limit"), u"number default 5"_s);
    }

    void twoAtOnceEndWithWhatHolds()
    {
        std::vector<std::thread> all;
        std::atomic<int> failed = 0;
        for (int i = 0; i < 4; ++i)
            all.emplace_back([&, i] {
                for (int round = 0; round < 5; ++round) {
                    if (i == 0)
                        give(1, 100 + round);
                    const auto outcome = Mirror(m_fleet.session).refresh({m_tenants[1].id});
                    failed += outcome && outcome->failed.isEmpty() ? 0 : 1;
                }
            });
        for (auto &each : all)
            each.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(seen(1, "limit"), u"number override 104"_s);
    }

    void endedItIsGone()
    {
        QVERIFY(product(0)->script("CREATE VIEW mine AS SELECT key FROM tenantry_features"));
        auto outcome = Mirror(m_fleet.session).end({m_tenants[0].id, m_tenants[1].id});
        QVERIFY2(outcome, describe(outcome));
        for (const auto &each : outcome->failed)
            if (each.slug != m_tenants[0].slug)
                QFAIL(qPrintable(test::describe(each.error)));
        QCOMPARE(outcome->written, QStringList{m_tenants[1].slug});
        QCOMPARE(outcome->failed.size(), 1);
        QVERIFY2(outcome->failed.first().error.detail.contains(u"mine"_s), qPrintable(test::describe(outcome->failed.first().error)));
        QVERIFY(product(0)->script("DROP VIEW mine"));
        outcome = Mirror(m_fleet.session).end({m_tenants[0].id, m_tenants[1].id});
        QCOMPARE(outcome->written, QStringList{m_tenants[0].slug});
        for (int i : {0, 1}) {
            QCOMPARE(seen(i, "limit"), u"42P01"_s);
            QCOMPARE(super(i)->query("SELECT has_schema_privilege($1, 'tenantry', 'USAGE')", {m_tenants[i].role})->text(0, 0), u"f"_s);
        }
        QVERIFY(Mirror(m_fleet.session).end({m_tenants[0].id})->written.isEmpty());
    }

    void onlyAnAdmin()
    {
        const auto rows = TestCluster::connect(m_fleet.registry.database);
        QVERIFY(rows->query("SELECT has_table_privilege('tenantry_user', 'tenantry.feature_mirror', 'SELECT') OR has_table_privilege('tenantry_user', 'tenantry.feature_content', 'SELECT')")->text(0, 0) == u"f");
    }
};

TENANTRY_TEST_MAIN(MirrorTest)
#include "mirror_test.moc"
