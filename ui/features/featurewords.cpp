#include "ui/features/featurewords.h"

#include "base/text.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>

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
        return QLocale().toString(value.toDouble(), 'g', 15);
    return value.toString().isEmpty() ? QStringLiteral("—") : base::printable(value.toString());
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

Status FeatureWords::status(const Feature &feature)
{
    if (feature.killed())
        return {QStringLiteral("stop"), tr("Off for all"), Tone::Danger};
    if (feature.stale(QDate::currentDate()))
        return {QStringLiteral("clock"), tr("To review"), Tone::Warning};
    if (feature.expiredOverrides > 0)
        return {QStringLiteral("warning"), tr("%Ln expired", nullptr, feature.expiredOverrides), Tone::Warning};
    if (feature.percentage)
        return {QStringLiteral("running"), tr("%1 %", "of the tenants").arg(*feature.percentage), Tone::Info};
    return {};
}

void FeatureWords::fillValues(QComboBox *box, const Feature &feature)
{
    const QString was = chosenValue(box);
    box->clear();
    box->setEditable(feature.kind == FeatureKind::Number || feature.kind == FeatureKind::Text);
    if (feature.kind == FeatureKind::Boolean) {
        box->addItem(tr("On"), QStringLiteral("true"));
        box->addItem(tr("Off"), QStringLiteral("false"));
    }
    for (const QString &choice : feature.choices)
        box->addItem(base::printable(choice), choice);
    chooseValue(box, was);
}

void FeatureWords::chooseValue(QComboBox *box, const QString &value)
{
    if (box->isEditable())
        box->setEditText(value);
    else if (const int at = box->findData(value); at >= 0)
        box->setCurrentIndex(at);
}

QString FeatureWords::chosenValue(const QComboBox *box)
{
    return box->isEditable() ? box->currentText() : box->currentData().toString();
}

} // namespace tenantry::ui
