// What the registry keeps of health: partitions, hours, space, who may see and do what, one alert at a time. faults.md 15, 22, 30.
#include "ailing.h"

#include "registry/healthcollection.h"
#include "registry/schema.h"
#include "registry/serverhistory.h"

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using test::Ailing;
using test::describe;
using test::TestCluster;

class StoreTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ailing> m;
    std::unique_ptr<postgres::Connection> m_registry; // as superuser

    postgres::Rows sql(const QByteArray &statement, const postgres::Params &params = {}) const
    {
        auto rows = m_registry->query(statement, params);
        if (!rows)
            qFatal("%s: %s", statement.constData(), describe(rows));
        return *rows;
    }
    QStringList partitions(const char *parent) const
    {
        QStringList out;
        const auto rows = sql("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = ('tenantry.' || $1)::regclass ORDER BY 1", {parent});
        for (int i = 0; i < rows.size(); ++i)
            out << rows.text(i, 0);
        return out;
    }
    QString idOf(int tenant) const { return m->many.tenant(m->many.slugs.at(tenant)).id; }

private slots:
    void initTestCase()
    {
        m = std::make_unique<Ailing>(TestCluster::uniqueName(u"store"_s), 3);
        m_registry = TestCluster::connect(m->many.fleet.registry.database);
    }
    void cleanupTestCase()
    {
        m_registry.reset();
        m.reset();
    }

    void metricsOfTheRegistryAreThoseOfTheProgram()
    {
        const auto rows = sql("SELECT array_agg(metric ORDER BY metric) FROM tenantry.health_metric");
        QStringList known = healthMetricNames();
        known.sort();
        QCOMPARE(rows.array(0, 0), known);
        const auto thresholds = m->health().thresholds();
        QVERIFY2(thresholds, describe(thresholds));
        QCOMPARE(thresholds->of(u"connections"_s, {}, {}), (Threshold{u"connections"_s, true, 75, 90, 0, 60, 5}));
        QCOMPARE(thresholds->of(u"cache_hit"_s, {}, {}).warning, 99.0);
        QCOMPARE(thresholds->of(u"longest_query"_s, {}, {}).warning, 60.0);
        QCOMPARE(thresholds->of(u"idle_in_transaction"_s, {}, {}).warning, 30.0);
    }

    void partitionsComeAheadAndGoWhenTheyAreRolledUp()
    {
        sql("SELECT tenantry.health_partitions_at('2026-03-10 23:59:59+00')");
        QCOMPARE(partitions("health_sample"), (QStringList{u"health_sample_20260309"_s, u"health_sample_20260310"_s, u"health_sample_20260311"_s, u"health_sample_20260312"_s}));
        sql("SELECT tenantry.health_partitions_at('2026-03-10 23:59:59+00')"); // twice does it once
        QCOMPARE(partitions("health_sample").size(), 4);
        // Five samples in two hours, one of them unreachable.
        sql("INSERT INTO tenantry.health_sample (tenant_id, at, size_bytes, connect_ms, connections, deadlocks, cache_hit_ratio, reachable) VALUES "
            "($1, '2026-03-10 10:00:00+00', 100, 10, 1, 0, 1.0, true), ($1, '2026-03-10 10:30:00+00', 120, 30, 5, 2, 0.5, true), ($1, '2026-03-10 10:59:59+00', NULL, NULL, NULL, 1, NULL, false), "
            "($1, '2026-03-10 11:00:00+00', 130, 8, 2, 0, 1.0, true), ($1, '2026-03-10 11:10:00+00', 140, 12, 2, 0, 1.0, true)", {idOf(0)});
        // Not rolled up yet: kept, however old.
        sql("SELECT tenantry.health_partitions_at('2026-03-20 00:00:00+00')");
        QVERIFY(partitions("health_sample").contains(u"health_sample_20260310"_s));
        QCOMPARE(sql("SELECT tenantry.health_roll_up_at('2026-03-10 11:30:00+00')").integer(0, 0), 1); // the hour that is not over is left
        const auto hours = m->health().hours(idOf(0), QDateTime::fromString(u"2026-03-01T00:00:00Z"_s, Qt::ISODate));
        QVERIFY2(hours, describe(hours));
        QCOMPARE(hours->size(), 1);
        const HealthPoint hour = hours->first();
        QCOMPARE(hour.samples, 3);
        QCOMPARE(hour.unreachable, 1);
        QCOMPARE(hour.connectMs, 20.0);
        QCOMPARE(hour.connectMsMost, 30.0);
        QCOMPARE(hour.connectionsMost, 5.0);
        QCOMPARE(hour.deadlocks, 3.0);
        QCOMPARE(hour.cacheHitRatio, 0.75);
        QCOMPARE(hour.sizeBytes, 120);
        QCOMPARE(sql("SELECT tenantry.health_roll_up_at('2026-03-10 12:05:00+00')").integer(0, 0), 1);
        QCOMPARE(sql("SELECT tenantry.health_roll_up_at('2026-03-10 12:05:00+00')").integer(0, 0), 0);
        QCOMPARE(m->health().hours(idOf(0), QDateTime::fromString(u"2026-03-01T00:00:00Z"_s, Qt::ISODate))->last().connectMs, 10.0);
        // A day ahead, and back: nothing is lost, and what comes afterwards is rolled up.
        sql("SELECT tenantry.health_roll_up_at('2026-03-11 12:05:00+00')");
        sql("SELECT tenantry.health_roll_up_at('2026-03-10 12:06:00+00')");
        sql("INSERT INTO tenantry.health_sample (tenant_id, at, connect_ms, reachable) VALUES ($1, '2026-03-10 12:30:00+00', 7, true)", {idOf(0)});
        sql("SELECT tenantry.health_roll_up_at('2026-03-10 13:01:00+00')");
        QCOMPARE(m->health().hours(idOf(0), QDateTime::fromString(u"2026-03-01T00:00:00Z"_s, Qt::ISODate))->last().connectMs, 7.0);
        // Two days after the end of the day it goes.
        sql("SELECT tenantry.health_roll_up_at('2026-03-13 00:00:01+00')");
        sql("SELECT tenantry.health_partitions_at('2026-03-12 23:59:59+00')");
        QVERIFY(partitions("health_sample").contains(u"health_sample_20260310"_s));
        sql("SELECT tenantry.health_partitions_at('2026-03-13 00:00:01+00')");
        QVERIFY(!partitions("health_sample").contains(u"health_sample_20260310"_s));
        // Hours: 90 days, weeks.
        QVERIFY(partitions("health_hour").contains(u"health_hour_20260309"_s));
        sql("SELECT tenantry.health_partitions_at('2026-06-13 00:00:01+00')");
        QVERIFY(partitions("health_hour").contains(u"health_hour_20260309"_s)); // its week ended on the 16th
        sql("SELECT tenantry.health_partitions_at('2026-06-15 00:00:01+00')");
        QVERIFY(!partitions("health_hour").contains(u"health_hour_20260309"_s));
    }

    // As tenants: raw for two days, by hour for 90, dropped and not deleted.
    void serversAreRolledUpToo()
    {
        const QString id = m->server().id;
        const auto from = QDateTime::fromString(u"2026-08-01T00:00:00Z"_s, Qt::ISODate);
        sql("UPDATE tenantry.health_state SET rolled_until = '2026-08-10 00:00:00+00'");
        sql("SELECT tenantry.health_partitions_at('2026-08-10 12:00:00+00')");
        QVERIFY(partitions("health_server_sample").contains(u"health_server_sample_20260810"_s)); // a day
        sql("INSERT INTO tenantry.health_server_sample (server_id, at, connect_ms, query_ms, connections, active, lock_waits, replication_lag_s, reachable) VALUES "
            "($1, '2026-08-10 10:00:00+00', 10, 1, 20, 3, 0, 0.5, true), ($1, '2026-08-10 10:30:00+00', 30, 3, 60, 9, 7, 12, true), ($1, '2026-08-10 10:59:59+00', NULL, NULL, NULL, NULL, NULL, NULL, false), "
            "($1, '2026-08-10 11:00:00+00', 8, 1, 5, 1, 0, 0, true)", {id});
        QCOMPARE(sql("SELECT tenantry.health_roll_up_at('2026-08-10 11:30:00+00')").integer(0, 0), 1);
        QCOMPARE(sql("SELECT tenantry.health_roll_up_at('2026-08-10 11:30:00+00')").integer(0, 0), 0);
        QCOMPARE(sql("SELECT count(*) FROM tenantry.health_server_hour WHERE hour >= '2026-08-10'").integer(0, 0), 1); // the one that is over
        const auto hours = serverHours(m->many.fleet.session, id, from);
        QVERIFY2(hours, describe(hours));
        const auto mine = hours->value(id);
        QCOMPARE(mine.size(), 2); // and the one that is not
        QCOMPARE(mine[0].at, QDateTime::fromString(u"2026-08-10T10:00:00Z"_s, Qt::ISODate));
        QCOMPARE(mine[0].samples, 3);
        QCOMPARE(mine[0].unreachable, 1);
        QCOMPARE(mine[0].connectMs, 20.0);
        QCOMPARE(mine[0].connectMsMost, 30.0);
        QCOMPARE(mine[0].connections, 40.0);
        QCOMPARE(mine[0].connectionsMost, 60.0);
        QCOMPARE(mine[0].active, 9.0);
        QCOMPARE(mine[0].lockWaits, 7.0);
        QCOMPARE(mine[0].replicationLagSeconds, 12.0);
        QCOMPARE(mine[1].samples, 1);
        QCOMPARE(serverHours(m->many.fleet.session, {}, from)->size(), 1); // of all servers: nobody else was looked at
        const auto raw = serverSamples(m->many.fleet.session, id, QDateTime::fromString(u"2026-08-10T10:30:00Z"_s, Qt::ISODate));
        QVERIFY2(raw && raw->size() == 3 && raw->first().connections == 60.0 && raw->at(1).unreachable == 1, describe(raw));
        // Not rolled up: kept. Rolled up: gone after two days; the hours after 90.
        sql("SELECT tenantry.health_partitions_at('2026-08-20 00:00:00+00')");
        QVERIFY(partitions("health_server_sample").contains(u"health_server_sample_20260810"_s));
        sql("SELECT tenantry.health_roll_up_at('2026-08-13 00:00:01+00')");
        sql("SELECT tenantry.health_partitions_at('2026-08-12 23:59:59+00')");
        QVERIFY(partitions("health_server_sample").contains(u"health_server_sample_20260810"_s));
        sql("SELECT tenantry.health_partitions_at('2026-08-13 00:00:01+00')");
        QVERIFY(!partitions("health_server_sample").contains(u"health_server_sample_20260810"_s));
        QCOMPARE(serverHours(m->many.fleet.session, id, from)->value(id).size(), 2);
        QVERIFY(partitions("health_server_hour").contains(u"health_server_hour_20260810"_s));
        sql("SELECT tenantry.health_partitions_at('2026-11-16 00:00:01+00')");
        QVERIFY(!partitions("health_server_hour").contains(u"health_server_hour_20260810"_s));
    }

    // A registry of before that: what it kept raw in weeks becomes hours, and days of what is young.
    void oldServerSamplesBecomeHours()
    {
        const QString name = TestCluster::uniqueName(u"old"_s);
        QVERIFY(TestCluster::connect()->script("CREATE DATABASE " + postgres::quoteIdentifier(name) + " OWNER tenantry_owner"));
        const auto old = TestCluster::connect(name);
        const auto files = schemaFiles();
        for (const SchemaFile &file : files)
            if (file.version <= 14) {
                const auto applied = old->transaction([&] { return applyFile(*old, file); });
                QVERIFY2(applied, describe(applied));
            }
        const QString server = newId();
        QVERIFY(old->query("SELECT tenantry.health_partitions_at(now() - d * interval '7 days') FROM generate_series(4, 0, -1) d"));
        QVERIFY(old->query("INSERT INTO tenantry.health_server_sample (server_id, at, connections, reachable) SELECT $1, t, 10, true "
                           "FROM generate_series(date_trunc('hour', now()) - interval '25 days', now(), interval '10 minutes') t", {server}));
        const auto upgraded = applySchema(*old, files);
        QVERIFY2(upgraded, describe(upgraded));
        const auto hours = old->query("SELECT count(*), min(hour) = date_trunc('hour', now()) - interval '25 days', bool_and(samples = 6 AND connections = 10) FROM tenantry.health_server_hour");
        QVERIFY2(hours, describe(hours));
        QVERIFY2(qAbs(hours->integer(0, 0) - 25 * 24) <= 1, hours->bytes(0, 0).constData()); // the hour may turn meanwhile
        QVERIFY(hours->boolean(0, 2));
        const auto raw = old->query("SELECT bool_and(at >= date_trunc('day', now() - interval '49 hours', 'UTC')), count(*) FROM tenantry.health_server_sample");
        QVERIFY2(raw, describe(raw));
        QVERIFY(raw->boolean(0, 0));
        QVERIFY(raw->integer(0, 1) >= 48 * 6);
        QCOMPARE(old->query("SELECT count(*) FROM pg_class WHERE relname LIKE 'old_health%'")->integer(0, 0), 0);
        QVERIFY(old->query("SELECT tenantry.health_partitions_at(now()), tenantry.health_roll_up_at(now())"));
        QVERIFY(old->query("INSERT INTO tenantry.health_server_sample (server_id, at, connections, reachable) VALUES ($1, now(), 10, true)", {server}));
    }

    void bytesOfASample()
    {
        // As the collector writes them: a thousand tenants, one after the other in time.
        sql("SELECT tenantry.health_partitions_at('2026-07-01 00:00:00+00')");
        sql("INSERT INTO tenantry.health_sample SELECT ('00000000-0000-4000-8000-' || lpad(t::text, 12, '0'))::uuid, '2026-07-01 00:00:00+00'::timestamptz + m * interval '1 minute', 10000000, 5, 0.5, 3, 0, 0, 12, 0, 5, "
            "0.01, 0.999, true FROM generate_series(1, 60) m, generate_series(1, 1000) t");
        const double bytes = sql("SELECT pg_total_relation_size('tenantry.health_sample_20260701')::float8 / 60000").number(0, 0);
        qInfo("%.1f bytes a raw sample, with its index", bytes);
        QVERIFY2(bytes < 200, qPrintable(QString::number(bytes)));
    }

    void onlyOneCollects()
    {
        auto one = *HealthCollection::join(m->many.fleet.session, u"one"_s);
        auto two = *HealthCollection::join(m->many.fleet.session, u"two"_s);
        QVERIFY(*one->lead());
        QVERIFY(!*two->lead());
        QVERIFY(*one->lead()); // and goes on
        const auto who = m->health().collector();
        QVERIFY(who && *who && (*who)->alive);
        QCOMPARE((*who)->program, u"one"_s);
        // Its network went away: the lock is held, but the lease is over. What it writes afterwards is not written.
        sql("UPDATE tenantry.health_collector SET lease_until = clock_timestamp() - interval '1 second'");
        QVERIFY(*two->lead());
        HealthRound round;
        ServerHealth server;
        server.serverId = m->server().id;
        server.at = server.since = QDateTime::currentDateTimeUtc();
        round.server = server;
        const auto written = one->write(round);
        QVERIFY2(written && !*written, describe(written));
        QCOMPARE(sql("SELECT count(*) FROM tenantry.health_server").integer(0, 0), 0);
        QVERIFY(!*one->lead());
        // It ends: another one may at once.
        two.reset();
        QVERIFY(*one->lead());
        QVERIFY(one->upkeep());
        QVERIFY(*one->write(round));
        QCOMPARE(sql("SELECT count(*) FROM tenantry.health_server").integer(0, 0), 1);
        // It is killed: the lock goes with its connection, whatever the lease says.
        auto three = *HealthCollection::join(m->many.fleet.session, u"three"_s);
        QVERIFY(!*three->lead());
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 "
            "AND (classid::bigint << 32) | objid::bigint = hashtextextended($1, 13))", {one->id()});
        QTRY_VERIFY(*three->lead());
    }

    void thresholdsAreCheckedAndScoped()
    {
        const auto repository = m->health();
        ThresholdRule rule;
        rule.metric = u"nothing"_s;
        rule.warning = 1;
        QCOMPARE(repository.setThreshold(rule).error().kind, Kind::NotFound);
        rule.metric = u"connections"_s;
        rule.warning = 95; // beyond critical
        QCOMPARE(repository.setThreshold(rule).error().kind, Kind::InvalidInput);
        rule.metric = u"cache_hit"_s;
        rule.warning = 50; // less is worse
        QCOMPARE(repository.setThreshold(rule).error().kind, Kind::InvalidInput);
        rule.metric = u"server_connections"_s;
        rule.warning = 50;
        rule.tenantId = idOf(0);
        QCOMPARE(repository.setThreshold(rule).error().kind, Kind::InvalidInput);
        rule.metric = u"connections"_s;
        QVERIFY(repository.setThreshold(rule));
        rule.warning = 60;
        QVERIFY(repository.setThreshold(rule)); // replaced
        const auto thresholds = *repository.thresholds();
        QCOMPARE(thresholds.rules.size(), 1);
        QCOMPARE(thresholds.of(u"connections"_s, {}, idOf(0)).warning, 60.0);
        QCOMPARE(thresholds.of(u"connections"_s, {}, idOf(0)).critical, 90.0);
        QCOMPARE(thresholds.of(u"connections"_s, {}, idOf(1)).warning, 75.0);
        QCOMPARE(sql("SELECT count(*) FROM tenantry.event WHERE kind = 'threshold' AND tenant_id = $1", {idOf(0)}).integer(0, 0), 2); // who decided that is kept
        QVERIFY(*repository.clearThreshold(u"connections"_s, {}, idOf(0)));
        QVERIFY(!*repository.clearThreshold(u"connections"_s, {}, idOf(0)));
    }

    // A USER: only their tenants, in the repository and with psql in hand.
    void aUserSeesTheirTenants()
    {
        m->sweep();
        const QString login = TestCluster::uniqueName(u"luis"_s), operatorId = newId();
        sql("CREATE ROLE " + postgres::quoteIdentifier(login) + " LOGIN PASSWORD " + postgres::quoteLiteral(login) + " IN ROLE tenantry_user");
        sql("INSERT INTO tenantry.operator (id, login, name, role, public_key) VALUES ($1, $2, $2, 'USER', 'no key')", {operatorId, login});
        sql("INSERT INTO tenantry.operator_key (operator_id, sealed_private_key) VALUES ($1, 'sealed')", {operatorId});
        sql("INSERT INTO tenantry.operator_tenant (operator_id, tenant_id) VALUES ($1, $2)", {operatorId, idOf(0)});
        ThresholdRule rule;
        rule.metric = u"latency"_s;
        rule.warning = 0.000001; // everybody
        rule.critical = 100'000;
        rule.forSeconds = rule.clearSeconds = 0;
        QVERIFY(m->health().setThreshold(rule));
        rule.tenantId = idOf(1);
        QVERIFY(m->health().setThreshold(rule));
        m->sweep();
        for (const QString &slug : m->many.slugs)
            QCOMPARE(m->open(slug), QStringList{u"latency warning"_s});

        const auto session = Session::open(TestCluster::as(login, login, m->many.fleet.registry.database));
        QVERIFY2(session, describe(session));
        const HealthRepository theirs(*session);
        QCOMPARE(theirs.tenants()->keys(), QStringList{idOf(0)});
        QVERIFY(theirs.tenant(idOf(0))->has_value() && !theirs.tenant(idOf(1))->has_value());
        QVERIFY(!theirs.samples(idOf(0), QDateTime::currentDateTimeUtc().addDays(-1))->isEmpty());
        QVERIFY(theirs.samples(idOf(1), QDateTime::currentDateTimeUtc().addDays(-1))->isEmpty());
        QVERIFY(theirs.servers()->isEmpty());
        const auto alerts = theirs.alerts({});
        QCOMPARE(alerts->size(), 1);
        QCOMPARE(alerts->first().tenantId, idOf(0));
        QCOMPARE(theirs.thresholds()->rules.size(), 1); // that of the fleet; another tenant's is not theirs to know
        QCOMPARE(theirs.setThreshold({{}, u"latency"_s, {}, {}, {}, {}, false, {}, {}, {}, {}, {}}).error().kind, Kind::Permission);
        QCOMPARE(theirs.clearThreshold(u"latency"_s, {}, {}).error().kind, Kind::Permission);
        QCOMPARE(theirs.collector().error().kind, Kind::Permission);
        QCOMPARE(health::Collector(*session, u"x"_s).sweep({}, {}, {}).error().kind, Kind::Permission);
        QCOMPARE(health::Collector(*session, u"x"_s).watch({}, {}).error().kind, Kind::Permission);

        const auto psql = postgres::Connection::open(TestCluster::as(login, login, m->many.fleet.registry.database));
        QVERIFY(psql);
        for (const char *table : {"health_current", "health_sample", "alert"}) {
            QCOMPARE((*psql)->query(QByteArray("SELECT count(DISTINCT tenant_id) FROM tenantry.") + table)->integer(0, 0), 1);
            QCOMPARE((*psql)->query(QByteArray("UPDATE tenantry.") + table + " SET tenant_id = tenant_id").error().sqlstate, u"42501"_s);
        }
        QVERIFY(serverHours(*session, {}, QDateTime::currentDateTimeUtc().addDays(-1))->isEmpty());
        QVERIFY(serverSamples(*session, m->server().id, QDateTime::currentDateTimeUtc().addDays(-1))->isEmpty());
        for (const char *refused : {"SELECT * FROM tenantry.health_server_hour", "SELECT * FROM tenantry.backup", "SELECT * FROM tenantry.health_server", "SELECT * FROM tenantry.health_collector", "SELECT tenantry.health_upkeep()", "SELECT tenantry.health_partitions_at(now())",
                                    "SELECT * FROM tenantry.product_check", "DELETE FROM tenantry.threshold"})
            QCOMPARE((*psql)->query(refused).error().sqlstate, u"42501"_s);
        for (const QString &partition : partitions("health_sample"))
            QCOMPARE((*psql)->query("SELECT * FROM tenantry." + partition.toUtf8()).error().sqlstate, u"42501"_s);

        // They may say that they saw it, with a note; of their tenants' alerts only.
        QVERIFY(theirs.acknowledge(alerts->first().id.right(8), u"The customer \x1b[31m is <b>importing</b>"_s, {}));
        const Alert seen = *m->health().alert(alerts->first().id);
        QCOMPARE(seen.acknowledgedBy, login);
        QVERIFY(seen.note.startsWith(u"The customer"_s) && seen.acknowledgedAt.isValid());
        const auto foreign = m->health().alerts({.tenantId = idOf(1)})->first();
        QCOMPARE(theirs.acknowledge(foreign.id, u"x"_s, {}).error().kind, Kind::NotFound);
        QCOMPARE((*psql)->query("SELECT tenantry.alert_acknowledge($1, 'x', NULL)", {foreign.id})->boolean(0, 0), false);
        QCOMPARE(m->health().alert(foreign.id)->acknowledgedBy, QString());
        const auto events = sql("SELECT operator, after ->> 'note' FROM tenantry.event WHERE kind = 'alert' ORDER BY seq DESC");
        QCOMPARE(events.size(), 1); // opening and measuring are no decisions of anybody's
        QCOMPARE(events.text(0, 0), login);

        // Silence, until a time; and back.
        const QDateTime until = QDateTime::currentDateTimeUtc().addDays(1);
        QVERIFY(m->health().acknowledge(foreign.id, {}, until));
        QVERIFY(std::abs(m->health().alert(foreign.id)->silencedUntil.secsTo(until)) < 2);
        QVERIFY(m->health().acknowledge(foreign.id, {}, until.addDays(-2)));
        QVERIFY(!m->health().alert(foreign.id)->silencedUntil.isValid());
        QCOMPARE(m->health().acknowledge(u"00000000-0000-4000-8000-000000000000"_s, {}, {}).error().kind, Kind::NotFound);

        // What was said stays while it is open, and it closes by itself.
        m->sweep();
        QCOMPARE(m->health().alert(seen.id)->acknowledgedBy, login);
        rule.enabled = false;
        QVERIFY(m->health().setThreshold(rule));
        rule.tenantId.clear();
        QVERIFY(m->health().setThreshold(rule));
        m->sweep();
        QVERIFY(m->health().alerts({})->isEmpty());
        QCOMPARE(m->health().acknowledge(seen.id, u"late"_s, {}).error().kind, Kind::Conflict);
    }

    void noSecretIsWritten()
    {
        m->run("ALTER ROLE " + postgres::quoteIdentifier(m->many.tenant(m->many.slugs.at(0)).role) + " PASSWORD 'another one'");
        m->sweep();
        const QByteArray secret = Ailing::passwordOf(m->many.slugs.at(0)).toUtf8();
        for (const char *table : {"health_current", "health_server", "alert", "health_sample", "health_collector", "event"})
            QCOMPARE(sql(QByteArray("SELECT count(*) FROM tenantry.") + table + " x WHERE position($1 IN x::text) > 0", {secret}).integer(0, 0), 0);
    }
};

TENANTRY_TEST_MAIN(StoreTest)
#include "store_test.moc"
