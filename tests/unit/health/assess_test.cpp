// Rates from counters, a status from what was seen, values to judge, one alert for a server and not a thousand.
#include "health/assess.h"

#include <QTest>
#include <QTimeZone>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using health::ServerSeen;
using health::TenantGround;

class AssessTest : public QObject {
    Q_OBJECT

    Tenant m_tenant;
    TenantGround m_ground;

    static QDateTime at(int second) { return QDateTime::fromSecsSinceEpoch(1'800'000'000 + second, QTimeZone::UTC); }
    static ServerSeen seen(const drivers::DatabaseFigures &database, int second, const drivers::RoleFigures &role = {10, true, 2})
    {
        drivers::ServerFigures figures;
        figures.now = at(second).addDays(400); // that server's clock is far off, and only its own differences count
        figures.startedAt = at(-1000);
        figures.maxConnections = 100;
        figures.databases.insert(u"t_uno"_s, database);
        figures.roles.insert(u"t_uno"_s, role);
        return {u"s1"_s, figures, {}, {}, {}, false, 0};
    }
    static drivers::DatabaseFigures counters(qint64 commits, qint64 rollbacks, qint64 hit, qint64 read, qint64 deadlocks = 0)
    {
        drivers::DatabaseFigures out;
        out.counted = true;
        out.commits = commits;
        out.rollbacks = rollbacks;
        out.blocksHit = hit;
        out.blocksRead = read;
        out.deadlocks = deadlocks;
        out.countedSince = at(-500);
        return out;
    }
    TenantHealth look(const ServerSeen &what, const TenantHealth *before, int second) const { return health::assess(m_ground, what, before, at(second)); }

private slots:
    void init()
    {
        m_tenant = {};
        m_tenant.id = u"t1"_s;
        m_tenant.database = m_tenant.role = u"t_uno"_s;
        m_tenant.state = TenantState::Active;
        m_tenant.schemaVersion = u"0002"_s;
        m_ground = {&m_tenant, {}, false};
    }

    void ratesFromDifferences()
    {
        const auto first = look(seen(counters(1000, 0, 9000, 1000), 0), nullptr, 0);
        QCOMPARE(first.cacheHitRatio, 0.9); // of all time: shown, not judged
        QVERIFY(!first.transactionsPerSecond && !first.judgeRates);
        QVERIFY(!health::values(first, m_ground)->contains(u"cache_hit"_s));
        const auto next = look(seen(counters(1540, 60, 18000, 1000, 3), 60), &first, 60);
        QCOMPARE(next.transactionsPerSecond, 10.0);
        QCOMPARE(next.rollbackRatio, 0.1);
        QCOMPARE(next.cacheHitRatio, 1.0);
        QCOMPARE(next.deadlocks, 3);
        QCOMPARE(next.deadlocksPerMinute, 3.0);
        QCOMPARE(next.newDeadlocks, 3);
        const auto values = *health::values(next, m_ground);
        QCOMPARE(values.value(u"rollback_ratio"_s), 10.0);
        QCOMPARE(values.value(u"deadlocks"_s), 3.0);
        // Nothing since: no share of nothing.
        const auto idle = look(seen(counters(1540, 60, 18000, 1000, 3), 120), &next, 120);
        QVERIFY(!idle.rollbackRatio && !idle.cacheHitRatio);
        QCOMPARE(idle.transactionsPerSecond, 0.0);
        QCOMPARE(health::values(idle, m_ground)->value(u"cache_hit"_s), 100.0);
        QCOMPARE(health::values(idle, m_ground)->value(u"rollback_ratio"_s), 0.0);
    }

    void tooLittleIsNotJudged()
    {
        const auto first = look(seen(counters(0, 0, 0, 0), 0), nullptr, 0);
        const auto next = look(seen(counters(40, 40, 10, 500), 60), &first, 60);
        QCOMPARE(next.rollbackRatio, 0.5); // shown
        QCOMPARE(health::values(next, m_ground)->value(u"rollback_ratio"_s), 0.0);
        QCOMPARE(health::values(next, m_ground)->value(u"cache_hit"_s), 100.0);
    }

    void resetsAreRecognised_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("pg_stat_reset") << 0;
        QTest::newRow("server restarted") << 1;
        QTest::newRow("a counter went down") << 2;
        QTest::newRow("that server's clock went back") << 3;
    }
    void resetsAreRecognised()
    {
        QFETCH(int, how);
        const auto first = look(seen(counters(100'000, 0, 1'000'000, 0), 0), nullptr, 0);
        auto database = counters(150'000, 100, 1'000'000, 5000);
        if (how == 0)
            database.countedSince = at(30);
        if (how == 2)
            database.blocksHit = 10;
        ServerSeen what = seen(database, how == 3 ? -60 : 60);
        if (how == 1)
            what.figures->startedAt = at(30);
        const auto next = look(what, &first, 60);
        QVERIFY(!next.judgeRates);
        QVERIFY(!next.transactionsPerSecond);
        QCOMPARE(next.newDeadlocks, 0);
        // And goes on from there.
        database.commits += 600;
        ServerSeen later = seen(database, how == 3 ? 0 : 120);
        if (how == 1)
            later.figures->startedAt = at(30);
        QCOMPARE(look(later, &next, 120).transactionsPerSecond, 10.0);
    }

    void theLimitThatIsNearer()
    {
        drivers::DatabaseFigures database = counters(0, 0, 0, 0);
        database.sessions = 9;
        auto health = look(seen(database, 0, {20, true, 8}), nullptr, 0);
        QCOMPARE(health.connections, 8);
        QCOMPARE(health.connectionLimit, 20);
        database.connectionLimit = 10;
        health = look(seen(database, 0, {20, true, 8}), nullptr, 0);
        QCOMPARE(health.connections, 9);
        QCOMPARE(health.connectionLimit, 10);
        QCOMPARE(health::values(health, m_ground)->value(u"connections"_s), 90.0);
        health = look(seen(database, 0, {-1, true, 8}), nullptr, 0);
        QCOMPARE(health.connectionLimit, 10);
    }

    void whatStandsInTheWay_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("problem");
        for (const auto &[what, problem] : {std::pair("nothing", ""), {"dropped", "missing"}, {"half dropped", "missing"}, {"closed", "refused"}, {"no role", "sign_in"}, {"no login", "sign_in"}, {"full", "full"}})
            QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(problem);
    }
    void whatStandsInTheWay()
    {
        QFETCH(QString, what);
        QFETCH(QString, problem);
        drivers::DatabaseFigures database = counters(0, 0, 0, 0);
        drivers::RoleFigures role{10, true, 2};
        if (what == u"half dropped")
            database.connectionLimit = -2;
        if (what == u"closed")
            database.takesConnections = false;
        if (what == u"no login")
            role.maySignIn = false;
        if (what == u"full")
            role.sessions = 10;
        ServerSeen all = seen(database, 0, role);
        if (what == u"dropped")
            all.figures->databases.clear();
        if (what == u"no role")
            all.figures->roles.clear();
        const auto health = look(all, nullptr, 0);
        QCOMPARE(health.problem, problem);
        QCOMPARE(health.status, problem.isEmpty() ? HealthStatus::Ok : HealthStatus::Unreachable);
        QCOMPARE(health.error.has_value(), !problem.isEmpty());
        // Closed on purpose is no trouble.
        m_tenant.state = TenantState::Paused;
        QCOMPARE(look(all, nullptr, 0).status, HealthStatus::Closed);
        QVERIFY(!health::values(look(all, nullptr, 0), m_ground));
    }

    void aDoorThatDoesNotOpenStaysSoUntilSomebodyTriesAgain()
    {
        ServerSeen what = seen(counters(0, 0, 0, 0), 0);
        what.doors.insert(u"t1"_s, {true, fail(Kind::Authentication, "The password is wrong.")});
        const auto first = look(what, nullptr, 0);
        QCOMPARE(first.status, HealthStatus::Unreachable);
        QCOMPARE(first.problem, u"sign_in"_s);
        const auto second = look(seen(counters(0, 0, 0, 0), 60), &first, 60);
        QCOMPARE(second.status, HealthStatus::Unreachable);
        QCOMPARE(second.since, at(0));
        what.doors.clear();
        what.doors.insert(u"t1"_s, {true, drivers::DoorFigures{5, 0.5, {}}});
        const auto third = look(what, &second, 120);
        QCOMPARE(third.status, HealthStatus::Ok);
        QCOMPARE(third.since, at(120));
        QCOMPARE(health::values(third, m_ground)->value(u"latency"_s), 5.5);
    }

    void whatWasNotMeasuredIsNotJudgedAgain()
    {
        ServerSeen what = seen(counters(0, 0, 0, 0), 0);
        drivers::InsideFigures inside;
        inside.versions = QStringList{u"0001"_s, u"0002"_s};
        inside.invalidIndexes = 1;
        what.insides.insert(u"t1"_s, {inside});
        const auto first = look(what, nullptr, 0);
        QCOMPARE(first.schemaVersion, u"0002"_s);
        QCOMPARE(health::values(first, m_ground)->value(u"invalid_indexes"_s), 1.0);
        QCOMPARE(health::values(first, m_ground)->value(u"version"_s), 0.0);
        const auto second = look(seen(counters(0, 0, 0, 0), 60), &first, 60);
        QCOMPARE(second.invalidIndexes, 1); // still known
        QVERIFY(!health::values(second, m_ground)->contains(u"invalid_indexes"_s));
        m_tenant.schemaVersion = u"0001"_s;
        QCOMPARE(health::values(look(what, nullptr, 0), m_ground)->value(u"version"_s), 1.0);
    }

    void unusedAndBloatedIndexes()
    {
        m_tenant.createdAt = at(-8 * 86400);
        ServerSeen what = seen(counters(0, 0, 0, 0), 0);
        drivers::InsideFigures inside;
        inside.unusedIndexes = 2;
        inside.unused = QStringList{u"public.a"_s, u"public.b"_s};
        inside.bloated = {{u"public.c"_s, 40 << 20, 10 << 20}, {u"public.d"_s, 20 << 20, 12 << 20}};
        what.insides.insert(u"t1"_s, {inside});
        const auto health = look(what, nullptr, 0);
        QVERIFY(health::countedForLong(health, m_tenant));
        QCOMPARE(health::values(health, m_ground)->value(u"unused_indexes"_s), 2.0);
        QCOMPARE(health::values(health, m_ground)->value(u"index_bloat"_s), 60.0);
        // Who counts for less than a week knows nothing of use: a new tenant, a server that was restarted, counters set to nothing.
        m_tenant.createdAt = at(-6 * 86400);
        QCOMPARE(health::values(health, m_ground)->value(u"unused_indexes"_s), 0.0);
        m_tenant.createdAt = at(-8 * 86400);
        ServerSeen restarted = what, reset = what;
        restarted.figures->startedAt = restarted.figures->now.addDays(-6);
        QVERIFY(!health::countedForLong(look(restarted, nullptr, 0), m_tenant));
        reset.figures->databases[u"t_uno"_s].countedSince = reset.figures->now.addDays(-6);
        QVERIFY(!health::countedForLong(look(reset, nullptr, 0), m_tenant));
        reset.figures->databases[u"t_uno"_s].countedSince = {}; // never set to nothing
        QVERIFY(health::countedForLong(look(reset, nullptr, 0), m_tenant));
        const auto later = look(seen(counters(0, 0, 0, 0), 60), &health, 60);
        QVERIFY(!health::values(later, m_ground)->contains(u"index_bloat"_s)); // not looked at again
    }

    // When it ends is known: the days pass without looking again.
    void aCertificateEndsByItself()
    {
        m_ground.web = true;
        ServerSeen what = seen(counters(0, 0, 0, 0), 0);
        what.certificates.insert(u"t1"_s, {at(4 * 86400 + 60), {}});
        const auto first = look(what, nullptr, 0);
        QCOMPARE(health::values(first, m_ground)->value(u"certificate"_s), 4.0);
        const auto later = look(seen(counters(0, 0, 0, 0), 0), &first, 2 * 86400);
        QCOMPARE(later.certificateAt, at(0));
        QCOMPARE(health::values(later, m_ground)->value(u"certificate"_s), 2.0);
        QVERIFY(health::values(look(seen(counters(0, 0, 0, 0), 0), &later, 5 * 86400), m_ground)->value(u"certificate"_s) < 0);
        // One that was not to be trusted may be by now: nobody knows before somebody looks.
        what.certificates[u"t1"_s].problem = u"self-signed"_s;
        const auto bad = look(what, nullptr, 0);
        QCOMPARE(health::values(bad, m_ground)->value(u"certificate"_s), 0.0);
        QVERIFY(!health::values(look(seen(counters(0, 0, 0, 0), 0), &bad, 60), m_ground)->contains(u"certificate"_s));
    }

    void whatWasWrittenSinceItWasMeasured()
    {
        auto database = counters(0, 0, 0, 0);
        database.written = 1000;
        ServerSeen what = seen(database, 0);
        const auto first = look(what, nullptr, 0);
        QVERIFY(!first.counters->writtenAtSize); // never measured
        what.sizes.insert(u"t_uno"_s, 1 << 20);
        const auto measured = look(what, &first, 0);
        QCOMPARE(measured.counters->writtenAtSize, 1000);
        database.written = 51'000;
        const auto more = look(seen(database, 60), &measured, 60);
        QCOMPARE(more.counters->writtenAtSize, 1000);
        QCOMPARE(more.counters->written, 51'000);
        database.written = 10; // the server forgot
        QCOMPARE(look(seen(database, 120), &more, 120).counters->writtenAtSize, 0);
    }

    void ageOfTheBackup()
    {
        const auto health = look(seen(counters(0, 0, 0, 0), 0), nullptr, 0);
        QVERIFY(!health::values(health, m_ground)->contains(u"backup_age"_s)); // nothing is known
        m_tenant.createdAt = at(-3 * 86400);
        QCOMPARE(health::values(health, m_ground)->value(u"backup_age"_s), 3.0);
        m_tenant.lastBackupAt = at(-86400 / 2);
        QCOMPARE(health::values(health, m_ground)->value(u"backup_age"_s), 0.5);
        m_tenant.lastBackupAt = at(60); // made while somebody looked
        QCOMPARE(health::values(health, m_ground)->value(u"backup_age"_s), 0.0);
    }

    void versionsInTheOrderOfTheirNumbers()
    {
        QCOMPARE(health::latestVersion({}), QString());
        QCOMPARE(health::latestVersion({u"9"_s, u"10"_s, u"2"_s}), u"10"_s);
        QCOMPARE(health::latestVersion({u"0010"_s, u"0009"_s}), u"0010"_s);
        QCOMPARE(health::latestVersion({u"1.9"_s, u"1.10"_s}), u"1.10"_s);
        QCOMPARE(health::latestVersion({u"20240101120000"_s, u"20231231235959"_s}), u"20240101120000"_s);
    }

    void growth()
    {
        ServerSeen what = seen(counters(0, 0, 0, 0), 0);
        constexpr qint64 mb = 1024 * 1024;
        what.sizes.insert(u"t_uno"_s, 100 * mb);
        auto health = look(what, nullptr, 0);
        QCOMPARE(health::values(health, m_ground)->value(u"growth"_s), 0.0);
        what.sizes[u"t_uno"_s] = 150 * mb; // less than 64 MB: small databases double all the time
        health = look(what, &health, 600);
        QCOMPARE(health::values(health, m_ground)->value(u"growth"_s), 0.0);
        what.sizes[u"t_uno"_s] = 200 * mb;
        health = look(what, &health, 1200);
        QCOMPARE(health::values(health, m_ground)->value(u"growth"_s), 100.0);
        what.sizes[u"t_uno"_s] = 210 * mb;
        health = look(what, &health, 3600 * 3); // another window
        QCOMPARE(health::values(health, m_ground)->value(u"growth"_s), 0.0);
    }

    void aServerThatIsAwayIsOneAlert()
    {
        const ServerSeen away{u"s1"_s, fail(Kind::Unreachable, "Nobody answers."), {}, {}, {}, false, 0};
        Thresholds thresholds;
        thresholds.metrics = {{u"unreachable"_s, false, u"yes"_s, false}, {u"server_unreachable"_s, true, u"yes"_s, false}};
        thresholds.defaults = {{u"unreachable"_s, {u"unreachable"_s, true, {}, 1, 0, 0, 0}}, {u"server_unreachable"_s, {u"server_unreachable"_s, true, {}, 1, 0, 0, 0}}};
        HealthRound round;
        auto server = health::assess(u"s1"_s, away, nullptr, at(0));
        health::judgeAll(thresholds, {{}, u"s1"_s, {}}, health::values(server, away), server.error, {}, server.standing, at(0), round);
        auto tenant = look(away, nullptr, 0);
        QCOMPARE(tenant.status, HealthStatus::ServerUnreachable);
        health::judgeAll(thresholds, {u"t1"_s, u"s1"_s, {}}, health::values(tenant, m_ground), tenant.error, {}, tenant.standing, at(0), round);
        QCOMPARE(round.opened.size(), 1);
        QCOMPARE(round.opened.first().metric, u"server_unreachable"_s);
        QCOMPARE(round.opened.first().severity, Severity::Critical);
        QVERIFY(round.opened.first().tenantId.isEmpty() && round.opened.first().error);
        // And closes by itself.
        const ServerSeen back = seen(counters(0, 0, 0, 0), 60);
        HealthRound later;
        server = health::assess(u"s1"_s, back, &server, at(60));
        health::judgeAll(thresholds, {{}, u"s1"_s, {}}, health::values(server, back), {}, {{u"server_unreachable"_s, round.opened.first()}}, server.standing, at(60), later);
        QCOMPARE(later.closed, QStringList{round.opened.first().id});
        QCOMPARE(look(back, &tenant, 60).status, HealthStatus::Ok);
    }

    void everyMetricHasWords()
    {
        for (const QString &name : healthMetricNames()) {
            const HealthMetric metric{name, false, {}, false};
            QVERIFY2(!metric.name().isEmpty() && !metric.source().isEmpty(), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(AssessTest)
#include "assess_test.moc"
