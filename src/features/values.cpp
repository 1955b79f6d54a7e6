#include "features/values.h"

#include <QCoreApplication>

#include <cmath>

namespace tenantry::features {

using namespace tenantry::base;
using registry::FeatureKind;

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
        return number;
    }
    case FeatureKind::Text:
        if (text.contains(QChar(0)) || text.size() > 10'000)
            return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The text for %1 is too long, or holds a NUL character."), {feature.key}},
                        QT_TRANSLATE_NOOP("core", "Use a shorter text."));
        return text;
    case FeatureKind::Choice:
        for (const QString &choice : feature.choices)
            if (choice == text || choice.toLower() == word)
                return choice;
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is none of the choices of %2."), {text, feature.key}},
                    {QT_TRANSLATE_NOOP("core", "Give one of: %1."), {feature.choices.join(QStringLiteral(", "))}});
    }
    return fail(Kind::Internal, QT_TRANSLATE_NOOP("core", "A feature of an unknown kind."));
}

QString valueText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
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
