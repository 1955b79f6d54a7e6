// Databases that another tool migrated: recognised by its own tables, baselined at the matching version, or a sentence why not.
#include "migrations/apply.h"
#include "migrations/history.h"
#include "support/faultproxy.h"
#include "support/qcamain.h"
#include "toolhistories.h"

#include <QCryptographicHash>

using namespace tenantry;
using namespace tenantry::migrations;
using namespace tenantry::test;
using namespace Qt::StringLiterals;
using drivers::Migration;

namespace {

Migration file(const char *version, const char *name, const QByteArray &body = "SELECT 1")
{
    const QString v = QString::fromUtf8(version), n = QString::fromUtf8(name);
    return {v, n, v + u'_' + n + u".sql"_s, QCryptographicHash::hash(body, QCryptographicHash::Sha256), body, true, false};
}

const std::vector<Migration> &product()
{
    static const std::vector<Migration> files{file("0001", "customers"), file("0002", "order_lines"), file("0003", "tags"), file("0004", "later"),
                                              {{}, u"views"_s, u"R__views.sql"_s, "sum", "SELECT 1", true, true}};
    return files;
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT
    postgres::Pool m_pool;
    std::shared_ptr<drivers::TenantDriver> m_driver = drivers::makeDriver(u"postgresql"_s, m_pool);
    QString m_role, m_database;

    postgres::ConnectionSettings inside() const { return TestCluster::superuser(m_database); }
    void asTenant(const QByteArray &sql) const
    {
        const auto done = TestCluster::connect(m_database)->script("SET ROLE " + postgres::quoteIdentifier(m_role) + "; SET search_path = public; " + sql);
        QVERIFY2(done, describe(done));
    }
    QString one(const QByteArray &sql) const
    {
        const auto rows = TestCluster::connect(m_database)->query(sql);
        return !rows ? QString::fromUtf8(describe(rows)) : rows->isEmpty() ? u"(none)"_s : rows->text(0, 0);
    }
    Recognition seen(const std::vector<Migration> &files = product())
    {
        const auto out = recognise(*m_driver, inside(), m_role, files);
        if (!out)
            qWarning("%s", describe(out));
        return out.value_or(Recognition{});
    }
    static QString reasons(const Recognition &recognition)
    {
        QStringList out;
        for (const base::Text &reason : recognition.reasons)
            out << reason.translated();
        return out.join(u'|');
    }

private slots:
    void init()
    {
        m_role = TestCluster::uniqueName(u"r"_s);
        m_database = TestCluster::uniqueName(u"t"_s);
        const auto owner = TestCluster::superuser();
        QVERIFY(m_driver->ensureRole(owner, m_role, base::secretFromText(u"x"_s), -1, u"m"_s, {}));
        QVERIFY(m_driver->ensureDatabase(owner, m_database, m_role, {}, u"m"_s, {}));
        QVERIFY(m_driver->harden(owner, m_database, m_role, {}));
        QVERIFY(TestCluster::connect(m_database)->script("DROP SCHEMA tenantry CASCADE")); // as before Tenantry came
    }
    void cleanup() { m_pool.clear(); }

    void tools_data()
    {
        QTest::addColumn<QByteArray>("tables");
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("table");
        const auto row = [](const char *tool, const char *tables, const char *rows, const char *table) {
            QTest::newRow(tool) << QByteArray(tables) << QByteArray(rows) << QString::fromUtf8(table);
        };
        row("Flyway", flywayTable, flywayRows, "public.flyway_schema_history");
        row("Liquibase", liquibaseTables, liquibaseRows, "public.databasechangelog");
        row("Prisma", prismaTable, prismaRows, "public._prisma_migrations");
        row("golang-migrate", golangTable, golangRows, "public.schema_migrations");
        row("dbmate", dbmateTable, dbmateRows, "public.schema_migrations");
        row("Alembic", alembicTable, alembicRows, "public.alembic_version");
        row("Django", djangoTable, djangoRows, "public.django_migrations");
        row("Rails", railsTables, dbmateRows, "public.schema_migrations");
        row("Knex", knexTables, knexRows, "public.knex_migrations");
        row("Sqitch", sqitchTables, sqitchRows, "sqitch.changes");
        row("node-pg-migrate", nodePgTable, nodePgRows, "public.pgmigrations");
    }
    void tools()
    {
        QFETCH(QByteArray, tables);
        QFETCH(QByteArray, rows);
        QFETCH(QString, table);
        asTenant(tables);
        // Made, but nothing applied.
        const Recognition empty = seen();
        QVERIFY(!empty.matched());
        QVERIFY2(reasons(empty).contains(u"has nothing applied"_s), qPrintable(reasons(empty)));
        asTenant(rows);
        const Recognition full = seen();
        QVERIFY2(full.matched(), qPrintable(reasons(full)));
        QCOMPARE(full.tool, QString::fromUtf8(QTest::currentDataTag()));
        QCOMPARE(full.table, table);
        QCOMPARE(full.version, u"0003"_s);
        QCOMPARE(full.applied.size(), 3u);
        QVERIFY(full.unknown.isEmpty() && full.missing.isEmpty() && full.failed.isEmpty() && full.notRead.isEmpty());
        QCOMPARE(full.histories.front().onlyNewest, full.tool == u"Alembic"_s || full.tool == u"golang-migrate"_s);
        // It was only read.
        QCOMPARE(one("SELECT count(*) FROM pg_namespace WHERE nspname = 'tenantry'"), u"0"_s);
        // The product ends before: what comes after is unknown.
        const Recognition ahead = seen({product()[0], product()[1]});
        QVERIFY(!ahead.matched());
        QVERIFY(full.histories.front().onlyNewest ? !ahead.unknown.isEmpty() : ahead.unknown.size() == 1);
        // Another product.
        const Recognition other = seen({file("7", "something"), file("8", "else")});
        QVERIFY(!other.matched());
        QVERIFY2(reasons(other).contains(u"Nothing that"_s), qPrintable(reasons(other)));
        // Written down, the rest is applied as ever.
        const auto written = m_driver->baseline(inside(), full.applied, {});
        QVERIFY2(written, describe(written));
        QCOMPARE(*written, 3);
        const auto applied = m_driver->applied(inside(), {});
        QVERIFY2(applied, describe(applied));
        const auto pending = plan(product(), *applied);
        QVERIFY2(pending, describe(pending));
        QCOMPARE(pending->fromVersion, u"0003"_s);
        QCOMPARE(pending->files.size(), 2u); // 0004 and the repeatable
    }

    void whatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &sql, const char *says) { QTest::newRow(name) << sql << QString::fromUtf8(says); };
        const QByteArray insert = "; INSERT INTO ";
        row("nothing there", "SELECT 1", "No migration tool");
        row("golang dirty", golangTable + QByteArray("INSERT INTO schema_migrations VALUES (2, true)"), "failed or were left in the middle: 2");
        row("golang at two", golangTable + QByteArray("INSERT INTO schema_migrations VALUES (2, false), (3, false)"), "several versions at once");
        row("alembic with two heads", alembicTable + QByteArray("INSERT INTO alembic_version VALUES ('0001'), ('0003')"), "several versions at once");
        row("flyway failed", QByteArray(flywayTable) + flywayRows + insert + "flyway_schema_history VALUES (4, '4', 'later', 'SQL', 'V4__later.sql', 1, 'x', now(), 1, false)", "left in the middle: 4 later");
        row("flyway by another name", QByteArray(flywayTable) + flywayRows + "; UPDATE flyway_schema_history SET description = 'suppliers' WHERE version = '2'", "no file of the product: 2 suppliers");
        row("flyway taken back", QByteArray(flywayTable) + flywayRows + insert + "flyway_schema_history VALUES (4, '2', 'order lines', 'UNDO_SQL', 'U2', 1, 'x', now(), 1, true)", "never applied: 0002_order_lines.sql");
        row("a gap", dbmateTable + QByteArray("INSERT INTO schema_migrations VALUES ('0001'), ('0003')"), "1 file of the product before version 0003 were never applied|0002_order_lines.sql");
        row("one unknown", QByteArray(dbmateTable) + dbmateRows + insert + "schema_migrations VALUES ('00025')", "no file of the product: 00025");
        row("prisma in the middle", QByteArray(prismaTable) + prismaRows + insert + "_prisma_migrations VALUES ('e', 'x', NULL, '0004_later', NULL, NULL, now(), 0)", "left in the middle: 0004_later");
        row("liquibase failed", QByteArray(liquibaseTables) + liquibaseRows + insert + "databasechangelog VALUES ('4', 'ana', 'x.xml', now(), 4, 'FAILED')", "left in the middle");
        row("liquibase locked", QByteArray(liquibaseTables) + liquibaseRows + "; UPDATE databasechangeloglock SET locked = true", "The lock of Liquibase is taken");
        row("knex locked", QByteArray(knexTables) + knexRows + "; UPDATE knex_migrations_lock SET is_locked = 1", "The lock of Knex is taken");
        row("two tools", QByteArray(dbmateTable) + dbmateRows + "; " + nodePgTable + nodePgRows, "More than one tool");
        row("one tool twice", QByteArray(dbmateTable) + dbmateRows + "; CREATE SCHEMA other; CREATE TABLE other.schema_migrations (LIKE schema_migrations); INSERT INTO other.schema_migrations VALUES ('0001')", "other.schema_migrations");
    }
    void whatIsWrong()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, says);
        asTenant(sql);
        const Recognition recognition = seen();
        QVERIFY(!recognition.matched());
        QVERIFY(recognition.applied.empty());
        for (const QString &part : says.split(u'|'))
            QVERIFY2(reasons(recognition).replace(u"(s)"_s, QString()).contains(part), qPrintable(reasons(recognition)));
    }
    void twoToolsOfWhichOneNeverRan()
    {
        asTenant(QByteArray(dbmateTable) + dbmateRows + "; " + nodePgTable);
        QCOMPARE(seen().version, u"0003"_s);
        QCOMPARE(seen().tool, u"dbmate"_s);
    }
    void flywaysBaseline()
    {
        asTenant(QByteArray(flywayTable) + "INSERT INTO flyway_schema_history VALUES (1, '2.5', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'x', now(), 0, true), "
                                           "(2, '3', 'tags', 'SQL', 'V3__tags.sql', 1, 'x', now(), 1, true)");
        QCOMPARE(seen().version, u"0003"_s);
        asTenant("DELETE FROM flyway_schema_history WHERE installed_rank = 2");
        QCOMPARE(seen().version, u"0002"_s);
    }
    void checksums()
    {
        // CRC-32 of "SELECT 1;" as Flyway computes it, whatever ends the lines.
        QCOMPARE(flywayChecksum("CREATE TABLE a (\r\n  x int\n);"), flywayChecksum("CREATE TABLE a (  x int);\n"));
        QCOMPARE(flywayChecksum("123456789"), qint32(0xCBF43926));
        const QByteArray body = "CREATE TABLE a (x int);\n";
        Migration flyway = file("1", "customers", body);
        flyway.fileName = u"V1__customers.sql"_s;
        asTenant(QByteArray(flywayTable) + "INSERT INTO flyway_schema_history VALUES (1, '1', 'customers', 'SQL', 'V1__customers.sql', " + QByteArray::number(flywayChecksum(body)) + ", 'x', now(), 1, true)");
        QCOMPARE(seen({flyway}).version, u"1"_s);
        flyway.body += "-- changed\n-- again";
        QVERIFY2(reasons(seen({flyway})).contains(u"changed after Flyway applied"_s), qPrintable(reasons(seen({flyway}))));
        QCOMPARE(seen({flyway}).changed, QStringList{u"V1__customers.sql"_s});
        asTenant(QByteArray("DROP TABLE flyway_schema_history; ") + prismaTable + "INSERT INTO _prisma_migrations VALUES ('a', '" + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex()
                 + "', now(), '1_customers', NULL, NULL, now(), 1)");
        Migration prisma = file("1", "customers", body);
        prisma.fileName = u"1_customers/migration.sql"_s;
        QCOMPARE(seen({prisma}).version, u"1"_s);
        prisma.sha256 = "other";
        QVERIFY(reasons(seen({prisma})).contains(u"changed after Prisma"_s));
    }
    void revisionsOfAlembic()
    {
        asTenant(QByteArray(alembicTable) + "INSERT INTO alembic_version VALUES ('ae1027a6acf')");
        const std::vector<Migration> files{file("1", "1975ea83b712_customers"), file("2", "ae1027a6acf_orders"), file("3", "ff_tags")};
        QCOMPARE(seen(files).version, u"2"_s);
        QCOMPARE(seen(files).applied.size(), 2u);
    }

    void namesThatNeedQuotes()
    {
        asTenant("CREATE SCHEMA \"We\"\"ird; DROP\"; CREATE TABLE \"We\"\"ird; DROP\".\"DATABASECHANGELOG\" (\"ID\" VARCHAR(255), \"AUTHOR\" VARCHAR(255), \"FILENAME\" VARCHAR(255), "
                 "\"DATEEXECUTED\" TIMESTAMP, \"ORDEREXECUTED\" INTEGER, \"EXECTYPE\" VARCHAR(10), \"MD5SUM\" VARCHAR(35)); "
                 "INSERT INTO \"We\"\"ird; DROP\".\"DATABASECHANGELOG\" VALUES ('1', 'o''x', 'a', now(), 1, 'EXECUTED', NULL)");
        const Recognition recognition = seen();
        QVERIFY2(recognition.matched(), qPrintable(reasons(recognition)));
        QCOMPARE(recognition.table, u"We\"ird; DROP.DATABASECHANGELOG"_s);
        QCOMPARE(recognition.version, u"0001"_s);
    }
    void ofTheSameNameOnly()
    {
        // Anybody may have tables of these names.
        asTenant("CREATE TABLE changes (id int); CREATE TABLE schema_version (x int); CREATE TABLE schema_migrations (id int, applied date); CREATE TABLE alembic_version (version_num int)");
        const Recognition recognition = seen();
        QVERIFY(!recognition.matched());
        QVERIFY(recognition.histories.empty());
        QCOMPARE(recognition.notRead, (QStringList{u"public.alembic_version"_s, u"public.schema_migrations"_s}));
    }
    void nobodysCodeRuns()
    {
        // Whatever could make the server's owner run the tenant's code while it reads.
        const auto made = TestCluster::connect(m_database)->script("CREATE TABLE public.caught (who text); GRANT ALL ON public.caught TO PUBLIC; CREATE SCHEMA planted; GRANT ALL ON SCHEMA planted TO PUBLIC");
        QVERIFY2(made, describe(made));
        asTenant("CREATE FUNCTION public.bad() RETURNS text LANGUAGE plpgsql AS $$BEGIN INSERT INTO public.caught VALUES (current_user); RETURN 'x'; END$$; "
                 // for where only an immutable one may stand
                 "CREATE FUNCTION public.trap() RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$BEGIN IF current_user <> '" + m_role.toUtf8() + "' THEN RAISE 'caught %', current_user; END IF; RETURN 'x'; END$$; "
                 // of the names that are used
                 "CREATE FUNCTION public.lower(name) RETURNS text LANGUAGE sql AS 'SELECT public.bad()'; "
                 "CREATE FUNCTION public.has_table_privilege(oid, text) RETURNS boolean LANGUAGE sql AS 'SELECT public.bad() = ''x'''");
        asTenant("CREATE TYPE planted.version AS ENUM ('0001'); CREATE FUNCTION planted.cast(planted.version) RETURNS text LANGUAGE sql AS 'SELECT public.bad()'; "
                 "CREATE CAST (planted.version AS text) WITH FUNCTION planted.cast(planted.version) AS IMPLICIT; "
                 "CREATE DOMAIN planted.v AS text; "
                 // a view, a type of their own, an index over an expression, row-level security, a generated column
                 "CREATE VIEW public.alembic_version AS SELECT public.bad()::varchar AS version_num; "
                 "CREATE TABLE planted.schema_migrations (version planted.version); INSERT INTO planted.schema_migrations VALUES ('0001'); "
                 "CREATE TABLE public.schema_migrations (version varchar(128) PRIMARY KEY); INSERT INTO public.schema_migrations VALUES ('0001'); "
                 "CREATE INDEX ON public.schema_migrations ((public.trap())); "
                 "CREATE TABLE public.pgmigrations (id int, name varchar(255), run_on timestamp); ALTER TABLE public.pgmigrations ENABLE ROW LEVEL SECURITY; "
                 "CREATE POLICY p ON public.pgmigrations USING (public.bad() = 'x'); INSERT INTO public.pgmigrations VALUES (1, '0001_customers', now()); "
                 "CREATE TABLE public.knex_migrations (id int, name varchar(255), batch int, migration_time timestamptz, g text GENERATED ALWAYS AS (public.trap()) STORED); "
                 "DELETE FROM public.caught");
        for (const QString &role : {m_role, QString()}) {
            const auto read = m_driver->histories(inside(), role, {});
            QVERIFY2(read, describe(read));
            QVERIFY(read->found.empty());
            QCOMPARE(read->notRead.size(), 5);
            QCOMPARE(one("SELECT count(*) FROM public.caught"), u"0"_s);
        }
        QVERIFY(reasons(seen()).contains(u"Not read"_s));
        // And a child of another kind beside a good one is not read along.
        asTenant("DROP TABLE public.schema_migrations; CREATE TABLE public.schema_migrations (version varchar(128) PRIMARY KEY); INSERT INTO public.schema_migrations VALUES ('0001'); "
                 "CREATE TABLE planted.child () INHERITS (public.schema_migrations); INSERT INTO planted.child VALUES ('0009')");
        QCOMPARE(seen().version, u"0001"_s);
        QCOMPARE(one("SELECT count(*) FROM public.caught"), u"0"_s);
    }
    void tablesThatTheRoleMayNotRead()
    {
        // It belongs to a role that only rolls out.
        const auto made = TestCluster::connect(m_database)->script("CREATE SCHEMA closed; CREATE TABLE closed.schema_migrations (version varchar(128) PRIMARY KEY); INSERT INTO closed.schema_migrations VALUES ('0001')");
        QVERIFY2(made, describe(made));
        QCOMPARE(seen().version, u"0001"_s);
        // Who signs in may not either: it is named.
        const QString other = TestCluster::createRole(u"y"_s);
        const auto read = m_driver->histories(TestCluster::as(other, u"y"_s, m_database), {}, {});
        if (read) // CONNECT is revoked from PUBLIC
            QCOMPARE(read->notRead, QStringList{u"closed.schema_migrations"_s});
        else
            QCOMPARE(read.error().kind, base::Kind::Permission);
        const auto itself = m_driver->histories(TestCluster::as(m_role, u"x"_s, m_database), {}, {});
        QVERIFY2(itself, describe(itself));
        QCOMPARE(itself->notRead, QStringList{u"closed.schema_migrations"_s});
    }

    void twiceDoesItOnce()
    {
        const std::vector<Migration> files{product()[0], product()[1]};
        QCOMPARE(m_driver->baseline(inside(), files, {}).value_or(-1), 2);
        QCOMPARE(m_driver->baseline(inside(), files, {}).value_or(-1), 0);
        const auto rows = m_driver->applied(inside(), {});
        QVERIFY2(rows, describe(rows));
        QCOMPARE(rows->size(), 2u);
        QVERIFY((*rows)[0].finished && (*rows)[0].sha256 == files[0].sha256 && (*rows)[0].version == u"0001"_s);
        // Further is fine; less than what is there, or something else, is not.
        QCOMPARE(m_driver->baseline(inside(), {product()[0], product()[1], product()[2]}, {}).value_or(-1), 1);
        const auto less = m_driver->baseline(inside(), files, {});
        QVERIFY(!less && less.error().kind == base::Kind::Conflict);
        QVERIFY2(less.error().message.translated().contains(u"0003"_s), describe(less));
        std::vector<Migration> other{product()[0], file("0002", "order_lines", "SELECT 2"), product()[2]};
        const auto changed = m_driver->baseline(inside(), other, {});
        QVERIFY(!changed && changed.error().kind == base::Kind::Conflict);
        QCOMPARE(one("SELECT count(*) FROM tenantry.migration"), u"3"_s);
    }
    void whatTenantryDidItself()
    {
        QVERIFY(m_driver->apply(inside(), m_role, file("0001", "customers", "CREATE TABLE a (x int)"), {}, {}));
        const auto other = m_driver->baseline(inside(), {product()[0]}, {}); // another text of 0001
        QVERIFY(!other && other.error().kind == base::Kind::Conflict);
        QVERIFY(TestCluster::connect(m_database)->script("UPDATE tenantry.migration SET finished = false"));
        const auto unfinished = m_driver->baseline(inside(), {file("0001", "customers", "CREATE TABLE a (x int)")}, {});
        QVERIFY(!unfinished && unfinished.error().kind == base::Kind::Conflict);
        QVERIFY2(unfinished.error().message.translated().contains(u"did not finish"_s), describe(unfinished));
    }
    void killedInTheMiddle()
    {
        FaultProxy proxy(TestCluster::socketFile());
        const auto through = proxy.through(inside());
        for (const char *at : {"pg_try_advisory_xact_lock", "CREATE SCHEMA", "SELECT key, version", "INSERT INTO tenantry.migration", "COMMIT"}) {
            proxy.cutBefore(at);
            const auto cut = m_driver->baseline(through, {product()[0], product()[1]}, {});
            QVERIFY2(!cut, at);
            m_pool.clear();
            const auto watch = TestCluster::connect(m_database); // one: those that are just closing would be seen
            const auto others = [&] { return watch->query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()")->integer(0, 0); };
            QTRY_COMPARE(others(), 0);
            QVERIFY2(one("SELECT count(*) FROM pg_namespace WHERE nspname = 'tenantry'") == u"0"_s, at);
        }
        proxy.pass();
        // The acknowledgement is lost: unknown, and repeating it does nothing more.
        proxy.swallowAnswerTo("COMMIT");
        const auto unknown = m_driver->baseline(through, {product()[0], product()[1]}, {});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, base::Kind::OutcomeUnknown);
        proxy.pass();
        m_pool.clear();
        QCOMPARE(m_driver->baseline(inside(), {product()[0], product()[1]}, {}).value_or(-1), 0);
    }
    void anotherProgramIsAtIt()
    {
        const auto other = TestCluster::connect(m_database);
        QVERIFY(other->query("SELECT pg_advisory_lock(8387236824886833785)"));
        std::stop_source stop;
        stop.request_stop();
        const auto refused = m_driver->baseline(inside(), {product()[0]}, stop.get_token());
        QVERIFY(!refused);
        QCOMPARE(one("SELECT count(*) FROM pg_namespace WHERE nspname = 'tenantry'"), u"0"_s);
        QVERIFY(other->query("SELECT pg_advisory_unlock(8387236824886833785)"));
        QCOMPARE(m_driver->baseline(inside(), {product()[0]}, {}).value_or(-1), 1);
    }
};

TENANTRY_TEST_MAIN(HistoryTest)
#include "history_test.moc"
