// The way of a customer's request broken at each of its steps, on a real server and a real web server: the walk finds the step, says what it saw and
// what to do, and goes no further. As ADMIN and as USER.
#include "inspected.h"
#include "webserver.h"

#include "diagnosis/diagnosis.h"
#include "registry/productweb.h"
#include "support/faultproxy.h"

#include <QProcess>
#include <QScopeGuard>
#include <QTest>
#include <thread>

using namespace tenantry::test;
using namespace tenantry;
using namespace tenantry::diagnosis;
using namespace std::chrono_literals;

class DiagnosisTest : public Inspected {
    Q_OBJECT

    QString m_certificates;

    Diagnosis walk(const registry::SessionPtr &who, Options options = {})
    {
        options.web = options.web && !options.address.isEmpty();
        const auto tenant = registry::TenantRepository(who).find(m_mine.slug);
        if (!tenant)
            qFatal("%s", words(tenant.error()));
        const auto done = diagnose(who, *tenant, options);
        if (!done)
            qFatal("%s", words(done.error()));
        return *done;
    }
    static const Finding &at(const Diagnosis &diagnosis, Step step) { return *std::ranges::find(diagnosis.findings, step, &Finding::step); }
    static const char *told(const Diagnosis &diagnosis)
    {
        static thread_local QByteArray text;
        text = asText(diagnosis).toUtf8();
        return text.constData();
    }
    static bool says(const Diagnosis &diagnosis, const QString &words) { return asText(diagnosis).contains(words); }
    static Options with(const std::function<void(Options &)> &change)
    {
        Options out;
        change(out);
        return out;
    }
    void super(const QByteArray &sql, const QString &database = u"postgres"_s) const
    {
        const auto done = TestCluster::connect(database)->script(sql);
        QVERIFY2(done, describe(done));
    }
    void inRegistry(const QByteArray &sql) const { super(sql, m_fleet.registry.database); }
    QByteArray name() const { return postgres::quoteIdentifier(m_mine.database); }
    QByteArray role() const { return postgres::quoteIdentifier(m_mine.role); }

    // That this step is the first broken one, says why and what to do, and that nothing after it was asked.
    static void brokenAt(const Diagnosis &diagnosis, Step step)
    {
        const Finding *broken = diagnosis.broken();
        QVERIFY2(broken, told(diagnosis));
        QVERIFY2(broken->step == step, told(diagnosis));
        QVERIFY2(!broken->seen.isEmpty() && !broken->next.isEmpty(), told(diagnosis));
        for (const Finding &finding : diagnosis.findings)
            if (finding.step > step)
                QCOMPARE(finding.outcome, Outcome::NotReached);
    }

    void certificate(const char *certificateName, const QStringList &more)
    {
        QProcess openssl;
        openssl.setWorkingDirectory(m_certificates);
        const QString file = QString::fromLatin1(certificateName);
        openssl.start(u"openssl"_s, QStringList{u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s, u"/CN=shop"_s, u"-keyout"_s, file + u".key"_s, u"-out"_s, file + u".crt"_s,
                                                u"-addext"_s, u"subjectAltName=DNS:%1"_s.arg(m_mine.subdomain + u".shop.test"_s)} + more);
        QVERIFY2(openssl.waitForFinished() && openssl.exitCode() == 0, openssl.readAllStandardError().constData());
    }

private slots:
    void initTestCase()
    {
        begin(u"registry_diagnosis"_s);
        QVERIFY(Entrance(m_admin).prepare(m_mine));
        m_certificates = TestCluster::temporaryFolder(u"certificates"_s);
        certificate("good", {u"-days"_s, u"90"_s});
        certificate("soon", {u"-days"_s, u"5"_s});
        certificate("stranger", {u"-days"_s, u"90"_s});
        certificate("expired", {u"-not_before"_s, u"20200101000000Z"_s, u"-not_after"_s, u"20200201000000Z"_s});
        auto configuration = QSslConfiguration::defaultConfiguration();
        for (const char *trusted : {"good", "soon", "expired"}) {
            QFile file(m_certificates + u'/' + QString::fromLatin1(trusted) + u".crt"_s);
            QVERIFY(file.open(QIODevice::ReadOnly));
            configuration.addCaCertificate(QSslCertificate(&file));
        }
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    void healthy_data()
    {
        QTest::addColumn<bool>("admin");
        QTest::newRow("ADMIN") << true;
        QTest::newRow("USER") << false;
    }
    void healthy()
    {
        QFETCH(bool, admin);
        int begun = 0, ended = 0;
        const auto who = admin ? m_admin : m_user;
        const auto tenant = registry::TenantRepository(who).find(m_mine.slug);
        const auto done = diagnose(who, *tenant, with([](Options &o) { o.web = false; }), {[&](Step, std::chrono::milliseconds) { ++begun; }, [&](const Finding &) { ++ended; }});
        QVERIFY2(done, describe(done));
        QVERIFY2(!done->broken() && done->warnings() == 0, told(*done));
        QCOMPARE(begun, 11);
        QCOMPARE(ended, 11);
        for (const Step step : {Step::Registered, Step::Server, Step::Database, Step::SignIn, Step::Schema, Step::Room, Step::Traffic})
            QVERIFY2(at(*done, step).outcome == Outcome::Fine, told(*done));
        const QString password = textFromSecret(registry::tenantSettings(*m_admin, *registry::ServerRepository(m_admin).find(u"db1"_s), *registry::TenantRepository(m_admin).find(m_mine.slug))->password);
        QVERIFY(password.size() > 8 && !says(*done, password));
    }
    void notTheirs() { QVERIFY(!registry::TenantRepository(m_user).find(m_other.slug)); }
    void notPrepared()
    {
        const auto back = qScopeGuard([&] { QVERIFY(Entrance(m_admin).prepare(m_mine)); });
        inRegistry("DELETE FROM tenantry.tenant_inspection");
        const Diagnosis done = walk(m_user);
        QCOMPARE(at(done, Step::Server).outcome, Outcome::Unknown);
        QVERIFY2(at(done, Step::Server).next.translated().contains("ADMIN"_L1), told(done));
        QVERIFY(!done.broken());
    }

    void brokenTenant_data()
    {
        using Act = std::function<void(DiagnosisTest &)>;
        QTest::addColumn<bool>("admin");
        QTest::addColumn<Act>("damage");
        QTest::addColumn<Act>("mend");
        QTest::addColumn<Step>("step");
        const auto row = [](const char *what, Step step, Act damage, Act mend, Step userStep) {
            QTest::addRow("%s, ADMIN", what) << true << damage << mend << step;
            QTest::addRow("%s, USER", what) << false << damage << mend << userStep;
        };
        row("paused", Step::Registered, [](auto &t) { t.inRegistry("UPDATE tenantry.tenant SET state = 'paused' WHERE slug = 'mine'"); },
            [](auto &t) { t.inRegistry("UPDATE tenantry.tenant SET state = 'active' WHERE slug = 'mine'"); }, Step::Registered);
        row("renamed", Step::Database, [](auto &t) { t.super("ALTER DATABASE " + t.name() + " RENAME TO elsewhere"); }, [](auto &t) { t.super("ALTER DATABASE elsewhere RENAME TO " + t.name()); }, Step::Database);
        row("closed", Step::Database, [](auto &t) { t.super("ALTER DATABASE " + t.name() + " ALLOW_CONNECTIONS false"); }, [](auto &t) { t.super("ALTER DATABASE " + t.name() + " ALLOW_CONNECTIONS true"); }, Step::Database);
        row("role may not sign in", Step::SignIn, [](auto &t) { t.super("ALTER ROLE " + t.role() + " NOLOGIN"); }, [](auto &t) { t.super("ALTER ROLE " + t.role() + " LOGIN"); }, Step::SignIn);
        row("role expired", Step::SignIn, [](auto &t) { t.super("ALTER ROLE " + t.role() + " VALID UNTIL '2020-01-01'"); }, [](auto &t) { t.super("ALTER ROLE " + t.role() + " VALID UNTIL 'infinity'"); }, Step::SignIn);
        row("CONNECT taken away", Step::SignIn, [](auto &t) { t.super("REVOKE CONNECT ON DATABASE " + t.name() + " FROM " + t.role()); }, [](auto &t) { t.super("GRANT CONNECT ON DATABASE " + t.name() + " TO " + t.role()); }, Step::SignIn);
        row("no connection left", Step::SignIn, [](auto &t) { t.super("ALTER ROLE " + t.role() + " CONNECTION LIMIT 0"); }, [](auto &t) { t.super("ALTER ROLE " + t.role() + " CONNECTION LIMIT 10"); }, Step::Room);
        row("nobody listens", Step::Server, [](auto &t) { t.inRegistry("UPDATE tenantry.server SET host = '127.0.0.1', port = 1"); },
            [](auto &t) { const auto s = TestCluster::superuser(); t.inRegistry("UPDATE tenantry.server SET host = " + postgres::quoteLiteral(s.host) + ", port = " + QByteArray::number(s.port)); }, Step::Server);
    }
    void brokenTenant()
    {
        QFETCH(bool, admin);
        QFETCH(std::function<void(DiagnosisTest &)>, damage);
        QFETCH(std::function<void(DiagnosisTest &)>, mend);
        QFETCH(Step, step);
        m_admin->pool().clear();
        damage(*this);
        const auto mended = qScopeGuard([&] { mend(*this); });
        brokenAt(walk(admin ? m_admin : m_user), step);
        const Diagnosis all = walk(admin ? m_admin : m_user, with([](Options &o) { o.goOn = true; }));
        QVERIFY(std::ranges::none_of(all.findings, [](const Finding &f) { return f.outcome == Outcome::NotReached; }));
    }

    void passwordChanged()
    {
        const QString verifier = [&] {
            const auto rows = TestCluster::connect()->query("SELECT rolpassword FROM pg_authid WHERE rolname = $1", {m_mine.role});
            return rows->text(0, 0);
        }();
        super("ALTER ROLE " + role() + " PASSWORD 'another'");
        const auto back = qScopeGuard([&] { super("ALTER ROLE " + role() + " PASSWORD " + postgres::quoteLiteral(verifier)); });
        brokenAt(walk(m_admin), Step::SignIn);
        const Diagnosis user = walk(m_user); // cannot know, and says so
        QVERIFY(!user.broken());
        QVERIFY2(says(user, u"only an ADMIN can try"_s), told(user));
    }

    // What the registry knows of backups, and how old is too old where somebody said so.
    void lastBackup()
    {
        const auto back = qScopeGuard([&] { inRegistry("DELETE FROM tenantry.threshold; UPDATE tenantry.tenant SET last_backup_at = NULL"); });
        const Diagnosis none = walk(m_admin);
        QCOMPARE(at(none, Step::Backup).outcome, Outcome::Unknown);
        inRegistry("UPDATE tenantry.tenant SET last_backup_at = now() - interval '73 hours' WHERE slug = 'mine'");
        for (const auto &who : {m_admin, m_user}) {
            const Diagnosis old = walk(who);
            QVERIFY2(at(old, Step::Backup).outcome == Outcome::Fine && says(old, u"That is 3 day(s) ago."_s), told(old)); // nobody said what is too old
        }
        inRegistry("INSERT INTO tenantry.threshold (id, metric, warning) VALUES (gen_random_uuid(), 'backup_age', 4)");
        QCOMPARE(at(walk(m_admin), Step::Backup).outcome, Outcome::Fine);
        inRegistry("UPDATE tenantry.threshold SET warning = 3");
        for (const auto &who : {m_admin, m_user})
            QCOMPARE(at(walk(who), Step::Backup).outcome, Outcome::Warning);
        inRegistry("UPDATE tenantry.tenant SET last_backup_at = NULL; UPDATE tenantry.threshold SET warning = 0");
        const Diagnosis never = walk(m_admin);
        QVERIFY2(at(never, Step::Backup).outcome == Outcome::Warning && says(never, u"knows of no backup"_s), told(never));
        inRegistry("UPDATE tenantry.threshold SET enabled = false");
        QCOMPARE(at(walk(m_admin), Step::Backup).outcome, Outcome::Unknown);
    }

    void schemaSteps()
    {
        inRegistry("UPDATE tenantry.tenant SET schema_version = '0001' WHERE slug = 'mine'");
        const Diagnosis behind = walk(m_admin);
        QVERIFY2(at(behind, Step::Schema).outcome == Outcome::Warning && !behind.broken(), told(behind));
        QCOMPARE(at(walk(m_user), Step::Schema).outcome, Outcome::Warning);
        inRegistry("UPDATE tenantry.tenant SET schema_version = '0003' WHERE slug = 'mine'");
        super("DELETE FROM tenantry.migration WHERE version = '0003'", m_mine.database);
        const Diagnosis other = walk(m_admin);
        QVERIFY2(at(other, Step::Schema).outcome == Outcome::Warning && says(other, u"migrate verify"_s), told(other));
        super("INSERT INTO tenantry.migration (key, version, name, file_name, sha256, repeatable, finished) VALUES ('v:0003', '0003', 'index', '0003_index.sql', '', false, false)", m_mine.database);
        brokenAt(walk(m_admin), Step::Schema);
        super("UPDATE tenantry.migration SET finished = true WHERE version = '0003'", m_mine.database);
        QVERIFY(!walk(m_admin).broken());
    }

    // Somebody holds a lock, others hang behind it: seen by who may, with whom they wait for.
    void lockPileUp()
    {
        const auto settings = registry::tenantSettings(*m_admin, *registry::ServerRepository(m_admin).find(u"db1"_s), *registry::TenantRepository(m_admin).find(m_mine.slug));
        auto held = Connection::open(*settings), waits = Connection::open(*settings);
        QVERIFY(held && waits);
        const auto &holder = *held, &waiter = *waits;
        QVERIFY(holder->script("SET application_name = 'nightly export'; BEGIN; LOCK TABLE patient"));
        std::jthread waiting([&] { (void)waiter->script("SET lock_timeout = '60s'; SELECT * FROM patient"); });
        const auto released = qScopeGuard([&] { (void)holder->script("ROLLBACK"); });
        for (const auto &who : {m_admin, m_user}) {
            Diagnosis done;
            QTRY_VERIFY2_WITH_TIMEOUT((done = walk(who)).broken(), "the pile-up is not seen", 30'000);
            brokenAt(done, Step::Traffic);
            QVERIFY2(says(done, u"nightly export"_s), told(done));
        }
    }

    void serverHangs()
    {
        FaultProxy proxy(TestCluster::socketFile());
        const auto real = TestCluster::superuser();
        inRegistry("UPDATE tenantry.server SET host = '127.0.0.1', tls = 'disable', port = " + QByteArray::number(proxy.port()));
        const auto back = qScopeGuard([&] { inRegistry("UPDATE tenantry.server SET tls = 'prefer', host = " + postgres::quoteLiteral(real.host) + ", port = " + QByteArray::number(real.port)); });
        QVERIFY(!walk(m_admin).broken());
        proxy.hang();
        m_admin->pool().clear();
        QElapsedTimer timer;
        timer.start();
        brokenAt(walk(m_admin, with([](Options &o) { o.perStep = 1s; })), Step::Server);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        std::stop_source stop; // and can be stopped at once
        std::jthread stopper([&] { while (proxy.connections() == 0) std::this_thread::yield(); stop.request_stop(); });
        const auto stopped = diagnose(m_admin, m_mine, with([](Options &o) { o.web = false; o.perStep = 60s; }), {}, stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, Kind::Cancelled);
    }

    void web_data()
    {
        QTest::addColumn<QString>("certificate"); // "-": without TLS; empty: nobody listens
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Step>("step");
        QTest::addColumn<Outcome>("outcome");
        QTest::addColumn<QString>("words");
        const QByteArray fine = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
        const auto status = [](const char *line) { return QByteArray("HTTP/1.1 ") + line + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"; };
        QTest::newRow("all well") << u"good"_s << fine << Step::Answer << Outcome::Fine << QString();
        QTest::newRow("without TLS") << u"-"_s << fine << Step::Answer << Outcome::Fine << QString();
        QTest::newRow("expires soon") << u"soon"_s << fine << Step::Certificate << Outcome::Warning << QString();
        QTest::newRow("expired") << u"expired"_s << fine << Step::Certificate << Outcome::Broken << u"expired on 2020-02-01"_s;
        QTest::newRow("signed by a stranger") << u"stranger"_s << fine << Step::Certificate << Outcome::Broken << u"is not trusted: The certificate is self-signed"_s;
        QTest::newRow("nobody listens") << QString() << QByteArray() << Step::Certificate << Outcome::Broken << u"Nobody answers"_s;
        QTest::newRow("says nothing") << u"good"_s << QByteArray() << Step::Answer << Outcome::Broken << QString();
        QTest::newRow("500") << u"good"_s << status("500 Internal Server Error") << Step::Answer << Outcome::Broken << QString();
        QTest::newRow("503 without TLS") << u"-"_s << status("503 Service Unavailable") << Step::Answer << Outcome::Broken << QString();
        QTest::newRow("404") << u"good"_s << status("404 Not Found") << Step::Answer << Outcome::Warning << QString();
        QTest::newRow("redirect") << u"good"_s << QByteArray("HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") << Step::Answer << Outcome::Fine << QString();
        QTest::newRow("no HTTP") << u"good"_s << QByteArray("220 smtp.example ESMTP\r\n") << Step::Answer << Outcome::Broken << QString();
    }
    void web()
    {
        QFETCH(QString, certificate);
        QFETCH(QByteArray, answer);
        QFETCH(Step, step);
        QFETCH(Outcome, outcome);
        QFETCH(QString, words);
        std::unique_ptr<WebServer> server;
        if (!certificate.isEmpty())
            server = std::make_unique<WebServer>(certificate == u'-' ? QString() : m_certificates + u'/' + certificate, answer);
        const QString address = u"%1://{subdomain}.shop.test:%2/health"_s.arg(certificate == u'-' ? u"http"_s : u"https"_s).arg(server ? server->port() : 1);
        const auto set = registry::setProductWebAddress(m_admin, m_mine.productId, address);
        QVERIFY2(set, describe(set));
        const Diagnosis done = walk(m_user, with([](Options &o) { o.address = u"127.0.0.1"_s; o.perStep = 2s; }));
        QVERIFY2(at(done, step).outcome == outcome, told(done));
        QVERIFY2(at(done, step).seen.translated().contains(words), told(done));
        if (outcome == Outcome::Broken)
            brokenAt(done, step);
        else
            QVERIFY2(!done.broken(), told(done));
    }
    void webAddressIsChecked()
    {
        for (const char *bad : {"ftp://{host}/", "{host}", "https://", "https://example.org/health", "https://user:pw@{host}/", "https://{host}/a b", "javascript:alert(1)"}) {
            const auto set = registry::setProductWebAddress(m_admin, m_mine.productId, QString::fromLatin1(bad));
            QVERIFY2(!set, bad);
            QVERIFY2(set.error().kind == Kind::InvalidInput && !set.error().hint.isEmpty(), bad);
        }
        QCOMPARE(registry::setProductWebAddress(m_user, m_mine.productId, u"https://{host}/"_s).error().kind, Kind::Permission);
        QVERIFY(registry::setProductWebAddress(m_admin, m_mine.productId, {}));
    }
    void names()
    {
        QCOMPARE(*tenantry::web::resolve(u"acme.Localhost"_s, 5s), QStringList{u"127.0.0.1"_s});
        QCOMPARE(*tenantry::web::resolve(u"192.0.2.7"_s, 5s), QStringList{u"192.0.2.7"_s});
        const auto none = tenantry::web::resolve(u"nobody.tenantry.invalid"_s, 10s);
        QVERIFY(!none && !none.error().hint.isEmpty());
        for (const QString &placeholder : {u"acme.example.org"_s, u"EXAMPLE.com"_s, u"x.invalid"_s, QString()})
            QVERIFY(tenantry::web::isPlaceholder(placeholder));
        for (const QString &real : {u"acme.shop.test"_s, u"notexample.org"_s, u"example.org.uk"_s})
            QVERIFY(!tenantry::web::isPlaceholder(real));
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(tenantry::web::resolve(u"slow.tenantry.invalid"_s, 5s, stop.get_token()).error().kind, Kind::Cancelled);
    }
};

TENANTRY_TEST_MAIN(DiagnosisTest)
#include "diagnosis_test.moc"
