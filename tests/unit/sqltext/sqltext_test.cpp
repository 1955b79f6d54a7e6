// Where statements begin and end: compared with PostgreSQL's own grammar.
#include "sqltext/nature.h"
#include "sqltext/statements.h"

#include <pg_query.h>

#include <QTest>

using namespace tenantry::sqltext;

namespace {

QByteArrayList statements(const QByteArray &sql)
{
    QByteArrayList out;
    for (const Statement &statement : split(sql).statements)
        out << statement.in(sql).toByteArray();
    return out;
}

// The grammar's statements begin where the last one ended; blanks and comments before a statement are cut off here.
QByteArrayList byGrammar(const QByteArray &sql)
{
    QByteArrayList out;
    const PgQuerySplitResult result = pg_query_split_with_parser(sql.constData());
    if (result.error != nullptr)
        out << "ERROR: " + QByteArray(result.error->message);
    for (int i = 0; i < result.n_stmts; ++i) {
        const QByteArray one = sql.mid(result.stmts[i]->stmt_location, result.stmts[i]->stmt_len);
        const auto inner = split(one).statements;
        out << (inner.size() == 1 ? inner[0].in(one).toByteArray() : one);
    }
    pg_query_free_split_result(result);
    return out;
}

} // namespace

class SqlTextTest : public QObject {
    Q_OBJECT
private slots:
    void splitsLikeTheGrammar_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("count");
        const auto row = [](const char *name, int count, const QByteArray &sql) { QTest::newRow(name) << sql << count; };
        row("plain", 3, "SELECT 1; SELECT 2;;\nSELECT 3");
        row("comments", 2, "-- a; b\n/* c; /* d; */ */ SELECT 1 -- x;\n; SELECT 2 /* ; */");
        row("quotes", 2, "SELECT 'a;''b', \"c;\"\"d\"; SELECT E'e\\';f', e'\\\\'");
        row("no escapes without E", 2, "SELECT '\\'; SELECT '\\'");
        row("continued escape string", 1, "SELECT E'a' \n\n 'b\\';'");
        row("continued plain string", 2, "SELECT 'a'\n 'b\\'; SELECT 1");
        row("dollar", 2, "SELECT $$;$$, $a$;$$;$b$;$a$; SELECT $1");
        row("dollar in a name", 2, "SELECT a$b FROM c$d$e; SELECT 1");
        row("parentheses", 2, "CREATE RULE r AS ON INSERT TO t DO ALSO (INSERT INTO a VALUES (1); INSERT INTO b VALUES (2)); SELECT 1");
        row("atomic", 2, "CREATE OR REPLACE FUNCTION f(a int DEFAULT 1) RETURNS int BEGIN ATOMIC SELECT CASE WHEN a > 0 THEN CASE WHEN true THEN 1 END END; SELECT 1; END; SELECT 2");
        row("atomic with names", 2, "CREATE PROCEDURE p() BEGIN ATOMIC SELECT x.\"end\", 1 AS end, x.case FROM x; INSERT INTO t VALUES (1); END; SELECT 2");
        row("plpgsql", 2, "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $x$ BEGIN RETURN 1; END; $x$; SELECT 2");
        row("begin as a statement", 4, "BEGIN; SELECT 1; END; SELECT 2");
        row("case in a function's default", 2, "CREATE FUNCTION f(a int DEFAULT CASE WHEN true THEN 1 END) RETURNS int LANGUAGE sql AS 'SELECT 1;'; SELECT 1");
        row("operators with minus and slash", 2, "SELECT 1 - -1, 2 /2; SELECT 4 @-5");
        row("unicode", 2, "SELECT 'ñ;' AS \"ñ;\", señal FROM añb; SELECT U&'\\0061;'");
        row("brackets", 2, "SELECT (ARRAY[1,2])[1]; SELECT 1");
        row("crlf", 2, "SELECT 1;\r\nSELECT 2;\r\n");
    }
    void splitsLikeTheGrammar()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, count);
        QCOMPARE(statements(sql), byGrammar(sql));
        QCOMPARE(int(statements(sql).size()), count);
        QVERIFY(!split(sql).trouble);
    }
    void knowsLines()
    {
        const QByteArray sql = "-- one\nSELECT\n 'a\nb';\n/*\n\n*/ SELECT $$\n\n$$; SELECT E'\\\n'; SELECT 9\n;";
        std::vector<int> lines;
        for (const Statement &statement : split(sql).statements)
            lines.push_back(statement.line);
        QCOMPARE(lines, (std::vector{2, 7, 9, 10}));
    }
    void knowsPositions()
    {
        const QByteArray sql = "SELECT 1;\r\nSELECT 'ñandú', x FROM nowhere;\nSELECT 3";
        const Position position = positionAt(sql, sql.indexOf("nowhere"));
        QCOMPARE(position.line, 2);
        QCOMPARE(position.column, 24);
        QCOMPARE(position.text, QStringLiteral("SELECT 'ñandú', x FROM nowhere;"));
        QCOMPARE(positionAt(sql, 0).column, 1);
        QCOMPARE(positionAt(sql, sql.size() + 5).line, 3);
        QCOMPARE(positionAt({}, 0).line, 1);
        for (qsizetype offset = 0; offset <= sql.size(); ++offset) { // every place, also at the ends of lines
            QCOMPARE(positionAt(sql, offset).line, int(sql.first(offset).count('\n')) + 1);
            QVERIFY(positionAt('\n' + sql + '\n', offset).column > 0);
        }
    }
    void stopsAtInlineData()
    {
        const QByteArray sql = "SELECT 1; COPY t FROM STDIN;\nit's\t1\n\\.\nSELECT 2;";
        const Split result = split(sql);
        QCOMPARE(int(result.statements.size()), 2);
        QVERIFY(result.inlineData);
        QVERIFY(!result.trouble);
    }
    void knowsConcurrentIndexes()
    {
        const auto of = [](const char *sql) { return meaning(QByteArrayView(sql)).concurrent; };
        ConcurrentIndex index = of("CREATE UNIQUE INDEX CONCURRENTLY \"I x\" ON \"S\".t (a)");
        QCOMPARE(index.kind, ConcurrentIndex::Kind::Create);
        QCOMPARE(index.schema, QStringLiteral("S"));
        QCOMPARE(index.table, QStringLiteral("t"));
        QCOMPARE(index.index, QStringLiteral("I x"));
        index = of("DROP INDEX CONCURRENTLY IF EXISTS s.i");
        QCOMPARE(index.kind, ConcurrentIndex::Kind::Drop);
        QCOMPARE(index.schema, QStringLiteral("s"));
        QCOMPARE(index.index, QStringLiteral("i"));
        index = of("REINDEX INDEX CONCURRENTLY i");
        QCOMPARE(index.kind, ConcurrentIndex::Kind::ReindexIndex);
        QCOMPARE(index.index, QStringLiteral("i"));
        QCOMPARE(of("REINDEX TABLE CONCURRENTLY t").table, QStringLiteral("t"));
        QCOMPARE(of("CREATE INDEX i ON t (a)").kind, ConcurrentIndex::Kind::None);
    }
    void knowsNatures()
    {
        QCOMPARE(meaning(QByteArrayView("DO $$ BEGIN COMMIT; END $$")).nature, Nature::MayCommit);
        QCOMPARE(meaning(QByteArrayView("CALL p()")).nature, Nature::MayCommit);
        QCOMPARE(meaning(QByteArrayView("FROB THE KNOB")).nature, Nature::Unknown);
        QCOMPARE(meaning(QByteArrayView("CREATE TABLE a ()")).nature, Nature::Ordinary);
        QCOMPARE(meaning(QByteArrayView("ROLLBACK TO a")).nature, Nature::Ordinary);
        QCOMPARE(meaning(QByteArrayView("COMMIT AND CHAIN")).nature, Nature::Commit);
    }
    void survivesAnything() // every cut of a nasty text, and of its reverse: ends, and stays inside
    {
        QByteArray nasty = "CREATE FUNCTION f() BEGIN ATOMIC SELECT E'\\''\n'x', $a$ $b$ $a$, \"q\"\"\" /* /* */ */ ; END; \\x ) ] $1 $ñ$ - -- c\n;COPY t FROM STDIN;\n1";
        for (int turn = 0; turn < 2; ++turn) {
            for (qsizetype size = 0; size <= nasty.size(); ++size) {
                const QByteArray part = nasty.first(size);
                for (const Statement &statement : split(part).statements)
                    QVERIFY(statement.offset >= 0 && statement.length > 0 && statement.offset + statement.length <= part.size());
            }
            std::ranges::reverse(nasty);
        }
    }
};

QTEST_GUILESS_MAIN(SqlTextTest)
#include "sqltext_test.moc"
