// The page on a real registry and a real server: what a sweep finds appears on an open page, for whom it is meant and for nobody else.
#include "integration/health/ailing.h"
#include "integration/operators/invited.h"

#include "registry/healthcounts.h"
#include "registry/healthtraces.h"
#include "registry/listener.h"
#include "ui/health/alertform.h"
#include "ui/health/alertnotifier.h"
#include "ui/health/alertpanel.h"
#include "ui/health/collectorbar.h"
#include "ui/health/healthmodel.h"
#include "ui/health/healthpage.h"
#include "ui/health/healthwatch.h"
#include "ui/health/servercards.h"
#include "ui/health/thresholdpanel.h"
#include "ui/tenants/tenantbackend.h"
#include "ui/widgets/errorbanner.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::ui;
using namespace Qt::StringLiterals;
using test::Ailing;
using test::describe;
using test::TestCluster;

namespace {

struct Open {
    QThreadPool pool;
    std::unique_ptr<Listener> listener;
    Services services;
    std::unique_ptr<HealthPage> page;

    explicit Open(const SessionPtr &session) : listener(std::make_unique<Listener>(session))
    {
        services.session = session;
        services.workers = &pool;
        services.listener = listener.get();
        page = std::make_unique<HealthPage>(healthBackend(services), services);
        page->resize(1280, 900);
        page->show();
        page->activated({});
    }
    ~Open()
    {
        page.reset();
        listener.reset();
        pool.waitForDone();
    }
    const HealthLine *line(const QString &slug) const
    {
        for (int row = 0; row < page->model()->rowCount(); ++row)
            if (page->model()->line(row).tenant.slug == slug)
                return &page->model()->line(row);
        return nullptr;
    }
    HealthState state(const QString &slug) const { return line(slug) ? line(slug)->state : HealthState::Unknown; }
};

} // namespace

class HealthLiveTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ailing> m;

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m = std::make_unique<Ailing>(TestCluster::uniqueName(u"health_page"_s), 6);
    }
    void cleanupTestCase() { m.reset(); }

    void whatASweepFindsAppears()
    {
        Open open(m->many.fleet.session);
        QTRY_COMPARE(open.page->model()->rowCount(), 6);
        QCOMPARE(open.state(u"t-002"_s), HealthState::Unknown);
        QVERIFY(open.page->collector()->banner()->isVisible()); // nobody ever looked
        m->sweep();
        QTRY_COMPARE(open.state(u"t-002"_s), HealthState::Well);
        QTRY_VERIFY(open.page->servers()->cards().size() == 1 && open.page->servers()->cards().first()->server().health->reachable);
        QCOMPARE(open.page->alerts()->model()->rowCount(), 0);

        // A wrong password of the role: found by the next look, and told without anybody pressing anything.
        m->run("ALTER ROLE " + postgres::quoteIdentifier(m->many.tenant(u"t-002"_s).role) + " PASSWORD 'another'");
        m->sweep();
        QTRY_COMPARE(open.state(u"t-002"_s), HealthState::Unreachable);
        QTRY_COMPARE(open.page->alerts()->model()->rowCount(), 1);
        QCOMPARE(open.page->model()->line(0).tenant.slug, u"t-002"_s); // worst first
        QCOMPARE(open.page->alerts()->model()->alert(0)->metric, u"unreachable"_s);
        // Acknowledged on the page, by whoever is signed in; and a threshold that an ADMIN says.
        open.page->tabs()->setCurrentIndex(HealthPage::Alerts);
        open.page->alerts()->form()->note()->setText(u"Somebody changed it by hand"_s);
        open.page->alerts()->form()->button()->click();
        QTRY_COMPARE(open.page->alerts()->model()->alert(0)->note, u"Somebody changed it by hand"_s);
        QCOMPARE(open.page->alerts()->model()->alert(0)->acknowledgedBy, m->many.fleet.session->who().login);
        open.page->thresholds()->choose(u"connections"_s, u"t-004"_s);
        open.page->thresholds()->critical()->setText(u"96"_s);
        open.page->thresholds()->critical()->setModified(true);
        emit open.page->thresholds()->critical()->returnPressed();
        QTRY_COMPARE(open.page->thresholds()->model()->threshold(open.page->thresholds()->model()->rowOf(u"connections"_s)).critical, 96.0);
        const auto stored = m->health().thresholds();
        QVERIFY2(stored, describe(stored));
        QCOMPARE(stored->of(u"connections"_s, {}, m->many.tenant(u"t-004"_s).id).critical, 96.0);
        QCOMPARE(stored->of(u"connections"_s, {}, {}).critical, 90.0);
        m->setPassword(u"t-002"_s, Ailing::passwordOf(u"t-002"_s));
        m->sweep();
        QTRY_COMPARE(open.state(u"t-002"_s), HealthState::Well);
        QTRY_COMPARE(open.page->alerts()->model()->rowCount(), 0);
    }

    // After each thing that can happen: reading what is new gives what reading everything would.
    void onlyWhatIsNewIsRead()
    {
        m->sweep();
        QThreadPool pool;
        Services services;
        services.session = m->many.fleet.session;
        services.workers = &pool;
        const HealthBackend backend = healthBackend(services);
        auto known = backend.read({});
        QVERIFY2(known, describe(known));
        const auto follow = [&](const HealthChanged &changed, int looks) {
            const auto fresh = m->health().tenantsSince((*known)->looks());
            QVERIFY2(fresh, describe(fresh));
            QCOMPARE(fresh->size(), looks);
            const auto next = backend.readChanged(*known, changed, {});
            QVERIFY2(next, describe(next));
            const auto all = backend.read({});
            QVERIFY2(all, describe(all));
            QCOMPARE((*next)->lines.size(), (*all)->lines.size());
            for (size_t i = 0; i < (*all)->lines.size(); ++i) {
                const HealthLine &one = (*next)->lines[i], &other = (*all)->lines[i];
                QCOMPARE(one.tenant.id, other.tenant.id);
                QCOMPARE(one.tenant.companyName, other.tenant.companyName);
                QCOMPARE(one.health.at, other.health.at);
                QCOMPARE(one.health.sizeBytes, other.health.sizeBytes);
                QCOMPARE(one.state, other.state);
                QCOMPARE(one.alerts.size(), other.alerts.size());
                QCOMPARE(one.severities, other.severities);
            }
            QCOMPARE((*next)->alerts.size(), (*all)->alerts.size());
            QCOMPARE((*next)->latest, (*all)->latest);
            QCOMPARE((*next)->servers.size(), (*all)->servers.size());
            QCOMPARE((*next)->servers.first().tenants, (*all)->servers.first().tenants);
            QCOMPARE((*next)->servers.first().openAlerts, (*all)->servers.first().openAlerts);
            QCOMPARE((*next)->servers.first().health->at, (*all)->servers.first().health->at);
            QCOMPARE((*next)->thresholds.rules.size(), (*all)->thresholds.rules.size());
            known = next;
        };
        follow({}, 0);
        // One tenant, which becomes ill; then all; then it is well again.
        m->run("ALTER ROLE " + postgres::quoteIdentifier(m->many.tenant(u"t-005"_s).role) + " PASSWORD 'another'");
        m->sweep({.serverId = {}, .tenantIds = QStringList{m->many.tenant(u"t-005"_s).id}});
        follow({}, 1);
        QCOMPARE((*known)->alerts.size(), 1);
        m->sweep();
        follow({}, 6);
        m->setPassword(u"t-005"_s, Ailing::passwordOf(u"t-005"_s));
        m->sweep();
        follow({.tenants = true}, 6);
        QVERIFY((*known)->alerts.isEmpty());
        // A name, and a threshold.
        const auto super = TestCluster::connect(m->many.fleet.registry.database);
        QVERIFY(super->query("UPDATE tenantry.tenant SET company_name = 'Another name' WHERE slug = 't-004'"));
        ThresholdRule rule;
        rule.metric = u"latency"_s;
        rule.warning = 400;
        QVERIFY(m->health().setThreshold(rule));
        follow({.tenants = true, .servers = true, .thresholds = true}, 0);
        QVERIFY(*m->health().clearThreshold(u"latency"_s, {}, {}));
        // The registry's clock went back: what is newer is not known any more, and all is read.
        auto ahead = std::make_shared<HealthSnapshot>(**known);
        ahead->now = ahead->now.addSecs(3600);
        for (HealthLine &line : ahead->lines)
            line.health.at = line.health.at.addSecs(3600);
        m->sweep();
        const auto after = backend.readChanged(ahead, {}, {});
        QVERIFY2(after && (*after)->lines.front().health.at < ahead->lines.front().health.at, describe(after));
    }

    // The page asks for all of it once, and then for what it was told of.
    void thePageReadsWhatItWasToldOf()
    {
        QThreadPool pool;
        auto listener = std::make_unique<Listener>(m->many.fleet.session);
        Services services;
        services.session = m->many.fleet.session;
        services.workers = &pool;
        services.listener = listener.get();
        HealthBackend backend = healthBackend(services);
        const auto all = std::make_shared<std::atomic_int>(0), some = std::make_shared<std::atomic_int>(0);
        backend.read = [all, read = backend.read](std::stop_token stop) { ++*all; return read(stop); };
        backend.readChanged = [some, read = backend.readChanged](const HealthSnapshotPtr &before, const HealthChanged &changed, std::stop_token stop) { ++*some; return read(before, changed, stop); };
        {
            HealthPage page(backend, services);
            page.show();
            page.activated({});
            QTRY_VERIFY(page.isSettled() && page.model()->rowCount() == 6);
            // Until what is told is heard: coming online means that something may have been missed, and all is read once more.
            QTRY_VERIFY((m->sweep(), QTest::qWaitFor([&] { return *some > 0 && page.isSettled(); }, 3000)));
            const int known = *all;
            QVERIFY2(known <= 3, qPrintable(QString::number(known)));
            for (int i = 0; i < 3; ++i) {
                const QDateTime seen = page.model()->line(0).health.at;
                m->sweep();
                QTRY_VERIFY(page.isSettled() && page.model()->line(0).health.at > seen);
            }
            QCOMPARE(all->load(), known);
            page.refresh(); // somebody presses F5
            QTRY_VERIFY(page.isSettled() && *all == known + 1);
        }
        pool.waitForDone();
    }

    void whatIsKnownOfOne()
    {
        m->sweep();
        QThreadPool pool;
        Services services;
        services.session = m->many.fleet.session;
        services.workers = &pool;
        const TenantBackend backend = tenantBackend(services);
        const auto reading = backend.health(m->many.tenant(u"t-002"_s).id, {});
        QVERIFY2(reading, describe(reading));
        QVERIFY(reading->health && reading->health->reachable());
        QVERIFY(reading->points.size() >= 1);
        QVERIFY(reading->points.last().connectMs);
        QVERIFY(reading->alerts.isEmpty());
        QVERIFY(!reading->thresholds.metrics.isEmpty());
        // What was wrong with it stays on its timeline.
        const auto moments = backend.moments(m->many.tenant(u"t-002"_s).id, {});
        QVERIFY2(moments, describe(moments));
        const auto alert = std::ranges::find_if(*moments, [](const audit::Moment &moment) { return moment.alert.has_value(); });
        QVERIFY(alert != moments->end());
        QCOMPARE(alert->alert->metric, u"unreachable"_s);
        QVERIFY(!alert->alert->open());
    }

    // From the panel itself, until it is closed.
    void watchedFromHere()
    {
        m->run("ALTER ROLE " + postgres::quoteIdentifier(m->many.tenant(u"t-003"_s).role) + " PASSWORD 'another'");
        {
            Open open(m->many.fleet.session);
            QTRY_COMPARE(open.page->model()->rowCount(), 6);
            open.page->collector()->watchButton()->click();
            QTRY_COMPARE_WITH_TIMEOUT(open.page->watch()->state(), HealthWatch::State::Collecting, 20'000);
            QTRY_COMPARE_WITH_TIMEOUT(open.state(u"t-003"_s), HealthState::Unreachable, 20'000);
            QTRY_VERIFY(!open.page->collector()->banner()->isVisible());
        }
        const auto collector = m->health().collector();
        QVERIFY2(collector, describe(collector));
        QVERIFY(!*collector || !(*collector)->alive); // let go
        m->setPassword(u"t-003"_s, Ailing::passwordOf(u"t-003"_s));
        m->sweep();
    }

    void tracesOfTheLastHours()
    {
        const auto session = m->many.fleet.session;
        const auto now = m->health().now();
        QVERIFY2(now, describe(now));
        QStringList ids;
        for (const QString &slug : m->many.slugs)
            ids << m->many.tenant(slug).id;
        const auto super = TestCluster::connect(m->many.fleet.registry.database);
        const auto put = super->query("INSERT INTO tenantry.health_sample (tenant_id, at, connect_ms, query_ms, transactions_per_s, reachable) VALUES "
                                      "($1, $2::timestamptz - interval '50 minutes', 10, 2, 5, true), ($1, $2::timestamptz - interval '49 minutes', 20, NULL, 7, true), "
                                      "($1, $2::timestamptz - interval '5 minutes', NULL, NULL, NULL, false), ($1, $2::timestamptz - interval '3 hours', 99, 0, 99, true)", {ids[5], *now});
        QVERIFY2(put, describe(put));
        const auto traces = healthTraces(session, ids, now->addSecs(-3600), 600, 6);
        QVERIFY2(traces, describe(traces));
        const HealthTrace trace = traces->value(ids[5]);
        QCOMPARE(trace.spans.size(), 6);
        QCOMPARE(trace.spans[1].latencyMs, 16.0F); // of 12 and 20
        QCOMPARE(trace.spans[1].transactionsPerSecond, 6.0F);
        QVERIFY(!trace.spans[1].unreachable);
        QVERIFY(trace.spans[5].unreachable);
        QVERIFY(!trace.spans[2].seen);
        // Nonsense is nothing.
        QVERIFY(healthTraces(session, {u"'; DROP TABLE x"_s}, now->addSecs(-3600), 600, 6)->isEmpty());
        QVERIFY(healthTraces(session, ids, now->addSecs(-3600), 0, 6)->isEmpty());
        // A USER gets those of their tenants.
        const test::Invited user = test::invite(session, m->many.fleet.registry, registry::Role::User, {ids[0]});
        const auto theirs = healthTraces(test::TestRegistry::open(user.settings), ids, now->addSecs(-3600), 600, 6);
        QVERIFY2(theirs, describe(theirs));
        QCOMPARE(theirs->keys(), QStringList{ids[0]});
    }

    void aUserSeesTheirs()
    {
        m->run("ALTER ROLE " + postgres::quoteIdentifier(m->many.tenant(u"t-001"_s).role) + " PASSWORD 'another'");
        m->run("ALTER ROLE " + postgres::quoteIdentifier(m->many.tenant(u"t-004"_s).role) + " PASSWORD 'another'");
        m->sweep();
        const test::Invited user = test::invite(m->many.fleet.session, m->many.fleet.registry, registry::Role::User, {m->many.tenant(u"t-001"_s).id, m->many.tenant(u"t-002"_s).id});
        Open open(test::TestRegistry::open(user.settings));
        QTRY_COMPARE(open.page->model()->rowCount(), 2);
        QTRY_COMPARE(open.page->alerts()->model()->rowCount(), 1);
        QCOMPARE(open.page->alerts()->model()->alert(0)->tenant, u"t-001"_s);
        // Nor is the desktop told of what is not theirs.
        const auto told = AlertNotifier::reader(open.services.session)({});
        QVERIFY2(told, describe(told));
        QCOMPARE(told->size(), 1);
        QCOMPARE(told->first().tenant, u"t-001"_s);
        // The numbers of the overview are those of who asks.
        const auto theirs = healthCounts(open.services.session), all = healthCounts(m->many.fleet.session);
        QVERIFY2(theirs && all, describe(theirs));
        QCOMPARE(theirs->critical, 1);
        QCOMPARE(theirs->unreachable, 1);
        QCOMPARE(theirs->looked, 2);
        QVERIFY(theirs->latest.isValid());
        QCOMPARE(all->critical, 2);
        QCOMPARE(all->unreachable, 2);
        QCOMPARE(all->looked, 6);
        QVERIFY(open.page->servers()->cards().isEmpty());
        QVERIFY(!open.page->watch()->isOffered());
        for (const char *slug : {"t-001", "t-004"})
            m->setPassword(QString::fromLatin1(slug), Ailing::passwordOf(QString::fromLatin1(slug)));
    }
};

TENANTRY_UI_TEST_MAIN(HealthLiveTest)
#include "live_test.moc"
