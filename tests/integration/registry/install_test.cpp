#include "registry/sessionclock.h"
#include "registry/schema.h"
#include "registryfixture.h"

#include <QProcess>
#include <csignal>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using tenantry::test::describe;
using tenantry::test::TestCluster;
using tenantry::test::TestRegistry;

namespace {

CreateRequest request(const postgres::ConnectionSettings &server, const QString &database, const QString &login)
{
    CreateRequest r;
    r.server = server;
    r.database = database;
    r.name = QStringLiteral("Producción");
    r.colour = QStringLiteral("red");
    r.adminLogin = login;
    r.adminPassword = secretFromText(QStringLiteral("clave de ana"));
    r.adminName = QStringLiteral("Ana Pérez");
    r.adminEmail = QStringLiteral("ana@example.org");
    r.kdf = vault::quickKdf;
    return r;
}

Result<SessionPtr> signIn(const CreateRequest &r)
{
    return Session::open(TestCluster::as(r.adminLogin, textFromSecret(r.adminPassword), r.database));
}

bool exists(const QByteArray &what, const QString &name)
{
    return TestCluster::connect()->query("SELECT EXISTS (SELECT FROM " + what + " WHERE " + (what == "pg_roles" ? "rolname" : "datname") + " = $1)", {name})->boolean(0, 0);
}

// What a process that dies in the middle of creating is.
int createAndDie(char **argv)
{
    postgres::ConnectionSettings server;
    server.host = QString::fromUtf8(argv[2]);
    server.port = QByteArray(argv[3]).toInt();
    server.user = QString::fromUtf8(argv[4]);
    int left = QByteArray(argv[7]).toInt();
    (void)create(request(server, QString::fromUtf8(argv[5]), QString::fromUtf8(argv[6])), [&](const Text &) {
        if (left-- == 0)
            std::raise(SIGKILL);
    });
    return 0;
}

} // namespace

class InstallTest : public QObject {
    Q_OBJECT
private slots:
    // First, because the roles that all registries of a server share are not there yet.
    void aPlainRoleMayCreate()
    {
        const QString maker = TestCluster::createRole(QStringLiteral("pw"), "CREATEDB CREATEROLE");
        const auto r = request(TestCluster::as(maker, QStringLiteral("pw")), QStringLiteral("plain"), QStringLiteral("plain_ana"));
        QStringList said;
        const auto created = create(r, [&](const Text &text) { said << text.translated(); });
        QVERIFY2(created, describe(created));
        QCOMPARE(said.size(), 5);
        QCOMPARE(created->registry.database, QStringLiteral("plain"));
        QCOMPARE(created->registry.user, QStringLiteral("plain_ana"));
        QVERIFY(created->registry.password.isEmpty());

        const auto session = signIn(r);
        QVERIFY2(session, describe(session));
        QCOMPARE((*session)->who().role, Role::Admin);
        QCOMPARE((*session)->who().name, QStringLiteral("Ana Pérez"));
        QCOMPARE((*session)->registry().name, QStringLiteral("Producción"));
        QCOMPARE((*session)->registry().colour, QStringLiteral("red"));
        QVERIFY(!(*session)->registry().readOnly);
        QVERIFY((*session)->vault().isLocked());
        const auto ground = test::lay(*session);
        QCOMPARE(ground.product.headVersion, QStringLiteral("0003"));

        // Who made it can look at it and upgrade it, and nothing is owned by anybody who signs in.
        const auto owner = TestCluster::as(maker, QStringLiteral("pw"), r.database);
        const auto connection = postgres::Connection::open(owner);
        QVERIFY2(connection, describe(connection));
        const auto seen = status(**connection);
        QVERIFY2(seen, describe(seen));
        QCOMPARE(seen->operators, 1);
        QCOMPARE(seen->installedVersion, programSchemaVersion());
        const auto upgraded = upgrade(owner);
        QVERIFY2(upgraded, describe(upgraded));
        QCOMPARE(*upgraded, 0);
        const auto super = TestCluster::connect(r.database);
        QCOMPARE(super->query("SELECT count(*) FROM pg_class WHERE relnamespace = 'tenantry'::regnamespace AND relowner <> 'tenantry_owner'::regrole")->integer(0, 0), 0);
        QCOMPARE(super->query("SELECT count(*) FROM pg_class WHERE relnamespace = 'tenantry'::regnamespace AND relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity)")->integer(0, 0), 0);
        // Every function is closed to PUBLIC; those that act as the owner pin their search_path.
        QCOMPARE(super->query("SELECT count(*) FROM pg_proc WHERE pronamespace = 'tenantry'::regnamespace AND (proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = 0))")->integer(0, 0), 0);
        QCOMPARE(super->query("SELECT count(*) FROM pg_proc WHERE pronamespace = 'tenantry'::regnamespace AND prosecdef AND NOT coalesce('search_path=pg_catalog, tenantry, pg_temp' = ANY (proconfig), false)")->integer(0, 0), 0);
    }

    void anotherPlainRoleLearnsWhy()
    {
        if (TestCluster::connect()->serverVersion() < 160000)
            QSKIP("before PostgreSQL 16, CREATEROLE may join every role that is no superuser: nothing is refused");
        const QString maker = TestCluster::createRole(QStringLiteral("pw"), "CREATEDB CREATEROLE");
        const auto created = create(request(TestCluster::as(maker, QStringLiteral("pw")), QStringLiteral("second"), QStringLiteral("second_ana")));
        QVERIFY(!created);
        QCOMPARE(created.error().kind, Kind::Permission);
        QVERIFY(created.error().hint.translated().contains(QStringLiteral("superuser")));
        QVERIFY(!exists("pg_database", QStringLiteral("second")));
    }

    void withoutTheRightsNothingIsMade()
    {
        for (const QByteArray &options : {QByteArray(), QByteArray("CREATEDB"), QByteArray("CREATEROLE")}) {
            const QString maker = TestCluster::createRole(QStringLiteral("pw"), options);
            const auto created = create(request(TestCluster::as(maker, QStringLiteral("pw")), QStringLiteral("nope"), QStringLiteral("nope_ana")));
            QVERIFY(!created);
            QCOMPARE(created.error().kind, Kind::Permission);
            QVERIFY(created.error().hint.translated().contains(maker));
            QVERIFY(!exists("pg_database", QStringLiteral("nope")));
        }
    }

    void refusesBadRequests_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *field, const QString &value) {
            QTest::addRow("%s %s", field, qPrintable(value.left(20))) << QString::fromLatin1(field) << value;
        };
        for (const QString &name : {QString(), QStringLiteral("template0"), QStringLiteral("postgres"), QStringLiteral("pg_x"), QString(64, QLatin1Char('a')),
                                    QString(32, QChar(0xF1)), QStringLiteral("a") + QChar(0), QStringLiteral("a\nb")}) {
            row("database", name);
            row("login", name);
        }
        row("login", QStringLiteral("tenantry_admin"));
        row("domain", QString());
        row("domain", QStringLiteral("a b"));
        row("domain", QStringLiteral("-a.org"));
        row("domain", QStringLiteral("a..org"));
        row("colour", QStringLiteral("pink"));
        row("name", QString());
        row("email", QStringLiteral("not one"));
        row("password", QString());
        row("password", QString(1001, QLatin1Char('x')));
        row("password", QStringLiteral("a") + QChar(0) + QStringLiteral("b"));
    }
    void refusesBadRequests()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        auto r = request(TestCluster::superuser(), QStringLiteral("bad"), QStringLiteral("bad_ana"));
        (field == u"database" ? r.database : field == u"login" ? r.adminLogin : field == u"domain" ? r.baseDomain : field == u"colour" ? r.colour
             : field == u"email" ? r.adminEmail : r.name) = value;
        if (field == u"password") {
            r.name = QStringLiteral("x");
            r.adminPassword = secretFromText(value);
        }
        const auto created = create(r);
        QVERIFY(!created);
        QCOMPARE(created.error().kind, Kind::InvalidInput);
        QVERIFY(!created.error().hint.isEmpty());
        QVERIFY(!exists("pg_database", QStringLiteral("bad")));
    }

    void oddNamesAreTakenExactly()
    {
        auto r = request(TestCluster::superuser(), QStringLiteral("we\"ird'; DROP DATABASE x; -- \\ $$"), QStringLiteral("Año \"Nuevo\"'; --"));
        r.adminPassword = secretFromText(QStringLiteral("päss'\"\\ $$ 🧪"));
        const auto created = create(r);
        QVERIFY2(created, describe(created));
        QVERIFY(exists("pg_database", r.database));
        const auto session = signIn(r);
        QVERIFY2(session, describe(session));
        QCOMPARE((*session)->who().login, r.adminLogin);
    }

    void keysOpen()
    {
        const auto r = request(TestCluster::superuser(), TestCluster::uniqueName(QStringLiteral("keys")), TestCluster::uniqueName(QStringLiteral("ana")));
        const auto created = create(r);
        QVERIFY2(created, describe(created));
        const auto session = signIn(r);
        QVERIFY2(session, describe(session));
        for (const QString &name : {QStringLiteral("admin"), QStringLiteral("inspect")}) {
            const auto sealed = (*session)->vault().seal(name, QStringLiteral("x/1"), secretFromText(QStringLiteral("secreto")));
            QVERIFY2(sealed, describe(sealed));
            const auto open = (*session)->vault().open(name, QStringLiteral("x/1"), *sealed);
            QVERIFY2(open, describe(open));
            QCOMPARE(textFromSecret(*open), QStringLiteral("secreto"));
        }
        // The paper opens the same keys.
        const auto super = TestCluster::connect(r.database);
        const auto rows = super->query("SELECT k.sealed_private_key, g.wrapped FROM tenantry.recovery_key k JOIN tenantry.data_key_grant g ON g.recovery_id = k.id WHERE g.key_name = 'admin'");
        QCOMPARE(rows->size(), 1);
        const auto typed = vault::normalizedRecoveryKey(textFromSecret(created->recoveryKey).toLower());
        QVERIFY2(typed, describe(typed));
        const auto pem = vault::openPrivateKey(rows->text(0, 0), QStringLiteral("recovery"), *typed);
        QVERIFY2(pem, describe(pem));
        const auto key = vault::unwrapDataKey(QStringLiteral("admin"), 1, rows->bytea(0, 1), *pem);
        QVERIFY2(key, describe(key));
        QCOMPARE(key->bytes, (*session)->vault().key(QStringLiteral("admin"))->bytes);
        // Neither the password nor the recovery key is anywhere in it.
        QCOMPARE(super->query("SELECT count(*) FROM pg_authid WHERE rolname = $1 AND rolpassword LIKE 'SCRAM-SHA-256$%'", {r.adminLogin})->integer(0, 0), 1);
        QCOMPARE(super->query("SELECT count(*) FROM tenantry.event WHERE (before::text || after::text) ~ 'k1:|v1:'")->integer(0, 0), 0);
    }

    void aCompleteOneIsAConflict()
    {
        auto r = request(TestCluster::superuser(), QStringLiteral("twice"), QStringLiteral("twice_ana"));
        QVERIFY(create(r));
        r.adminPassword = secretFromText(QStringLiteral("other"));
        const auto again = create(r);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Kind::Conflict);
        r.adminPassword = secretFromText(QStringLiteral("clave de ana"));
        QVERIFY2(signIn(r), "the first one's password still counts");
    }

    void somebodyElsesDatabaseStays()
    {
        const QString database = TestCluster::createDatabase();
        const auto created = create(request(TestCluster::superuser(), database, QStringLiteral("x_ana")));
        QVERIFY(!created);
        QCOMPARE(created.error().kind, Kind::Conflict);
        QVERIFY(exists("pg_database", database));
        QVERIFY(!exists("pg_roles", QStringLiteral("x_ana")));
        // Ours by owner, but somebody keeps a table in it.
        const auto super = TestCluster::connect();
        QVERIFY(super->query("CREATE DATABASE used OWNER tenantry_owner"));
        QVERIFY(TestCluster::connect(QStringLiteral("used"))->query("CREATE TABLE t (x int)"));
        const auto other = create(request(TestCluster::superuser(), QStringLiteral("used"), QStringLiteral("x_ana")));
        QVERIFY(!other);
        QCOMPARE(other.error().kind, Kind::Conflict);
    }

    void anExistingRoleIsNotTakenOver()
    {
        const QString foreign = TestCluster::createRole(QStringLiteral("theirs"));
        auto r = request(TestCluster::superuser(), QStringLiteral("over"), foreign);
        auto created = create(r);
        QVERIFY(!created);
        QCOMPARE(created.error().kind, Kind::Conflict);
        QVERIFY(!exists("pg_database", QStringLiteral("over")));
        // An operator of another registry here signs in to both with the password that they have.
        const TestRegistry first;
        r.adminLogin = first.adminLogin;
        r.adminPassword = secretFromText(QStringLiteral("wrong"));
        created = create(r);
        QVERIFY(!created);
        QCOMPARE(created.error().kind, Kind::Conflict);
        r.adminPassword = secretFromText(QString::fromUtf8(TestRegistry::password));
        created = create(r);
        QVERIFY2(created, describe(created));
        QVERIFY(signIn(r));
        QVERIFY(first.admin());
    }

    void cancelledIsUndone()
    {
        for (int at = 0; at < 5; ++at) {
            std::stop_source stop;
            int step = 0;
            const auto r = request(TestCluster::superuser(), QStringLiteral("cancelled"), QStringLiteral("cancelled_ana"));
            const auto created = create(r, [&](const Text &) { if (step++ == at) stop.request_stop(); }, stop.get_token());
            QVERIFY(!created);
            QCOMPARE(created.error().kind, Kind::Cancelled);
            QVERIFY(!exists("pg_database", r.database));
            QVERIFY(!exists("pg_roles", r.adminLogin));
        }
    }

    void killedAnywhereASecondTryFinishes()
    {
        const auto server = TestCluster::superuser();
        for (int at = 0; at <= 5; ++at) {
            const QString database = QStringLiteral("killed_%1").arg(at), login = database + QStringLiteral("_ana");
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--create-and-die"), server.host, QString::number(server.port), server.user, database,
                                                                    login, QString::number(at)});
            QVERIFY(process.waitForFinished(60'000));
            QCOMPARE(process.exitStatus(), at < 5 ? QProcess::CrashExit : QProcess::NormalExit);
            // The dead one's session may hold its lock for the moment that the server needs to notice.
            QTRY_COMPARE(TestCluster::connect()->query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")->integer(0, 0), 0);
            auto r = request(server, database, login);
            r.adminPassword = secretFromText(QStringLiteral("second try"));
            const auto created = create(r);
            if (at == 5) { // it had ended by then
                QCOMPARE(created.error().kind, Kind::Conflict);
                continue;
            }
            QVERIFY2(created, describe(created));
            const auto session = signIn(r);
            QVERIFY2(session, describe(session));
        }
    }

    void twoAtOnceMakeOne()
    {
        const auto r = request(TestCluster::superuser(), QStringLiteral("race"), QStringLiteral("race_ana"));
        std::optional<Result<Created>> other;
        int step = 0;
        const auto created = create(r, [&](const Text &) {
            if (step++ == 1)
                other = create(r);
        });
        QVERIFY2(created, describe(created));
        QVERIFY(other && !*other);
        QCOMPARE(other->error().kind, Kind::Conflict);
        QVERIFY(signIn(r));
    }

    void statusOfSomethingElse()
    {
        const auto connection = TestCluster::connect();
        const auto seen = status(*connection);
        QVERIFY(!seen);
        QCOMPARE(seen.error().kind, Kind::NotFound);
        const auto upgraded = upgrade(TestCluster::superuser());
        QVERIFY(!upgraded);
        QCOMPARE(upgraded.error().kind, Kind::NotFound);
    }

    void upgrades()
    {
        const TestRegistry registry;
        const auto owner = TestCluster::superuser(registry.database);
        auto files = schemaFiles();
        QVERIFY(files.size() >= 4);
        for (int i = 0; i < files.size(); ++i)
            QCOMPARE(files[i].version, i + 1);

        // As an ADMIN who does not own it.
        const auto refused = upgrade(registry.adminSettings());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Kind::Permission);

        // A file that fails leaves nothing behind, the one before it stays.
        const int next = int(files.size()) + 1;
        files << SchemaFile{next, QStringLiteral("x_good.sql"), "CREATE TABLE tenantry.good (x integer);"}
              << SchemaFile{next + 1, QStringLiteral("x_bad.sql"), "CREATE TABLE tenantry.bad (x integer); SELECT 1/0;"};
        auto connection = TestCluster::connect(registry.database);
        auto applied = applySchema(*connection, files);
        QVERIFY(!applied);
        QCOMPARE(registry.sql("SELECT to_regclass('tenantry.good') IS NOT NULL, to_regclass('tenantry.bad') IS NULL, max(version) FROM tenantry.schema_change").integer(0, 2), next);
        QVERIFY(registry.sql("SELECT to_regclass('tenantry.bad') IS NULL").boolean(0, 0));
        QCOMPARE(registry.sql("SELECT tableowner FROM pg_tables WHERE tablename = 'good'").text(0, 0), QStringLiteral("tenantry_owner"));
        files.last().sql = "CREATE TABLE tenantry.bad (x integer);";
        connection = TestCluster::connect(registry.database);
        applied = applySchema(*connection, files);
        QVERIFY2(applied, describe(applied));
        QCOMPARE(*applied, 1);

        // Now it is newer than this program: it opens, for reading.
        const auto session = registry.admin();
        QVERIFY(session->registry().readOnly);
        QVERIFY(TenantRepository(session).list());
        Plan plan;
        plan.name = QStringLiteral("gold");
        const auto added = PlanRepository(session).add(plan);
        QVERIFY(!added);
        QCOMPARE(added.error().kind, Kind::Conflict);
        QCOMPARE(session->requireAdmin().error().kind, Kind::Conflict);
        QVERIFY(session->id().isEmpty()); // no row says when this sign-in ends: it does all the same
        QVERIFY(session->whoNow());
        moveSessionClock(std::chrono::hours(24));
        QCOMPARE(session->whoNow().error().kind, Kind::Permission);
        moveSessionClock(-std::chrono::hours(24));
        const auto again = upgrade(owner);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Kind::Conflict);
        const auto seen = status(*TestCluster::connect(registry.database));
        QVERIFY2(seen, describe(seen));
        QVERIFY(seen->newer() && seen->info.readOnly && !seen->upgradable());
    }

    void anOlderOneSaysSo()
    {
        const TestRegistry registry;
        registry.sql("DELETE FROM tenantry.schema_change WHERE version = (SELECT max(version) FROM tenantry.schema_change)");
        const auto session = Session::open(registry.adminSettings());
        QVERIFY(!session);
        QCOMPARE(session.error().kind, Kind::Conflict);
        QVERIFY(session.error().hint.translated().contains(QStringLiteral("registry upgrade")));
    }

    void anotherChecksumStopsTheUpgrade()
    {
        const TestRegistry registry;
        registry.sql("UPDATE tenantry.schema_change SET sha256 = sha256('other') WHERE version = 2");
        const auto upgraded = upgrade(TestCluster::superuser(registry.database));
        QVERIFY(!upgraded);
        QCOMPARE(upgraded.error().kind, Kind::Conflict);
        QVERIFY2(upgraded.error().message.translated().contains(QStringLiteral("0002_rules.sql")), qPrintable(upgraded.error().message.translated()));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 7 && qstrcmp(argv[1], "--create-and-die") == 0) {
        QCA::Initializer qca;
        return createAndDie(argv);
    }
    int result = 0;
    {
        QCA::Initializer qca;
        {
            InstallTest test;
            result = QTest::qExec(&test, argc, argv);
        }
        TestCluster::shutDown();
    }
    return result;
}

#include "install_test.moc"
