// Features in words, in the language of now.
#pragma once

#include "registry/features.h"
#include "ui/widgets/statuschip.h"

#include <QCoreApplication>
#include <QLocale>

class QComboBox;

namespace tenantry::ui {

class FeatureWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::FeatureWords)
public:
    static QString name(const registry::Feature &feature); // in the language of now
    static QString value(const QJsonValue &value);         // "On", "12,500", the text; a dash for none
    static QString brief(const QJsonValue &value);         // the same for a sentence or a tooltip: a long text is cut
    static QString kind(registry::FeatureKind kind);
    static QString lifetime(registry::FeatureLifetime lifetime);
    static QString origin(registry::FeatureOrigin origin);
    static QString killed(const registry::Feature &feature); // what its kill switch, thrown, gives to everybody: nothing, or the default
    static Status status(const registry::Feature &feature); // what is remarkable about it; empty text: nothing
    // What is typed, in the language of `locale`: "10.000" where value() prints that. Else as features::valueFromText() has it.
    static base::Result<QJsonValue> typed(const registry::Feature &feature, const QString &text, const QLocale &locale = {});
    static QString typing(const QJsonValue &value); // what a line shows of it to be typed over: typed() takes it; empty for none
    // What may be chosen or typed for a feature. What was typed stays, in the form of another language when that changed.
    static void fillValues(QComboBox *box, const registry::Feature &feature);
    static void chooseValue(QComboBox *box, const QJsonValue &value); // nothing where it is no choice
    static base::Result<QJsonValue> chosenValue(const QComboBox *box, const registry::Feature &feature);
    static QString chosenText(const QComboBox *box); // as typed, or of what is chosen; empty: nothing is
};

} // namespace tenantry::ui
