// A roll-out over a few tenants on a real server: waves, budget, gate, failures by cause, retry, pause, cancel, dry run, verify.
#include "manytenants.h"

#include "registry/featurerepository.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QTest>
#include <atomic>
#include <future>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using migrations::RolloutOptions;
using migrations::Selection;
using test::describe;
using test::Many;

class RolloutTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Many> m_many;
    int m_registry = 0;

    RunRepository runs() const { return RunRepository(m_many->fleet.session); }

    QString started(fleet::Policy policy = {}, const RolloutOptions &options = {}, const Selection &selection = {})
    {
        const auto run = migrations::startRollout(m_many->fleet.session, u"Many"_s, selection, options, std::move(policy));
        if (!run)
            qFatal("%s", qPrintable(describe(run.error())));
        return run->runId;
    }
    RunPulse worked(const QString &run, const fleet::Watch &watch = {})
    {
        const auto pulse = migrations::workOn(m_many->fleet.session, run, u"test"_s, watch);
        if (!pulse)
            qFatal("%s", qPrintable(describe(pulse.error())));
        return *pulse;
    }
    static fleet::Policy quick()
    {
        fleet::Policy policy;
        policy.firstRetry = std::chrono::milliseconds(10);
        policy.lastRetry = std::chrono::milliseconds(50);
        return policy;
    }

private slots:
    void init()
    {
        m_many = std::make_unique<Many>(Many::make(u"registry_rollout_%1"_s.arg(++m_registry), 6));
        m_many->file(u"0001_patient.sql"_s, "CREATE TABLE patient (id int PRIMARY KEY, name text);");
        m_many->file(u"0002_email.sql"_s, "ALTER TABLE patient ADD COLUMN email text;\nCREATE UNIQUE INDEX patient_email ON patient (email);\n");
    }

    // What waited for a version holds from then on in the copies too, without anybody's panel; and a run asks each copy that it comes by whether it is still there.
    void copiesOfFeaturesFollowTheVersion()
    {
        const auto session = m_many->fleet.session;
        registry::Feature feature;
        feature.key = feature.nameEn = feature.nameEs = u"mail"_s;
        feature.defaultValue = true;
        feature.requirements = {{m_many->product.id, m_many->product.name, u"0002"_s}};
        const auto added = registry::FeatureRepository(session).add(feature);
        QVERIFY2(added, describe(added));
        QVERIFY(features::Mirror(session).start({m_many->tenant(u"t-000"_s).id, m_many->tenant(u"t-001"_s).id})->failed.isEmpty());
        const auto seen = [&](const char *slug) { return m_many->inside(QString::fromLatin1(slug))->query("SELECT value FROM public.tenantry_features WHERE key = 'mail'"); };
        QCOMPARE(seen("t-000")->text(0, 0), u"false"_s);
        QVERIFY(m_many->inside(u"t-001"_s)->script("DROP VIEW public.tenantry_features; CREATE TABLE public.tenantry_features ()"));
        QList<features::MirrorOutcome> told;
        const auto work = [&](const QString &run) {
            told.clear();
            const auto pulse = migrations::workOn(session, run, u"test"_s, {}, {}, {}, [&](const Result<features::MirrorOutcome> &outcome) { told << outcome.value_or(features::MirrorOutcome()); });
            return pulse ? pulse->state : RunState::Failed;
        };
        QCOMPARE(work(started(quick())), RunState::Succeeded);
        QCOMPARE(seen("t-000")->text(0, 0), u"true"_s);
        QStringList written;
        int failed = 0;
        for (const auto &each : std::as_const(told)) {
            written += each.written;
            failed += int(each.failed.size());
        }
        QCOMPARE(written, QStringList{u"t-000"_s});
        QVERIFY(failed >= 1);
        QVERIFY(m_many->inside(u"t-001"_s)->script("DROP TABLE public.tenantry_features"));
        const auto verify = migrations::startVerification(session, u"Many"_s, {});
        QVERIFY2(verify, describe(verify));
        QCOMPARE(work(verify->runId), RunState::Succeeded);
        QCOMPARE(seen("t-001")->text(0, 0), u"true"_s);
        QCOMPARE(told.size(), 1);
    }

    void everyTenantOnce()
    {
        QStringList ended;
        const QString run = started();
        const auto pulse = worked(run, {.progress = {}, .ended = [&](const TakenItem &item, const EndedItem &) { ended << item.slug; }, .gate = {}});
        QCOMPARE(pulse.state, RunState::Succeeded);
        ended.sort();
        QCOMPARE(ended, m_many->slugs);
        QCOMPARE(m_many->notAt(u"0002"_s), QStringList());
        QCOMPARE(m_many->miscounted(run), QStringList());
        const Run found = m_many->run(run);
        QVERIFY(found.finishedAt.isValid());
        QVERIFY(found.workers.isEmpty());
        // And again: nothing to do, from the registry alone.
        QVERIFY(started().isEmpty());
        // Working on what is finished changes nothing.
        QCOMPARE(worked(run).succeeded, 6);
    }

    void oneTenantToOneVersion()
    {
        RolloutOptions options;
        options.target = u"1"_s;
        QCOMPARE(worked(started({}, options, {.tenant = u"t-003"_s, .filter = {}})).succeeded, 1);
        QCOMPARE(m_many->version(u"t-003"_s), u"0001"_s);
        QCOMPARE(m_many->tenant(u"t-003"_s).schemaVersion, u"0001"_s);
        QCOMPARE(m_many->version(u"t-002"_s), u"-"_s);
        options.target = u"9"_s;
        const auto unknown = migrations::startRollout(m_many->fleet.session, u"Many"_s, {}, options, {});
        QCOMPARE(unknown.error().kind, Kind::NotFound);
    }

    void wavesOneAfterAnother()
    {
        fleet::Policy policy = quick();
        policy.waves = *fleet::wavesFromText(u"canary:t-004,50%,rest"_s);
        const QString run = started(policy);
        QStringList order;
        QList<int> gates;
        QCOMPARE(worked(run, {.progress = {}, .ended = [&](const TakenItem &item, const EndedItem &) { order << item.slug; }, .gate = [&](int wave, bool passed, const QJsonObject &) {
                                  QVERIFY(passed);
                                  gates << wave;
                              }}).state, RunState::Succeeded);
        QCOMPARE(order.first(), u"t-004"_s);
        QCOMPARE(gates, (QList<int>{1, 2, 3}));
        QStringList second = order.sliced(1, 2);
        second.sort();
        QCOMPARE(second, (QStringList{u"t-000"_s, u"t-001"_s}));
        const auto found = m_many->run(run);
        QCOMPARE(found.waves.size(), 3);
        QVERIFY(std::ranges::all_of(found.waves, [](const RunWave &wave) { return wave.state == WaveState::Passed; }));
    }

    void waitsAfterAWave()
    {
        fleet::Policy policy = quick();
        policy.waves = *fleet::wavesFromText(u"canary:1,rest"_s);
        policy.waitAfterWave = true;
        const QString run = started(policy);
        auto pulse = worked(run);
        QCOMPARE(pulse.state, RunState::Paused);
        QCOMPARE(pulse.pausedFor, PausedFor::Wave);
        QCOMPARE(pulse.done(), 1);
        QVERIFY(runs().resume(run));
        QCOMPARE(worked(run).state, RunState::Succeeded);
    }

    // 312 failures are 3 causes.
    void failuresByCauseAndRetry()
    {
        for (const QString &slug : {u"t-001"_s, u"t-002"_s})
            QVERIFY(m_many->inside(slug)->script("CREATE TABLE public.patient (id int); ALTER TABLE public.patient OWNER TO " + postgres::quoteIdentifier(m_many->tenant(slug).role)));
        m_many->file(u"0003_age.sql"_s, "ALTER TABLE patient ADD COLUMN born text;\nUPDATE patient SET id = name::int\n WHERE id = 1;\n");
        RolloutOptions first;
        first.target = u"2"_s;
        const QString run = started(quick(), first);
        const auto pulse = worked(run);
        QCOMPARE(pulse.state, RunState::Failed);
        QCOMPARE(pulse.failed, 2);
        QCOMPARE(pulse.succeeded, 4);
        const auto causes = runs().causes(run);
        QVERIFY(causes);
        QCOMPARE(causes->size(), 1);
        QCOMPARE(causes->first().tenants, 2);
        QCOMPARE(causes->first().sqlstate, u"42P07"_s);
        QCOMPARE(causes->first().slugs, (QStringList{u"t-001"_s, u"t-002"_s}));
        QVERIFY(causes->first().error);
        // The one who waits in no run is counted as failed.
        const auto status = migrations::status(m_many->fleet.session, u"Many"_s);
        QVERIFY(status);
        QCOMPARE(status->first().failed, 2);
        QCOMPARE(status->first().behind, 6); // 0003 has come

        // Values differ, the reason does not.
        for (int i : {0, 3, 4})
            QVERIFY(m_many->inside(m_many->slugs[i])->script("INSERT INTO public.patient VALUES (1, 'nadie " + QByteArray::number(i) + "')"));
        const QString second = started(quick(), {}, {.tenant = {}, .filter = u"slug:t-000,t-003,t-004,t-005"_s});
        QCOMPARE(worked(second).failed, 3);
        const auto same = runs().causes(second);
        QCOMPARE(same->size(), 1);
        QCOMPARE(same->first().tenants, 3);
        QCOMPARE(same->first().sqlstate, u"22P02"_s);
        QVERIFY2(same->first().cause.contains(u"0003_age.sql:2"_s), qPrintable(same->first().cause));
        QVERIFY2(!same->first().cause.contains(u"nadie"_s), qPrintable(same->first().cause));

        // Fixed once, tried again for all of them.
        for (int i : {0, 3, 4})
            QVERIFY(m_many->inside(m_many->slugs[i])->script("UPDATE public.patient SET name = '1'"));
        const auto back = runs().retry(second, same->first().cause);
        QVERIFY2(back, test::describe(back));
        QCOMPARE(*back, 3);
        QCOMPARE(worked(second).state, RunState::Succeeded);
        QCOMPARE(m_many->miscounted(second), QStringList());
        QCOMPARE(runs().retry(second).error().kind, Kind::NotFound);
        QCOMPARE(m_many->version(u"t-004"_s), u"0003"_s);
    }

    void budgetStopsTheRun()
    {
        for (const QString &slug : std::as_const(m_many->slugs))
            QVERIFY(m_many->inside(slug)->script("CREATE TABLE public.patient (id int)"));
        fleet::Policy policy = quick();
        policy.mostFailures = 1;
        policy.perServer = 1;
        const QString run = started(policy);
        const auto pulse = worked(run);
        QCOMPARE(pulse.state, RunState::Paused);
        QCOMPARE(pulse.pausedFor, PausedFor::Budget);
        QCOMPARE(pulse.failed, 2); // one at a time, and not one more than it takes
        QCOMPARE(pulse.running, 0);
        QCOMPARE(m_many->miscounted(run), QStringList());
    }

    void gateSaysNo()
    {
        fleet::Policy policy = quick();
        policy.waves = *fleet::wavesFromText(u"canary:2,rest"_s);
        policy.checkSql = "SELECT count(*) = 1 FROM patient";
        const QString run = started(policy);
        auto pulse = worked(run);
        QCOMPARE(pulse.state, RunState::Paused);
        QCOMPARE(pulse.pausedFor, PausedFor::Gate);
        QCOMPARE(pulse.done(), 2);
        const auto wave = m_many->run(run).waves.first();
        QCOMPARE(wave.state, WaveState::Failed);
        QCOMPARE(wave.gate.value("refused"_L1).toInt(), 2);
        // Asked again after it was mended; a check never writes.
        for (int i : {0, 1})
            QVERIFY(m_many->inside(m_many->slugs[i])->script("INSERT INTO public.patient VALUES (1)"));
        QVERIFY(runs().resume(run));
        pulse = worked(run);
        QCOMPARE(pulse.pausedFor, PausedFor::Gate); // of the second wave now
        QCOMPARE(pulse.done(), 6);
        QVERIFY(runs().resume(run, true));
        QCOMPARE(m_many->run(run).state, RunState::Succeeded);
        QVERIFY(m_many->run(run).waves.last().gate.value("overruled"_L1).toBool());
    }

    void pausedByAnOperator()
    {
        const QString run = started(quick());
        std::stop_source pause;
        fleet::Policy policy = quick();
        const auto pulse = migrations::workOn(m_many->fleet.session, run, u"test"_s, {.progress = {}, .ended = [&](const TakenItem &, const EndedItem &) { pause.request_stop(); }, .gate = {}},
                                              pause.get_token());
        QVERIFY2(pulse, test::describe(pulse));
        QVERIFY(pulse->state == RunState::Paused || pulse->state == RunState::Succeeded); // six tenants may all be in work by then
        QCOMPARE(pulse->running, 0);
        QCOMPARE(m_many->miscounted(run), QStringList());
        QVERIFY(runs().pause(run).has_value() || pulse->state == RunState::Succeeded);
        if (pulse->state == RunState::Paused) {
            QVERIFY(runs().resume(run));
            QVERIFY(runs().resume(run)); // twice is once
            QCOMPARE(worked(run).state, RunState::Succeeded);
        }
        QCOMPARE(m_many->notAt(u"0002"_s), QStringList());
        QCOMPARE(runs().resume(run).error().kind, Kind::Conflict);
    }

    // What is in work ends at once, and leaves nothing half done.
    void cancelled()
    {
        m_many->file(u"0003_slow.sql"_s, "CREATE TABLE slow (id int);\nSELECT pg_sleep(120);\n");
        const QString run = started(quick());
        auto work = std::async(std::launch::async, [&] { return worked(run); });
        QTRY_VERIFY_WITH_TIMEOUT(m_many->run(run).running == 6, 30'000);
        const auto someone = m_many->inside(m_many->slugs[0]);
        QTRY_VERIFY_WITH_TIMEOUT(someone->query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%pg_sleep(120)%' AND pid <> pg_backend_pid()")->size() == 1, 30'000);
        QVERIFY(runs().cancel(run));
        QVERIFY(runs().cancel(run));
        const auto pulse = work.get();
        QCOMPARE(pulse.state, RunState::Cancelled);
        QCOMPARE(pulse.running, 0);
        QCOMPARE(m_many->notAt(u"0002"_s), QStringList()); // the files before it stay
        QVERIFY(!*(m_many->inside(m_many->slugs[0])->query("SELECT to_regclass('public.slow') IS NOT NULL").transform([](const auto &rows) { return rows.boolean(0, 0); })));
        QCOMPARE(m_many->miscounted(run), QStringList());
        QCOMPARE(runs().resume(run).error().kind, Kind::Conflict);
        QCOMPARE(runs().pause(run).error().kind, Kind::Conflict);
    }

    void twoRunsAtOnce()
    {
        const QString run = started();
        const auto second = migrations::startRollout(m_many->fleet.session, u"Many"_s, {.tenant = u"t-002"_s, .filter = {}}, {}, {});
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Kind::Conflict);
        QVERIFY(second.error().message.translated().contains(run));
        QVERIFY(runs().cancel(run));
        QVERIFY(migrations::startRollout(m_many->fleet.session, u"Many"_s, {.tenant = u"t-002"_s, .filter = {}}, {}, {}));
    }

    // Two workers: every item once.
    void sharedByTwo()
    {
        const QString run = started(quick());
        std::atomic<int> count = 0;
        const fleet::Watch watch{.progress = {}, .ended = [&](const TakenItem &, const EndedItem &) { ++count; }, .gate = {}};
        auto other = std::async(std::launch::async, [&] { return worked(run, watch); });
        const auto mine = worked(run, watch);
        QCOMPARE(mine.state, RunState::Succeeded);
        QCOMPARE(other.get().state, RunState::Succeeded);
        QCOMPARE(count.load(), 6);
        for (const QString &slug : std::as_const(m_many->slugs))
            QCOMPARE(m_many->times(slug, "v:0001"), 1);
        QCOMPARE(m_many->notAt(u"0002"_s), QStringList());
    }

    void dryRunChangesNothing()
    {
        RolloutOptions options;
        options.dryRun = true;
        const QString run = started(quick(), options);
        QCOMPARE(worked(run).state, RunState::Succeeded);
        QCOMPARE(runs().items(run, {})->first().outcome, u"would_apply"_s);
        for (const QString &slug : std::as_const(m_many->slugs)) {
            QCOMPARE(m_many->version(slug), u"-"_s);
            QVERIFY(m_many->inside(slug)->query("SELECT to_regclass('public.patient')")->isNull(0, 0));
            QCOMPARE(m_many->tenant(slug).schemaVersion, QString());
        }
        // Says where it cannot be tried; and an error is that of the file.
        m_many->file(u"0003_index.sql"_s, "CREATE INDEX CONCURRENTLY patient_name ON patient (name);", false);
        const QString second = started(quick(), options);
        QCOMPARE(worked(second).state, RunState::Succeeded);
        QCOMPARE(runs().items(second, {})->first().outcome, u"would_apply_until 0003_index.sql"_s);
        m_many->file(u"0004_wrong.sql"_s, "SELECT 1;\nSELECT nothing;\n");
        QVERIFY(m_many->inside(u"t-000"_s)->script("CREATE TABLE public.patient (id int)"));
        const QString third = started(quick(), options, {.tenant = u"t-000"_s, .filter = {}});
        QCOMPARE(worked(third).failed, 1);
        QCOMPARE(runs().causes(third)->first().sqlstate, u"42P07"_s);
    }

    void verifyAsksEveryDatabase()
    {
        QCOMPARE(worked(started()).state, RunState::Succeeded);
        // Behind our back: restored from before, moved on by somebody else, an applied file that is not ours.
        QVERIFY(m_many->inside(u"t-001"_s)->script("DELETE FROM tenantry.migration WHERE key = 'v:0002'"));
        QVERIFY(m_many->inside(u"t-002"_s)->script("INSERT INTO tenantry.migration (key, version, name, file_name, sha256, repeatable, finished) VALUES ('v:0009', '0009', 'x', 'x', '\\x00', false, true)"));
        QVERIFY(m_many->inside(u"t-003"_s)->script("UPDATE tenantry.migration SET sha256 = '\\x01' WHERE key = 'v:0002'"));
        QVERIFY(test::TestCluster::connect()->script("DROP DATABASE " + postgres::quoteIdentifier(m_many->tenant(u"t-004"_s).database) + " WITH (FORCE)"));
        const auto started = migrations::startVerification(m_many->fleet.session, u"Many"_s, {}, quick());
        QVERIFY2(started, test::describe(started));
        QCOMPARE(started->tenants, 6);
        const auto pulse = worked(started->runId);
        QCOMPARE(pulse.state, RunState::Failed);
        QMap<QString, QString> outcomes;
        const auto items = runs().items(started->runId, {});
        for (const RunItem &item : *items)
            outcomes.insert(item.slug, item.outcome);
        QCOMPARE(outcomes, (QMap<QString, QString>{{u"t-000"_s, u"ok"_s}, {u"t-001"_s, u"behind"_s}, {u"t-002"_s, u"ahead"_s}, {u"t-003"_s, u"changed"_s}, {u"t-004"_s, u"failed"_s}, {u"t-005"_s, u"ok"_s}}));
        // The registry says what is there.
        QCOMPARE(m_many->tenant(u"t-001"_s).schemaVersion, u"0001"_s);
        QCOMPARE(m_many->tenant(u"t-002"_s).schemaVersion, u"0009"_s);
        const auto status = migrations::status(m_many->fleet.session, u"Many"_s);
        QCOMPARE(status->first().behind, 1);
        QCOMPARE(status->first().ahead, 1);
        QCOMPARE(status->first().changed, 1);
        QCOMPARE(status->first().failed, 2); // ahead, gone
    }

    void repeatablesAgainWhenTheyChange()
    {
        m_many->file(u"R__views.sql"_s, "CREATE OR REPLACE VIEW names AS SELECT name FROM patient;", true, true);
        QCOMPARE(worked(started()).state, RunState::Succeeded);
        QVERIFY(started().isEmpty());
        test::TestCluster::connect(m_many->fleet.registry.database)->script(
            "UPDATE tenantry.product_migration SET body = 'CREATE OR REPLACE VIEW names AS SELECT upper(name) AS name FROM patient;', sha256 = sha256('x') WHERE repeatable");
        const auto status = migrations::status(m_many->fleet.session, u"Many"_s);
        QCOMPARE(status->first().behind, 0);
        QCOMPARE(status->first().repeatablesDue, 6);
        const QString run = started();
        QVERIFY(!run.isEmpty());
        QCOMPARE(worked(run).state, RunState::Succeeded);
        QVERIFY(m_many->inside(u"t-000"_s)->query("SELECT pg_get_viewdef('names'::regclass) LIKE '%upper%'")->boolean(0, 0));
        QVERIFY(started().isEmpty());
    }

    void outOfOrderIsRefusedUnlessAllowed()
    {
        QCOMPARE(worked(started()).state, RunState::Succeeded);
        const auto late = test::TestCluster::connect(m_many->fleet.registry.database)->script(
            "UPDATE tenantry.product_migration SET position = 3 WHERE version = '0002' AND product_id = (SELECT id FROM tenantry.product WHERE name = 'Many'); INSERT INTO tenantry.product_migration (product_id, position, version, name, file_name, sha256, body) "
            "SELECT product_id, 2, '0001.5', 'late', '0001.5_late.sql', sha256('late'), 'CREATE TABLE late (id int)' FROM tenantry.product_migration WHERE version = '0001' AND product_id = (SELECT id FROM tenantry.product WHERE name = 'Many')");
        QVERIFY2(late, test::describe(late));
        m_many->file(u"0003_next.sql"_s, "CREATE TABLE next (id int);");
        const QString run = started(quick());
        QCOMPARE(worked(run).failed, 6);
        QCOMPARE(runs().items(run, {})->first().outcome, u"out_of_order"_s);
        QCOMPARE(m_many->version(u"t-000"_s), u"0002"_s);
        RolloutOptions allowed;
        allowed.gaps = migrations::OutOfOrder::Apply;
        QCOMPARE(worked(started(quick(), allowed)).state, RunState::Succeeded);
        QCOMPARE(m_many->notAt(u"0003"_s), QStringList());
        QCOMPARE(m_many->times(u"t-000"_s, "v:0001.5"), 1);
    }

    // faults.md 9: behind a long transaction, tried again until it is over, and nobody else waits for it meanwhile.
    void lockedTenantComesLast()
    {
        RolloutOptions first;
        first.target = u"1"_s;
        QCOMPARE(worked(started(quick(), first)).state, RunState::Succeeded);
        const auto holder = m_many->inside(u"t-000"_s);
        QVERIFY(holder->script("BEGIN; LOCK TABLE public.patient IN ACCESS SHARE MODE"));
        fleet::Policy policy = quick();
        policy.attempts = 100;
        QStringList ended;
        const QString run = started(policy);
        const auto pulse = worked(run, {.progress = {}, .ended = [&](const TakenItem &item, const EndedItem &end) {
            if (end.state == ItemState::Succeeded)
                ended << item.slug;
            if (ended.size() == 5)
                holder->script("COMMIT");
        }, .gate = {}});
        QCOMPARE(pulse.state, RunState::Succeeded);
        QCOMPARE(ended.last(), u"t-000"_s);
        const auto items = runs().items(run, {});
        QVERIFY(items->first().attempts >= 1);
        QCOMPARE(m_many->notAt(u"0002"_s), QStringList());
    }

    void aUserStartsNothing()
    {
        auto settings = m_many->fleet.registry;
        m_many->file(u"0003_x.sql"_s, "SELECT 1");
        const auto rows = test::TestCluster::connect(settings.database)->query("SELECT has_table_privilege('tenantry_user', 'tenantry.run', 'SELECT'), has_table_privilege('tenantry_user', 'tenantry.run_item', 'UPDATE')");
        QVERIFY(!rows->boolean(0, 0) && !rows->boolean(0, 1));
    }
};

TENANTRY_TEST_MAIN(RolloutTest)
#include "rollout_test.moc"
