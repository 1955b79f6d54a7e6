// From a folder to a tenant at its head, and on from wherever it stopped.
#include "migrations/apply.h"
#include "support/qcamain.h"

#include <QDir>
#include <QFile>

using namespace tenantry;
using namespace tenantry::migrations;
using test::TestCluster;

class MigrateTest : public QObject {
    Q_OBJECT
    postgres::Pool m_pool;
    std::shared_ptr<drivers::TenantDriver> m_driver = drivers::makeDriver(QStringLiteral("postgresql"), m_pool);
    QString m_role, m_database, m_folder;

    postgres::ConnectionSettings inside() const { return TestCluster::superuser(m_database); }
    void write(const char *name, const QByteArray &sql)
    {
        QFile file(m_folder + QLatin1Char('/') + QString::fromUtf8(name));
        QDir().mkpath(QFileInfo(file).path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sql) == sql.size());
    }
    base::Result<Pending> pending(const QString &target = {})
    {
        TRY(const MigrationSet set, discover(m_folder));
        TRY(const auto applied, m_driver->applied(inside(), {}));
        return plan(toDriver(set.files), applied, target);
    }
    base::Result<QString> migrate(const QString &target = {}, const FileProgress &progress = {}, std::stop_token stop = {})
    {
        TRY(const Pending todo, pending(target));
        return migrations::apply(*m_driver, inside(), m_role, todo, {}, progress, stop);
    }
    QString one(const char *sql) const
    {
        const auto rows = TestCluster::connect(m_database)->query(sql);
        return rows && !rows->isEmpty() ? rows->text(0, 0) : QString::fromUtf8(test::describe(rows));
    }

private slots:
    void init()
    {
        m_role = TestCluster::uniqueName(QStringLiteral("r"));
        m_database = TestCluster::uniqueName(QStringLiteral("t"));
        m_folder = TestCluster::temporaryFolder();
        const auto owner = TestCluster::superuser();
        QVERIFY(m_driver->ensureRole(owner, m_role, base::secretFromText(QStringLiteral("x")), -1, QStringLiteral("m"), {}));
        QVERIFY(m_driver->ensureDatabase(owner, m_database, m_role, {}, QStringLiteral("m"), {}));
        QVERIFY(m_driver->harden(owner, m_database, m_role, {}));
    }
    void cleanup() { m_pool.clear(); }

    void fromAFolderToTheHead()
    {
        write("V1__a.sql", "CREATE TABLE a (x int);");
        write("V2__b.sql", "CREATE UNIQUE INDEX CONCURRENTLY i ON a (x);");
        write("V10__c.sql", "ALTER TABLE a ADD COLUMN y int;");
        write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT x, y FROM a;");
        QStringList seen;
        const auto reached = migrate({}, [&](const drivers::Migration &file, int done, int total, std::chrono::milliseconds) {
            seen << QStringLiteral("%1 %2/%3").arg(file.fileName).arg(done).arg(total);
        });
        QVERIFY2(reached, test::describe(reached));
        QCOMPARE(*reached, QStringLiteral("10"));
        QCOMPARE(seen, (QStringList{QStringLiteral("V1__a.sql 1/4"), QStringLiteral("V2__b.sql 2/4"), QStringLiteral("V10__c.sql 3/4"), QStringLiteral("R__v.sql 4/4")}));
        QVERIFY(pending()->files.empty());
        QCOMPARE(one("SELECT viewowner FROM pg_views WHERE viewname = 'v'"), m_role);
        // A new file, and a view that changed: those two and no more.
        write("V11__d.sql", "ALTER TABLE a ADD COLUMN z int;");
        write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT x, y, z FROM a;");
        QCOMPARE(int(pending()->files.size()), 2);
        QCOMPARE(migrate().value_or(QString()), QStringLiteral("11"));
    }
    void goesOnWhereItStopped()
    {
        write("1_a.sql", "CREATE TABLE a (x int);");
        write("2_b.sql", "CREATE TABLE a (y int);");
        write("3_c.sql", "CREATE TABLE c (x int);");
        const auto failed = migrate();
        QVERIFY(!failed);
        QVERIFY2(failed.error().message.translated().contains(QStringLiteral("2_b.sql, line 1")), test::describe(failed));
        QCOMPARE(pending()->fromVersion, QStringLiteral("1"));
        write("2_b.sql", "CREATE TABLE b (y int);");
        QCOMPARE(migrate().value_or(QString()), QStringLiteral("3"));
        write("1_a.sql", "CREATE TABLE a (x bigint);");
        QCOMPARE(migrate().error().kind, base::Kind::Conflict);
    }
    void stopsBetweenFiles()
    {
        for (const char *name : {"1_a.sql", "2_b.sql", "3_c.sql"})
            write(name, QByteArray("CREATE TABLE t") + name[0] + " (x int);");
        std::stop_source stop;
        const auto stopped = migrate({}, [&](const drivers::Migration &, int done, int, std::chrono::milliseconds) {
            if (done == 2)
                stop.request_stop();
        }, stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, base::Kind::Cancelled);
        QCOMPARE(pending()->fromVersion, QStringLiteral("2"));
        QCOMPARE(migrate().value_or(QString()), QStringLiteral("3"));
    }
    void oddBytesArriveAsTheyAre() // faults.md 19
    {
        write("0001_bom.sql", "\xEF\xBB\xBF" "CREATE TABLE \"ñ\" (a text DEFAULT '🧪');\r\n");
        write("0009_dollar.sql", "DO $a$ BEGIN EXECUTE $b$ CREATE TABLE d (x int); $b$; END $a$;");
        write("00010_nested.sql", "/* /* COMMIT; */ */ INSERT INTO \"ñ\" VALUES (DEFAULT), (E'it\\'s; fine');");
        write("0011_empty.sql", "");
        const auto reached = migrate();
        QVERIFY2(reached, test::describe(reached));
        QCOMPARE(*reached, QStringLiteral("0011"));
        QCOMPARE(one("SELECT string_agg(a, '|') FROM \"ñ\""), QStringLiteral("🧪|it's; fine"));
    }
    void dbmateAndPrisma()
    {
        write("20240101000000_a.sql", "-- migrate:up\nCREATE TABLE a (x int);\n-- migrate:down\nDROP TABLE a;\n");
        write("20240102000000_b.sql", "-- migrate:up transaction:false\nCREATE INDEX CONCURRENTLY ON a (x);\n-- migrate:down\n");
        QCOMPARE(migrate().value_or(QString()), QStringLiteral("20240102000000"));
        QCOMPARE(one("SELECT count(*) FROM pg_indexes WHERE tablename = 'a'"), QStringLiteral("1"));
        m_folder = TestCluster::temporaryFolder();
        write("20240103000000_c/migration.sql", "CREATE TABLE c (x int);");
        QCOMPARE(pending().error().kind, base::Kind::Conflict); // what is applied here belongs to another set
    }
};

TENANTRY_TEST_MAIN(MigrateTest)
#include "migrate_test.moc"
