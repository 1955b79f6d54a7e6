// migrate rehearse through the real program: what it says, and what it leaves when it is interrupted or killed.
#include "ctl.h"
#include "postgres/localcluster.h"
#include "support/qcamain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <csignal>

using namespace tenantry::test;
using namespace Qt::StringLiterals;

class RehearseTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Ctl> m_ctl;

    Outcome ctl(const char *line, const QStringList &more = {}) const { return m_ctl->run(QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts) + more); }
    QByteArray psql(const QString &sql, const QString &database = u"postgres"_s) const { return ctl("local psql -- -XAtq -v ON_ERROR_STOP=1 -d", {database, u"-c"_s, sql}).out.trimmed(); }
    QByteArray scratches() const { return psql(u"SELECT count(*) FROM (SELECT datname AS n FROM pg_database UNION ALL SELECT rolname FROM pg_roles) x WHERE n LIKE 'tenantry\\_scratch\\_%'"_s); }
    QByteArray asleep() const { return psql(u"SELECT count(*) FROM pg_stat_activity WHERE datname LIKE 'tenantry\\_scratch\\_%' AND wait_event = 'PgSleep'"_s); }
    void file(const char *name, const QByteArray &sql) const
    {
        m_ctl->write(u"shop/"_s + QString::fromLatin1(name), sql);
        VERIFY_STATUS(ctl("product import Shop --migrations shop --replace"), 0);
    }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>();
        VERIFY_STATUS(ctl("local start"), 0);
        m_ctl->write(u"shop/0001_customer.sql"_s, "CREATE TABLE customer (id int PRIMARY KEY, name text);\n");
        VERIFY_STATUS(ctl("product add Shop --migrations shop"), 0);
        for (const char *name : {"uno", "dos", "tres"})
            VERIFY_STATUS(ctl("tenant provision --product Shop --name", {QString::fromLatin1(name)}), 0);
        const QString dos = ctl("tenant show dos --json").json().value(u"database"_s).toString();
        psql(u"INSERT INTO customer SELECT n, repeat('x', 100) FROM generate_series(1, 20000) n"_s, dos);
    }
    void cleanupTestCase() { m_ctl.reset(); }
    void cleanup()
    {
        QCOMPARE(scratches(), "0");
        QCOMPARE(ctl("migrate status --json").json().value(u"versions"_s)[0][u"version"].toString(), u"0001"_s);
    }

    void whatIsWrongSaysSo()
    {
        VERIFY_STATUS(ctl("migrate rehearse Nothing"), 3);
        VERIFY_STATUS(ctl("migrate rehearse --to 0099"), 3);
        VERIFY_STATUS(ctl("migrate rehearse --tenant nobody"), 3);
        VERIFY_STATUS(ctl("migrate rehearse --filter nokey:1"), 2);
        VERIFY_STATUS(ctl("migrate rehearse --max-size much"), 2);
        VERIFY_STATUS(ctl("migrate rehearse --free-space 1,5GB"), 2);
        VERIFY_STATUS(ctl("migrate rehearse --time-limit 0"), 2);
        VERIFY_STATUS(ctl("migrate rehearse --time-limit 301"), 2);
        const Outcome nothing = ctl("migrate rehearse --json");
        VERIFY_STATUS(nothing, 0);
        QVERIFY(nothing.json().value(u"tenants"_s).toArray().isEmpty() && nothing.json().value(u"prediction"_s).isNull());
    }

    void whatItReports()
    {
        file("0002_wider.sql", "ALTER TABLE customer ALTER COLUMN id TYPE bigint;\n");
        file("0003_index.sql", "CREATE INDEX customer_name ON customer (name);\n");
        const Outcome json = ctl("migrate rehearse --json");
        VERIFY_STATUS(json, 0);
        const QJsonObject report = json.json();
        QCOMPARE(report.value(u"product"_s).toString(), u"Shop"_s);
        QCOMPARE(report.value(u"target"_s).toString(), u"0003"_s);
        QCOMPARE(report.value(u"due"_s).toInt(), 3);
        const QJsonArray tenants = report.value(u"tenants"_s).toArray();
        const QJsonValue largest = tenants.last();
        QCOMPARE(largest[u"tenant"].toString(), u"dos"_s);
        QCOMPARE(largest[u"result"].toString(), u"migrated"_s);
        QVERIFY(largest[u"chosen_for"].toArray().contains(u"largest"_s));
        QVERIFY(largest[u"copied_bytes"].toInteger() > 2'000'000 && largest[u"size_bytes"].toInteger() > 2'000'000 && largest[u"copy_ms"].toDouble() > 0);
        QCOMPARE(largest[u"files"][0][u"rewritten"][0][u"table"].toString(), u"public.customer"_s);
        QCOMPARE(largest[u"files"][0][u"locks"][0][u"mode"].toString(), u"ACCESS EXCLUSIVE"_s);
        QCOMPARE(largest[u"files"][1][u"locks"][0][u"mode"].toString(), u"SHARE"_s);
        QCOMPARE(largest[u"files"][1][u"locks"][0][u"stops_reading"], QJsonValue(false));
        QCOMPARE(largest[u"files"][1][u"locks"][0][u"stops_writing"], QJsonValue(true));
        QCOMPARE(report.value(u"prediction"_s)[u"tenants"].toInt(), 3);
        QVERIFY(report.value(u"prediction"_s)[u"ms"].toDouble() > 0 && report.value(u"prediction"_s)[u"longest_lock_ms"].toDouble() > 0);
        const Outcome text = ctl("migrate rehearse --tenant dos --tenant uno --lang es");
        VERIFY_STATUS(text, 0);
        QVERIFY2(text.out.contains("public.customer  ACCESS EXCLUSIVE") && text.out.contains("0002_wider.sql"), text.out.constData());
        QVERIFY2(!text.both().contains("nobody") && !text.both().contains("Roll-out"), text.both().constData());
    }

    void aFileThatFails()
    {
        file("0003_index.sql", "\nCREATE UNIQUE INDEX customer_name ON customer (name);\n");
        const Outcome json = ctl("migrate rehearse --json");
        VERIFY_STATUS(json, 6);
        QCOMPARE(json.json().value(u"failed"_s).toInt(), 1);
        const QJsonValue cause = json.json().value(u"causes"_s)[0];
        QCOMPARE(cause[u"sqlstate"].toString(), u"23505"_s);
        QCOMPARE(cause[u"place"][u"line"].toInt(), 2);
        QVERIFY(!cause[u"likely_cause"].toString().isEmpty() && !cause[u"next_action"].toString().isEmpty());
        VERIFY_STATUS(ctl("migrate rehearse --tenant dos"), 1);
        const Outcome text = ctl("migrate rehearse");
        VERIFY_STATUS(text, 6);
        QVERIFY2(text.out.contains("Most likely:") && text.out.contains("0003_index.sql"), text.out.constData());
        file("0003_index.sql", "CREATE INDEX customer_name ON customer (name);\n");
    }

    void withoutPgDump()
    {
        Ctl other(m_ctl->home());
        const QString empty = m_ctl->home() + u"/none"_s;
        QVERIFY(QDir().mkpath(empty));
        other.environment.insert(u"TENANTRY_PG_BINDIR"_s, empty);
        const Outcome missing = other.run({u"migrate"_s, u"rehearse"_s, u"--json"_s});
        VERIFY_STATUS(missing, 3);
        QVERIFY2(missing.error().value(u"message"_s).toString().contains(u"pg_dump"_s), missing.err.constData());
    }

    void interrupted()
    {
        file("0003_index.sql", "SELECT pg_sleep(120);\n");
        const auto process = m_ctl->start({u"migrate"_s, u"rehearse"_s, u"--tenant"_s, u"uno"_s});
        QTRY_COMPARE_WITH_TIMEOUT(asleep(), "1", 30'000);
        ::kill(pid_t(process->processId()), SIGINT);
        const Outcome outcome = Ctl::finish(*process);
        VERIFY_STATUS(outcome, 130);
        QCOMPARE(scratches(), "0");
    }

    void killed_data()
    {
        QTest::addColumn<bool>("byDrift");
        QTest::newRow("tidied up by the next rehearsal") << false;
        QTest::newRow("tidied up by a look for drift") << true;
    }
    void killed() // faults.md 1
    {
        QFETCH(bool, byDrift);
        file("0003_index.sql", "SELECT pg_sleep(120);\n");
        const auto process = m_ctl->start({u"migrate"_s, u"rehearse"_s, u"--tenant"_s, u"uno"_s});
        QTRY_COMPARE_WITH_TIMEOUT(asleep(), "1", 30'000);
        process->kill();
        QVERIFY(process->waitForFinished());
        QCOMPARE(scratches(), "2"); // database and role
        QTRY_COMPARE_WITH_TIMEOUT(asleep(), "0", 10'000); // the server notices by itself, in the middle of the statement
        file("0003_index.sql", "CREATE INDEX customer_name ON customer (name);\n");
        if (byDrift)
            VERIFY_STATUS(ctl("migrate drift uno --exit-code"), 0);
        else
            VERIFY_STATUS(ctl("migrate rehearse --tenant uno"), 0);
        QCOMPARE(scratches(), "0");
    }

    void killedWhileCopying()
    {
        // pg_dump waits here until it is let go; it dies with the program.
        const QString folder = m_ctl->home() + u"/slow"_s;
        QVERIFY(QDir().mkpath(folder));
        const QString real = tenantry::postgres::postgresPrograms();
        const auto program = [&](const QString &name, const QString &body) {
            QFile out(folder + u'/' + name);
            QVERIFY(out.open(QIODevice::WriteOnly) && out.write((u"#!/bin/sh\n"_s + body + u'\n').toUtf8()) > 0);
            out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        };
        program(u"pg_dump"_s, u"[ \"$1\" = --version ] && exec %1/pg_dump --version\necho $$ > %2/pid; printf '%s\\n' \"$@\" > %2/arguments; env > %2/environment; exec sleep 300"_s.arg(real, folder));
        program(u"pg_restore"_s, u"exec %1/pg_restore \"$@\""_s.arg(real));
        Ctl other(m_ctl->home());
        other.environment.insert(u"TENANTRY_PG_BINDIR"_s, folder);
        const auto process = other.start({u"migrate"_s, u"rehearse"_s, u"--tenant"_s, u"dos"_s});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + u"/environment"_s) && QFile(folder + u"/environment"_s).size() > 0, 30'000);
        const auto read = [&](const char *name) {
            QFile in(folder + u'/' + QString::fromLatin1(name));
            return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
        };
        const pid_t dump = read("pid").trimmed().toInt();
        QVERIFY(dump > 0 && ::kill(dump, 0) == 0);
        QVERIFY2(read("arguments").contains("passfile=") && !read("arguments").contains("password="), read("arguments").constData());
        QVERIFY2(!read("environment").contains("PGPASSWORD"), read("environment").constData());
        process->kill();
        QVERIFY(process->waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(::kill(dump, 0) != 0 || QByteArray("Z") == [&] { // dead, whoever reaps it
            QFile stat(u"/proc/%1/stat"_s.arg(dump));
            return stat.open(QIODevice::ReadOnly) ? stat.readAll().split(' ').value(2) : QByteArray("Z");
        }(), 10'000);
        QCOMPARE(scratches(), "2");
        VERIFY_STATUS(ctl("migrate rehearse --tenant uno"), 0);
    }
};

TENANTRY_TEST_MAIN(RehearseTest)
#include "rehearse_test.moc"
