#include "inspection/harmless.h"

#include "base/text.h"

namespace tenantry::inspection {

namespace {

QString wholeCharacters(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            const char32_t point = QChar::surrogateToUcs4(c, text.at(i + 1));
            if (QChar::category(point) == QChar::Other_Format) // tags, which nobody sees
                out += QStringLiteral("\\u%1").arg(uint(point), 0, 16);
            else
                out += text.mid(i, 2);
            ++i;
        } else if (c.isSurrogate()) {
            out += QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0'));
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

QString forTerminal(const QString &text) { return base::printable(wholeCharacters(text)); }

QString forRichText(const QString &text)
{
    QStringList lines;
    for (const QString &line : wholeCharacters(text).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).split(QLatin1Char('\n'))) {
        QStringList parts;
        for (const QString &part : line.split(QLatin1Char('\t')))
            parts << base::printable(part).toHtmlEscaped().replace(QLatin1Char('\''), QStringLiteral("&#39;"));
        lines << parts.join(QStringLiteral("&nbsp;&nbsp;"));
    }
    return lines.join(QStringLiteral("<br/>"));
}

} // namespace tenantry::inspection
