#include "migrations/runwords.h"

#include "migrations/rollout.h"

#include <QCoreApplication>
#include <QHash>

namespace tenantry::migrations {

using namespace registry;
using base::Text;

Text runTitle(const Run &run)
{
    if (run.kind == verifyKind)
        return {QT_TRANSLATE_NOOP("core", "Verify %1"), {run.product}};
    if (run.kind != migrateKind) // of a newer program
        return {"%1: %2", {run.product, run.kind}};
    if (run.task.value(QLatin1String("dry_run")).toBool())
        return {QT_TRANSLATE_NOOP("core", "Migrate %1 to %2, tried only"), {run.product, run.target}};
    return {QT_TRANSLATE_NOOP("core", "Migrate %1 to %2"), {run.product, run.target}};
}

Text runStateText(const Run &run)
{
    switch (run.state) {
    case RunState::Running: return run.carried() ? QT_TRANSLATE_NOOP("core", "in work") : QT_TRANSLATE_NOOP("core", "nobody works on it");
    case RunState::Cancelled: return QT_TRANSLATE_NOOP("core", "cancelled");
    case RunState::Succeeded: return QT_TRANSLATE_NOOP("core", "succeeded");
    case RunState::Failed: return QT_TRANSLATE_NOOP("core", "done, with failures");
    case RunState::Paused: break;
    }
    switch (run.pausedFor) {
    case PausedFor::Budget: return QT_TRANSLATE_NOOP("core", "paused: too many failures");
    case PausedFor::Gate: return QT_TRANSLATE_NOOP("core", "paused: a wave is not well");
    case PausedFor::Wave: return QT_TRANSLATE_NOOP("core", "paused after a wave");
    default: return QT_TRANSLATE_NOOP("core", "paused");
    }
}

Text waveStateText(const RunWave &wave)
{
    switch (wave.state) {
    case WaveState::Running: return QT_TRANSLATE_NOOP("core", "in work");
    case WaveState::Checking: return QT_TRANSLATE_NOOP("core", "being checked");
    case WaveState::Passed: return QT_TRANSLATE_NOOP("core", "passed");
    case WaveState::Failed: return QT_TRANSLATE_NOOP("core", "not well");
    default: return QT_TRANSLATE_NOOP("core", "to come");
    }
}

Text waveText(const QString &label)
{
    if (label == QLatin1String("canary"))
        return QT_TRANSLATE_NOOP("core", "canary");
    if (label == QLatin1String("rest"))
        return QT_TRANSLATE_NOOP("core", "the rest");
    if (label == QLatin1String("all"))
        return QT_TRANSLATE_NOOP("core", "all tenants");
    return {"%1", {label}};
}

Text itemStateText(ItemState state)
{
    switch (state) {
    case ItemState::Running: return QT_TRANSLATE_NOOP("core", "in work");
    case ItemState::Succeeded: return QT_TRANSLATE_NOOP("core", "succeeded");
    case ItemState::Failed: return QT_TRANSLATE_NOOP("core", "failed");
    case ItemState::Skipped: return QT_TRANSLATE_NOOP("core", "skipped");
    default: return QT_TRANSLATE_NOOP("core", "waiting");
    }
}

Text outcomeText(const RunItem &item)
{
    static const QString until = QStringLiteral("would_apply_until ");
    if (item.outcome.startsWith(until))
        return {QT_TRANSLATE_NOOP("core", "would work, as far as %1"), {item.outcome.mid(until.size())}};
    static const QHash<QString, Text> words{
        {QStringLiteral("applied"), QT_TRANSLATE_NOOP("core", "applied")},
        {QStringLiteral("nothing"), QT_TRANSLATE_NOOP("core", "had it already")},
        {QStringLiteral("would_apply"), QT_TRANSLATE_NOOP("core", "would work")},
        {QStringLiteral("ok"), QT_TRANSLATE_NOOP("core", "as it should be")},
        {QStringLiteral("behind"), QT_TRANSLATE_NOOP("core", "behind")},
        {QStringLiteral("changed"), QT_TRANSLATE_NOOP("core", "an applied file was changed")},
        {QStringLiteral("ahead"), QT_TRANSLATE_NOOP("core", "ahead of the product")},
        {QStringLiteral("unknown"), QT_TRANSLATE_NOOP("core", "has a version that the product does not know")},
        {QStringLiteral("out_of_order"), QT_TRANSLATE_NOOP("core", "an earlier file is missing")},
        {QStringLiteral("past_target"), QT_TRANSLATE_NOOP("core", "past the version asked for")},
        {QStringLiteral("gone"), QT_TRANSLATE_NOOP("core", "no longer there")}};
    if (item.state == ItemState::Pending && item.attempts > 0)
        return QT_TRANSLATE_NOOP("core", "to be tried again");
    const auto found = item.state == ItemState::Pending || item.state == ItemState::Running ? words.cend() : words.constFind(item.outcome);
    return found != words.cend() ? *found : itemStateText(item.state);
}

Text itemTitle(const TenantRun &run)
{
    const RunItem &item = run.item;
    if (run.kind == verifyKind)
        return QT_TRANSLATE_NOOP("core", "Asked which migrations it has");
    if (run.kind != migrateKind)
        return {QT_TRANSLATE_NOOP("core", "Run: %1"), {run.kind}};
    if (item.outcome.startsWith(QLatin1String("would_apply")))
        return QT_TRANSLATE_NOOP("core", "Migration tried, and taken back");
    if (item.state == ItemState::Failed)
        return item.fromVersion.isEmpty() ? Text(QT_TRANSLATE_NOOP("core", "Migration failed")) : Text(QT_TRANSLATE_NOOP("core", "Migration failed, at %1"), {item.toVersion.isEmpty() ? item.fromVersion : item.toVersion});
    if (item.state == ItemState::Succeeded && item.fromVersion != item.toVersion)
        return item.fromVersion.isEmpty() ? Text(QT_TRANSLATE_NOOP("core", "Migrated to %1"), {item.toVersion}) : Text(QT_TRANSLATE_NOOP("core", "Migrated from %1 to %2"), {item.fromVersion, item.toVersion});
    return QT_TRANSLATE_NOOP("core", "Migration");
}

} // namespace tenantry::migrations
