#include "registry/auditrepository.h"

#include "base/async.h"
#include "base/names.h"
#include "registry/sqlerror.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Param;
using postgres::Params;
using postgres::Rows;

namespace {

constexpr int batch = 1000;

// What one that was removed was called, as its removal says; nothing for one that is there. Few events are of these kinds.
QByteArray formerly(const char *kind, const char *column)
{
    return QByteArray("(SELECT x.before ->> '") + column + "' FROM tenantry.event x WHERE x.kind = '" + kind + "' AND x.entity_id = k.id::text AND x.action = 'delete' LIMIT 1)";
}

// The little tables that name things are asked by a subquery each: a join would be made for every event, these for the kind.
const QByteArray subject =
    "coalesce(e.after ->> 'name', e.before ->> 'name', e.after ->> 'company_name', e.before ->> 'company_name', e.after ->> 'file_name', e.before ->> 'file_name', "
    "e.after ->> 'key', e.before ->> 'key', "
    "CASE WHEN e.kind = 'plan' THEN coalesce((SELECT x.name FROM tenantry.plan x WHERE x.id = k.id), " + formerly("plan", "name") + ") "
    "WHEN e.kind IN ('server', 'server_secret') THEN coalesce((SELECT x.name FROM tenantry.server x WHERE x.id = k.id), " + formerly("server", "name") + ") "
    "WHEN e.kind = 'product' THEN coalesce((SELECT x.name FROM tenantry.product x WHERE x.id = k.id), " + formerly("product", "name") + ") "
    "WHEN e.kind IN ('operator', 'operator_key', 'operator_tenant') THEN coalesce((SELECT x.login FROM tenantry.operator x WHERE x.id = k.id), " + formerly("operator", "login") + ") "
    "WHEN e.kind = 'operator_session' THEN coalesce((SELECT x.login FROM tenantry.operator_session s JOIN tenantry.operator x ON x.id = s.operator_id WHERE s.id = k.id), e.operator) "
    "WHEN e.kind = 'plan_feature' THEN coalesce((SELECT x.name FROM tenantry.plan x WHERE x.id = k.id), " + formerly("plan", "name") + ") || ' · ' || split_part(e.entity_id, '/', 2) "
    "WHEN e.kind = 'tenant_feature' THEN t.company_name || ' · ' || split_part(e.entity_id, '/', 2) "
    "WHEN e.kind = 'feature_batch' THEN coalesce(e.after ->> 'feature_key', e.before ->> 'feature_key', "
    "(SELECT x.after ->> 'feature_key' FROM tenantry.event x WHERE x.kind = 'feature_batch' AND x.entity_id = e.entity_id AND x.action = 'insert' LIMIT 1)) "
    "WHEN e.kind IN ('feature_requirement', 'feature_reader') THEN split_part(e.entity_id, '/', 1) "
    "WHEN e.kind = 'data_key_grant' THEN (SELECT concat_ws(' · ', g.whole ->> 'key_name', (SELECT x.login FROM tenantry.operator x WHERE x.id::text = g.whole ->> 'operator_id')) "
    "FROM (SELECT CASE e.action WHEN 'insert' THEN e.after WHEN 'delete' THEN e.before ELSE " // of a change only what changed is there
    "(SELECT x.after FROM tenantry.event x WHERE x.kind = 'data_key_grant' AND x.entity_id = e.entity_id AND x.action = 'insert' LIMIT 1) END AS whole) g) "
    "WHEN e.kind = 'run' THEN coalesce(e.after ->> 'product', e.before ->> 'product', " // no USER reads runs
    "(SELECT x.after ->> 'product' FROM tenantry.event x WHERE x.kind = 'run' AND x.entity_id = e.entity_id AND x.action = 'insert' LIMIT 1)) "
    "WHEN e.kind = 'threshold' THEN coalesce(e.after ->> 'metric', e.before ->> 'metric', (SELECT x.metric FROM tenantry.threshold x WHERE x.id = k.id)) "
    "WHEN e.tenant_id IS NOT NULL THEN t.company_name END, e.after ->> 'tenant_name', e.before ->> 'tenant_name', '') ";
const QByteArray columns =
    "SELECT e.seq, e.at, e.operator, e.source, coalesce(e.address, ''), e.action, e.kind, e.entity_id, e.tenant_id, coalesce(t.slug, ''), "
    + subject + "AS subject, e.before, e.after, %HASH%, CASE e.kind WHEN 'feature' THEN (SELECT x.kind FROM tenantry.feature x WHERE x.key = e.entity_id) "
    "WHEN 'operation' THEN (SELECT x.kind FROM tenantry.operation x WHERE x.id = k.id) END, %NAMES% ";
// {id: name} for what an event refers to: nobody knows a plan by its id.
const QByteArray names =
    "(SELECT jsonb_object_agg(i.id, coalesce(n.name, '')) FROM (SELECT DISTINCT f.key, CASE WHEN f.value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN f.value::uuid END AS id "
    "FROM (SELECT b.key, b.value FROM (VALUES (e.before), (e.after)) v (side) " // what somebody put there may be anything
    "CROSS JOIN LATERAL jsonb_each_text(CASE WHEN jsonb_typeof(v.side) = 'object' THEN v.side ELSE '{}' END) b) f "
    "WHERE f.key IN ('plan_id', 'product_id', 'server_id', 'template_server_id', 'operator_id', 'tenant_id')) i CROSS JOIN LATERAL "
    "(SELECT u.name FROM (SELECT x.name FROM tenantry.plan x WHERE i.key = 'plan_id' AND x.id = i.id "
    "UNION ALL SELECT x.name FROM tenantry.product x WHERE i.key = 'product_id' AND x.id = i.id "
    "UNION ALL SELECT x.name FROM tenantry.server x WHERE i.key IN ('server_id', 'template_server_id') AND x.id = i.id "
    "UNION ALL SELECT x.login FROM tenantry.operator x WHERE i.key = 'operator_id' AND x.id = i.id "
    "UNION ALL SELECT x.slug FROM tenantry.tenant x WHERE i.key = 'tenant_id' AND x.id = i.id "
    "UNION ALL SELECT x.before ->> CASE x.kind WHEN 'operator' THEN 'login' ELSE 'name' END FROM tenantry.event x WHERE x.action = 'delete' AND x.entity_id = i.id::text " // removed since
    "AND x.kind = CASE i.key WHEN 'plan_id' THEN 'plan' WHEN 'product_id' THEN 'product' WHEN 'operator_id' THEN 'operator' WHEN 'tenant_id' THEN '' ELSE 'server' END "
    "UNION ALL SELECT x.before ->> 'slug' FROM tenantry.event x WHERE i.key = 'tenant_id' AND x.tenant_id = i.id AND x.kind = 'tenant' AND x.action = 'delete') u LIMIT 1) n)";
// The first part of the key where it is an id: one that somebody edited need not be.
const QByteArray from = "FROM tenantry.event e LEFT JOIN tenantry.tenant t ON t.id = e.tenant_id CROSS JOIN LATERAL (SELECT CASE WHEN split_part(e.entity_id, '/', 1) "
                        "~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN split_part(e.entity_id, '/', 1)::uuid END AS id) k ";
const QByteArray conditions =
    "($1::text IS NULL OR e.operator = $1) AND ($2::uuid IS NULL OR e.tenant_id = $2) AND ($3::text IS NULL OR e.kind = $3) "
    "AND ($4::text IS NULL OR e.source = $4) AND ($5::text IS NULL OR e.action = $5) AND ($6::timestamptz IS NULL OR e.at >= $6) "
    "AND ($7::timestamptz IS NULL OR e.at < $7) AND ($8::text IS NULL OR position(lower($8) IN lower(concat_ws(' ', e.operator, e.address, e.kind, "
    "e.entity_id, t.slug, t.company_name, e.before::text, e.after::text))) > 0 OR position(lower($8) IN lower(" + subject + ")) > 0) AND ($9::boolean OR e.kind <> 'operation') AND e.seq > $10::bigint ";

// Whose hashes only an ADMIN reads (0021_shut.sql).
QByteArray columnsFor(const Session &session, bool named = true)
{
    return QByteArray(columns).replace("%HASH%", session.who().role == Role::Admin ? "e.hash" : "NULL::bytea").replace("%NAMES%", named ? names : QByteArray("NULL::jsonb"));
}

Result<Params> params(const EventFilter &filter)
{
    for (const QString &text : {filter.operatorLogin, filter.kind, filter.source, filter.action, filter.text})
        TRYV(checkText(text, QT_TRANSLATE_NOOP("core", "filter"), 1'000));
    if (!filter.tenantId.isEmpty() && !isId(filter.tenantId))
        return noSuch(QT_TRANSLATE_NOOP("core", "No tenant is called %1."), filter.tenantId);
    const QString source = filter.source.compare(QLatin1String("panel"), Qt::CaseInsensitive) == 0 ? QStringLiteral("tenantry") : filter.source;
    return Params{Param::orNull(filter.operatorLogin), Param::orNull(filter.tenantId), Param::orNull(filter.kind), Param::orNull(source),
                  Param::orNull(filter.action), Param(filter.since), Param(filter.until), Param::orNull(filter.text), filter.withOperations,
                  filter.afterSeq > 0 ? filter.afterSeq : std::numeric_limits<qint64>::min()};
}

QList<Event> read(const Rows &rows)
{
    QList<Event> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.integer(i, 0), rows.time(i, 1), rows.text(i, 2), rows.text(i, 3), rows.text(i, 4), rows.text(i, 5), rows.text(i, 6),
                    rows.text(i, 7), rows.text(i, 8), rows.text(i, 9), rows.text(i, 10), rows.json(i, 11), rows.json(i, 12), rows.bytea(i, 13), rows.text(i, 14), rows.json(i, 15)});
    return out;
}

} // namespace

QStringList eventKinds()
{
    QStringList kinds;
    for (const char *kind : {"tenant", "tenant_secret", "operation", "operator", "operator_session", "operator_key", "operator_tenant", "server", "server_secret",
                             "plan", "product", "product_migration", "feature", "plan_feature", "tenant_feature", "feature_batch", "feature_requirement",
                             "feature_mirror", "feature_reader", "run", "inspection", "inspect_mask", "tenant_inspection", "tenant_reader", "alert", "threshold", "product_check", "backup",
                             "data_key", "data_key_grant", "recovery_key", "registry", "schema_change", "tenant_move"})
        kinds << QString::fromLatin1(kind);
    return kinds;
}

QByteArray chainBegin()
{
    return QCryptographicHash::hash("tenantry", QCryptographicHash::Sha256);
}

QByteArray witnessOf(const QByteArray &hash)
{
    return QCryptographicHash::hash("witness" + hash, QCryptographicHash::Sha256);
}

bool isWitness(const QByteArray &remembered, const QByteArray &witness)
{
    return remembered == witness || witnessOf(remembered) == witness;
}

Result<QList<Event>> AuditRepository::list(const EventFilter &filter, int limit, qint64 beforeSeq, std::stop_token stop) const
{
    TRY(Params values, params(filter));
    values.emplace_back(beforeSeq > 0 ? beforeSeq : std::numeric_limits<qint64>::max());
    values.emplace_back(limit);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, columnsFor(*m_session) + from + "WHERE " + conditions + "AND e.seq < $11::bigint ORDER BY e.seq DESC LIMIT $12::integer", values));
    return read(rows);
}

Result<QList<Event>> AuditRepository::ofCatalogue(const QString &tenantId, int limit, std::stop_token stop) const
{
    if (!isId(tenantId))
        return noSuch(QT_TRANSLATE_NOOP("core", "No tenant is called %1."), tenantId);
    TRY(auto connection, m_session->connection(stop));
    // Of a feature, what decides what a tenant gets; not its names and descriptions.
    TRY(const Rows rows, ask(*connection, columnsFor(*m_session) + from + "JOIN tenantry.tenant me ON me.id = $1 WHERE e.kind IN ('feature', 'plan_feature', 'feature_requirement') "
        "AND e.at >= me.created_at AND CASE e.kind WHEN 'feature' THEN e.action = 'update' AND e.after ?| '{default_value,percentage,percentage_value,killed_at,retired_at}' "
        "WHEN 'plan_feature' THEN split_part(e.entity_id, '/', 1) = me.plan_id::text ELSE split_part(e.entity_id, '/', 2) = me.product_id::text END "
        "ORDER BY e.seq DESC LIMIT $2::integer", {tenantId, limit}));
    return read(rows);
}

Result<qint64> AuditRepository::count(const EventFilter &filter, std::stop_token stop) const
{
    TRY(const Params values, params(filter));
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT count(*) " + from + "WHERE " + conditions, values));
    return rows.integer(0, 0);
}

// The distinct values by jumping from one to the next in the index: a million events are read no more than once for each.
Result<EventAuthors> AuditRepository::authors(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection,
        "WITH RECURSIVE who AS ((SELECT e.operator FROM tenantry.event e ORDER BY e.operator LIMIT 1) UNION ALL "
        "SELECT (SELECT e.operator FROM tenantry.event e WHERE e.operator > w.operator ORDER BY e.operator LIMIT 1) FROM who w WHERE w.operator IS NOT NULL) "
        "SELECT true, w.operator FROM (SELECT operator FROM who WHERE operator IS NOT NULL LIMIT 100) w "
        "UNION ALL SELECT false, s.source FROM (SELECT DISTINCT x.source FROM (SELECT e.source FROM tenantry.event e ORDER BY e.seq DESC LIMIT 20000) x LIMIT 100) s"));
    EventAuthors out;
    for (int i = 0; i < rows.size(); ++i)
        (rows.boolean(i, 0) ? out.operators : out.sources) << rows.text(i, 1);
    out.operators.sort();
    out.sources.sort();
    return out;
}

Result<void> AuditRepository::scan(const EventFilter &filter, const std::function<Result<bool>(const QList<Event> &)> &take, std::stop_token stop) const
{
    TRY(Params values, params(filter));
    TRY(auto connection, m_session->connection(stop));
    values.emplace_back(batch);
    while (true) {
        if (stop.stop_requested())
            return cancelled();
        TRY(const Rows rows, ask(*connection, columnsFor(*m_session, false) + from + "WHERE " + conditions + "ORDER BY e.seq LIMIT $11::integer", values));
        const QList<Event> events = read(rows);
        if (events.isEmpty())
            return {};
        TRY(const bool more, take(events));
        if (!more || events.size() < batch)
            return {};
        values[9] = events.last().seq;
    }
}

Result<Event> AuditRepository::at(qint64 seq, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, columnsFor(*m_session) + from + "WHERE e.seq = $1", {seq}));
    if (rows.isEmpty())
        return noSuch(QT_TRANSLATE_NOOP("core", "There is no event %1."), QString::number(seq));
    return read(rows).first();
}

Result<ChainEnd> AuditRepository::end(std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT e.seq, e.hash, e.last_seq, tenantry.operator_id() FROM (VALUES (1)) one LEFT JOIN tenantry.event_end() e ON true"));
    if (rows.isNull(0, 3)) // disabled meanwhile: told nothing, which is no finding
        return fail(Kind::Permission, {QT_TRANSLATE_NOOP("core", "The account of %1 is disabled in this registry."), {m_session->who().login}},
                    QT_TRANSLATE_NOOP("core", "Ask an ADMIN of the registry."));
    if (rows.isNull(0, 0))
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "The registry's record of where its events end is gone."),
                    QT_TRANSLATE_NOOP("core", "Somebody removed it with the rights of a superuser. Look into the server's log, and restore a backup beside it."));
    return ChainEnd{rows.integer(0, 0), rows.bytea(0, 1), rows.integer(0, 2)};
}

Result<QByteArray> AuditRepository::witnessAt(qint64 seq, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT tenantry.event_hash_at($1)", {seq}));
    return rows.isEmpty() || rows.isNull(0, 0) ? QByteArray() : rows.bytea(0, 0);
}

// The text that was hashed is made by the server's own functions, written out here: what somebody may have put in place of the
// registry's is not asked. The hashing is done on this side.
Result<std::vector<ChainLink>> AuditRepository::links(qint64 afterSeq, qint64 untilSeq, int limit, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    // The end is looked at here: without statistics, two bounds make the planner expect so few rows that it sorts all that are left, for
    // every batch. The text is made of what is left after LIMIT, not of what is sorted. What it does not tell apart is no content at all: the era of a
    // year, and nothing from a JSON null.
    TRY(const Rows rows, ask(*connection,
        "SELECT e.seq, e.previous_hash, e.hash, CASE WHEN e.at >= '2000-01-01' AND e.at < '10000-01-01' AND (e.before = 'null') IS NOT TRUE AND (e.after = 'null') IS NOT TRUE THEN "
        "(pg_catalog.jsonb_build_array(e.seq, pg_catalog.to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), "
        "e.operator, e.source, e.action, e.kind, e.entity_id, e.tenant_id, e.before, e.after) || CASE WHEN e.address IS NULL THEN '[]'::jsonb "
        "ELSE pg_catalog.jsonb_build_array(e.address) END)::text ELSE '' END FROM (SELECT * FROM tenantry.event WHERE seq > $1 ORDER BY seq LIMIT $2::integer) e ORDER BY e.seq",
        {afterSeq, limit}));
    std::vector<ChainLink> out;
    out.reserve(size_t(rows.size()));
    for (int i = 0; i < rows.size() && rows.integer(i, 0) <= untilSeq; ++i)
        out.push_back({rows.integer(i, 0), rows.bytea(i, 1), rows.bytea(i, 2), rows.bytes(i, 3)});
    return out;
}

Result<QString> AuditRepository::tenantId(const QString &reference, std::stop_token stop) const
{
    auto found = TenantRepository(m_session).find(reference, stop);
    if (found)
        return found->id;
    if (found.error().kind != Kind::NotFound || reference.contains(QChar(0)))
        return fail(std::move(found).error());
    // Gone: what happened to it is told by its events and operations.
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection,
        "SELECT tenant_id FROM tenantry.event WHERE tenant_id IS NOT NULL AND (tenant_id::text = lower($1) OR kind = 'tenant' AND action = 'delete' AND lower($1) IN (before ->> 'slug', before ->> 'subdomain')) "
        "UNION ALL SELECT tenant_id FROM tenantry.operation WHERE tenant_id IS NOT NULL AND tenant_slug = lower($1) LIMIT 1", {reference}));
    if (rows.isEmpty())
        return fail(std::move(found).error());
    return rows.text(0, 0);
}

Result<QString> AuditRepository::tenantLike(const QString &typed, std::stop_token stop) const
{
    auto exact = tenantId(typed, stop);
    const QString wanted = base::folded(typed.trimmed());
    if (exact || exact.error().kind != Kind::NotFound || wanted.isEmpty())
        return exact;
    TRY(const auto tenants, TenantRepository(m_session).list(stop));
    QList<const Tenant *> fit;
    for (const Tenant &tenant : tenants)
        if (tenant.slug.contains(wanted) || base::folded(tenant.companyName).contains(wanted))
            fit << &tenant;
    if (fit.size() == 1)
        return fit.first()->id;
    if (fit.isEmpty())
        return exact;
    QStringList names;
    for (const Tenant *tenant : fit.first(std::min<qsizetype>(fit.size(), 5)))
        names << tenant->slug;
    if (fit.size() > names.size())
        names << QStringLiteral("…");
    return fail(Kind::NotFound, {QT_TRANSLATE_N_NOOP("core", "“%1” fits %n tenant(s): %2"), {typed.trimmed(), names.join(QStringLiteral(", "))}, int(fit.size())},
                QT_TRANSLATE_NOOP("core", "Write more of it, or the slug of the one that is meant."));
}

} // namespace tenantry::registry
