// What is said to run nothing of anybody's must not. That it does not is tried on a server in tests/integration/drivers/box_test.cpp.
#include "sqltext/quiet.h"

#include <QTest>

using tenantry::sqltext::runsNothingOfOthers;

class QuietTest : public QObject {
    Q_OBJECT
private slots:
    void quiet_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *sql) { QTest::newRow(sql) << QByteArray(sql); };
        row("");
        row("-- nothing");
        row("CREATE TABLE a (id serial PRIMARY KEY, b text NOT NULL DEFAULT 'x', c varchar(10) UNIQUE, d timestamptz DEFAULT now(), e jsonb DEFAULT '{}'::jsonb, f int[], "
            "g uuid DEFAULT gen_random_uuid(), h date DEFAULT CURRENT_DATE, i int GENERATED ALWAYS AS IDENTITY, PRIMARY KEY (b, c))");
        row("ALTER TABLE a ADD COLUMN b int; -- one\nALTER TABLE a ADD c numeric(10, 2) DEFAULT -1.5, ADD d text NULL DEFAULT 'x'::text;");
        row("CREATE UNIQUE INDEX IF NOT EXISTS i ON a USING btree (b DESC NULLS LAST, c) INCLUDE (d)");
    }
    void quiet()
    {
        QFETCH(QByteArray, sql);
        QVERIFY(runsNothingOfOthers(sql));
    }
    void notQuiet_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *sql) { QTest::newRow(sql) << QByteArray(sql); };
        for (const char *sql : {"ALTER TABLE a ADD c int NOT NULL DEFAULT 1", "ALTER TABLE a DROP COLUMN d", "ALTER TABLE a ALTER e DROP NOT NULL", "ALTER TABLE a ALTER f SET NOT NULL", "ALTER TABLE a ALTER f SET DEFAULT 'x'",
                                "ALTER TABLE a ADD b int, DROP COLUMN c", "ALTER TABLE a DROP CONSTRAINT h", "ALTER TABLE a RENAME TO b", "CREATE TABLE a (x int REFERENCES b)", "CREATE TABLE a (x int, FOREIGN KEY (x) REFERENCES b)",
                                "COMMENT ON TABLE a IS 'x'", "COMMENT ON TABLE p IS 'a path, C:\\'; COMMENT ON TABLE p IS '; INSERT INTO z VALUES (1); --'", "CREATE TABLE a (x text DEFAULT '\\')", "DROP TABLE a", "SELECT 1", "INSERT INTO a VALUES (1)", "UPDATE a SET b = 1", "DELETE FROM a", "TRUNCATE a", "MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE", "DO 'BEGIN END'", "CALL p()",
                                "SET search_path = x", "SET LOCAL search_path = x", "SET ROLE x", "RESET ROLE", "SET SESSION AUTHORIZATION x", "SET CONSTRAINTS ALL DEFERRED", "COMMIT", "SAVEPOINT a", "LOCK TABLE a",
                                "CREATE TABLE a AS SELECT 1", "CREATE TABLE a (LIKE b INCLUDING ALL)", "CREATE TABLE a () INHERITS (b)", "CREATE TABLE a PARTITION OF b FOR VALUES IN (f(1))", "CREATE TABLE a OF t",
                                "CREATE TABLE a (x int) PARTITION BY RANGE (f(x))", "CREATE TABLE a (x int) USING am", "CREATE TABLE a (x mine)", "CREATE TABLE a (x public.text)", "CREATE TABLE a (x int CHECK (f(x)))",
                                "CREATE TABLE a (x int, CHECK (f(x)))", "CREATE TABLE a (x int DEFAULT f())", "CREATE TABLE a (x int DEFAULT public.now())", "CREATE TABLE a (x int DEFAULT 1 + 1)", "CREATE TABLE a (x text COLLATE mine)",
                                "CREATE TABLE a (x int GENERATED ALWAYS AS (f(1)) STORED)", "CREATE TABLE a (x int, EXCLUDE USING gist (f(x) WITH &&))", "CREATE TABLE a (x text DEFAULT 'y'::mine)", "CREATE TABLE a (x b.c%TYPE)",
                                "ALTER TABLE a ADD b mine", "ALTER TABLE a ADD b serial", "ALTER TABLE a ADD b int DEFAULT f()", "ALTER TABLE a ADD b timestamptz DEFAULT now()", "ALTER TABLE a ADD b int CHECK (b > 0)",
                                "ALTER TABLE a ADD b int GENERATED ALWAYS AS (x + 1) STORED", "ALTER TABLE a ADD b int GENERATED ALWAYS AS IDENTITY", "ALTER TABLE a ADD b int REFERENCES c", "ALTER TABLE a ADD b int UNIQUE",
                                "ALTER TABLE a ALTER b TYPE int USING f(b)", "ALTER TABLE a ALTER b TYPE bigint", "ALTER TABLE a ALTER b SET DEFAULT f()", "ALTER TABLE a ADD CHECK (f(b))", "ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c",
                                "ALTER TABLE a VALIDATE CONSTRAINT c", "ALTER TABLE a ENABLE TRIGGER t", "ALTER TABLE a ATTACH PARTITION b DEFAULT", "ALTER TABLE a ALTER b SET STATISTICS 1", "ALTER TABLE a OWNER TO b",
                                "ALTER VIEW v ALTER b SET DEFAULT 1", "ALTER DOMAIN d ADD CHECK (f(VALUE))", "CREATE INDEX i ON a (f(b))", "CREATE INDEX i ON a (lower(b))", "CREATE INDEX i ON a (b) WHERE f(b)", "CREATE INDEX i ON a (b mine)",
                                "CREATE INDEX i ON a (b COLLATE mine)", "CREATE INDEX CONCURRENTLY i ON a (b)", "CREATE VIEW v AS SELECT f()", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f()",
                                "CREATE EXTENSION x", "DROP FUNCTION f", "DROP INDEX CONCURRENTLY i", "DROP OWNED BY x", "REFRESH MATERIALIZED VIEW m", "REINDEX TABLE a", "ANALYZE a", "EXPLAIN ANALYZE SELECT f()", "COPY a FROM '/x'",
                                "PREPARE p AS SELECT f()", "EXECUTE p", "DECLARE c CURSOR FOR SELECT f()", "LISTEN a", "CREATE TABLE a (x int); SELECT f()", "CREATE TABLE", "CREATE TABLE a (x int); \\connect b"})
            row(sql);
    }
    void notQuiet()
    {
        QFETCH(QByteArray, sql);
        QVERIFY(!runsNothingOfOthers(sql));
    }
    // What Qt cannot read of the parser's tree was not seen.
    void deepOnesAreNotQuiet()
    {
        const auto many = [](int count, const QByteArray &each) { return each.repeated(count); };
        QVERIFY(!runsNothingOfOthers("INSERT INTO a VALUES ('x'" + many(600, " || 'y'") + ")"));
        QVERIFY(!runsNothingOfOthers("INSERT INTO a SELECT 1" + many(1500, " UNION ALL SELECT 2")));
        QVERIFY(!runsNothingOfOthers("INSERT INTO a SELECT " + many(500, "replace(") + "'a'" + many(500, ", 'a', 'b')")));
        QVERIFY(!runsNothingOfOthers("CREATE TABLE a (x text DEFAULT 'y'" + many(600, " || 'y'") + ")"));
        QVERIFY(!runsNothingOfOthers("CREATE TABLE a (x int); INSERT INTO a VALUES ('\xff')"));
        QVERIFY(!runsNothingOfOthers("CREATE TABLE \"a\xff\" (x int)"));
    }
    void longOnesAreNotRead()
    {
        QVERIFY(!runsNothingOfOthers("COMMENT ON TABLE a IS '" + QByteArray(1 << 20, 'x') + '\''));
    }
};

QTEST_GUILESS_MAIN(QuietTest)
#include "quiet_test.moc"
