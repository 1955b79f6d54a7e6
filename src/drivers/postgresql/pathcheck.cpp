#include "drivers/pathcheck.h"

#include "postgres/connection.h"

namespace tenantry::drivers {

using base::Result;
using postgres::Connection;

namespace {

Result<std::unique_ptr<Connection>> open(postgres::ConnectionSettings settings, std::chrono::milliseconds limit, std::stop_token stop)
{
    settings.connectTimeoutSeconds = std::max(1, int(std::chrono::ceil<std::chrono::seconds>(limit).count()));
    TRY(auto connection, Connection::open(settings, std::move(stop)));
    TRYV(connection->setStatementTimeout(limit));
    return connection;
}

// Names in pg_catalog alone: who looks may be somebody whom a tenant would like to fool. The inspection role is shown what others do by a function
// that the server's owner left there for it.
QByteArray question(bool inside)
{
    const QByteArray sessions = inside ? "tenantry.activity()" : "(SELECT * FROM pg_catalog.pg_stat_activity WHERE datname = $1)";
    return "SELECT pg_catalog.current_setting('server_version_num')::int4, pg_catalog.pg_is_in_recovery(), "
           "(SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE backend_type = 'client backend'), "
           "pg_catalog.current_setting('max_connections')::int4 - pg_catalog.current_setting('superuser_reserved_connections')::int4, "
           "d.oid IS NOT NULL, coalesce(d.datallowconn AND d.datconnlimit <> -2, false), coalesce(d.datconnlimit = -2, false), "
           "(SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE datname = $1 AND backend_type IS DISTINCT FROM 'parallel worker'), coalesce(d.datconnlimit, -1), "
           "r.oid IS NOT NULL, coalesce(r.rolcanlogin, false), coalesce(r.rolvaliduntil < pg_catalog.now(), false), "
           "coalesce(pg_catalog.has_database_privilege(r.oid, d.oid, 'CONNECT'), false), "
           "(SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE usename = $2), coalesce(r.rolconnlimit, -1), "
           "a.query, a.idle, a.waited, a.waiting, b.pid, coalesce(nullif(b.application_name, ''), b.usename::text, ''), "
           "CASE WHEN pg_catalog.has_database_privilege(d.oid, 'CONNECT') OR pg_catalog.pg_has_role('pg_read_all_stats', 'MEMBER') THEN pg_catalog.pg_database_size(d.oid) END, "
        + QByteArray(inside ? "true" : "coalesce(pg_catalog.pg_has_role(r.oid, 'USAGE'), false) OR pg_catalog.pg_has_role('pg_read_all_stats', 'USAGE')")
        + " FROM (SELECT) one LEFT JOIN pg_catalog.pg_database d ON d.datname = $1 LEFT JOIN pg_catalog.pg_roles r ON r.rolname = $2 "
          "LEFT JOIN LATERAL (SELECT coalesce(pg_catalog.max(extract(epoch FROM pg_catalog.clock_timestamp() - s.query_start)) FILTER (WHERE s.state = 'active'), 0) * 1000 AS query, "
          "coalesce(pg_catalog.max(extract(epoch FROM pg_catalog.clock_timestamp() - s.state_change)) FILTER (WHERE s.state LIKE 'idle in transaction%'), 0) * 1000 AS idle, "
          "coalesce(pg_catalog.max(extract(epoch FROM pg_catalog.clock_timestamp() - s.query_start)) FILTER (WHERE s.wait_event_type = 'Lock'), 0) * 1000 AS waited, "
          "pg_catalog.count(*) FILTER (WHERE s.wait_event_type = 'Lock') AS waiting "
          "FROM " + sessions + " s WHERE s.pid <> pg_catalog.pg_backend_pid() AND s.backend_type = 'client backend') a ON true "
          "LEFT JOIN LATERAL (SELECT o.pid, o.application_name, o.usename FROM " + sessions + " s CROSS JOIN LATERAL pg_catalog.unnest(pg_catalog.pg_blocking_pids(s.pid)) w(pid) "
          "JOIN " + sessions + " o ON o.pid = w.pid WHERE s.wait_event_type = 'Lock' "
          "GROUP BY o.pid, o.application_name, o.usename ORDER BY pg_catalog.count(*) DESC, o.pid LIMIT 1) b ON true";
}

} // namespace

Result<PathView> lookAtPath(const postgres::ConnectionSettings &signIn, const QString &database, const QString &role, bool inside, std::chrono::milliseconds limit, std::stop_token stop)
{
    TRY(const auto connection, open(signIn, limit, std::move(stop)));
    TRYV(connection->script("SET search_path = pg_catalog"));
    TRY(const auto rows, connection->query(question(inside), {database, role}));
    PathView out;
    out.serverVersion = int(rows.integer(0, 0));
    out.standby = rows.boolean(0, 1);
    out.connections = int(rows.integer(0, 2));
    out.maxConnections = int(rows.integer(0, 3));
    out.databaseExists = rows.boolean(0, 4);
    out.databaseOpen = rows.boolean(0, 5);
    out.databaseBroken = rows.boolean(0, 6);
    out.databaseConnections = int(rows.integer(0, 7));
    out.databaseLimit = int(rows.integer(0, 8));
    out.roleExists = rows.boolean(0, 9);
    out.roleOpen = rows.boolean(0, 10);
    out.roleExpired = rows.boolean(0, 11);
    out.roleMayConnect = rows.boolean(0, 12);
    out.roleConnections = int(rows.integer(0, 13));
    out.roleLimit = int(rows.integer(0, 14));
    out.longestQueryMs = rows.number(0, 15);
    out.longestIdleInTransactionMs = rows.number(0, 16);
    out.longestLockWaitMs = rows.number(0, 17);
    out.waitingForLock = int(rows.integer(0, 18));
    if (!rows.isNull(0, 19)) {
        out.blockerPid = int(rows.integer(0, 19));
        out.blocker = rows.text(0, 20);
    }
    if (!rows.isNull(0, 21))
        out.sizeBytes = rows.integer(0, 21);
    out.trafficSeen = rows.boolean(0, 22);
    return out;
}

Result<double> trySignIn(const postgres::ConnectionSettings &signIn, std::chrono::milliseconds limit, std::stop_token stop)
{
    const auto began = std::chrono::steady_clock::now();
    TRY(const auto connection, open(signIn, limit, std::move(stop)));
    TRYV(connection->query("SELECT 1"));
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

} // namespace tenantry::drivers
