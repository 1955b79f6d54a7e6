#include "registry/healthcollection.h"

#include "base/random.h"
#include "registry/healthrepository.h"
#include "registry/healthrow.h"
#include "registry/locks.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSysInfo>

namespace tenantry::registry {

using namespace tenantry::base;
using namespace Qt::StringLiterals;
using postgres::Connection;
using postgres::Params;
using postgres::Rows;

namespace {

constexpr auto writeLimit = std::chrono::seconds(20);

QByteArray compact(const QJsonArray &array) { return QJsonDocument(array).toJson(QJsonDocument::Compact); }

QByteArray alertRows(const QList<Alert> &alerts)
{
    QJsonArray out;
    for (const Alert &a : alerts) {
        QJsonObject row{{u"id"_s, a.id}, {u"server_id"_s, a.serverId}, {u"metric"_s, a.metric}, {u"severity"_s, severityName(a.severity)}, {u"value"_s, a.value}, {u"threshold"_s, a.threshold},
                        {u"at"_s, healthrow::timeText(a.changedAt)}};
        if (!a.tenantId.isEmpty())
            row.insert(u"tenant_id"_s, a.tenantId);
        if (a.error)
            row.insert(u"error"_s, a.error->toJson());
        out.append(row);
    }
    return compact(out);
}

constexpr char alertRecord[] = "(id uuid, tenant_id uuid, server_id uuid, metric text, severity text, value float8, threshold float8, error jsonb, at timestamptz)";

} // namespace

HealthCollection::HealthCollection(SessionPtr session, QString program) : m_session(std::move(session)), m_id(newId()), m_program(std::move(program)) {}

HealthCollection::~HealthCollection()
{
    if (!m_connection || !m_connection->isOpen())
        return;
    m_connection->setStop({});
    (void)m_connection->query("DELETE FROM tenantry.health_collector WHERE id = $1", {m_id});
}

Result<std::unique_ptr<HealthCollection>> HealthCollection::join(SessionPtr session, const QString &program, std::stop_token stop)
{
    TRYV(session->requireAdmin());
    TRYV(session->requireWritable());
    std::unique_ptr<HealthCollection> out(new HealthCollection(std::move(session), program));
    out->m_stop = stop;
    if (stop.stop_requested())
        return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled."));
    TRYV(out->connection());
    return out;
}

Result<Connection *> HealthCollection::connection()
{
    if (m_connection && m_connection->isOpen())
        return m_connection.get();
    m_connection.reset();
    TRY(auto fresh, m_session->dedicatedConnection(m_stop));
    fresh->setStop(m_stop);
    TRYV(fresh->setStatementTimeout(writeLimit));
    TRY(const Rows locked, ask(*fresh, "SELECT pg_try_advisory_lock(" + collectorLockKey("$1::uuid") + ")", {m_id}));
    if (!locked.boolean(0, 0)) { // its own connection of before, which the server has not missed yet: whoever comes later is somebody new
        m_id = newId();
        TRYV(ask(*fresh, "SELECT pg_advisory_lock(" + collectorLockKey("$1::uuid") + ")", {m_id}));
    }
    TRYV(fresh->listen(u"tenantry"_s));
    m_connection = std::move(fresh);
    return m_connection.get();
}

Result<bool> HealthCollection::lead()
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c,
        "WITH held AS MATERIALIZED (" + heldLocks() + "), "
        "mine AS (INSERT INTO tenantry.health_collector AS k (id, host, pid, program, lease_until) VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5)) "
        "ON CONFLICT (single) DO UPDATE SET id = excluded.id, operator = session_user, host = excluded.host, pid = excluded.pid, program = excluded.program, "
        "started_at = CASE WHEN k.id = excluded.id THEN k.started_at ELSE now() END, lease_until = excluded.lease_until "
        "WHERE k.id = excluded.id OR k.lease_until < clock_timestamp() OR NOT EXISTS (SELECT FROM held WHERE held.key = " + collectorLockKey("k.id") + ") RETURNING 1) "
        "SELECT EXISTS (SELECT FROM mine), clock_timestamp()",
        {m_id, QSysInfo::machineHostName(), qint64(QCoreApplication::applicationPid()), m_program, int(lease.count())}));
    m_now = rows.time(0, 1);
    return rows.boolean(0, 0);
}

Result<QDateTime> HealthCollection::readClock()
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c, "SELECT clock_timestamp()"));
    m_now = rows.time(0, 0);
    return m_now;
}

Result<HealthGround> HealthCollection::ground()
{
    HealthGround out;
    TRY(out.servers, ServerRepository(m_session).list());
    TRY(auto tenants, TenantRepository(m_session).list());
    TRY(Connection *const c, connection());
    TRY(const Rows secrets, ask(*c, "SELECT tenant_id, sealed FROM tenantry.tenant_secret"));
    QHash<QString, QString> sealed;
    sealed.reserve(secrets.size());
    for (int i = 0; i < secrets.size(); ++i)
        sealed.insert(secrets.text(i, 0), secrets.text(i, 1));
    for (Tenant &tenant : tenants) {
        if (tenant.state != TenantState::Active && tenant.state != TenantState::Paused && tenant.state != TenantState::Maintenance)
            continue;
        tenant.sealedSecret = sealed.value(tenant.id);
        out.tenants.append(std::move(tenant));
    }
    const HealthRepository health(m_session);
    TRY(out.thresholds, health.thresholds());
    TRY(out.checks, health.checks());
    TRY(const Rows addresses, ask(*c, "SELECT id, web_address FROM tenantry.product WHERE web_address LIKE 'https://%'"));
    for (int i = 0; i < addresses.size(); ++i)
        out.webAddresses.insert(addresses.text(i, 0), addresses.text(i, 1));
    out.baseDomain = m_session->registry().baseDomain;
    return out;
}

Result<QHash<QString, TenantHealth>> HealthCollection::tenants()
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c, "SELECT " + healthrow::columns(false) + " FROM tenantry.health_current c"));
    QHash<QString, TenantHealth> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i) {
        TenantHealth one = healthrow::read(rows, i, false);
        out.insert(one.tenantId, std::move(one));
    }
    return out;
}

Result<QHash<QString, ServerHealth>> HealthCollection::servers()
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c, QByteArray("SELECT ") + healthrow::serverColumns + " FROM tenantry.health_server s"));
    QHash<QString, ServerHealth> out;
    for (int i = 0; i < rows.size(); ++i) {
        ServerHealth one = healthrow::readServer(rows, i);
        out.insert(one.serverId, std::move(one));
    }
    return out;
}

Result<QList<Alert>> HealthCollection::openAlerts()
{
    TRY(Connection *const c, connection());
    TRY(const Rows rows, ask(*c, QByteArray("SELECT ") + healthrow::alertColumns + " FROM tenantry.alert a WHERE a.closed_at IS NULL"));
    QList<Alert> out;
    for (int i = 0; i < rows.size(); ++i)
        out << healthrow::readAlert(rows, i);
    return out;
}

Result<bool> HealthCollection::write(const HealthRound &round)
{
    TRY(Connection *const c, connection());
    bool mine = false;
    TRYV(c->transaction([&]() -> Result<void> {
        // Whoever takes over waits until this is written; whoever was taken over from writes nothing.
        TRY(const Rows leads, ask(*c, "SELECT 1 FROM tenantry.health_collector WHERE id = $1 AND lease_until > clock_timestamp() FOR SHARE", {m_id}));
        mine = !leads.isEmpty();
        if (!mine)
            return {};
        if (!round.tenants.isEmpty()) {
            QJsonArray rows, samples;
            for (const TenantHealth &t : round.tenants) {
                QJsonObject row = healthrow::toJson(t);
                QJsonObject sample;
                for (const QString &key : {u"tenant_id"_s, u"at"_s, u"size_bytes"_s, u"connections"_s, u"lock_waits"_s, u"longest_query_ms"_s, u"idle_in_transaction_ms"_s,
                                           u"transactions_per_s"_s, u"rollback_ratio"_s, u"cache_hit_ratio"_s})
                    if (const QJsonValue value = row.value(key); !value.isUndefined())
                        sample.insert(key, value);
                if (t.probedNow) {
                    sample.insert(u"connect_ms"_s, row.value("connect_ms"_L1));
                    sample.insert(u"query_ms"_s, row.value("query_ms"_L1));
                }
                sample.insert(u"deadlocks"_s, t.newDeadlocks);
                sample.insert(u"reachable"_s, t.status == HealthStatus::Ok || t.status == HealthStatus::Closed);
                samples.append(sample);
                rows.append(row);
            }
            // A tenant that was removed meanwhile is left out.
            TRYV(ask(*c, "INSERT INTO tenantry.health_current (" + healthrow::columnNames() + ") SELECT " + healthrow::columnNames() + " FROM jsonb_to_recordset($1::jsonb) AS x(" + healthrow::recordDefinition() +
                             ") WHERE tenant_id IN (SELECT id FROM tenantry.tenant) ON CONFLICT (tenant_id) DO UPDATE SET " + healthrow::assignments(), {compact(rows)}));
            TRYV(ask(*c, "INSERT INTO tenantry.health_sample (tenant_id, at, size_bytes, connect_ms, query_ms, connections, lock_waits, deadlocks, longest_query_ms, idle_in_transaction_ms, "
                         "transactions_per_s, rollback_ratio, cache_hit_ratio, reachable) SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(tenant_id uuid, at timestamptz, size_bytes bigint, connect_ms real, "
                         "query_ms real, connections integer, lock_waits integer, deadlocks integer, longest_query_ms real, idle_in_transaction_ms real, transactions_per_s real, "
                         "rollback_ratio real, cache_hit_ratio real, reachable boolean)", {compact(samples)}));
            if (round.measuredSizes)
                TRYV(ask(*c, "UPDATE tenantry.tenant t SET size_bytes = coalesce(x.size_bytes, t.size_bytes), connections = x.connections, latency_ms = x.connect_ms + x.query_ms, measured_at = x.at "
                             "FROM jsonb_to_recordset($1::jsonb) AS x(tenant_id uuid, at timestamptz, size_bytes bigint, connections integer, connect_ms real, query_ms real) WHERE t.id = x.tenant_id",
                         {compact(rows)}));
        }
        if (round.server) {
            const QByteArray row = compact({healthrow::toJson(*round.server)});
            TRYV(ask(*c, "INSERT INTO tenantry.health_server SELECT x.* FROM jsonb_to_recordset($1::jsonb) AS x(server_id uuid, at timestamptz, status text, since timestamptz, error jsonb, connect_ms real, "
                         "query_ms real, server_version integer, started_at timestamptz, connections integer, max_connections integer, databases integer, active integer, lock_waits integer, "
                         "standby boolean, replicas integer, replication_lag_s real, standing jsonb, disk_free bigint, disk_size bigint) WHERE server_id IN (SELECT id FROM tenantry.server) "
                         "ON CONFLICT (server_id) DO UPDATE SET at = excluded.at, status = excluded.status, since = excluded.since, error = excluded.error, connect_ms = excluded.connect_ms, "
                         "query_ms = excluded.query_ms, server_version = excluded.server_version, started_at = excluded.started_at, connections = excluded.connections, "
                         "max_connections = excluded.max_connections, databases = excluded.databases, active = excluded.active, lock_waits = excluded.lock_waits, standby = excluded.standby, "
                         "replicas = excluded.replicas, replication_lag_s = excluded.replication_lag_s, standing = excluded.standing, "
                         "disk_free = excluded.disk_free, disk_size = excluded.disk_size", {row}));
            TRYV(ask(*c, "INSERT INTO tenantry.health_server_sample SELECT x.server_id, x.at, x.connect_ms, x.query_ms, x.connections, x.active, x.lock_waits, x.replication_lag_s, x.status = 'ok' "
                         "FROM jsonb_to_recordset($1::jsonb) AS x(server_id uuid, at timestamptz, status text, connect_ms real, query_ms real, connections integer, active integer, lock_waits integer, "
                         "replication_lag_s real)", {row}));
        }
        if (!round.opened.isEmpty())
            TRYV(ask(*c, QByteArray("INSERT INTO tenantry.alert (id, tenant_id, server_id, metric, severity, value, threshold, error, opened_at, changed_at) "
                                    "SELECT id, tenant_id, server_id, metric, severity, value, threshold, error, at, at FROM jsonb_to_recordset($1::jsonb) AS x") + alertRecord +
                             " ON CONFLICT DO NOTHING", {alertRows(round.opened)}));
        if (!round.changed.isEmpty())
            TRYV(ask(*c, QByteArray("UPDATE tenantry.alert a SET severity = x.severity, value = x.value, threshold = x.threshold, error = x.error, changed_at = x.at "
                                    "FROM jsonb_to_recordset($1::jsonb) AS x") + alertRecord + " WHERE a.id = x.id AND a.closed_at IS NULL", {alertRows(round.changed)}));
        if (!round.closed.isEmpty())
            TRYV(ask(*c, "UPDATE tenantry.alert SET closed_at = clock_timestamp() WHERE id = ANY ($1::uuid[]) AND closed_at IS NULL", {round.closed}));
        if (!round.gauges.isEmpty())
            TRYV(ask(*c, "UPDATE tenantry.health_collector SET gauges = $2 WHERE id = $1", {m_id, round.gauges}));
        return {};
    }));
    return mine;
}

Result<void> HealthCollection::upkeep()
{
    TRY(Connection *const c, connection());
    TRYV(ask(*c, "SELECT tenantry.health_upkeep()"));
    return {};
}

Result<bool> HealthCollection::groundChanged()
{
    TRY(Connection *const c, connection());
    TRY(const auto told, c->notifications(std::chrono::milliseconds(0)));
    static const QStringList of{u"tenant"_s, u"server"_s, u"plan"_s, u"product"_s, u"threshold"_s, u"product_check"_s};
    return std::ranges::any_of(told, [](const postgres::Notification &each) { return of.contains(each.payload.section(u':', 0, 0)); });
}

} // namespace tenantry::registry
