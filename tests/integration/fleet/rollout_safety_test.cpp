// What guards a roll-out besides its budget: the backup that is written before a tenant is changed, and the gate that compares the health figures of a
// wave with those of before.
#include "manytenants.h"

#include "migrations/healthgate.h"
#include "postgres/dumprestore.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QDir>
#include <QJsonArray>
#include <QProcess>
#include <QSysInfo>
#include <QTest>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using migrations::RolloutOptions;
using test::describe;
using test::Many;
using test::TestCluster;

class RolloutSafetyTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Many> m_many;
    std::unique_ptr<postgres::Connection> m_super; // in the registry
    int m_registry = 0;

    static fleet::Policy quick(const char *waves)
    {
        fleet::Policy policy;
        policy.firstRetry = std::chrono::milliseconds(10);
        policy.lastRetry = std::chrono::milliseconds(50);
        policy.waves = *fleet::wavesFromText(QLatin1StringView(waves));
        return policy;
    }
    QString started(const fleet::Policy &policy, const RolloutOptions &options = {})
    {
        const auto run = migrations::startRollout(m_many->fleet.session, u"Many"_s, {}, options, policy);
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
    void sql(const QByteArray &text, const postgres::Params &params = {}) const
    {
        if (const auto done = m_super->query(text, params); !done)
            qFatal("%s: %s", text.constData(), qPrintable(describe(done.error())));
    }
    QStringList backups(const QString &run) const // that the registry knows: of whom
    {
        const auto rows = m_super->query("SELECT coalesce(array_agg(t.slug ORDER BY t.slug), '{}') FROM tenantry.backup b JOIN tenantry.tenant t ON t.id = b.tenant_id WHERE b.run_id = $1 AND b.bytes > 0", {run});
        if (!rows)
            qFatal("%s", describe(rows));
        return rows->array(0, 0);
    }
    // As the collector writes them: one a minute for an hour.
    void hourBefore(double queryMs = 1, double rollbacks = 0) const
    {
        sql("INSERT INTO tenantry.health_sample (tenant_id, at, query_ms, connect_ms, transactions_per_s, rollback_ratio, deadlocks, reachable) "
            "SELECT t.id, now() - make_interval(mins => n), $1, 3, 10, $2, 0, true FROM tenantry.tenant t, generate_series(1, 60) n", {queryMs, rollbacks});
    }
    void samplesAfter(const QString &slug, double queryMs, double rollbacks = 0, int deadlocks = 0, bool reachable = true) const
    {
        sql("INSERT INTO tenantry.health_sample (tenant_id, at, query_ms, connect_ms, transactions_per_s, rollback_ratio, deadlocks, reachable) "
            "SELECT t.id, clock_timestamp() + make_interval(secs => n), $2, 3, 10, $3, $4, $5 FROM tenantry.tenant t, generate_series(1, 2) n WHERE slug = $1",
            {slug, queryMs, rollbacks, deadlocks, reachable});
    }
    QStringList said(const QString &run) const // of the wave whose gate failed
    {
        QStringList out;
        for (const RunWave &wave : m_many->run(run).waves)
            if (wave.state == WaveState::Failed)
                for (const auto &each : wave.gate.value("tenants"_L1).toArray())
                    out << each.toObject().value("tenant"_L1).toString() + u": "_s + Error::fromJson(each.toObject().value("error"_L1).toObject()).message.translated();
        return out;
    }
    static QStringList files(const QString &folder)
    {
        return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private slots:
    void init()
    {
        m_many = std::make_unique<Many>(Many::make(u"registry_safety_%1"_s.arg(++m_registry), 4));
        m_many->file(u"0001_patient.sql"_s, "CREATE TABLE patient (id int PRIMARY KEY, name text); INSERT INTO patient VALUES (1, 'María');");
        auto super = postgres::Connection::open(TestCluster::superuser(m_many->fleet.registry.database));
        QVERIFY(super);
        m_super = std::move(*super);
        sql("SELECT tenantry.health_partitions_at(now() - interval '1 day'), tenantry.health_partitions_at(now())");
    }

    void whatWasThereIsInTheBackup()
    {
        (void)worked(started({}));
        m_many->file(u"0002_gone.sql"_s, "DROP TABLE patient;");
        RolloutOptions options;
        options.backupFolder = TestCluster::temporaryFolder() + u"/not there yet"_s;
        const QString run = started({}, options);
        QCOMPARE(worked(run).state, RunState::Succeeded);
        QCOMPARE(m_many->notAt(u"0002"_s), QStringList());
        const QString folder = options.backupFolder + u'/' + run.right(8);
        QStringList expected;
        for (const QString &slug : m_many->slugs)
            expected << slug + u"@0001.dump"_s;
        QCOMPARE(files(folder), expected);
        struct stat about{};
        QCOMPARE(::stat(QFile::encodeName(folder + u'/' + expected.first()).constData(), &about), 0);
        QCOMPARE(about.st_mode & 0777, mode_t(0600));
        QCOMPARE(::stat(QFile::encodeName(folder).constData(), &about), 0);
        QCOMPARE(about.st_mode & 0077, mode_t(0));
        // It is written down what was written where, and as of when: before the files of the run.
        const auto kept = m_super->query("SELECT t.slug, b.schema_version, b.path, b.bytes, b.host, b.at = t.last_backup_at, b.at < i.finished_at AND b.at >= r.created_at, b.made_by FROM tenantry.backup b "
                                         "JOIN tenantry.tenant t ON t.id = b.tenant_id JOIN tenantry.run r ON r.id = b.run_id JOIN tenantry.run_item i ON i.run_id = r.id AND i.tenant_id = t.id "
                                         "WHERE b.run_id = $1 ORDER BY 1", {run});
        QVERIFY2(kept, describe(kept));
        QCOMPARE(kept->size(), 4);
        for (int i = 0; i < 4; ++i) {
            const QString path = folder + u'/' + expected.at(i);
            QCOMPARE(kept->text(i, 0), m_many->slugs.at(i));
            QCOMPARE(kept->text(i, 1), u"0001"_s);
            QCOMPARE(kept->text(i, 2), path);
            QCOMPARE(kept->integer(i, 3), QFileInfo(path).size());
            QCOMPARE(kept->text(i, 4), QSysInfo::machineHostName());
            QVERIFY(kept->boolean(i, 5) && kept->boolean(i, 6));
        }
        const auto known = TenantRepository(m_many->fleet.session).find(u"t-000"_s);
        QVERIFY2(known && known->lastBackupAt.isValid(), describe(known));
        // And back again.
        QVERIFY(TestCluster::connect()->query("CREATE DATABASE back_again"));
        QProcess restore;
        const auto settings = TestCluster::superuser(u"back_again"_s);
        const auto programs = postgres::findDumpPrograms(TestCluster::connect()->serverVersion() / 10'000); // a newer one sets what an older server does not know
        QVERIFY2(programs, describe(programs));
        restore.start(QFile::decodeName(programs->restore), {u"--no-owner"_s, u"-h"_s, settings.host, u"-p"_s, QString::number(settings.port), u"-U"_s, settings.user, u"-d"_s, u"back_again"_s, folder + u'/' + expected.first()});
        QVERIFY(restore.waitForFinished(60'000));
        QVERIFY2(restore.exitCode() == 0, restore.readAllStandardError().constData());
        QCOMPARE(TestCluster::connect(u"back_again"_s)->query("SELECT name FROM patient")->text(0, 0), u"María"_s);
        QVERIFY(TestCluster::connect()->query("DROP DATABASE back_again"));
    }

    void noBackupNoMigration()
    {
        RolloutOptions options;
        options.backupFolder = u"here"_s;
        const auto refused = migrations::startRollout(m_many->fleet.session, u"Many"_s, {}, options, {});
        QCOMPARE(refused.error().kind, Kind::InvalidInput);
        // A folder that cannot be: its place is a file.
        QFile inTheWay(TestCluster::temporaryFolder() + u"/file"_s);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        options.backupFolder = inTheWay.fileName() + u"/below"_s;
        fleet::Policy policy = quick("");
        policy.mostFailures = 10;
        const QString run = started(policy, options);
        QCOMPARE(worked(run).failed, 4);
        for (const QString &slug : m_many->slugs)
            QCOMPARE(m_many->version(slug), u"-"_s);
        QCOMPARE(backups(run), QStringList());
        // One that pg_dump may not read to its end: the others go on, and nothing half written stays.
        QVERIFY(m_many->inside(u"t-002"_s)->script("CREATE SCHEMA closed; CREATE TABLE closed.secret (a int); REVOKE ALL ON SCHEMA closed FROM PUBLIC"));
        options.backupFolder = TestCluster::temporaryFolder();
        const QString second = started(policy, options);
        QCOMPARE(worked(second).failed, 1);
        QCOMPARE(m_many->version(u"t-002"_s), u"-"_s);
        QCOMPARE(m_many->version(u"t-001"_s), u"0001"_s);
        QCOMPARE(files(options.backupFolder + u'/' + second.right(8)), QStringList({u"t-000@none.dump"_s, u"t-001@none.dump"_s, u"t-003@none.dump"_s}));
        QCOMPARE(backups(second), QStringList({u"t-000"_s, u"t-001"_s, u"t-003"_s}));
        // Mended, and retried: only that one is read.
        QVERIFY(m_many->inside(u"t-002"_s)->script("DROP SCHEMA closed CASCADE"));
        const auto retried = RunRepository(m_many->fleet.session).retry(second, {});
        QVERIFY2(retried, describe(retried));
        QCOMPARE(worked(second).state, RunState::Succeeded);
        QCOMPARE(m_many->notAt(u"0001"_s), QStringList());
        QCOMPARE(backups(second), m_many->slugs);
    }

    // A tenant owns its database and may set a role for whoever connects: with its rights pg_dump would not reach our bookkeeping.
    void aTenantThatPutsItsRoleOnOthersIsBackedUp()
    {
        (void)worked(started({}));
        m_many->file(u"0002_visit.sql"_s, "CREATE TABLE visit (id int);");
        const Tenant tenant = m_many->tenant(u"t-001"_s);
        const QByteArray role = postgres::quoteIdentifier(tenant.role);
        const auto inside = m_many->inside(u"t-001"_s);
        QVERIFY(inside->query("ALTER DATABASE " + postgres::quoteIdentifier(tenant.database) + " SET role TO " + role));
        RolloutOptions options;
        options.backupFolder = TestCluster::temporaryFolder();
        const QString run = started({}, options);
        const auto state = worked(run).state;
        QVERIFY(inside->query("ALTER DATABASE " + postgres::quoteIdentifier(tenant.database) + " RESET role"));
        QCOMPARE(state, RunState::Succeeded);
        QCOMPARE(backups(run), m_many->slugs);
    }

    // Backed up, not migrated, tried again: the file that is there is taken, and its time stays that of the data in it.
    void aBackupKeepsItsTime()
    {
        (void)worked(started({}));
        m_many->file(u"0002_fails.sql"_s, "SELECT 1 / (SELECT count(*) FROM patient WHERE name = 'nobody');");
        RolloutOptions options;
        options.backupFolder = TestCluster::temporaryFolder();
        fleet::Policy policy = quick("");
        policy.mostFailures = 10;
        const QString run = started(policy, options);
        QCOMPARE(worked(run).failed, 4);
        QCOMPARE(backups(run), m_many->slugs);
        const auto times = [&] { return m_super->query("SELECT string_agg(at::text, ',' ORDER BY tenant_id) FROM tenantry.backup WHERE run_id = $1", {run})->text(0, 0); };
        const QString before = times();
        QVERIFY(RunRepository(m_many->fleet.session).retry(run, {}));
        QCOMPARE(worked(run).failed, 4);
        QCOMPARE(times(), before);
        // One that whoever made it did not live to write down: known by its file.
        sql("DELETE FROM tenantry.backup WHERE run_id = $1 AND tenant_id = (SELECT id FROM tenantry.tenant WHERE slug = 't-001')", {run});
        QVERIFY(RunRepository(m_many->fleet.session).retry(run, {}));
        QCOMPARE(worked(run).failed, 4);
        QCOMPARE(backups(run), m_many->slugs);
        QVERIFY(m_super->query("SELECT bool_and(b.at <= i.started_at) FROM tenantry.backup b JOIN tenantry.run_item i USING (run_id, tenant_id) WHERE run_id = $1", {run})->boolean(0, 0));
    }

    void aWaveThatIsWellGoesOn()
    {
        hourBefore();
        fleet::Policy policy = quick("canary:t-000+t-001,rest");
        policy.healthMarginPercent = 50;
        const QString run = started(policy);
        // The figures come while it waits for them.
        int ended = 0;
        const auto pulse = worked(run, {.progress = {}, .ended = [&](const TakenItem &item, const EndedItem &) { ++ended; samplesAfter(item.slug, 1.2); }, .gate = {}});
        QCOMPARE(pulse.state, RunState::Succeeded);
        QCOMPARE(ended, 4);
        const auto gate = m_many->run(run).waves.first().gate;
        QCOMPARE(gate.value("health"_L1).toObject().value("compared"_L1).toInt(), 2);
    }

    void whatGotWorsePauses_data()
    {
        QTest::addColumn<double>("queryMs");
        QTest::addColumn<double>("rollbacks");
        QTest::addColumn<int>("deadlocks");
        QTest::addColumn<bool>("reachable");
        QTest::addColumn<QString>("words");
        QTest::newRow("slower") << 9.0 << 0.0 << 0 << true << u"It answers in 9.0 ms since its migration; before, it did in 1.0 ms."_s;
        QTest::newRow("failing") << 1.0 << 0.2 << 0 << true << u"20.0 % of its transactions are rolled back since its migration; before, 1.0 % were."_s;
        QTest::newRow("deadlocks") << 1.0 << 0.01 << 3 << true << u"It has deadlocks since its migration."_s;
        QTest::newRow("gone") << 1.0 << 0.01 << 0 << false << u"It did not answer the health check after its migration."_s;
    }
    void whatGotWorsePauses()
    {
        QFETCH(double, queryMs);
        QFETCH(double, rollbacks);
        QFETCH(int, deadlocks);
        QFETCH(bool, reachable);
        QFETCH(QString, words);
        hourBefore(1, 0.01);
        fleet::Policy policy = quick("canary:t-000+t-001,rest");
        policy.healthMarginPercent = 50;
        const QString run = started(policy);
        const auto pulse = worked(run, {.progress = {}, .ended = [&](const TakenItem &item, const EndedItem &) {
                                            if (item.slug == u"t-001")
                                                samplesAfter(item.slug, queryMs, rollbacks, deadlocks, reachable);
                                            else
                                                samplesAfter(item.slug, 1.2, 0.01);
                                        }, .gate = {}});
        QCOMPARE(pulse.state, RunState::Paused);
        QCOMPARE(m_many->run(run).pausedFor, PausedFor::Gate);
        QCOMPARE(said(run), QStringList{u"t-001: "_s + words});
        QCOMPARE(m_many->version(u"t-002"_s), u"-"_s);
        // Somebody has looked at it and says go on.
        QVERIFY(RunRepository(m_many->fleet.session).resume(run, true));
        QCOMPARE(worked(run, {.progress = {}, .ended = [&](const TakenItem &item, const EndedItem &) { samplesAfter(item.slug, 1); }, .gate = {}}).state, RunState::Succeeded);
        QCOMPARE(m_many->notAt(u"0001"_s), QStringList());
    }

    // Whoever asked for the comparison is told that there is none, and nothing goes on in silence.
    void withoutFigures()
    {
        fleet::Policy policy = quick("canary:t-000,rest");
        policy.healthMarginPercent = 50;
        policy.healthPatience = std::chrono::seconds(0);
        const QString never = started(policy);
        QCOMPARE(worked(never).state, RunState::Paused);
        QCOMPARE(said(never), QStringList{u"*: There are no health figures to compare its tenants by."_s});
        QVERIFY(RunRepository(m_many->fleet.session).resume(never, true));
        QCOMPARE(worked(never).state, RunState::Succeeded);
        // From before, and nobody collects any more.
        hourBefore();
        m_many->file(u"0002_email.sql"_s, "ALTER TABLE patient ADD COLUMN email text;");
        sql("UPDATE tenantry.health_sample SET at = at - interval '1 minute'");
        const QString no = started(policy);
        QCOMPARE(worked(no).state, RunState::Paused);
        QCOMPARE(said(no).size(), 1);
    }

    // A pause is heard while the gate waits for figures.
    void pausedWhileItWaits()
    {
        hourBefore();
        fleet::Policy policy = quick("canary:t-000,rest");
        policy.healthMarginPercent = 50;
        policy.healthPatience = std::chrono::seconds(600);
        const QString run = started(policy);
        std::stop_source pause;
        const std::jthread presser([&] {
            const auto watch = TestCluster::connect(m_many->fleet.registry.database);
            while (watch->query("SELECT 1 FROM tenantry.run_wave WHERE state = 'checking'")->isEmpty())
                std::this_thread::yield();
            pause.request_stop();
        });
        const auto pulse = migrations::workOn(m_many->fleet.session, run, u"test"_s, {}, pause.get_token());
        QVERIFY2(pulse, describe(pulse));
        QCOMPARE(pulse->state, RunState::Paused);
        QCOMPARE(m_many->version(u"t-001"_s), u"-"_s);
        samplesAfter(u"t-000"_s, 1);
        QVERIFY(RunRepository(m_many->fleet.session).resume(run, false));
        QCOMPARE(worked(run).state, RunState::Succeeded);
    }
};

TENANTRY_TEST_MAIN(RolloutSafetyTest)
#include "rollout_safety_test.moc"
