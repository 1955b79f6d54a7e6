// What a banner says above the reason is said again while it stands, when the language changes.
#pragma once

#include "ui/shell/language.h"
#include "ui/widgets/errorbanner.h"

#include <QCoreApplication>
#include <QTest>

namespace tenantry::test {

inline void saidAgain(const ui::ErrorBanner *banner, const char *context, const char *heading)
{
    ui::Language language;
    const auto first = [banner] { return banner->details().section(u'\n', 0, 0); };
    for (const QString &code : {QStringLiteral("es"), QStringLiteral("en")}) {
        language.set(code);
        const QString now = QCoreApplication::translate(context, heading);
        QCOMPARE(now == QString::fromUtf8(heading), code == u"en");
        QTRY_COMPARE(first(), now);
        QVERIFY2(banner->accessibleName().endsWith(now), qPrintable(banner->accessibleName()));
    }
}

} // namespace tenantry::test
