// The catalogue of features, what plans carry, and overrides. Stateless over a Session; every call may block and belongs on
// a worker. Values are checked by the database, whoever writes. Writes are an ADMIN's.
#pragma once

#include "registry/features.h"
#include "registry/repositories.h"

namespace tenantry::registry {

class FeatureRepository {
public:
    explicit FeatureRepository(SessionPtr session) : m_session(std::move(session)) {}

    base::Result<QList<Feature>> list(bool withRetired = false, std::stop_token stop = {}) const; // by key
    base::Result<Feature> find(const QString &key, std::stop_token stop = {}) const;              // NotFound
    base::Result<Feature> add(const Feature &feature, std::stop_token stop = {}) const;           // with requirements and plan values
    // Everything but key, kill switch, retirement and plan values; by row version. Conflict when it moved, or when a value that is there would no
    // longer fit (TN024).
    base::Result<Feature> update(const Feature &feature, std::stop_token stop = {}) const;
    base::Result<Feature> setPlanValue(const QString &key, const QString &planId, const QJsonValue &value, std::stop_token stop = {}) const; // undefined: none
    // As somebody saw it: `was` is what the plan carried then, undefined for nothing. Conflict when it carries something else by now, and that stays.
    base::Result<Feature> replacePlanValue(const QString &key, const QString &planId, const QJsonValue &was, const QJsonValue &value, std::stop_token stop = {}) const;
    base::Result<Feature> setKilled(const QString &key, bool killed, std::stop_token stop = {}) const;   // one row; holds for all at once
    base::Result<Feature> setRetired(const QString &key, bool retired, std::stop_token stop = {}) const;

    base::Result<Feature> edit(const FeatureEdit &edit, std::stop_token stop = {}) const; // several of these at once, in one transaction

    base::Result<QList<EffectiveValue>> effective(const QString &tenantId, std::stop_token stop = {}) const; // by key
    base::Result<QList<Override>> overrides(const QString &key, std::stop_token stop = {}) const;            // by slug
    base::Result<QList<OverrideTarget>> targets(const QString &key, const QStringList &tenantIds, std::stop_token stop = {}) const;

    // One statement for all; `targets` as read before. Those that changed since are left as they are and named. Errors:
    // Conflict with TN021 when tenants lack the schema version (detail: slugs), InvalidInput for a value that does not fit.
    base::Result<BatchOutcome> apply(const OverrideRequest &request, const QList<OverrideTarget> &targets, std::stop_token stop = {}) const;
    // Brings back what was before, where nobody changed it since. Conflict: undone already, or all of it changed.
    base::Result<BatchOutcome> undo(const QString &batchId, std::stop_token stop = {}) const;
    base::Result<QList<FeatureBatch>> batches(const QString &key = {}, int limit = 100, std::stop_token stop = {}) const; // newest first

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
