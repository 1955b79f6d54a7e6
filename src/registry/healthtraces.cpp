#include "registry/healthtraces.h"

#include "registry/sqlerror.h"

namespace tenantry::registry {

using namespace tenantry::base;

Result<QHash<QString, HealthTrace>> healthTraces(const SessionPtr &session, const QStringList &tenantIds, const QDateTime &from, int spanSeconds, int spans, std::stop_token stop)
{
    QHash<QString, HealthTrace> out;
    QStringList ids;
    for (const QString &id : tenantIds)
        if (isId(id))
            ids << id;
    if (ids.isEmpty() || spanSeconds <= 0 || spans <= 0 || !from.isValid())
        return out;
    TRY(auto connection, session->connection(stop));
    TRY(const postgres::Rows rows, ask(*connection, "SELECT tenant_id, floor(extract(epoch FROM at - $2::timestamptz) / $3::integer)::integer, avg(connect_ms + coalesce(query_ms, 0)), avg(connections), "
                                                    "avg(transactions_per_s), bool_or(NOT reachable) FROM tenantry.health_sample WHERE tenant_id = ANY($1::text[]::uuid[]) AND at >= $2::timestamptz "
                                                    "AND at < $2::timestamptz + make_interval(secs => $3::integer * $4::integer) GROUP BY 1, 2", {ids, from, spanSeconds, spans}));
    for (int i = 0; i < rows.size(); ++i) {
        HealthTrace &trace = out[rows.text(i, 0)];
        if (trace.spans.isEmpty()) {
            trace.from = from;
            trace.spanSeconds = spanSeconds;
            trace.spans.resize(spans);
        }
        const auto number = [&](int column) { return rows.isNull(i, column) ? std::nullopt : std::optional(float(rows.number(i, column))); };
        trace.spans[std::clamp(int(rows.integer(i, 1)), 0, spans - 1)] = {number(2), number(3), number(4), true, rows.boolean(i, 5)};
    }
    return out;
}

} // namespace tenantry::registry
