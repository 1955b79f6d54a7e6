// The verbs of `feature`, and how features look in --json.
#pragma once

#include "cli/command.h"
#include "registry/features.h"

namespace tenantry::cli {

CommandPtr featureAdd();
CommandPtr featureList();
CommandPtr featureEdit();
CommandPtr featureSet();
CommandPtr featureClear();
CommandPtr featureShow();
CommandPtr featureUndo();

QJsonObject featureJson(const registry::Feature &feature);
QString lifetimeText(registry::FeatureLifetime lifetime);
QString originText(registry::FeatureOrigin origin);
QJsonValue valueJson(const QJsonValue &value); // null for none

// "gold=true" for a feature: the plan's id and the value. NotFound, InvalidInput.
Result<registry::PlanValue> planValueFrom(const registry::Feature &feature, const QString &text, const QList<registry::Plan> &plans);

} // namespace tenantry::cli
