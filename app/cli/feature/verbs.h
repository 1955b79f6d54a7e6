// The verbs of `feature`, and how features look in --json.
#pragma once

#include "cli/command.h"
#include "features/mirror.h"
#include "registry/features.h"

namespace tenantry::cli {

CommandPtr featureAdd();
CommandPtr featureList();
CommandPtr featureEdit();
CommandPtr featureSet();
CommandPtr featureClear();
CommandPtr featureShow();
CommandPtr featureUndo();
CommandPtr featureMirror();

// After a change of values: into the databases of those tenants (none named: all) that are mirrored. The change is made whatever comes of it;
// what could not be written is in the document, is told, and makes the command partly done.
Result<features::MirrorOutcome> mirrorAfter(Context &context, const registry::SessionPtr &session, const QStringList &tenantIds = {});
// The same for tenants that were just made, whose product may be mirrored whole: nothing is told, and the document says nothing, where it is not.
int mirrorNew(Context &context, const registry::SessionPtr &session, const QStringList &tenantIds, QJsonObject *document = nullptr);
QJsonObject mirroredJson(const Result<features::MirrorOutcome> &outcome); // "mirrors" of the document
void tellMirrored(Console &console, const Result<features::MirrorOutcome> &outcome);
int mirroredStatus(const Result<features::MirrorOutcome> &outcome, int otherwise = exitDone);

QJsonObject featureJson(const registry::Feature &feature);
QString lifetimeText(registry::FeatureLifetime lifetime);
QString originText(const registry::EffectiveValue &value);
QString killedText(bool isSwitch); // what is no switch has no off
QJsonValue valueJson(const QJsonValue &value); // null for none

// "gold=true" for a feature: the plan's id and the value. NotFound, InvalidInput.
Result<registry::PlanValue> planValueFrom(const registry::Feature &feature, const QString &text, const QList<registry::Plan> &plans);

} // namespace tenantry::cli
