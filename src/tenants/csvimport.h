// Many tenants from a table (RFC 4180; comma, semicolon or tab recognised; BOM accepted). The first row names the columns:
// name, slug, subdomain, product, plan, server, admin_name, admin_email, labels.
#pragma once

#include "base/csv.h"
#include "tenants/provisioning.h"

namespace tenantry::tenants {

struct CsvRow {
    int line = 0;                          // in the file, from 1
    ProvisionRequest request;
    std::optional<base::Error> error;      // a row that cannot be read, or that repeats an earlier one
};
struct CsvFile { QStringList columns; QList<CsvRow> rows; };

// InvalidInput for the whole file: not UTF-8, no header, unknown or missing column (names them), over 100,000 rows.
base::Result<CsvFile> parseCsv(const QByteArray &bytes);

using base::csvCell;

} // namespace tenantry::tenants
