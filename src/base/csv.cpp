#include "base/csv.h"

#include <algorithm>

namespace tenantry::base {

QByteArray csvCell(const QString &text)
{
    // OWASP "CSV Injection". Also behind what a spreadsheet skips or does not show, and in the full width that it reads as the same.
    static const QString formulaStarts = QStringLiteral(u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");
    const auto shown = std::ranges::find_if(text, [](QChar c) { return c != QLatin1Char(' ') && c.category() != QChar::Other_Format && c != QChar(QChar::Nbsp); });
    QString out = text;
    if (shown != text.end() && formulaStarts.contains(*shown))
        out.prepend(QLatin1Char('\''));
    const bool quote = out.contains(QLatin1Char(',')) || out.contains(QLatin1Char(';')) || out.contains(QLatin1Char('"'))
                       || out.contains(QLatin1Char('\n')) || out.contains(QLatin1Char('\r')) || out.contains(QLatin1Char('\t'));
    if (!quote)
        return out.toUtf8();
    out.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return '"' + out.toUtf8() + '"';
}

} // namespace tenantry::base
