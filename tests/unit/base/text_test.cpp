// Sentences with their arguments: each in its place, once, whatever they hold.
#include "base/quantity.h"
#include "base/text.h"

#include <QLocale>
#include <QScopeGuard>
#include <QTest>

using namespace tenantry::base;

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void everyArgumentHasItsPlace()
    {
        const char *const sources[] = {"nothing", "%1", "%2 %1", "%3 %1 %2", "%4 %3 %2 %1", "%5 %1 %2 %3 %4", "%6 %5 %4 %3 %2 %1"};
        const QStringList wanted{QStringLiteral("nothing"), QStringLiteral("a"), QStringLiteral("b a"), QStringLiteral("c a b"), QStringLiteral("d c b a"), QStringLiteral("e a b c d"),
                                 QStringLiteral("f e d c b a")};
        const QStringList all{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"), QStringLiteral("e"), QStringLiteral("f")};
        for (int count = 0; count <= all.size(); ++count)
            QCOMPARE(Text(sources[count], all.first(count)).translated(), wanted.at(count));
    }
    void anArgumentIsNoPlace() { QCOMPARE(Text("%1 and %2", {QStringLiteral("%2"), QStringLiteral("x")}).translated(), QStringLiteral("%2 and x")); }
    // Kept in the registry by an English panel, read on a Spanish one.
    void quantitiesAreWrittenAsTheReaderDoes()
    {
        const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        const Text kept = Text::fromJson(Text("%1, %2, %3, %4, %5", {sizeArgument(7'853'747), countArgument(30'000), decimalArgument(2.5), decimalArgument(12, 0), QString::number(54321)}).toJson());
        QLocale::setDefault(QLocale::English);
        QCOMPARE(kept.translated(), QStringLiteral("7.5 MB, 30,000, 2.5, 12, 54321"));
        QLocale::setDefault(QLocale::Spanish);
        QCOMPARE(kept.translated(), QStringLiteral("7,5 MB, 30.000, 2,5, 12, 54321"));
    }
    void aNameIsNoQuantity()
    {
        for (const QString &name : {QStringLiteral("s123"), QString(QChar(0xFDD0)), QChar(0xFDD0) + QStringLiteral("s12x"), QChar(0xFDD0) + QStringLiteral("d")})
            QCOMPARE(Text("%1", {name}).translated(), name);
    }
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
