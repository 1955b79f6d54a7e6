// Features in words, in the language of now.
#pragma once

#include "registry/features.h"
#include "ui/widgets/statuschip.h"

#include <QCoreApplication>

class QComboBox;

namespace tenantry::ui {

class FeatureWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::FeatureWords)
public:
    static QString name(const registry::Feature &feature); // in the language of now
    static QString value(const QJsonValue &value);         // "On", "12,500", the text; a dash for none
    static QString kind(registry::FeatureKind kind);
    static QString lifetime(registry::FeatureLifetime lifetime);
    static QString origin(registry::FeatureOrigin origin);
    static Status status(const registry::Feature &feature); // what is remarkable about it; empty text: nothing
    // What may be chosen or typed for a feature. userData: the form that features::valueFromText() takes.
    static void fillValues(QComboBox *box, const registry::Feature &feature);
    static void chooseValue(QComboBox *box, const QString &value); // of the same form; nothing where it is no choice
    static QString chosenValue(const QComboBox *box);
};

} // namespace tenantry::ui
