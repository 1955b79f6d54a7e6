// Where somebody signed in from: over TCP it is the address that the server saw, which a program cannot choose.
#include "../registry/registryfixture.h"
#include "operators/operators.h"
#include "registry/sessionclock.h"

#include <QDir>
#include <QFile>

using namespace tenantry;
using namespace tenantry::registry;
using namespace tenantry::operators;
using namespace Qt::StringLiterals;
using test::describe;
using test::TestCluster;

class AddressTest : public QObject {
    Q_OBJECT
private slots:
    // A server of its own that takes passwords by TCP, on loopback addresses that only this process uses.
    void initTestCase()
    {
        const int number = int(QCoreApplication::applicationPid() & 0xFFFF);
        const QString tail = u".%1.%2"_s.arg(number >> 8).arg(qBound(2, number & 0xFF, 250));
        m_here = u"127.3"_s + tail;
        m_other = u"127.4"_s + tail;
        m_server = std::make_unique<postgres::LocalCluster>(TestCluster::temporaryFolder(u"tcp"_s) + u"/cluster"_s,
                                                            postgres::LocalClusterOptions{{u"listen_addresses=%1,%2"_s.arg(m_here, m_other), u"fsync=off"_s}, false});
        const auto started = m_server->start();
        QVERIFY2(started, describe(started));
        m_rules = started->folder + u"/data/pg_hba.conf"_s;
        QFile rules(m_rules);
        QVERIFY2(rules.open(QIODevice::Append), qPrintable(rules.fileName()));
        QVERIFY(rules.write("\nhost all all 127.0.0.0/8 scram-sha-256\n") > 0);
        rules.close();
        const auto super = m_server->superuser();
        QVERIFY2(super, describe(super));
        const auto connection = postgres::Connection::open(*super);
        QVERIFY2(connection, describe(connection));
        QVERIFY((*connection)->query("SELECT pg_reload_conf()"));
        CreateRequest request;
        request.server = *super;
        request.adminLogin = u"ana"_s;
        request.adminName = u"Ana"_s;
        request.adminPassword = base::secretFromText(u"una contraseña larga"_s);
        request.kdf = vault::quickKdf;
        const auto created = create(request);
        QVERIFY2(created, describe(created));
        m_settings = created->registry;
        m_settings.password = request.adminPassword;
    }
    void cleanupTestCase()
    {
        if (m_server)
            QVERIFY(m_server->destroy());
    }

    // A server that takes nobody from here any more says nothing of the person: what ended by its age has ended by its age.
    void aServerThatTakesNobodyFromHereEndsNothing()
    {
        postgres::ConnectionSettings settings = m_settings;
        settings.host = m_here;
        settings.tls = postgres::TlsMode::Disable;
        const auto session = Session::open(settings);
        QVERIFY2(session, describe(session));
        const auto super = postgres::Connection::open(*m_server->superuser());
        QVERIFY2(super, describe(super));
        QFile rules(m_rules);
        QVERIFY(rules.open(QIODevice::ReadOnly));
        const QByteArray before = rules.readAll();
        rules.close();
        const auto write = [&](const QByteArray &text) {
            if (!rules.open(QIODevice::WriteOnly) || rules.write(text) != text.size())
                qFatal("%s", qPrintable(rules.fileName()));
            rules.close();
            (void)(*super)->query("SELECT pg_reload_conf()");
        };
        const auto back = qScopeGuard([&] { write(before); });
        write("host all all 127.0.0.0/8 reject\n" + before);
        QTRY_VERIFY(!postgres::Connection::open(settings)); // read by now
        QVERIFY((*super)->query("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'ana'"));
        const auto young = (*session)->whoNow();
        QCOMPARE(young.error().sqlstate, u"28000"_s);
        QVERIFY2(young.error().detail.contains(u"pg_hba"_s), describe(young));
        moveSessionClock(std::chrono::hours(24));
        const auto old = (*session)->whoNow();
        moveSessionClock(-std::chrono::hours(24));
        QCOMPARE(old.error().sqlstate, QString::fromLatin1(signInExpired));
    }

    void theAddressIsWrittenDown()
    {
        const auto here = Session::open(m_settings); // through the socket
        QVERIFY2(here, describe(here));
        QCOMPARE(who(*here).lastSignInFrom, QString());
        for (const QString &to : {m_here, m_other}) { // loopback: who connects to an address comes from 127.0.0.1 or from that address
            postgres::ConnectionSettings settings = m_settings;
            settings.host = to;
            settings.tls = postgres::TlsMode::Disable;
            const auto away = Session::open(settings);
            QVERIFY2(away, describe(away));
            const QString from = who(*away).lastSignInFrom;
            QVERIFY2(from.startsWith(u"127."_s), qPrintable(from));
            QCOMPARE(eventAddress(*away), from);
            QCOMPARE((**(*away)->connection()).query("SELECT host(inet_client_addr())")->text(0, 0), from);
        }
        const auto again = Session::open(m_settings);
        QVERIFY2(again, describe(again));
        QCOMPARE(who(*again).lastSignInFrom, QString()); // the last one, not the last that had an address
    }
    void aWrongPasswordOverTcp()
    {
        postgres::ConnectionSettings settings = m_settings;
        settings.host = m_here;
        settings.tls = postgres::TlsMode::Disable;
        settings.password = base::secretFromText(u"not it"_s);
        const auto wrong = Session::open(settings);
        settings.user = u"nobody"_s;
        const auto unknown = Session::open(settings);
        QVERIFY(!wrong && !unknown);
        QCOMPARE(wrong.error().kind, base::Kind::Authentication);
        QCOMPARE(wrong.error().message.translated(), unknown.error().message.translated());
    }

private:
    static Operator who(const SessionPtr &session)
    {
        const auto found = Operators(session).find(session->who().login);
        if (!found)
            qFatal("%s", describe(found));
        return *found;
    }
    static QString eventAddress(const SessionPtr &session)
    {
        auto lease = session->connection();
        const auto rows = (*lease)->query("SELECT address FROM tenantry.event WHERE operator = session_user ORDER BY seq DESC LIMIT 1");
        return rows && !rows->isEmpty() ? rows->text(0, 0) : u"no event"_s;
    }
    std::unique_ptr<postgres::LocalCluster> m_server;
    QString m_rules, m_here, m_other;
    postgres::ConnectionSettings m_settings;
};

TENANTRY_TEST_MAIN(AddressTest)
#include "address_test.moc"
