// Opening connections that cannot be opened, and a network that fails in the middle.
#include "support/faultproxy.h"
#include "support/qcamain.h"

#include <QElapsedTimer>
#include <QProcess>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tenantry;
using namespace tenantry::postgres;
using namespace std::chrono_literals;
using base::Kind;
using test::describe;
using test::FaultProxy;
using test::TestCluster;

class NetworkTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        // Nothing of these may lead a connection elsewhere or sign anybody in (see "no password").
        qputenv("PGHOSTADDR", "127.0.0.9");
        qputenv("PGPASSWORD", "right");
        qputenv("PGSERVICE", "evil");
        qputenv("PGOPTIONS", "-c nonsense=1");
        m_role = TestCluster::createRole(QStringLiteral("right"));
    }
    void init() { m_proxy = std::make_unique<FaultProxy>(TestCluster::socketFile()); }
    void cleanup() { m_proxy.reset(); }
    void cleanupTestCase()
    {
        if (m_tlsServer)
            QVERIFY(m_tlsServer->destroy());
    }

    // Whoever listens at an address may ask for the password as it is: not for an answer.
    void aPasswordIsNotSentInClear()
    {
        const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        QVERIFY(::bind(listening, reinterpret_cast<sockaddr *>(&address), size) == 0 && ::listen(listening, 1) == 0
                && ::getsockname(listening, reinterpret_cast<sockaddr *>(&address), &size) == 0);
        QByteArray heard;
        std::thread listener([&] {
            const int one = ::accept(listening, nullptr, nullptr);
            char bytes[4096];
            for (bool asked = false;; asked = true) {
                const ssize_t count = ::read(one, bytes, sizeof bytes);
                if (count <= 0)
                    break;
                heard.append(bytes, qsizetype(count));
                if (!asked && ::write(one, "R\0\0\0\10\0\0\0\3", 9) != 9) // AuthenticationCleartextPassword
                    break;
            }
            ::close(one);
        });
        ConnectionSettings settings = TestCluster::as(m_role, QStringLiteral("right"));
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = ntohs(address.sin_port);
        settings.tls = TlsMode::Disable;
        settings.password = base::secretFromText(QStringLiteral("in clear text"));
        const auto connection = Connection::open(settings);
        listener.join();
        ::close(listening);
        QVERIFY(!connection);
        QVERIFY(heard.contains(m_role.toUtf8()));
        QVERIFY(!heard.contains("in clear text"));
        QCOMPARE(connection.error().kind, Kind::Permission);
        QVERIFY2(connection.error().message.translated().contains(QStringLiteral("in clear text. It was not sent")), describe(connection));
    }

    void refusals_data()
    {
        QTest::addColumn<ConnectionSettings>("settings");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, ConnectionSettings settings, Kind kind, const char *words) {
            QTest::newRow(name) << settings << kind << QString::fromLatin1(words);
        };
        const ConnectionSettings good = TestCluster::as(m_role, QStringLiteral("right"));
        ConnectionSettings s = good;
        s.password = base::secretFromText(QStringLiteral("wrong"));
        row("wrong password", s, Kind::Authentication, "name and password");
        s.user = QStringLiteral("nobody_like_this");
        row("no such user", s, Kind::Authentication, "name and password"); // the same words
        s = good;
        s.password = base::Secret();
        row("no password", s, Kind::Authentication, "asks for a password");
        s = good;
        s.user.clear();
        row("no user", s, Kind::InvalidInput, "user name is empty");
        s = good;
        s.database = QStringLiteral("no such; \"db'");
        row("no database", s, Kind::NotFound, "no such; \"db'");
        s.database = QStringLiteral("dbname=postgres host=/nowhere");
        row("database is a name", s, Kind::NotFound, "dbname=postgres host=/nowhere");
        s.database = QStringLiteral("postgresql://localhost/postgres");
        row("database is no URI", s, Kind::NotFound, "postgresql://localhost/postgres");
        s = good;
        s.host = QStringLiteral("/nonexistent folder/x");
        row("no socket", s, Kind::Unreachable, "no PostgreSQL socket");
        s.host = QStringLiteral("/") + QString(200, QLatin1Char('x'));
        row("socket path too long", s, Kind::InvalidInput, "too long");
        s.host = QStringLiteral("postgres dbname=x host=evil");
        row("host is a name", s, Kind::Unreachable, "not known");
        s.host = QStringLiteral("nowhere.invalid");
        row("unknown host", s, Kind::Unreachable, "not known");
        s = good;
        s.host = QStringLiteral("127.0.0.1");
        s.port = 1;
        row("refused", s, Kind::Unreachable, "Nothing answers");
        s.host = QStringLiteral("::1");
        row("refused, IPv6", s, Kind::Unreachable, "");
        s.host = QStringLiteral("localhost");
        row("refused by every address", s, Kind::Unreachable, "");
    }
    void refusals()
    {
        QFETCH(ConnectionSettings, settings);
        QFETCH(Kind, kind);
        QFETCH(QString, words);
        const auto connection = Connection::open(settings);
        QVERIFY(!connection);
        QVERIFY2(connection.error().kind == kind, describe(connection));
        QVERIFY2(connection.error().message.translated().contains(words), describe(connection));
        QVERIFY(!connection.error().hint.isEmpty());
        QVERIFY2(!QByteArray(describe(connection)).contains("wrong"), describe(connection));
    }

    void tlsThatTheServerDoesNotOffer()
    {
        for (const TlsMode mode : {TlsMode::Require, TlsMode::VerifyCa, TlsMode::VerifyFull}) {
            ConnectionSettings settings = m_proxy->through(superuser());
            settings.tls = mode;
            settings.rootCertificate = QStringLiteral("/etc/ssl/certs/ca-certificates.crt");
            const auto connection = Connection::open(settings);
            QVERIFY(!connection);
            QCOMPARE(connection.error().kind, Kind::Unreachable);
            QVERIFY2(connection.error().message.source.contains("does not offer TLS"), describe(connection));
        }
    }

    void tlsThatIsNotWhatWasAskedFor_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("root");
        QTest::addColumn<TlsMode>("mode");
        QTest::addColumn<QByteArray>("words"); // empty: the handshake succeeds and the server refuses for another reason
        startTlsServer();
        const QString good = m_tlsFolder + QStringLiteral("/cert.pem"), other = QStringLiteral("/etc/ssl/certs/ca-certificates.crt");
        QTest::newRow("trusted, right address") << m_tlsAddress << good << TlsMode::VerifyFull << QByteArray();
        QTest::newRow("any certificate will do") << m_tlsAddress << QString() << TlsMode::Require << QByteArray();
        QTest::newRow("authority unknown") << m_tlsAddress << other << TlsMode::VerifyCa << QByteArray("not trusted");
        QTest::newRow("for another host") << QString(m_tlsAddress).replace(QLatin1String("127.1"), QLatin1String("127.2")) << good
                                          << TlsMode::VerifyFull << QByteArray("another host name");
        QTest::newRow("no such file") << m_tlsAddress << QStringLiteral("/nonexistent.pem") << TlsMode::VerifyFull << QByteArray("cannot be read");
        QTest::newRow("no certificate at all") << m_tlsAddress << QString() << TlsMode::VerifyFull << QByteArray("root certificate");
    }
    void tlsThatIsNotWhatWasAskedFor()
    {
        QFETCH(QString, host);
        QFETCH(QString, root);
        QFETCH(TlsMode, mode);
        QFETCH(QByteArray, words);
        ConnectionSettings settings = superuser();
        settings.host = host;
        settings.tls = mode;
        settings.rootCertificate = root;
        const auto connection = Connection::open(settings);
        QVERIFY(!connection); // this cluster lets nobody in by TCP
        if (words.isEmpty()) {
            QCOMPARE(connection.error().sqlstate, QStringLiteral("28000"));
            QVERIFY2(connection.error().detail.contains(QLatin1String("SSL encryption")), describe(connection));
        } else {
            QVERIFY2(connection.error().message.source.contains(words), describe(connection));
            QVERIFY(!connection.error().hint.isEmpty());
        }
    }

    void wordsDoNotDependOnTheLanguage()
    {
        // The classification reads libpq's English words; a Spanish locale must not change what an error is.
        if (!setlocale(LC_ALL, "es_ES.UTF-8"))
            QSKIP("this system has no Spanish locale");
        ConnectionSettings settings = m_proxy->through(superuser());
        m_proxy->refuse();
        QVERIFY(Connection::open(settings).error().message.source.contains("Nothing answers"));
        setlocale(LC_ALL, "C.UTF-8");
    }

    void tooManyConnections()
    {
        const auto admin = TestCluster::connect();
        const QString role = TestCluster::createRole(QStringLiteral("x"), "CONNECTION LIMIT 1");
        const auto first = Connection::open(TestCluster::as(role, QStringLiteral("x")));
        QVERIFY2(first, describe(first));
        const auto second = Connection::open(TestCluster::as(role, QStringLiteral("x")));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Kind::Conflict);
        QCOMPARE(second.error().sqlstate, QStringLiteral("53300"));
        const QString database = TestCluster::createDatabase();
        QVERIFY(admin->query("ALTER DATABASE " + quoteIdentifier(database) + " ALLOW_CONNECTIONS false"));
        const auto closed = Connection::open(TestCluster::superuser(database));
        QCOMPARE(closed.error().kind, Kind::Conflict);
        QCOMPARE(closed.error().sqlstate, QStringLiteral("55000"));
        QVERIFY(admin->query("ALTER DATABASE " + quoteIdentifier(database) + " ALLOW_CONNECTIONS true"));
        QVERIFY(admin->query("REVOKE CONNECT ON DATABASE " + quoteIdentifier(database) + " FROM PUBLIC"));
        QCOMPARE(Connection::open(TestCluster::as(m_role, QStringLiteral("right"), database)).error().kind, Kind::Permission);
    }

    void aServerThatHangs()
    {
        m_proxy->hang();
        ConnectionSettings settings = m_proxy->through(superuser());
        settings.connectTimeoutSeconds = 1;
        QElapsedTimer timer;
        timer.start();
        const auto connection = Connection::open(settings);
        QCOMPARE(connection.error().kind, Kind::Timeout);
        QVERIFY2(timer.elapsed() >= 900 && timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void cancelledWhileConnecting()
    {
        m_proxy->hang();
        std::stop_source source;
        const std::jthread stopper([&] {
            while (m_proxy->accepted() == 0)
                std::this_thread::yield();
            source.request_stop();
        });
        ConnectionSettings settings = m_proxy->through(superuser());
        settings.connectTimeoutSeconds = 60;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(Connection::open(settings, source.get_token()).error().kind, Kind::Cancelled);
        QVERIFY(timer.elapsed() < 30'000);
    }

    void slowNetworksWork()
    {
        m_proxy->delay(30ms);
        const auto connection = Connection::open(m_proxy->through(superuser()));
        QVERIFY2(connection, describe(connection));
        m_proxy->delay(0ms);
        m_proxy->throttle(20'000);
        QVERIFY((*connection)->setStatementTimeout(10s));
        const auto rows = (*connection)->query("SELECT repeat('x', 20000)");
        QVERIFY2(rows, describe(rows));
        QCOMPARE(rows->bytes(0, 0).size(), 20000);
    }

    void resetInTheMiddleOfAResult()
    {
        const auto connection = Connection::open(m_proxy->through(superuser()));
        QVERIFY2(connection, describe(connection));
        m_proxy->resetAfter(50'000);
        const auto rows = (*connection)->query("SELECT repeat('x', 1000) FROM generate_series(1, 1000)");
        QVERIFY(!rows);
        QCOMPARE(rows.error().kind, Kind::Unreachable);
        QVERIFY(!(*connection)->isOpen());
    }

    void aHungNetworkIsGivenUp()
    {
        auto connection = Connection::open(m_proxy->through(superuser()));
        QVERIFY2(connection, describe(connection));
        QVERIFY((*connection)->setStatementTimeout(100ms));
        m_proxy->hang();
        QElapsedTimer timer;
        timer.start();
        const auto rows = (*connection)->query("SELECT 1");
        QCOMPARE(rows.error().kind, Kind::Timeout);
        QVERIFY2(timer.elapsed() >= 5000 && timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(!(*connection)->isOpen());
    }

    // Were each of them given its time, it would be minutes; and where a file may take as long as it likes, for ever.
    void whatWeAskOurselvesIsGivenUpTogether_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("allowed");
        QTest::addColumn<qint64>("most");
        QTest::newRow("statements of one message") << 2'000ms << qint64(30'000);
        QTest::newRow("where a statement may take for ever") << 0ms << qint64(90'000);
    }
    void whatWeAskOurselvesIsGivenUpTogether()
    {
        QFETCH(std::chrono::milliseconds, allowed);
        QFETCH(qint64, most);
        auto connection = Connection::open(m_proxy->through(superuser()));
        QVERIFY2(connection, describe(connection));
        QVERIFY((*connection)->setStatementTimeout(allowed));
        m_proxy->hang();
        std::stop_source source; // instead of a test that never ends
        (*connection)->setStop(source.get_token());
        std::jthread stopper([&](const std::stop_token &over) {
            std::mutex mutex;
            std::unique_lock lock(mutex);
            std::condition_variable_any none;
            none.wait_for(lock, over, std::chrono::milliseconds(most), [] { return false; });
            source.request_stop();
        });
        const auto rows = (*connection)->batch(QByteArray("SELECT 1; ").repeated(30) + "SELECT 1");
        QCOMPARE(rows.error().kind, Kind::Timeout);
        QVERIFY(!(*connection)->isOpen());
        stopper.request_stop();
    }

    void aCancelThatNobodyAnswersDropsTheConnection()
    {
        const auto connection = Connection::open(m_proxy->through(superuser()));
        QVERIFY2(connection, describe(connection));
        m_proxy->hang();
        std::stop_source source;
        (*connection)->setStop(source.get_token());
        const std::jthread stopper([&] { source.request_stop(); });
        QElapsedTimer timer;
        timer.start();
        QCOMPARE((*connection)->query("SELECT pg_sleep(30)").error().kind, Kind::Cancelled);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void lostAnswerToCommitIsUnknown_data()
    {
        QTest::addColumn<bool>("carriedOut");
        QTest::newRow("answer lost") << true;
        QTest::newRow("never sent on") << false;
    }
    void lostAnswerToCommitIsUnknown()
    {
        QFETCH(bool, carriedOut);
        const auto admin = TestCluster::connect();
        QVERIFY(admin->script("DROP TABLE IF EXISTS commits; CREATE TABLE commits(a int)"));
        const auto connection = Connection::open(m_proxy->through(superuser()));
        QVERIFY2(connection, describe(connection));
        if (carriedOut)
            m_proxy->swallowAnswerTo("COMMIT");
        else
            m_proxy->cutBefore("COMMIT");
        const auto result = (*connection)->transaction([&]() -> base::Result<void> {
            TRYV((*connection)->query("INSERT INTO commits VALUES (1)"));
            return {};
        });
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::OutcomeUnknown);
        QCOMPARE(admin->query("SELECT count(*) FROM commits")->integer(0, 0), qint64(carriedOut ? 1 : 0));
    }

    void lostAnswersOutsideOfTransactions()
    {
        // A change on its own is a COMMIT too; a question is not; and before COMMIT nothing was decided.
        struct { const char *sql; Kind kind; } const cases[]{
            {"CREATE TABLE outside(a int)", Kind::OutcomeUnknown},
            {"/* SELECT */ INSERT INTO outside VALUES (1)", Kind::OutcomeUnknown},
            {"WITH x AS (DELETE FROM outside RETURNING 1) SELECT * FROM x", Kind::OutcomeUnknown},
            {"SELECT 1 AS outside", Kind::Unreachable},
        };
        for (const auto &it : cases) {
            const auto connection = Connection::open(m_proxy->through(superuser()));
            m_proxy->swallowAnswerTo("outside");
            const auto rows = (*connection)->query(it.sql);
            QVERIFY(!rows);
            QVERIFY2(rows.error().kind == it.kind, it.sql);
        }
        const auto connection = Connection::open(m_proxy->through(superuser()));
        m_proxy->swallowAnswerTo("outside");
        QCOMPARE((*connection)->transaction([&]() -> base::Result<void> {
            TRYV((*connection)->query("INSERT INTO outside VALUES (2)"));
            return {};
        }).error().kind, Kind::Unreachable);
    }

    void aServerThatStopsAndReturns()
    {
        const auto connection = Connection::open(m_proxy->through(superuser()));
        m_proxy->refuse();
        m_proxy->resetAll();
        QCOMPARE((*connection)->query("SELECT 1").error().kind, Kind::Unreachable);
        QCOMPARE(Connection::open(m_proxy->through(superuser())).error().kind, Kind::Unreachable);
        m_proxy->pass();
        QVERIFY(Connection::open(m_proxy->through(superuser())));
    }

private:
    static ConnectionSettings superuser() { return TestCluster::superuser(); }

    // A second cluster with TLS on loopback addresses that only this process uses, so that port 5432 is free there.
    void startTlsServer()
    {
        const int number = int(QCoreApplication::applicationPid() & 0xFFFF);
        const QString tail = QStringLiteral(".%1.%2").arg(number >> 8).arg(qBound(2, number & 0xFF, 250));
        m_tlsAddress = QStringLiteral("127.1") + tail;
        m_tlsFolder = TestCluster::temporaryFolder(QStringLiteral("tls"));
        QProcess openssl;
        openssl.setWorkingDirectory(m_tlsFolder);
        openssl.start(QStringLiteral("openssl"),
                      QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tenantry-test -keyout key.pem -out cert.pem -addext")
                              .split(QLatin1Char(' '))
                          << QStringLiteral("subjectAltName=IP:") + m_tlsAddress);
        QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
        const QString folder = m_tlsFolder + QStringLiteral("/cluster");
        QVERIFY(LocalCluster(folder, {{}, false}).start());
        QVERIFY(LocalCluster(folder).stop());
        struct stat owner{};
        QCOMPARE(stat(QFile::encodeName(folder + QStringLiteral("/data")).constData(), &owner), 0);
        for (const QString &name : {QStringLiteral("key.pem"), QStringLiteral("cert.pem")}) {
            const QString target = folder + QStringLiteral("/data/") + name;
            QVERIFY(QFile::copy(m_tlsFolder + QLatin1Char('/') + name, target));
            QVERIFY(QFile::setPermissions(target, QFile::ReadOwner));
            QCOMPARE(chown(QFile::encodeName(target).constData(), owner.st_uid, owner.st_gid), 0);
        }
        m_tlsServer = std::make_unique<LocalCluster>(
            folder, LocalClusterOptions{{QStringLiteral("listen_addresses=%1,127.2%2").arg(m_tlsAddress, tail), QStringLiteral("ssl=on"),
                                         QStringLiteral("ssl_cert_file=cert.pem"), QStringLiteral("ssl_key_file=key.pem")}, false});
        const auto started = m_tlsServer->start();
        QVERIFY2(started, describe(started));
    }
    std::unique_ptr<LocalCluster> m_tlsServer;
    QString m_role;
    QString m_tlsFolder, m_tlsAddress;
    std::unique_ptr<FaultProxy> m_proxy;
};

TENANTRY_TEST_MAIN(NetworkTest)
#include "network_test.moc"
