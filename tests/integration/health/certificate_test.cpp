// The certificate that customers meet: one that has run out, or soon will, is found by a sweep and gone when it is renewed; where nobody
// answers, or the product does not say where, nothing is said of it.
#include "ailing.h"

#include "../diagnosis/webserver.h"
#include "registry/productweb.h"

#include <QProcess>

using namespace tenantry;
using namespace tenantry::base;
using namespace tenantry::registry;
using namespace Qt::StringLiterals;
using test::Ailing;
using test::describe;
using test::TestCluster;
using test::WebServer;

class CertificateTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ailing> m;
    const QString first = u"t-000"_s;
    QString m_folder;

    QString certificate(const char *name, const QStringList &more) const
    {
        const QString file = m_folder + u'/' + QLatin1StringView(name);
        QProcess openssl;
        openssl.start(u"openssl"_s, QStringList{u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s, u"/CN=shop"_s, u"-keyout"_s, file + u".key"_s, u"-out"_s, file + u".crt"_s,
                                                u"-addext"_s, u"subjectAltName=DNS:*.localhost,DNS:t-000.localhost,DNS:t-001.localhost"_s} + more);
        if (!openssl.waitForFinished() || openssl.exitCode() != 0)
            qFatal("%s", openssl.readAllStandardError().constData());
        return file;
    }
    void answersAt(int port) const
    {
        const auto set = setProductWebAddress(m->many.fleet.session, m->many.product.id, u"https://{subdomain}.localhost:%1/health"_s.arg(port));
        QVERIFY2(set, describe(set));
    }
    void trust(const QString &file) const
    {
        auto configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(file + u".crt"_s));
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

private slots:
    void initTestCase()
    {
        m = std::make_unique<Ailing>(TestCluster::uniqueName(u"certificate"_s), 2);
        m_folder = TestCluster::temporaryFolder(u"certificates"_s);
    }
    void cleanupTestCase() { m.reset(); }

    void nobodySaysWhere()
    {
        m->sweep();
        QCOMPARE(m->open(first), QStringList());
        QVERIFY(!m->of(first).certificateAt.isValid());
    }

    void outThenSoonThenRenewed()
    {
        const QString expired = certificate("expired", {u"-not_before"_s, u"20200101000000Z"_s, u"-not_after"_s, u"20200201000000Z"_s});
        const QString soon = certificate("soon", {u"-days"_s, u"5"_s}), good = certificate("good", {u"-days"_s, u"90"_s}), stranger = certificate("stranger", {u"-days"_s, u"90"_s});
        {
            trust(expired);
            const WebServer web(expired, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            answersAt(web.port());
            m->sweep();
            QCOMPARE(m->open(first), QStringList{u"certificate critical"_s});
            QCOMPARE(m->open(u"t-001"_s), QStringList{u"certificate critical"_s});
            QCOMPARE(m->of(first).certificateEnds.date(), QDate(2020, 2, 1));
            QCOMPARE(m->of(first).status, HealthStatus::Ok); // the database is well
        }
        {
            trust(soon);
            const WebServer web(soon, {});
            answersAt(web.port());
            m->sweep(); // what is about to end is looked at each time
            QCOMPARE(m->open(first), QStringList{u"certificate warning"_s});
        }
        {
            trust(good);
            const WebServer web(good, {});
            answersAt(web.port());
            m->sweep();
            QCOMPARE(m->open(first), QStringList());
            QCOMPARE(m->of(first).certificateProblem, QString());
        }
        {
            // Not due for an hour: who renews in time is not asked every few minutes.
            const WebServer web(stranger, {});
            answersAt(web.port());
            m->sweep();
            QCOMPARE(m->open(first), QStringList());
            TestCluster::connect(m->many.fleet.registry.database)->script("UPDATE tenantry.health_current SET certificate_at = certificate_at - interval '2 hours'").value();
            m->sweep();
            QCOMPARE(m->open(first), QStringList{u"certificate critical"_s}); // nobody trusts it
            QVERIFY(!m->of(first).certificateProblem.isEmpty());
        }
        // Nobody is there any more: nothing new is known, and nothing is made up. And a product that no longer says where closes it.
        m->sweep();
        QCOMPARE(m->open(first), QStringList{u"certificate critical"_s});
        QVERIFY(setProductWebAddress(m->many.fleet.session, m->many.product.id, QString()));
        m->sweep();
        QCOMPARE(m->open(first), QStringList());
        QVERIFY(!m->of(first).certificateEnds.isValid());
    }

    // Somebody who accepts and never answers keeps the look at the databases waiting for a bounded time, once.
    void aWebServerThatHangs()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        answersAt(silent.serverPort());
        const auto swept = m->sweep();
        QCOMPARE(swept.tenants.size(), 2);
        QCOMPARE(m->open(first), QStringList());
        QCOMPARE(m->of(first).status, HealthStatus::Ok);
        QVERIFY(!m->of(first).certificateAt.isValid());
    }
};

TENANTRY_TEST_MAIN(CertificateTest)
#include "certificate_test.moc"
