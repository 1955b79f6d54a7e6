// Quantities among the arguments of a Text: kept as numbers, and written when the sentence is shown, as whoever reads it writes them
// ("7.5 MB", "7,5 MB"). An argument made with QString::number() stays as it is, which is right for versions, ports and line numbers.
#pragma once

#include <QString>

namespace tenantry::base {

QString sizeArgument(qint64 bytes);                    // by 1024, one digit: "7.5 MB"
QString countArgument(qint64 count);                   // "30,000"
QString decimalArgument(double value, int digits = 1); // "1.5"

// How an argument of a Text reads in QLocale(): a quantity as above, other text with what is invisible made visible. Any thread.
QString shownArgument(const QString &argument);

} // namespace tenantry::base
