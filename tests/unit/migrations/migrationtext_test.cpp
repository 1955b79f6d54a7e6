// What may stand inside a migration file, byte by byte.
#include "folder.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>

using namespace tenantry;
using namespace tenantry::migrations;

namespace {
const QString s(const char *text) { return QString::fromUtf8(text); }
}

class MigrationTextTest : public QObject {
    Q_OBJECT
private slots:
    void keepsBytesAsTheyAre()
    {
        const QByteArray crlf = "\xEF\xBB\xBF" "CREATE TABLE \"ñ\" (a text);\r\nCOMMENT ON TABLE \"ñ\" IS '\xF0\x9F\xA7\xAA';\r\n";
        Folder folder;
        folder.add(s("1_a.sql"), crlf);
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QCOMPARE(set->files[0].body, crlf.mid(3));
        QCOMPARE(set->files[0].sha256, QCryptographicHash::hash(crlf, QCryptographicHash::Sha256)); // before the BOM went
    }
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("said");
        const auto row = [](const char *name, const QByteArray &sql, const QStringList &said) { QTest::newRow(name) << sql << said; };
        row("Latin-1", "SELECT 1;\n-- Panader\xED" "a\n", {s("line 2"), s("0xED"), s("offset 20"), s("UTF-8")});
        row("cut multibyte", "SELECT 'a\xC3", {s("offset 9")});
        row("overlong", "SELECT '\xC0\xAF'", {s("offset 8")});
        row("surrogate", "SELECT '\xED\xA0\x80'", {s("offset 8")});
        row("beyond Unicode", "SELECT '\xF4\x90\x80\x80'", {s("offset 8")});
        row("UTF-16", QByteArray("\xFF\xFES\0E\0", 6), {s("NUL")});
        row("NUL", QByteArray("SELECT 1;\n\0", 11), {s("line 2"), s("offset 10"), s("NUL")});
        row("psql at line start", "SELECT 1;\n\\connect other\n", {s("line 2"), s("\\connect"), s("psql")});
        row("psql behind a statement", "SELECT 'CREATE TABLE a ()' \\gexec\n", {s("line 1"), s("\\gexec")});
        row("psql indented", "  \\i other.sql\n", {s("\\i")});
        row("pg_dump restrict", "\\restrict abc\nSELECT 1;", {s("\\restrict")});
        row("COPY with rows", "CREATE TABLE t (a int, b text);\nCOPY t (a, b) FROM stdin;\n1\tit's\n\\.\nSELECT 1;\n", {s("line 2"), s("COPY"), s("INSERT")});
        row("COPY to nobody", "COPY t TO STDOUT;", {s("COPY")});
        row("BEGIN", "BEGIN;\nSELECT 1;\nCOMMIT;\n", {s("line 1"), s("BEGIN"), s("each file is already one transaction")});
        row("begin transaction isolation", "begin transaction isolation level serializable;", {s("BEGIN")});
        row("START TRANSACTION", "SELECT 1;\n\nSTART TRANSACTION;", {s("line 3"), s("START TRANSACTION")});
        row("COMMIT", "SELECT 1; /* x */ COMMIT;", {s("COMMIT")});
        row("END", "SELECT 1;\nEND;", {s("line 2"), s("COMMIT")});
        row("ROLLBACK", "ROLLBACK", {s("ROLLBACK")});
        row("ABORT", "ABORT;", {s("ROLLBACK")});
        row("PREPARE TRANSACTION", "SELECT 1; PREPARE TRANSACTION 'x';", {s("PREPARE TRANSACTION")});
        row("open quote", "SELECT 1;\nSELECT 'a;\n", {s("line 2"), s("never closed")});
        row("open dollar quote", "DO $x$ begin end $y$;", {s("$x$"), s("never closed")});
        row("open comment", "SELECT 1;\n/* /* */ SELECT 2;", {s("line 2"), s("comment")});
    }
    void refuses()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QStringList, said);
        Folder folder;
        folder.add(s("0001_first.sql")).add(s("0002_bad.sql"), sql);
        const auto set = folder.discover();
        QVERIFY(!set);
        QCOMPARE(set.error().kind, base::Kind::InvalidInput);
        QVERIFY(!set.error().hint.isEmpty());
        for (const QString &word : said + QStringList{s("0002_bad.sql")})
            QVERIFY2(words(set.error()).contains(word), qPrintable(words(set.error())));
    }
    void accepts_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const auto row = [](const char *name, const QByteArray &sql) { QTest::newRow(name) << sql; };
        row("dollar quoting with ; inside", "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n  COMMIT;\n END; $$;\n");
        row("tagged dollar quoting", "DO $a$ BEGIN EXECUTE $b$ COMMIT; \\connect $b$; END $a$;");
        row("BEGIN ATOMIC", "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC\n SELECT CASE WHEN a > 0 THEN 1 END;\n SELECT 2;\nEND;\nSELECT 1;");
        row("nested comments", "/* COMMIT; /* \\connect */ 'it''s */ SELECT 1;");
        row("comment words", "-- COMMIT;\n-- \\connect\nSELECT 1; --BEGIN");
        row("quotes", "SELECT 'it''s; COMMIT;', \"odd;name\", E'a\\'; COMMIT; \\\\', U&'d\\0061t', '\\';\nSELECT 2;");
        row("continued escape string", "SELECT E'a'\n  'b\\'; COMMIT; c';");
        row("backslash in a string at line start", "SELECT '\n\\connect x\n';");
        row("SAVEPOINT", "SAVEPOINT a; SELECT 1; ROLLBACK TO a; RELEASE a;");
        row("COPY from a file of the server", "COPY t FROM '/srv/x.csv' CSV; SELECT 1;");
        row("a column called stdin", "COPY (SELECT stdin FROM t) TO '/srv/x';\nSELECT 1;");
        row("a rule of several statements", "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2););");
        row("grammar that is not known here", "CREATE PROPERTY GRAPH g VERTEX TABLES (t);");
        row("identifier with a dollar", "SELECT a$b$ FROM t; SELECT 1;");
        row("CREATE FUNCTION begin", "CREATE FUNCTION x.\"begin\"() RETURNS int LANGUAGE sql AS 'SELECT 1'; SELECT 1;");
        row("no semicolon at the end", "SELECT 1");
    }
    void accepts()
    {
        QFETCH(QByteArray, sql);
        Folder folder;
        folder.add(s("1_a.sql"), sql);
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QCOMPARE(set->files[0].body, sql);
        QVERIFY(set->files[0].transactional);
        QVERIFY(set->notes.isEmpty());
    }
    void emptyFilesAreNoted_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("no byte") << QByteArray();
        QTest::newRow("a BOM") << QByteArray("\xEF\xBB\xBF");
        QTest::newRow("blanks") << QByteArray(" \r\n\t");
        QTest::newRow("comments") << QByteArray("-- nothing\n/* here */;;");
    }
    void emptyFilesAreNoted()
    {
        QFETCH(QByteArray, sql);
        Folder folder;
        folder.add(s("1_a.sql"), sql);
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QCOMPARE(set->files.size(), 1);
        QCOMPARE(set->notes.size(), 1);
        QCOMPARE(set->notes[0].fileName, s("1_a.sql"));
    }
    void verdicts_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("because"); // empty: transactional
        const auto row = [](const QByteArray &sql, const char *because) { QTest::newRow(sql.constData()) << sql << s(because); };
        row("CREATE TABLE t (); CREATE UNIQUE INDEX concurrently IF NOT EXISTS i ON t (a);", "CREATE INDEX CONCURRENTLY");
        row("create index /* CONCURRENTLY */ i on t (a); -- concurrently", "");
        row("create index \"concurrently\" on t (a)", "");
        row("SELECT 'CREATE INDEX CONCURRENTLY i ON t (a);'", "");
        row("DO $$ BEGIN EXECUTE 'CREATE INDEX CONCURRENTLY i ON t (a)'; END $$", "");
        row("DROP INDEX CONCURRENTLY IF EXISTS s.i", "DROP INDEX CONCURRENTLY");
        row("REINDEX (VERBOSE, CONCURRENTLY) TABLE t", "REINDEX CONCURRENTLY");
        row("REINDEX TABLE CONCURRENTLY t", "REINDEX CONCURRENTLY");
        row("REINDEX (CONCURRENTLY off) TABLE t", "");
        row("REINDEX TABLE t", "");
        row("REINDEX SCHEMA public", "REINDEX");
        row("VACUUM (ANALYZE) t", "VACUUM");
        row("ANALYZE t", "");
        row("CLUSTER", "CLUSTER");
        row("CLUSTER t USING i", "");
        row("CREATE DATABASE x", "CREATE DATABASE");
        row("DROP DATABASE x", "DROP DATABASE");
        row("ALTER DATABASE x SET TABLESPACE y", "ALTER DATABASE SET TABLESPACE");
        row("ALTER DATABASE x SET work_mem = '1MB'", "");
        row("CREATE TABLESPACE x LOCATION '/x'", "CREATE TABLESPACE");
        row("DROP TABLESPACE x", "DROP TABLESPACE");
        row("ALTER SYSTEM SET work_mem = '1MB'", "ALTER SYSTEM");
        row("ALTER TYPE mood ADD VALUE 'happy'", "");
        row("REFRESH MATERIALIZED VIEW CONCURRENTLY v", "");
        row("ALTER TABLE t DETACH PARTITION p CONCURRENTLY", "DETACH PARTITION CONCURRENTLY");
        row("ALTER TABLE t DETACH PARTITION p", "");
        row("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p", "CREATE SUBSCRIPTION");
        row("CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (connect = false)", "");
        row("DISCARD ALL", "DISCARD ALL");
        row("DISCARD PLANS", "");
        row("CALL p()", "");
        // Not in this grammar: judged by its words.
        row("CREATE SHINY INDEX CONCURRENTLY i ON t (a)", "CREATE … CONCURRENTLY");
        row("REPACK (CONCURRENTLY) t", "REPACK … CONCURRENTLY");
    }
    void verdicts()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, because);
        const TransactionVerdict verdict = transactionVerdict(sql);
        QCOMPARE(verdict.because, because);
        QCOMPARE(verdict.transactional, because.isEmpty());
        Folder folder;
        folder.add(s("1_a.sql"), sql);
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QCOMPARE(set->files[0].transactional, because.isEmpty());
        QCOMPARE(set->notes.size(), because.isEmpty() ? 0 : 1);
    }
    void asksForNoTransaction()
    {
        Folder folder;
        folder.add(s("1_a.sql"), "-- tenantry:no-transaction\nBEGIN;\nSELECT 1;\nCOMMIT;\n").add(s("2_b.sql"), "SELECT '-- tenantry:no-transaction';");
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QVERIFY(!set->files[0].transactional);
        QVERIFY(set->files[1].transactional);
        QVERIFY(noteTexts(*set).join(QLatin1Char('\n')).contains(s("1_a.sql")));
    }
    void tooLargeIsRefusedUnread()
    {
        Folder folder;
        folder.add(s("1_a.sql"));
        QVERIFY(QFile::resize(folder.path(s("1_a.sql")), (256LL << 20) + 1)); // sparse: takes no space
        const auto set = folder.discover();
        QVERIFY(!set);
        QVERIFY2(words(set.error()).contains(s("256 MiB")), qPrintable(words(set.error())));
    }
    void aHundredMegabytes()
    {
        QByteArray sql("CREATE TABLE t (a bigint, b text);\n");
        const QByteArray line = "INSERT INTO t VALUES (4711, 'Panader\xC3\xAD" "a O''Higgins; -- not a comment, \\no command');\n";
        sql.reserve(101 << 20);
        while (sql.size() < 100 << 20)
            sql += line;
        Folder folder;
        folder.add(s("1_a.sql"), sql);
        QElapsedTimer timer;
        timer.start();
        const auto set = folder.discover();
        QVERIFY2(set, qPrintable(set ? QString() : words(set.error())));
        QCOMPARE(set->files[0].body.size(), sql.size());
        QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed()))); // 3 s where nothing else runs
    }
};

QTEST_GUILESS_MAIN(MigrationTextTest)
#include "migrationtext_test.moc"
