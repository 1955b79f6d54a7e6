// Each thing that can be wrong with a tenant, on a real server: found by one sweep, told in a sentence, and gone by itself when it is mended.
// faults.md 3, 6, 8, 12.
#include "ailing.h"

#include "support/faultproxy.h"

#include <QStorageInfo>
#include <QElapsedTimer>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using test::Ailing;
using test::describe;
using test::TestCluster;

class HealthTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ailing> m;

    const QString first = u"t-000"_s, second = u"t-001"_s;
    QByteArray role(const QString &slug) const { return postgres::quoteIdentifier(m->many.tenant(slug).role); }
    QByteArray database(const QString &slug) const { return postgres::quoteIdentifier(m->many.tenant(slug).database); }
    void threshold(const QString &metric, std::optional<double> warning, std::optional<double> critical, int clear = 0) const
    {
        ThresholdRule rule;
        rule.metric = metric;
        rule.warning = warning;
        rule.critical = critical;
        rule.forSeconds = 0;
        rule.clearSeconds = clear;
        const auto done = m->health().setThreshold(rule);
        QVERIFY2(done, describe(done));
    }
    void tenantsAre(const QString &slug, HealthStatus status, const QString &problem = {}) const
    {
        const TenantHealth health = m->of(slug);
        QVERIFY2(health.status == status && health.problem == problem,
                 qPrintable(healthStatusName(health.status) + u' ' + health.problem + u' ' + (health.error ? test::describe(*health.error) : QString())));
        QCOMPARE(health.error.has_value(), !problem.isEmpty());
    }

private slots:
    void initTestCase()
    {
        m = std::make_unique<Ailing>(TestCluster::uniqueName(u"health"_s), 4);
        for (const char *metric : {"connections", "longest_query", "idle_in_transaction", "lock_waits", "unreachable", "behind", "version", "cache_hit", "deadlocks", "invalid_indexes", "dead_rows", "checks"}) {
            ThresholdRule rule;
            rule.metric = QString::fromLatin1(metric);
            rule.forSeconds = rule.clearSeconds = 0;
            QVERIFY(m->health().setThreshold(rule));
        }
    }
    void cleanupTestCase() { m.reset(); }

    void allIsWell()
    {
        const auto swept = m->sweep();
        QCOMPARE(swept.tenants.size(), 4);
        QVERIFY(swept.recorded && !swept.other);
        QCOMPARE(swept.servers.size(), 1);
        QVERIFY(swept.servers.first().reachable && swept.servers.first().maxConnections > 0 && swept.servers.first().databases >= 4);
        for (const QString &slug : m->many.slugs) {
            tenantsAre(slug, HealthStatus::Ok);
            const TenantHealth health = m->of(slug);
            QCOMPARE(health.probedAs, u"tenant"_s);
            QVERIFY(health.connectMs > 0 && health.queryMs > 0 && *health.connectMs < 2000);
            QVERIFY(health.sizeBytes > 1'000'000 && health.frozenAge && health.deadlocks == 0);
            QCOMPARE(health.schemaVersion, u"0002"_s);
            QCOMPARE(health.connections, 0);
            QCOMPARE(health.inside.value("tables"_L1).toArray().size(), 2);
            QCOMPARE(m->open(slug), QStringList());
        }
        // The list of tenants has what was measured.
        QVERIFY(m->many.tenant(first).sizeBytes && m->many.tenant(first).latencyMs);
        QCOMPARE(m->health().tenants()->size(), 4);
        QCOMPARE(m->health().samples(m->many.tenant(first).id, QDateTime::currentDateTimeUtc().addDays(-3))->size(), 1);
        // It is written who collected while it did, and not afterwards.
        QVERIFY(!*m->health().collector());
    }

    // Known where this computer has the disk; told in time.
    void theDiskOfAServer()
    {
        const auto seen = m->sweep().servers.first();
        const QStorageInfo disk(QFileInfo(TestCluster::socketFile()).path());
        QVERIFY(seen.diskFree && seen.diskSize);
        QCOMPARE(*seen.diskSize, disk.bytesTotal());
        QVERIFY2(std::abs(*seen.diskFree - disk.bytesAvailable()) < disk.bytesTotal() / 20, qPrintable(QString::number(*seen.diskFree)));
        ThresholdRule rule; // as if it were nearly full
        rule.metric = u"disk_free"_s;
        rule.warning = 200;
        rule.critical = 150;
        rule.forSeconds = rule.clearSeconds = 0;
        QVERIFY(m->health().setThreshold(rule));
        QCOMPARE((m->sweep(), m->open({})), QStringList{u"disk_free critical"_s});
        rule.warning = rule.critical = 0;
        QVERIFY(m->health().setThreshold(rule));
        QCOMPARE((m->sweep(), m->open({})), QStringList());
    }

    void twiceIsARate()
    {
        auto session = m->session(first);
        for (int i = 0; i < 30; ++i)
            (void)session->query("SELECT 1");
        session.reset();
        QTRY_VERIFY(m->super->query("SELECT sum(xact_commit) FROM pg_stat_database WHERE datname = $1", {m->many.tenant(first).database})->integer(0, 0) >= 30);
        m->sweep();
        const TenantHealth health = m->of(first);
        QVERIFY(health.transactionsPerSecond > 0.0);
        QVERIFY(m->health().samples(health.tenantId, {QDateTime::currentDateTimeUtc().addDays(-3)})->last().transactionsPerSecond > 0.0);
        // The server forgets its counters: nothing is judged of what is no difference.
        const auto inside = m->many.inside(first);
        QVERIFY(inside->query("SELECT pg_stat_reset()"));
        m->sweep();
        QVERIFY(!m->of(first).transactionsPerSecond);
        m->sweep();
        QVERIFY(m->of(first).transactionsPerSecond);
    }

    void atItsConnectionLimit()
    {
        const auto before = m->health().alerts({.closedToo = true})->size();
        m->run("ALTER ROLE " + role(first) + " CONNECTION LIMIT 4");
        std::vector<std::unique_ptr<postgres::Connection>> sessions;
        for (int i = 0; i < 3; ++i)
            sessions.push_back(m->session(first));
        m->sweep();
        tenantsAre(first, HealthStatus::Ok); // and its last connection was not taken from it
        QCOMPARE(m->open(first), QStringList{u"connections warning"_s});
        QCOMPARE(m->of(first).connections, 3);
        QCOMPARE(m->of(first).connectionLimit, 4);
        sessions.push_back(m->session(first));
        m->sweep();
        tenantsAre(first, HealthStatus::Unreachable, u"full"_s);
        QCOMPARE(m->open(first), (QStringList{u"connections critical"_s, u"unreachable critical"_s}));
        QCOMPARE(m->open(second), QStringList());
        sessions.clear();
        m->run("ALTER ROLE " + role(first) + " CONNECTION LIMIT -1");
        QTRY_VERIFY((m->sweep(), m->open(first).isEmpty()));
        tenantsAre(first, HealthStatus::Ok);
        QCOMPARE(m->health().alerts({.closedToo = true})->size(), before + 2); // each opened once
    }

    void idleInTransaction()
    {
        threshold(u"idle_in_transaction"_s, 0.001, 3600);
        const auto session = m->session(first);
        QVERIFY(session->script("BEGIN; INSERT INTO visit (note) VALUES ('x')"));
        QTRY_VERIFY((m->sweep(), m->open(first) == QStringList{u"idle_in_transaction warning"_s}));
        QCOMPARE(m->of(first).idleInTransaction, 1);
        QVERIFY(m->of(first).idleInTransactionMs > 1.0);
        QVERIFY(session->script("ROLLBACK"));
        QTRY_VERIFY((m->sweep(), m->open(first).isEmpty()));
    }

    void aLockPileUp()
    {
        threshold(u"lock_waits"_s, 2, 3);
        threshold(u"idle_in_transaction"_s, 3000, 3600);
        threshold(u"longest_query"_s, 3000, 3600);
        const auto holder = m->session(first);
        QVERIFY(holder->script("BEGIN; INSERT INTO visit (note) VALUES ('x'); LOCK TABLE visit IN ACCESS EXCLUSIVE MODE"));
        std::vector<std::jthread> waiting;
        for (int i = 0; i < 4; ++i)
            waiting.emplace_back([this] { (void)m->session(first)->query("SELECT count(*) FROM visit"); });
        QTRY_VERIFY_WITH_TIMEOUT(m->super->query("SELECT count(*) FROM pg_locks WHERE NOT granted")->integer(0, 0) == 4, 20'000);
        QElapsedTimer timer;
        timer.start();
        m->sweep();
        QVERIFY2(timer.elapsed() < 8000, "looking inside waits for the tenant's locks");
        QCOMPARE(m->open(first), QStringList{u"lock_waits critical"_s});
        QCOMPARE(m->of(first).lockWaits, 4);
        QVERIFY(m->of(first).lockWaitMs > 0.0 && m->of(first).longestQueryMs > 0.0);
        QCOMPARE(m->of(first).active, 4);
        tenantsAre(first, HealthStatus::Ok);
        QVERIFY(holder->script("ROLLBACK"));
        waiting.clear();
        QTRY_VERIFY((m->sweep(), m->open(first).isEmpty()));
    }

    // A row's lock belongs to no database in pg_locks.
    void aLockOnARow()
    {
        threshold(u"lock_waits"_s, 1, 3);
        const auto holder = m->session(second);
        QVERIFY(holder->script("INSERT INTO patient VALUES (1, 'a')"));
        QVERIFY(holder->script("BEGIN; UPDATE patient SET name = 'b'"));
        std::jthread waiting([this] { (void)m->session(second)->query("UPDATE patient SET name = 'c'"); });
        QTRY_VERIFY((m->sweep(), m->open(second) == QStringList{u"lock_waits warning"_s}));
        QVERIFY(holder->script("COMMIT"));
        waiting.join();
        QTRY_VERIFY((m->sweep(), m->open(second).isEmpty()));
    }

    void theWrongPassword()
    {
        m->run("ALTER ROLE " + role(first) + " PASSWORD 'another one'");
        m->sweep();
        tenantsAre(first, HealthStatus::Unreachable, u"sign_in"_s);
        QCOMPARE(m->open(first), QStringList{u"unreachable critical"_s});
        const auto alert = m->health().alerts({})->first();
        QVERIFY(alert.error && !test::describe(*alert.error).contains(u"geheim"));
        m->sweep();
        QCOMPARE(m->open(first), QStringList{u"unreachable critical"_s}); // once
        m->setPassword(first, Ailing::passwordOf(first));
        m->sweep();
        QCOMPARE(m->open(first), QStringList());
        tenantsAre(first, HealthStatus::Ok);
    }

    void mayNotSignIn()
    {
        m->run("ALTER ROLE " + role(first) + " NOLOGIN");
        m->sweep();
        tenantsAre(first, HealthStatus::Unreachable, u"sign_in"_s);
        m->run("ALTER ROLE " + role(first) + " LOGIN");
        m->run("ALTER DATABASE " + database(first) + " ALLOW_CONNECTIONS false");
        m->sweep();
        tenantsAre(first, HealthStatus::Unreachable, u"refused"_s);
        m->run("ALTER DATABASE " + database(first) + " ALLOW_CONNECTIONS true");
        m->sweep();
        tenantsAre(first, HealthStatus::Ok);
        QCOMPARE(m->open(first), QStringList());
    }

    void aTenantThatIsPausedIsNoTrouble()
    {
        const TenantRepository tenants(m->many.fleet.session);
        m->run("ALTER ROLE " + role(first) + " NOLOGIN");
        m->sweep();
        QCOMPARE(m->open(first), QStringList{u"unreachable critical"_s});
        QVERIFY(tenants.move(m->many.tenant(first).id, TenantState::Paused));
        m->sweep();
        tenantsAre(first, HealthStatus::Closed);
        QCOMPARE(m->open(first), QStringList());
        m->run("ALTER ROLE " + role(first) + " LOGIN");
        QVERIFY(tenants.move(m->many.tenant(first).id, TenantState::Active));
        m->sweep();
        tenantsAre(first, HealthStatus::Ok);
    }

    void leftBehindAndSomebodyElsesVersion()
    {
        const TenantRepository tenants(m->many.fleet.session);
        QVERIFY(tenants.setSchemaVersion(m->many.tenant(first).id, u"0001"_s));
        m->sweep();
        QCOMPARE(m->open(first), (QStringList{u"behind warning"_s, u"version warning"_s}));
        QVERIFY(tenants.setSchemaVersion(m->many.tenant(first).id, u"0002"_s));
        m->sweep();
        QCOMPARE(m->open(first), QStringList());
        // A file that is new to all of them leaves nobody behind.
        m->many.file(u"0003_new.sql"_s, "SELECT 1");
        m->sweep();
        for (const QString &slug : m->many.slugs)
            QCOMPARE(m->open(slug), QStringList());
        QCOMPARE(m->many.tenant(first).behind, 1);
    }

    void whatATenantPutIntoOurSchemaIsNotRead()
    {
        // A tenant that got hold of the name: its view would run its code as the server's owner.
        const auto tenant = m->many.tenant(second);
        const auto inside = m->many.inside(second);
        QVERIFY(inside->script("ALTER SCHEMA tenantry OWNER TO " + role(second) + "; ALTER TABLE tenantry.migration RENAME TO hidden; "
                               "CREATE VIEW tenantry.migration AS SELECT 'v:9'::text AS key, '9'::text AS version, true AS finished, false AS repeatable, now() AS applied_at, 1/0 AS boom"));
        m->sweep();
        QVERIFY(!m->of(second).schemaVersion);
        tenantsAre(second, HealthStatus::Ok);
        QVERIFY(inside->script("DROP VIEW tenantry.migration; ALTER TABLE tenantry.hidden RENAME TO migration; ALTER SCHEMA tenantry OWNER TO fleet_owner"));
    }

    void whatIsInside()
    {
        const auto inside = m->many.inside(second);
        QVERIFY(inside->script("CREATE TABLE public.\"evil\x1b[31m<b>\" (id int); ALTER TABLE public.\"evil\x1b[31m<b>\" OWNER TO " + role(second) + "; "
                               "CREATE TABLE public.dup (a int); INSERT INTO public.dup VALUES (1), (1); ALTER TABLE public.dup OWNER TO " + role(second)));
        QVERIFY(!inside->query("CREATE UNIQUE INDEX CONCURRENTLY dup_a ON public.dup (a)"));
        QVERIFY(inside->script("CREATE SEQUENCE public.almost MAXVALUE 1000; ALTER SEQUENCE public.almost OWNER TO " + role(second) + "; SELECT setval('public.almost', 950)"));
        m->sweep();
        QCOMPARE(m->open(second), (QStringList{u"invalid_indexes warning"_s, u"sequence critical"_s}));
        const TenantHealth health = m->of(second);
        QCOMPARE(health.invalidIndexes, 1);
        QCOMPARE(health.inside.value("invalid_indexes"_L1).toArray().first().toString(), u"public.dup_a"_s);
        QVERIFY(health.sequenceRatio > 0.94);
        QVERIFY(inside->script("DROP TABLE public.dup; DROP SEQUENCE public.almost; DROP TABLE public.\"evil\x1b[31m<b>\""));
        m->sweep();
        QCOMPARE(m->open(second), QStringList());
    }

    // Nobody judges them until somebody says from where on.
    void indexesThatAreNotNeeded()
    {
        threshold(u"growth"_s, 100'000, 100'000);
        const auto inside = m->many.inside(second);
        QVERIFY(inside->script("CREATE TABLE public.fat (id int PRIMARY KEY, a int, b text, EXCLUDE USING btree (a WITH =)) WITH (autovacuum_enabled = off); ALTER TABLE public.fat OWNER TO " + role(second) + "; "
                               "INSERT INTO public.fat SELECT g, g, 'x' || g FROM generate_series(1, 600000) g; CREATE INDEX fat_b ON public.fat (b); CREATE INDEX fat_small ON public.fat (b) WHERE id < 100; "
                               "CREATE INDEX fat_lower ON public.fat (lower(b))"));
        QVERIFY(inside->query("VACUUM ANALYZE public.fat"));
        m->sweep();
        const auto names = [&](const char *list) {
            QStringList out;
            const QJsonObject all = m->of(second).inside;
            for (const QJsonValue &each : all.value(QLatin1StringView(list)).toArray())
                out << (each.isString() ? each.toString() : each["name"_L1].toString());
            return out;
        };
        const auto empty = [&](const QString &name) {
            const QJsonObject all = m->of(second).inside;
            for (const QJsonValue &each : all.value("bloated_indexes"_L1).toArray())
                if (each["name"_L1] == name)
                    return each["empty"_L1].toDouble() / each["bytes"_L1].toDouble();
            return 0.0;
        };
        // Of 1 MB or more, enforcing nothing.
        QCOMPARE(names("unused_index_names"), (QStringList{u"public.fat_b"_s, u"public.fat_lower"_s}));
        // As they were made: hardly anything is empty.
        for (const char *name : {"public.fat_pkey", "public.fat_b", "public.fat_lower"})
            QVERIFY2(empty(QString::fromLatin1(name)) < 0.15, qPrintable(QString::number(empty(QString::fromLatin1(name)))));
        QVERIFY(inside->query("DELETE FROM public.fat WHERE id % 5 <> 0"));
        // A session tells what it did once a second at most. Told after the VACUUM, the deleted rows would count as dead.
        QVERIFY(inside->query("SELECT pg_stat_force_next_flush()"));
        QVERIFY(inside->query("VACUUM ANALYZE public.fat"));
        m->sweep();
        for (const char *name : {"public.fat_pkey", "public.fat_b", "public.fat_lower"})
            QVERIFY2(qAbs(empty(QString::fromLatin1(name)) - 0.8) < 0.12, qPrintable(QString::number(empty(QString::fromLatin1(name)))));
        QCOMPARE(m->open(second), QStringList()); // no level
        threshold(u"index_bloat"_s, 50, {});
        threshold(u"unused_indexes"_s, 1, {});
        threshold(u"backup_age"_s, 0, {}); // from the first moment on
        m->sweep();
        QCOMPARE(m->open(second), (QStringList{u"backup_age warning"_s, u"index_bloat warning"_s})); // how long was counted? Not for a week.
        for (const char *metric : {"index_bloat", "unused_indexes", "backup_age"})
            QVERIFY(*m->health().clearThreshold(QString::fromLatin1(metric), {}, {}));
        // Told by the server itself: rebuilt, there is nothing to win.
        QVERIFY(inside->query("REINDEX TABLE public.fat"));
        QVERIFY(inside->query("VACUUM ANALYZE public.fat"));
        m->sweep();
        QVERIFY(empty(u"public.fat_b"_s) < 0.15);
        QCOMPARE(m->open(second), QStringList());
        QVERIFY(inside->script("DROP TABLE public.fat"));
        QVERIFY(*m->health().clearThreshold(u"growth"_s, {}, {}));
    }

    void checksOfTheProduct()
    {
        const auto repository = m->health();
        QVERIFY(repository.setCheck({{}, m->many.product.id, u"no more than one patient"_s, "SELECT count(*) <= 1 FROM patient"}));
        QVERIFY(repository.setCheck({{}, m->many.product.id, u"broken"_s, "SELECT nothing FROM nowhere"}));
        QVERIFY(repository.setCheck({{}, m->many.product.id, u"writes"_s, "INSERT INTO patient VALUES (77, 'x') RETURNING true"}));
        QVERIFY(m->many.inside(first)->script("INSERT INTO public.patient VALUES (1, 'a'), (2, 'b')"));
        m->sweep();
        QCOMPARE(m->of(first).failedChecks, 3);
        QCOMPARE(m->of(m->many.slugs.at(3)).failedChecks, 2);
        QCOMPARE(m->open(first), QStringList{u"checks critical"_s});
        QCOMPARE(m->many.inside(first)->query("SELECT count(*) FROM public.patient WHERE id = 77")->integer(0, 0), 0);
        for (const char *name : {"no more than one patient", "broken", "writes"})
            QVERIFY(*repository.removeCheck(m->many.product.id, QString::fromLatin1(name)));
        // Nothing is asked any more: what was open closes with the next look.
        m->sweep();
        QCOMPARE(m->open(first), QStringList());
    }

    void aDatabaseThatIsGone()
    {
        const QString gone = m->many.slugs.at(2);
        const QByteArray name = database(gone);
        m->run("ALTER DATABASE " + name + " RENAME TO somewhere_else");
        m->sweep();
        tenantsAre(gone, HealthStatus::Unreachable, u"missing"_s);
        QCOMPARE(m->open(gone), QStringList{u"unreachable critical"_s});
        m->run("ALTER DATABASE somewhere_else RENAME TO " + name);
        m->sweep();
        tenantsAre(gone, HealthStatus::Ok);
        QCOMPARE(m->open(gone), QStringList());
    }

    // Stopped, or hanging: one alert, not one per tenant; and the other server is not held up.
    void aServerThatIsAway_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("refuses") << 0;
        QTest::newRow("hangs") << 1;
        QTest::newRow("cuts connections off") << 2;
        QTest::newRow("5 s latency") << 3;
    }
    void aServerThatIsAway()
    {
        QFETCH(int, how);
        test::FaultProxy proxy(TestCluster::socketFile());
        const ServerRepository servers(m->many.fleet.session);
        const auto owner = ownerSettings(*m->many.fleet.session, m->server());
        QVERIFY2(owner, describe(owner));
        Server other;
        other.id = newId();
        other.name = TestCluster::uniqueName(u"db2"_s);
        other.host = u"127.0.0.1"_s;
        other.port = proxy.port();
        other.tls = u"disable"_s;
        other.user = owner->user;
        other.sealedSecret = *sealServerSecret(*m->many.fleet.session, other.id, owner->password);
        QVERIFY(servers.add(other));
        const QString moved = m->many.slugs.at(3);
        const auto move = [&](const QString &server) {
            const auto registry = TestCluster::connect(m->many.fleet.registry.database);
            QVERIFY(registry->query("UPDATE tenantry.tenant SET server_id = $2 WHERE slug = $1", {moved, server}));
        };
        move(other.id);
        m->sweep();
        tenantsAre(moved, HealthStatus::Ok);
        if (how == 0) {
            proxy.refuse();
            proxy.resetAll();
        } else if (how == 1) {
            proxy.hang();
        } else if (how == 2) {
            proxy.resetAfter(100);
        } else {
            proxy.delay(std::chrono::seconds(5));
        }
        QElapsedTimer timer;
        timer.start();
        const auto swept = m->sweep();
        QVERIFY2(timer.elapsed() < 25'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(swept.servers.size(), 2);
        tenantsAre(first, HealthStatus::Ok);
        const TenantHealth health = m->of(moved);
        QCOMPARE(health.status, HealthStatus::ServerUnreachable);
        QVERIFY(!health.connectMs && !health.connections && health.sizeBytes); // what does not change so fast is still known
        QCOMPARE(m->open(moved), QStringList());
        QCOMPARE(m->open({}), QStringList{u"server_unreachable critical"_s});
        const auto alert = m->health().alerts({.serverId = other.id})->first();
        QVERIFY(alert.error && !alert.error->message.translated().isEmpty());
        proxy.pass();
        proxy.delay(std::chrono::milliseconds(0));
        QTRY_VERIFY_WITH_TIMEOUT((m->sweep(), m->open({}).isEmpty()), 20'000);
        tenantsAre(moved, HealthStatus::Ok);
        move(m->server().id);
        QVERIFY(servers.remove(other.id));
        m->sweep();
    }

    void onlyWhatIsChosen()
    {
        const auto before = m->of(second).at;
        health::Selection selection;
        selection.tenantIds = QStringList{m->many.tenant(first).id};
        const auto swept = m->sweep(selection);
        QCOMPARE(swept.tenants.size(), 1);
        QVERIFY(m->of(first).at > before);
        QCOMPARE(m->of(second).at, before);
        selection.tenantIds = QStringList();
        QCOMPARE(m->sweep(selection).tenants.size(), 0);
    }
};

TENANTRY_TEST_MAIN(HealthTest)
#include "health_test.moc"
