#include "registry/serverhistory.h"

#include "registry/sqlerror.h"

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Param;
using postgres::Rows;

namespace {

// From the second column on.
ServerPoint pointAt(const Rows &rows, int row)
{
    ServerPoint out;
    out.at = rows.time(row, 1);
    out.samples = int(rows.integer(row, 2));
    out.unreachable = int(rows.integer(row, 3));
    int column = 4;
    for (const auto member : {&ServerPoint::connectMs, &ServerPoint::connectMsMost, &ServerPoint::queryMs, &ServerPoint::connections, &ServerPoint::connectionsMost, &ServerPoint::active,
                              &ServerPoint::lockWaits, &ServerPoint::replicationLagSeconds}) {
        if (!rows.isNull(row, column))
            out.*member = rows.number(row, column);
        ++column;
    }
    return out;
}

} // namespace

Result<QList<ServerPoint>> serverSamples(const SessionPtr &session, const QString &serverId, const QDateTime &from, std::stop_token stop)
{
    QList<ServerPoint> out;
    if (!session->isAdmin() || !isId(serverId))
        return out;
    TRY(auto connection, session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT server_id, at, 1, CASE WHEN reachable THEN 0 ELSE 1 END, connect_ms, connect_ms, query_ms, connections, connections, active, lock_waits, replication_lag_s "
                                          "FROM tenantry.health_server_sample WHERE server_id = $1 AND at >= $2 ORDER BY at", {serverId, from}));
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        out << pointAt(rows, i);
    return out;
}

Result<QHash<QString, QList<ServerPoint>>> serverHours(const SessionPtr &session, const QString &serverId, const QDateTime &from, std::stop_token stop)
{
    QHash<QString, QList<ServerPoint>> out;
    if (!session->isAdmin() || (!serverId.isEmpty() && !isId(serverId)))
        return out;
    TRY(auto connection, session->connection(stop));
    // Hours are those of UTC, wherever this session is.
    TRY(const Rows rows, ask(*connection,
        "SELECT server_id, hour, samples, unreachable, connect_ms, connect_ms_most, query_ms, connections, connections_most, active_most, lock_waits_most, replication_lag_s "
        "FROM tenantry.health_server_hour WHERE hour >= $1 AND ($2::uuid IS NULL OR server_id = $2::uuid) UNION ALL "
        "SELECT server_id, date_trunc('hour', at, 'UTC'), count(*), count(*) FILTER (WHERE NOT reachable), avg(connect_ms), max(connect_ms), avg(query_ms), avg(connections), max(connections), max(active), "
        "max(lock_waits), max(replication_lag_s) FROM tenantry.health_server_sample WHERE at >= greatest($1, (SELECT rolled_until FROM tenantry.health_state)) AND ($2::uuid IS NULL OR server_id = $2::uuid) "
        "GROUP BY 1, 2 ORDER BY 1, 2", {from, Param::orNull(serverId)}));
    for (int i = 0; i < rows.size(); ++i)
        out[rows.text(i, 0)] << pointAt(rows, i);
    return out;
}

} // namespace tenantry::registry
