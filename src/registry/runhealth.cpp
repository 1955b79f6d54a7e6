#include "registry/runhealth.h"

#include "registry/sqlerror.h"

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Rows;

Result<std::vector<WaveHealth>> healthOfWave(const SessionPtr &session, const QString &runId, int wave, int most, std::stop_token stop)
{
    TRY(auto connection, session->connection(stop));
    // Ratios of next to no transactions say nothing: fewer than three a minute are left out.
    TRY(const Rows rows, ask(*connection,
        "SELECT i.tenant_id, i.slug, count(s.at) FILTER (WHERE s.at < i.started_at), count(s.at) FILTER (WHERE s.at > i.finished_at), "
        "count(s.at) FILTER (WHERE s.at > i.finished_at AND NOT s.reachable), "
        "percentile_cont(0.5) WITHIN GROUP (ORDER BY s.query_ms) FILTER (WHERE s.at < i.started_at), "
        "percentile_cont(0.5) WITHIN GROUP (ORDER BY s.query_ms) FILTER (WHERE s.at > i.finished_at), "
        "avg(s.rollback_ratio) FILTER (WHERE s.at < i.started_at AND s.transactions_per_s >= 0.05), "
        "avg(s.rollback_ratio) FILTER (WHERE s.at > i.finished_at AND s.transactions_per_s >= 0.05), "
        "avg(s.deadlocks) FILTER (WHERE s.at < i.started_at), avg(s.deadlocks) FILTER (WHERE s.at > i.finished_at) "
        "FROM (SELECT x.*, row_number() OVER (ORDER BY x.position) AS nth, count(*) OVER () AS of FROM tenantry.run_item x "
        "      WHERE x.run_id = $1 AND x.wave = $2 AND x.state = 'succeeded') i "
        "LEFT JOIN tenantry.health_sample s ON s.tenant_id = i.tenant_id AND s.at > i.started_at - interval '24 hours' AND s.at > now() - interval '48 hours' "
        "WHERE i.of <= $3 OR i.nth % ((i.of + $3 - 1) / $3) = 0 GROUP BY i.tenant_id, i.slug, i.position ORDER BY i.position LIMIT $3", {runId, wave, most}));
    const auto number = [&](int row, int column) { return rows.isNull(row, column) ? std::nullopt : std::optional(rows.number(row, column)); };
    std::vector<WaveHealth> out;
    out.reserve(size_t(rows.size()));
    for (int r = 0; r < rows.size(); ++r)
        out.push_back({rows.text(r, 0), rows.text(r, 1), int(rows.integer(r, 2)), int(rows.integer(r, 3)), int(rows.integer(r, 4)), number(r, 5), number(r, 6), number(r, 7),
                       number(r, 8), number(r, 9), number(r, 10)});
    return out;
}

} // namespace tenantry::registry
