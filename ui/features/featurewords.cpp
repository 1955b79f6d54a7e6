#include "ui/features/featurewords.h"

#include "base/text.h"
#include "features/values.h"
#include "ui/features/typednumber.h"

#include <QComboBox>
#include <QLineEdit>

namespace tenantry::ui {

using registry::Feature;
using registry::FeatureKind;

QString FeatureWords::name(const Feature &feature)
{
    return base::printable(QLocale().language() == QLocale::Spanish ? feature.nameEs : feature.nameEn);
}

QString FeatureWords::value(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? tr("On") : tr("Off");
    if (value.isDouble())
        return printedNumber(value.toDouble());
    return value.toString().isEmpty() ? QStringLiteral("—") : base::printable(value.toString());
}

QString FeatureWords::brief(const QJsonValue &value)
{
    constexpr int atMost = 120;
    const QString whole = FeatureWords::value(value);
    return whole.size() > atMost ? whole.first(atMost - 1).trimmed() + QChar(0x2026) : whole;
}

QString FeatureWords::kind(FeatureKind kind)
{
    switch (kind) {
    case FeatureKind::Boolean: return tr("On or off");
    case FeatureKind::Number: return tr("Number");
    case FeatureKind::Text: return tr("Text");
    case FeatureKind::Choice: break;
    }
    return tr("Choice");
}

QString FeatureWords::lifetime(registry::FeatureLifetime lifetime)
{
    using enum registry::FeatureLifetime;
    switch (lifetime) {
    case Release: return tr("Release");
    case Experiment: return tr("Experiment");
    case Operational: return tr("Operational");
    case KillSwitch: return tr("Kill switch");
    case Permission: break;
    }
    return tr("Permission");
}

QString FeatureWords::origin(registry::FeatureOrigin origin)
{
    using enum registry::FeatureOrigin;
    switch (origin) {
    case Killed: return tr("Off for all");
    case Override: return tr("Override");
    case Requirement: return tr("Lacks a migration");
    case Percentage: return tr("Percentage");
    case Plan: return tr("Plan");
    case Default: break;
    }
    return tr("Default");
}

QString FeatureWords::killed(const Feature &feature) { return feature.kind == FeatureKind::Boolean ? tr("Off for all") : tr("Default for all"); }

Status FeatureWords::status(const Feature &feature)
{
    if (feature.retired())
        return {QStringLiteral("offboard"), tr("Retired"), Tone::Neutral};
    if (feature.killed())
        return {QStringLiteral("stop"), killed(feature), Tone::Danger};
    const QString share = feature.percentage ? tr("%1 %", "of the tenants").arg(*feature.percentage) : QString();
    // A warning does not hide that only some have it.
    const auto beside = [&share](const QString &word) { return share.isEmpty() ? word : word + QStringLiteral(" · ") + share; };
    if (feature.stale(QDate::currentDate()))
        return {QStringLiteral("clock"), beside(tr("To review")), Tone::Warning};
    if (feature.expiredOverrides > 0)
        return {QStringLiteral("warning"), beside(tr("%Ln expired", nullptr, feature.expiredOverrides)), Tone::Warning};
    if (!share.isEmpty())
        return {QStringLiteral("running"), share, Tone::Info};
    return {};
}

base::Result<QJsonValue> FeatureWords::typed(const Feature &feature, const QString &text, const QLocale &locale)
{
    if (feature.kind != FeatureKind::Number)
        return features::valueFromText(feature, text);
    TRY(const double number, typedNumber(text, locale));
    return number;
}

QString FeatureWords::typing(const QJsonValue &value) { return value.isDouble() ? printedNumber(value.toDouble()) : features::valueText(value); }

void FeatureWords::fillValues(QComboBox *box, const Feature &feature)
{
    constexpr char writtenIn[] = "writtenIn";
    const QVariant was = box->currentData();
    QString text = box->isEditable() ? box->currentText() : QString();
    if (const QVariant before = box->property(writtenIn); box->isEditable() && feature.kind == FeatureKind::Number && before.isValid() && before.toLocale() != QLocale())
        if (const auto number = typedNumber(text, before.toLocale()))
            text = printedNumber(*number);
    box->setProperty(writtenIn, QLocale());
    box->clear();
    box->setEditable(feature.kind == FeatureKind::Number || feature.kind == FeatureKind::Text);
    if (feature.kind == FeatureKind::Boolean) {
        box->addItem(tr("On"), QStringLiteral("true"));
        box->addItem(tr("Off"), QStringLiteral("false"));
    }
    for (const QString &choice : feature.choices)
        box->addItem(base::printable(choice), choice);
    if (box->isEditable())
        box->setEditText(text);
    else if (const int at = box->findData(was); at >= 0)
        box->setCurrentIndex(at);
}

void FeatureWords::chooseValue(QComboBox *box, const QJsonValue &value)
{
    if (box->isEditable())
        box->setEditText(typing(value));
    else if (const int at = box->findData(features::valueText(value)); at >= 0)
        box->setCurrentIndex(at);
}

base::Result<QJsonValue> FeatureWords::chosenValue(const QComboBox *box, const Feature &feature)
{
    return box->isEditable() ? typed(feature, box->currentText()) : features::valueFromText(feature, box->currentData().toString());
}

QString FeatureWords::chosenText(const QComboBox *box) { return box->isEditable() ? box->currentText() : box->currentData().toString(); }

} // namespace tenantry::ui
