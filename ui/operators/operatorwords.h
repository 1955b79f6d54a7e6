// Operators in words, in the language of now.
#pragma once

#include "operators/operators.h"
#include "ui/widgets/statuschip.h"

#include <QCoreApplication>

namespace tenantry::ui {

class OperatorWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::OperatorWords)
public:
    static Status status(const operators::Operator &who);        // may they sign in, and with what
    static QString name(const operators::Operator &who);         // "Luis Gómez (luis)"
    static QString language(const QString &code);                // "Español"; the system's when empty
    static QString tenants(const operators::Operator &who);      // "All", "12"
    static QString lastSignIn(const operators::Operator &who, const QDateTime &now); // "3 minutes ago", "Never"
    static QString from(const operators::Operator &who);         // "10.0.0.7, panel"
    static QString whyNoSignIn(const operators::Operator &who);  // a sentence, where their login does not let them; else empty
    static QString keys(const QStringList &granted);             // "admin, inspect"
    // The data keys that somebody could open and may no more; empty: none.
    static QStringList keysDueBecauseOf(const QString &login, const QList<operators::DataKeyStatus> &keys);
};

} // namespace tenantry::ui
