// A database that nobody registered becomes a tenant, without anybody losing anything; or stays exactly as it was found.
#include "found.h"

#include "migrations/apply.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QTest>
#include <latch>
#include <thread>

using namespace tenantry;
using namespace tenantry::base;
using test::describe;
using test::Fleet;
using test::FoundDatabase;
using test::TestCluster;

class AdoptionTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;

    registry::Server server() const { return *registry::ServerRepository(m_fleet.session).find(QStringLiteral("db1")); }
    std::unique_ptr<postgres::Connection> as(const QString &role, const QString &password, const QString &database) const
    {
        auto connection = postgres::Connection::open(TestCluster::as(role, password, database));
        if (!connection)
            qWarning("%s", qPrintable(describe(connection.error())));
        return connection ? std::move(*connection) : nullptr;
    }
    static void superuser(const QByteArray &sql, const QString &database = QStringLiteral("postgres"))
    {
        const auto done = TestCluster::connect(database)->script(sql);
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    }
    // Begun, and stopped when this step is the next one. The operation's id.
    QString stoppedBefore(const tenants::AdoptRequest &request, const QString &step)
    {
        std::stop_source stop;
        QString id;
        const auto done = tenants::Adoption(m_fleet.session).adopt(request, [&](const registry::Operation &operation) {
            for (const auto &each : operation.steps)
                if (each.name == step && each.state == registry::StepState::Running)
                    stop.request_stop();
        }, stop.get_token(), &id);
        return done ? QString() : id;
    }
    Error refused(const tenants::AdoptRequest &request)
    {
        const int operations = int(registry::OperationRepository(m_fleet.session).list()->size()), before = m_fleet.tenantCount();
        const auto done = tenants::Adoption(m_fleet.session).adopt(request);
        if (done || m_fleet.tenantCount() != before || int(registry::OperationRepository(m_fleet.session).list()->size()) != operations)
            return {};
        return done.error();
    }

private slots:
    void initTestCase() { m_fleet = Fleet::make(QStringLiteral("registry_adoption")); }

    void everybodyKeepsWhatTheyHad()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("kept"));
        const auto done = tenants::Adoption(m_fleet.session).adopt(found.request(m_fleet, QStringLiteral("Kept")));
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        QCOMPARE(done->tenant.state, registry::TenantState::Active);
        QCOMPARE(done->tenant.database, found.name);
        QCOMPARE(done->tenant.schemaVersion, QStringLiteral("0002"));
        QCOMPARE(done->tenant.behind, 1);
        QVERIFY(done->tenant.role.startsWith(QLatin1String("t_")));
        QVERIFY(done->tenant.sizeBytes.value_or(0) > 1'000'000);
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());

        // The application goes on with its own role: reads, writes, changes tables, through the view and the functions.
        const auto app = as(found.app, found.appPassword, found.name);
        QVERIFY(app);
        const auto worked = app->script("INSERT INTO patient (name) VALUES ('Eva'); ALTER TABLE patient ADD COLUMN note text; SELECT * FROM sales.happy; SELECT sales.secretly(); "
                                        "REFRESH MATERIALIZED VIEW sales.total; SELECT nextval('sales.number'); CREATE TABLE later (x int); DROP TABLE later");
        QVERIFY2(worked, worked ? "" : qPrintable(describe(worked.error())));
        const auto report = as(found.report, found.reportPassword, found.name); // came in only because everybody did
        QVERIFY(report);
        QCOMPARE(report->query("SELECT count(*) FROM patient")->text(0, 0), QStringLiteral("3"));
        QVERIFY(!report->query("SELECT password_hash FROM account"));

        // The tenant's role owns it and migrates it; what it makes, report may read, as the owner had arranged.
        const auto settings = registry::tenantSettings(*m_fleet.session, server(), done->tenant);
        QVERIFY(settings);
        auto tenant = postgres::Connection::open(*settings);
        QVERIFY2(tenant, tenant ? "" : qPrintable(describe(tenant.error())));
        QVERIFY((*tenant)->script("CREATE TABLE fresh (x int); ALTER TABLE sales.deal ADD COLUMN since date"));
        QVERIFY(report->query("SELECT * FROM fresh"));
        QCOMPARE(TestCluster::connect(found.name)->query("SELECT count(*) FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'v', 'm', 'S', 'p') AND relnamespace <> 'tenantry'::regnamespace "
                                                         "AND relnamespace::regnamespace::text !~ '^pg_' AND relowner <> $1::regrole", {done->tenant.role})->text(0, 0), QStringLiteral("0"));

        // Nobody else comes in any more, another tenant's role least of all.
        const QString stranger = TestCluster::createRole(QStringLiteral("x"));
        QVERIFY(!postgres::Connection::open(TestCluster::as(stranger, QStringLiteral("x"), found.name)));

        // And it is migrated as any other.
        const auto files = migrations::toDriver(*registry::ProductRepository(m_fleet.session).migrations(done->tenant.productId));
        auto inDatabase = *registry::ownerSettings(*m_fleet.session, server());
        inDatabase.database = found.name;
        const auto driver = drivers::makeDriver(QStringLiteral("postgresql"), m_fleet.session->pool());
        const auto pending = migrations::plan(files, *driver->applied(inDatabase, {}));
        QVERIFY2(pending, pending ? "" : qPrintable(describe(pending.error())));
        QCOMPARE(int(pending->files.size()), 1);
        const auto reached = migrations::apply(*driver, inDatabase, done->tenant.role, *pending);
        QVERIFY2(reached, reached ? "" : qPrintable(describe(reached.error())));
        QCOMPARE(*reached, QStringLiteral("0003"));

        // The server's owner is no member of the customer's role any more.
        QCOMPARE(TestCluster::connect()->query("SELECT pg_has_role($1, $2, 'USAGE')", {server().user, found.app})->text(0, 0), QStringLiteral("f"));
        // Done is done.
        QCOMPARE(tenants::Adoption(m_fleet.session).undo(done->operation.id).error().kind, Kind::Conflict);
        // Once is enough.
        const Error again = refused(found.request(m_fleet, QStringLiteral("Kept twice")));
        QVERIFY2(again.kind == Kind::Conflict && again.message.translated().contains(QLatin1String("Kept")), qPrintable(describe(again)));
    }

    void checkingChangesNothing()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("checked"));
        const QString before = found.fingerprint();
        tenants::Adoption adoption(m_fleet.session);
        const auto request = adoption.completed(found.request(m_fleet, QStringLiteral("Checked")));
        QVERIFY(request);
        const auto report = adoption.check(*request);
        QVERIFY2(report && report->ok(), report ? (report->ok() ? "" : qPrintable(describe(report->firstFailure()->error))) : qPrintable(describe(report.error())));
        QString said;
        for (const auto &check : report->checks)
            said += check.seen.translated() + QLatin1Char('\n');
        QVERIFY2(said.contains(QLatin1String("dbmate (public.schema_migrations)")), qPrintable(said));
        QVERIFY2(said.contains(found.app + QLatin1String(" keeps every right")), qPrintable(said));
        QVERIFY2(said.contains(QLatin1String("its owner and: ") + found.app + QLatin1String(", ") + found.report) || said.contains(found.report), qPrintable(said));
        QCOMPARE(found.fingerprint(), before);
    }

    void aRoleThatIsThere()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("role"));
        const QString before = found.fingerprint();
        auto request = found.request(m_fleet, QStringLiteral("Role"));
        request.tenant.role = found.app;
        QCOMPARE(refused(request).kind, Kind::InvalidInput); // its password is not known
        request.tenant.password = secretFromText(QStringLiteral("wrong"));
        QCOMPARE(refused(request).kind, Kind::Authentication);
        request.tenant.password = secretFromText(found.appPassword);
        const QString id = stoppedBefore(request, QStringLiteral("activate"));
        QVERIFY(!id.isEmpty());
        QVERIFY(found.fingerprint() != before);
        const auto undone = tenants::Adoption(m_fleet.session).undo(id);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(found.fingerprint(), before);
        const auto done = tenants::Adoption(m_fleet.session).adopt(request);
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        QCOMPARE(done->tenant.role, found.app);
        QVERIFY(as(found.app, found.appPassword, found.name)); // with the password that it had
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());

        const auto other = FoundDatabase::make(m_fleet, QStringLiteral("role2"));
        superuser("ALTER TABLE patient OWNER TO " + postgres::quoteIdentifier(other.report), other.name);
        request = other.request(m_fleet, QStringLiteral("Role 2"));
        request.tenant.role = other.app;
        request.tenant.password = secretFromText(other.appPassword);
        QVERIFY(refused(request).message.translated().contains(QLatin1String("TABLE public.patient belongs to ") + other.report));
        request.tenant.role = found.app;
        QVERIFY(refused(request).message.translated().contains(QLatin1String("another tenant's")));
    }

    // A server that is registered with a superuser may take what belongs to superusers, who need no membership; but a function that does what only
    // they may goes on doing it as them.
    void ofASuperuser()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("super"));
        superuser("CREATE TABLE public.theirs (x int); CREATE FUNCTION sales.above() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT current_setting(''data_directory'')'", found.name);
        superuser("ALTER DATABASE " + postgres::quoteIdentifier(found.name) + " OWNER TO CURRENT_USER; ALTER ROLE fleet_owner SUPERUSER");
        const QString before = found.fingerprint();
        const auto request = found.request(m_fleet, QStringLiteral("Super"));
        const QString id = stoppedBefore(request, QStringLiteral("activate"));
        const auto app = as(found.app, found.appPassword, found.name);
        const auto worked = app ? app->script("SELECT sales.above(); SELECT * FROM patient; DELETE FROM patient WHERE name = 'nobody'") : Result<void>(fail(Kind::Io, "app"));
        QVERIFY2(worked, worked ? "" : qPrintable(describe(worked.error())));
        QCOMPARE(TestCluster::connect(found.name)->query("SELECT relowner::regrole::text ~ '^t_' FROM pg_class WHERE relname = 'theirs'")->text(0, 0), QStringLiteral("t"));
        const auto undone = tenants::Adoption(m_fleet.session).undo(id);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(found.fingerprint(), before);
        superuser("ALTER ROLE fleet_owner NOSUPERUSER");
        m_fleet.session->pool().clear();
    }

    void whatCannotBeAdopted_data()
    {
        QTest::addColumn<QString>("database");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *database, const char *before, const char *inside, const char *said, const char *after = "") {
            QTest::newRow(name) << QString::fromLatin1(database) << QByteArray(before) << QByteArray(inside) << QByteArray(after) << QString::fromUtf8(said);
        };
        row("nowhere", "nowhere", "", "", "There is no database nowhere on db1");
        row("template1", "template1", "", "", "template1 is a template");
        row("postgres", "postgres", "", "", "belongs to the server itself");
        row("template", "", "ALTER DATABASE %db% IS_TEMPLATE true", "", "is a template", "ALTER DATABASE %db% IS_TEMPLATE false");
        row("registry", "registry_adoption", "", "", "is a registry of Tenantry");
        row("closed", "", "ALTER DATABASE %db% ALLOW_CONNECTIONS false", "", "takes no connections", "ALTER DATABASE %db% ALLOW_CONNECTIONS true");
        row("few connections", "", "ALTER DATABASE %db% CONNECTION LIMIT 2", "", "no more than 2 connections", "ALTER DATABASE %db% CONNECTION LIMIT -1");
        row("another registry's", "", "COMMENT ON DATABASE %db% IS 'tenantry:0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21'", "", "which this registry does not know");
        row("a superuser's table", "", "", "CREATE TABLE public.theirs (x int)", "belongs to the superuser");
        if (TestCluster::connect()->serverVersion() >= 160000) // before, CREATEROLE is enough
            row("a stranger's table", "", "", "CREATE TABLE public.theirs (x int); ALTER TABLE public.theirs OWNER TO %report%", "may not act as that role");
        row("no schema public", "", "", "DROP SCHEMA public CASCADE", "no schema public");
        row("no history", "", "", "DROP TABLE schema_migrations", "No migration tool kept book");
        row("ahead", "", "", "INSERT INTO schema_migrations VALUES ('0003'), ('0004')", "1 migration(s) that dbmate applied are no file of the product: 0004");
        row("a gap", "", "", "DELETE FROM schema_migrations WHERE version = '0001'", "never applied: 0001_patient.sql");
    }
    void whatCannotBeAdopted()
    {
        QFETCH(QString, database);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, inside);
        QFETCH(QByteArray, after);
        QFETCH(QString, said);
        static int number = 0;
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("not%1").arg(++number));
        const auto named = [&](QByteArray sql) { return sql.replace("%db%", postgres::quoteIdentifier(found.name)).replace("%report%", postgres::quoteIdentifier(found.report)); };
        if (!inside.isEmpty())
            superuser(named(inside), found.name);
        if (!before.isEmpty())
            superuser(named(before));
        auto request = found.request(m_fleet, QStringLiteral("Not %1").arg(number));
        if (!database.isEmpty())
            request.tenant.database = database;
        const Error error = refused(request);
        QVERIFY2(error.message.translated().contains(said), qPrintable(describe(error)));
        QVERIFY(!error.hint.translated().isEmpty());
        if (!after.isEmpty())
            superuser(named(after));
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
    }

    void aVersionThatIsTold()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("told"));
        superuser("DROP TABLE schema_migrations", found.name);
        auto request = found.request(m_fleet, QStringLiteral("Told"));
        request.version = QStringLiteral("0009");
        QCOMPARE(refused(request).kind, Kind::NotFound);
        request.version = QStringLiteral("0001");
        const auto done = tenants::Adoption(m_fleet.session).adopt(request);
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        QCOMPARE(done->tenant.schemaVersion, QStringLiteral("0001"));
    }

    // Two in the same second: one wins, the other is told so and leaves nothing.
    void twoAtOnce()
    {
        for (int round = 0; round < 5; ++round) {
            const auto found = FoundDatabase::make(m_fleet, QStringLiteral("both%1").arg(round));
            const int before = m_fleet.tenantCount();
            std::optional<Result<tenants::Provisioned>> results[2];
            std::latch start(2);
            {
                std::vector<std::jthread> threads;
                for (int i = 0; i < 2; ++i)
                    threads.emplace_back([&, i] {
                        const auto session = registry::Session::open(m_fleet.registry);
                        start.arrive_and_wait();
                        results[i] = tenants::Adoption(*session).adopt(found.request(m_fleet, QStringLiteral("Both %1 %2").arg(round).arg(i)));
                    });
            }
            const bool first = results[0]->has_value();
            QVERIFY(first != results[1]->has_value());
            const Error &lost = results[first ? 1 : 0]->error();
            QVERIFY2(lost.kind == Kind::Conflict && lost.message.translated().contains(found.name), qPrintable(describe(lost)));
            QCOMPARE(m_fleet.tenantCount(), before + 1);
            const auto operations = registry::OperationRepository(m_fleet.session).list();
            QVERIFY(operations);
            for (const auto &operation : *operations)
                QVERIFY(operation.state == registry::OperationState::Succeeded || operation.state == registry::OperationState::Undone);
            QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
        }
    }

    void renamedMeanwhile()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("moved"));
        const QString before = found.fingerprint();
        const QByteArray was = postgres::quoteIdentifier(found.name), now = "\"found_elsewhere\"";
        // Before it was taken over: nothing there is touched, whatever has that name by then.
        const auto leave = [&] { // whoever renames it has to be alone
            m_fleet.session->pool().clear();
            superuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + found.name.toUtf8() + "'");
        };
        QString id = stoppedBefore(found.request(m_fleet, QStringLiteral("Moved")), QStringLiteral("takeover"));
        leave();
        superuser("ALTER DATABASE " + was + " RENAME TO " + now);
        const auto resumed = tenants::Adoption(m_fleet.session).resume(id);
        QVERIFY(!resumed);
        QVERIFY2(resumed.error().kind == Kind::NotFound && resumed.error().message.translated().contains(QLatin1String("dropped or renamed")), qPrintable(describe(resumed.error())));
        QVERIFY(tenants::Adoption(m_fleet.session).undo(id));
        superuser("ALTER DATABASE " + now + " RENAME TO " + was);
        QCOMPARE(found.fingerprint(), before);
        // After it: found by its mark, and given back under its new name.
        id = stoppedBefore(found.request(m_fleet, QStringLiteral("Moved")), QStringLiteral("verify"));
        leave();
        superuser("ALTER DATABASE " + was + " RENAME TO " + now);
        const auto undone = tenants::Adoption(m_fleet.session).undo(id);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QVERIFY(found.fingerprint(QStringLiteral("found_elsewhere")).contains(QLatin1String("COMMENT ON DATABASE found_elsewhere IS 'Of Acme, ask Luis'")));
        superuser("ALTER DATABASE " + now + " RENAME TO " + was);
        QCOMPARE(found.fingerprint(), before);
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
    }

    // Another registry of the same server, between our looking and our taking.
    void takenByAnotherRegistry()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("theirs"));
        const QString id = stoppedBefore(found.request(m_fleet, QStringLiteral("Theirs")), QStringLiteral("takeover"));
        QVERIFY(!id.isEmpty());
        superuser("COMMENT ON DATABASE " + postgres::quoteIdentifier(found.name) + " IS 'tenantry:0199f3c2-5b1e-7c4a-9d55-0c6f0a8b1e21'");
        const auto resumed = tenants::Adoption(m_fleet.session).resume(id);
        QVERIFY(!resumed);
        QVERIFY2(resumed.error().message.translated().contains(QLatin1String("belongs to another tenant")), qPrintable(describe(resumed.error())));
        QVERIFY(tenants::Adoption(m_fleet.session).undo(id));
        QCOMPARE(TestCluster::connect()->query("SELECT datdba::regrole FROM pg_database WHERE datname = $1", {found.name})->text(0, 0), found.app);
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
    }

    // Whoever came in because everybody did: another tenant's role is not let in again, and none becomes a member of two.
    void otherTenantsStayOut()
    {
        const auto other = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("Nosy")));
        QVERIFY(other);
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("nosy"));
        auto nosy = *registry::tenantSettings(*m_fleet.session, server(), other->tenant);
        nosy.database = found.name;
        const auto inside = postgres::Connection::open(nosy); // PUBLIC may connect, as it is found
        QVERIFY2(inside, inside ? "" : qPrintable(describe(inside.error())));
        const auto done = tenants::Adoption(m_fleet.session).adopt(found.request(m_fleet, QStringLiteral("Looked at")));
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        QVERIFY(!postgres::Connection::open(nosy));

        const auto second = FoundDatabase::make(m_fleet, QStringLiteral("nosy2"));
        superuser("ALTER DATABASE " + postgres::quoteIdentifier(second.name) + " OWNER TO " + postgres::quoteIdentifier(other->tenant.role));
        const Error error = refused(second.request(m_fleet, QStringLiteral("Second")));
        QVERIFY2(error.message.translated().contains(QLatin1String("the role of Nosy")), qPrintable(describe(error)));
    }

    void droppedMeanwhile()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("dropped"));
        const QString id = stoppedBefore(found.request(m_fleet, QStringLiteral("Dropped")), QStringLiteral("inspection"));
        superuser("DROP DATABASE " + postgres::quoteIdentifier(found.name) + " WITH (FORCE)");
        QVERIFY(!tenants::Adoption(m_fleet.session).resume(id));
        const auto undone = tenants::Adoption(m_fleet.session).undo(id);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
    }

    // What was made with the tenant's role between, and what was taken from it, is nobody's loss.
    void usedMeanwhile()
    {
        const auto found = FoundDatabase::make(m_fleet, QStringLiteral("used"));
        const QString id = stoppedBefore(found.request(m_fleet, QStringLiteral("Used")), QStringLiteral("verify"));
        const auto row = registry::TenantRepository(m_fleet.session).find(QStringLiteral("used"));
        QVERIFY(row);
        superuser("SET ROLE " + postgres::quoteIdentifier(row->role) + "; CREATE TABLE public.fresh AS SELECT 7 AS x; DROP TABLE sales.deal CASCADE", found.name);
        const auto undone = tenants::Adoption(m_fleet.session).undo(id);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        const auto app = as(found.app, found.appPassword, found.name);
        QVERIFY(app);
        QCOMPARE(app->query("SELECT x, (SELECT relowner::regrole FROM pg_class WHERE relname = 'fresh') FROM fresh")->text(0, 1), found.app);
        QCOMPARE(test::differencesBesideFound(m_fleet), QStringList());
    }

    // A tenant of an earlier life, whose row is gone: its own bookkeeping says where it is, and stays when that is taken back.
    void ourOwnFromBefore()
    {
        const auto made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("Earlier")));
        QVERIFY(made);
        const QString database = made->tenant.database, role = made->tenant.role;
        auto request = m_fleet.request(QStringLiteral("Later"));
        request.database = database;
        QVERIFY(refused({request, {}}).message.translated().contains(QLatin1String("Earlier already")));
        {
            const auto registry = TestCluster::connect(m_fleet.registry.database);
            QVERIFY(registry->script("SET session_replication_role = replica; DELETE FROM tenantry.tenant WHERE slug = 'earlier'"));
        }
        QVERIFY(refused({request, {}}).message.translated().contains(QLatin1String("does not know")));
        superuser("COMMENT ON DATABASE " + postgres::quoteIdentifier(database) + " IS NULL");
        FoundDatabase found;
        found.name = database;
        const QString before = found.fingerprint();
        const QString id = stoppedBefore({request, {}}, QStringLiteral("activate"));
        QVERIFY(!id.isEmpty());
        const auto undone = tenants::Adoption(m_fleet.session).undo(id);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QCOMPARE(found.fingerprint(), before);
        const auto done = tenants::Adoption(m_fleet.session).adopt({request, {}});
        QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        QCOMPARE(done->tenant.schemaVersion, QStringLiteral("0003"));
        QCOMPARE(done->tenant.behind, 0);
    }
};

TENANTRY_TEST_MAIN(AdoptionTest)
#include "adoption_test.moc"
