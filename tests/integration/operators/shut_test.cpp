// What an operator does who has psql, their own password, and nothing to lose: they hold what the others wait for, come back, and look where nothing is
// theirs. They are shut out all the same, and learn nothing.
#include "operatorsfixture.h"

#include "audit/verify.h"

#include <QtConcurrent>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::operators;
using namespace tenantry::test;
using namespace Qt::StringLiterals;

class ShutTest : public OperatorsFixture {
    Q_OBJECT
    // From here on every change of the registry waits for them.
    void holdTheRecord(postgres::Connection &connection) const
    {
        QVERIFY(connection.query("BEGIN"));
        const auto held = connection.query("SELECT * FROM tenantry.sign_in(1)");
        QVERIFY2(held, describe(held));
    }

private slots:
    void init() { begin(); }

    void whoHoldsTheRecordIsShutOut_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"disable", "reset", "end"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void whoHoldsTheRecordIsShutOut()
    {
        QFETCH(const QString, how);
        const Operator luis = settle(u"luis"_s);
        const auto his = in(luis), other = in(luis);
        QVERIFY(other->query("SELECT * FROM tenantry.sign_in(1)")); // a row that is to be ended, too
        holdTheRecord(*his);
        if (how == u"disable") {
            const auto done = operators().setEnabled(luis.id, false);
            QVERIFY2(done, describe(done));
            QCOMPARE(state(luis.login), u"closed user"_s);
        } else if (how == u"reset") {
            const auto done = operators().resetPassword(luis.id);
            QVERIFY2(done, describe(done));
            QCOMPARE(state(luis.login), u"open user"_s);
            QVERIFY(!postgres::Connection::open(as(luis.login, mine())));
            QVERIFY(postgres::Connection::open(as(luis.login, done->oneTimePassword)));
        } else {
            const auto done = operators().endSessions(luis.id);
            QVERIFY2(done, describe(done));
            QCOMPARE(done->openSessions, 0);
            QCOMPARE(state(luis.login), u"open user"_s);
        }
        QVERIFY(!his->query("SELECT 1"));
        QVERIFY(!other->query("SELECT 1"));
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator_shut").integer(0, 0), 0);
    }

    // Somebody else may hold it: an ADMIN gets in, and so to where they can be shut out.
    void anAdminSignsInBesideThem()
    {
        const Operator luis = settle(u"luis"_s), eva = settle(u"eva"_s, Role::Admin);
        const auto his = in(luis);
        holdTheRecord(*his);
        const auto session = Session::open(as(eva.login, mine()));
        QVERIFY2(session, describe(session));
        QVERIFY(!his->query("SELECT 1"));
        const auto hers = in(eva); // an ADMIN's long change is nobody's attack
        holdTheRecord(*hers);
        const auto me = postgres::Connection::open(m_registry->adminSettings());
        QVERIFY(me && (*me)->query("SET lock_timeout = '1s'"));
        QCOMPARE((*me)->query("SELECT tenantry.sign_in(1)").error().sqlstate, u"55P03"_s); // waits for its time
        QVERIFY(hers->query("SELECT 1"));
    }

    // Also while it waits for something of its own.
    void whoHoldsItAndWaits()
    {
        const Operator luis = settle(u"luis"_s), eva = settle(u"eva"_s, Role::Admin);
        const auto first = in(luis), second = in(luis);
        const QByteArray alter = "ALTER ROLE " + postgres::quoteIdentifier(luis.login) + " SET application_name = 'x'";
        QVERIFY(first->query("BEGIN"));
        QVERIFY(first->query(alter));
        holdTheRecord(*second);
        const auto waits = QtConcurrent::run([&] { return second->query(alter).has_value(); });
        QTRY_COMPARE(m_registry->sql("SELECT count(*) FROM pg_stat_activity WHERE usename = $1 AND wait_event_type = 'Lock'", {luis.login}).integer(0, 0), 1);
        const auto session = Session::open(as(eva.login, mine()));
        QVERIFY2(session, describe(session));
        QVERIFY(!waits.result());
    }

    // Two who shut each other would both be outside, and nobody there to open.
    void notEachOther()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin);
        const auto hers = in(eva);
        const auto mine_ = m_admin->connection();
        QVERIFY(mine_);
        QVERIFY((*mine_)->query("SELECT tenantry.operator_shut($1)", {eva.id}));
        const auto back = hers->query("SELECT tenantry.operator_shut($1)", {m_admin->who().id});
        QVERIFY(!back);
        QCOMPARE(back.error().sqlstate, u"TN003"_s);
        QVERIFY(!hers->query("UPDATE tenantry.operator SET enabled = false WHERE id = $1", {m_admin->who().id}));
        QVERIFY((*mine_)->query("SELECT tenantry.operator_open($1)", {eva.id}));
        QCOMPARE(state(m_registry->adminLogin), u"open admin"_s);
    }

    // A session from before that the server was slow to end.
    void nothingIsChangedBehindAClosedDoor()
    {
        const Operator luis = settle(u"luis"_s);
        const auto his = in(luis);
        const QString sealed = his->query("SELECT sealed_private_key FROM tenantry.own_key()")->text(0, 0);
        const auto change = [&] { return his->query("SELECT tenantry.change_own_password($1, 'SCRAM-SHA-256$4096:aa==$aa==:aa==', NULL)", {sealed}); };
        const auto connection = m_admin->connection();
        QVERIFY(connection);
        QVERIFY((*connection)->query("SELECT tenantry.operator_shut($1)", {luis.id}));
        QCOMPARE(state(luis.login), u"closed user"_s);
        QVERIFY(!change());
        QVERIFY(!postgres::Connection::open(as(luis.login, mine())));
        QVERIFY((*connection)->query("SELECT tenantry.operator_open($1)", {luis.id}));
        QVERIFY(postgres::Connection::open(as(luis.login, mine())));
        QVERIFY(change());
    }

    // Whoever shut them out died halfway: the next ADMIN opens what is not closed by the row.
    void whatWasLeftClosedIsOpened()
    {
        const Operator luis = settle(u"luis"_s), eva = settle(u"eva"_s);
        {
            auto connection = m_admin->connection();
            QVERIFY(connection);
            for (const Operator &each : {luis, eva})
                QVERIFY((*connection)->query("SELECT tenantry.operator_shut($1)", {each.id}));
        }
        QCOMPARE(state(luis.login), u"closed user"_s);
        m_registry->sql("UPDATE tenantry.operator_shut SET since = since - interval '3 minutes' WHERE operator_id = $1", {luis.id});
        const auto again = Session::open(m_registry->adminSettings());
        QVERIFY2(again, describe(again));
        QCOMPARE(state(luis.login), u"open user"_s);
        QCOMPARE(state(eva.login), u"closed user"_s); // somebody may be at it
        {
            // What is left is no reason to keep an ADMIN waiting: they hold their own role.
            const auto his = in(luis);
            m_registry->sql("INSERT INTO tenantry.operator_shut (operator_id, since) VALUES ($1, now() - interval '3 minutes')", {luis.id});
            QVERIFY(his->query("BEGIN"));
            QVERIFY(his->query("ALTER ROLE " + postgres::quoteIdentifier(luis.login) + " PASSWORD NULL"));
            QVERIFY(Session::open(m_registry->adminSettings(), {}, 1));
            QVERIFY(!his->query("SELECT 1"));
            QVERIFY(Session::open(m_registry->adminSettings(), {}, 1)); // where it was too soon after them
            QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator_shut WHERE operator_id = $1", {luis.id}).integer(0, 0), 0);
        }
        QVERIFY(operators().setEnabled(eva.id, true)); // and by hand at once
        QCOMPARE(state(eva.login), u"open user"_s);
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator_shut").integer(0, 0), 0);
    }

    // The last ADMIN is refused before anything of theirs is ended.
    void theLastAdminIsNotThrownOut()
    {
        const auto connection = m_admin->connection();
        QVERIFY(connection);
        QCOMPARE(operators().setEnabled(m_admin->who().id, false).error().sqlstate, u"TN003"_s);
        QCOMPARE(operators().resetPassword(m_admin->who().id).error().sqlstate, u"TN003"_s);
        QVERIFY((*connection)->query("SELECT 1"));
        QVERIFY(state(m_registry->adminLogin).startsWith(u"open"));
    }

    void aUserHasALimitOfConnections()
    {
        const auto limit = [this](const Operator &who) { return m_registry->sql("SELECT rolconnlimit FROM pg_roles WHERE rolname = $1", {who.login}).integer(0, 0); };
        const Operator luis = settle(u"luis"_s), eva = settle(u"eva"_s, Role::Admin);
        QCOMPARE(limit(luis), 30);
        QCOMPARE(limit(eva), -1);
        QVERIFY(operators().setRole(luis.id, Role::Admin));
        QCOMPARE(limit(luis), -1);
        QVERIFY(operators().setRole(luis.id, Role::User));
        QCOMPARE(limit(luis), 30);
    }

    void theRecordIsNotFlooded()
    {
        const Operator luis = settle(u"luis"_s);
        const auto his = in(luis);
        const auto count = [this, &luis] { return m_registry->sql("SELECT count(*) FROM tenantry.operator_session WHERE operator_id = $1", {luis.id}).integer(0, 0); };
        const qint64 before = count();
        const auto many = his->query("SELECT count(s.session) FROM generate_series(1, 500), LATERAL tenantry.sign_in(100000) s");
        QVERIFY2(many, describe(many));
        QVERIFY(count() > before);
        QVERIFY2(count() <= 30, qPrintable(QString::number(count())));
    }

    // ------------------------------------------------ what they learn

    void hashesAreForAdmins()
    {
        const Operator luis = settle(u"luis"_s);
        const auto his = in(luis);
        for (const char *sql : {"SELECT hash FROM tenantry.event", "SELECT previous_hash FROM tenantry.event", "SELECT * FROM tenantry.event"})
            QVERIFY2(!his->query(sql), sql);
        const auto seq = m_registry->sql("SELECT max(seq) FROM tenantry.event").integer(0, 0);
        const QByteArray told = his->query("SELECT tenantry.event_hash_at($1)", {seq})->bytea(0, 0);
        const QByteArray hash = m_registry->sql("SELECT hash FROM tenantry.event WHERE seq = $1", {seq}).bytea(0, 0);
        QVERIFY(told != hash);
        QCOMPARE(told, registry::witnessOf(hash));
        QCOMPARE(his->query("SELECT hash FROM tenantry.event_end()")->bytea(0, 0), told);
        // A witness all the same, also with what it remembered before it was told witnesses.
        const auto session = TestRegistry::open(as(luis.login, mine()));
        for (const QByteArray &mark : {told, hash}) {
            const auto seen = audit::glance(session, {{seq, mark, QDateTime::currentDateTimeUtc()}});
            QVERIFY2(seen, describe(seen));
            QVERIFY(!seen->finding);
        }
        QVERIFY(audit::glance(session, {{seq, QByteArray(32, 'x'), QDateTime::currentDateTimeUtc()}})->finding);
    }

    void whereBackupsLieIsForAdmins()
    {
        const auto ground = test::lay(m_admin);
        const auto tenant = registry::TenantRepository(m_admin).reserve(test::tenantOn(ground, u"uno"_s));
        QVERIFY2(tenant, describe(tenant));
        const Operator luis = settle(u"luis"_s);
        QVERIFY(operators().assign(luis.id, {tenant->id}, {}));
        m_registry->sql("INSERT INTO tenantry.backup (tenant_id, run_id, at, host, path, bytes) VALUES ($1, gen_random_uuid(), now(), 'laptop', '/home/ana/backups', 1)", {tenant->id});
        QVERIFY(m_registry->sql("SELECT count(*) FROM tenantry.event WHERE kind = 'backup'").integer(0, 0) > 0);
        const auto his = in(luis);
        QVERIFY(his->query("SELECT count(*) FROM tenantry.event")->integer(0, 0) > 0);
        QCOMPARE(his->query("SELECT count(*) FROM tenantry.event WHERE kind = 'backup'")->integer(0, 0), 0);
    }

    // Where a superuser made the registry, as here.
    void locksAndLargeObjectsAreForAdmins()
    {
        const Operator luis = settle(u"luis"_s), eva = settle(u"eva"_s, Role::Admin);
        const auto his = in(luis), hers = in(eva);
        for (const char *sql : {"SELECT pg_advisory_lock(7)", "SELECT pg_try_advisory_lock(7)", "SELECT pg_advisory_xact_lock(1, 2)", "SELECT pg_try_advisory_xact_lock_shared(7)",
                                "SELECT lo_create(0)", "SELECT lo_creat(0)", "SELECT lo_from_bytea(0, 'x')"})
            QVERIFY2(!his->query(sql), sql);
        QVERIFY(hers->query("SELECT pg_try_advisory_lock(7), pg_advisory_unlock(7)"));
        QVERIFY(his->query("SELECT pg_advisory_unlock_all()")); // what every pool says
    }

    // ------------------------------------------------ what an ADMIN does unseen

    void fewerDigitsHideNothing()
    {
        const auto connection = m_admin->connection();
        QVERIFY(connection);
        const auto events = [this] { return m_registry->sql("SELECT count(*) FROM tenantry.event WHERE kind = 'threshold'").integer(0, 0); };
        QVERIFY((*connection)->query("INSERT INTO tenantry.threshold (id, metric, warning, critical) VALUES ('00000000-0000-4000-8000-000000000001', 'connections', 75, 90)"));
        QCOMPARE(events(), 1);
        QVERIFY((*connection)->query("SET extra_float_digits = -15"));
        QVERIFY((*connection)->query("UPDATE tenantry.threshold SET warning = 84, critical = 94"));
        QCOMPARE(events(), 2);
    }

    void aLoginThatLooksLikeAnother()
    {
        const Operator luis = settle(u"luis"_s);
        const auto connection = m_admin->connection();
        QVERIFY(connection);
        for (const QString &login : {luis.login + u' ', u' ' + luis.login, luis.login + u'\n'}) {
            const auto made = (*connection)->query("SELECT tenantry.operator_add(gen_random_uuid(), $1, 'x', '', 'USER', 'en', 'x', 'k1:1:1:1:a:b:c:d', "
                                                   "'SCRAM-SHA-256$4096:aa==$aa==:aa==', NULL, '[]')", {login});
            QVERIFY(!made);
            QCOMPARE(made.error().sqlstate, u"TN005"_s);
        }
    }

    // Keys that somebody leaves behind are due because of them, by name.
    void whoLeftIsNamed()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin);
        const auto connection = m_admin->connection();
        QVERIFY(connection);
        QVERIFY((*connection)->query("DELETE FROM tenantry.operator WHERE id = $1", {eva.id}));
        const auto rows = m_registry->sql("SELECT DISTINCT due_because FROM tenantry.data_key WHERE due_since IS NOT NULL");
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.text(0, 0), eva.login);
    }

    // Readers of features are logins of a product: nobody who is somebody here, and not everybody.
    void readersOfFeatures()
    {
        const auto ground = test::lay(m_admin);
        Q_UNUSED(ground)
        const QString product = m_registry->sql("SELECT name FROM tenantry.product LIMIT 1").text(0, 0);
        const Operator luis = settle(u"luis"_s);
        const auto connection = m_admin->connection();
        QVERIFY(connection);
        const auto add = [&](const QString &who) { return (*connection)->query("SELECT tenantry.feature_reader_add($1, $2)", {who, product}); };
        for (const QString &who : {u"public"_s, u"tenantry_user"_s, luis.login, m_registry->adminLogin})
            QVERIFY2(!add(who), qPrintable(who));
        const QString reader = TestCluster::createRole(u"pw"_s);
        QVERIFY(add(reader));
        const auto reads = [&] { return m_registry->sql("SELECT has_table_privilege($1, 'tenantry.product_feature', 'SELECT')", {reader}).boolean(0, 0); };
        QVERIFY(reads());
        QVERIFY((*connection)->query("DELETE FROM tenantry.feature_reader"));
        QVERIFY(!reads());
    }
};

TENANTRY_TEST_MAIN(ShutTest)
#include "shut_test.moc"
