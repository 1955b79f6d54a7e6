// migrate drift and tenant compare through the real program, and what it leaves when it is killed.
#include "ctl.h"
#include "support/qcamain.h"

#include <QJsonArray>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class DriftTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Ctl> m_ctl;
    QString m_database;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    Outcome psql(const QString &database, const QString &sql) const { return ctl("local psql -- -q -At -v ON_ERROR_STOP=1 -d", {database, u"-c"_s, sql}); }
    QString scratches() const
    {
        return QString::fromUtf8(psql(u"postgres"_s, u"SELECT count(*) FROM (SELECT datname AS n FROM pg_database UNION ALL SELECT rolname FROM pg_roles) x WHERE n LIKE 'tenantry\\_scratch\\_%'"_s).out).trimmed();
    }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);\n");
        // Sleeps where a role of that name is, so that there is something to kill.
        m_ctl->write(u"shop/0002_slow.sql"_s, "DO $$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'slow') THEN PERFORM pg_catalog.pg_sleep(120); END IF; END $$;\nCREATE INDEX customer_name ON customer (name);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
        for (const char *name : {"uno", "dos", "tres"})
            VERIFY_STATUS(ctl("tenant provision --product Shop --name", {QString::fromLatin1(name)}), 0);
        m_database = ctl("tenant show uno --json").json().value(u"database"_s).toString();
        QVERIFY(!m_database.isEmpty());
    }
    void cleanupTestCase() { m_ctl.reset(); }
    void cleanup() { QCOMPARE(scratches(), u"0"_s); }

    void whatIsWrongSaysSo()
    {
        VERIFY_STATUS(ctl("tenant compare uno"), 2);
        VERIFY_STATUS(ctl("tenant compare uno nobody"), 3);
        VERIFY_STATUS(ctl("tenant compare uno dos --ignore nonsense"), 2);
        VERIFY_STATUS(ctl("migrate drift uno --filter x"), 2);
        VERIFY_STATUS(ctl("migrate drift --filter nosuchtenant"), 3);
        VERIFY_STATUS(ctl("migrate drift --filter colour:red"), 2);
        VERIFY_STATUS(ctl("migrate drift --product Nothing"), 3);
        VERIFY_STATUS(ctl("migrate drift nobody"), 3);
    }

    void healthyOnes()
    {
        const Outcome compared = ctl("tenant compare uno dos --exit-code --json");
        VERIFY_STATUS(compared, 0);
        QCOMPARE(compared.json().value(u"equal"_s), QJsonValue(true));
        QCOMPARE(compared.json().value(u"a"_s)[u"fingerprint"], compared.json().value(u"b"_s)[u"fingerprint"]);
        const Outcome fleet = ctl("migrate drift --exit-code --json");
        VERIFY_STATUS(fleet, 0);
        const auto lines = fleet.lines();
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.last().value(u"event"_s).toString(), u"finished"_s);
        QCOMPARE(lines.last().value(u"equal"_s).toInt(), 3);
        QCOMPARE(lines.last().value(u"drifted"_s).toInt(-1), 0);
    }

    void driftIsShownAndSteersNoTerminal()
    {
        VERIFY_STATUS(psql(m_database, u"ALTER TABLE customer ADD COLUMN \"red\x1b[31m\" text DEFAULT E'\\x1b]0;title\\x07' || U&'\\202E'; ALTER TABLE customer ALTER name DROP NOT NULL"_s), 0);
        const Outcome text = ctl("migrate drift uno");
        VERIFY_STATUS(text, 0);
        QVERIFY2(text.out.contains("column public.customer.name: not as the migrations make it\n  - text NOT NULL\n  + text\n"), text.out.constData());
        QVERIFY2(text.out.contains("red\\u001b[31m"), text.out.constData());
        QVERIFY2(!text.both().contains('\x1b') && !text.both().contains('\x07') && !text.both().contains("\xE2\x80\xAE"), text.out.constData());
        VERIFY_STATUS(ctl("migrate drift uno --exit-code"), 1);
        VERIFY_STATUS(ctl("migrate drift uno --exit-code --ignore column:*"), 0);
        const Outcome json = ctl("migrate drift uno --json --lang es");
        VERIFY_STATUS(json, 0);
        QCOMPARE(json.json().value(u"differences"_s).toInt(), 2);
        const auto first = json.json().value(u"objects"_s).toArray().last().toObject(); // '"red' comes before 'name'
        QCOMPARE(first.value(u"change"_s).toString(), u"changed"_s);
        QCOMPARE(first.value(u"expected"_s).toString(), u"text NOT NULL"_s);
        QCOMPARE(first.value(u"found"_s).toString(), u"text"_s);
        const Outcome compared = ctl("tenant compare dos uno --exit-code");
        VERIFY_STATUS(compared, 1);
        QVERIFY2(compared.out.contains("--- dos") && compared.out.contains("+++ uno") && compared.out.contains("only in uno"), compared.out.constData());
        const auto lines = ctl("migrate drift --json --filter slug:uno,dos").lines();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.last().value(u"drifted"_s).toInt(), 1);
        QVERIFY(ctl("migrate drift --details").out.contains("customer.name: not as"));
    }

    void oneThatCannotBeReachedFails()
    {
        const QString gone = ctl("tenant show tres --json").json().value(u"database"_s).toString();
        VERIFY_STATUS(psql(u"postgres"_s, u"ALTER DATABASE %1 RENAME TO elsewhere"_s.arg(gone)), 0);
        const Outcome fleet = ctl("migrate drift --json");
        VERIFY_STATUS(fleet, 6);
        QCOMPARE(fleet.lines().last().value(u"failed"_s).toInt(), 1);
        VERIFY_STATUS(ctl("migrate drift tres"), 3);
        VERIFY_STATUS(psql(u"postgres"_s, u"ALTER DATABASE elsewhere RENAME TO %1"_s.arg(gone)), 0);
    }

    void aKilledOneIsTidiedUp() // faults.md 1
    {
        VERIFY_STATUS(psql(u"postgres"_s, u"CREATE ROLE slow"_s), 0);
        const auto process = m_ctl->start({u"migrate"_s, u"drift"_s, u"dos"_s});
        const QString sleeping = u"SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'tenantry\\_scratch\\_%' AND wait_event = 'PgSleep'"_s;
        QTRY_COMPARE_WITH_TIMEOUT(QString::fromUtf8(psql(u"postgres"_s, sleeping).out).trimmed(), u"1"_s, 30'000);
        process->kill();
        QVERIFY(process->waitForFinished());
        VERIFY_STATUS(psql(u"postgres"_s, u"DROP ROLE slow"_s), 0);
        // The server is still busy in it: left alone, and what is asked is answered all the same.
        VERIFY_STATUS(ctl("migrate drift dos --exit-code"), 0);
        QCOMPARE(scratches(), u"2"_s);
        VERIFY_STATUS(psql(u"postgres"_s, u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'tenantry\\_scratch\\_%'"_s), 0);
        QTRY_COMPARE_WITH_TIMEOUT(QString::fromUtf8(psql(u"postgres"_s, sleeping).out).trimmed(), u"0"_s, 10'000);
        VERIFY_STATUS(ctl("migrate drift dos --exit-code"), 0);
        QCOMPARE(scratches(), u"0"_s);
    }
};

TENANTRY_TEST_MAIN(DriftTest)
#include "drift_test.moc"
