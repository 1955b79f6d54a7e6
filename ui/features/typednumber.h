// A number as it is printed and typed in a language: 10,000.5 or 10.000,5. What may be read in two ways is refused and not guessed, for a thousandth
// of a limit is a fault that nobody sees. The core and the command line have the C form, which scripts rely on.
#pragma once

#include "base/error.h"

#include <QLocale>

namespace tenantry::ui {

QString printedNumber(double number, const QLocale &locale = {});
// Groups where they belong or none; "2,000" is 2000 in English, "20,00" and "2.000,5" are no number there. InvalidInput says how it is written.
base::Result<double> typedNumber(const QString &text, const QLocale &locale = {});

} // namespace tenantry::ui
