// The row of a tenant from the registry, in two parts: what is its own, and what it has in common with many others. Used by the repositories.
#pragma once

#include "postgres/rows.h"
#include "registry/values.h"

namespace tenantry::registry::tenantrow {

// What differs from tenant to tenant. Times as milliseconds: a hundred thousand rows have three of them each. What is not
// set, or the same as the column before it, is NULL: that costs nothing to send or to read.
#define MILLISECONDS(column) "(date_part('epoch', v." column ") * 1000)::bigint"
inline constexpr char ownColumns[] = "v.id, v.slug, nullif(v.subdomain, v.slug), v.company_name, v.db_name, nullif(v.db_role, v.db_name), v.size_bytes, v.connections, "
                                     "v.latency_ms, " MILLISECONDS("last_backup_at") ", nullif(v.admin_name, ''), nullif(v.admin_email, ''), nullif(v.labels, '{}'), "
                                     "nullif(v.note, ''), " MILLISECONDS("created_at") ", " MILLISECONDS("updated_at") ", v.version";
#undef MILLISECONDS
inline constexpr int ownCount = 17;

// What many tenants have in common, and a number for each combination of it.
inline constexpr char sharedColumns[] = "v.product_id, v.product, v.plan_id, v.plan, v.driver, v.server_id, v.server, v.deployment, v.state, v.schema_version, "
                                        "v.head_version, v.behind";
inline constexpr int sharedCount = 12;
inline constexpr char combination[] = "hash_record_extended(ROW(v.product_id, v.plan_id, v.server_id, v.driver, v.deployment, v.state, v.schema_version), 0)";

void readOwn(const postgres::Rows &rows, int row, Tenant &tenant); // columns as in ownColumns
void readShared(const postgres::Rows &rows, int row, int first, Tenant &tenant); // columns as in sharedColumns, from `first` on

} // namespace tenantry::registry::tenantrow
