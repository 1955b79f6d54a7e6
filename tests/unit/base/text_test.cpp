// Sentences with their arguments: each in its place, once, whatever they hold.
#include "base/text.h"

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
};

QTEST_GUILESS_MAIN(TextTest)
#include "text_test.moc"
