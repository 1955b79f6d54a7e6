#include "base/quantity.h"

#include "base/text.h"

#include <QLocale>

namespace tenantry::base {

namespace {

constexpr QChar mark(0xFDD0); // no character: nobody's name begins with it

QString marked(QLatin1Char kind, const QString &value) { return QString(mark) + kind + value; }

} // namespace

QString sizeArgument(qint64 bytes) { return marked(QLatin1Char('s'), QString::number(bytes)); }
QString countArgument(qint64 count) { return marked(QLatin1Char('n'), QString::number(count)); }
QString decimalArgument(double value, int digits) { return marked(QLatin1Char('d'), QString::number(value, 'f', digits)); }

QString shownArgument(const QString &argument)
{
    if (argument.size() < 3 || argument[0] != mark)
        return printable(argument);
    const QStringView value = QStringView(argument).sliced(2);
    const QLocale locale;
    bool number = false;
    if (argument[1] == u'd') {
        const double decimal = value.toDouble(&number);
        const qsizetype point = value.indexOf(u'.');
        return number ? locale.toString(decimal, 'f', point < 0 ? 0 : int(value.size() - point - 1)) : printable(argument);
    }
    const qint64 whole = value.toLongLong(&number);
    if (!number)
        return printable(argument);
    return argument[1] == u's' ? locale.formattedDataSize(whole, 1, QLocale::DataSizeTraditionalFormat) : locale.toString(whole);
}

} // namespace tenantry::base
