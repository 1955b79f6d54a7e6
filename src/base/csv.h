// Cells of a table for spreadsheets.
#pragma once

#include <QByteArray>
#include <QString>

namespace tenantry::base {

// One cell (RFC 4180): quoted where needed, and what a spreadsheet would run as a formula (= + - @ tab CR) prefixed with '.
QByteArray csvCell(const QString &text);

} // namespace tenantry::base
