#include "registry/healthrepository.h"

#include "base/random.h"
#include "registry/healthrow.h"
#include "registry/locks.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace tenantry::registry {

using namespace tenantry::base;
using namespace Qt::StringLiterals;
using postgres::Param;
using postgres::Params;
using postgres::Rows;

namespace {

constexpr char noAlert[] = QT_TRANSLATE_NOOP("core", "There is no alert %1.");

std::optional<double> numberAt(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(rows.number(row, column));
}
std::optional<int> wholeAt(const Rows &rows, int row, int column)
{
    return rows.isNull(row, column) ? std::nullopt : std::optional(int(rows.integer(row, column)));
}
template <class T> Param param(const std::optional<T> &value) { return value ? Param(*value) : Param(std::nullopt); }

constexpr char alertsFrom[] = ", coalesce(t.slug, ''), coalesce(s.name, '') FROM tenantry.alert a LEFT JOIN tenantry.tenant t ON t.id = a.tenant_id LEFT JOIN tenantry.server s ON s.id = a.server_id ";
constexpr int alertNames = 15; // where those two stand

QList<Alert> alertsAt(const Rows &rows)
{
    QList<Alert> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i) {
        Alert alert = healthrow::readAlert(rows, i);
        alert.tenant = rows.text(i, alertNames);
        alert.server = rows.text(i, alertNames + 1);
        out << alert;
    }
    return out;
}

QHash<QString, TenantHealth> looksAt(const Rows &rows)
{
    QHash<QString, TenantHealth> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i) {
        TenantHealth one = healthrow::read(rows, i, true);
        out.insert(one.tenantId, std::move(one));
    }
    return out;
}

Result<QList<HealthPoint>> points(Session &session, const QByteArray &sql, const QString &tenantId, const QDateTime &from, std::stop_token stop)
{
    if (!isId(tenantId))
        return QList<HealthPoint>();
    TRY(auto connection, session.connection(stop));
    TRY(const Rows r, ask(*connection, sql, {tenantId, from}));
    QList<HealthPoint> out;
    out.reserve(r.size());
    for (int i = 0; i < r.size(); ++i) {
        HealthPoint p;
        p.at = r.time(i, 0);
        p.samples = int(r.integer(i, 1));
        p.unreachable = int(r.integer(i, 2));
        if (!r.isNull(i, 3))
            p.sizeBytes = r.integer(i, 3);
        int column = 4;
        for (const auto member : {&HealthPoint::connectMs, &HealthPoint::connectMsMost, &HealthPoint::queryMs, &HealthPoint::connections, &HealthPoint::connectionsMost, &HealthPoint::lockWaits,
                                   &HealthPoint::deadlocks, &HealthPoint::longestQueryMs, &HealthPoint::idleInTransactionMs, &HealthPoint::transactionsPerSecond,
                                   &HealthPoint::rollbackRatio, &HealthPoint::cacheHitRatio})
            p.*member = numberAt(r, i, column++);
        out << p;
    }
    return out;
}

} // namespace

Result<QHash<QString, TenantHealth>> HealthRepository::tenants(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT " + healthrow::columns(true) + " FROM tenantry.health_current c"));
    return looksAt(rows);
}

// A server's rounds follow one another, and a round's rows have one time: what is newer than what was seen of a server is all that is new of it.
Result<QHash<QString, TenantHealth>> HealthRepository::tenantsSince(const QHash<QString, QDateTime> &byServer, std::stop_token stop) const
{
    QJsonArray since;
    for (auto it = byServer.cbegin(); it != byServer.cend(); ++it)
        since.append(QJsonObject{{u"server_id"_s, it.key()}, {u"at"_s, healthrow::timeText(*it)}});
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT " + healthrow::columns(true) + " FROM tenantry.health_current c JOIN tenantry.tenant t ON t.id = c.tenant_id "
                                          "LEFT JOIN jsonb_to_recordset($1::jsonb) AS k(server_id uuid, at timestamptz) ON k.server_id = t.server_id WHERE k.at IS NULL OR c.at > k.at",
                             {QJsonDocument(since).toJson(QJsonDocument::Compact)}));
    return looksAt(rows);
}

Result<std::optional<TenantHealth>> HealthRepository::tenant(const QString &tenantId, std::stop_token stop) const
{
    if (!isId(tenantId))
        return std::optional<TenantHealth>();
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT " + healthrow::columns(false) + " FROM tenantry.health_current c WHERE c.tenant_id = $1", {tenantId}));
    return rows.isEmpty() ? std::nullopt : std::optional(healthrow::read(rows, 0, false));
}

Result<QList<ServerHealth>> HealthRepository::servers(std::stop_token stop) const
{
    QList<ServerHealth> out;
    if (!m_session->isAdmin())
        return out;
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, QByteArray("SELECT ") + healthrow::serverColumns + " FROM tenantry.health_server s"));
    for (int i = 0; i < rows.size(); ++i)
        out << healthrow::readServer(rows, i);
    return out;
}

Result<QList<HealthPoint>> HealthRepository::samples(const QString &tenantId, const QDateTime &from, std::stop_token stop) const
{
    return points(*m_session, "SELECT at, 1, CASE WHEN reachable THEN 0 ELSE 1 END, size_bytes, connect_ms, connect_ms, query_ms, connections, connections, lock_waits, deadlocks, longest_query_ms, "
                              "idle_in_transaction_ms, transactions_per_s, rollback_ratio, cache_hit_ratio FROM tenantry.health_sample WHERE tenant_id = $1 AND at >= $2 ORDER BY at", tenantId, from, stop);
}

Result<QList<HealthPoint>> HealthRepository::hours(const QString &tenantId, const QDateTime &from, std::stop_token stop) const
{
    return points(*m_session, "SELECT hour, samples, unreachable, size_bytes, connect_ms, connect_ms_most, query_ms, connections, connections_most, lock_waits_most, deadlocks, longest_query_ms, "
                              "idle_in_transaction_ms, transactions_per_s, rollback_ratio, cache_hit_ratio FROM tenantry.health_hour WHERE tenant_id = $1 AND hour >= $2 ORDER BY hour", tenantId, from, stop);
}

Result<QList<Alert>> HealthRepository::alerts(const AlertFilter &filter, int limit, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, QByteArray("SELECT ") + healthrow::alertColumns + alertsFrom +
        "WHERE ($1 OR a.closed_at IS NULL) AND ($2::uuid IS NULL OR a.tenant_id = $2::uuid) AND ($3::uuid IS NULL OR a.server_id = $3::uuid) "
        "ORDER BY a.closed_at IS NOT NULL, CASE WHEN a.closed_at IS NULL THEN a.severity END, a.opened_at DESC, a.id DESC LIMIT $4",
        {filter.closedToo, Param::orNull(filter.tenantId), Param::orNull(filter.serverId), limit}));
    return alertsAt(rows);
}

Result<Alert> HealthRepository::alert(const QString &id, std::stop_token stop) const
{
    if (id.size() < 4 || id.contains(QChar(0)))
        return noSuch(noAlert, id);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, QByteArray("SELECT ") + healthrow::alertColumns + alertsFrom +
        "WHERE a.id::text = lower($1) OR (a.closed_at IS NULL AND right(a.id::text, length($1)) = lower($1)) ORDER BY a.closed_at IS NOT NULL LIMIT 2", {id}));
    const auto found = alertsAt(rows);
    if (found.size() != 1 && (found.isEmpty() || found.first().id != id.toLower()))
        return noSuch(noAlert, id);
    return found.first();
}

Result<void> HealthRepository::acknowledge(const QString &id, const QString &note, const QDateTime &silencedUntil, std::stop_token stop) const
{
    TRYV(checkText(note, QT_TRANSLATE_NOOP("core", "note"), 2000));
    TRY(const Alert found, alert(id, stop));
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows rows, ask(*connection, "SELECT tenantry.alert_acknowledge($1, $2, $3)", {found.id, note, Param(silencedUntil)}));
    if (!rows.boolean(0, 0))
        return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "The alert is closed already."), QT_TRANSLATE_NOOP("core", "Nothing is left to do; it opens again when it comes back."));
    return {};
}

Result<Thresholds> HealthRepository::thresholds(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows m, ask(*connection, "SELECT metric, scope, unit, worse, warning, critical, for_seconds, clear_seconds, hysteresis FROM tenantry.health_metric ORDER BY position, metric"));
    Thresholds out;
    for (int i = 0; i < m.size(); ++i) {
        const QString metric = m.text(i, 0);
        out.metrics.append({metric, m.text(i, 1) == "server"_L1, m.text(i, 2), m.text(i, 3) == "below"_L1});
        out.defaults.insert(metric, {metric, true, numberAt(m, i, 4), numberAt(m, i, 5), int(m.integer(i, 6)), int(m.integer(i, 7)), m.number(i, 8)});
    }
    TRY(const Rows r, ask(*connection, "SELECT h.id, h.metric, h.plan_id, coalesce(l.name, ''), h.tenant_id, coalesce(t.slug, ''), h.enabled, h.warning, h.critical, h.hysteresis, h.for_seconds, "
                                       "h.clear_seconds FROM tenantry.threshold h LEFT JOIN tenantry.plan l ON l.id = h.plan_id LEFT JOIN tenantry.tenant t ON t.id = h.tenant_id "
                                       "ORDER BY h.metric, h.plan_id NULLS FIRST, h.tenant_id NULLS FIRST"));
    for (int i = 0; i < r.size(); ++i)
        out.rules.append({r.text(i, 0), r.text(i, 1), r.text(i, 2), r.text(i, 3), r.text(i, 4), r.text(i, 5), r.boolean(i, 6), numberAt(r, i, 7), numberAt(r, i, 8), numberAt(r, i, 9),
                          wholeAt(r, i, 10), wholeAt(r, i, 11)});
    return out;
}

Result<void> HealthRepository::setThreshold(const ThresholdRule &rule, std::stop_token stop) const
{
    TRY(Thresholds known, thresholds(stop));
    const auto metric = std::ranges::find_if(known.metrics, [&](const HealthMetric &each) { return each.metric == rule.metric; });
    if (metric == known.metrics.end()) {
        QStringList names;
        for (const HealthMetric &each : std::as_const(known.metrics))
            names << each.metric;
        return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "Nothing called “%1” is measured."), {rule.metric}}, {QT_TRANSLATE_NOOP("core", "There are: %1."), {names.join(u", "_s)}});
    }
    if (metric->ofServer && (!rule.planId.isEmpty() || !rule.tenantId.isEmpty()))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is measured of servers: it has one threshold for the whole fleet."), {rule.metric}});
    // Judged with what it inherits: a rule may give one level only.
    known.rules.removeIf([&](const ThresholdRule &each) { return each.metric == rule.metric && each.planId == rule.planId && each.tenantId == rule.tenantId; });
    known.rules.append(rule);
    const Threshold result = known.of(rule.metric, rule.planId, rule.tenantId);
    if (result.warning && result.critical && (metric->below ? *result.warning < *result.critical : *result.warning > *result.critical))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The warning (%1) would come after the critical level (%2)."), {QString::number(*result.warning), QString::number(*result.critical)}},
                    metric->below ? QT_TRANSLATE_NOOP("core", "Of this, less is worse: give a warning that is not below the critical level.")
                                  : QT_TRANSLATE_NOOP("core", "Give a warning that is not above the critical level."));
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "INSERT INTO tenantry.threshold (id, metric, plan_id, tenant_id, enabled, warning, critical, hysteresis, for_seconds, clear_seconds) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (metric, plan_id, tenant_id) DO UPDATE SET enabled = excluded.enabled, warning = excluded.warning, "
                          "critical = excluded.critical, hysteresis = excluded.hysteresis, for_seconds = excluded.for_seconds, clear_seconds = excluded.clear_seconds",
             {newId(), rule.metric, Param::orNull(rule.planId), Param::orNull(rule.tenantId), rule.enabled, param(rule.warning), param(rule.critical), param(rule.hysteresis),
              param(rule.forSeconds), param(rule.clearSeconds)}));
    return {};
}

Result<bool> HealthRepository::clearThreshold(const QString &metric, const QString &planId, const QString &tenantId, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows rows, ask(*connection, "DELETE FROM tenantry.threshold WHERE metric = $1 AND plan_id IS NOT DISTINCT FROM $2::uuid AND tenant_id IS NOT DISTINCT FROM $3::uuid",
                             {metric, Param::orNull(planId), Param::orNull(tenantId)}));
    return rows.affected() > 0;
}

Result<std::optional<Collector>> HealthRepository::collector(std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows r, ask(*connection, "WITH held AS MATERIALIZED (" + heldLocks() + ") SELECT k.id, k.operator, k.host, k.program, k.pid, k.started_at, k.lease_until > clock_timestamp() "
                                       "AND EXISTS (SELECT FROM held WHERE held.key = " + collectorLockKey("k.id") + "), k.gauges FROM tenantry.health_collector k"));
    if (r.isEmpty())
        return std::optional<Collector>();
    return std::optional(Collector{r.text(0, 0), r.text(0, 1), r.text(0, 2), r.text(0, 3), r.integer(0, 4), r.time(0, 5), r.boolean(0, 6), r.json(0, 7)});
}

Result<QDateTime> HealthRepository::now(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT clock_timestamp()"));
    return rows.time(0, 0);
}

Result<QList<ProductCheck>> HealthRepository::checks(const QString &productIdOrEmpty, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT id, product_id, name, sql FROM tenantry.product_check WHERE $1::uuid IS NULL OR product_id = $1::uuid ORDER BY product_id, name",
                             {Param::orNull(productIdOrEmpty)}));
    QList<ProductCheck> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), rows.bytes(i, 3)});
    return out;
}

Result<void> HealthRepository::setCheck(const ProductCheck &check, std::stop_token stop) const
{
    TRYV(checkName(check.name));
    TRYV(checkText(QString::fromUtf8(check.sql), QT_TRANSLATE_NOOP("core", "SQL of the check"), 10'000));
    if (check.sql.trimmed().isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The check has no SQL."), QT_TRANSLATE_NOOP("core", "Give one statement whose first column is true where all is well."));
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "INSERT INTO tenantry.product_check (id, product_id, name, sql) VALUES ($1, $2, $3, $4) ON CONFLICT (product_id, name) DO UPDATE SET sql = excluded.sql",
             {newId(), check.productId, check.name, check.sql}));
    return {};
}

Result<bool> HealthRepository::removeCheck(const QString &productId, const QString &name, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRY(const Rows rows, ask(*connection, "DELETE FROM tenantry.product_check WHERE product_id = $1 AND name = $2", {productId, name}));
    return rows.affected() > 0;
}

} // namespace tenantry::registry
