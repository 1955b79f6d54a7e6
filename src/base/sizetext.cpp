#include "base/sizetext.h"

#include <QRegularExpression>
#include <cmath>

namespace tenantry::base {

namespace {

constexpr char letters[] = "kmgt";

} // namespace

std::optional<qint64> bytesFromText(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d{1,15})\\s*(?:([kmgt])(i?)b?|b)?$"), QRegularExpression::CaseInsensitiveOption);
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const int power = match.captured(2).isEmpty() ? 0 : 1 + int(QLatin1StringView(letters).indexOf(match.captured(2).toLower()));
    const double bytes = match.captured(1).toDouble() * std::pow(match.captured(3).isEmpty() ? 1000.0 : 1024.0, power);
    return bytes > 9e18 ? std::nullopt : std::optional(qint64(bytes));
}

QString textFromBytes(qint64 bytes)
{
    QString out = QString::number(bytes);
    for (const qint64 step : {qint64(1000), qint64(1024)}) {
        qint64 value = bytes;
        int power = 0;
        for (; power < 4 && value >= step && value % step == 0; ++power)
            value /= step;
        if (power == 0)
            continue;
        const QString text = QString::number(value) + QString(QLatin1Char(letters[power - 1])).toUpper() + (step == 1024 ? QStringLiteral("iB") : QStringLiteral("B"));
        if (text.size() < out.size() || out == QString::number(bytes))
            out = text;
    }
    return out;
}

} // namespace tenantry::base
