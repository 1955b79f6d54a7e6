#include "registry/healthcounts.h"

#include "registry/sqlerror.h"

namespace tenantry::registry {

using namespace tenantry::base;

Result<HealthCounts> healthCounts(const SessionPtr &session, std::stop_token stop)
{
    TRY(auto connection, session->connection(stop));
    // Looks at tenants that are gone stay for a while; those are not counted.
    TRY(const postgres::Rows rows, ask(*connection, "SELECT a.critical, a.warning, c.unreachable, c.looked, c.latest, clock_timestamp() FROM "
                                                    "(SELECT count(*) FILTER (WHERE severity = 'critical') AS critical, count(*) FILTER (WHERE severity = 'warning') AS warning "
                                                    "FROM tenantry.alert WHERE closed_at IS NULL) a, "
                                                    "(SELECT count(*) FILTER (WHERE h.status IN ('unreachable', 'server_unreachable')) AS unreachable, count(*) AS looked, max(h.at) AS latest "
                                                    "FROM tenantry.health_current h JOIN tenantry.tenant t ON t.id = h.tenant_id) c"));
    HealthCounts out;
    out.critical = int(rows.integer(0, 0));
    out.warning = int(rows.integer(0, 1));
    out.unreachable = int(rows.integer(0, 2));
    out.looked = int(rows.integer(0, 3));
    out.latest = rows.isNull(0, 4) ? QDateTime() : rows.time(0, 4);
    out.now = rows.time(0, 5);
    return out;
}

} // namespace tenantry::registry
