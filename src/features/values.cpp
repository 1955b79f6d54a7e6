#include "features/values.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace tenantry::features {

using namespace tenantry::base;
using registry::FeatureKind;

namespace {

// A decimal number as its digits and the place of the point: 1.50e3 is 15 and 4.
std::pair<QString, int> digits(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A[-+]?([0-9]*)(?:\\.([0-9]*))?(?:[eE]([-+]?[0-9]+))?\\z"));
    const auto found = form.match(text.trimmed());
    QString all = found.captured(1) + found.captured(2);
    int point = int(found.captured(1).size()) + found.captured(3).toInt();
    while (all.startsWith(u'0')) {
        all.remove(0, 1);
        --point;
    }
    while (all.endsWith(u'0'))
        all.chop(1);
    return {all, all.isEmpty() ? 0 : point};
}

} // namespace

int digitsOf(double number)
{
    for (int count : {15, 16})
        if (QString::number(number, 'g', count).toDouble() == number)
            return count;
    return 17;
}

Result<void> readsBack(const QString &text, double number)
{
    const QString kept = QString::number(number, 'g', digitsOf(number));
    if (digits(text) == digits(kept))
        return {};
    return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” has more digits than can be kept: it would become %2."), {text, kept}},
                QT_TRANSLATE_NOOP("core", "Give a number with at most 15 digits, or make the feature a text."));
}

Result<QJsonValue> valueFromText(const registry::Feature &feature, const QString &text)
{
    const QString word = text.trimmed().toLower();
    switch (feature.kind) {
    case FeatureKind::Boolean:
        for (const char *yes : {"true", "on", "yes", "1", "sí", "si"})
            if (word == QString::fromUtf8(yes))
                return true;
        for (const char *no : {"false", "off", "no", "0"})
            if (word == QLatin1String(no))
                return false;
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 is on or off, not “%2”."), {feature.key, text}}, QT_TRANSLATE_NOOP("core", "Give true or false."));
    case FeatureKind::Number: {
        bool ok = false;
        const double number = word.toDouble(&ok);
        if (!ok || !std::isfinite(number))
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 takes a number, not “%2”."), {feature.key, text}},
                        QT_TRANSLATE_NOOP("core", "Give a number like 25 or 0.5."));
        TRYV(readsBack(word, number));
        return number;
    }
    case FeatureKind::Text:
        if (text.contains(QChar(0)) || text.size() > 10'000)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The text for %1 is too long, or holds a NUL character."), {feature.key}},
                        QT_TRANSLATE_NOOP("core", "Use a shorter text."));
        return text;
    case FeatureKind::Choice:
    {
        if (feature.choices.contains(text))
            return text;
        QStringList loosely; // csv is CSV where there is no other
        for (const QString &choice : feature.choices)
            if (choice.trimmed().toLower() == word)
                loosely << choice;
        if (loosely.size() == 1)
            return loosely.first();
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is none of the choices of %2."), {text, feature.key}},
                    {QT_TRANSLATE_NOOP("core", "Give one of: %1."), {feature.choices.join(QStringLiteral(", "))}});
    }
    }
    return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A feature of an unknown kind."));
}

QString valueText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', digitsOf(value.toDouble()));
    return value.toString();
}

Result<QDateTime> timeFromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return QDateTime();
    QDateTime time = QDateTime::fromString(trimmed, Qt::ISODate);
    if (trimmed.size() == 10)
        time = QDate::fromString(trimmed, Qt::ISODate).startOfDay();
    if (!time.isValid())
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is no date or time."), {text}},
                    QT_TRANSLATE_NOOP("core", "Give one like 2026-12-31 or 2026-12-31T18:00:00Z."));
    return time.toUTC();
}

} // namespace tenantry::features
