// The local server, and the registry, servers, products and plans on it, through the real program.
#include "ctl.h"
#include "support/qcamain.h"

#include <QJsonArray>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class LocalTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Ctl> m_ctl;
    QString m_uri;

    Outcome ctl(const char *line, const QStringList &more = {}) const
    {
        return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more);
    }
    QString localSecret() const
    {
        QFile file(m_ctl->home() + u"/local/admin.secret"_s);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
    }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        const Outcome started = ctl("local start --json");
        VERIFY_STATUS(started, 0);
        m_uri = started.json().value(u"uri"_s).toString();
        QVERIFY(m_uri.startsWith(u"postgresql://"_s));
        QCOMPARE(started.json().value(u"created"_s).toBool(), true);
        QVERIFY(!started.json().value(u"operator"_s).toString().isEmpty());
        QVERIFY(started.err.isEmpty());
    }
    void cleanupTestCase()
    {
        if (!m_ctl)
            return;
        VERIFY_STATUS(ctl("local destroy --yes"), 0);
        QCOMPARE(ctl("local status --json").json().value(u"state"_s).toString(), u"absent"_s);
        m_ctl.reset();
    }

    void startingTwiceIsOneServer()
    {
        const Outcome again = ctl("local start");
        VERIFY_STATUS(again, 0);
        QCOMPARE(QString::fromUtf8(again.out).trimmed(), m_uri);
        QCOMPARE(ctl("local start --json").json().value(u"created"_s).toBool(true), false);
        const Outcome quiet = ctl("local start --quiet");
        QVERIFY2(quiet.err.isEmpty(), quiet.err.constData());
    }

    void statusSaysWhereItIs()
    {
        const QJsonObject status = ctl("local status --json").json();
        QCOMPARE(status.value(u"state"_s).toString(), u"running"_s);
        QCOMPARE(status.value(u"uri"_s).toString(), m_uri);
        QVERIFY(status.value(u"pid"_s).toInt() > 1);
        QVERIFY(status.value(u"version"_s).toString().contains(u'.'));
        QVERIFY(!status.value(u"socket"_s).toString().isEmpty());
    }

    void psqlIsTheSuperuser()
    {
        const Outcome outcome = ctl("local psql -- -Atqc", {u"SELECT usesuper FROM pg_user WHERE usename = current_user"_s});
        VERIFY_STATUS(outcome, 0);
        QCOMPARE(outcome.out, "t\n");
        const Outcome other = ctl("local psql -- -d tenantry -Atqc", {u"SELECT current_database()"_s});
        QCOMPARE(other.out, "tenantry\n");
        VERIFY_STATUS(ctl("local psql -- -c nonsense"), 1); // psql's own status
    }

    void destroyAsksFirst()
    {
        VERIFY_STATUS(ctl("local destroy"), 2);
        QCOMPARE(ctl("local status --json").json().value(u"state"_s).toString(), u"running"_s);
    }

    void theRegistryIsThere()
    {
        const QJsonObject status = ctl("registry status --json").json();
        QCOMPARE(status.value(u"colour"_s).toString(), u"green"_s);
        QCOMPARE(status.value(u"role"_s).toString(), u"ADMIN"_s);
        QCOMPARE(status.value(u"upgradable"_s).toBool(true), false);
        QVERIFY(status.value(u"schema_version"_s).toInt() >= 1);
        VERIFY_STATUS(ctl("registry status"), 0);
        const Outcome upgraded = ctl("registry upgrade --json");
        VERIFY_STATUS(upgraded, 0);
        QCOMPARE(upgraded.json().value(u"applied"_s).toInt(-1), 0);
    }

    void aWrongPasswordEndsWith4InTheSameWordsAsAWrongLogin()
    {
        Ctl other(m_ctl->home());
        other.environment.insert(u"TENANTRY_PASSWORD"_s, u"not-the-password"_s);
        const Outcome password = other.run({u"tenant"_s, u"list"_s, u"--registry"_s, m_uri, u"--json"_s});
        VERIFY_STATUS(password, 4);
        QVERIFY(password.out.isEmpty());
        QCOMPARE(password.error().value(u"kind"_s).toString(), u"authentication"_s);
        QVERIFY(!password.both().contains("not-the-password"));
        const Outcome login = other.run({u"tenant"_s, u"list"_s, u"--operator"_s, u"nobody-here"_s, u"--json"_s});
        VERIFY_STATUS(login, 4);
        QCOMPARE(login.error().value(u"message"_s).toString().replace(u"nobody-here"_s, u"X"_s),
                 password.error().value(u"message"_s).toString().replace(u"admin"_s, u"X"_s));
    }

    void thePasswordComesFromFileStdinOrEnvironment()
    {
        const QString secret = localSecret();
        QVERIFY(!secret.isEmpty());
        const QString file = m_ctl->write(u"password"_s, secret.toUtf8() + "\n");
        VERIFY_STATUS(m_ctl->run({u"tenant"_s, u"list"_s, u"--registry"_s, m_uri, u"--password-file"_s, file}), 0);
        VERIFY_STATUS(m_ctl->run({u"tenant"_s, u"list"_s, u"--registry"_s, m_uri, u"--password-file"_s, u"-"_s}, secret.toUtf8() + "\n"), 0);
        Ctl other(m_ctl->home());
        other.environment.insert(u"TENANTRY_PASSWORD"_s, secret);
        other.environment.insert(u"TENANTRY_REGISTRY"_s, m_uri);
        VERIFY_STATUS(other.run({u"tenant"_s, u"list"_s}), 0);
        // The option wins over the environment.
        VERIFY_STATUS(other.run({u"tenant"_s, u"list"_s, u"--registry"_s, u"postgresql://ana@127.0.0.1:1/x"_s}), 7);
    }

    void plansAreAddedListedAndChanged()
    {
        const Outcome added = ctl("plan add platinum --connection-limit 70 --description Big --json");
        VERIFY_STATUS(added, 0);
        QCOMPARE(added.json().value(u"connection_limit"_s).toInt(), 70);
        const Outcome twice = ctl("plan add platinum --json");
        VERIFY_STATUS(twice, 5);
        QCOMPARE(twice.error().value(u"kind"_s).toString(), u"conflict"_s);
        const Outcome edited = ctl("plan edit platinum --connection-limit -1 --json");
        VERIFY_STATUS(edited, 0);
        QVERIFY(edited.json().value(u"connection_limit"_s).isNull());
        VERIFY_STATUS(ctl("plan edit nothing --position 1"), 3);
        const QJsonObject list = ctl("plan list --json").json();
        QCOMPARE(list.value(u"plans"_s).toArray().size(), list.value(u"total"_s).toInt());
        QVERIFY(ctl("plan list").out.contains("platinum"));
    }

    void serversAreTestedBeforeTheyAreKept()
    {
        const QJsonObject list = ctl("server list --json").json();
        QCOMPARE(list.value(u"total"_s).toInt(), 1);
        const QJsonObject server = list.value(u"servers"_s).toArray().at(0).toObject();
        const Outcome checked = ctl("server check", {server.value(u"name"_s).toString(), u"--json"_s});
        VERIFY_STATUS(checked, 0);
        QVERIFY(checked.json().value(u"ok"_s).toBool());
        QVERIFY(checked.json().value(u"can_create_database"_s).toBool());
        VERIFY_STATUS(ctl("server show", {server.value(u"id"_s).toString(), u"--json"_s}), 0);
        VERIFY_STATUS(ctl("server show nothing"), 3);

        const Outcome closed = ctl("server add away --host 127.0.0.1 --port 1 --user x --json");
        VERIFY_STATUS(closed, 7);
        QCOMPARE(ctl("server list --json").json().value(u"total"_s).toInt(), 1);

        // A second name for the same server, as a role of its own with a password that is kept sealed.
        VERIFY_STATUS(ctl("local psql -- -qc", {u"CREATE ROLE builder LOGIN CREATEDB CREATEROLE PASSWORD 'open-sesame'"_s}), 0);
        const QString file = m_ctl->write(u"builder"_s, "open-sesame\n");
        const QString host = server.value(u"host"_s).toString();
        const Outcome wrong = ctl("server add second --user builder --json --host", {host, u"--password-file"_s, m_ctl->write(u"wrong"_s, "close-sesame\n")});
        VERIFY_STATUS(wrong, 4);
        const Outcome added = ctl("server add second --user builder --json --host", {host, u"--password-file"_s, file});
        VERIFY_STATUS(added, 0);
        QVERIFY(!added.both().contains("open-sesame"));
        VERIFY_STATUS(ctl("server check second"), 0);
        const Outcome edited = ctl("server edit second --max-tenants 3 --name third --json");
        VERIFY_STATUS(edited, 0);
        QCOMPARE(edited.json().value(u"max_tenants"_s).toInt(), 3);
        VERIFY_STATUS(ctl("server check third"), 0); // still signs in with the sealed password
        VERIFY_STATUS(ctl("server remove third"), 2);
        VERIFY_STATUS(ctl("server remove third --yes"), 0);
        VERIFY_STATUS(ctl("server show third"), 3);
    }

    void productsTakeTheirFilesIntoTheRegistry()
    {
        m_ctl->write(u"books/0001_books.sql"_s, "CREATE TABLE book (id bigint PRIMARY KEY, title text NOT NULL);\n");
        m_ctl->write(u"books/0002_index.sql"_s, "CREATE INDEX CONCURRENTLY book_title ON book (title);\n");
        const Outcome added = ctl("product add Books --migrations books --json");
        VERIFY_STATUS(added, 0);
        QCOMPARE(added.json().value(u"migrations"_s).toInt(), 2);
        QCOMPARE(added.json().value(u"head_version"_s).toString(), u"0002"_s);
        VERIFY_STATUS(ctl("product add Books --migrations books"), 5);
        VERIFY_STATUS(ctl("product show Nothing"), 3);
        const QJsonArray files = ctl("product show Books --json").json().value(u"files"_s).toArray();
        QCOMPARE(files.size(), 2);
        QCOMPARE(files.at(1).toObject().value(u"transactional"_s).toBool(true), false);
        QCOMPARE(files.at(0).toObject().value(u"sha256"_s).toString().size(), 64);

        m_ctl->write(u"books/0003_author.sql"_s, "ALTER TABLE book ADD author text;\n");
        const Outcome imported = ctl("product import Books --migrations books --json");
        VERIFY_STATUS(imported, 0);
        QCOMPARE(imported.json().value(u"added"_s).toInt(), 1);
        QCOMPARE(ctl("product import Books --migrations books --json").json().value(u"added"_s).toInt(-1), 0);

        m_ctl->write(u"books/0001_books.sql"_s, "CREATE TABLE book (id bigint);\n");
        const Outcome changed = ctl("product import Books --migrations books --json");
        VERIFY_STATUS(changed, 5);
        QVERIFY2(changed.error().value(u"message"_s).toString().contains(u"0001_books.sql"_s), changed.err.constData());

        const Outcome nowhere = ctl("product add Other --migrations nowhere");
        QVERIFY2(nowhere.status == 2 || nowhere.status == 3, nowhere.err.constData());
        m_ctl->write(u"bad/0001.sql"_s, "\\connect postgres\n");
        VERIFY_STATUS(ctl("product add Other --migrations bad"), 2);
        QVERIFY(ctl("product list").out.contains("Books"));
    }

    void templatesAreBuiltAndRefreshed()
    {
        m_ctl->write(u"notes/0001_note.sql"_s, "CREATE TABLE note (id bigint PRIMARY KEY);\n");
        const Outcome added = ctl("product add Notes --migrations notes --template notes_template --json");
        VERIFY_STATUS(added, 0);
        QCOMPARE(added.json().value(u"template"_s).toString(), u"notes_template"_s);
        const auto templates = [this] { return ctl("local psql -- -Atqc", {u"SELECT string_agg(datname, ' ') FROM pg_database WHERE datistemplate AND datname NOT LIKE 'template_'"_s}).out.trimmed(); };
        QCOMPARE(templates(), "notes_template");
        m_ctl->write(u"notes/0002_text.sql"_s, "ALTER TABLE note ADD body text;\n");
        VERIFY_STATUS(ctl("product import Notes --migrations notes"), 0);
        const Outcome refreshed = ctl("product template Notes --json");
        VERIFY_STATUS(refreshed, 0);
        QCOMPARE(refreshed.json().value(u"template_version"_s).toString(), u"0002"_s);
        QCOMPARE(QString::fromUtf8(templates()), refreshed.json().value(u"template"_s).toString()); // the old one is gone
        const Outcome tenant = ctl("tenant provision --name Cloned --product Notes --json");
        VERIFY_STATUS(tenant, 0);
        QCOMPARE(tenant.json().value(u"schema_version"_s).toString(), u"0002"_s);
    }

    void stoppedServerEndsWith7AndComesBack()
    {
        VERIFY_STATUS(ctl("local stop"), 0);
        VERIFY_STATUS(ctl("local stop"), 0);
        QCOMPARE(ctl("local status --json").json().value(u"state"_s).toString(), u"stopped"_s);
        VERIFY_STATUS(ctl("tenant list"), 7);
        const Outcome uri = m_ctl->run({u"tenant"_s, u"list"_s, u"--registry"_s, m_uri});
        VERIFY_STATUS(uri, 7);
        VERIFY_STATUS(ctl("local start"), 0);
        VERIFY_STATUS(ctl("tenant list"), 0);
    }

    void anotherRegistryCanBeMadeThere()
    {
        VERIFY_STATUS(ctl("local psql -- -qc", {u"CREATE ROLE boss LOGIN SUPERUSER PASSWORD 'boss-word'"_s}), 0);
        const QString socket = ctl("local status --json").json().value(u"socket"_s).toString();
        Ctl other(m_ctl->home());
        other.environment.insert(u"TENANTRY_PASSWORD"_s, u"beatriz-word"_s);
        const QStringList create{u"registry"_s, u"create"_s, u"--server"_s, u"postgresql://boss@/postgres?host="_s + socket,
                                 u"--server-password-file"_s, m_ctl->write(u"boss"_s, "boss-word\n"), u"--admin"_s, u"beatriz"_s,
                                 u"--database"_s, u"second"_s, u"--profile"_s, u"second"_s, u"--json"_s};
        const Outcome created = other.run(create);
        VERIFY_STATUS(created, 0);
        QVERIFY(created.json().value(u"recovery_key"_s).toString().size() > 20);
        QVERIFY(!created.both().contains("boss-word") && !created.both().contains("beatriz-word"));
        VERIFY_STATUS(other.run(create), 5);
        const Outcome status = other.run({u"registry"_s, u"status"_s, u"--registry"_s, u"second"_s, u"--json"_s});
        VERIFY_STATUS(status, 0);
        QCOMPARE(status.json().value(u"operator"_s).toString(), u"beatriz"_s);
        // Without a password nobody becomes an ADMIN.
        VERIFY_STATUS(ctl("registry create --admin x --server", {u"postgresql://boss@/postgres?host="_s + socket}), 2);
    }
};

TENANTRY_TEST_MAIN(LocalTest)
#include "local_test.moc"
