// Feature values in the tenants' own databases: read there as the product reads them, with the tenant's role and its password.
#include "base/random.h"
#include "features/mirror.h"
#include "features/overrides.h"
#include "fleet.h"
#include "registry/featurerepository.h"
#include "registry/secrets.h"
#include "support/faultproxy.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QElapsedTimer>
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

    // A server that takes connections and says nothing, as most tenants' server; the others are written meanwhile, and nobody waits for each of its tenants.
    void aServerThatIsAwayHoldsUpNobodyElse()
    {
        test::FaultProxy proxy(TestCluster::socketFile());
        const registry::ServerRepository servers(m_fleet.session);
        auto server = servers.find(m_tenants[0].serverId);
        QVERIFY2(server, describe(server));
        const QString home = server->id;
        const auto owner = registry::ownerSettings(*m_fleet.session, *server);
        QVERIFY2(owner, describe(owner));
        server->id = newId();
        server->name = u"far"_s;
        server->host = u"127.0.0.1"_s;
        server->port = proxy.port();
        server->sealedSecret = *registry::sealServerSecret(*m_fleet.session, server->id, owner->password);
        const auto added = servers.add(*server);
        QVERIFY2(added, describe(added));
        const auto registry = TestCluster::connect(m_fleet.registry.database);
        QVERIFY(registry->query("UPDATE tenantry.tenant SET server_id = $1 WHERE id <> $2", {server->id, m_tenants[0].id}));
        // Many more of that server, whom nothing would be left of a minute for if each were waited for.
        QVERIFY2(registry->script("CREATE TEMP TABLE more AS SELECT * FROM tenantry.tenant WHERE slug = 'dos'"), "more");
        for (int i = 0; i < 30; ++i) {
            const auto more = registry->query("INSERT INTO tenantry.tenant SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'slug', 'dos-' || $1, 'subdomain', 'dos-' || $1, "
                                              "'db_name', m.db_name || $1, 'db_role', m.db_role || $1))).* FROM more m", {QString::number(i)});
            QVERIFY2(more, describe(more));
        }
        QVERIFY(registry->query("INSERT INTO tenantry.feature_mirror (tenant_id) SELECT id FROM tenantry.tenant WHERE slug LIKE 'dos-%'"));
        give(0, 41);
        give(1, 41);
        proxy.hang();
        Result<MirrorOutcome> outcome = fail(Kind::Internal, {});
        QElapsedTimer timer;
        timer.start();
        std::jthread pass([&] { outcome = Mirror(m_fleet.session).refresh(); });
        QTRY_COMPARE_WITH_TIMEOUT(seen(0, "limit"), u"number override 41"_s, 15'000);
        const qint64 after = timer.elapsed();
        pass.join();
        const qint64 all = timer.elapsed();
        proxy.pass();
        QVERIFY(registry->query("UPDATE tenantry.tenant SET server_id = $1", {home}));
        QVERIFY(registry->query("DELETE FROM tenantry.feature_mirror WHERE tenant_id IN (SELECT id FROM tenantry.tenant WHERE slug LIKE 'dos-%')"));
        QVERIFY2(after < 3000, QByteArray::number(after).constData());
        QVERIFY2(all < 12'000, QByteArray::number(all).constData());
        QVERIFY2(outcome, describe(outcome));
        QCOMPARE(outcome->written, QStringList{m_tenants[0].slug});
        QVERIFY(outcome->failed.size() >= 31);
        for (const auto &each : outcome->failed)
            QCOMPARE(each.error.kind, Kind::Timeout);
        QVERIFY(Mirror(m_fleet.session).refresh()->failed.isEmpty());
        QCOMPARE(seen(1, "limit"), u"number override 41"_s);
    }

    void aTenantCannotHoldUpItsMirror()
    {
        const auto own = product(0);
        QVERIFY(own->query("SELECT pg_advisory_lock(7018141352470995830)")); // what was the lock once
        QVERIFY(own->script("BEGIN; SELECT * FROM tenantry_features"));
        QVERIFY(!product(0)->query("LOCK TABLE tenantry.migration IN SHARE UPDATE EXCLUSIVE MODE"));
        give(0, 42);
        QElapsedTimer timer;
        timer.start();
        const auto outcome = Mirror(m_fleet.session).refresh({m_tenants[0].id});
        QVERIFY2(outcome, describe(outcome));
        QCOMPARE(outcome->written, QStringList{m_tenants[0].slug});
        QVERIFY2(timer.elapsed() < 3000, QByteArray::number(timer.elapsed()).constData());
        QCOMPARE(seen(0, "limit"), u"number override 42"_s);
    }

    // What is there is asked there: it may have been restored, copied or changed by somebody whom the registry does not know.
    void whatBecameOldBehindOurBackIsFound()
    {
        const auto said = [&] { return super(0)->query("SELECT obj_description('tenantry.feature'::regclass)")->text(0, 0); };
        const auto put = [&](const QString &comment) { // the values of yesterday, as a dump brings them back
            return super(0)->script("UPDATE tenantry.feature SET own = '1' WHERE key = 'limit'; COMMENT ON TABLE tenantry.feature IS " + postgres::quoteLiteral(comment));
        };
        give(0, 43);
        QVERIFY(Mirror(m_fleet.session).refresh()->failed.isEmpty());
        const QString yesterday = said();
        give(0, 44);
        QVERIFY(Mirror(m_fleet.session).refresh()->failed.isEmpty());
        QVERIFY(said() != yesterday);
        QVERIFY(Mirror(m_fleet.session).compare()->written.isEmpty());
        QVERIFY(put(yesterday));
        QCOMPARE(seen(0, "limit"), u"number override 1"_s);
        QVERIFY(!due(0));
        auto outcome = Mirror(m_fleet.session).compare();
        QVERIFY2(outcome, describe(outcome));
        QCOMPARE(outcome->written, QStringList{m_tenants[0].slug});
        QCOMPARE(outcome->fresh, 2);
        QCOMPARE(seen(0, "limit"), u"number override 44"_s);
        QVERIFY(product(0)->script("DROP VIEW tenantry_features"));
        QCOMPARE(Mirror(m_fleet.session).compare()->written, QStringList{m_tenants[0].slug});
        QVERIFY(product(0)->script("CREATE OR REPLACE VIEW tenantry_features AS SELECT key, '\"mine\"'::jsonb AS value, kind, origin, changed_at FROM tenantry.feature"));
        QCOMPARE(Mirror(m_fleet.session).compare()->written, QStringList{m_tenants[0].slug});
        QCOMPARE(seen(0, "limit"), u"number override 44"_s);
        // Whoever keeps them finds it within the hour, and at once where one of our own programs had to do with it.
        QVERIFY(put(yesterday));
        QVERIFY(Mirror(m_fleet.session).refresh()->written.isEmpty());
        QVERIFY(TestCluster::connect(m_fleet.registry.database)->query("UPDATE tenantry.feature_mirror SET compared_at = now() - interval '61 min'"));
        outcome = Mirror(m_fleet.session).refresh();
        QCOMPARE(outcome->written, QStringList{m_tenants[0].slug});
        QCOMPARE(outcome->fresh, 2);
        QVERIFY(put(yesterday));
        QVERIFY(registry::FeatureMirrorRepository(m_fleet.session).doubt({m_tenants[0].id}));
        QVERIFY(due(0));
        QCOMPARE(Mirror(m_fleet.session).refresh()->written, QStringList{m_tenants[0].slug});
        QCOMPARE(seen(0, "limit"), u"number override 44"_s);
    }

    // The digest is made of what the values are made of: whatever changes them changes it, and what does not leaves it.
    void theDigestTellsWhatTheValuesTell()
    {
        const auto registry = TestCluster::connect(m_fleet.registry.database);
        const auto content = [&] {
            const auto rows = registry->query("SELECT content::text, digest FROM tenantry.feature_content WHERE tenant_id = $1", {m_tenants[1].id});
            return rows && !rows->isEmpty() ? std::pair(rows->text(0, 0), rows->text(0, 1)) : std::pair(QString(), QString());
        };
        auto before = content();
        int changes = 0;
        for (const char *sql : {"UPDATE tenantry.feature SET name_en = 'Other' WHERE key = 'limit'", "UPDATE tenantry.feature SET default_value = '6' WHERE key = 'limit'",
                                "UPDATE tenantry.feature SET percentage = 100, percentage_value = '60' WHERE key = 'limit'", "UPDATE tenantry.feature SET percentage_value = '61' WHERE key = 'limit'",
                                "UPDATE tenantry.feature SET percentage = 0 WHERE key = 'limit'", "UPDATE tenantry.feature SET percentage = NULL, percentage_value = NULL WHERE key = 'limit'",
                                "INSERT INTO tenantry.plan_feature SELECT id, 'limit', '7' FROM tenantry.plan", "UPDATE tenantry.plan_feature SET value = '8'",
                                "INSERT INTO tenantry.feature_requirement SELECT 'limit', product_id, min(version) FROM tenantry.product_migration WHERE NOT repeatable GROUP BY 2",
                                "UPDATE tenantry.tenant SET note = schema_version, schema_version = ''", "UPDATE tenantry.tenant SET schema_version = note, note = ''", "DELETE FROM tenantry.feature_requirement", "DELETE FROM tenantry.plan_feature",
                                "UPDATE tenantry.tenant_feature SET value = '9' WHERE feature_key = 'limit'", "UPDATE tenantry.tenant_feature SET reason = 'another' WHERE feature_key = 'limit'",
                                "UPDATE tenantry.tenant_feature SET ends_at = now() + interval '1 day' WHERE feature_key = 'limit'", "UPDATE tenantry.tenant_feature SET ends_at = now() - interval '1 s' WHERE feature_key = 'limit'",
                                "UPDATE tenantry.tenant_feature SET ends_at = NULL WHERE feature_key = 'limit'", "UPDATE tenantry.feature SET killed_at = now() WHERE key = 'limit'",
                                "UPDATE tenantry.feature SET killed_at = NULL WHERE key = 'limit'", "UPDATE tenantry.feature SET retired_at = now() WHERE key = 'dark'",
                                "UPDATE tenantry.feature SET retired_at = NULL WHERE key = 'dark'", "UPDATE tenantry.feature SET default_value = '5' WHERE key = 'limit'"}) {
            const auto done = registry->query(sql);
            QVERIFY2(done, describe(done));
            const auto after = content();
            QVERIFY2(!after.first.isEmpty(), sql);
            QVERIFY2((after.first == before.first) == (after.second == before.second), sql);
            changes += after.first != before.first;
            before = after;
        }
        QVERIFY2(changes >= 15, QByteArray::number(changes).constData());
        const auto zone = registry->query("SELECT set_config('TimeZone', 'Asia/Tokyo', false)");
        QCOMPARE(content(), before);
    }

    void whatNeverBeginsDoesNotBeginThere()
    {
        const auto registry = TestCluster::connect(m_fleet.registry.database);
        QVERIFY(registry->query("UPDATE tenantry.tenant_feature SET starts_at = 'infinity', ends_at = NULL WHERE feature_key = 'limit'"));
        QVERIFY(Mirror(m_fleet.session).refresh()->failed.isEmpty());
        QCOMPARE(seen(0, "limit"), u"number default 5"_s);
        QVERIFY(registry->query("UPDATE tenantry.tenant_feature SET starts_at = '-infinity', ends_at = 'infinity' WHERE feature_key = 'limit'"));
        QVERIFY(Mirror(m_fleet.session).refresh()->failed.isEmpty());
        QVERIFY(seen(0, "limit").startsWith(u"number override"));
        QVERIFY(registry->query("UPDATE tenantry.tenant_feature SET starts_at = NULL, ends_at = NULL WHERE feature_key = 'limit'"));
        QVERIFY(Mirror(m_fleet.session).refresh()->failed.isEmpty());
    }

    void endedWhileItIsWrittenItIsGone()
    {
        for (int round = 0; round < 10; ++round) {
            QVERIFY(Mirror(m_fleet.session).start({m_tenants[2].id})->failed.isEmpty());
            std::atomic<int> failed = 0;
            std::vector<std::thread> all;
            for (int i = 0; i < 4; ++i)
                all.emplace_back([&, i] {
                    const Mirror mirror(m_fleet.session);
                    const auto outcome = i == 2 ? mirror.end({m_tenants[2].id}) : mirror.refresh({m_tenants[2].id});
                    failed += outcome && outcome->failed.isEmpty() ? 0 : 1;
                });
            for (auto &each : all)
                each.join();
            QCOMPARE(failed.load(), 0);
            QCOMPARE(seen(2, "limit"), u"42P01"_s);
            QVERIFY(super(2)->query("SELECT to_regclass('tenantry.feature')")->isNull(0, 0));
        }
    }

    // Nobody writes there from the moment on when it was said; the copy goes when its database can be reached.
    void anEndIsKeptUntilItCanBe()
    {
        QVERIFY(Mirror(m_fleet.session).start({m_tenants[2].id})->failed.isEmpty());
        // Said when somebody was about to write there.
        const auto other = super(2);
        QVERIFY(other->script("BEGIN; LOCK TABLE tenantry.migration IN SHARE UPDATE EXCLUSIVE MODE"));
        Result<MirrorOutcome> outcome = fail(Kind::Internal, {});
        std::jthread writer([&] { outcome = Mirror(m_fleet.session).refresh({m_tenants[2].id}); });
        QTRY_COMPARE(super(2)->query("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'tenantry.migration'::regclass "
                                     "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")->integer(0, 0), 1);
        QVERIFY(registry::FeatureMirrorRepository(m_fleet.session).end({m_tenants[2].id}));
        QVERIFY(other->script("COMMIT"));
        writer.join();
        QVERIFY2(outcome, describe(outcome));
        QVERIFY(outcome->written.isEmpty() && outcome->failed.isEmpty());
        QVERIFY(product(2)->script("CREATE VIEW mine AS SELECT key FROM tenantry_features"));
        QCOMPARE(Mirror(m_fleet.session).end({m_tenants[2].id})->failed.size(), 1);
        QCOMPARE(Mirror(m_fleet.session).refresh()->failed.size(), 1);
        QVERIFY(product(2)->script("DROP VIEW mine"));
        QVERIFY(Mirror(m_fleet.session).refresh()->failed.isEmpty());
        QCOMPARE(seen(2, "limit"), u"42P01"_s);
        QCOMPARE(registry::FeatureMirrorRepository(m_fleet.session).list()->size(), 2);
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
