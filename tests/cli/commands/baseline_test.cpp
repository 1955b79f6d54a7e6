// `migrate baseline` through the real program: a database that another tool migrated goes on with Tenantry.
#include "ctl.h"
#include "support/qcamain.h"

#include <QJsonArray>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class BaselineCommandTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ctl> m_ctl;
    QString m_database, m_role;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    QByteArray psql(const QByteArray &sql) const
    {
        const Outcome outcome = ctl("local psql --", {u"-d"_s, m_database, u"-qAtc"_s, QString::fromUtf8(sql)});
        return outcome.status == 0 ? outcome.out.trimmed() : outcome.both();
    }
    QByteArray asTenant(const QByteArray &sql) const { return psql("SET ROLE \"" + m_role.toUtf8() + "\"; " + sql); }
    QString version() const { return ctl("tenant show acme --json").json().value(u"schema_version"_s).toString(); }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        for (int i = 1; i <= 4; ++i)
            m_ctl->write(u"shop/000%1_t%1.sql"_s.arg(i), "CREATE TABLE t" + QByteArray::number(i) + " (x int);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
        VERIFY_STATUS(ctl("tenant provision --product Shop --plan gold --name Acme"), 0);
        const QJsonObject tenant = ctl("tenant show acme --json").json();
        m_database = tenant.value(u"database"_s).toString();
        m_role = tenant.value(u"role"_s).toString();
        // As dbmate would have left it after the second file.
        psql("DROP SCHEMA tenantry CASCADE");
        asTenant("DROP TABLE t3, t4; CREATE TABLE schema_migrations (version varchar(128) primary key)");
        QCOMPARE(psql("SELECT to_regclass('tenantry.migration') IS NULL"), "t");
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void nothingThatMatches()
    {
        const Outcome outcome = ctl("migrate baseline acme --json");
        VERIFY_STATUS(outcome, 5);
        QCOMPARE(outcome.error().value(u"kind"_s).toString(), u"conflict"_s);
        QVERIFY2(outcome.error().value(u"message"_s).toString().contains(u"dbmate has nothing applied"_s), outcome.err.constData());
        asTenant("INSERT INTO schema_migrations VALUES ('0001'), ('0003'), ('0099')");
        const Outcome wrong = ctl("migrate baseline acme --json");
        VERIFY_STATUS(wrong, 5);
        QVERIFY2(wrong.err.contains("\"unknown\":[\"0099\"]") && wrong.err.contains("\"missing\":[\"0002_t2.sql\"]"), wrong.err.constData());
        QVERIFY(ctl("migrate baseline acme --lang es").err.contains("no se puede saber"));
        QCOMPARE(psql("SELECT to_regclass('tenantry.migration') IS NULL"), "t");
        VERIFY_STATUS(ctl("migrate baseline nobody"), 3);
        VERIFY_STATUS(ctl("migrate baseline acme --version 0009"), 3);
    }
    void dryRun()
    {
        asTenant("TRUNCATE schema_migrations; INSERT INTO schema_migrations VALUES ('0001'), ('0002')");
        const Outcome outcome = ctl("migrate baseline acme --dry-run --json");
        VERIFY_STATUS(outcome, 0);
        QCOMPARE(outcome.json().value(u"tool"_s).toString(), u"dbmate"_s);
        QCOMPARE(outcome.json().value(u"table"_s).toString(), u"public.schema_migrations"_s);
        QCOMPARE(outcome.json().value(u"version"_s).toString(), u"0002"_s);
        QCOMPARE(outcome.json().value(u"files"_s).toArray(), (QJsonArray{u"0001_t1.sql"_s, u"0002_t2.sql"_s}));
        QCOMPARE(outcome.json().value(u"written"_s).toInt(-1), 0);
        QVERIFY(outcome.json().value(u"dry_run"_s).toBool());
        QCOMPARE(version(), u"0004"_s); // as it was
        QCOMPARE(psql("SELECT to_regclass('tenantry.migration') IS NULL"), "t");
        const Outcome people = ctl("migrate baseline acme --dry-run");
        QVERIFY2(people.out.contains("dbmate") && people.err.contains("2 files would be written down as applied, up to version 0002"), people.both().constData());
    }
    void baseline()
    {
        const Outcome outcome = ctl("migrate baseline acme");
        VERIFY_STATUS(outcome, 0);
        QVERIFY2(outcome.err.contains("2 files written down as applied: acme is at version 0002"), outcome.err.constData());
        QCOMPARE(version(), u"0002"_s);
        QCOMPARE(psql("SELECT string_agg(version, ' ' ORDER BY version) FROM tenantry.migration WHERE finished"), "0001 0002");
        QCOMPARE(psql("SELECT to_regclass('t3') IS NULL"), "t"); // nothing ran
        const Outcome again = ctl("migrate baseline acme --json");
        VERIFY_STATUS(again, 0);
        QCOMPARE(again.json().value(u"written"_s).toInt(-1), 0);
    }
    void byHand()
    {
        VERIFY_STATUS(ctl("migrate baseline acme --version 0001"), 5); // less than what is written down
        VERIFY_STATUS(ctl("migrate baseline acme --version 0001 --dry-run"), 5);
        asTenant("CREATE TABLE t3 (x int)");
        const Outcome outcome = ctl("migrate baseline acme --version 3 --json");
        VERIFY_STATUS(outcome, 0);
        QCOMPARE(outcome.json().value(u"version"_s).toString(), u"0003"_s);
        QCOMPARE(outcome.json().value(u"written"_s).toInt(), 1);
        QCOMPARE(version(), u"0003"_s);
    }
};

TENANTRY_TEST_MAIN(BaselineCommandTest)
#include "baseline_test.moc"
