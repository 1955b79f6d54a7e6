// What the features page asks of the core, as values that can be called: each may block and belongs on a worker.
// featureBackend() makes the real one from a session.
#pragma once

#include "features/overrides.h"
#include "ui/shell/permit.h"
#include "ui/shell/services.h"

#include <functional>

namespace tenantry::ui {

struct FeatureSnapshot {
    QList<registry::Feature> features; // by key
    QList<registry::Plan> plans;       // in their order
};

struct FeatureHistory {
    QList<registry::Override> overrides;   // of one feature, of the tenants that the operator may see
    QList<registry::FeatureBatch> batches; // newest first; none for a USER
};

struct FeatureProduct { // whose schema a feature may need a version of
    QString id, name;
    QList<std::pair<QString, QString>> versions; // of its migrations and their names, in the order of application
};

struct FeatureBackend {
    registry::OperatorInfo who;
    registry::RegistryInfo registry;
    bool may(const char *action) const { return ui::may(who, registry, action); }

    std::function<base::Result<FeatureSnapshot>(std::stop_token)> read;
    std::function<base::Result<FeatureHistory>(const QString &key, std::stop_token)> history;
    std::function<base::Result<QList<FeatureProduct>>(std::stop_token)> products;
    std::function<base::Result<registry::Feature>(const registry::Feature &, std::stop_token)> add, update;
    // What the plan was seen to carry, and what it is to carry; undefined: nothing. Conflict when it carries something else by now.
    std::function<base::Result<registry::Feature>(const QString &key, const QString &planId, const QJsonValue &was, const QJsonValue &value, std::stop_token)> setPlanValue;
    std::function<base::Result<registry::Feature>(const QString &key, bool on, std::stop_token)> setKilled, setRetired;
    std::function<base::Result<registry::OverrideTarget>(const QString &key, const QString &tenantId, std::stop_token)> target; // one tenant and what it has
    std::function<base::Result<QList<registry::OverrideTarget>>(const QString &key, const QStringList &tenantIds, std::stop_token)> targets; // many, what they have now
    // Of the tenants that a filter chooses.
    std::function<base::Result<features::Preview>(const registry::OverrideRequest &, const QString &filter, std::stop_token)> preview;
    std::function<base::Result<registry::BatchOutcome>(const features::Preview &, std::stop_token)> apply;
    std::function<base::Result<registry::BatchOutcome>(const QString &batchId, std::stop_token)> undo;
};

FeatureBackend featureBackend(const Services &services);

} // namespace tenantry::ui
