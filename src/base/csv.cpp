#include "base/csv.h"

namespace tenantry::base {

QByteArray csvCell(const QString &text)
{
    static const QString formulaStarts = QStringLiteral("=+-@\t\r");
    QString out = text;
    if (!out.isEmpty() && formulaStarts.contains(out.front()))
        out.prepend(QLatin1Char('\'')); // OWASP "CSV Injection"
    const bool quote = out.contains(QLatin1Char(',')) || out.contains(QLatin1Char(';')) || out.contains(QLatin1Char('"'))
                       || out.contains(QLatin1Char('\n')) || out.contains(QLatin1Char('\r')) || out.contains(QLatin1Char('\t'));
    if (!quote)
        return out.toUtf8();
    out.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return '"' + out.toUtf8() + '"';
}

} // namespace tenantry::base
