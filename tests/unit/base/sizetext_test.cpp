#include "base/sizetext.h"

#include <QTest>

using namespace tenantry::base;

class SizeTextTest : public QObject {
    Q_OBJECT
private slots:
    void read_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes"); // -1: none
        QTest::newRow("bytes") << QStringLiteral("1000000") << qint64(1000000);
        QTest::newRow("B") << QStringLiteral("12 b") << qint64(12);
        QTest::newRow("MB") << QStringLiteral("500MB") << qint64(500'000'000);
        QTest::newRow("GiB") << QStringLiteral(" 20 GiB ") << qint64(20) * 1024 * 1024 * 1024;
        QTest::newRow("g") << QStringLiteral("2g") << qint64(2'000'000'000);
        QTest::newRow("too many") << QStringLiteral("999999999999999T") << qint64(-1);
        for (const char *wrong : {"", "GB", "-5MB", "1.5GB", "5 XB", "5MBs", "5 5"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << qint64(-1);
    }
    void read()
    {
        QFETCH(QString, text);
        QFETCH(qint64, bytes);
        QCOMPARE(bytesFromText(text).value_or(-1), bytes);
    }
    void written_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("50 GiB") << (qint64(50) << 30) << QStringLiteral("50GiB");
        QTest::newRow("20 GB") << qint64(20'000'000'000) << QStringLiteral("20GB");
        QTest::newRow("odd") << qint64(1234567) << QStringLiteral("1234567");
        QTest::newRow("0") << qint64(0) << QStringLiteral("0");
        QTest::newRow("7") << qint64(7) << QStringLiteral("7");
    }
    void written()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(textFromBytes(bytes), text);
        QCOMPARE(bytesFromText(text).value_or(-1), bytes);
    }
};

QTEST_GUILESS_MAIN(SizeTextTest)
#include "sizetext_test.moc"
