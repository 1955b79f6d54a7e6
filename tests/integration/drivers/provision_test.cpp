// Role, database and rights: made once, made twice, made after somebody died in the middle.
#include "ground.h"

#include <thread>

using namespace tenantry;
using namespace tenantry::test;

class ProvisionTest : public QObject {
    Q_OBJECT
    Ground m_ground;
    postgres::Pool m_pool;
    PostgresqlDriver m_driver{m_pool, shortWaits()};

private slots:
    void cleanup() { m_pool.clear(); }

    void makesATenant_data()
    {
        QTest::addColumn<bool>("plain");
        QTest::newRow("superuser") << false;
        QTest::newRow("CREATEDB CREATEROLE") << true;
    }
    void makesATenant()
    {
        QFETCH(bool, plain);
        const Tenant tenant(m_ground.owner(plain));
        for (int turn = 0; turn < 2; ++turn) { // twice does it once
            const auto done = tenant.provision(m_driver);
            QVERIFY2(done, describe(done));
        }
        const auto verified = m_driver.verifySignIn(tenant.itself(), {});
        QVERIFY2(verified, describe(verified));
        QVERIFY(*m_driver.databaseExists(tenant.owner, tenant.database, {}));
        QVERIFY(*m_driver.roleExists(tenant.owner, tenant.role, {}));
        QVERIFY(*m_driver.databaseSize(tenant.owner, tenant.database, {}) > 1'000'000);
        QCOMPARE(m_ground.one("SELECT rolconnlimit FROM pg_roles WHERE rolname = $1", s("postgres"), {tenant.role}), s("5"));
        QCOMPARE(m_ground.one("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = $1", s("postgres"), {tenant.database}), tenant.role);
        const auto itself = Connection::open(tenant.itself());
        QVERIFY2(itself, describe(itself));
        QCOMPARE((*itself)->query("SHOW search_path")->text(0, 0), s("public"));
        const auto again = m_driver.ensureRole(tenant.owner, tenant.role, base::secretFromText(s("another")), 7, tenant.mark, {});
        QVERIFY2(again, describe(again));
        QCOMPARE(Connection::open(tenant.itself()).error().kind, base::Kind::Authentication); // the old password
        QCOMPARE(m_ground.one("SELECT rolconnlimit FROM pg_roles WHERE rolname = $1", s("postgres"), {tenant.role}), s("7"));
    }
    void tenantsStayApart_data() { makesATenant_data(); }
    void tenantsStayApart() // faults.md 24
    {
        QFETCH(bool, plain);
        const Tenant a(m_ground.owner(plain)), b(m_ground.owner(plain));
        QVERIFY(a.provision(m_driver));
        QVERIFY(b.provision(m_driver));
        QCOMPARE(Connection::open(a.itself(b.database)).error().kind, base::Kind::Permission);
        const auto itself = Connection::open(a.itself());
        QVERIFY2(itself, describe(itself));
        for (const QByteArray &sql : {"DROP DATABASE " + quoteIdentifier(b.database), "ALTER DATABASE " + quoteIdentifier(b.database) + " OWNER TO CURRENT_USER",
                                      "SET ROLE " + quoteIdentifier(b.role), "ALTER ROLE " + quoteIdentifier(b.role) + " PASSWORD 'x'", QByteArray("CREATE ROLE x"),
                                      QByteArray("CREATE DATABASE x"), QByteArray("SET ROLE plain_owner"), QByteArray("COPY (SELECT 1) TO PROGRAM 'true'"),
                                      QByteArray("SELECT pg_read_file('/etc/passwd')"), QByteArray("SELECT rolpassword FROM pg_authid")}) {
            const auto tried = (*itself)->query(sql);
            QVERIFY2(!tried && tried.error().kind == base::Kind::Permission, sql.constData());
        }
    }
    void tenantCannotTouchTheBookkeeping_data() { makesATenant_data(); }
    void tenantCannotTouchTheBookkeeping()
    {
        QFETCH(bool, plain);
        const Tenant tenant(m_ground.owner(plain));
        QVERIFY(tenant.provision(m_driver));
        const Migration first = file("1", "CREATE TABLE a (x int)");
        const auto applied = m_driver.apply(tenant.inside(), tenant.role, first, {}, {});
        QVERIFY2(applied, describe(applied));
        const auto itself = Connection::open(tenant.itself());
        QVERIFY(itself);
        for (const char *sql : {"SELECT * FROM tenantry.migration", "DELETE FROM tenantry.migration", "UPDATE tenantry.migration SET version = '9'", "DROP TABLE tenantry.migration",
                                "DROP SCHEMA tenantry CASCADE", "ALTER SCHEMA tenantry RENAME TO x", "ALTER SCHEMA tenantry OWNER TO CURRENT_USER", "CREATE TABLE tenantry.x ()",
                                "GRANT ALL ON SCHEMA tenantry TO PUBLIC", "ALTER TABLE tenantry.migration DISABLE TRIGGER ALL",
                                "CREATE TRIGGER t BEFORE INSERT ON tenantry.migration FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()"}) {
            const auto tried = (*itself)->query(sql);
            QVERIFY2(!tried && tried.error().kind == base::Kind::Permission, sql);
        }
        QVERIFY((*itself)->query("DROP TABLE a")); // but its own is its own
        // The database is the tenant's, and yet the bookkeeping goes nowhere with it.
        QVERIFY((*itself)->query("REASSIGN OWNED BY CURRENT_USER TO CURRENT_USER"));
        QCOMPARE(int(m_driver.applied(tenant.inside(), {})->size()), 1);
    }
    void bookkeepingOfTheTenantsOwnIsNotTrusted()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(m_driver.ensureRole(tenant.owner, tenant.role, base::secretFromText(tenant.password), 5, tenant.mark, {}));
        QVERIFY(m_driver.ensureDatabase(tenant.owner, tenant.database, tenant.role, {}, tenant.mark, {}));
        const auto itself = Connection::open(tenant.itself());
        QVERIFY(itself);
        QVERIFY((*itself)->script("CREATE SCHEMA tenantry"));
        const auto applied = m_driver.apply(tenant.inside(), tenant.role, file("1", "SELECT 1"), {}, {});
        QVERIFY(!applied);
        QCOMPARE(applied.error().kind, base::Kind::Conflict);
        QVERIFY2(words(applied.error()).contains(tenant.role), qPrintable(words(applied.error())));
        QVERIFY((*itself)->script("CREATE TABLE tenantry.migration AS SELECT 1 AS a"));
        QVERIFY(!m_driver.applied(tenant.inside(), {}));
    }
    void namesAreData_data() // faults.md 17
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"a", "a\"b", "a'b", "a\\b", "a; DROP DATABASE x; --", "$$", "$tenantry$", "1a", "select", "Upper Case", "ñandú", "NANDU", "🧪🧪", "שלום", "%s %I", "a.b",
                                 "0123456789012345678901234567890123456789012345678901234567890ab"})
            QTest::newRow(name) << s(name);
    }
    void namesAreData()
    {
        QFETCH(QString, name);
        for (const bool plain : {false, true}) {
            Tenant tenant(m_ground.owner(plain));
            tenant.database = name;
            tenant.role = name;
            tenant.mark = s("tenantry:'x'\\$tenantry$");
            for (int turn = 0; turn < 2; ++turn) {
                const auto done = tenant.provision(m_driver);
                QVERIFY2(done, describe(done));
            }
            const auto applied = m_driver.apply(tenant.inside(), tenant.role, file("1", "CREATE TABLE a (x int)"), {}, {});
            QVERIFY2(applied, describe(applied));
            QCOMPARE(m_ground.one("SELECT tableowner FROM pg_tables WHERE tablename = 'a'", name), name);
            const auto verified = m_driver.verifySignIn(tenant.itself(), {});
            QVERIFY2(verified, describe(verified));
            const auto gone = m_driver.dropDatabase(tenant.owner, name, tenant.mark, {});
            QVERIFY2(gone, describe(gone));
            const auto roleGone = m_driver.dropRole(tenant.owner, name, tenant.mark, {});
            QVERIFY2(roleGone, describe(roleGone));
            QVERIFY(!*m_driver.databaseExists(tenant.owner, name, {}));
            QVERIFY(!*m_driver.roleExists(tenant.owner, name, {}));
        }
    }
    void refusesNames_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"", "pg_x", "postgres", "template0", "template1", "01234567890123456789012345678901234567890123456789012345678901234"})
            QTest::newRow(name) << s(name);
        QTest::newRow("multibyte at the cut") << QString(32, QChar(0xF1));
        QTest::newRow("NUL") << s("a") + QChar(0) + s("b");
    }
    void refusesNames()
    {
        QFETCH(QString, name);
        const auto owner = m_ground.superuser();
        QCOMPARE(m_driver.ensureRole(owner, name, base::secretFromText(s("x")), 1, s("m"), {}).error().kind, base::Kind::InvalidInput);
        QCOMPARE(m_driver.ensureDatabase(owner, name, s("postgres"), {}, s("m"), {}).error().kind, base::Kind::InvalidInput);
    }
    void foreignRoleAndDatabaseStay()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(m_ground.connect()->script("CREATE ROLE " + quoteIdentifier(tenant.role)));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(tenant.database)));
        QCOMPARE(m_driver.ensureRole(tenant.owner, tenant.role, base::secretFromText(s("x")), 1, tenant.mark, {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_driver.ensureDatabase(tenant.owner, tenant.database, tenant.role, {}, tenant.mark, {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_driver.dropDatabase(tenant.owner, tenant.database, tenant.mark, {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_driver.dropRole(tenant.owner, tenant.role, tenant.mark, {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_ground.one("SELECT rolcanlogin FROM pg_roles WHERE rolname = $1", s("postgres"), {tenant.role}), s("f"));
        // Another tenant's mark is not ours either.
        QVERIFY(m_ground.connect()->script("COMMENT ON DATABASE " + quoteIdentifier(tenant.database) + " IS 'tenantry:other'"));
        QCOMPARE(m_driver.ensureDatabase(tenant.owner, tenant.database, tenant.role, {}, tenant.mark, {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_driver.dropDatabase(tenant.owner, tenant.database, tenant.mark, {}).error().kind, base::Kind::Conflict);
        QVERIFY(*m_driver.databaseExists(tenant.owner, tenant.database, {}));
    }
    void clientGoneAfterCreateDatabase() // the database is there, its comment is not
    {
        for (const bool plain : {false, true}) {
            const Tenant tenant(m_ground.owner(plain));
            QVERIFY(m_driver.ensureRole(tenant.owner, tenant.role, base::secretFromText(tenant.password), 5, tenant.mark, {}));
            QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(tenant.database) + " OWNER " + quoteIdentifier(tenant.role)));
            const QString oid = m_ground.one("SELECT oid FROM pg_database WHERE datname = $1", s("postgres"), {tenant.database});
            const auto done = tenant.provision(m_driver);
            QVERIFY2(done, describe(done));
            QCOMPARE(m_ground.one("SELECT oid FROM pg_database WHERE datname = $1", s("postgres"), {tenant.database}), oid); // not made again
            QCOMPARE(m_ground.one("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = $1", s("postgres"), {tenant.database}), tenant.mark);
        }
    }
    void undoneAfterCreateDatabase()
    {
        const Tenant tenant(m_ground.owner(true));
        QVERIFY(m_driver.ensureRole(tenant.owner, tenant.role, base::secretFromText(tenant.password), 5, tenant.mark, {}));
        QVERIFY(m_ground.connect()->script("CREATE DATABASE " + quoteIdentifier(tenant.database) + " OWNER " + quoteIdentifier(tenant.role)));
        const auto gone = m_driver.dropDatabase(tenant.owner, tenant.database, tenant.mark, {});
        QVERIFY2(gone, describe(gone));
        QVERIFY(!*m_driver.databaseExists(tenant.owner, tenant.database, {}));
    }
    void halfDroppedDatabaseIsFinished() // datconnlimit -2
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(tenant.provision(m_driver));
        m_pool.clear();
        QVERIFY(m_ground.connect()->query("UPDATE pg_database SET datconnlimit = -2 WHERE datname = $1", {tenant.database}));
        const auto done = tenant.provision(m_driver);
        QVERIFY2(done, describe(done));
        QCOMPARE(m_ground.one("SELECT datconnlimit FROM pg_database WHERE datname = $1", s("postgres"), {tenant.database}), s("-1"));
        QVERIFY(m_driver.verifySignIn(tenant.itself(), {}));
        // And one that is somebody else's stays as it is.
        QVERIFY(m_ground.connect()->script("COMMENT ON DATABASE " + quoteIdentifier(tenant.database) + " IS 'other'"));
        m_pool.clear();
        QVERIFY(m_ground.connect()->query("UPDATE pg_database SET datconnlimit = -2 WHERE datname = $1", {tenant.database}));
        QCOMPARE(m_driver.ensureDatabase(tenant.owner, tenant.database, tenant.role, {}, tenant.mark, {}).error().kind, base::Kind::Conflict);
    }
    void twoAtOnce()
    {
        const Tenant tenant(m_ground.owner(true));
        std::vector<std::jthread> threads;
        std::array<base::Result<void>, 4> results;
        PostgresqlWaits patient = shortWaits(); // the last of the four waits for three databases to be made
        patient.otherProgram = std::chrono::minutes(1);
        PostgresqlDriver driver(m_pool, patient);
        for (auto &result : results)
            threads.emplace_back([&] { result = tenant.provision(driver); });
        threads.clear();
        for (const auto &result : results)
            QVERIFY2(result, describe(result));
        QVERIFY(m_driver.verifySignIn(tenant.itself(), {}));
    }
    void bookkeepingMadeByAnotherMeanwhileStaysOurs()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(m_driver.ensureRole(tenant.owner, tenant.role, base::secretFromText(tenant.password), 5, tenant.mark, {}));
        QVERIFY(m_driver.ensureDatabase(tenant.owner, tenant.database, tenant.role, {}, tenant.mark, {}));
        const auto inside = m_ground.connect(tenant.database), other = m_ground.connect(tenant.database);
        // Hardening stops while it hands over the schemas, and waits for us.
        const auto made = inside->script("CREATE SCHEMA theirs; CREATE FUNCTION public.hold() RETURNS event_trigger LANGUAGE plpgsql AS "
                                         "'BEGIN PERFORM pg_advisory_xact_lock(4711); END'; CREATE EVENT TRIGGER hold ON ddl_command_end "
                                         "WHEN TAG IN ('ALTER SCHEMA') EXECUTE FUNCTION public.hold(); SELECT pg_advisory_lock(4711)");
        QVERIFY2(made, describe(made));
        base::Result<void> hardened;
        std::jthread thread([&] { hardened = m_driver.harden(tenant.owner, tenant.database, tenant.role, {}); });
        QTRY_COMPARE(m_ground.one("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"), s("1"));
        // Another program's bookkeeping, if it still gets in between.
        static_cast<void>(other->script("SET lock_timeout = '100ms'; CREATE SCHEMA tenantry; CREATE TABLE tenantry.migration (key text)"));
        QVERIFY(inside->script("DROP EVENT TRIGGER hold; SELECT pg_advisory_unlock(4711)"));
        thread.join();
        QVERIFY2(hardened, describe(hardened));
        QCOMPARE(m_ground.one("SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'tenantry'", tenant.database), tenant.owner.user);
        QCOMPARE(m_ground.one("SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'theirs'", tenant.database), tenant.role);
        QVERIFY(m_driver.verifySignIn(tenant.itself(), {}));
    }
    void elevatedRoleIsRefused()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(tenant.provision(m_driver));
        QVERIFY(m_ground.connect()->script("ALTER ROLE " + quoteIdentifier(tenant.role) + " CREATEDB"));
        QCOMPARE(m_driver.ensureRole(tenant.owner, tenant.role, base::secretFromText(s("x")), 1, tenant.mark, {}).error().kind, base::Kind::Conflict);
        QCOMPARE(m_driver.verifySignIn(tenant.itself(), {}).error().kind, base::Kind::Conflict);
    }
    void signInSeesWhatIsMissing()
    {
        const Tenant tenant(m_ground.superuser());
        QVERIFY(tenant.provision(m_driver));
        QVERIFY(m_ground.connect(tenant.database)->script("CREATE TABLE public.of_another (a int)"));
        const auto foreign = m_driver.verifySignIn(tenant.itself(), {});
        QVERIFY(!foreign);
        QVERIFY2(words(foreign.error()).contains(s("of_another")), qPrintable(words(foreign.error())));
        QVERIFY(m_driver.harden(tenant.owner, tenant.database, tenant.role, {}));
        QVERIFY(m_driver.verifySignIn(tenant.itself(), {}));
        QVERIFY(m_ground.connect(tenant.database)->script("GRANT CONNECT ON DATABASE " + quoteIdentifier(tenant.database) + " TO PUBLIC"));
        QCOMPARE(m_driver.verifySignIn(tenant.itself(), {}).error().kind, base::Kind::Conflict);
        QVERIFY(m_driver.harden(tenant.owner, tenant.database, tenant.role, {}));
        QVERIFY(m_driver.verifySignIn(tenant.itself(), {}));
        ConnectionSettings wrong = tenant.itself();
        wrong.password = base::secretFromText(s("wrong"));
        QCOMPARE(m_driver.verifySignIn(wrong, {}).error().kind, base::Kind::Authentication);
        QCOMPARE(m_ground.one("SELECT count(*) FROM pg_class WHERE relname = 'tenantry_sign_in'", tenant.database), s("0"));
    }
    void checksServers()
    {
        const auto super = m_driver.checkServer(m_ground.superuser(), {});
        QVERIFY2(super, describe(super));
        QVERIFY(super->canCreateDatabase && super->canCreateRole && super->isSuperuser && super->version >= 150000 && super->maxConnections > 0);
        const auto plain = m_driver.checkServer(m_ground.owner(true), {});
        QVERIFY2(plain, describe(plain));
        QVERIFY(!plain->isSuperuser);
        QVERIFY(m_ground.connect()->script("CREATE ROLE poor LOGIN CREATEDB PASSWORD 'x'"));
        const auto poor = m_driver.checkServer(m_ground.as(s("poor"), s("x")), {});
        QVERIFY(!poor);
        QCOMPARE(poor.error().kind, base::Kind::Permission);
        QVERIFY2(words(poor.error()).contains(s("CREATEROLE")), qPrintable(words(poor.error())));
        QCOMPARE(m_driver.checkServer(m_ground.as(s("poor"), s("y")), {}).error().kind, base::Kind::Authentication);
    }
    void noPasswordAnywhere() // faults.md 30: the log holds every statement and every parameter of the tests above
    {
        const Tenant tenant(m_ground.owner(true));
        Tenant odd = tenant;
        odd.password = s("pässwörd 'with\" \\odd $1 things");
        const auto done = odd.provision(m_driver);
        QVERIFY2(done, describe(done));
        const auto verified = m_driver.verifySignIn(odd.itself(), {});
        QVERIFY2(verified, describe(verified));
        const QByteArray log = m_ground.log();
        QVERIFY(log.contains("CREATE ROLE " + quoteIdentifier(odd.role)));
        QVERIFY(!log.contains(odd.password.toUtf8()));
        QVERIFY(!log.contains("odd $1 things"));
        QVERIFY(!log.contains(tenant.password.toUtf8()));
        // An error of a statement that carries a verifier does not carry it on.
        const auto refused = m_driver.ensureRole(m_ground.as(s("poor"), s("x")), TestCluster::uniqueName(s("r")), base::secretFromText(s("x")), 1, s("m"), {});
        QVERIFY(!refused);
        QVERIFY(!(words(refused.error()) + refused.error().detail).contains(s("SCRAM-SHA-256$")));
    }
};

TENANTRY_TEST_MAIN(ProvisionTest)
#include "provision_test.moc"
