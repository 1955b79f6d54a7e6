#include "registry/featuresql.h"

#include "base/random.h"

#include <QCoreApplication>
#include <QJsonArray>
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

// What stands beneath an override; from the JSON of tenant_feature.beneath.
QList<OverrideLayer> layersFrom(const QJsonValue &beneath)
{
    QList<OverrideLayer> out;
    for (const QJsonValue &each : beneath.toArray())
        out.append({each[u"value"], each[u"reason"].toString(), each[u"author"].toString(), QDateTime::fromString(each[u"ends_at"].toString(), Qt::ISODate).toUTC()});
    return out;
}

// From eleven columns on: tenant_id, slug, company_name, feature_key, value, reason, author, starts_at, ends_at, batch_id, created_at; and beneath.
constexpr char overrideColumns[] = "o.tenant_id, t.slug, t.company_name, o.feature_key, o.value, o.reason, o.author, o.starts_at, o.ends_at, o.batch_id, o.created_at, o.beneath";
Override overrideFrom(const Rows &rows, int i, int at)
{
    return {rows.text(i, at), rows.text(i, at + 1), rows.text(i, at + 2), rows.text(i, at + 3), jsonCell(rows, i, at + 4), rows.text(i, at + 5), rows.text(i, at + 6),
            rows.time(i, at + 7), rows.time(i, at + 8), rows.text(i, at + 9), rows.time(i, at + 10), layersFrom(jsonCell(rows, i, at + 11))};
}

} // namespace

Result<QList<EffectiveValue>> FeatureRepository::effective(const QString &tenantId, std::stop_token stop) const
{
    if (!isId(tenantId))
        return noSuch(QT_TRANSLATE_NOOP("core", "No tenant is called %1."), tenantId);
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askFeature(*connection, QByteArray("SELECT ") + effectiveColumns + ", o.value, o.starts_at, o.ends_at FROM tenantry.effective_feature e "
        "LEFT JOIN tenantry.tenant_feature o ON o.tenant_id = e.tenant_id AND o.feature_key = e.feature_key AND o.starts_at > now() "
        "WHERE e.tenant_id = $1 ORDER BY e.feature_key", {tenantId}));
    QList<EffectiveValue> out;
    for (int i = 0; i < rows.size(); ++i) {
        out.append(effectiveFrom(rows, i));
        out.last().next = jsonCell(rows, i, 9);
        out.last().nextAt = rows.time(i, 10);
        out.last().nextEnds = rows.time(i, 11);
    }
    return out;
}

Result<QList<Override>> FeatureRepository::overrides(const QString &key, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askFeature(*connection, QByteArray("SELECT ") + overrideColumns
        + " FROM tenantry.tenant_feature o JOIN tenantry.tenant t ON t.id = o.tenant_id WHERE o.feature_key = $1 ORDER BY t.slug", {key}));
    QList<Override> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append(overrideFrom(rows, i, 0));
    return out;
}

Result<QList<OverrideTarget>> FeatureRepository::targets(const QString &key, const QStringList &tenantIds, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, askFeature(*connection, QByteArray("SELECT ") + effectiveColumns +
        ", e.value_without_override, o.stamp, " + (m_session->isAdmin() ? "tenantry.override_seen(e.origin, e.value, e.value_without_override)" : "''") + ", t.company_name, " + overrideColumns + " "
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
        target.seen = rows.text(i, 11);
        target.companyName = rows.text(i, 12);
        if (target.hasOverride)
            target.own = overrideFrom(rows, i, 13);
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
    QStringList ids, stamps, seen;
    for (const OverrideTarget &target : targets) {
        ids << target.tenantId;
        stamps << QString::number(target.stamp);
        seen << target.seen;
    }
    const QString batchId = newId();
    BatchOutcome outcome;
    const auto write = [&] { return connection->transaction([&]() -> Result<void> {
        outcome = {};
        TRY(const Rows done, askFeature(*connection, "SELECT tenantry.override_apply($1, $2, $3::uuid[], $4::bigint[], $5::text[], $6::jsonb, $7, $8, $9)",
                                        {batchId, request.key, ids, stamps, seen, jsonParam(request.value), request.reason, request.startsAt, request.endsAt}));
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
    }); };
    auto written = write();
    if (!written && written.error().sqlstate == QLatin1String("23503")) // a tenant was removed at that moment: the others get it, and that one is skipped
        written = write();
    TRYV(written);
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
        TRY(const Rows batch, askFeature(*connection, QByteArray("SELECT ") + batchColumns + " FROM tenantry.feature_batch b WHERE b.id = $1", {batchId}));
        if (batch.isEmpty())
            return noSuch(noBatch, batchId);
        outcome.batch = batchFrom(batch, 0);
        if (outcome.batch.undoneAt.isValid())
            return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The batch was undone already, by %1."), {outcome.batch.undoneBy}});
        TRY(const Rows items, askFeature(*connection, "SELECT u.tenant_id, u.how, t.slug FROM tenantry.override_undo($1) u JOIN tenantry.tenant t ON t.id = u.tenant_id ORDER BY t.slug", {batchId}));
        QStringList left;
        for (int i = 0; i < items.size(); ++i) {
            const QString how = items.text(i, 1);
            (how == u"done" ? outcome.changed : how == u"changed" ? outcome.skipped : how == u"lacks" ? outcome.lacking : outcome.misfits) << items.text(i, 0);
            if (how == u"lacks" || how == u"misfit")
                left << items.text(i, 2);
        }
        if (outcome.changed.isEmpty() && !left.isEmpty()) {
            const bool lack = outcome.misfits.isEmpty();
            return fail(Kind::Conflict,
                        {lack ? QT_TRANSLATE_NOOP("core", "These tenants lack the schema version that what they had requires: %1. Nothing was undone.")
                              : QT_TRANSLATE_NOOP("core", "What these tenants had cannot be given any more: %1. Nothing was undone."),
                         {left.first(std::min<qsizetype>(left.size(), 20)).join(QStringLiteral(", ")) + (left.size() > 20 ? QStringLiteral(" …") : QString())}},
                        lack ? QT_TRANSLATE_NOOP("core", "Migrate them first, or take their override away.") : QT_TRANSLATE_NOOP("core", "Look at the tenants one by one."));
        }
        if (outcome.changed.isEmpty() && !outcome.skipped.isEmpty())
            return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "Every tenant of the batch was changed again since; nothing was undone."),
                        QT_TRANSLATE_NOOP("core", "Look at the tenants one by one."));
        TRY(const Rows marked, askFeature(*connection, QByteArray("SELECT ") + batchColumns + " FROM tenantry.feature_batch b WHERE b.id = $1", {batchId}));
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
