// What an ADMIN with psql in hand would do to all the others, and who is left to open for them.
#include "operatorsfixture.h"

#include "operators/recover.h"
#include "registry/recovery.h"

#include <QtConcurrent>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::operators;
using namespace tenantry::test;
using namespace Qt::StringLiterals;

class StaysTest : public OperatorsFixture {
    Q_OBJECT
    static QString refused(postgres::Connection &connection, const QByteArray &sql, const postgres::Params &params = {})
    {
        const auto done = connection.query(sql, params);
        return done ? u"done"_s : done.error().sqlstate;
    }

private slots:
    void init() { begin(); }

    // Naming a group of the registry a reader, and removing that, took its rights away.
    void aGroupIsNoReader()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin), luis = settle(u"luis"_s);
        m_registry->sql("INSERT INTO tenantry.product (id, name) VALUES ($1, 'Shop')", {newId()});
        const auto hers = in(eva);
        const QByteArray name = "INSERT INTO tenantry.feature_reader (login, product_id) SELECT $1, id FROM tenantry.product";
        for (const QString &login : {u"tenantry_admin"_s, u"tenantry_user"_s, luis.login})
            QCOMPARE(refused(*hers, name, {login}), u"42501"_s);
        for (const QString &login : {u"tenantry_admin"_s, u"tenantry_user"_s, u"tenantry_owner"_s, luis.login})
            m_registry->sql(name, {login}); // as before 0026
        QVERIFY(hers->query("DELETE FROM tenantry.feature_reader"));
        QVERIFY(in(luis)->query("SELECT * FROM tenantry.sign_in(0)"));
        QVERIFY(hers->query("SELECT * FROM tenantry.sign_in(0)"));
    }

    // A row that was locked and not written tells a snapshot of before nothing.
    void fromASnapshotOfBefore()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin);
        const auto old = in(eva), now = in(eva);
        QVERIFY(old->query("BEGIN ISOLATION LEVEL REPEATABLE READ"));
        QVERIFY(old->query("SELECT tenantry.is_admin()"));
        QVERIFY(now->query("SELECT tenantry.operator_shut($1)", {m_admin->who().id}));
        QCOMPARE(refused(*old, "UPDATE tenantry.operator SET enabled = false WHERE id = $1", {eva.id}), u"40001"_s);
        QVERIFY(old->query("ROLLBACK"));
        QCOMPARE(refused(*old, "UPDATE tenantry.operator SET enabled = false WHERE id = $1", {eva.id}), u"TN003"_s);
        QVERIFY(now->query("SELECT tenantry.operator_open($1)", {m_admin->who().id}));
    }

    void twoShutEachOtherFromBefore()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin);
        const auto hers = in(eva);
        auto opened = postgres::Connection::open(m_registry->adminSettings());
        QVERIFY(opened);
        const auto mine_ = std::move(*opened);
        for (const auto &each : {hers.get(), mine_.get()}) {
            QVERIFY(each->query("BEGIN ISOLATION LEVEL REPEATABLE READ"));
            QVERIFY(each->query("SELECT tenantry.is_admin()"));
        }
        QVERIFY(mine_->query("SELECT tenantry.operator_shut($1)", {eva.id}));
        QVERIFY(mine_->query("COMMIT"));
        QCOMPARE(refused(*hers, "SELECT tenantry.operator_shut($1)", {m_admin->who().id}), u"40001"_s);
        QVERIFY(mine_->query("SELECT tenantry.operator_open($1)", {eva.id}));
    }

    // What is wrapped for others and for the recovery key stays what it is, and a key that is needed stays in use.
    void nobodyTakesTheKeys()
    {
        const auto connection = m_admin->connection();
        QVERIFY(connection);
        for (const char *sql : {"UPDATE tenantry.data_key_grant SET wrapped = '\\x00'", "UPDATE tenantry.data_key_grant SET operator_id = NULL", "UPDATE tenantry.data_key SET retired_at = now()"})
            QCOMPARE(refused(**connection, sql), u"42501"_s);
        QCOMPARE(refused(**connection, "DELETE FROM tenantry.data_key_grant"), u"TN013"_s);
        QVERIFY(registry::renewRecoveryKey(m_admin)); // which writes them itself
    }

    // The row that whoever shuts somebody out goes by is not for a USER to hold.
    void aUserHoldsNobodyUp()
    {
        const Operator luis = settle(u"luis"_s), eva = settle(u"eva"_s);
        const auto his = in(luis);
        const QString sealed = his->query("SELECT sealed_private_key FROM tenantry.own_key()")->text(0, 0);
        QVERIFY(his->query("BEGIN"));
        QVERIFY(his->query("SELECT tenantry.change_own_password($1, 'SCRAM-SHA-256$4096:aa==$aa==:aa==', NULL)", {sealed}));
        const auto other = operators().setEnabled(eva.id, false);
        QVERIFY2(other, describe(other));
        const auto done = operators().setEnabled(luis.id, false);
        QVERIFY2(done, describe(done));
        QVERIFY(!his->query("SELECT 1"));
        QCOMPARE(state(luis.login), u"closed user"_s);
    }

    // Nor is what they hold waited for before they are ended, when they are an ADMIN.
    void anAdminWhoHoldsTheGuardIsEnded()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin), bea = settle(u"bea"_s, Role::Admin);
        const auto hers = in(eva);
        QVERIFY(hers->query("BEGIN"));
        QVERIFY(hers->query("UPDATE tenantry.operator SET enabled = false WHERE id = $1", {bea.id}));
        const auto done = operators().setEnabled(eva.id, false);
        QVERIFY2(done, describe(done));
        QVERIFY(!hers->query("SELECT 1"));
        QCOMPARE(state(bea.login), u"open admin"_s);
    }

    // Somebody else is at it: who gives up waiting opens nothing.
    void whoNeverClosedDoesNotOpen()
    {
        const Operator luis = settle(u"luis"_s);
        const auto first = postgres::Connection::open(m_registry->adminSettings());
        QVERIFY(first);
        QVERIFY((*first)->query("SELECT pg_advisory_lock(hashtextextended('tenantry.shut.' || $1, 7))", {luis.id}));
        QVERIFY((*first)->query("SELECT tenantry.operator_shut($1)", {luis.id}));
        std::stop_source stop;
        const auto second = QtConcurrent::run([&] { return operators().resetPassword(luis.id, stop.get_token()); });
        QTRY_COMPARE(m_registry->sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").integer(0, 0), 1);
        stop.request_stop();
        QVERIFY(!second.result());
        QCOMPARE(state(luis.login), u"closed user"_s);
        QCOMPARE(m_registry->sql("SELECT count(*) FROM tenantry.operator_shut").integer(0, 0), 1);
        QVERIFY((*first)->query("SELECT tenantry.operator_open($1)", {luis.id}));
    }

    // Disabling takes the data keys and the record in the order of who seals a credential.
    void disablingWhileSomebodySeals()
    {
        const Operator luis = settle(u"luis"_s), eva = settle(u"eva"_s, Role::Admin);
        const auto ground = lay(m_admin);
        auto tenant = tenantOn(ground, u"uno"_s);
        tenant.sealedSecret = u"v1:1:first"_s;
        const auto reserved = registry::TenantRepository(m_admin).reserve(tenant);
        QVERIFY2(reserved, describe(reserved));
        const auto waiting = [this] { return m_registry->sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").integer(0, 0); };
        const auto holder = in(eva), sealer = in(eva);
        QVERIFY(holder->query("BEGIN"));
        QVERIFY(holder->query("UPDATE tenantry.plan SET description = description || 'x'"));
        const auto disabled = QtConcurrent::run([&] { return operators().setEnabled(luis.id, false); });
        QTRY_COMPARE(waiting(), 1);
        const auto sealed = QtConcurrent::run([&] { return sealer->query("UPDATE tenantry.tenant_secret SET sealed = 'v1:1:second'").has_value(); });
        QTRY_COMPARE(waiting(), 2);
        QVERIFY(holder->query("COMMIT"));
        const auto done = disabled.result();
        QVERIFY2(done, describe(done));
        QVERIFY(sealed.result());
    }

    // A superuser dropped it: nobody signs in with it, so nobody counts on it, and it is made again.
    void aRoleThatIsGone()
    {
        const Operator eva = settle(u"eva"_s, Role::Admin);
        const auto standing = [&] {
            const auto now = operators().find(eva.id);
            return now ? std::pair(now->loginRole, now->signsIn()) : std::pair(operators::LoginRole::Open, true);
        };
        m_registry->sql("ALTER ROLE " + postgres::quoteIdentifier(eva.login) + " NOLOGIN"); // by somebody who may, past the registry
        QVERIFY(standing() == std::pair(operators::LoginRole::Closed, false));
        m_registry->sql("DROP ROLE " + postgres::quoteIdentifier(eva.login));
        QVERIFY(standing() == std::pair(operators::LoginRole::Gone, false));
        QCOMPARE(operators().setEnabled(m_admin->who().id, false).error().sqlstate, u"TN003"_s);
        const auto connection = m_admin->connection();
        QVERIFY(connection);
        QCOMPARE(refused(**connection, "UPDATE tenantry.operator SET role = 'USER' WHERE id = $1", {m_admin->who().id}), u"TN003"_s);
        const auto reset = operators().resetPassword(eva.id);
        QVERIFY2(reset, describe(reset));
        QCOMPARE(state(eva.login), u"open admin"_s);
        QVERIFY(standing() == std::pair(operators::LoginRole::Open, true));
        QVERIFY(reset->who.signsIn());
        m_registry->sql("ALTER ROLE " + postgres::quoteIdentifier(eva.login) + " NOLOGIN");
        const auto again = operators().resetPassword(eva.id);
        QVERIFY2(again, describe(again));
        QVERIFY(again->who.signsIn());
        const auto changed = changeOwnPassword(as(eva.login, again->oneTimePassword), mine(), {}, {}, vault::quickKdf);
        QVERIFY2(changed, describe(changed));
        QVERIFY(Session::open(as(eva.login, mine())));

        // And with the recovery key, where no ADMIN is left.
        const auto key = registry::renewRecoveryKey(m_admin);
        QVERIFY2(key, describe(key));
        m_registry->sql("DROP ROLE " + postgres::quoteIdentifier(eva.login));
        const auto recovered = recover(TestCluster::superuser(m_registry->database), textFromSecret(*key), eva.login, mine(), {}, vault::quickKdf);
        QVERIFY2(recovered, describe(recovered));
        QCOMPARE(state(eva.login), u"open admin"_s);
        QVERIFY(Session::open(as(eva.login, mine())));
    }
};

TENANTRY_TEST_MAIN(StaysTest)
#include "stays_test.moc"
