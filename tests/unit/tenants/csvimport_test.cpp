#include "tenants/csvimport.h"

#include <QTest>

using namespace tenantry::base;
using namespace tenantry::tenants;

class CsvImportTest : public QObject {
    Q_OBJECT
private slots:
    void refusesWholeFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("only blank lines") << QByteArray("\r\n\n") << QStringLiteral("empty");
        QTest::newRow("Latin-1") << QByteArray("name\nPanader\xED" "a\n") << QStringLiteral("UTF-8");
        QTest::newRow("NUL") << QByteArray("name\na\0b\n", 9) << QStringLiteral("NUL");
        QTest::newRow("unknown column") << QByteArray("name,colour\na,b\n") << QStringLiteral("colour");
        QTest::newRow("no name") << QByteArray("slug\na\n") << QStringLiteral("“name”");
        QTest::newRow("twice") << QByteArray("name,name\na,b\n") << QStringLiteral("twice");
        QTest::newRow("open quote") << QByteArray("name\n\"a\nb\n") << QStringLiteral("never ends");
        QTest::newRow("too many") << QByteArray("name\n") + QByteArray("a\n").repeated(100'001) << QStringLiteral("100,001");
    }
    void refusesWholeFiles()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const auto file = parseCsv(bytes);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, Kind::InvalidInput);
        QVERIFY2(file.error().message.translated().contains(says), qPrintable(file.error().message.translated()));
        QVERIFY(!file.error().hint.isEmpty() || says == QLatin1String("twice"));
    }
    void readsSeparatorsQuotesAndBom_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("comma") << QByteArray("name,slug,labels\n\"O'Higgins, S.A.\",oh,vip pilot\n");
        QTest::newRow("semicolon, BOM, CRLF") << QByteArray("\xEF\xBB\xBFName;Slug;Labels\r\nO'Higgins, S.A.;oh;vip pilot\r\n");
        QTest::newRow("tab, no last line break") << QByteArray("name\tslug\tlabels\nO'Higgins, S.A.\toh\tvip pilot");
        QTest::newRow("blank line between") << QByteArray("name,slug,labels\n\n\"O'Higgins, S.A.\",oh,vip pilot\n\n");
    }
    void readsSeparatorsQuotesAndBom()
    {
        QFETCH(QByteArray, bytes);
        const auto file = parseCsv(bytes);
        QVERIFY2(file, file ? "" : qPrintable(file.error().message.translated()));
        QCOMPARE(file->rows.size(), 1);
        const CsvRow &row = file->rows.first();
        QVERIFY(!row.error);
        QCOMPARE(row.request.companyName, QStringLiteral("O'Higgins, S.A."));
        QCOMPARE(row.request.slug, QStringLiteral("oh"));
        QCOMPARE(row.request.labels, QStringList({QStringLiteral("vip"), QStringLiteral("pilot")}));
    }
    void quotedCellsKeepLineBreaksAndQuotes()
    {
        const auto file = parseCsv("name,admin_name\n\"The \"\"Lab\"\"\",\"Ana\nMaría\"\nSecond,x\n");
        QVERIFY(file);
        QCOMPARE(file->rows.size(), 2);
        QCOMPARE(file->rows[0].request.companyName, QStringLiteral("The \"Lab\""));
        QCOMPARE(file->rows[0].request.adminName, QStringLiteral("Ana\nMaría"));
        QCOMPARE(file->rows[1].line, 4);
    }
    void badRowsAreReportedAndGoodOnesStay()
    {
        const auto file = parseCsv("name,slug\nUno,a\nDos,a\n,b\nTres,c,d\nUno,\nCuatro,d\nuno,\n");
        QVERIFY(file);
        QCOMPARE(file->rows.size(), 7);
        QVERIFY(!file->rows[0].error);
        QVERIFY(file->rows[1].error && file->rows[1].error->kind == Kind::Conflict); // slug of line 2
        QVERIFY(file->rows[1].error->message.translated().contains(QLatin1Char('2')));
        QVERIFY(file->rows[2].error && file->rows[2].error->kind == Kind::InvalidInput); // no name
        QVERIFY(file->rows[3].error);                                                    // too many cells
        QVERIFY(!file->rows[4].error);
        QVERIFY(!file->rows[5].error);
        QVERIFY(file->rows[6].error); // "uno" was suggested for line 6 already
    }
    // Found when it is read, not when everything is tested or half of it is made.
    void anEmailThatIsNoneIsABadRow()
    {
        const auto file = parseCsv("name,slug,admin_email\nUno,a,ana@example.org\nDos,b,ana.example.org\nTres,c,\nCuatro,b,luis@example.org\n");
        QVERIFY(file);
        QCOMPARE(file->rows.size(), 4);
        QVERIFY(!file->rows[0].error && !file->rows[2].error); // without one it may well be
        QVERIFY(file->rows[1].error);
        QCOMPARE(file->rows[1].error->kind, Kind::InvalidInput);
        QCOMPARE(file->rows[1].line, 3);
        QVERIFY2(file->rows[1].error->message.translated().contains(QLatin1String("ana.example.org")), qPrintable(file->rows[1].error->message.translated()));
        QVERIFY(!file->rows[3].error); // the slug of a bad row is nobody's
    }
    void aHundredThousandRows()
    {
        QByteArray bytes("name,slug\n");
        for (int i = 0; i < 100'000; ++i)
            bytes += "Tenant " + QByteArray::number(i) + ",t" + QByteArray::number(i) + '\n';
        const auto file = parseCsv(bytes);
        QVERIFY(file);
        QCOMPARE(file->rows.size(), 100'000);
        QCOMPARE(file->rows.last().request.slug, QStringLiteral("t99999"));
    }
    void exportedCellsAreNoFormulas()
    {
        QCOMPARE(csvCell(QStringLiteral("=cmd()")), QByteArray("'=cmd()"));
        QCOMPARE(csvCell(QStringLiteral("+1")), QByteArray("'+1"));
        QCOMPARE(csvCell(QStringLiteral("-1")), QByteArray("'-1"));
        QCOMPARE(csvCell(QStringLiteral("@x")), QByteArray("'@x"));
        for (const char16_t *start : {u"\uFF1D1", u"\uFF0B1", u"\uFF0D1", u"\uFF20x", u" =1", u"\u200B=1", u"\u00A0=1", u"\n=1", u"\uFEFF +1"})
            QVERIFY2(csvCell(QString::fromUtf16(start)).contains('\''), csvCell(QString::fromUtf16(start)).constData());
        QCOMPARE(csvCell(QStringLiteral(" plain =1")), QByteArray(" plain =1"));
        QCOMPARE(csvCell(QStringLiteral("\t=1")), QByteArray("\"'\t=1\""));
        QCOMPARE(csvCell(QStringLiteral("a,b\"c")), QByteArray("\"a,b\"\"c\""));
        QCOMPARE(csvCell(QStringLiteral("plain")), QByteArray("plain"));
    }
};

QTEST_GUILESS_MAIN(CsvImportTest)
#include "csvimport_test.moc"
