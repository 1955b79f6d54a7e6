#include "registry/featurefault.h"
#include "registry/featuresql.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Connection;
using postgres::Param;
using postgres::Rows;

postgres::Param jsonParam(const QJsonValue &value)
{
    if (value.isUndefined())
        return std::nullopt;
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).slice(1).chopped(1);
}

QJsonValue jsonCell(const Rows &rows, int row, int column)
{
    if (rows.isNull(row, column))
        return QJsonValue::Undefined;
    return QJsonDocument::fromJson('[' + rows.bytes(row, column) + ']').array().at(0);
}

namespace {

// "DETAIL: tres cuatro", as the guards in the registry write it: twenty at most.
QString detailOf(const Error &error)
{
    static constexpr QLatin1StringView line("DETAIL: ");
    for (const QString &each : error.detail.split(u'\n'))
        if (each.startsWith(line))
            return each.mid(line.size());
    return {};
}

} // namespace

Error explainedFeature(Error error)
{
    const auto say = [&](Kind kind, Text message, Text hint) {
        error.kind = kind;
        error.message = std::move(message);
        error.hint = std::move(hint);
        return error;
    };
    if (error.sqlstate == QLatin1String("TN020"))
        return say(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "A value does not fit the feature."),
                   QT_TRANSLATE_NOOP("core", "Give one of its kind: true or false, a number, a text, or one of its choices."));
    if (error.sqlstate == QLatin1String("TN021"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "Tenants lack the schema version that this feature requires; nothing was changed."),
                   QT_TRANSLATE_NOOP("core", "Migrate them first, or leave them out."));
    if (error.sqlstate == QLatin1String("TN022"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "The feature is retired: no product reads it any more."),
                   QT_TRANSLATE_NOOP("core", "Bring it back first."));
    if (error.sqlstate == QLatin1String("TN023"))
        return say(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "There is no reason."), QT_TRANSLATE_NOOP("core", "Say in a few words why; others will read it."));
    if (const QString who = error.sqlstate == QLatin1String("TN024") ? detailOf(error) : QString(); !who.isEmpty())
        return say(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "These have a value that would no longer fit the feature: %1."), {who}},
                   QT_TRANSLATE_NOOP("core", "Change the plans' values, and clear or change the tenants' overrides, first."));
    if (error.sqlstate == QLatin1String("TN024"))
        return say(Kind::Conflict, QT_TRANSLATE_NOOP("core", "A plan or a tenant has a value that would no longer fit the feature."),
                   QT_TRANSLATE_NOOP("core", "Change that value first; the details name it."));
    return explained(std::move(error));
}

Result<Rows> askFeature(Connection &connection, const QByteArray &sql, const postgres::Params &params)
{
    return connection.query(sql, params).transform_error(explainedFeature);
}

namespace {

// What somebody writes with psql may take the end of the chain of events before the feature: of two who wait for each other the server ends one. That one
// begins anew, once.
Result<void> again(const std::function<Result<void>()> &body)
{
    auto done = body();
    return done || done.error().sqlstate != QLatin1String("40P01") ? done : body();
}

Result<void> writeKilled(Connection &connection, const QString &key, bool killed)
{
    TRYV(askFeature(connection, killed ? "UPDATE tenantry.feature SET killed_at = now() WHERE key = $1 AND killed_at IS NULL"
                                       : "UPDATE tenantry.feature SET killed_at = NULL WHERE key = $1 AND killed_at IS NOT NULL", {key}));
    return {};
}

Result<void> writeRetired(Connection &connection, const QString &key, bool retired)
{
    TRYV(askFeature(connection, retired ? "UPDATE tenantry.feature SET retired_at = now() WHERE key = $1 AND retired_at IS NULL"
                                        : "UPDATE tenantry.feature SET retired_at = NULL WHERE key = $1 AND retired_at IS NOT NULL", {key}));
    return {};
}

constexpr char noFeature[] = QT_TRANSLATE_NOOP("core", "No feature has the key %1.");

// Requirements, plan values and counts come as one column each, so that a list is one question.
Result<QList<Feature>> read(Connection &connection, const QByteArray &where, const postgres::Params &params)
{
    TRY(const Rows rows, askFeature(connection,
        "SELECT f.key, f.name_en, f.name_es, f.description, f.kind, f.choices, f.default_value, f.owner, f.lifetime, f.review_on, f.percentage, "
        "f.percentage_value, f.killed_at, f.killed_by, f.retired_at, f.created_at, f.updated_at, "
        "(SELECT jsonb_agg(jsonb_build_array(r.product_id, p.name, r.version) ORDER BY p.name) FROM tenantry.feature_requirement r "
        " JOIN tenantry.product p ON p.id = r.product_id WHERE r.feature_key = f.key), "
        "(SELECT jsonb_agg(jsonb_build_array(v.plan_id, l.name, v.value) ORDER BY l.position, l.name) FROM tenantry.plan_feature v "
        " JOIN tenantry.plan l ON l.id = v.plan_id WHERE v.feature_key = f.key), "
        "coalesce(o.valid, 0), coalesce(o.expired, 0), ceil(extract(epoch FROM o.next - now()) * 1000)::bigint "
        "FROM tenantry.feature f LEFT JOIN (SELECT feature_key, count(*) FILTER (WHERE ends_at IS NULL OR ends_at > now() OR lasting) AS valid, "
        "count(*) FILTER (WHERE ends_at <= now() AND lasting IS NOT TRUE) AS expired, least(min(starts_at) FILTER (WHERE starts_at > now() AND starts_at < 'infinity'), "
        "min(ends_at) FILTER (WHERE ends_at > now() AND ends_at < 'infinity'), min(under_ends_at) FILTER (WHERE starts_at > now() AND under_ends_at > now())) AS next "
        "FROM (SELECT x.*, x.beneath @? '$[*] ? (@.ends_at == null)' AS lasting, (x.beneath -> 0 ->> 'ends_at')::timestamptz AS under_ends_at FROM tenantry.tenant_feature x) x "
        "GROUP BY feature_key) o ON o.feature_key = f.key "
        + where + " ORDER BY f.key", params));
    QList<Feature> out;
    for (int i = 0; i < rows.size(); ++i) {
        Feature f;
        f.key = rows.text(i, 0);
        f.nameEn = rows.text(i, 1);
        f.nameEs = rows.text(i, 2);
        f.description = rows.text(i, 3);
        f.kind = featureKindFromName(rows.text(i, 4)).value_or(FeatureKind::Text);
        f.choices = rows.array(i, 5);
        f.defaultValue = jsonCell(rows, i, 6);
        f.owner = rows.text(i, 7);
        f.lifetime = featureLifetimeFromName(rows.text(i, 8)).value_or(FeatureLifetime::Release);
        f.reviewOn = QDate::fromString(rows.text(i, 9), Qt::ISODate);
        if (!rows.isNull(i, 10))
            f.percentage = int(rows.integer(i, 10));
        f.percentageValue = jsonCell(rows, i, 11);
        f.killedAt = rows.time(i, 12);
        f.killedBy = rows.text(i, 13);
        f.retiredAt = rows.time(i, 14);
        f.createdAt = rows.time(i, 15);
        f.updatedAt = rows.time(i, 16);
        f.version = rows.text(i, 16); // every change moves it; as text it keeps its microseconds
        for (const QJsonValue &each : jsonCell(rows, i, 17).toArray())
            f.requirements.append({each[0].toString(), each[1].toString(), each[2].toString()});
        for (const QJsonValue &each : jsonCell(rows, i, 18).toArray())
            f.planValues.append({each[0].toString(), each[1].toString(), each[2]});
        f.overrides = int(rows.integer(i, 19));
        f.expiredOverrides = int(rows.integer(i, 20));
        if (!rows.isNull(i, 21))
            f.changesIn = rows.integer(i, 21);
        out.append(f);
    }
    return out;
}

Result<void> check(const Feature &feature)
{
    if (auto fault = faultOf(feature))
        return std::unexpected(std::move(fault->why));
    return {};
}

QString slugsOf(const Error &error)
{
    const QStringList slugs = detailOf(error).split(u' ', Qt::SkipEmptyParts);
    return slugs.join(QStringLiteral(", ")) + (slugs.size() >= 20 ? QStringLiteral(" …") : QString());
}

Result<void> writeRequirements(Connection &connection, const Feature &feature)
{
    TRYV(askFeature(connection, "DELETE FROM tenantry.feature_requirement r WHERE r.feature_key = $1 AND r.product_id::text <> ALL ($2)",
                    {feature.key, [&] { QStringList ids; for (const auto &r : feature.requirements) ids << r.productId; return ids; }()}));
    for (const FeatureRequirement &each : feature.requirements)
        TRYV(askFeature(connection, "INSERT INTO tenantry.feature_requirement (feature_key, product_id, version) VALUES ($1, $2, $3) "
                                    "ON CONFLICT (feature_key, product_id) DO UPDATE SET version = excluded.version WHERE feature_requirement.version <> excluded.version",
                        {feature.key, each.productId, each.version}).transform_error([&](Error error) {
            if (error.sqlstate == QLatin1String("TN020")) {
                error.message = {QT_TRANSLATE_NOOP("core", "The product has no migration %1."), {each.version}};
                error.hint = QT_TRANSLATE_NOOP("core", "Give a version as the product's migrations name it.");
            } else if (const QString slugs = slugsOf(error); error.sqlstate == QLatin1String("TN021") && !slugs.isEmpty()) {
                error.message = {QT_TRANSLATE_NOOP("core", "Tenants with an override of this feature lack schema version %1: %2. Nothing was changed."), {each.version, slugs}};
                error.hint = QT_TRANSLATE_NOOP("core", "Migrate them first, or take their override away.");
            }
            return error;
        }));
    return {};
}

postgres::Params columns(const Feature &f)
{
    return {f.key, f.nameEn, f.nameEs, f.description, featureKindName(f.kind), f.choices, jsonParam(f.defaultValue), f.owner, featureLifetimeName(f.lifetime),
            Param::orNull(f.reviewOn.toString(Qt::ISODate)), f.percentage ? Param(*f.percentage) : Param(std::nullopt),
            f.percentage ? jsonParam(f.percentageValue) : Param(std::nullopt)};
}

// Nothing was updated: gone, or somebody else was faster.
Error whyNotUpdated(Connection &connection, const Feature &feature)
{
    const auto rows = askFeature(connection, "SELECT (SELECT e.operator FROM tenantry.event e WHERE e.kind IN ('feature', 'feature_requirement') "
                                             "AND split_part(e.entity_id, '/', 1) = f.key ORDER BY e.seq DESC LIMIT 1) FROM tenantry.feature f WHERE f.key = $1", {feature.key});
    if (!rows)
        return rows.error();
    if (rows->isEmpty())
        return noSuch(noFeature, feature.key).error();
    return {Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 was changed by %2 while you were editing."), {feature.key, rows->text(0, 0)}},
            QT_TRANSLATE_NOOP("core", "Read it again, then make your change once more."), {}, {}};
}

Result<void> writeCatalogue(Connection &connection, const Feature &feature)
{
    postgres::Params values = columns(feature);
    values.push_back(Param::orNull(feature.version));
    // Sent also when only requirements differ: it moves the version, and holds the row until they are written.
    TRY(const Rows done, askFeature(connection,
        "UPDATE tenantry.feature SET name_en = $2, name_es = $3, description = $4, kind = $5, choices = $6, default_value = $7::jsonb, owner = $8, "
        "lifetime = $9, review_on = $10, percentage = $11, percentage_value = $12::jsonb WHERE key = $1 AND updated_at = $13::timestamptz", values));
    if (done.affected() == 0)
        return fail(whyNotUpdated(connection, feature));
    return writeRequirements(connection, feature);
}

} // namespace

Result<void> writePlanValue(Connection &connection, const QString &key, const QString &planId, const QJsonValue &value)
{
    if (value.isUndefined()) {
        TRYV(askFeature(connection, "DELETE FROM tenantry.plan_feature WHERE plan_id = $1 AND feature_key = $2", {planId, key}));
    } else {
        TRYV(askFeature(connection, "INSERT INTO tenantry.plan_feature (plan_id, feature_key, value) VALUES ($1, $2, $3::jsonb) "
                                    "ON CONFLICT (plan_id, feature_key) DO UPDATE SET value = excluded.value", {planId, key, jsonParam(value)}));
    }
    return {};
}

Result<Feature> oneFeature(Connection &connection, const QString &key)
{
    if (key.contains(QChar(0)))
        return noSuch(noFeature, key);
    TRY(const auto found, read(connection, "WHERE f.key = $1", {key}));
    if (found.isEmpty())
        return noSuch(noFeature, key);
    return found.first();
}

Result<QList<Feature>> FeatureRepository::list(bool withRetired, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return read(*connection, withRetired ? "" : "WHERE f.retired_at IS NULL", {});
}

Result<Feature> FeatureRepository::find(const QString &key, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    return oneFeature(*connection, key);
}

Result<Feature> FeatureRepository::add(const Feature &feature, std::stop_token stop) const
{
    TRYV(check(feature));
    TRY(auto connection, writer(*m_session, stop));
    TRYV(connection->transaction([&]() -> Result<void> {
        TRYV(askFeature(*connection, "INSERT INTO tenantry.feature (key, name_en, name_es, description, kind, choices, default_value, owner, lifetime, review_on, "
                                     "percentage, percentage_value) VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12::jsonb)", columns(feature))
                 .transform_error([&](Error error) {
                     if (error.sqlstate == QLatin1String("23505")) {
                         error.kind = Kind::Conflict;
                         error.message = {QT_TRANSLATE_NOOP("core", "There is a feature %1 already."), {feature.key}};
                         error.hint = QT_TRANSLATE_NOOP("core", "Choose another key, or change that one; it may be retired.");
                     }
                     return error;
                 }));
        TRYV(writeRequirements(*connection, feature));
        for (const PlanValue &each : feature.planValues)
            TRYV(writePlanValue(*connection, feature.key, each.planId, each.value));
        return {};
    }));
    return oneFeature(*connection, feature.key);
}

Result<Feature> FeatureRepository::update(const Feature &feature, std::stop_token stop) const
{
    return edit({.key = feature.key, .catalogue = feature}, stop);
}

Result<Feature> FeatureRepository::edit(const FeatureEdit &edit, std::stop_token stop) const
{
    if (edit.catalogue)
        TRYV(check(*edit.catalogue));
    for (const PlanValue &each : edit.planValues)
        if (!isId(each.planId))
            return noSuch(QT_TRANSLATE_NOOP("core", "No plan is called %1."), each.planId);
    TRY(auto connection, writer(*m_session, stop));
    TRYV(again([&] { return connection->transaction([&]() -> Result<void> {
        TRYV(askFeature(*connection, "SELECT 1 FROM tenantry.feature WHERE key = $1 FOR NO KEY UPDATE", {edit.key})); // before any event is written
        if (edit.catalogue) // first: it goes by the version of the row, which everything else moves
            TRYV(writeCatalogue(*connection, *edit.catalogue));
        if (edit.killed)
            TRYV(writeKilled(*connection, edit.key, *edit.killed));
        for (const PlanValue &each : edit.planValues)
            TRYV(writePlanValue(*connection, edit.key, each.planId, each.value));
        return edit.retired ? writeRetired(*connection, edit.key, *edit.retired) : Result<void>();
    }); }));
    return oneFeature(*connection, edit.key);
}

Result<Feature> FeatureRepository::setPlanValue(const QString &key, const QString &planId, const QJsonValue &value, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRYV(oneFeature(*connection, key));
    if (!isId(planId))
        return noSuch(QT_TRANSLATE_NOOP("core", "No plan is called %1."), planId);
    TRYV(writePlanValue(*connection, key, planId, value));
    return oneFeature(*connection, key);
}

Result<Feature> FeatureRepository::replacePlanValue(const QString &key, const QString &planId, const QJsonValue &was, const QJsonValue &value, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRYV(oneFeature(*connection, key));
    if (!isId(planId))
        return noSuch(QT_TRANSLATE_NOOP("core", "No plan is called %1."), planId);
    const auto conflict = [&] {
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "The plan carries another value of %1 by now: somebody changed it."), {key}},
                    QT_TRANSLATE_NOOP("core", "Look at it, and change it again if it is still to be so."));
    };
    TRYV(connection->transaction([&]() -> Result<void> {
        TRY(const Rows now, askFeature(*connection, "SELECT value FROM tenantry.plan_feature WHERE plan_id = $1 AND feature_key = $2 FOR UPDATE", {planId, key}));
        if ((now.isEmpty() ? QJsonValue(QJsonValue::Undefined) : jsonCell(now, 0, 0)) != was)
            return conflict();
        if (!now.isEmpty() || value.isUndefined())
            return writePlanValue(*connection, key, planId, value);
        TRY(const Rows done, askFeature(*connection, "INSERT INTO tenantry.plan_feature (plan_id, feature_key, value) VALUES ($1, $2, $3::jsonb) ON CONFLICT DO NOTHING",
                                        {planId, key, jsonParam(value)})); // no row to hold: somebody may be faster
        return done.affected() == 1 ? Result<void>() : conflict();
    }));
    return oneFeature(*connection, key);
}

Result<Feature> FeatureRepository::setKilled(const QString &key, bool killed, std::stop_token stop) const { return edit({.key = key, .killed = killed}, stop); }
Result<Feature> FeatureRepository::setRetired(const QString &key, bool retired, std::stop_token stop) const { return edit({.key = key, .retired = retired}, stop); }

} // namespace tenantry::registry
