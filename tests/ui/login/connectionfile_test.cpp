#include "ui/login/connectionfile.h"

#include <QTest>
#include <QtCrypto>

using namespace tenantry;

class ConnectionFileTest : public QObject {
    Q_OBJECT
private slots:
    void comesBack()
    {
        workstation::Profile profile;
        profile.name = QStringLiteral("Producción");
        profile.uri = QStringLiteral("postgresql://registry.example.org:6432/tenantry?sslmode=verify-full");
        profile.login = QStringLiteral("ana");
        profile.colour = QStringLiteral("red");
        profile.remember = true; // stays on this computer
        const auto back = ui::parseConnectionFile(ui::connectionFile(profile));
        QVERIFY(back.has_value());
        QCOMPARE(back->name, profile.name);
        QCOMPARE(back->login, profile.login);
        QCOMPARE(back->colour, profile.colour);
        QVERIFY(back->uri.contains(QStringLiteral("registry.example.org:6432/tenantry")));
        QVERIFY(back->uri.contains(QStringLiteral("sslmode=verify-full")));
        QVERIFY(!back->remember);
    }
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("postgresql://x/y");
        QTest::newRow("an array") << QByteArray("[1]");
        QTest::newRow("other JSON") << QByteArray("{\"name\":\"x\"}");
        QTest::newRow("newer") << QByteArray("{\"tenantry\":2,\"uri\":\"postgresql://h/d\"}");
        QTest::newRow("no address") << QByteArray("{\"tenantry\":1,\"name\":\"x\"}");
        QTest::newRow("address is no text") << QByteArray("{\"tenantry\":1,\"uri\":7}");
        QTest::newRow("another scheme") << QByteArray("{\"tenantry\":1,\"uri\":\"https://example.org\"}");
        QTest::newRow("bad port") << QByteArray("{\"tenantry\":1,\"uri\":\"postgresql://h:70000/d\"}");
        QTest::newRow("a password") << QByteArray("{\"tenantry\":1,\"uri\":\"postgresql://ana:hunter2@h/d\"}");
        QTest::newRow("too large") << QByteArray("{\"tenantry\":1,\"uri\":\"postgresql://h/d\",\"x\":\"") + QByteArray(70'000, 'x') + QByteArray("\"}");
        QTest::newRow("cut") << QByteArray("{\"tenantry\":1,\"uri\":\"postgresql://h");
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        const auto profile = ui::parseConnectionFile(bytes);
        QVERIFY(!profile.has_value());
        QCOMPARE(profile.error().kind, base::Kind::InvalidInput);
        QVERIFY(!profile.error().message.isEmpty());
        QVERIFY(!profile.error().message.translated().contains(QStringLiteral("hunter2")));
        QVERIFY(!profile.error().detail.contains(QStringLiteral("hunter2")));
    }
    void fillsWhatIsMissing()
    {
        const auto profile = ui::parseConnectionFile("{\"tenantry\":1,\"uri\":\"postgresql://ana@db.example.org/tenantry\",\"colour\":\"<b>plaid\"}");
        QVERIFY(profile.has_value());
        QCOMPARE(profile->name, QStringLiteral("db.example.org"));
        QCOMPARE(profile->login, QStringLiteral("ana"));
        QCOMPARE(profile->colour, QStringLiteral("amber"));
    }
    void longOrOddNamesAreTamed()
    {
        const auto profile = ui::parseConnectionFile(QByteArray("{\"tenantry\":1,\"uri\":\"postgresql://h/d\",\"name\":\"a\\n\\n  b") + QByteArray(500, 'n') + QByteArray("\"}"));
        QVERIFY(profile.has_value());
        QVERIFY(profile->name.size() <= 80);
        QVERIFY(!profile->name.contains(QLatin1Char('\n')));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer qca;
    ConnectionFileTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "connectionfile_test.moc"
