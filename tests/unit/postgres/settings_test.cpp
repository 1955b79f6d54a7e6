// Where a server is: URIs and fields, accepted exactly or refused, and no password in what is said about them.
#include "postgres/settings.h"
#include "support/qcamain.h"

using namespace tenantry;
using namespace tenantry::postgres;
using base::Kind;
using test::describe;

class SettingsTest : public QObject {
    Q_OBJECT
private slots:
    void understandsUris_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("database");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        const auto row = [](const char *uri, const char *host, int port, const char *database, const char *user, const char *password) {
            QTest::newRow(uri) << QString::fromUtf8(uri) << QString::fromUtf8(host) << port << QString::fromUtf8(database) << QString::fromUtf8(user)
                               << QString::fromUtf8(password);
        };
        row("postgresql://db.example.org", "db.example.org", 5432, "postgres", "", "");
        row("postgres://ana@db:6543/registry", "db", 6543, "registry", "ana", "");
        row("postgresql://ana:s%3Acr%2Ft@db/x", "db", 5432, "x", "ana", "s:cr/t");
        row("postgresql://ana:a@b@db/x", "db", 5432, "x", "ana", "a@b"); // people do not escape the @
        row("postgresql://ana:pa:ss@db/x", "db", 5432, "x", "ana", "pa:ss");
        row("postgresql://an%C3%A1:contrase%C3%B1a-%F0%9F%A7%AA@db/%C3%B1", "db", 5432, "ñ", "aná", "contraseña-🧪");
        row("postgresql://[::1]:5433/x", "::1", 5433, "x", "", "");
        row("postgresql://[fe80::1%25eth0]/x", "fe80::1%eth0", 5432, "x", "", "");
        row("postgresql://[2001:db8::2]", "2001:db8::2", 5432, "postgres", "", "");
        row("postgresql:///x?host=/run/postgresql", "/run/postgresql", 5432, "x", "", "");
        row("postgresql://ana@/x?host=/home/my%20folder&port=6000", "/home/my folder", 6000, "x", "ana", "");
        row("postgresql://%2Frun%2Fmy%20socket/x", "/run/my socket", 5432, "x", "", "");
        row("postgresql://ana@db:/x", "db", 5432, "x", "ana", "");
        row("postgresql://db/dbname%3Dx%20host%3Devil", "db", 5432, "dbname=x host=evil", "", "");
        row("postgresql://x%20dbname%3Devil/y", "x dbname=evil", 5432, "y", "", "");
        row("postgresql://db/?user=ana&password=s%26t&dbname=x", "db", 5432, "x", "ana", "s&t");
    }
    void understandsUris()
    {
        QFETCH(QString, uri);
        const auto settings = parseUri(uri);
        QVERIFY2(settings, describe(settings));
        QTEST(settings->host, "host");
        QTEST(settings->port, "port");
        QTEST(settings->database, "database");
        QTEST(settings->user, "user");
        QTEST(base::textFromSecret(settings->password), "password");
        // There and back, without the password.
        const QString again = toUri(*settings);
        const auto back = parseUri(again);
        QVERIFY2(back, describe(back));
        QCOMPARE(back->host, settings->host);
        QCOMPARE(back->port, settings->port);
        QCOMPARE(back->database, settings->database);
        QCOMPARE(back->user, settings->user);
        QVERIFY(back->password.isEmpty());
    }

    void parametersGoThereAndBack()
    {
        const auto settings = parseUri(QStringLiteral("postgresql://db/x?sslmode=verify-full&sslrootcert=/etc/my%20ca.pem&connect_timeout=9&application_name=a%26b"));
        QVERIFY2(settings, describe(settings));
        QVERIFY(settings->tls == TlsMode::VerifyFull);
        QCOMPARE(settings->rootCertificate, QStringLiteral("/etc/my ca.pem"));
        QCOMPARE(settings->connectTimeoutSeconds, 9);
        QCOMPARE(settings->applicationName, QStringLiteral("a&b"));
        const auto back = parseUri(toUri(*settings));
        QVERIFY2(back, describe(back));
        QVERIFY(back->tls == TlsMode::VerifyFull);
        QCOMPARE(back->rootCertificate, settings->rootCertificate);
        QCOMPARE(back->connectTimeoutSeconds, 9);
        QCOMPARE(back->applicationName, settings->applicationName);
    }

    void refusesUris_data()
    {
        QTest::addColumn<QString>("uri");
        for (const char *uri : {"", "db.example.org", "mysql://db/x", "host=db dbname=x", "http://db", "postgresql:/db", "POSTGRESQL://db",
                                "postgresql://", "postgresql:///x", "postgresql://db:0/x", "postgresql://db:65536/x", "postgresql://db:-1/x",
                                "postgresql://db:abc/x", "postgresql://db:+5/x", "postgresql://db:5432x/x", "postgresql://db:99999999999999999999/x",
                                "postgresql://db:١٢٣/x", "postgresql://a,b/x", "postgresql://a:1,b:2/x", "postgresql://@abstract/x?host=@abstract",
                                "postgresql://[::1/x", "postgresql://[::1]5432/x", "postgresql://db/x?port=0", "postgresql://db/x?port=text",
                                "postgresql://db/x?sslmode=sometimes", "postgresql://db/x?options=-c%20a", "postgresql://db/x?service=evil",
                                "postgresql://db/x?passfile=/etc/passwd", "postgresql://db/x?hostaddr=1.2.3.4", "postgresql://db/x?sslmode",
                                "postgresql://db/x?connect_timeout=0", "postgresql://db/x?connect_timeout=forever", "postgresql://db/a/b",
                                "postgresql://db/%00", "postgresql://d%0Ab/x", "postgresql://db/x\n", "postgresql://db/%zz", "postgresql://db/%4",
                                "postgresql://db/%FF", "postgresql://db/x#y", "postgresql://u:%00@db/x", "postgresql://db/%E2%80%A8"})
            QTest::newRow(uri) << QString::fromUtf8(uri);
    }
    void refusesUris()
    {
        QFETCH(QString, uri);
        const auto settings = parseUri(uri);
        QVERIFY2(!settings, qPrintable(uri));
        QCOMPARE(settings.error().kind, Kind::InvalidInput);
        QVERIFY(!settings.error().message.isEmpty() && !settings.error().hint.isEmpty());
    }

    void errorsRepeatNoPassword_data()
    {
        QTest::addColumn<QString>("uri");
        for (const char *uri : {"postgresql://ana:hush/ed@db/x", "postgresql://ana:hush?hush@db/x", "postgresql://ana:a?hush=1@db/x", "postgresql://ana:hush#1@db/x",
                                "postgresql://ana:hush%zz@db/x", "ana:hush@db", "postgresql://ana:hush@db:hush/x", "postgresql://ana:x@hush@,/x",
                                "postgresql://db/x?password=hush%", "postgresql://db/x?hush=1"})
            QTest::newRow(uri) << QString::fromUtf8(uri);
    }
    void errorsRepeatNoPassword()
    {
        QFETCH(QString, uri);
        const auto settings = parseUri(uri);
        QVERIFY(!settings);
        QVERIFY2(!QByteArray(describe(settings)).contains("hush"), describe(settings));
    }

    void checksFields_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("database");
        QTest::addColumn<bool>("good");
        QTest::newRow("name") << QStringLiteral("db") << 5432 << QStringLiteral("x") << true;
        QTest::newRow("IPv6") << QStringLiteral("::1") << 1 << QStringLiteral("x") << true;
        QTest::newRow("last port") << QStringLiteral("db") << 65535 << QStringLiteral("x") << true;
        QTest::newRow("socket with space") << QStringLiteral("/run/my folder") << 5432 << QStringLiteral("x") << true;
        QTest::newRow("odd database") << QStringLiteral("db") << 5432 << QStringLiteral("dbname=x host=evil'\"\\") << true;
        QTest::newRow("no host") << QString() << 5432 << QStringLiteral("x") << false;
        QTest::newRow("no database") << QStringLiteral("db") << 5432 << QString() << false;
        QTest::newRow("port 0") << QStringLiteral("db") << 0 << QStringLiteral("x") << false;
        QTest::newRow("port -1") << QStringLiteral("db") << -1 << QStringLiteral("x") << false;
        QTest::newRow("port 65536") << QStringLiteral("db") << 65536 << QStringLiteral("x") << false;
        QTest::newRow("two hosts") << QStringLiteral("db,evil") << 5432 << QStringLiteral("x") << false;
        QTest::newRow("abstract socket") << QStringLiteral("@db") << 5432 << QStringLiteral("x") << false;
        QTest::newRow("brackets") << QStringLiteral("[::1]") << 5432 << QStringLiteral("x") << false;
        QTest::newRow("newline in host") << QStringLiteral("db\nhost=evil") << 5432 << QStringLiteral("x") << false;
        QTest::newRow("NUL in database") << QStringLiteral("db") << 5432 << QString(QStringLiteral("x") + QChar(0)) << false;
    }
    void checksFields()
    {
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, database);
        QFETCH(bool, good);
        ConnectionSettings settings;
        settings.host = host;
        settings.port = port;
        settings.database = database;
        const auto result = check(settings);
        QVERIFY2(result.has_value() == good, describe(result));
        if (!good) {
            QCOMPARE(result.error().kind, Kind::InvalidInput);
            QVERIFY(!result.error().hint.isEmpty());
        }
        settings = {};
        settings.host = QStringLiteral("db");
        settings.password = base::Secret(QByteArray("a\0b", 3));
        QVERIFY(!check(settings));
    }

    void tlsModesHaveNames()
    {
        for (const TlsMode mode : {TlsMode::Disable, TlsMode::Allow, TlsMode::Prefer, TlsMode::Require, TlsMode::VerifyCa, TlsMode::VerifyFull})
            QVERIFY(tlsModeFromName(tlsModeName(mode)).value() == mode);
        for (const char *bad : {"", "Require", "verify", "verify_full", "require "})
            QCOMPARE(tlsModeFromName(QString::fromLatin1(bad)).error().kind, Kind::InvalidInput);
    }
};

TENANTRY_TEST_MAIN(SettingsTest)
#include "settings_test.moc"
