// `tenant adopt` through the real program: a database that somebody else made goes on with Tenantry.
#include "ctl.h"
#include "support/qcamain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class AdoptCommandTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    QByteArray psql(const QString &database, const QByteArray &sql) const
    {
        const Outcome outcome = ctl("local psql --", {u"-d"_s, database, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-qAtc"_s, QString::fromUtf8(sql)});
        return outcome.status == 0 ? outcome.out.trimmed() : outcome.both();
    }
    // As dbmate would have left it after the second file.
    void outside(const QString &database) const
    {
        const QByteArray name = database.toUtf8();
        QCOMPARE(psql(u"postgres"_s, "CREATE ROLE " + name + "_app LOGIN PASSWORD 'correct horse'"), "");
        QCOMPARE(psql(u"postgres"_s, "CREATE DATABASE " + name + " OWNER " + name + "_app"), "");
        QCOMPARE(psql(database, "SET ROLE " + name + "_app; CREATE TABLE t1 (x int); CREATE TABLE t2 (x int); CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY); "
                                "INSERT INTO schema_migrations VALUES ('0001'), ('0002')"), "");
    }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        for (int i = 1; i <= 3; ++i)
            m_ctl->write(u"shop/000%1_t%1.sql"_s.arg(i), "CREATE TABLE t" + QByteArray::number(i) + " (x int);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
    }
    void cleanupTestCase() { m_ctl.reset(); }

    void whatIsMissing()
    {
        outside(u"acme"_s);
        const Outcome refused = ctl("tenant adopt --database acme --name Acme --json"); // made by a superuser: the server's owner has no right over it
        VERIFY_STATUS(refused, 4);
        const QString grant = u"GRANT \"acme_app\" TO \"tenantry_provisioner\" WITH ADMIN OPTION"_s;
        QVERIFY2(refused.error().value(u"hint"_s).toString().contains(grant), refused.err.constData());
        QCOMPARE(psql(u"postgres"_s, grant.toUtf8()), ""); // as the hint says
        VERIFY_STATUS(ctl("tenant adopt --name Acme"), 2);
        VERIFY_STATUS(ctl("tenant adopt --database acme"), 2);
        VERIFY_STATUS(ctl("tenant adopt --database acme --name Acme --role-password-file -"), 2);
        VERIFY_STATUS(ctl("tenant adopt --database nowhere --name Acme --json"), 3);
        VERIFY_STATUS(ctl("tenant adopt --database acme --name Acme --version 0009"), 3);
        VERIFY_STATUS(ctl("tenant adopt --database postgres --name Acme"), 5);
        VERIFY_STATUS(ctl("tenant adopt --database acme --name Acme --role acme_app"), 2); // its password is not known
        QVERIFY(ctl("tenant adopt --database nowhere --name Acme --lang es").err.contains("No hay ninguna base de datos"));
        QCOMPARE(ctl("tenant list --json").json().value(u"total"_s).toInt(-1), 0);
    }

    void testOnly()
    {
        const Outcome good = ctl("tenant adopt --database acme --name Acme --test-only --json");
        VERIFY_STATUS(good, 0);
        QVERIFY(good.json().value(u"ok"_s).toBool());
        QStringList names;
        for (const auto &check : good.json().value(u"checks"_s).toArray())
            names << check.toObject().value(u"name"_s).toString();
        QVERIFY2(names.contains(u"database"_s) && names.contains(u"owners"_s) && names.contains(u"access"_s) && names.contains(u"history"_s), qPrintable(names.join(u' ')));
        const Outcome people = ctl("tenant adopt --database acme --name Acme --test-only");
        VERIFY_STATUS(people, 0);
        QVERIFY2(people.out.contains("at version 0002, says dbmate") && people.out.contains("acme_app keeps every right"), people.out.constData());
        VERIFY_STATUS(ctl("tenant adopt --database template1 --name Acme --test-only"), 5);
        QCOMPARE(psql(u"acme"_s, "SELECT to_regnamespace('tenantry') IS NULL"), "t");
        VERIFY_STATUS(ctl("tenant show acme"), 3);
    }

    void adopts()
    {
        const Outcome done = ctl("tenant adopt --database acme --name Acme --plan gold --admin-email ana@example.org --label old --json --show-secret");
        VERIFY_STATUS(done, 0);
        const QJsonObject tenant = done.json();
        QCOMPARE(tenant.value(u"state"_s).toString(), u"active"_s);
        QCOMPARE(tenant.value(u"database"_s).toString(), u"acme"_s);
        QCOMPARE(tenant.value(u"schema_version"_s).toString(), u"0002"_s);
        QCOMPARE(tenant.value(u"behind"_s).toInt(), 1);
        QCOMPARE(tenant.value(u"steps"_s).toArray().size(), 8);
        QVERIFY(!tenant.value(u"password"_s).toString().isEmpty());
        QVERIFY(!done.err.contains(tenant.value(u"password"_s).toString().toUtf8()));
        QCOMPARE(ctl("operation show --json", {tenant.value(u"operation"_s).toString()}).json().value(u"kind"_s).toString(), u"adopt"_s);
        VERIFY_STATUS(ctl("operation undo", {tenant.value(u"operation"_s).toString()}), 5);
        VERIFY_STATUS(ctl("tenant adopt --database acme --name Twice"), 5);
        // From here on it is like any other.
        VERIFY_STATUS(ctl("migrate apply Shop --yes"), 0);
        QCOMPARE(ctl("tenant show acme --json").json().value(u"schema_version"_s).toString(), u"0003"_s);
        const Outcome drift = ctl("migrate drift acme --json --ignore table:public.schema_migrations");
        VERIFY_STATUS(drift, 0);
        VERIFY_STATUS(ctl("inspect tables acme"), 0);
        VERIFY_STATUS(ctl("tenant pause acme --yes"), 0);
        VERIFY_STATUS(ctl("tenant activate acme"), 0);
    }

    void undone()
    {
        outside(u"lost"_s);
        QCOMPARE(psql(u"postgres"_s, "GRANT lost_app TO tenantry_provisioner WITH ADMIN OPTION"), "");
        const QByteArray found = psql(u"lost"_s, "SELECT datdba::regrole, ARRAY(SELECT a::text FROM unnest(coalesce(datacl, acldefault('d', datdba))) a ORDER BY 1), shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'lost'");
        QCOMPARE(psql(u"lost"_s, "ALTER TABLE t1 DISABLE TRIGGER ALL; REVOKE ALL ON t1 FROM lost_app"), ""); // the tenant's role will not be able to read it, although it owns it
        const Outcome failed = ctl("tenant adopt --database lost --name Lost --json");
        QVERIFY2(failed.status != 0, failed.both().constData());
        const QString operation = QJsonDocument::fromJson(failed.err).object().value(u"error"_s).toObject().value(u"operation"_s).toString();
        QVERIFY2(!operation.isEmpty() && failed.error().value(u"hint"_s).toString().contains(operation), failed.err.constData());
        QVERIFY(psql(u"lost"_s, "SELECT datdba::regrole FROM pg_database WHERE datname = 'lost'") != "lost_app");
        const Outcome undone = ctl("operation undo", {operation});
        VERIFY_STATUS(undone, 0);
        QVERIFY2(undone.both().contains("is as it was found"), undone.both().constData());
        QCOMPARE(psql(u"lost"_s, "SELECT datdba::regrole, ARRAY(SELECT a::text FROM unnest(coalesce(datacl, acldefault('d', datdba))) a ORDER BY 1), shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'lost'"), found);
        QCOMPARE(psql(u"lost"_s, "SELECT to_regnamespace('tenantry') IS NULL AND (SELECT tableowner = 'lost_app' FROM pg_tables WHERE tablename = 't1')"), "t");
        VERIFY_STATUS(ctl("tenant show lost"), 3);
    }

    void aRoleThatIsThere()
    {
        outside(u"mine"_s);
        QCOMPARE(psql(u"postgres"_s, "GRANT mine_app TO tenantry_provisioner WITH ADMIN OPTION"), "");
        const QString file = m_ctl->write(u"mine.txt"_s, "correct horse\n");
        const Outcome done = ctl("tenant adopt --database mine --name Mine --json --role mine_app --role-password-file", {file});
        VERIFY_STATUS(done, 0);
        QCOMPARE(done.json().value(u"role"_s).toString(), u"mine_app"_s);
        VERIFY_STATUS(ctl("tenant diagnose mine"), 0);
    }
};

TENANTRY_TEST_MAIN(AdoptCommandTest)
#include "adopt_test.moc"
