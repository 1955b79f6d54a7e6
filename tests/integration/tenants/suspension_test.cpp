// Pausing closes the door: the tenant's own role, with its own password, tries it each time. faults.md 1, 10, 11.
#include "fleet.h"

#include "base/random.h"

#include "registry/secrets.h"
#include "support/faultproxy.h"
#include "support/qcamain.h"
#include "support/testcluster.h"
#include "tenants/suspension.h"
#include "tenants/unfinished.h"

#include <QTest>
#include <thread>

using namespace tenantry;
using namespace tenantry::base;
using postgres::Connection;
using registry::Operation;
using registry::OperationState;
using registry::StepState;
using registry::Tenant;
using registry::TenantState;
using tenants::Suspension;
using test::describe;
using test::Fleet;
using test::TestCluster;

class SuspensionTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;
    Tenant m_tenant;
    postgres::ConnectionSettings m_door; // as the tenant signs in

    registry::TenantRepository rows() const { return registry::TenantRepository(m_fleet.session); }
    registry::OperationRepository journal() const { return registry::OperationRepository(m_fleet.session); }
    TenantState state() const
    {
        const auto found = rows().find(m_tenant.id);
        if (!found)
            qFatal("%s", describe(found));
        return found->state;
    }
    bool opens() const { return Connection::open(m_door).has_value(); }
    // As the server says it: NOLOGIN is 28000, a wrong password 28P01.
    QString refusal() const
    {
        const auto connection = Connection::open(m_door);
        return connection ? QStringLiteral("opened") : connection.error().detail + connection.error().sqlstate;
    }
    void sql(const QByteArray &statement) const
    {
        const auto done = TestCluster::connect()->query(statement);
        if (!done)
            qFatal("%s: %s", statement.constData(), describe(done));
    }
    QByteArray role() const { return postgres::quoteIdentifier(m_tenant.role); }
    int unfinished() const
    {
        const auto found = journal().unfinished(m_tenant.id);
        if (!found)
            qFatal("%s", describe(found));
        return int(found->size());
    }
    Operation newest() const
    {
        const auto all = journal().list(1);
        if (!all || all->isEmpty())
            qFatal("%s", describe(all));
        return all->first();
    }

private slots:
    void initTestCase()
    {
        m_fleet = Fleet::make(QStringLiteral("registry_suspension"));
        const auto made = tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("Clínica Norte")));
        QVERIFY2(made, describe(made));
        m_tenant = made->tenant;
        const auto server = registry::ServerRepository(m_fleet.session).find(m_tenant.serverId);
        QVERIFY2(server, describe(server));
        const auto settings = registry::tenantSettings(*m_fleet.session, *server, m_tenant);
        QVERIFY2(settings, describe(settings));
        m_door = *settings;
        QVERIFY(opens());
    }
    void cleanup()
    {
        const auto open = Suspension(m_fleet.session).move(m_tenant.id, TenantState::Active);
        QVERIFY2(open, describe(open));
        QCOMPARE(state(), TenantState::Active);
        QVERIFY(opens());
        QCOMPARE(unfinished(), 0);
    }

    void closesAndOpens_data()
    {
        QTest::addColumn<int>("to");
        QTest::newRow("paused") << int(TenantState::Paused);
        QTest::newRow("maintenance") << int(TenantState::Maintenance);
    }
    void closesAndOpens()
    {
        QFETCH(int, to);
        const auto one = Connection::open(m_door), two = Connection::open(m_door);
        QVERIFY(one && two);
        const auto begun = (*two)->query("BEGIN"); // a session in the middle of its work
        QVERIFY(begun);
        // The owner's session in the same database, and the role's in another one, are nobody's business here.
        auto elsewhere = m_door;
        elsewhere.database = QStringLiteral("postgres");
        const auto other = Connection::open(elsewhere);
        QVERIFY2(other, describe(other));
        const auto superuser = TestCluster::connect(m_tenant.database);

        const auto closed = Suspension(m_fleet.session).move(m_tenant.id, TenantState(to));
        QVERIFY2(closed, describe(closed));
        QCOMPARE(closed->state, TenantState(to));
        QVERIFY(!opens());
        QVERIFY2(refusal().contains(QLatin1String("28000")) || refusal().contains(QLatin1String("not permitted")), qPrintable(refusal()));
        QVERIFY(!(*one)->query("SELECT 1"));
        QVERIFY(!(*two)->query("SELECT 1"));
        QVERIFY((*other)->query("SELECT 1"));
        QVERIFY(superuser->query("SELECT count(*) FROM patient"));

        // Operators and migrations still get in, as the tenant's role too.
        const auto server = registry::ServerRepository(m_fleet.session).find(m_tenant.serverId);
        auto owner = *registry::ownerSettings(*m_fleet.session, *server);
        owner.database = m_tenant.database;
        const auto inside = Connection::open(owner);
        QVERIFY2(inside, describe(inside));
        QVERIFY((*inside)->query("SET ROLE " + role()));
        QVERIFY((*inside)->query("SELECT count(*) FROM patient"));

        const Operation operation = newest();
        QCOMPARE(operation.tenantId, m_tenant.id);
        QCOMPARE(operation.state, OperationState::Succeeded);
        QCOMPARE(operation.steps.size(), 2);
        for (const auto &step : operation.steps)
            QVERIFY(!tenants::stepTitle(step.name).args.contains(step.name)); // in words

        // Twice is once.
        QVERIFY(Suspension(m_fleet.session).move(m_tenant.id, TenantState(to)));
        QCOMPARE(newest().id, operation.id);
    }

    void betweenTheTwo()
    {
        Suspension suspension(m_fleet.session);
        for (const TenantState to : {TenantState::Maintenance, TenantState::Paused, TenantState::Maintenance, TenantState::Active, TenantState::Paused}) {
            const auto moved = suspension.move(m_tenant.id, to);
            QVERIFY2(moved, describe(moved));
            QCOMPARE(state(), to);
            QCOMPARE(opens(), to == TenantState::Active);
        }
    }

    void onlyFromWhereItMay()
    {
        Suspension suspension(m_fleet.session);
        for (const TenantState to : {TenantState::Deleting, TenantState::Failed, TenantState::Provisioning}) {
            const auto moved = suspension.move(m_tenant.id, to);
            QVERIFY(!moved);
            QCOMPARE(moved.error().kind, Kind::Conflict);
        }
        // Still being made: neither opened nor closed by this.
        std::stop_source stop;
        QString id;
        (void)tenants::Provisioning(m_fleet.session).provision(m_fleet.request(QStringLiteral("A medias")), [&](const Operation &operation) {
            if (operation.steps.at(1).state == StepState::Done)
                stop.request_stop();
        }, stop.get_token(), &id);
        const auto half = rows().find(QStringLiteral("a-medias"));
        QVERIFY2(half, describe(half));
        for (const TenantState to : {TenantState::Active, TenantState::Paused}) {
            const auto moved = suspension.move(half->id, to);
            QVERIFY(!moved);
            QCOMPARE(moved.error().kind, Kind::Conflict);
            QVERIFY(!moved.error().hint.isEmpty());
        }
        QVERIFY(!suspension.undo(id)); // not of its kinds
        QVERIFY(tenants::undoOperation(m_fleet.session, id));
        QCOMPARE(suspension.move(newId(), TenantState::Paused).error().kind, Kind::NotFound);
    }

    // A state that was changed by hand, or by a program that knew of no doors.
    void doorThatDoesNotFit()
    {
        Suspension suspension(m_fleet.session);
        QVERIFY(rows().move(m_tenant.id, TenantState::Paused));
        QVERIFY(opens());
        QVERIFY(suspension.move(m_tenant.id, TenantState::Paused));
        QVERIFY(!opens());
        QVERIFY(rows().move(m_tenant.id, TenantState::Active));
        QVERIFY(!opens());
        QVERIFY(suspension.move(m_tenant.id, TenantState::Active));
        QVERIFY(opens());
    }

    void killedAtEveryPoint_data()
    {
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("step");
        QTest::addColumn<bool>("applied");
        QTest::addColumn<QString>("then");
        for (const TenantState to : {TenantState::Paused, TenantState::Maintenance, TenantState::Active})
            for (const int step : {0, 1})
                for (const bool applied : {false, true})
                    for (const char *then : {"resume", "undo", "again", "other"})
                        QTest::addRow("%s %d %s %s", qPrintable(registry::stateName(to)), step, applied ? "applied" : "before", then)
                            << int(to) << step << applied << QString::fromLatin1(then);
    }
    // The journal as a program that died there leaves it: the step begun, its effect there or not, nobody at it any more.
    void killedAtEveryPoint()
    {
        QFETCH(int, to);
        QFETCH(int, step);
        QFETCH(bool, applied);
        QFETCH(QString, then);
        const TenantState target = TenantState(to), from = target == TenantState::Active ? TenantState::Paused : TenantState::Active;
        Suspension suspension(m_fleet.session);
        QVERIFY(suspension.move(m_tenant.id, from));

        Operation operation;
        operation.id = newId();
        operation.kind = target == TenantState::Active ? QStringLiteral("activate") : target == TenantState::Paused ? QStringLiteral("pause") : QStringLiteral("maintenance");
        operation.tenantId = m_tenant.id;
        operation.tenantSlug = m_tenant.slug;
        operation.arguments = {{QStringLiteral("from"), registry::stateName(from)}, {QStringLiteral("to"), registry::stateName(target)}};
        const auto steps = suspension.steps(operation);
        QCOMPARE(int(steps.size()), 2);
        for (int i = 0; i < 2; ++i) {
            registry::OperationStep each;
            each.position = i + 1;
            each.name = steps[size_t(i)].name;
            each.state = i < step ? StepState::Done : i == step ? StepState::Running : StepState::Pending;
            each.attempts = i <= step ? 1 : 0;
            operation.steps << each;
        }
        for (int i = 0; i < step + (applied ? 1 : 0); ++i)
            QVERIFY(steps[size_t(i)].apply({}));
        QVERIFY(journal().add(operation));
        QVERIFY(journal().setState(operation.id, OperationState::Running, std::nullopt));
        QCOMPARE(journal().find(operation.id)->state, OperationState::Interrupted);

        if (then == QLatin1String("resume")) {
            const auto done = tenants::resumeOperation(m_fleet.session, operation.id);
            QVERIFY2(done, describe(done));
            QCOMPARE(done->tenant.state, target);
            QCOMPARE(done->operation.state, OperationState::Succeeded);
        } else if (then == QLatin1String("undo")) {
            const auto done = tenants::undoOperation(m_fleet.session, operation.id);
            QVERIFY2(done, describe(done));
            QCOMPARE(done->state, OperationState::Undone);
        } else {
            const auto done = suspension.move(m_tenant.id, then == QLatin1String("again") ? target : from);
            QVERIFY2(done, describe(done));
        }
        const TenantState wanted = then == QLatin1String("resume") || then == QLatin1String("again") ? target : from;
        QCOMPARE(state(), wanted);
        QCOMPARE(opens(), wanted == TenantState::Active);
        QCOMPARE(unfinished(), 0);
    }

    void serverThatCannotBeReached()
    {
        const registry::ServerRepository servers(m_fleet.session);
        auto server = *servers.find(m_tenant.serverId);
        const QString host = server.host;
        const QString before = newest().id;
        server.host = QStringLiteral("/nowhere");
        QVERIFY(servers.update(server));
        for (const TenantState to : {TenantState::Paused, TenantState::Maintenance}) {
            const auto moved = Suspension(m_fleet.session).move(m_tenant.id, to);
            QVERIFY(!moved);
            QCOMPARE(moved.error().kind, Kind::Unreachable);
            QVERIFY(!moved.error().message.isEmpty() && !moved.error().hint.isEmpty());
            QCOMPARE(state(), TenantState::Active);
        }
        QCOMPARE(newest().id, before); // nothing is left to decide
        server = *servers.find(m_tenant.serverId);
        server.host = host;
        QVERIFY(servers.update(server));
        QVERIFY(opens());
    }

    // Reached for the look, gone for the change: left for a resume, and the state shown is still the old one.
    void serverLostInTheMiddle()
    {
        test::FaultProxy proxy(TestCluster::socketFile());
        const registry::ServerRepository servers(m_fleet.session);
        auto server = *servers.find(m_tenant.serverId);
        const QString host = server.host;
        const int port = server.port;
        postgres::ConnectionSettings through;
        through.host = host;
        through.port = port;
        through = proxy.through(through);
        server.host = through.host;
        server.port = through.port;
        server.tls = QStringLiteral("disable");
        QVERIFY(servers.update(server));
        proxy.cutBefore("NOLOGIN");
        const auto moved = Suspension(m_fleet.session).move(m_tenant.id, TenantState::Paused);
        QVERIFY(!moved);
        QCOMPARE(state(), TenantState::Active);
        QCOMPARE(unfinished(), 1);
        const auto left = journal().unfinished(m_tenant.id);
        QCOMPARE(left->first().state, OperationState::Failed);
        server = *servers.find(m_tenant.serverId);
        server.host = host;
        server.port = port;
        QVERIFY(servers.update(server));
        const auto resumed = tenants::resumeOperation(m_fleet.session, left->first().id);
        QVERIFY2(resumed, describe(resumed));
        QCOMPARE(state(), TenantState::Paused);
        QVERIFY(!opens());
    }

    void roleThatIsNotOurs()
    {
        const QString comment = QStringLiteral("tenantry:") + m_tenant.id;
        sql("COMMENT ON ROLE " + role() + " IS 'somebody else''s'");
        const auto moved = Suspension(m_fleet.session).move(m_tenant.id, TenantState::Paused);
        QVERIFY(!moved);
        QCOMPARE(moved.error().kind, Kind::Conflict);
        QVERIFY(opens());
        QCOMPARE(state(), TenantState::Active);
        sql("COMMENT ON ROLE " + role() + " IS " + postgres::quoteLiteral(comment));
    }

    void roleThatIsGone()
    {
        sql("ALTER ROLE " + role() + " RENAME TO aside");
        const auto paused = Suspension(m_fleet.session).move(m_tenant.id, TenantState::Paused);
        QVERIFY2(paused, describe(paused)); // nobody signs in as a role that is not there
        const auto active = Suspension(m_fleet.session).move(m_tenant.id, TenantState::Active);
        QVERIFY(!active);
        QCOMPARE(active.error().kind, Kind::NotFound);
        QVERIFY(!active.error().hint.isEmpty());
        QCOMPARE(state(), TenantState::Paused);
        QCOMPARE(unfinished(), 0);
        sql("ALTER ROLE aside RENAME TO " + role());
    }

    // Many at once, some closing and some opening: whatever the end is, the door fits the state.
    void manyAtOnce()
    {
        std::atomic<int> done = 0, refused = 0, odd = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 6; ++i)
                threads.emplace_back([&, i] {
                    for (int turn = 0; turn < 4; ++turn) {
                        const auto moved = Suspension(m_fleet.session).move(m_tenant.id, (i + turn) % 2 ? TenantState::Paused : TenantState::Active);
                        if (moved)
                            ++done;
                        else if (moved.error().kind == Kind::Conflict)
                            ++refused;
                        else
                            ++odd;
                    }
                });
        }
        QCOMPARE(odd.load(), 0);
        QVERIFY(done.load() > 0);
        QCOMPARE(opens(), state() == TenantState::Active);
        QCOMPARE(unfinished(), 0);
    }
};

TENANTRY_TEST_MAIN(SuspensionTest)
#include "suspension_test.moc"
