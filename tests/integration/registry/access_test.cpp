// What people meet who come to a registry with psql and their own password, and at the sign-in.
#include "registryfixture.h"

#include <QElapsedTimer>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

class AccessTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestRegistry> m_registry;
    SessionPtr m_admin;
    test::Ground m_ground;
    QString m_user;    // assigned to m_mine
    Tenant m_mine, m_other;
    Operation m_operationOfMine, m_operationOfOther;

    Operation addOperation(const Tenant &tenant)
    {
        Operation o;
        o.id = newId();
        o.kind = QStringLiteral("provision");
        o.tenantId = tenant.id;
        o.tenantSlug = tenant.slug;
        o.sealedArguments = QStringLiteral("v1:sealed");
        o.steps = {{1, QStringLiteral("check"), StepState::Pending, {}, {}, 0, 0, {}}, {2, QStringLiteral("reserve"), StepState::Pending, {}, {}, 0, 0, {}}};
        const auto added = OperationRepository(m_admin).add(o);
        if (!added)
            qFatal("%s", describe(added));
        return o;
    }

    static QStringList tables(const postgres::Connection &, const TestRegistry &registry)
    {
        const auto rows = registry.sql("SELECT array_agg(relname ORDER BY relname) FROM pg_class WHERE relnamespace = 'tenantry'::regnamespace AND relkind IN ('r', 'v')");
        return rows.array(0, 0);
    }

private slots:
    void initTestCase()
    {
        m_registry = std::make_unique<TestRegistry>();
        m_admin = m_registry->admin();
        m_ground = test::lay(m_admin);
        m_user = m_registry->addOperator(QStringLiteral("luis"));
        auto server = m_ground.server;
        server.sealedSecret = QStringLiteral("v1:server secret");
        QVERIFY(ServerRepository(m_admin).update(server));
        for (auto [slug, tenant] : {std::pair{"mine", &m_mine}, std::pair{"other", &m_other}}) {
            Tenant t = test::tenantOn(m_ground, QString::fromLatin1(slug));
            t.sealedSecret = QStringLiteral("v1:tenant secret");
            const auto made = TenantRepository(m_admin).reserve(t);
            QVERIFY2(made, describe(made));
            *tenant = *made;
        }
        m_operationOfMine = addOperation(m_mine);
        m_operationOfOther = addOperation(m_other);
        m_registry->sql("INSERT INTO tenantry.operator_tenant SELECT id, $2 FROM tenantry.operator WHERE login = $1", {m_user, m_mine.id});
    }

    void aUserSeesWhatIsTheirs()
    {
        const auto session = TestRegistry::open(m_registry->settingsOf(m_user));
        QCOMPARE(session->who().role, Role::User);
        QVERIFY(!session->requireAdmin());
        QCOMPARE(session->requireAdmin().error().kind, Kind::Permission);
        const auto tenants = TenantRepository(session).list();
        QVERIFY2(tenants, describe(tenants));
        QCOMPARE(tenants->size(), 1);
        QCOMPARE(tenants->first().slug, QStringLiteral("mine"));
        QCOMPARE(tenants->first().product, m_ground.product.name);
        QCOMPARE(tenants->first().behind, 3);
        const auto mine = TenantRepository(session).find(QStringLiteral("mine"));
        QVERIFY2(mine, describe(mine));
        QVERIFY(mine->sealedSecret.isEmpty());
        QCOMPARE(TenantRepository(session).find(QStringLiteral("other")).error().kind, Kind::NotFound);
        QCOMPARE(TenantRepository(session).find(m_other.id).error().kind, Kind::NotFound);
        const auto servers = ServerRepository(session).list();
        QVERIFY2(servers, describe(servers));
        QCOMPARE(servers->size(), 1);
        QVERIFY(servers->first().sealedSecret.isEmpty());
        QCOMPARE(PlanRepository(session).list()->size(), 1);
        QCOMPARE(ProductRepository(session).migrations(m_ground.product.id)->size(), 3);
        const auto operations = OperationRepository(session).list();
        QVERIFY2(operations, describe(operations));
        QCOMPARE(operations->size(), 1);
        QCOMPARE(operations->first().steps.size(), 2);
        const auto operation = OperationRepository(session).find(m_operationOfMine.id);
        QVERIFY2(operation, describe(operation));
        QVERIFY(operation->sealedArguments.isEmpty());
        QCOMPARE(OperationRepository(session).find(m_operationOfOther.id).error().kind, Kind::NotFound);
        // The ADMIN reads all of it.
        QCOMPARE(TenantRepository(m_admin).find(QStringLiteral("mine"))->sealedSecret, QStringLiteral("v1:tenant secret"));
        QCOMPARE(ServerRepository(m_admin).list()->first().sealedSecret, QStringLiteral("v1:server secret"));
        QCOMPARE(OperationRepository(m_admin).find(m_operationOfOther.id)->sealedArguments, QStringLiteral("v1:sealed"));
    }

    void aUserWritesNothingThroughTheRepositories()
    {
        const auto session = TestRegistry::open(m_registry->settingsOf(m_user));
        const TenantRepository tenants(session);
        Plan plan;
        plan.name = QStringLiteral("free");
        QCOMPARE(PlanRepository(session).add(plan).error().kind, Kind::Permission);
        QCOMPARE(tenants.reserve(test::tenantOn(m_ground, QStringLiteral("new"))).error().kind, Kind::Permission);
        QCOMPARE(tenants.move(m_mine.id, TenantState::Active).error().kind, Kind::Permission);
        QCOMPARE(tenants.update(m_mine).error().kind, Kind::Permission);
        QCOMPARE(tenants.setSealedSecret(m_mine.id, QStringLiteral("x")).error().kind, Kind::Permission);
        QCOMPARE(tenants.remove(m_mine.id).error().kind, Kind::Permission);
        QCOMPARE(ServerRepository(session).remove(m_ground.server.id).error().kind, Kind::Permission);
        QCOMPARE(OperationRepository(session).setState(m_operationOfMine.id, OperationState::Undone, {}).error().kind, Kind::Permission);
        QCOMPARE(OperationRepository(session).recordStep(m_operationOfMine.id, m_operationOfMine.steps.first()).error().kind, Kind::Permission);
        QVERIFY(!tenants.move(m_mine.id, TenantState::Active).error().message.isEmpty());
    }

    // With psql: every table, every way of changing it.
    void aUserWithPsqlChangesNothing()
    {
        const auto connection = postgres::Connection::open(m_registry->settingsOf(m_user));
        QVERIFY2(connection, describe(connection));
        auto &c = **connection;
        for (const QString &table : tables(c, *m_registry)) {
            const QByteArray name = "tenantry." + postgres::quoteIdentifier(table);
            const QByteArray column = postgres::quoteIdentifier(
                m_registry->sql("SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1", {QString::fromUtf8(name)}).text(0, 0));
            for (const QByteArray &sql : {"UPDATE " + name + " SET " + column + " = " + column, "DELETE FROM " + name, "INSERT INTO " + name + " DEFAULT VALUES",
                                          "TRUNCATE " + name, "SELECT * FROM " + name + " FOR UPDATE", "ALTER TABLE " + name + " DISABLE ROW LEVEL SECURITY",
                                          "ALTER TABLE " + name + " DISABLE TRIGGER ALL", "DROP TABLE " + name, "DO $$ BEGIN LOCK TABLE " + name + "; END $$"}) {
                const auto done = c.query(sql);
                QVERIFY2(!done, sql.constData());
                QVERIFY2(done.error().sqlstate == u"42501" || done.error().sqlstate == u"42809" || (done.error().sqlstate == u"55000" && m_registry->sql("SELECT relkind = 'v' FROM pg_class WHERE oid = $1::regclass", {QString::fromUtf8(name)}).boolean(0, 0)),
                         (sql + ": " + describe(done)).constData());
            }
        }
        for (const QByteArray &sql : {QByteArray("CREATE TABLE public.x (y int)"), QByteArray("CREATE TABLE tenantry.x (y int)"), QByteArray("CREATE SCHEMA x"),
                                      QByteArray("CREATE TEMP TABLE x (y int)"), QByteArray("CREATE ROLE x"), QByteArray("CREATE DATABASE x"),
                                      QByteArray("SET ROLE tenantry_owner"), QByteArray("SET ROLE tenantry_admin"), "SET ROLE " + postgres::quoteIdentifier(m_registry->adminLogin),
                                      "SET SESSION AUTHORIZATION " + postgres::quoteIdentifier(m_registry->adminLogin),
                                      "GRANT tenantry_admin TO " + postgres::quoteIdentifier(m_user), QByteArray("SET row_security = off; SELECT 1"),
                                      QByteArray("CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'")})
            QVERIFY2(!c.query(sql), sql.constData());
        // row_security = off makes queries that would be filtered fail, it does not open them.
        QVERIFY(c.query("SET row_security = off"));
        QCOMPARE(c.query("SELECT * FROM tenantry.tenant").error().sqlstate, QStringLiteral("42501"));
    }

    void aUserWithPsqlReadsOnlyTheirs()
    {
        const auto connection = postgres::Connection::open(m_registry->settingsOf(m_user));
        QVERIFY2(connection, describe(connection));
        auto &c = **connection;
        const auto count = [&](const QByteArray &from) {
            const auto rows = c.query("SELECT count(*) FROM tenantry." + from);
            return rows ? rows->integer(0, 0) : -1;
        };
        for (const char *closed : {"tenant_secret", "server_secret", "operation_secret", "recovery_key", "event_head"})
            QVERIFY2(count(closed) == -1, closed);
        QCOMPARE(count("tenant"), 1);
        QCOMPARE(count("tenant_view"), 1);
        QCOMPARE(count("operator"), 1);
        QCOMPARE(count("operator_key"), 1);
        QCOMPARE(count("operator_key WHERE sealed_private_key = 'sealed of " + m_user.toUtf8() + "'"), 1);
        QCOMPARE(count("data_key_grant"), 1);
        QCOMPARE(count("data_key_grant WHERE key_name = 'admin'"), 0);
        QCOMPARE(count("operator_tenant"), 1);
        QCOMPARE(count("operation"), 1);
        QCOMPARE(count("operation_step"), 2);
        QVERIFY(count("event") > 0);
        QCOMPARE(count("event WHERE tenant_id IS DISTINCT FROM '" + m_mine.id.toUtf8() + "'"), 0);
        QCOMPARE(count("product_migration"), 3);
        // A function that leaks what it is given is not given what is hidden.
        QVERIFY(c.query("SELECT * FROM tenantry.tenant WHERE 1 / (CASE WHEN slug = 'other' THEN 0 ELSE 1 END) = 2"));
    }

    void aUserCallsEveryFunction()
    {
        const auto connection = postgres::Connection::open(m_registry->settingsOf(m_user));
        QVERIFY2(connection, describe(connection));
        auto &c = **connection;
        const auto functions = m_registry->sql("SELECT proname, pronargs, oid::regprocedure FROM pg_proc WHERE pronamespace = 'tenantry'::regnamespace");
        QVERIFY(functions.size() >= 10);
        QStringList open;
        for (int i = 0; i < functions.size(); ++i) {
            QByteArray arguments;
            for (int a = 0; a < functions.integer(i, 1); ++a)
                arguments += a ? ", NULL" : "NULL";
            const auto done = c.query("SELECT tenantry." + functions.bytes(i, 0) + "(" + arguments + ")");
            if (done || done.error().sqlstate == u"TN009" || done.error().sqlstate == u"TN030") // let in, and given nothing that it takes
                open << functions.text(i, 0);
            else
                QVERIFY2(done.error().sqlstate == u"42501" || done.error().sqlstate == u"0A000", describe(done));
        }
        open.sort();
        QCOMPARE(open, QStringLiteral("alert_acknowledge change_own_password event_end event_hash_at inspect inspected is_admin me operator_id own_key reseal_own_key sign_in sign_in_tell sign_out whoami").split(u' '));
        QCOMPARE(c.query("SELECT tenantry.is_admin()")->boolean(0, 0), false);
        QCOMPARE(c.query("SELECT login FROM tenantry.whoami()")->text(0, 0), m_user);
        // A function of the same name in front does not get in: the path is pinned, and TEMP is not granted anyway.
        QVERIFY(c.query("SET search_path = pg_temp, public, tenantry"));
        QCOMPARE(c.query("SELECT tenantry.is_admin()")->boolean(0, 0), false);
    }

    void anAdminCannotTouchWhatHappened()
    {
        const auto connection = postgres::Connection::open(m_registry->adminSettings());
        QVERIFY2(connection, describe(connection));
        auto &c = **connection;
        for (const QByteArray &sql :
             {QByteArray("UPDATE tenantry.event SET operator = 'x'"), QByteArray("DELETE FROM tenantry.event"), QByteArray("TRUNCATE tenantry.event"),
              QByteArray("INSERT INTO tenantry.event SELECT * FROM tenantry.event"), QByteArray("UPDATE tenantry.event_head SET seq = 1"),
              QByteArray("UPDATE tenantry.schema_change SET version = 99"), QByteArray("DELETE FROM tenantry.tenant_move"),
              QByteArray("INSERT INTO tenantry.tenant_move VALUES ('active', 'provisioning')"), QByteArray("ALTER TABLE tenantry.tenant DISABLE TRIGGER ALL"),
              QByteArray("UPDATE tenantry.registry SET id = gen_random_uuid()"), QByteArray("SET ROLE tenantry_owner"),
              QByteArray("SELECT tenantry.write_events()")}) {
            const auto done = c.query(sql);
            QVERIFY2(!done, sql.constData());
            QVERIFY2(done.error().sqlstate == u"42501" || done.error().sqlstate == u"0A000", (sql + describe(done)).constData());
        }
        // Nor read what seals another operator's key.
        QCOMPARE(c.query("SELECT count(*) FROM tenantry.operator_key")->integer(0, 0), 1);
        QVERIFY(c.query("SELECT count(*) FROM tenantry.event")->integer(0, 0) > 5);
        QCOMPARE(c.query("SELECT count(*) FROM tenantry.tenant")->integer(0, 0), 2);
    }

    void anAdminOfAnotherRegistrySeesNothing()
    {
        const TestRegistry other(QStringLiteral("elsewhere"));
        // The groups are shared, so they may connect.
        const auto connection = postgres::Connection::open(TestCluster::as(other.adminLogin, QString::fromUtf8(TestRegistry::password), m_registry->database));
        QVERIFY2(connection, describe(connection));
        auto &c = **connection;
        for (const QString &table : tables(c, *m_registry)) {
            const auto rows = c.query("SELECT * FROM tenantry." + postgres::quoteIdentifier(table));
            if (rows)
                QVERIFY2(rows->isEmpty(), qPrintable(table));
            else
                QCOMPARE(rows.error().sqlstate, QStringLiteral("42501"));
        }
        QCOMPARE(c.query("UPDATE tenantry.tenant SET note = 'x'")->affected(), 0);
        QCOMPARE(c.query("DELETE FROM tenantry.tenant")->affected(), 0);
        QCOMPARE(c.query("INSERT INTO tenantry.plan (id, name) VALUES (gen_random_uuid(), 'x')").error().sqlstate, QStringLiteral("42501"));
        QCOMPARE(c.query("SELECT tenantry.is_admin()")->boolean(0, 0), false);
        const auto session = Session::open(TestCluster::as(other.adminLogin, QString::fromUtf8(TestRegistry::password), m_registry->database));
        QVERIFY(!session);
        QCOMPARE(session.error().kind, Kind::Permission);
        QVERIFY(session.error().message.translated().contains(QStringLiteral("no operator of this registry")));
    }

    // ADMIN there, USER here: the rights of the group open none of the rows.
    void adminThereUserHere()
    {
        const TestRegistry other(QStringLiteral("there"));
        const QString login = other.addOperator(QStringLiteral("eva"), Role::Admin);
        m_registry->sql("GRANT tenantry_user TO " + postgres::quoteIdentifier(login));
        m_registry->sql("INSERT INTO tenantry.operator (id, login, name, role, public_key) VALUES ($1, $2, 'Eva', 'USER', 'k')", {newId(), login});
        m_registry->sql("INSERT INTO tenantry.operator_tenant SELECT id, $2 FROM tenantry.operator WHERE login = $1", {login, m_mine.id});
        const auto connection = postgres::Connection::open(m_registry->settingsOf(login));
        QVERIFY2(connection, describe(connection));
        auto &c = **connection;
        QCOMPARE(c.query("SELECT count(*) FROM tenantry.tenant")->integer(0, 0), 1);
        for (const char *table : {"tenant_secret", "server_secret", "operation_secret", "recovery_key"})
            QCOMPARE(c.query(QByteArray("SELECT count(*) FROM tenantry.") + table)->integer(0, 0), 0);
        QCOMPARE(c.query("UPDATE tenantry.tenant SET note = 'x'")->affected(), 0);
        const auto session = TestRegistry::open(m_registry->settingsOf(login));
        QCOMPARE(session->who().role, Role::User);
    }

    void theSameWordsForUnknownAndWrong()
    {
        auto unknown = m_registry->adminSettings();
        unknown.user = QStringLiteral("nobody_at_all");
        auto wrong = m_registry->adminSettings();
        wrong.password = secretFromText(QStringLiteral("not it"));
        const auto first = Session::open(unknown), second = Session::open(wrong);
        QVERIFY(!first && !second);
        QCOMPARE(first.error().kind, Kind::Authentication);
        QCOMPARE(first.error(), second.error()); // message, hint, detail
        auto empty = m_registry->adminSettings();
        empty.password = Secret();
        const auto third = Session::open(empty);
        QVERIFY(!third);
        QCOMPARE(third.error().kind, Kind::Authentication);
        // Not the right one with something behind a NUL, where C would stop reading; nor a megabyte.
        auto longer = m_registry->adminSettings();
        longer.password = secretFromText(QString::fromUtf8(TestRegistry::password) + QChar(0) + QStringLiteral("x"));
        QVERIFY(!Session::open(longer));
        longer.password = secretFromText(QString(1'000'000, QLatin1Char('x')));
        QVERIFY(!Session::open(longer));
    }

    void eachReasonItsOwnSentence()
    {
        // Not a registry.
        const QString database = TestCluster::createDatabase();
        const auto nothing = Session::open(TestCluster::superuser(database));
        QCOMPARE(nothing.error().kind, Kind::NotFound);
        QVERIFY(nothing.error().message.translated().contains(QStringLiteral("no Tenantry registry")));
        // No database.
        auto settings = m_registry->adminSettings();
        settings.database = QStringLiteral("not there");
        const auto gone = Session::open(settings);
        QCOMPARE(gone.error().kind, Kind::NotFound);
        // No server.
        settings.host = QStringLiteral("/nowhere/at/all");
        QCOMPARE(Session::open(settings).error().kind, Kind::Unreachable);
        // A role of the server that is no operator: may not even connect.
        const QString stranger = TestCluster::createRole(QStringLiteral("pw"));
        const auto refused = Session::open(TestCluster::as(stranger, QStringLiteral("pw"), m_registry->database));
        QCOMPARE(refused.error().kind, Kind::Permission);
        QVERIFY(refused.error().message.translated().contains(QStringLiteral("no operator")));
        // The owner of the server, who is none either.
        QCOMPARE(Session::open(TestCluster::superuser(m_registry->database)).error().kind, Kind::Permission);
    }

    void disabledMeansNowAlsoForAnOpenSession()
    {
        const QString login = m_registry->addOperator(QStringLiteral("eva"), Role::Admin);
        const auto session = TestRegistry::open(m_registry->settingsOf(login));
        QCOMPARE(TenantRepository(session).list()->size(), 2);
        m_registry->sql("UPDATE tenantry.operator SET enabled = false WHERE login = $1", {login});
        QCOMPARE(TenantRepository(session).list()->size(), 0);
        QCOMPARE(TenantRepository(session).move(m_mine.id, TenantState::Active).error().kind, Kind::NotFound);
        const auto again = Session::open(m_registry->settingsOf(login));
        QCOMPARE(again.error().kind, Kind::Permission);
        QVERIFY(again.error().message.translated().contains(QStringLiteral("disabled")));
    }

    void demotedMeansNow()
    {
        const QString login = m_registry->addOperator(QStringLiteral("eva"), Role::Admin);
        const auto session = TestRegistry::open(m_registry->settingsOf(login));
        m_registry->sql("UPDATE tenantry.operator SET role = 'USER' WHERE login = $1", {login});
        Plan plan;
        plan.name = QStringLiteral("free");
        QCOMPARE(PlanRepository(session).add(plan).error().kind, Kind::Permission);
        QCOMPARE(TenantRepository(session).list()->size(), 0);
    }

    void theLastAdminStays()
    {
        const TestRegistry registry(QStringLiteral("last"));
        const auto connection = postgres::Connection::open(registry.adminSettings());
        for (const char *sql : {"UPDATE tenantry.operator SET role = 'USER'", "UPDATE tenantry.operator SET enabled = false", "DELETE FROM tenantry.operator"}) {
            const auto done = (*connection)->query(sql);
            QVERIFY2(!done, sql);
            QCOMPARE(done.error().sqlstate, QStringLiteral("TN003"));
        }
        const QString second = registry.addOperator(QStringLiteral("second"), Role::Admin);
        const auto stepDown = [&] { return (*connection)->query("UPDATE tenantry.operator SET role = 'USER' WHERE login = session_user"); };
        QCOMPARE(stepDown().error().sqlstate, QStringLiteral("TN013")); // who was made ADMIN by hand opens no key
        registry.giveEveryKey(second);
        QVERIFY(stepDown());
    }

    void signingInIsQuick()
    {
        QVERIFY(Session::open(m_registry->adminSettings()));
        double best = 1e9, raw = 1e9;
        for (int i = 0; i < 5; ++i) {
            QElapsedTimer timer;
            timer.start();
            QVERIFY(postgres::Connection::open(m_registry->adminSettings()));
            raw = std::min(raw, double(timer.nsecsElapsed()) / 1e6);
            timer.start();
            const auto session = Session::open(m_registry->adminSettings());
            best = std::min(best, double(timer.nsecsElapsed()) / 1e6);
            QVERIFY((*session)->vault().isLocked());
        }
        QCOMPARE(m_registry->sql("SHOW jit").text(0, 0), QStringLiteral("off"));
        qInfo("signing in: %.1f ms; a connection alone: %.1f ms", best, raw);
    }
};

TENANTRY_TEST_MAIN(AccessTest)
#include "access_test.moc"
