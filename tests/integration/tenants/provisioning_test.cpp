#include "base/async.h"
#include "fleet.h"

#include "postgres/connection.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "support/testcluster.h"

#include <QThreadPool>
#include <QTest>
#include <latch>
#include <thread>

using namespace tenantry;
using namespace tenantry::base;
using test::describe;
using test::Fleet;

class ProvisioningTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;

private slots:
    void initTestCase() { m_fleet = Fleet::make(QStringLiteral("registry_provisioning")); }

    void makesATenantThatCanSignIn()
    {
        tenants::Provisioning provisioning(m_fleet.session);
        QStringList seen;
        const auto made = provisioning.provision(m_fleet.request(QStringLiteral("Panadería O'Higgins")), [&](const registry::Operation &operation) {
            for (const auto &step : operation.steps)
                if (step.state == registry::StepState::Running && (seen.isEmpty() || seen.last() != step.name))
                    seen << step.name;
        });
        QVERIFY2(made, made ? "" : qPrintable(describe(made.error())));
        QCOMPARE(seen, tenants::stepNames().mid(1)); // check was done before the journal began
        QCOMPARE(made->tenant.slug, QStringLiteral("panaderia-ohiggins"));
        QCOMPARE(made->tenant.state, registry::TenantState::Active);
        QCOMPARE(made->tenant.schemaVersion, QStringLiteral("0003"));
        QCOMPARE(made->tenant.behind, 0);
        QVERIFY(made->tenant.sizeBytes.value_or(0) > 1'000'000);
        QVERIFY(!made->tenant.database.contains(QStringLiteral("panaderia"))); // other tenants can list database names
        for (const auto &step : made->operation.steps)
            QCOMPARE(step.state, registry::StepState::Done);

        const auto server = registry::ServerRepository(m_fleet.session).find(QStringLiteral("db1"));
        QVERIFY(server);
        const auto settings = registry::tenantSettings(*m_fleet.session, *server, made->tenant);
        QVERIFY(settings);
        auto connection = postgres::Connection::open(*settings);
        QVERIFY2(connection, connection ? "" : qPrintable(describe(connection.error())));
        const auto account = (*connection)->query("SELECT email, password_hash, company FROM account");
        QVERIFY2(account, account ? "" : qPrintable(describe(account.error())));
        QCOMPARE(account->size(), 1);
        QCOMPARE(account->text(0, 2), QStringLiteral("Panadería O'Higgins"));
        QVERIFY(account->text(0, 1).startsWith(QStringLiteral("$argon2id$")));
        QVERIFY(!made->adminPassword.isEmpty());
        QCOMPARE(m_fleet.differences(), QStringList());

        const auto recorded = registry::OperationRepository(m_fleet.session).find(made->operation.id);
        QVERIFY(recorded);
        QVERIFY2(recorded->sealedArguments.isEmpty(), "the temporary password must not outlive the operation");
    }

    void doesNothingWhenACheckFails_data()
    {
        QTest::addColumn<QString>("company");
        QTest::addColumn<QString>("slug");
        QTest::addColumn<QString>("database");
        QTest::addColumn<int>("kind");
        QTest::newRow("no name") << QStringLiteral("  ") << QString() << QString() << int(Kind::InvalidInput);
        QTest::newRow("slug taken") << QStringLiteral("Otra") << QStringLiteral("panaderia-ohiggins") << QString() << int(Kind::Conflict);
        QTest::newRow("slug odd") << QStringLiteral("Otra") << QStringLiteral("x'; --") << QString() << int(Kind::InvalidInput);
        QTest::newRow("no suggestion") << QStringLiteral("日本") << QString() << QString() << int(Kind::InvalidInput);
        QTest::newRow("64 bytes") << QStringLiteral("Otra") << QString() << QString(64, QLatin1Char('d')) << int(Kind::InvalidInput);
        QTest::newRow("multibyte at the cut") << QStringLiteral("Otra") << QString() << QString(32, QChar(0xF1)) << int(Kind::InvalidInput);
        QTest::newRow("template0") << QStringLiteral("Otra") << QString() << QStringLiteral("template0") << int(Kind::InvalidInput);
        QTest::newRow("pg_") << QStringLiteral("Otra") << QString() << QStringLiteral("pg_x") << int(Kind::InvalidInput);
        QTest::newRow("database there") << QStringLiteral("Otra") << QString() << QStringLiteral("registry_provisioning") << int(Kind::Conflict);
    }
    void doesNothingWhenACheckFails()
    {
        QFETCH(QString, company);
        QFETCH(QString, slug);
        QFETCH(QString, database);
        QFETCH(int, kind);
        const int before = m_fleet.tenantCount();
        const auto operations = registry::OperationRepository(m_fleet.session).list();
        QVERIFY(operations);
        auto request = m_fleet.request(company);
        request.slug = slug;
        request.database = database;
        const auto made = tenants::Provisioning(m_fleet.session).provision(request);
        QVERIFY(!made);
        QCOMPARE(int(made.error().kind), kind);
        QVERIFY(!made.error().message.isEmpty());
        QVERIFY2(!made.error().hint.isEmpty(), qPrintable(describe(made.error())));
        QCOMPARE(m_fleet.tenantCount(), before);
        const auto after = registry::OperationRepository(m_fleet.session).list();
        QVERIFY(after);
        QCOMPARE(after->size(), operations->size());
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void acceptsOddNamesExactly_data()
    {
        QTest::addColumn<QString>("database");
        for (const char *name : {"t_\"quote\"", "t_'apostrophe'", "t_back\\slash", "t_; DROP DATABASE postgres; --", "t_$$", "t_ñandú", "t_🧪",
                                 "t_Upper Case", "t_select"})
            QTest::newRow(name) << QString::fromUtf8(name);
        QTest::newRow("63 bytes") << QStringLiteral("t_") + QString(61, QLatin1Char('x'));
        QTest::newRow("63 bytes multibyte") << QStringLiteral("t_x") + QString(30, QChar(0xF1));
    }
    void acceptsOddNamesExactly()
    {
        QFETCH(QString, database);
        static int count = 0;
        auto request = m_fleet.request(QStringLiteral("🧪 \"Odd\" $$ \\ '; -- %1 %2").arg(++count).arg(QStringLiteral("%3")));
        request.slug = QStringLiteral("odd-%1").arg(count);
        request.database = database;
        const auto made = tenants::Provisioning(m_fleet.session).provision(request);
        QVERIFY2(made, made ? "" : qPrintable(describe(made.error())));
        QCOMPARE(made->tenant.database, database);
        QCOMPARE(made->tenant.companyName, request.companyName);
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void twoAdminsTheSameSlugTheSameSecond()
    {
        const auto other = registry::Session::open(m_fleet.registry);
        QVERIFY(other);
        for (int round = 0; round < 5; ++round) {
            const auto request = m_fleet.request(QStringLiteral("Carrera %1").arg(round));
            std::latch start(2);
            Result<tenants::Provisioned> results[2] = {std::unexpected(Error{}), std::unexpected(Error{})};
            {
                std::jthread first([&] { start.arrive_and_wait(); results[0] = tenants::Provisioning(m_fleet.session).provision(request); });
                std::jthread second([&] { start.arrive_and_wait(); results[1] = tenants::Provisioning(*other).provision(request); });
            }
            QStringList outcomes;
            for (const auto &result : results)
                outcomes << (result ? QStringLiteral("won") : describe(result.error()));
            QVERIFY2(results[0].has_value() != results[1].has_value(), qPrintable(outcomes.join(QStringLiteral(" / "))));
            const Error &lost = results[0] ? results[1].error() : results[0].error();
            QCOMPARE(lost.kind, Kind::Conflict);
            QVERIFY2(lost.message.translated().contains(QStringLiteral("carrera-%1").arg(round)), qPrintable(describe(lost)));
            QCOMPARE(m_fleet.differences(), QStringList());
        }
        const auto operations = registry::OperationRepository(m_fleet.session).list();
        QVERIFY(operations);
        for (const auto &operation : *operations) // the loser leaves nothing to clean up
            QVERIFY2(operation.state == registry::OperationState::Succeeded || operation.state == registry::OperationState::Undone,
                     qPrintable(operation.tenantSlug));
    }

    // Both were told that there is room.
    void onePlaceLeftAndTwoWhoWantIt()
    {
        const registry::ServerRepository servers(m_fleet.session);
        auto server = servers.find(QStringLiteral("db1"));
        QVERIFY2(server, server ? "" : qPrintable(describe(server.error())));
        server->maxTenants = m_fleet.tenantCount() + 1;
        QVERIFY(servers.update(*server));
        const auto open = qScopeGuard([&] {
            server->maxTenants = 0;
            (void)servers.update(*server);
        });
        std::latch start(2);
        Result<tenants::Provisioned> results[2] = {std::unexpected(Error{}), std::unexpected(Error{})};
        {
            std::jthread first([&] { start.arrive_and_wait(); results[0] = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("Sitio uno"))); });
            std::jthread second([&] { start.arrive_and_wait(); results[1] = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("Sitio dos"))); });
        }
        QVERIFY(results[0].has_value() != results[1].has_value());
        const Error &lost = results[0] ? results[1].error() : results[0].error();
        QVERIFY2(lost.kind == Kind::Conflict, qPrintable(describe(lost)));
        QCOMPARE(m_fleet.tenantCount(), server->maxTenants);
        QCOMPARE(m_fleet.differences(), QStringList());
        // By hand too: no program decides it.
        const auto direct = postgres::Connection::open(m_fleet.registry);
        QVERIFY(direct);
        const auto third = (*direct)->query("INSERT INTO tenantry.tenant (id, slug, company_name, subdomain, product_id, plan_id, server_id, db_name, db_role) "
                                            "SELECT gen_random_uuid(), 'tres', 'Tres', 'tres', product_id, plan_id, server_id, 't_tres', 't_tres' FROM tenantry.tenant LIMIT 1");
        QCOMPARE(third.error().sqlstate, QStringLiteral("TN032"));
    }

    void testOnlyChangesNothing()
    {
        tenants::Provisioning provisioning(m_fleet.session);
        const auto request = provisioning.completed(m_fleet.request(QStringLiteral("Solo prueba")));
        QVERIFY(request);
        const int before = m_fleet.tenantCount();
        const auto report = provisioning.check(*request);
        QVERIFY2(report, report ? "" : qPrintable(describe(report.error())));
        for (const auto &check : report->checks)
            QVERIFY2(check.ok, qPrintable(check.name));
        QStringList names;
        for (const auto &check : report->checks)
            names << check.name;
        for (const char *wanted : {"name", "slug", "subdomain", "product", "server", "privileges", "capacity", "database", "role"})
            QVERIFY2(names.contains(QLatin1String(wanted)), wanted);
        QCOMPARE(m_fleet.tenantCount(), before);
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void checksEveryPreconditionAndSaysEach()
    {
        tenants::Provisioning provisioning(m_fleet.session);
        auto request = provisioning.completed(m_fleet.request(QStringLiteral("Varias")));
        QVERIFY(request);
        request->slug = QStringLiteral("panaderia-ohiggins");
        request->adminEmail = QStringLiteral("not an address");
        request->database = QStringLiteral("postgres");
        const auto report = provisioning.check(*request);
        QVERIFY(report);
        QVERIFY(!report->ok());
        QStringList failing;
        for (const auto &check : report->checks)
            if (!check.ok)
                failing << check.name;
        QCOMPARE(failing, QStringList({QStringLiteral("slug"), QStringLiteral("admin"), QStringLiteral("database")}));
    }

    // Each by its own name, and everything else is looked at all the same.
    void saysWhatTheServersOwnerMayNot_data()
    {
        QTest::addColumn<QByteArray>("without");
        QTest::newRow("databases") << QByteArray("NOCREATEDB");
        QTest::newRow("roles") << QByteArray("NOCREATEROLE");
    }
    void saysWhatTheServersOwnerMayNot()
    {
        QFETCH(QByteArray, without);
        tenants::Provisioning provisioning(m_fleet.session);
        const auto request = provisioning.completed(m_fleet.request(QStringLiteral("Sin permiso")));
        QVERIFY(request);
        const auto server = test::TestCluster::connect();
        QVERIFY(server->script("ALTER ROLE fleet_owner " + without));
        const auto report = provisioning.check(*request);
        const auto refused = provisioning.provision(*request);
        QVERIFY(server->script("ALTER ROLE fleet_owner CREATEDB CREATEROLE"));
        QVERIFY2(report, test::describe(report));
        QStringList failing, names;
        for (const auto &check : report->checks) {
            names << check.name;
            if (!check.ok)
                failing << check.name;
        }
        QCOMPARE(failing, QStringList{QStringLiteral("privileges")});
        QCOMPARE(report->firstFailure()->error.kind, Kind::Permission);
        QVERIFY(report->firstFailure()->error.message.args.contains(QStringLiteral("fleet_owner")));
        for (const char *name : {"server", "version", "capacity", "database", "role"})
            QVERIFY2(names.contains(QLatin1StringView(name)), name);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Permission);
        QVERIFY(!registry::TenantRepository(m_fleet.session).find(QStringLiteral("sin-permiso")));
    }

    void plansTheSqlWithoutSecrets()
    {
        tenants::Provisioning provisioning(m_fleet.session);
        const auto request = provisioning.completed(m_fleet.request(QStringLiteral("Plan")));
        QVERIFY(request);
        const auto steps = provisioning.plan(*request);
        QVERIFY(steps);
        QString all;
        for (const auto &step : *steps)
            all += step.sql.join(QLatin1Char('\n'));
        QVERIFY(all.contains(QStringLiteral("CREATE DATABASE")));
        QVERIFY(all.contains(QStringLiteral("CREATE ROLE")));
        QVERIFY(!all.contains(textFromSecret(request->password)));
        QVERIFY(!all.contains(QStringLiteral("SCRAM-SHA-256$4096:")));
    }

    void aFailingSeedCanBeResumedOrUndone()
    {
        const registry::ProductRepository products(m_fleet.session);
        auto product = products.find(QStringLiteral("Shop"));
        QVERIFY(product);
        const QByteArray good = product->seedSql;
        product->seedSql = "SELECT 1/0;";
        QVERIFY(products.update(*product));
        tenants::Provisioning provisioning(m_fleet.session);
        QString first, second;
        const auto failed = provisioning.provision(m_fleet.request(QStringLiteral("Semilla rota")), {}, {}, &first);
        QVERIFY(!failed);
        QCOMPARE(failed.error().sqlstate, QStringLiteral("22012"));
        QVERIFY(failed.error().detail.contains(QStringLiteral("seed")));
        QVERIFY(!provisioning.provision(m_fleet.request(QStringLiteral("Semilla rota dos")), {}, {}, &second));
        QCOMPARE(m_fleet.differences(), QStringList({QStringLiteral("semilla-rota is failed"), QStringLiteral("semilla-rota-dos is failed")}));
        // The slug stays taken while something of it exists.
        QVERIFY(!provisioning.provision(m_fleet.request(QStringLiteral("Semilla rota"))));

        product = products.find(QStringLiteral("Shop"));
        QVERIFY(product);
        product->seedSql = good;
        QVERIFY(products.update(*product));
        const auto resumed = provisioning.resume(first);
        QVERIFY2(resumed, resumed ? "" : qPrintable(describe(resumed.error())));
        QVERIFY(!resumed->adminPassword.isEmpty());
        QVERIFY(provisioning.resume(first)); // twice is once
        const auto undone = provisioning.undo(second);
        QVERIFY2(undone, undone ? "" : qPrintable(describe(undone.error())));
        QVERIFY(provisioning.undo(second));
        QCOMPARE(m_fleet.differences(), QStringList());
        QVERIFY(!provisioning.resume(second)); // gone is gone
        QVERIFY(!provisioning.undo(first));    // in use
        QVERIFY(!registry::TenantRepository(m_fleet.session).find(QStringLiteral("semilla-rota-dos")));
    }

    void cancelledInTheMiddleItWaitsForADecision()
    {
        tenants::Provisioning provisioning(m_fleet.session);
        std::stop_source stop;
        QString id;
        const auto made = provisioning.provision(m_fleet.request(QStringLiteral("Cancelada")), [&](const registry::Operation &operation) {
            for (const auto &step : operation.steps)
                if (step.name == QLatin1String("database") && step.state == registry::StepState::Done)
                    stop.request_stop();
        }, stop.get_token(), &id);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Kind::Cancelled);
        const auto resumed = provisioning.resume(id);
        QVERIFY2(resumed, resumed ? "" : qPrintable(describe(resumed.error())));
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void whoRunsItIsTheOnlyOne()
    {
        const auto other = registry::Session::open(m_fleet.registry);
        QVERIFY(other);
        tenants::Provisioning provisioning(m_fleet.session);
        QString id;
        bool refused = false;
        const auto made = provisioning.provision(m_fleet.request(QStringLiteral("Una sola vez")), [&](const registry::Operation &operation) {
            if (refused)
                return;
            const auto second = tenants::Provisioning(*other).resume(operation.id);
            const auto undo = tenants::Provisioning(*other).undo(operation.id);
            refused = !second && second.error().kind == Kind::Conflict && !undo && undo.error().kind == Kind::Conflict;
        }, {}, &id);
        QVERIFY2(made, made ? "" : qPrintable(describe(made.error())));
        QVERIFY(refused);
    }

    void aTenantCannotReachItsNeighbours()
    {
        tenants::Provisioning provisioning(m_fleet.session);
        const auto a = provisioning.provision(m_fleet.request(QStringLiteral("Vecino A")));
        const auto b = provisioning.provision(m_fleet.request(QStringLiteral("Vecino B")));
        QVERIFY(a && b);
        const auto server = registry::ServerRepository(m_fleet.session).find(QStringLiteral("db1"));
        QVERIFY(server);
        auto settings = registry::tenantSettings(*m_fleet.session, *server, a->tenant);
        QVERIFY(settings);
        for (const QString &database : {b->tenant.database, m_fleet.registry.database}) {
            settings->database = database;
            const auto connection = postgres::Connection::open(*settings);
            QVERIFY2(!connection, qPrintable(database));
            QCOMPARE(connection.error().kind, Kind::Permission);
        }
    }

    void whatWasToldStaysAsItWas() // a window shows it, on another thread, while the next step is at work
    {
        QList<registry::Operation> told;
        const auto made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("Lo dicho")),
                                                                           [&](const registry::Operation &operation) { told << operation; });
        QVERIFY2(made, describe(made));
        qsizetype running = 0;
        for (const registry::Operation &operation : std::as_const(told))
            running += std::ranges::count(operation.steps, registry::StepState::Running, &registry::OperationStep::state);
        QCOMPARE(running, told.last().steps.size() - 1); // each was told once; the check is done before there is an operation
    }
    void manyAtOnce()
    {
        QThreadPool pool;
        pool.setMaxThreadCount(4);
        std::atomic<int> made = 0;
        for (int i = 0; i < 12; ++i)
            base::run(&pool, {}, [&, i](std::stop_token) -> base::Result<void> {
                const auto result = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("A la vez %1").arg(i)));
                if (result)
                    ++made;
                else
                    qWarning() << describe(result.error());
                return {};
            });
        pool.waitForDone();
        QCOMPARE(made.load(), 12);
        QCOMPARE(m_fleet.differences(), QStringList());
    }
};

TENANTRY_TEST_MAIN(ProvisioningTest)
#include "provisioning_test.moc"
