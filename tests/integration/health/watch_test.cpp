// Watching: found within an interval, a hanging server holds up nobody else, another collector takes over, clocks that jump, the registry away.
#include "ailing.h"

#include "support/faultproxy.h"

#include <QElapsedTimer>
#include <atomic>
#include <mutex>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::Ailing;
using test::describe;
using test::TestCluster;

namespace {

health::Pace quick()
{
    health::Pace pace;
    pace.interval = 400ms;
    pace.unhealthyInterval = 200ms;
    pace.insideInterval = 800ms;
    pace.unhealthyInsideInterval = 200ms;
    pace.sizesInterval = 1000ms;
    pace.serverLimit = 2000ms;
    pace.tenantLimit = 2000ms;
    return pace;
}

// A collector in a thread.
class Watching {
public:
    Watching(const SessionPtr &session, const QString &name, health::Pace pace = quick())
        : m_thread([this, session, name, pace](std::stop_token stop) {
              health::Watcher watcher;
              watcher.role = [this](bool leads, const std::optional<registry::Collector> &) { collecting = leads; ++roles; };
              watcher.round = [this](const health::Round &round) {
                  ++rounds;
                  const std::lock_guard lock(mutex);
                  ++byServer[round.server];
                  for (const Alert &alert : round.opened)
                      opened << alert.metric + u' ' + (alert.tenant.isEmpty() ? alert.server : alert.tenant);
                  for (const Alert &alert : round.closed)
                      closed << alert.metric + u' ' + (alert.tenant.isEmpty() ? alert.server : alert.tenant);
              };
              watcher.registryAway = [this](const Error &) { ++away; };
              const auto done = health::Collector(session, name, pace).watch(watcher, stop);
              ended = done ? Kind::Internal : done.error().kind;
              finished = true;
          })
    {
    }
    ~Watching() { stop(); }
    void stop()
    {
        m_thread.request_stop();
        if (m_thread.joinable())
            m_thread.join();
    }
    int of(const QString &server)
    {
        const std::lock_guard lock(mutex);
        return byServer.value(server);
    }
    QStringList sofar(QStringList Watching::*list)
    {
        const std::lock_guard lock(mutex);
        return this->*list;
    }

    std::atomic<bool> collecting = false, finished = false;
    std::atomic<int> rounds = 0, roles = 0, away = 0;
    std::atomic<Kind> ended = Kind::Internal;
    std::mutex mutex;
    QHash<QString, int> byServer;
    QStringList opened, closed;

private:
    std::jthread m_thread; // last
};

} // namespace

class WatchTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ailing> m;

private slots:
    void initTestCase()
    {
        m = std::make_unique<Ailing>(TestCluster::uniqueName(u"watch"_s), 3);
        ThresholdRule rule;
        rule.forSeconds = rule.clearSeconds = 0;
        for (const char *metric : {"unreachable", "server_unreachable", "connections", "version"}) {
            rule.metric = QString::fromLatin1(metric);
            QVERIFY(m->health().setThreshold(rule));
        }
    }
    void cleanupTestCase() { m.reset(); }

    void findsAndForgets()
    {
        Watching watching(m->many.fleet.session, u"one"_s);
        QTRY_VERIFY(watching.rounds > 0);
        QVERIFY(watching.collecting);
        const QString slug = m->many.slugs.at(1);
        m->run("ALTER ROLE " + postgres::quoteIdentifier(m->many.tenant(slug).role) + " PASSWORD 'another one'");
        QTRY_COMPARE(watching.sofar(&Watching::opened), QStringList{u"unreachable "_s + slug});
        QCOMPARE(m->open(slug), QStringList{u"unreachable critical"_s});
        m->setPassword(slug, Ailing::passwordOf(slug)); // the registry tells of it, and the next look uses it
        QTRY_COMPARE(watching.sofar(&Watching::closed), QStringList{u"unreachable "_s + slug});
        QCOMPARE(m->open(slug), QStringList());
        QCOMPARE(watching.sofar(&Watching::opened).size(), 1);
        // Gauges of its connections are there for everybody.
        const auto who = m->health().collector();
        QVERIFY(who && *who && (*who)->gauges.value("limit"_L1).toInt() == 200 && (*who)->gauges.value("open"_L1).toInt() > 0);
        QElapsedTimer timer;
        timer.start();
        watching.stop();
        QVERIFY2(timer.elapsed() < 10'000, "stopping is quick");
        QCOMPARE(watching.ended.load(), Kind::Cancelled);
        QVERIFY(!*m->health().collector());
    }

    // However seldom tenants are signed in to and sizes are measured: few tenants are signed in to with each look, and one that is being filled shows by
    // what was written.
    void fewAreLookedAtClosely()
    {
        health::Pace pace = quick();
        pace.insideInterval = pace.sizesInterval = std::chrono::hours(1);
        ThresholdRule rule;
        rule.metric = u"growth"_s;
        rule.forSeconds = rule.clearSeconds = 0;
        QVERIFY(m->health().setThreshold(rule));
        Watching watching(m->many.fleet.session, u"one"_s, pace);
        const QString slug = m->many.slugs.at(1), filled = m->many.slugs.at(0);
        QTRY_VERIFY(watching.rounds > 2 && m->of(filled).sizeAt.isValid());
        const QDateTime measured = m->of(slug).sizeAt;
        const auto inside = m->many.inside(filled);
        QVERIFY(inside->query("CREATE TABLE public.filled AS SELECT g, repeat('x', 500) FROM generate_series(1, 160000) g"));
        m->run("ALTER ROLE " + postgres::quoteIdentifier(m->many.tenant(slug).role) + " PASSWORD 'another one'");
        QTRY_VERIFY_WITH_TIMEOUT(watching.sofar(&Watching::opened).contains(u"unreachable "_s + slug), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(watching.sofar(&Watching::opened).contains(u"growth "_s + filled), 20'000);
        QCOMPARE(m->of(slug).sizeAt, measured); // nothing was written there, and nobody looked again
        m->setPassword(slug, Ailing::passwordOf(slug));
        QTRY_VERIFY_WITH_TIMEOUT(watching.sofar(&Watching::closed).contains(u"unreachable "_s + slug), 20'000);
        QVERIFY(inside->query("DROP TABLE public.filled"));
        rule.enabled = false;
        QVERIFY(m->health().setThreshold(rule));
        QTRY_VERIFY_WITH_TIMEOUT(m->open(filled).isEmpty(), 20'000);
    }

    void aTenantThatIsNewIsFoundAndOneThatIsGoneIsForgotten()
    {
        Watching watching(m->many.fleet.session, u"one"_s);
        QTRY_VERIFY(watching.rounds > 1);
        const QString slug = m->many.slugs.at(2);
        const auto tenant = m->many.tenant(slug);
        m->run("ALTER ROLE " + postgres::quoteIdentifier(tenant.role) + " NOLOGIN");
        QTRY_COMPARE(m->open(slug), QStringList{u"unreachable critical"_s});
        const TenantRepository tenants(m->many.fleet.session);
        QVERIFY(tenants.move(tenant.id, TenantState::Deleting));
        QTRY_VERIFY_WITH_TIMEOUT(m->open(slug).isEmpty(), 10'000);
        QVERIFY(tenants.remove(tenant.id));
        QVERIFY(!m->health().tenants()->contains(tenant.id));
        const int sofar = watching.rounds;
        QTRY_VERIFY(watching.rounds > sofar + 1);
    }

    void aServerThatHangsHoldsUpNobodyElse()
    {
        test::FaultProxy proxy(TestCluster::socketFile());
        const auto owner = ownerSettings(*m->many.fleet.session, m->server());
        Server other;
        other.id = newId();
        other.name = u"hanging"_s;
        other.host = u"127.0.0.1"_s;
        other.port = proxy.port();
        other.tls = u"disable"_s;
        other.user = owner->user;
        other.sealedSecret = *sealServerSecret(*m->many.fleet.session, other.id, owner->password);
        QVERIFY(ServerRepository(m->many.fleet.session).add(other));
        Watching watching(m->many.fleet.session, u"one"_s);
        QTRY_VERIFY(watching.of(u"hanging"_s) > 0 && watching.of(u"db1"_s) > 0);
        proxy.hang();
        const int before = watching.of(u"db1"_s), there = watching.of(u"hanging"_s);
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(watching.of(u"hanging"_s) > there + 1, 20'000); // bounded, although nothing ever comes
        const int looks = watching.of(u"db1"_s) - before;
        QVERIFY2(looks * 1500 > timer.elapsed(), qPrintable(u"%1 looks in %2 ms"_s.arg(looks).arg(timer.elapsed())));
        QTRY_VERIFY(watching.sofar(&Watching::opened).contains(u"server_unreachable hanging"_s));
        proxy.pass();
        QTRY_VERIFY_WITH_TIMEOUT(watching.sofar(&Watching::closed).contains(u"server_unreachable hanging"_s), 20'000);
        watching.stop();
        QVERIFY(ServerRepository(m->many.fleet.session).remove(other.id));
    }

    void anotherOneTakesOver()
    {
        auto second = *Session::open(m->many.fleet.registry);
        auto one = std::make_unique<Watching>(m->many.fleet.session, u"one"_s);
        QTRY_VERIFY(one->collecting && one->rounds > 0);
        Watching two(second, u"two"_s);
        QTRY_VERIFY(two.roles == 1);
        QVERIFY(!two.collecting);
        QCOMPARE(two.rounds.load(), 0);
        one->stop();
        QTRY_VERIFY(two.collecting && two.rounds > 0);
        QCOMPARE((*m->health().collector())->program, u"two"_s);
    }

    // Its connections to the registry are cut, again and again; then the registry is not to be reached for a while.
    void theRegistryIsAwayForAWhile()
    {
        test::FaultProxy proxy(TestCluster::socketFile());
        const auto session = Session::open(proxy.through(m->many.fleet.registry));
        QVERIFY2(session, describe(session));
        Watching watching(*session, u"one"_s);
        QTRY_VERIFY(watching.rounds > 0);
        for (int i = 0; i < 3; ++i) {
            const int before = watching.rounds;
            proxy.resetAll();
            QTRY_VERIFY_WITH_TIMEOUT(watching.rounds > before + 1, 20'000);
        }
        proxy.refuse();
        proxy.resetAll();
        QTRY_VERIFY_WITH_TIMEOUT(watching.away > 1, 20'000);
        QVERIFY(!watching.finished);
        // Meanwhile somebody else may collect: the lock is gone with the connection.
        QTRY_VERIFY(m->sweep().recorded);
        proxy.pass();
        const int before = watching.rounds;
        QTRY_VERIFY_WITH_TIMEOUT(watching.rounds > before + 1, 20'000);
        QVERIFY(watching.collecting);
    }

    void theRegistryStaysAway()
    {
        test::FaultProxy proxy(TestCluster::socketFile());
        const auto session = Session::open(proxy.through(m->many.fleet.registry));
        auto pace = quick();
        pace.registryPatience = std::chrono::seconds(1);
        Watching watching(*session, u"one"_s, pace);
        QTRY_VERIFY(watching.rounds > 0);
        proxy.refuse();
        proxy.resetAll();
        QTRY_VERIFY_WITH_TIMEOUT(watching.finished, 20'000);
        QCOMPARE(watching.ended.load(), Kind::Unreachable);
    }

    // How long something lasted is counted where it is kept: whoever takes over goes on counting. No clock of this computer has a part in it.
    void waitingIsKept()
    {
        ThresholdRule rule;
        rule.metric = u"latency"_s;
        rule.warning = 0.000001;
        rule.critical = 100'000;
        rule.forSeconds = 600;
        rule.clearSeconds = 0;
        QVERIFY(m->health().setThreshold(rule));
        m->sweep();
        const QString slug = m->many.slugs.first(), id = m->many.tenant(slug).id;
        QVERIFY(m->of(slug).standing.value(u"latency"_s).warningSince.isValid());
        QCOMPARE(m->open(slug), QStringList());
        const auto registry = TestCluster::connect(m->many.fleet.registry.database);
        QVERIFY(registry->query("UPDATE tenantry.health_current SET standing = jsonb_build_object('latency', jsonb_build_object('w', (extract(epoch FROM now()) * 1000)::bigint - 599000))"));
        m->sweep();
        QTRY_VERIFY_WITH_TIMEOUT((m->sweep(), m->open(slug) == QStringList{u"latency warning"_s}), 10'000);
        QVERIFY(m->health().clearThreshold(u"latency"_s, {}, {}));
    }
};

TENANTRY_TEST_MAIN(WatchTest)
#include "watch_test.moc"
