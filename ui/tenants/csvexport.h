// The rows that are shown, as a table for spreadsheets (RFC 4180, UTF-8 with BOM, CRLF). Numbers and times are exact and
// not in the words of the screen; cells that a spreadsheet would run are made text.
#pragma once

#include "ui/tenants/tenantcolumns.h"

#include <stop_token>

namespace tenantry::ui {

// Any thread.
QByteArray tenantsAsCsv(const TenantSnapshot &snapshot, const std::vector<TenantHandle> &rows, const QList<TenantColumn> &columns,
                        std::stop_token stop = {});
base::Result<void> writeTenantsCsv(const QString &path, const QByteArray &bytes); // whole or not at all

} // namespace tenantry::ui
