#include "base/names.h"

#include <QTest>

using namespace tenantry::base;

class NamesTest : public QObject {
    Q_OBJECT
private slots:
    void suggestsSlugs_data()
    {
        QTest::addColumn<QString>("company");
        QTest::addColumn<QString>("slug");
        QTest::newRow("apostrophe and accent") << QStringLiteral("Panadería O'Higgins") << QStringLiteral("panaderia-ohiggins");
        QTest::newRow("typographic apostrophe") << QStringLiteral("O’Brien & Söhne") << QStringLiteral("obrien-sohne");
        QTest::newRow("initials") << QStringLiteral("Clínica Río S.A.") << QStringLiteral("clinica-rio-sa");
        QTest::newRow("leading digit") << QStringLiteral("3M Labs") << QStringLiteral("m-labs");
        QTest::newRow("spelled letters") << QStringLiteral("Łódź Ærø Smørrebrød") << QStringLiteral("lodz-aero-smorrebrod");
        QTest::newRow("no latin letter") << QStringLiteral("日本") << QString();
        QTest::newRow("emoji") << QStringLiteral("🧪🧪") << QString();
        QTest::newRow("only marks") << QStringLiteral("--- ''' ---") << QString();
        QTest::newRow("injection") << QStringLiteral("x'; DROP DATABASE a; --") << QStringLiteral("x-drop-database-a");
    }
    void suggestsSlugs()
    {
        QFETCH(QString, company);
        QFETCH(QString, slug);
        QCOMPARE(suggestSlug(company), slug);
        if (!slug.isEmpty())
            QVERIFY(checkSlug(slug).has_value());
    }
    void longNamesAreCutAtAWord()
    {
        const QString slug = suggestSlug(QStringLiteral("Laboratorio de análisis clínicos y microbiológicos de la Patagonia Austral"));
        QVERIFY2(slug.size() <= 40, qPrintable(slug));
        QVERIFY(checkSlug(slug).has_value());
        QCOMPARE(slug, QStringLiteral("laboratorio-de-analisis-clinicos-y"));
    }
    void refusesSlugs_data()
    {
        QTest::addColumn<QString>("slug");
        for (const char *bad : {"", "-a", "a-", "a--b", "A", "1a", "a_b", "a b", "a\n", "ñ", "a.b", "a;b", "a'b", "$$"})
            QTest::newRow(bad) << QString::fromUtf8(bad);
        QTest::newRow("64") << QString(64, QLatin1Char('a'));
        QTest::newRow("nul") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    }
    void refusesSlugs()
    {
        QFETCH(QString, slug);
        const auto result = checkSlug(slug);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Kind::InvalidInput);
        QVERIFY(!result.error().message.isEmpty() && !result.error().hint.isEmpty());
    }
    void acceptsSlugs()
    {
        for (const QString &slug : {QStringLiteral("a"), QStringLiteral("a1"), QStringLiteral("a-b-2"), QString(63, QLatin1Char('x'))})
            QCOMPARE(checkSlug(slug).value_or(QString()), slug);
    }
    void identifiersCountBytes()
    {
        QVERIFY(checkDatabaseName(QString(63, QLatin1Char('a'))));
        QVERIFY(!checkDatabaseName(QString(64, QLatin1Char('a'))));
        QVERIFY(checkDatabaseName(QString(31, QChar(0xF1)) + QLatin1Char('a'))); // 63 bytes
        QVERIFY(!checkDatabaseName(QString(32, QChar(0xF1))));                   // 64 bytes, cut would fall on a character
        for (const char *own : {"template0", "TEMPLATE1", "postgres", "pg_x", "PG_Toast", ""})
            QVERIFY2(!checkDatabaseName(QString::fromLatin1(own)), own);
        for (const char *odd : {"a\"b", "a'b", "a;b--", "$$", "1a", "select", "A b", "a\\b"})
            QCOMPARE(checkDatabaseName(QString::fromLatin1(odd)).value_or(QString()), QString::fromLatin1(odd));
        QVERIFY(!checkDatabaseName(QStringLiteral("a") + QChar(0)));
        QVERIFY(!checkDatabaseName(QStringLiteral("a") + QChar(0x202E) + QStringLiteral("b")));
    }
    void companyNamesKeepWhatPeopleWrite()
    {
        for (const QString &name : {QStringLiteral("Panadería O'Higgins"), QStringLiteral("🧪 Lab \"Uno\""), QStringLiteral("שלום"),
                                    QStringLiteral("a\\b; DROP TABLE x; --")})
            QCOMPARE(checkCompanyName(name).value_or(QString()), name);
        for (const QString &name : {QString(), QStringLiteral("  "), QStringLiteral(" a"), QStringLiteral("a "), QStringLiteral("a\tb"),
                                    QString(201, QLatin1Char('a'))})
            QVERIFY(!checkCompanyName(name));
    }
    void printableShowsWhatHides()
    {
        QCOMPARE(printable(QStringLiteral("a\x1b[31mb")), QStringLiteral("a\\u001b[31mb"));
        QCOMPARE(printable(QStringLiteral("a") + QChar(0x202E)), QStringLiteral("a\\u202e"));
        QCOMPARE(printable(QStringLiteral("ñandú 🧪")), QStringLiteral("ñandú 🧪"));
    }
    void errorsSurviveStorage()
    {
        Error error{Kind::Conflict, {"No %1.", {QStringLiteral("%2 x")}, 3}, "Hint.", QStringLiteral("23505"), QStringLiteral("detail")};
        const Error back = Error::fromJson(error.toJson());
        QCOMPARE(back.kind, error.kind);
        QCOMPARE(back.message, error.message);
        QCOMPARE(back.hint, error.hint);
        QCOMPARE(back.sqlstate, error.sqlstate);
        QCOMPARE(back.message.translated(), QStringLiteral("No %2 x."));
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
