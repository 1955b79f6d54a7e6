#include "ui/features/typednumber.h"

#include "features/values.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace tenantry::ui {

namespace {

// As people have it on the keyboard: French groups are a narrow blank that cannot be typed.
QString plain(QString text)
{
    for (QChar &c : text)
        if (c == QChar(0x2212)) // a minus as a typesetter has it
            c = u'-';
        else if (c.isSpace())
            c = u' ';
        else if (c == QChar(0x2019))
            c = u'\'';
    return text;
}

} // namespace

QString printedNumber(double number, const QLocale &locale) { return locale.toString(number, 'g', features::digitsOf(number)); }

base::Result<double> typedNumber(const QString &text, const QLocale &locale)
{
    const QString word = plain(text.trimmed());
    const QString point = QRegularExpression::escape(plain(locale.decimalPoint())), group = QRegularExpression::escape(plain(locale.groupSeparator()));
    const QRegularExpression form(QStringLiteral("\\A([-+]?)([0-9]+|[1-9][0-9]{0,2}(?:%1[0-9]{3})+)(?:%2([0-9]+))?([eE][-+]?[0-9]{1,3})?\\z").arg(group, point));
    if (const auto found = form.match(word); found.hasMatch()) {
        QString whole = found.captured(2);
        whole.remove(plain(locale.groupSeparator()));
        bool ok = false;
        const QString decimal = found.captured(1) + whole + u'.' + (found.captured(3).isEmpty() ? QStringLiteral("0") : found.captured(3)) + found.captured(4);
        const double number = decimal.toDouble(&ok);
        if (ok && std::isfinite(number)) {
            TRYV(features::readsBack(decimal, number));
            return number;
        }
    }
    return base::fail(base::Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "A number is wanted here, not “%1”."), {text.trimmed()}},
                      {QT_TRANSLATE_NOOP("core", "Give one like %1 or %2; ten thousand is %3 or %4."),
                       {locale.toString(25), locale.toString(0.5), QStringLiteral("10000"), locale.toString(10'000)}});
}

} // namespace tenantry::ui
