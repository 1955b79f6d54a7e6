#include "registry/featurefault.h"

#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tenantry::registry {

using base::Kind;
using base::Result;
using Field = FeatureFault::Field;

namespace {

Result<void> checkKey(const QString &key)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z][a-z0-9]*([._-][a-z0-9]+)*\\z"));
    if (!form.match(key).hasMatch() || key.size() > 63)
        return base::fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” cannot be the key of a feature."), {key}},
                          QT_TRANSLATE_NOOP("core", "Use lower-case letters and digits, with single hyphens, dots or underscores between them: new-invoice."));
    return {};
}

Result<void> checkChoices(const Feature &feature)
{
    if ((feature.kind == FeatureKind::Choice) == feature.choices.isEmpty())
        return base::fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "A choice needs choices, and no other kind has any."),
                          QT_TRANSLATE_NOOP("core", "List what may be chosen, or choose another kind."));
    for (const QString &choice : feature.choices) {
        TRYV(checkText(choice, QT_TRANSLATE_NOOP("core", "choice"), 100));
        if (choice.trimmed().isEmpty() || feature.choices.count(choice) > 1)
            return base::fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "A choice is empty, or there twice."), QT_TRANSLATE_NOOP("core", "Remove it."));
    }
    return {};
}

Result<void> checkValue(const Feature &feature, const QJsonValue &value)
{
    if (feature.kind == FeatureKind::Choice && value.isString() && !feature.choices.contains(value.toString()))
        return base::fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1”, the default or what a percentage gets, is none of the choices."), {value.toString()}},
                          {QT_TRANSLATE_NOOP("core", "Give one of: %1."), {feature.choices.join(QStringLiteral(", "))}});
    return {};
}

} // namespace

std::optional<FeatureFault> faultOf(const Feature &feature)
{
    std::optional<FeatureFault> out;
    const auto look = [&out](Field field, Result<void> outcome) {
        if (!out && !outcome)
            out = {field, std::move(outcome).error()};
    };
    look(Field::Key, checkKey(feature.key));
    look(Field::NameEn, checkName(feature.nameEn));
    look(Field::NameEs, checkName(feature.nameEs));
    look(Field::Description, checkText(feature.description, QT_TRANSLATE_NOOP("core", "description"), 2'000));
    look(Field::Choices, checkChoices(feature));
    look(Field::Default, checkValue(feature, feature.defaultValue));
    look(Field::Owner, checkText(feature.owner, QT_TRANSLATE_NOOP("core", "owner"), 200));
    if (feature.percentage && (*feature.percentage < 0 || *feature.percentage > 100))
        look(Field::Percentage, base::fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 is no percentage."), {QString::number(*feature.percentage)}},
                                           QT_TRANSLATE_NOOP("core", "Give a number from 0 to 100.")));
    if (feature.percentage)
        look(Field::PercentageValue, checkValue(feature, feature.percentageValue));
    return out;
}

} // namespace tenantry::registry
