// A feature's value as people type and read it.
#pragma once

#include "registry/features.h"

namespace tenantry::features {

// "true", "on", "sí" …; "12.5"; a choice. InvalidInput says what would fit.
base::Result<QJsonValue> valueFromText(const registry::Feature &feature, const QString &text);
// The form that valueFromText() takes: "true", "12.5", the text itself; empty for none.
QString valueText(const QJsonValue &value);

int digitsOf(double number); // 15, 16 or 17: as few as read back the same
// InvalidInput when a decimal number, as it was typed, would become another one: 9007199254740993.
base::Result<void> readsBack(const QString &text, double number);

// "2026-12-31" (its first moment, here), "2026-12-31T12:00:00Z". Empty: invalid time, which means none.
base::Result<QDateTime> timeFromText(const QString &text);

} // namespace tenantry::features
