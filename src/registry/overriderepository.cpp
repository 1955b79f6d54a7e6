#include "registry/featuresql.h"

#include "base/random.h"

#include <QCoreApplication>
#include <QSet>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Param;
using postgres::Rows;

namespace {

FeatureOrigin originFrom(const QString &name)
{
    for (const auto origin : {FeatureOrigin::Killed, FeatureOrigin::Override, FeatureOrigin::Requirement, FeatureOrigin::Percentage, FeatureOrigin::Plan})
        if (featureOriginName(origin) == name)
            return origin;
    return FeatureOrigin::Default;
}

// From nine columns on: tenant_id, slug, feature_key, value, origin, reason, author, ends_at, lacks_version.
constexpr char effectiveColumns[] = "e.tenant_id, e.slug, e.feature_key, e.value, e.origin, e.reason, e.author, e.ends_at, e.lacks_version";
EffectiveValue effectiveFrom(const Rows &rows, int i)
{
    return {rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), jsonCell(rows, i, 3), originFrom(rows.text(i, 4)), rows.text(i, 5), rows.text(i, 6), rows.time(i, 7),
            rows.text(i, 8)};
}

constexpr char batchColumns[] = "b.id, b.feature_key, b.value, b.reason, b.author, b.starts_at, b.ends_at, b.at, b.undone_at, b.undone_by, b.tenants";
FeatureBatch batchFrom(const Rows &rows, int i)
{
    return {rows.text(i, 0), rows.text(i, 1), jsonCell(rows, i, 2), rows.text(i, 3), rows.text(i, 4), rows.time(i, 5), rows.time(i, 6), rows.time(i, 7),
            rows.time(i, 8), rows.text(i, 9), int(rows.integer(i, 10))};
}

// Changes of one feature's overrides come one after the other: what a statement reads is what it changes.
Result<void> inTurn(Connection &connection, const QString &key)
{
    TRYV(askFeature(connection, "SELECT pg_advisory_xact_lock(hashtextextended('tenantry.feature.' || $1, 7))", {key}));
    return {};
}

// $1 key, $2 tenants, $3 their stamps (0: no override), $4 batch, $5 value, $6 reason, $7 start, $8 end.
constexpr char asked[] =
    "WITH asked AS (SELECT a.tenant_id, a.stamp FROM unnest($2::uuid[], $3::bigint[]) AS a(tenant_id, stamp)), "
    "was AS (SELECT a.tenant_id, CASE WHEN o.tenant_id IS NOT NULL THEN to_jsonb(o) END AS before FROM asked a JOIN tenantry.tenant t ON t.id = a.tenant_id "
    "LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = a.tenant_id AND o.feature_key = $1 WHERE coalesce(o.stamp, 0) = a.stamp), "
    "batch AS (INSERT INTO tenantry.feature_batch (id, feature_key, value, reason, starts_at, ends_at, tenants) "
    "SELECT $4, $1, $5::jsonb, $6, $7, $8, count(*) FROM was HAVING count(*) > 0 RETURNING id), ";
constexpr char setting[] =
    "done AS (INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason, starts_at, ends_at, batch_id) "
    "SELECT w.tenant_id, $1, $5::jsonb, $6, $7, $8, b.id FROM was w CROSS JOIN batch b "
    "ON CONFLICT (tenant_id, feature_key) DO UPDATE SET value = excluded.value, reason = excluded.reason, author = session_user, starts_at = excluded.starts_at, "
    "ends_at = excluded.ends_at, batch_id = excluded.batch_id, created_at = now() RETURNING tenant_id, stamp), ";
constexpr char clearing[] =
    "done AS (DELETE FROM tenantry.tenant_feature o USING was w WHERE o.tenant_id = w.tenant_id AND o.feature_key = $1 RETURNING o.tenant_id, NULL::bigint AS stamp), ";
constexpr char keeping[] =
    "kept AS (INSERT INTO tenantry.feature_batch_content (batch_id, tenants, before, stamps) "
    "SELECT b.id, array_agg(w.tenant_id), array_agg(w.before), array_agg(d.stamp) FROM batch b CROSS JOIN was w JOIN done d ON d.tenant_id = w.tenant_id GROUP BY b.id) "
    "SELECT tenant_id FROM done";

// $1 batch, $2 key.
constexpr char undoing[] =
    "WITH item AS (SELECT i.tenant_id, i.before, i.stamp FROM tenantry.feature_batch_content c, unnest(c.tenants, c.before, c.stamps) AS i(tenant_id, before, stamp) "
    "WHERE c.batch_id = $1), "
    "mine AS (SELECT i.tenant_id, i.before FROM item i JOIN tenantry.tenant t ON t.id = i.tenant_id "
    "LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = i.tenant_id AND o.feature_key = $2 WHERE o.stamp IS NOT DISTINCT FROM i.stamp), "
    "gone AS (DELETE FROM tenantry.tenant_feature o USING mine m WHERE o.tenant_id = m.tenant_id AND o.feature_key = $2 AND m.before IS NULL), "
    "back AS (INSERT INTO tenantry.tenant_feature (tenant_id, feature_key, value, reason, author, starts_at, ends_at, batch_id, created_at) "
    "SELECT m.tenant_id, $2, r.value, r.reason, r.author, r.starts_at, r.ends_at, r.batch_id, r.created_at FROM mine m, jsonb_to_record(m.before) "
    "AS r(value jsonb, reason text, author text, starts_at timestamptz, ends_at timestamptz, batch_id uuid, created_at timestamptz) WHERE m.before IS NOT NULL "
    "ON CONFLICT (tenant_id, feature_key) DO UPDATE SET value = excluded.value, reason = excluded.reason, author = excluded.author, starts_at = excluded.starts_at, "
    "ends_at = excluded.ends_at, batch_id = excluded.batch_id, created_at = excluded.created_at) "
    "SELECT i.tenant_id, m.tenant_id IS NOT NULL FROM item i JOIN tenantry.tenant t ON t.id = i.tenant_id LEFT JOIN mine m ON m.tenant_id = i.tenant_id";

} // namespace

Result<QList<EffectiveValue>> FeatureRepository::effective(const QString &tenantId, std::stop_token stop) const
{
    if (!isId(tenantId))
        return noSuch(QT_TRANSLATE_NOOP("core", "No tenant is called %1."), tenantId);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askFeature(*connection, QByteArray("SELECT ") + effectiveColumns + " FROM tenantry.effective_feature e WHERE e.tenant_id = $1 ORDER BY e.feature_key", {tenantId}));
    QList<EffectiveValue> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append(effectiveFrom(rows, i));
    return out;
}

Result<QList<Override>> FeatureRepository::overrides(const QString &key, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askFeature(*connection, "SELECT o.tenant_id, t.slug, t.company_name, o.feature_key, o.value, o.reason, o.author, o.starts_at, o.ends_at, o.batch_id, o.created_at "
                                                 "FROM tenantry.tenant_feature o JOIN tenantry.tenant t ON t.id = o.tenant_id WHERE o.feature_key = $1 ORDER BY t.slug", {key}));
    QList<Override> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), rows.text(i, 3), jsonCell(rows, i, 4), rows.text(i, 5), rows.text(i, 6), rows.time(i, 7), rows.time(i, 8),
                    rows.text(i, 9), rows.time(i, 10)});
    return out;
}

Result<QList<OverrideTarget>> FeatureRepository::targets(const QString &key, const QStringList &tenantIds, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askFeature(*connection, QByteArray("SELECT ") + effectiveColumns +
        ", e.value_without_override, o.stamp, o.value, o.reason, o.author, o.starts_at, o.ends_at, o.batch_id, o.created_at, t.company_name "
        "FROM tenantry.effective_feature e JOIN tenantry.tenant t ON t.id = e.tenant_id "
        "LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = e.tenant_id AND o.feature_key = e.feature_key "
        "WHERE e.feature_key = $1 AND e.tenant_id = ANY ($2::uuid[]) ORDER BY e.slug", {key, tenantIds}));
    QList<OverrideTarget> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i) {
        OverrideTarget target;
        target.now = effectiveFrom(rows, i);
        target.tenantId = target.now.tenantId;
        target.slug = target.now.slug;
        target.withoutOverride = jsonCell(rows, i, 9);
        target.hasOverride = !rows.isNull(i, 10);
        target.stamp = rows.integer(i, 10);
        target.companyName = rows.text(i, 18);
        if (target.hasOverride)
            target.own = {target.tenantId, target.slug, target.companyName, key, jsonCell(rows, i, 11), rows.text(i, 12), rows.text(i, 13), rows.time(i, 14), rows.time(i, 15),
                          rows.text(i, 16), rows.time(i, 17)};
        out.append(std::move(target));
    }
    return out;
}

Result<BatchOutcome> FeatureRepository::apply(const OverrideRequest &request, const QList<OverrideTarget> &targets, std::stop_token stop) const
{
    if (request.reason.trimmed().isEmpty())
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "There is no reason."), QT_TRANSLATE_NOOP("core", "Say in a few words why; others will read it."));
    TRYV(checkText(request.reason, QT_TRANSLATE_NOOP("core", "reason"), 2'000));
    if (request.endsAt.isValid() && request.startsAt.isValid() && request.endsAt <= request.startsAt)
        return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "The end is not after the start."), QT_TRANSLATE_NOOP("core", "Choose a later end, or none."));
    TRY(auto connection, writer(*m_session, stop));
    QStringList ids, stamps;
    for (const OverrideTarget &target : targets) {
        ids << target.tenantId;
        stamps << QString::number(target.stamp);
    }
    const QString batchId = newId();
    BatchOutcome outcome;
    TRYV(connection->transaction([&]() -> Result<void> {
        TRYV(inTurn(*connection, request.key));
        TRY(const Rows done, askFeature(*connection, QByteArray(asked) + (request.clears() ? clearing : setting) + keeping,
                                        {request.key, ids, stamps, batchId, jsonParam(request.value), request.reason, request.startsAt, request.endsAt}));
        QSet<QString> changed;
        for (int i = 0; i < done.size(); ++i)
            changed.insert(done.text(i, 0));
        for (const QString &id : ids)
            (changed.contains(id) ? outcome.changed : outcome.skipped) << id;
        if (outcome.changed.isEmpty())
            return {};
        TRY(const Rows batch, askFeature(*connection, QByteArray("SELECT ") + batchColumns + " FROM tenantry.feature_batch b WHERE b.id = $1", {batchId}));
        if (!batch.isEmpty())
            outcome.batch = batchFrom(batch, 0);
        return {};
    }));
    return outcome;
}

Result<BatchOutcome> FeatureRepository::undo(const QString &batchId, std::stop_token stop) const
{
    static constexpr char noBatch[] = QT_TRANSLATE_NOOP("core", "There is no batch %1.");
    if (!isId(batchId))
        return noSuch(noBatch, batchId);
    TRY(auto connection, writer(*m_session, stop));
    BatchOutcome outcome;
    TRYV(connection->transaction([&]() -> Result<void> {
        TRY(const Rows batch, askFeature(*connection, QByteArray("SELECT ") + batchColumns + " FROM tenantry.feature_batch b WHERE b.id = $1 FOR UPDATE", {batchId}));
        if (batch.isEmpty())
            return noSuch(noBatch, batchId);
        outcome.batch = batchFrom(batch, 0);
        if (outcome.batch.undoneAt.isValid())
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The batch was undone already, by %1."), {outcome.batch.undoneBy}});
        TRYV(inTurn(*connection, outcome.batch.key));
        TRY(const Rows items, askFeature(*connection, undoing, {batchId, outcome.batch.key}));
        for (int i = 0; i < items.size(); ++i)
            (items.boolean(i, 1) ? outcome.changed : outcome.skipped) << items.text(i, 0);
        if (outcome.changed.isEmpty() && !outcome.skipped.isEmpty())
            return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "Every tenant of the batch was changed again since; nothing was undone."),
                        QT_TRANSLATE_NOOP("core", "Look at the tenants one by one."));
        TRY(const Rows marked, askFeature(*connection, QByteArray("UPDATE tenantry.feature_batch b SET undone_at = now(), undone_by = session_user WHERE b.id = $1 RETURNING ") + batchColumns, {batchId}));
        outcome.batch = batchFrom(marked, 0);
        return {};
    }));
    return outcome;
}

Result<QList<FeatureBatch>> FeatureRepository::batches(const QString &key, int limit, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askFeature(*connection, QByteArray("SELECT ") + batchColumns + " FROM tenantry.feature_batch b WHERE $1 = '' OR b.feature_key = $1 ORDER BY b.at DESC, b.id DESC LIMIT $2",
                                    {key, limit}));
    QList<FeatureBatch> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append(batchFrom(rows, i));
    return out;
}

} // namespace tenantry::registry
