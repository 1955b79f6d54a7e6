#include "registry/overviewrepository.h"

#include "registry/locks.h"
#include "registry/sqlerror.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTimeZone>
#include <numeric>

namespace tenantry::registry {

using namespace tenantry::base;
using namespace Qt::StringLiterals;

namespace {

// $1: how many places at most; $2: ids of the recent ones; $3: with servers.
QByteArray question(bool admin)
{
    // One that waits for somebody, because it is paused or its programs are gone, is like an operation that was interrupted. No USER may read them.
    const QByteArray runs = admin ? "SELECT CASE WHEN r.state = 'running' AND EXISTS (SELECT FROM tenantry.run_worker w JOIN held ON held.key = " + workerLockKey("w.id")
            + " WHERE w.run_id = r.id) THEN 'running' ELSE 'interrupted' END AS state FROM tenantry.run r WHERE r.state IN ('running', 'paused')"
                                  : QByteArray("SELECT NULL::text AS state WHERE false");
    return "WITH fleet AS MATERIALIZED (SELECT id, slug, company_name, subdomain, state, behind, product_id, plan_id, server_id, last_backup_at FROM tenantry.tenant_view), "
           "held AS MATERIALIZED (" + heldLocks() + "), "
           "work AS MATERIALIZED (SELECT o.tenant_id, " + operationState("o") + " AS state FROM tenantry.operation o WHERE o.state IN ('pending', 'running', 'undoing', 'failed')), "
           "runs AS (" + runs + "), "
           "stuck AS (SELECT tenant_id, count(*) AS n FROM work WHERE state IN ('failed', 'interrupted') GROUP BY tenant_id), "
           "placed AS (SELECT f.id, f.slug, f.company_name, f.subdomain, f.state, f.behind, coalesce(s.n, 0) AS unfinished FROM fleet f LEFT JOIN stuck s ON s.tenant_id = f.id) "
           "SELECT jsonb_build_object("
           "'states', (SELECT jsonb_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM fleet GROUP BY state) x), "
           "'products', (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'tenants', coalesce(x.n, 0), 'behind', coalesce(x.behind, 0), 'head', "
               "(SELECT m.version FROM tenantry.product_migration m WHERE m.product_id = p.id AND NOT m.repeatable ORDER BY m.position DESC LIMIT 1)) ORDER BY lower(p.name), p.id) "
               "FROM tenantry.product p LEFT JOIN (SELECT product_id, count(*) AS n, count(*) FILTER (WHERE behind > 0) AS behind FROM fleet GROUP BY product_id) x ON x.product_id = p.id "
               "WHERE $3 OR x.n > 0), "
           "'plans', (SELECT jsonb_agg(jsonb_build_object('id', coalesce(l.id::text, ''), 'name', coalesce(l.name, ''), 'tenants', coalesce(x.n, 0)) ORDER BY l.position NULLS LAST, lower(l.name)) "
               "FROM tenantry.plan l FULL JOIN (SELECT plan_id, count(*) AS n FROM fleet GROUP BY plan_id) x ON x.plan_id = l.id WHERE $3 OR x.n > 0), "
           "'servers', CASE WHEN $3 THEN (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'tenants', coalesce(x.n, 0), 'most', s.max_tenants, 'accepts', s.accepts_tenants) ORDER BY lower(s.name), s.id) "
               "FROM tenantry.server s LEFT JOIN (SELECT server_id, count(*) AS n FROM fleet GROUP BY server_id) x ON x.server_id = s.id) END, "
           "'jobs', (SELECT jsonb_object_agg(state, n) FROM (SELECT state, count(*) AS n FROM (SELECT state FROM work UNION ALL SELECT state FROM runs) w GROUP BY state) x), "
           "'features', (SELECT jsonb_build_object('all', count(*), 'killed', count(*) FILTER (WHERE killed_at IS NOT NULL), "
               "'switches', count(*) FILTER (WHERE killed_at IS NOT NULL AND kind = 'boolean'), 'stale', count(*) FILTER (WHERE review_on <= current_date), "
               "'expired', count(*) FILTER (WHERE EXISTS (SELECT FROM tenantry.tenant_feature o WHERE o.feature_key = f.key AND o.ends_at <= now() "
               "AND (o.beneath @? '$[*] ? (@.ends_at == null)') IS NOT TRUE))) "
               "FROM tenantry.feature f WHERE retired_at IS NULL), "
           "'backups', (SELECT jsonb_build_object('none', count(*) FILTER (WHERE last_backup_at IS NULL), 'old', count(*) FILTER (WHERE last_backup_at < now() - make_interval(days => "
               + QByteArray::number(Overview::oldBackupDays) + ")), 'oldest', floor(date_part('epoch', min(last_backup_at)) * 1000)) FROM fleet), "
           "'places', (SELECT jsonb_agg(to_jsonb(x)) FROM (SELECT * FROM placed ORDER BY CASE WHEN state = 'failed' THEN 0 WHEN unfinished > 0 THEN 1 WHEN state = 'deleting' THEN 2 "
               "WHEN state = 'maintenance' THEN 3 WHEN state = 'provisioning' THEN 4 WHEN state = 'paused' THEN 5 WHEN behind > 0 THEN 6 ELSE 7 END, behind DESC, lower(company_name), id LIMIT $1) x), "
           "'recent', (SELECT jsonb_agg(to_jsonb(x) ORDER BY array_position($2::uuid[], x.id)) FROM placed x WHERE x.id = ANY ($2::uuid[])))";
}

Overview::Place placeFrom(const QJsonObject &row)
{
    Overview::Place place;
    place.id = row.value("id"_L1).toString();
    place.slug = row.value("slug"_L1).toString();
    place.companyName = row.value("company_name"_L1).toString();
    place.subdomain = row.value("subdomain"_L1).toString();
    place.state = stateFromName(row.value("state"_L1).toString()).value_or(TenantState::Failed);
    place.behind = row.value("behind"_L1).toInt();
    place.unfinished = row.value("unfinished"_L1).toInt();
    return place;
}

} // namespace

int Overview::tenants() const { return std::accumulate(states.begin(), states.end(), 0); }

int Overview::behind() const
{
    return std::accumulate(products.begin(), products.end(), 0, [](int sum, const Product &product) { return sum + product.behind; });
}

Result<Overview> OverviewRepository::read(int places, const QStringList &recentIds, std::stop_token stop) const
{
    QByteArray ids("{");
    for (const QString &id : recentIds)
        if (isId(id))
            ids += (ids.size() > 1 ? "," : "") + id.toLatin1();
    TRY(auto connection, m_session->connection(stop));
    TRY(const postgres::Rows rows, ask(*connection, question(m_session->isAdmin()), {places, QByteArray(ids + '}'), m_session->isAdmin()}));
    const QJsonObject all = rows.json(0, 0);
    Overview out;
    const QJsonObject states = all.value("states"_L1).toObject(), jobs = all.value("jobs"_L1).toObject(), features = all.value("features"_L1).toObject();
    for (size_t i = 0; i < out.states.size(); ++i)
        out.states[i] = states.value(stateName(TenantState(i))).toInt();
    for (const QJsonValue &each : all.value("products"_L1).toArray())
        out.products.append({each["id"_L1].toString(), each["name"_L1].toString(), each["head"_L1].toString(), each["tenants"_L1].toInt(), each["behind"_L1].toInt()});
    for (const QJsonValue &each : all.value("plans"_L1).toArray())
        out.plans.append({each["id"_L1].toString(), each["name"_L1].toString(), each["tenants"_L1].toInt()});
    for (const QJsonValue &each : all.value("servers"_L1).toArray())
        out.servers.append({each["id"_L1].toString(), each["name"_L1].toString(), each["tenants"_L1].toInt(), each["most"_L1].toInt(), each["accepts"_L1].toBool()});
    out.running = jobs.value("pending"_L1).toInt() + jobs.value("running"_L1).toInt() + jobs.value("undoing"_L1).toInt();
    out.failed = jobs.value("failed"_L1).toInt();
    out.interrupted = jobs.value("interrupted"_L1).toInt();
    out.features = features.value("all"_L1).toInt();
    const QJsonObject backups = all.value("backups"_L1).toObject();
    out.neverBackedUp = backups.value("none"_L1).toInt();
    out.oldBackups = backups.value("old"_L1).toInt();
    if (const QJsonValue oldest = backups.value("oldest"_L1); oldest.isDouble())
        out.oldestBackup = QDateTime::fromMSecsSinceEpoch(qint64(oldest.toDouble()), QTimeZone::UTC);
    out.killed = features.value("killed"_L1).toInt();
    out.killedSwitches = features.value("switches"_L1).toInt();
    out.stale = features.value("stale"_L1).toInt();
    out.expired = features.value("expired"_L1).toInt();
    for (const QJsonValue &each : all.value("places"_L1).toArray())
        out.places.append(placeFrom(each.toObject()));
    for (const QJsonValue &each : all.value("recent"_L1).toArray())
        out.recent.append(placeFrom(each.toObject()));
    return out;
}

} // namespace tenantry::registry
