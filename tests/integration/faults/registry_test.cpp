// faults.md 3, 5, 10, 25: the registry loses an answer, goes away and comes back, comes back older, is newer than the program;
// its secrets moved between rows.
#include "faults.h"

#include "registry/locks.h"
#include "registry/secrets.h"
#include "support/faultproxy.h"
#include "support/qcamain.h"

#include <future>

using namespace tenantry;
using namespace tenantry::base;
using registry::OperationState;
using registry::StepState;
using test::Fleet;
using test::TestCluster;
using test::sql;

class RegistryFaultsTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;

    QString inRegistry(const QByteArray &statement, const postgres::Params &parameters = {}) { return sql(statement, parameters, m_fleet.registry.database); }

    QByteArray contentOf(const QString &database)
    {
        return sql("SELECT string_agg(email || company, ',') FROM account", {}, database).toUtf8();
    }

    static bool at(const registry::Operation &operation, const char *step, StepState state)
    {
        return std::ranges::any_of(operation.steps, [&](const auto &each) { return each.name == QLatin1String(step) && each.state == state; });
    }

private slots:
    void initTestCase() { m_fleet = Fleet::make(QStringLiteral("registry_faults")); }

    // Every kind of write of the journal: carried out and the answer lost, or never carried out.
    void answerLost_data()
    {
        QTest::addColumn<QByteArray>("needle");
        QTest::addColumn<bool>("carriedOut");
        for (const char *needle : {"INSERT INTO tenantry.operation ", "pg_try_advisory_lock", "SET state = $3::text", "UPDATE tenantry.operation_step", "INSERT INTO tenantry.tenant ",
                                   "SET schema_version", "UPDATE tenantry.tenant SET state"})
            for (const bool carriedOut : {true, false})
                QTest::addRow("%s %s", needle, carriedOut ? "carried out" : "cut") << QByteArray(needle) << carriedOut;
    }
    void answerLost()
    {
        QFETCH(QByteArray, needle);
        QFETCH(bool, carriedOut);
        const int before = m_fleet.tenantCount();
        const QString company = QStringLiteral("Perdida %1").arg(test::TestCluster::uniqueName(QStringLiteral("x")).section(QLatin1Char('_'), -1));
        test::FaultProxy proxy(TestCluster::socketFile());
        const auto session = registry::Session::open(proxy.through(m_fleet.registry));
        QVERIFY2(session, test::describe(session));
        if (carriedOut)
            proxy.swallowAnswerTo(needle);
        else
            proxy.cutBefore(needle);
        const auto made = tenants::Provisioning(*session).provision(m_fleet.request(company));
        QVERIFY(!made);
        QVERIFY2(test::isClear(made.error()), qPrintable(test::describe(made.error())));

        const QString id = test::operationFor(m_fleet, company.toLower().replace(QLatin1Char(' '), QLatin1Char('-')));
        if (id.isEmpty()) {
            QVERIFY2(!carriedOut, "the journal has lost what was carried out");
            QCOMPARE(m_fleet.tenantCount(), before);
            QCOMPARE(m_fleet.differences(), QStringList());
            return;
        }
        const auto open = [&] {
            const auto state = test::stateOf(m_fleet, id);
            return state == OperationState::Interrupted || state == OperationState::Failed || state == OperationState::Pending;
        };
        QTRY_VERIFY2(open(), qPrintable(registry::operationStateName(test::stateOf(m_fleet, id))));
        const auto resumed = tenants::Provisioning(m_fleet.session).resume(id);
        QVERIFY2(resumed, test::describe(resumed));
        QCOMPARE(resumed->tenant.state, registry::TenantState::Active);
        QCOMPARE(m_fleet.tenantCount(), before + 1); // nothing twice
        QCOMPARE(sql("SELECT count(*) FROM account", {}, resumed->tenant.database), QStringLiteral("1"));
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void stoppedInTheMiddleAndBack_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<bool>("resume");
        QTest::newRow("reserve, undo") << QByteArray("reserve") << false;
        QTest::newRow("database, resume") << QByteArray("database") << true;
        QTest::newRow("database, undo") << QByteArray("database") << false;
        QTest::newRow("verify, resume") << QByteArray("verify") << true;
    }
    void stoppedInTheMiddleAndBack()
    {
        QFETCH(QByteArray, step);
        QFETCH(bool, resume);
        const int before = m_fleet.tenantCount();
        QString id;
        bool stopped = false;
        const auto made = tenants::Provisioning(m_fleet.session).provision(
            m_fleet.request(QStringLiteral("Apagada %1").arg(TestCluster::uniqueName(QStringLiteral("x")).section(QLatin1Char('_'), -1))),
            [&](const registry::Operation &operation) {
                if (!stopped && at(operation, step.constData(), StepState::Done)) {
                    stopped = true;
                    if (const auto down = TestCluster::cluster().stop(); !down)
                        qFatal("the server does not stop: %s", test::describe(down));
                }
            }, {}, &id);
        const auto up = TestCluster::cluster().start();
        QVERIFY2(up, test::describe(up));
        QVERIFY(stopped);
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Kind::Unreachable);
        QVERIFY2(test::isClear(made.error()), qPrintable(test::describe(made.error())));
        QVERIFY(!id.isEmpty());
        QCOMPARE(test::stateOf(m_fleet, id), OperationState::Interrupted);
        tenants::Provisioning mine(m_fleet.session);
        if (resume) {
            const auto done = mine.resume(id);
            QVERIFY2(done, test::describe(done));
        } else {
            const auto done = mine.undo(id);
            QVERIFY2(done, test::describe(done));
        }
        QCOMPARE(m_fleet.tenantCount(), before + (resume ? 1 : 0));
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    // The program is gone, and the server has not noticed yet that its session lost it: waited for, for a moment.
    void theSessionOfTheLastOneLingers()
    {
        std::stop_source stop;
        QString id;
        const auto made = tenants::Provisioning(m_fleet.session).provision(
            m_fleet.request(QStringLiteral("Rezagada %1").arg(TestCluster::uniqueName(QStringLiteral("x")).section(QLatin1Char('_'), -1))),
            [&](const registry::Operation &operation) {
                if (at(operation, "role", StepState::Done))
                    stop.request_stop();
            }, stop.get_token(), &id);
        QVERIFY(!made && !id.isEmpty());
        inRegistry("UPDATE tenantry.operation SET worked_by = '' WHERE id = $1", {id});
        const auto last = TestCluster::connect(m_fleet.registry.database);
        const auto held = last->query("SELECT pg_advisory_lock(" + registry::operationLockKey("$1::uuid") + ")", {id});
        QVERIFY2(held, test::describe(held));

        const auto refused = tenants::Provisioning(m_fleet.session).resume(id); // in vain
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Conflict);
        QVERIFY2(refused.error().message.translated() == QStringLiteral("This operation is being run by another program."), qPrintable(test::describe(refused.error())));

        auto resumed = std::async(std::launch::async, [&] { return tenants::Provisioning(m_fleet.session).resume(id); });
        QTRY_VERIFY(inRegistry("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == u"1");
        QVERIFY(last->query("SELECT pg_advisory_unlock_all()"));
        const auto done = resumed.get();
        QVERIFY2(done, test::describe(done));
        QCOMPARE(done->tenant.state, registry::TenantState::Active);
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    // The registry is yesterday's, the servers are today's: what it does not know about is never taken for its own.
    void restoredFromYesterday()
    {
        tenants::Provisioning mine(m_fleet.session);
        auto request = m_fleet.request(QStringLiteral("Ayer"));
        request.database = QStringLiteral("t_ayer");
        const auto made = mine.provision(request);
        QVERIFY2(made, test::describe(made));
        const QByteArray content = contentOf(request.database);
        inRegistry("UPDATE tenantry.tenant SET state = 'deleting' WHERE id = $1", {made->tenant.id});
        inRegistry("DELETE FROM tenantry.tenant WHERE id = $1", {made->tenant.id});
        inRegistry("DELETE FROM tenantry.operation WHERE id = $1", {made->operation.id});

        const auto refused = mine.provision(request); // same slug, same database
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Conflict);
        QVERIFY(test::isClear(refused.error()));
        QVERIFY2(refused.error().message.translated().contains(QStringLiteral("t_ayer")), qPrintable(test::describe(refused.error())));
        QCOMPARE(contentOf(request.database), content);

        request.database.clear(); // under another name it is another tenant; yesterday's database stays as it is
        const auto second = mine.provision(request);
        QVERIFY2(second, test::describe(second));
        QCOMPARE(contentOf(QStringLiteral("t_ayer")), content);
        QStringList left = m_fleet.differences(), looking; // with the two roles to look with, whose names tell nothing
        for (const QString &each : m_fleet.differences())
            if (each.startsWith(QStringLiteral("orphan inspection role ")))
                looking << each.section(QLatin1Char(' '), -1);
        left.removeIf([](const QString &each) { return each.startsWith(QStringLiteral("orphan inspection role ")); });
        QCOMPARE(left, QStringList({QStringLiteral("orphan database t_ayer"), QStringLiteral("orphan role t_ayer")}));
        QCOMPARE(looking.size(), 2);

        sql("DROP DATABASE t_ayer WITH (FORCE)");
        sql("DROP ROLE t_ayer");
        for (const QString &role : std::as_const(looking))
            sql("DROP ROLE " + postgres::quoteIdentifier(role));
    }

    // Between the checks and the making somebody makes a database or role of that name: it is not touched, and the undo is not
    // stopped by it.
    void somebodyElseWasFaster_data()
    {
        QTest::addColumn<bool>("database");
        QTest::newRow("database") << true;
        QTest::newRow("role") << false;
    }
    void somebodyElseWasFaster()
    {
        QFETCH(bool, database);
        const int before = m_fleet.tenantCount();
        const QString name = QStringLiteral("foreign_%1").arg(database);
        auto request = m_fleet.request(QStringLiteral("Rápido %1").arg(database));
        (database ? request.database : request.role) = name;
        if (!database)
            request.database = QStringLiteral("t_fast");
        QString id;
        bool there = false;
        tenants::Provisioning mine(m_fleet.session);
        const auto made = mine.provision(request, [&](const registry::Operation &operation) {
            if (!there && at(operation, "reserve", StepState::Done)) {
                there = true;
                sql((database ? "CREATE DATABASE " : "CREATE ROLE ") + postgres::quoteIdentifier(name));
            }
        }, {}, &id);
        const auto tidy = qScopeGuard([&] { sql((database ? "DROP DATABASE IF EXISTS " : "DROP ROLE IF EXISTS ") + postgres::quoteIdentifier(name)); });
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Kind::Conflict);
        QVERIFY2(test::isClear(made.error()) && made.error().message.translated().contains(name), qPrintable(test::describe(made.error())));
        const auto undone = mine.undo(id);
        QVERIFY2(undone, test::describe(undone));
        QCOMPARE(sql(database ? "SELECT count(*) FROM pg_database WHERE datname = $1" : "SELECT count(*) FROM pg_roles WHERE rolname = $1", {name}), QStringLiteral("1"));
        QCOMPARE(m_fleet.tenantCount(), before);
        QCOMPARE(m_fleet.differences(), QStringList());
    }

    void newerThanTheProgram()
    {
        const int before = m_fleet.tenantCount();
        inRegistry("INSERT INTO tenantry.schema_change SELECT (jsonb_populate_record(c, '{\"version\": 999}')).* FROM tenantry.schema_change c ORDER BY version DESC LIMIT 1");
        const auto away = qScopeGuard([&] { inRegistry("DELETE FROM tenantry.schema_change WHERE version = 999"); });
        const auto session = registry::Session::open(m_fleet.registry);
        QVERIFY2(session, test::describe(session));
        QVERIFY((*session)->registry().readOnly);
        QVERIFY(registry::TenantRepository(*session).list()); // looking works
        const auto made = tenants::Provisioning(*session).provision(m_fleet.request(QStringLiteral("Futura")));
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Kind::Conflict);
        QVERIFY(test::isClear(made.error()));
        QCOMPARE(m_fleet.tenantCount(), before);
        QVERIFY(test::operationFor(m_fleet, QStringLiteral("futura")).isEmpty());
    }

    // By SQL, as whoever holds the registry's disk could: a secret opens in its own row and nowhere else.
    void secretsMovedBetweenRows()
    {
        tenants::Provisioning mine(m_fleet.session);
        const auto a = mine.provision(m_fleet.request(QStringLiteral("Sello A")));
        const auto b = mine.provision(m_fleet.request(QStringLiteral("Sello B")));
        QVERIFY(a && b);
        const auto server = registry::ServerRepository(m_fleet.session).find(QStringLiteral("db1"));
        QVERIFY(server);

        inRegistry("UPDATE tenantry.tenant_secret SET sealed = (SELECT sealed FROM tenantry.tenant_secret WHERE tenant_id = $1) WHERE tenant_id = $2", {a->tenant.id, b->tenant.id});
        const auto moved = registry::TenantRepository(m_fleet.session).find(QStringLiteral("sello-b"));
        QVERIFY(moved);
        const auto settings = registry::tenantSettings(*m_fleet.session, *server, *moved);
        QVERIFY(!settings);
        QCOMPARE(settings.error().kind, Kind::Crypto);
        QVERIFY(test::isClear(settings.error()));

        // A tenant's secret in the server's row: nothing is provisioned with it.
        const int before = m_fleet.tenantCount();
        const QString sealed = inRegistry("SELECT sealed FROM tenantry.server_secret WHERE server_id = $1", {server->id});
        inRegistry("UPDATE tenantry.server_secret SET sealed = (SELECT sealed FROM tenantry.tenant_secret WHERE tenant_id = $1)", {a->tenant.id});
        const auto refused = mine.provision(m_fleet.request(QStringLiteral("Sello C")));
        inRegistry("UPDATE tenantry.server_secret SET sealed = $1", {sealed});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Crypto);
        QVERIFY(test::isClear(refused.error()));
        QCOMPARE(m_fleet.tenantCount(), before);

        // The passwords of one operation in another's row.
        QStringList ids;
        for (int i = 0; i < 2; ++i) {
            std::stop_source stop;
            QString id;
            QVERIFY(!mine.provision(m_fleet.request(QStringLiteral("Sello op %1").arg(i)), [&](const registry::Operation &) { stop.request_stop(); }, stop.get_token(), &id));
            ids << id;
        }
        inRegistry("UPDATE tenantry.operation_secret SET sealed = (SELECT sealed FROM tenantry.operation_secret WHERE operation_id = $1) WHERE operation_id = $2", {ids[0], ids[1]});
        const auto resumed = mine.resume(ids[1]);
        QVERIFY(!resumed);
        QCOMPARE(resumed.error().kind, Kind::Crypto);
        const auto first = mine.resume(ids[0]);
        QVERIFY2(first, test::describe(first));
        const auto undone = mine.undo(ids[1]); // needs no password
        QVERIFY2(undone, test::describe(undone));
        QCOMPARE(m_fleet.differences(), QStringList());
    }
};

TENANTRY_TEST_MAIN(RegistryFaultsTest)
#include "registry_test.moc"
