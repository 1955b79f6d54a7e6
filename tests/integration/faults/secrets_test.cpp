// faults.md 21, 22, 24, 30: passwords of every kind; where a tenant's own role and a USER's login may go; and no secret in any place that keeps what
// passes through it.
#include "faults.h"

#include "operators/operators.h"
#include "operators/ownpassword.h"
#include "registry/secrets.h"
#include "support/qcamain.h"
#include "vault/passwordhash.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <thread>

using namespace tenantry;
using namespace tenantry::base;
using test::Fleet;
using test::TestCluster;
using test::sql;

class SecretsTest : public QObject {
    Q_OBJECT
    Fleet m_fleet;

    static QByteArray file(const QString &path)
    {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    static QByteArray everyFile(const QString &folder)
    {
        QByteArray out;
        for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
            out += file(it.next());
        return out;
    }

private slots:
    void initTestCase() { m_fleet = Fleet::make(QStringLiteral("registry_secrets")); }

    void passwordsOfEveryKind_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("1 byte") << QByteArray("x");
        QTest::newRow("one space") << QByteArray(" ");
        QTest::newRow("1024 bytes") << QByteArray(1024, 'k');
        QTest::newRow("1 MB") << QByteArray(1 << 20, 'm');
        QTest::newRow("not ASCII") << QByteArray("contraseña 密码 🔑");
        QTest::newRow("not normalized") << QByteArray("n\xCC\x83"); // ñ in two characters
        QTest::newRow("not UTF-8") << QByteArray("\xFF\xFE\x80");
        QTest::newRow("quotes") << QByteArray("it's \"so\" \\ '; DROP ROLE x; -- $$ $1 %1 %s");
        QTest::newRow("line breaks") << QByteArray("a\nb\r\nc\t");
        QTest::newRow("looks like a verifier") << QByteArray("SCRAM-SHA-256$4096:c2FsdA==$x:y");
        QTest::newRow("looks like md5") << QByteArray("md5d41d8cd98f00b204e9800998ecf8427e");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
        QTest::newRow("NUL at the end") << QByteArray("ab\0", 3);
    }
    void passwordsOfEveryKind()
    {
        QFETCH(QByteArray, password);
        static int count = 0;
        const int before = m_fleet.tenantCount();
        auto request = m_fleet.request(QStringLiteral("Clave %1").arg(++count));
        request.password = request.adminPassword = Secret(password);
        const auto made = tenants::Provisioning(m_fleet.session).provision(request);
        if (password.contains('\0') || password.size() > 1024) { // nobody could sign in with it; nothing is begun
            QVERIFY(!made);
            QCOMPARE(made.error().kind, Kind::InvalidInput);
            QVERIFY2(test::isClear(made.error()), qPrintable(test::describe(made.error())));
            QCOMPARE(m_fleet.tenantCount(), before);
            QVERIFY(test::operationFor(m_fleet, QStringLiteral("clave-%1").arg(count)).isEmpty());
            QCOMPARE(m_fleet.differences(), QStringList());
            return;
        }
        QVERIFY2(made, test::describe(made));
        QVERIFY(made->password == request.password);
        QVERIFY(made->adminPassword == request.adminPassword);
        const auto server = registry::ServerRepository(m_fleet.session).find(QStringLiteral("db1"));
        const auto settings = registry::tenantSettings(*m_fleet.session, *server, made->tenant);
        QVERIFY(settings);
        const auto itself = postgres::Connection::open(*settings);
        QVERIFY2(itself, test::describe(itself));
        const auto hash = (*itself)->query("SELECT password_hash FROM account");
        QVERIFY(hash && vault::verifyPassword(hash->text(0, 0), request.adminPassword));
        auto other = *settings;
        other.password.append(Secret(QByteArray("x")));
        const auto wrong = postgres::Connection::open(other);
        QVERIFY(!wrong && wrong.error().kind == Kind::Authentication);
    }

    void aMegabyteForTheFirstAccount() // its hash is the product's affair
    {
        auto request = m_fleet.request(QStringLiteral("Larga"));
        request.adminPassword = Secret(QByteArray(1 << 20, 'm'));
        const auto made = tenants::Provisioning(m_fleet.session).provision(request);
        QVERIFY2(made, test::describe(made));
        QVERIFY(vault::verifyPassword(sql("SELECT password_hash FROM account", {}, made->tenant.database), request.adminPassword));
    }

    void aTenantsRoleStaysAtHome()
    {
        tenants::Provisioning mine(m_fleet.session);
        const auto a = mine.provision(m_fleet.request(QStringLiteral("Casa A")));
        const auto b = mine.provision(m_fleet.request(QStringLiteral("Casa B")));
        QVERIFY(a && b);
        const auto server = registry::ServerRepository(m_fleet.session).find(QStringLiteral("db1"));
        auto settings = registry::tenantSettings(*m_fleet.session, *server, a->tenant);
        QVERIFY(settings);

        const auto owner = registry::ownerSettings(*m_fleet.session, *server);
        QVERIFY(owner);
        const auto driver = drivers::makeDriver(server->driver, m_fleet.session->pool());
        const auto built = driver->buildTemplate(*owner, QStringLiteral("shop_template"), {}, QStringLiteral("tenantry:template"), {});
        QVERIFY2(built, test::describe(built));
        for (const QString &database : {b->tenant.database, m_fleet.registry.database, QStringLiteral("shop_template")}) {
            settings->database = database;
            const auto connection = postgres::Connection::open(*settings);
            QVERIFY2(!connection, qPrintable(database));
            QVERIFY2(connection.error().sqlstate == QLatin1String("42501") || connection.error().sqlstate == QLatin1String("55000"), test::describe(connection));
        }
        settings->database = a->tenant.database;
        const auto home = postgres::Connection::open(*settings);
        QVERIFY(home);
        const QByteArray neighbour = postgres::quoteIdentifier(b->tenant.database);
        for (const QByteArray &statement : {"ALTER DATABASE " + neighbour + " CONNECTION LIMIT 0", "DROP DATABASE " + neighbour, "DROP ROLE " + neighbour,
                                            "ALTER ROLE " + neighbour + " PASSWORD 'x'", "SET ROLE " + neighbour, QByteArray("SET ROLE fleet_owner"),
                                            QByteArray("CREATE ROLE r"), QByteArray("CREATE DATABASE d"), "CREATE DATABASE d TEMPLATE " + neighbour,
                                            QByteArray("CREATE DATABASE d TEMPLATE shop_template"), "REVOKE CONNECT ON DATABASE " + neighbour + " FROM " + neighbour}) {
            const auto done = (*home)->query(statement);
            // REVOKE by somebody who has no right is a warning for PostgreSQL; what counts is that nothing changed.
            if (!statement.startsWith("REVOKE"))
                QVERIFY2(!done && done.error().kind == Kind::Permission, statement.constData());
        }
        auto theirs = registry::tenantSettings(*m_fleet.session, *server, b->tenant);
        QVERIFY(theirs && postgres::Connection::open(*theirs));
        sql("DROP DATABASE IF EXISTS d");
    }

    // A USER's own login, on the server that hosts the tenants: also of the tenant that they may look at, Tenantry is the only way.
    void aUsersLoginIsNoWayIntoTenants()
    {
        tenants::Provisioning mine(m_fleet.session);
        const auto assigned = mine.provision(m_fleet.request(QStringLiteral("Casa C"))), other = mine.provision(m_fleet.request(QStringLiteral("Casa D")));
        QVERIFY(assigned && other);
        operators::NewOperator fresh;
        fresh.login = TestCluster::uniqueName(QStringLiteral("luis"));
        fresh.role = registry::Role::User;
        fresh.tenantIds = {assigned->tenant.id};
        const auto invited = operators::Operators(m_fleet.session, vault::quickKdf).add(fresh);
        QVERIFY2(invited, test::describe(invited));
        auto settings = m_fleet.registry;
        settings.user = fresh.login;
        settings.password = invited->oneTimePassword;
        const Secret own = secretFromText(QStringLiteral("una contraseña propia"));
        const auto changed = operators::changeOwnPassword(settings, own, {}, {}, vault::quickKdf);
        QVERIFY2(changed, test::describe(changed));
        settings.password = own;
        QVERIFY(postgres::Connection::open(settings)); // the registry takes them
        for (const QString &database : {assigned->tenant.database, other->tenant.database}) {
            settings.database = database;
            const auto connection = postgres::Connection::open(settings);
            QVERIFY2(!connection, qPrintable(database));
            QCOMPARE(connection.error().sqlstate, QStringLiteral("42501"));
        }
        settings.database = m_fleet.registry.database;
        const auto registry = postgres::Connection::open(settings);
        QVERIFY(registry);
        const QByteArray database = postgres::quoteIdentifier(assigned->tenant.database), role = postgres::quoteIdentifier(assigned->tenant.role);
        for (const QByteArray &statement : {"DROP DATABASE " + database, "ALTER DATABASE " + database + " CONNECTION LIMIT 0", "CREATE DATABASE d TEMPLATE " + database,
                                            "SET ROLE " + role, "DROP ROLE " + role, "ALTER ROLE " + role + " PASSWORD 'x'", QByteArray("SET ROLE fleet_owner"),
                                            "GRANT " + role + " TO CURRENT_USER", "ALTER ROLE " + role + " SET search_path = evil"}) {
            const auto done = (*registry)->query(statement);
            QVERIFY2(!done && done.error().sqlstate == QLatin1String("42501"), statement.constData());
        }
    }

    // The real command line provisions while everything that keeps something is looked into.
    void noSecretIsKeptAnywhere()
    {
        sql("ALTER ROLE ALL SET log_statement = 'all'");
        sql("ALTER ROLE ALL SET log_min_duration_statement = 0");
        sql("ALTER ROLE ALL SET log_min_error_statement = debug1");
        sql("ALTER ROLE ALL SET log_parameter_max_length = -1");
        sql("ALTER ROLE ALL SET log_parameter_max_length_on_error = -1");
        QCOMPARE(sql("SELECT current_setting('log_statement')"), QStringLiteral("all"));

        const QTemporaryDir home;
        QByteArray seen; // by whoever looks: arguments, environment, activity of the server
        const auto run = [&](const QStringList &arguments) -> QByteArray {
            const auto process = test::commandLine(m_fleet, arguments + QStringList{QStringLiteral("--password-file"), QStringLiteral("-")}, home.path());
            QProcessEnvironment environment = process->processEnvironment();
            environment.remove(QStringLiteral("TENANTRY_PASSWORD"));
            process->setProcessEnvironment(environment);
            process->start();
            if (!process->waitForStarted())
                return {};
            const QString proc = QStringLiteral("/proc/%1/").arg(process->processId());
            process->write(m_fleet.registry.password.toByteArray() + '\n');
            process->closeWriteChannel();
            const auto watcher = TestCluster::connect();
            do {
                seen += file(proc + QStringLiteral("cmdline")) + file(proc + QStringLiteral("environ"));
                if (const auto rows = watcher->query("SELECT string_agg(concat_ws(' ', usename, application_name, query), ' ') FROM pg_stat_activity"))
                    seen += rows->text(0, 0).toUtf8();
            } while (!process->waitForFinished(5) && process->state() != QProcess::NotRunning);
            seen += process->readAllStandardError();
            const QByteArray out = process->readAllStandardOutput();
            if (process->exitCode() != 0)
                qWarning("%s", (seen.right(2000) + out).constData());
            return process->exitCode() == 0 ? out : QByteArray();
        };
        const QByteArray shown = run({QStringLiteral("tenant"), QStringLiteral("provision"), QStringLiteral("--name"), QStringLiteral("Secreta"), QStringLiteral("--admin-email"),
                                      QStringLiteral("ana@example.org"), QStringLiteral("--show-secret"), QStringLiteral("--json")});
        QVERIFY(!shown.isEmpty());
        const QJsonObject made = QJsonDocument::fromJson(shown).object();
        const QByteArray password = made.value(QStringLiteral("password")).toString().toUtf8(), admin = made.value(QStringLiteral("admin_password")).toString().toUtf8();
        QVERIFY(password.size() >= 16 && admin.size() >= 12);
        for (const QStringList &quiet : {QStringList{QStringLiteral("tenant"), QStringLiteral("show"), QStringLiteral("secreta"), QStringLiteral("--json")},
                                         QStringList{QStringLiteral("tenant"), QStringLiteral("credentials"), QStringLiteral("secreta"), QStringLiteral("--json")},
                                         QStringList{QStringLiteral("operation"), QStringLiteral("show"), made.value(QStringLiteral("operation")).toString(), QStringLiteral("--json")}}) {
            const QByteArray said = run(quiet);
            QVERIFY2(!said.isEmpty(), qPrintable(quiet.join(QLatin1Char(' '))));
            seen += said;
        }
        // One that fails in the middle: its error texts, in the journal and on the screen.
        const registry::ProductRepository products(m_fleet.session);
        auto product = products.find(QStringLiteral("Shop"));
        QVERIFY(product);
        const QByteArray seed = product->seedSql;
        product->seedSql += " SELECT 1 / 0;";
        QVERIFY(products.update(*product));
        auto request = m_fleet.request(QStringLiteral("Rota"));
        request.password = Secret(QByteArray("role password of the broken one"));
        request.adminPassword = Secret(QByteArray("admin password of the broken one"));
        QString id;
        const auto broken = tenants::Provisioning(m_fleet.session).provision(request, {}, {}, &id);
        QVERIFY(!broken);
        seen += test::describe(broken.error()).toUtf8() + QJsonDocument(broken.error().toJson()).toJson();
        product = products.find(QStringLiteral("Shop"));
        product->seedSql = seed;
        QVERIFY(products.update(*product));

        struct Place {
            const char *name;
            QByteArray content;
        };
        QByteArray registryRows;
        {
            const auto connection = TestCluster::connect(m_fleet.registry.database);
            const auto tables = connection->query("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'tenantry'");
            QVERIFY(tables && tables->size() > 10);
            for (int row = 0; row < tables->size(); ++row) {
                const auto content = connection->query("SELECT string_agg(t::text, ' ') FROM " + tables->text(row, 0).toUtf8() + " t");
                QVERIFY(content);
                registryRows += content->text(0, 0).toUtf8();
            }
        }
        const auto info = TestCluster::cluster().status();
        QVERIFY(info);
        const Place places[] = {{"arguments, environment, activity, output", seen},
                                {"the server's log", everyFile(info->folder + QStringLiteral("/log"))},
                                {"the registry's rows", registryRows},
                                {"the workstation's home", everyFile(home.path())}};
        QVERIFY(places[0].content.contains("provision"));
        QVERIFY(places[1].content.contains("CREATE ROLE"));
        QVERIFY(places[2].content.contains("secreta"));
        const std::pair<const char *, QByteArray> secrets[] = {{"password of the role", password}, {"first account's password", admin},
                                                               {"ADMIN's password", m_fleet.registry.password.toByteArray()},
                                                               {"broken one's password", request.password.toByteArray()},
                                                               {"broken one's first account's password", request.adminPassword.toByteArray()}};
        for (const Place &place : places)
            for (const auto &[name, secret] : secrets)
                for (const QByteArray &form : {secret, secret.toBase64(), secret.toBase64(QByteArray::OmitTrailingEquals), secret.toHex(), secret.toPercentEncoding()})
                    QVERIFY2(!place.content.contains(form), qPrintable(QStringLiteral("%1 is in %2").arg(QLatin1String(name), QLatin1String(place.name))));

        const auto undone = tenants::Provisioning(m_fleet.session).undo(id);
        QVERIFY2(undone, test::describe(undone));
        QCOMPARE(m_fleet.differences(), QStringList());
    }
};

TENANTRY_TEST_MAIN(SecretsTest)
#include "secrets_test.moc"
