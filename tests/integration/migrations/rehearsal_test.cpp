// Rehearsals on a real server: nothing of them stays, no tenant is changed, and what is reported is what happened.
#include "fleet.h"

#include "base/random.h"
#include "migrations/advice.h"
#include "migrations/rehearsal.h"
#include "registry/runrepository.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>
#include <thread>

using namespace tenantry;
using namespace Qt::StringLiterals;
using namespace tenantry::migrations;
using drivers::LockMode;
using test::Fleet;
using test::TestCluster;
using End = RehearsedTenant::End;
using base::Kind;

class RehearsalTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    std::shared_ptr<drivers::TenantDriver> m_driver;
    postgres::ConnectionSettings m_owner;
    QHash<QString, QByteArray> m_before; // what each tenant's database was, by slug

    registry::Tenant tenant(const char *slug) const { return *registry::TenantRepository(m_fleet.session).find(QString::fromUtf8(slug)); }
    QList<registry::Tenant> everybody() const { return registry::TenantRepository(m_fleet.session).list().value(); }
    registry::Product product() const { return registry::ProductRepository(m_fleet.session).find(u"Shop"_s).value(); }
    void setFiles(const QList<std::pair<QString, QByteArray>> &bodies, bool transactional = true) // in place of those after 0003
    {
        const auto cleared = TestCluster::connect(m_fleet.registry.database)->script("SET session_replication_role = replica; DELETE FROM tenantry.product_migration WHERE version > '0003'");
        QVERIFY2(cleared, test::describe(cleared));
        QList<registry::ProductMigration> files;
        for (const auto &[version, body] : bodies) {
            registry::ProductMigration file;
            file.position = 4 + int(files.size());
            file.version = version;
            file.name = u"x"_s;
            file.fileName = version + u"_x.sql"_s;
            file.body = body;
            file.sha256 = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
            file.transactional = transactional;
            files << file;
        }
        const auto added = registry::ProductRepository(m_fleet.session).addMigrations(product().id, files);
        QVERIFY2(added, test::describe(added));
    }
    postgres::ConnectionSettings in(const registry::Tenant &tenant) const
    {
        auto settings = m_owner;
        settings.database = tenant.database;
        return settings;
    }
    // Schema, rows that matter, version: as psql would say.
    QByteArray picture(const registry::Tenant &tenant) const
    {
        const auto described = m_driver->describe(in(tenant), tenant.role, {});
        auto connection = TestCluster::connect(tenant.database);
        const auto rows = connection->query("SELECT (SELECT string_agg(key || sha256::text, ',' ORDER BY key) FROM tenantry.migration) || (SELECT count(*) FROM patient) || (SELECT string_agg(tgname, ',') FROM pg_trigger)");
        if (!described || !rows)
            qFatal("%s", described ? test::describe(rows) : test::describe(described));
        return described->fingerprint.toHex() + rows->bytes(0, 0) + tenant.schemaVersion.toUtf8();
    }
    base::Result<RehearsalReport> go(const RehearsalOptions &options = {}, const RolloutOptions &rollout = {}, const RehearsalWatch &watch = {}, std::stop_token stop = {})
    {
        return rehearse(m_fleet.session, u"Shop"_s, {}, rollout, {}, options, watch, std::move(stop));
    }
    static RehearsalOptions named(const QStringList &names)
    {
        RehearsalOptions out;
        out.tenants = names;
        return out;
    }
    static const RehearsedTenant *find(const RehearsalReport &report, const QString &slug)
    {
        for (const auto &each : report.tenants)
            if (each.slug == slug)
                return &each;
        return nullptr;
    }
    static const char *words(const RehearsedTenant &tenant)
    {
        const base::Result<void> result = tenant.failure ? base::Result<void>(base::fail(*tenant.failure)) : base::Result<void>();
        return test::describe(result);
    }
    // Our own sessions in it end a moment after they are closed here.
    void rename(const QString &from, const QString &to)
    {
        m_fleet.session->pool().clear();
        const auto renamed = [&] { return TestCluster::connect()->script("ALTER DATABASE " + postgres::quoteIdentifier(from) + " RENAME TO " + postgres::quoteIdentifier(to)); };
        bool done = false; // QTRY asks once more when it is
        QTRY_VERIFY(done || (done = renamed().has_value()));
    }
    static QString leftOver()
    {
        const auto rows = TestCluster::connect()->query("SELECT string_agg(name, ' ') FROM (SELECT datname AS name FROM pg_database UNION ALL SELECT rolname FROM pg_roles) x WHERE name LIKE 'tenantry\\_scratch\\_%'");
        return rows ? rows->text(0, 0) : u"?"_s;
    }

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(u"registry_rehearsal"_s);
        m_driver = drivers::makeDriver(u"postgresql"_s, m_fleet.session->pool());
        m_owner = *registry::ownerSettings(*m_fleet.session, *registry::ServerRepository(m_fleet.session).find(u"db1"_s));
        for (const char *name : {"Uno", "Dos", "Tres", "Cuatro"}) {
            const auto done = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QString::fromUtf8(name)));
            QVERIFY2(done, test::describe(done));
        }
        const auto grow = [this](const char *slug, int rows) {
            const auto grown = TestCluster::connect(tenant(slug).database)->script("INSERT INTO patient (name) SELECT repeat('x', 200) || n FROM generate_series(1, " + QByteArray::number(rows) + ") n");
            QVERIFY2(grown, test::describe(grown));
        };
        grow("dos", 5'000);
        grow("tres", 40'000);
        for (const auto all = everybody(); const auto &each : all)
            m_before.insert(each.slug, picture(each));
    }
    void cleanup()
    {
        qunsetenv("TENANTRY_PG_BINDIR");
        QCOMPARE(leftOver(), QString());
        for (const auto all = everybody(); const auto &each : all)
            if (m_before.contains(each.slug))
                QCOMPARE(picture(each), m_before.value(each.slug)); // no tenant is changed, whatever happens
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void nothingIsDue()
    {
        const auto report = go();
        QVERIFY2(report, test::describe(report));
        QVERIFY(report->tenants.isEmpty() && !report->prediction && report->due == 0);
        const auto one = go(named({u"uno"_s}));
        QVERIFY2(one, test::describe(one));
        QCOMPARE(one->tenants.size(), 1);
        QCOMPARE(one->tenants.first().end, End::UpToDate);
    }

    void withoutProgramsItSaysSo() // faults.md 14
    {
        setFiles({{u"0004"_s, "ALTER TABLE patient ADD COLUMN born date;"}});
        const QString none = TestCluster::temporaryFolder();
        qputenv("TENANTRY_PG_BINDIR", none.toUtf8());
        const auto missing = go();
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, Kind::NotFound);
        QVERIFY2(missing.error().message.translated().contains(u"pg_dump"_s) && missing.error().hint.translated().contains(u"postgresql-client-"_s), test::describe(missing));
        for (const QString &name : {u"pg_dump"_s, u"pg_restore"_s}) {
            QFile program(none + u'/' + name);
            QVERIFY(program.open(QIODevice::WriteOnly) && program.write("#!/bin/sh\necho \"pg_dump (PostgreSQL) 9.6.24\"\n") > 0);
            program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        const auto older = go();
        QVERIFY(!older);
        QCOMPARE(older.error().kind, Kind::NotFound);
        QCOMPARE(older.error().message.args, (QStringList{u"9"_s, QString::number(TestCluster::connect()->serverVersion() / 10000)}));
        // One that dies in the middle of it.
        QFile dump(none + u"/pg_dump"_s);
        QVERIFY(dump.open(QIODevice::WriteOnly) && dump.write("#!/bin/sh\n[ \"$1\" = --version ] && echo 'pg_dump (PostgreSQL) 99.1' && exit\nprintf PGDMP\necho 'pg_dump: error: the disk fell out' >&2\nexit 1\n") > 0);
        dump.close();
        const auto died = go(named({u"uno"_s}));
        QVERIFY2(died, test::describe(died));
        const auto &failed = died->tenants.first();
        QCOMPARE(failed.end, End::CopyFailed);
        QVERIFY2(failed.failure && failed.failure->message.translated().contains(u"the disk fell out"_s), words(failed));
    }

    void choosesMeasuresAndPredicts()
    {
        setFiles({{u"0004"_s, "ALTER TABLE patient ADD COLUMN born date; INSERT INTO account VALUES ('x@example.org', 'x', 'x');"},
                  {u"0005"_s, "ALTER TABLE patient ALTER COLUMN id TYPE bigint;"},
                  {u"0006"_s, "CREATE INDEX account_company ON account (company); CREATE TABLE extra (id int);"}});
        QList<RehearsalProgress> seen;
        const auto report = go({}, {}, [&](const RehearsalProgress &progress) { seen << progress; });
        QVERIFY2(report, test::describe(report));
        QCOMPARE(report->due, 4);
        QCOMPARE(report->failed(), 0);
        const auto *largest = find(*report, u"tres"_s);
        QVERIFY(largest && largest->chosenFor.contains(ChosenFor::Largest));
        QVERIFY(report->tenants.size() >= 2 && report->tenants.size() <= 3);
        QVERIFY(report->tenants.first().chosenFor.contains(ChosenFor::Smallest));
        QCOMPARE(largest->end, End::Migrated);
        QCOMPARE(largest->fromVersion, u"0003"_s);
        QCOMPARE(largest->toVersion, u"0006"_s);
        QVERIFY(largest->copyMs > 0 && largest->bytesMoved > 40'000 * 200 && largest->bytes > largest->bytesMoved / 2);
        QCOMPARE(largest->files.size(), 3);
        const auto lockOn = [&](int file, const QString &table) {
            for (const auto &lock : largest->files[file].trace.locks)
                if (lock.table == table)
                    return lock;
            return drivers::TableLock{{}, LockMode::AccessShare, -1};
        };
        QCOMPARE(lockOn(0, u"public.patient"_s).mode, LockMode::AccessExclusive);
        QCOMPARE(lockOn(0, u"public.account"_s).mode, LockMode::RowExclusive);
        QVERIFY(largest->files[0].trace.rewrites.empty());
        QCOMPARE(lockOn(1, u"public.patient"_s).mode, LockMode::AccessExclusive);
        QVERIFY(lockOn(1, u"public.patient"_s).ms > 0 && lockOn(1, u"public.patient"_s).ms <= largest->files[1].trace.ms);
        QCOMPARE(largest->files[1].trace.rewrites.size(), size_t(1));
        QCOMPARE(largest->files[1].trace.rewrites.front().table, u"public.patient"_s);
        QVERIFY(largest->files[1].trace.rewrites.front().bytesBefore > 40'000 * 200);
        QCOMPARE(lockOn(2, u"public.account"_s).mode, LockMode::Share);
        QCOMPARE(lockOn(2, u"public.extra"_s).ms, -1.0); // was not there before
        QVERIFY(report->prediction);
        QCOMPARE(report->prediction->tenants, 4);
        QVERIFY(report->prediction->ms > 0 && report->prediction->workMs >= report->prediction->longestMs && report->prediction->notMeasured.isEmpty());
        QCOMPARE(report->prediction->longestTenant, u"tres"_s);
        QVERIFY(!howPredicted(*report).isEmpty());
        QVERIFY(std::ranges::any_of(seen, [](const auto &each) { return each.stage == RehearsalProgress::Stage::Copying && each.bytes > 0 && each.expected > 0; }));
        QVERIFY(std::ranges::any_of(seen, [](const auto &each) { return each.stage == RehearsalProgress::Stage::Migrating && each.fileName == u"0005_x.sql"_s && each.file == 2 && each.files == 3; }));
        const auto some = go(named({u"dos"_s, u"DOS"_s, u"uno"_s}), RolloutOptions{.target = u"0004"_s});
        QVERIFY2(some, test::describe(some));
        QCOMPARE(some->tenants.size(), 2);
        QCOMPARE(find(*some, u"dos"_s)->toVersion, u"0004"_s);
    }

    void outsideOfATransaction()
    {
        setFiles({{u"0004"_s, "CREATE INDEX CONCURRENTLY patient_again ON patient (name, id);\nALTER TABLE account ADD COLUMN x int;"}}, false);
        const auto report = go(named({u"tres"_s}));
        QVERIFY2(report, test::describe(report));
        const auto &file = report->tenants.first().files.first();
        QVERIFY(!file.transactional);
        QCOMPARE(report->tenants.first().end, End::Migrated);
        bool patient = false, account = false;
        for (const auto &lock : file.trace.locks) {
            patient = patient || (lock.table == u"public.patient"_s && lock.mode == LockMode::ShareUpdateExclusive);
            account = account || (lock.table == u"public.account"_s && lock.mode == LockMode::AccessExclusive);
        }
        QVERIFY(patient && account);
    }

    void aFileThatFails()
    {
        QVERIFY(TestCluster::connect(tenant("dos").database)->script("UPDATE patient SET name = 'same' WHERE id <= 2"));
        m_before[u"dos"_s] = picture(tenant("dos"));
        setFiles({{u"0004"_s, "ALTER TABLE patient ADD COLUMN born date;"}, {u"0005"_s, "-- one name, once\nCREATE UNIQUE INDEX patient_once\n    ON patient (name);"}, {u"0006"_s, "SELECT 1;"}});
        const auto report = go(named({u"dos"_s, u"uno"_s}));
        QVERIFY2(report, test::describe(report));
        QCOMPARE(report->failed(), 1);
        const auto *dos = find(*report, u"dos"_s);
        QCOMPARE(dos->end, End::Failed);
        QCOMPARE(dos->toVersion, u"0004"_s);
        QCOMPARE(dos->files.size(), 2);
        QCOMPARE(dos->failure->sqlstate, u"23505"_s);
        const auto place = drivers::placeOf(*dos->failure);
        QVERIFY(place && place->fileName == u"0005_x.sql"_s && place->line == 2);
        QCOMPARE(find(*report, u"uno"_s)->end, End::Migrated);
        const auto found = causes(*report);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().slugs, QStringList{u"dos"_s});
        QVERIFY(!adviceFor(*found.first().error).next.isEmpty());
        QVERIFY(report->prediction && report->prediction->notMeasured.isEmpty()); // the other one got through
        // The roll-out itself says the same.
        const auto started = startRollout(m_fleet.session, u"Shop"_s, {u"dos"_s, {}}, {}, {});
        QVERIFY2(started, test::describe(started));
        const auto pulse = workOn(m_fleet.session, started->runId, u"test"_s);
        QVERIFY2(pulse, test::describe(pulse));
        const auto real = registry::RunRepository(m_fleet.session).causes(started->runId);
        QCOMPARE(real->size(), 1);
        QCOMPARE(real->first().cause, found.first().cause);
        QCOMPARE(real->first().error->message.translated(), found.first().error->message.translated());
        m_before[u"dos"_s] = picture(tenant("dos")); // the roll-out applied 0004
    }

    void aDatabaseThatIsGoneOrNotAsItShouldBe() // faults.md 12, 13
    {
        setFiles({{u"0004"_s, "ALTER TABLE patient ADD COLUMN born date;"}});
        const auto four = tenant("cuatro"), one = tenant("uno");
        rename(four.database, u"elsewhere"_s);
        QVERIFY(TestCluster::connect(one.database)->script("UPDATE tenantry.migration SET sha256 = '\\x00' WHERE version = '0001'"));
        const auto report = go(named({u"cuatro"_s, u"uno"_s}));
        QVERIFY(TestCluster::connect(one.database)->script("UPDATE tenantry.migration SET sha256 = '\\x" + product0001().toHex() + "' WHERE version = '0001'"));
        rename(u"elsewhere"_s, four.database);
        QVERIFY2(report, test::describe(report));
        QCOMPARE(report->failed(), 2);
        QCOMPARE(find(*report, u"cuatro"_s)->end, End::Refused);
        QCOMPARE(find(*report, u"cuatro"_s)->failure->kind, Kind::NotFound);
        QCOMPARE(find(*report, u"uno"_s)->failure->sqlstate, QString(changedFile));
        QVERIFY(!report->prediction);
        QCOMPARE(go(named({u"nobody"_s})).error().kind, Kind::NotFound);
    }
    QByteArray product0001() const { return registry::ProductRepository(m_fleet.session).migrations(product().id, false)->first().sha256; }

    void noRoom() // faults.md 7, 8
    {
        RehearsalOptions small = named({u"uno"_s});
        small.room.largest = 1000;
        const auto large = go(small);
        QVERIFY2(large, test::describe(large));
        QCOMPARE(large->tenants.first().end, End::CopyFailed);
        QCOMPARE(large->tenants.first().failure->kind, Kind::Conflict);
        RehearsalOptions full = named({u"uno"_s});
        full.room.freeBytes = 20'000'000;
        const auto none = go(full);
        QVERIFY2(none, test::describe(none));
        QVERIFY2(none->tenants.first().failure, qPrintable(endName(none->tenants.first().end)));
        QCOMPARE(none->tenants.first().failure->kind, Kind::Conflict);
        QVERIFY(none->tenants.first().failure->message.translated().contains(u"room"_s));
        // Connections.
        std::vector<std::unique_ptr<postgres::Connection>> held;
        auto counter = TestCluster::connect();
        const int most = int(counter->query("SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int")->integer(0, 0));
        while (int(counter->query("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")->integer(0, 0)) < most - 4)
            held.push_back(TestCluster::connect());
        const auto busy = go(named({u"uno"_s}));
        QVERIFY2(busy, test::describe(busy));
        QVERIFY2(busy->tenants.first().failure, qPrintable(endName(busy->tenants.first().end)));
        QCOMPARE(busy->tenants.first().failure->sqlstate, u"53300"_s);
    }

    void stopped_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("while copying") << int(RehearsalProgress::Stage::Copying);
        QTest::newRow("while a file runs") << int(RehearsalProgress::Stage::Migrating);
    }
    void stopped()
    {
        QFETCH(int, stage);
        setFiles({{u"0004"_s, "SELECT pg_sleep(120);"}});
        std::stop_source stop;
        const auto report = go(named({u"tres"_s}), {}, [&](const RehearsalProgress &progress) {
            if (int(progress.stage) == stage && (progress.bytes > 0 || stage != int(RehearsalProgress::Stage::Copying)))
                stop.request_stop();
        }, stop.get_token());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Kind::Cancelled);
    }

    void theTimeIsBounded()
    {
        setFiles({{u"0004"_s, "SELECT pg_sleep(120);"}});
        RehearsalOptions options = named({u"uno"_s, u"tres"_s});
        options.limit = std::chrono::seconds(4);
        const auto report = go(options);
        QVERIFY2(report, test::describe(report));
        QCOMPARE(find(*report, u"uno"_s)->failure->kind, Kind::Timeout);
        QCOMPARE(find(*report, u"tres"_s)->end, End::NotTried);
        QVERIFY(!report->notes.isEmpty());
    }

    void strangeNames() // faults.md 17, 18
    {
        setFiles({{u"0004"_s, "ALTER TABLE patient ADD COLUMN born date; ALTER TABLE \"O'Higgins 🍞 \"\"x\"\"\" ADD COLUMN n int;"}});
        const auto four = tenant("cuatro");
        const QString name = u"pan's \"dbname=x\" \\ host=evil 🍞"_s, role = u"rol 'x' \"y\" \\ 🍞"_s;
        auto super = TestCluster::connect();
        const QByteArray table = postgres::quoteIdentifier(u"O'Higgins 🍞 \"x\""_s);
        QVERIFY(TestCluster::connect(four.database)->script("SET ROLE " + postgres::quoteIdentifier(four.role) + "; CREATE TABLE public." + table + " ()"));
        rename(four.database, name);
        QVERIFY(super->script("ALTER ROLE " + postgres::quoteIdentifier(four.role) + " RENAME TO " + postgres::quoteIdentifier(role)));
        QVERIFY(super->script("ALTER DATABASE " + postgres::quoteIdentifier(name) + " SET timezone TO 'Asia/Tokyo'; ALTER DATABASE " + postgres::quoteIdentifier(name) + " SET search_path TO \"a b\", public; ALTER DATABASE " + postgres::quoteIdentifier(name) + " SET \"app.käse\" TO 'a''b'"));
        auto inRegistry = TestCluster::connect(m_fleet.registry.database);
        const auto renamed = [&](const QString &database, const QString &as) {
            QVERIFY(inRegistry->script("SET session_replication_role = replica; UPDATE tenantry.tenant SET db_name = " + postgres::quoteLiteral(database) + ", db_role = " + postgres::quoteLiteral(as) + " WHERE slug = 'cuatro'"));
        };
        renamed(name, role);
        const auto report = go(named({u"cuatro"_s}));
        renamed(four.database, four.role);
        rename(name, four.database);
        QVERIFY(super->script("ALTER ROLE " + postgres::quoteIdentifier(role) + " RENAME TO " + postgres::quoteIdentifier(four.role)));
        QVERIFY(TestCluster::connect(four.database)->script("DROP TABLE public." + table));
        QVERIFY(super->script("ALTER DATABASE " + postgres::quoteIdentifier(four.database) + " RESET ALL"));
        QVERIFY2(report, test::describe(report));
        const auto &done = report->tenants.first();
        QVERIFY2(done.end == End::Migrated, words(done));
        QCOMPARE(done.notes.size(), 1); // this user may not set it
        QVERIFY2(done.notes.first().translated().contains(u"app.käse"_s), qPrintable(done.notes.first().translated()));
        QStringList locked;
        for (const auto &lock : done.files.first().trace.locks)
            locked << lock.table;
        QVERIFY2(locked.contains(u"public.\"O'Higgins 🍞 \"\"x\"\"\""_s), qPrintable(locked.join(u'|')));
    }

    // What is computed while rows are copied runs as the tenant, or as one who can do no more, and not as the server's owner.
    void whatIsComputedWhileCopyingStaysTheTenant()
    {
        const registry::Tenant one = tenant("dos");
        auto planted = TestCluster::connect(one.database);
        // By whom: written down by the trap itself, in the copy, where it is asked for.
        const auto done = planted->script(QByteArray("SET ROLE ") + postgres::quoteIdentifier(one.role) + ";"
            "CREATE TABLE ran (who name); CREATE FUNCTION trap(int) RETURNS bool LANGUAGE plpgsql AS 'BEGIN EXECUTE ''RESET ROLE''; INSERT INTO public.ran VALUES (current_user), (session_user); RETURN true; END';"
            "CREATE DOMAIN small AS int CHECK (public.trap(VALUE)); CREATE TABLE zz (a int CHECK (public.trap(a)), b small, c int); RESET ROLE; INSERT INTO zz VALUES (1, 2, 3); TRUNCATE ran;"
            "CREATE EXTENSION IF NOT EXISTS pg_trgm; COMMENT ON TABLE zz IS 'x'; GRANT SELECT ON zz TO PUBLIC");
        QVERIFY2(done, test::describe(done));
        const auto copy = drivers::makeCopyMaker(u"postgresql"_s)->copy(m_owner, one.database, one.role, {}, [](qint64) {}, {});
        QVERIFY2(copy, test::describe(copy));
        auto inside = postgres::Connection::open((*copy)->inDatabase());
        QVERIFY2(inside, test::describe(inside));
        QCOMPARE((*inside)->query("SELECT c FROM zz")->integer(0, 0), 3);
        QVERIFY((*inside)->query("SELECT count(*) FROM ran")->integer(0, 0) > 0);
        const QString scratch = (*copy)->inDatabase().database;
        QCOMPARE((*inside)->query("SELECT string_agg(DISTINCT who::text, ',') FROM ran")->text(0, 0), scratch);
        QVERIFY(!(*inside)->query("SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = $1", {scratch})->boolean(0, 0));
        QCOMPARE((*inside)->query("SELECT tableowner FROM pg_tables WHERE tablename = 'zz'")->text(0, 0), one.role);
        QVERIFY((*inside)->query("SELECT count(*) FROM tenantry.migration WHERE finished")->integer(0, 0) > 0);
        const auto applied = (*copy)->driver().apply((*copy)->inDatabase(), one.role, {u"0099"_s, u"x"_s, u"x"_s, "x", "ALTER TABLE zz ADD d int", true, false}, {}, {});
        QVERIFY2(applied, test::describe(applied));
        inside->reset();
        QVERIFY2((*copy)->drop(), "the copy stays");
        QCOMPARE(TestCluster::connect()->query("SELECT count(*) FROM pg_roles WHERE rolname = $1", {scratch})->integer(0, 0), 0);
        QVERIFY(planted->script("DROP TABLE zz, ran; DROP DOMAIN small; DROP FUNCTION trap; DROP EXTENSION pg_trgm"));
    }
    void waysIntoOtherServersAreCut()
    {
        // As a superuser, who may make them.
        const QString name = TestCluster::createDatabase();
        const QString role = TestCluster::createRole(u"x"_s);
        auto super = TestCluster::superuser();
        QVERIFY(TestCluster::connect(name)->script("CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER other FOREIGN DATA WRAPPER nowhere; CREATE USER MAPPING FOR PUBLIC SERVER other OPTIONS (password 'hidden');"
                                                  "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2)"));
        QVERIFY(TestCluster::connect()->script("ALTER DATABASE " + name.toUtf8() + " SET timezone TO 'Asia/Tokyo'; ALTER DATABASE " + name.toUtf8() + " SET search_path TO \"a b\", public"));
        auto copy = drivers::makeCopyMaker(u"postgresql"_s)->copy(super, name, role, {}, {}, {});
        QVERIFY2(copy, test::describe(copy));
        QVERIFY((*copy)->cutOff());
        auto inside = postgres::Connection::open((*copy)->inDatabase());
        QVERIFY2(inside, test::describe(inside));
        QCOMPARE((*inside)->query("SELECT count(*) FROM pg_user_mappings")->integer(0, 0), 0);
        QCOMPARE((*inside)->query("SELECT sum(a) FROM t")->integer(0, 0), 3);
        QCOMPARE((*inside)->query("SELECT current_setting('timezone') || ' ' || current_setting('search_path')")->text(0, 0), u"Asia/Tokyo \"a b\", public"_s);
        // Nobody else may go in, and it is the tenant's.
        QCOMPARE((*inside)->query("SELECT datdba::regrole::text FROM pg_database WHERE datname = current_database()")->text(0, 0), role);
        QVERIFY(!(*inside)->query("SELECT has_database_privilege('pg_monitor', current_database(), 'CONNECT')")->boolean(0, 0));
        QCOMPARE(TestCluster::connect(name)->query("SELECT count(*) FROM pg_user_mappings")->integer(0, 0), 1);
        copy->reset();
        QVERIFY(TestCluster::connect()->script("DROP DATABASE " + name.toUtf8() + " WITH (FORCE)"));
        QVERIFY(TestCluster::connect()->script("DROP ROLE " + role.toUtf8()));
    }
};

TENANTRY_TEST_MAIN(RehearsalTest)
#include "rehearsal_test.moc"
