#include "ui/migrations/runwords.h"

#include "migrations/rollout.h"

#include <QCoreApplication>
#include <QHash>

namespace tenantry::ui {

using namespace registry;
using namespace Qt::StringLiterals;

namespace {
struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::RunWords)
};
} // namespace

Status runStatus(const Run &run)
{
    switch (run.state) {
    case RunState::Running:
        return run.carried() ? Status{u"running"_s, RunWords::tr("In work"), Tone::Info} : Status{u"interrupted"_s, RunWords::tr("Nobody works on it"), Tone::Warning};
    case RunState::Cancelled: return {u"stop"_s, RunWords::tr("Cancelled"), Tone::Neutral};
    case RunState::Succeeded: return {u"done"_s, RunWords::tr("Succeeded"), Tone::Success};
    case RunState::Failed: return {u"error"_s, RunWords::tr("Done, with failures"), Tone::Danger};
    case RunState::Paused: break;
    }
    switch (run.pausedFor) {
    case PausedFor::Budget: return {u"paused"_s, RunWords::tr("Paused: too many failures"), Tone::Danger};
    case PausedFor::Gate: return {u"paused"_s, RunWords::tr("Paused: a wave is not well"), Tone::Danger};
    case PausedFor::Wave: return {u"paused"_s, RunWords::tr("Paused after a wave"), Tone::Warning};
    default: return {u"paused"_s, RunWords::tr("Paused"), Tone::Warning};
    }
}

Status waveStatus(const RunWave &wave)
{
    switch (wave.state) {
    case WaveState::Running: return {u"running"_s, RunWords::tr("In work"), Tone::Info};
    case WaveState::Checking: return {u"running"_s, RunWords::tr("Being checked"), Tone::Info};
    case WaveState::Passed: return {u"done"_s, RunWords::tr("Passed"), Tone::Success};
    case WaveState::Failed: return {u"error"_s, RunWords::tr("Not well"), Tone::Danger};
    default: return {u"pending"_s, RunWords::tr("To come"), Tone::Neutral};
    }
}

QString waveName(const QString &label)
{
    if (label == "canary"_L1)
        return RunWords::tr("Canary");
    if (label == "rest"_L1)
        return RunWords::tr("The rest");
    return label == "all"_L1 ? RunWords::tr("All tenants") : label;
}

QString runName(const Run &run)
{
    const QString product = base::printable(run.product);
    if (run.kind == migrations::verifyKind)
        return RunWords::tr("%1: every database asked").arg(product);
    if (run.task.value("dry_run"_L1).toBool())
        return RunWords::tr("%1 to %2, tried only").arg(product, run.target);
    return RunWords::tr("%1 to %2").arg(product, run.target);
}

QString cellName(FleetMap::Cell cell)
{
    switch (cell) {
    case FleetMap::InWork: return RunWords::tr("in work");
    case FleetMap::Succeeded: return RunWords::tr("succeeded");
    case FleetMap::Failed: return RunWords::tr("failed");
    case FleetMap::Skipped: return RunWords::tr("skipped");
    default: return RunWords::tr("waiting");
    }
}

QString outcomeName(const RunItem &item)
{
    if (item.outcome.startsWith("would_apply_until "_L1))
        return RunWords::tr("would work, as far as %1").arg(item.outcome.section(u' ', 1));
    const QHash<QString, QString> words{{u"applied"_s, RunWords::tr("applied")}, {u"nothing"_s, RunWords::tr("had it already")}, {u"would_apply"_s, RunWords::tr("would work")},
                                        {u"ok"_s, RunWords::tr("as it should be")}, {u"behind"_s, RunWords::tr("behind")}, {u"changed"_s, RunWords::tr("an applied file was changed")},
                                        {u"ahead"_s, RunWords::tr("ahead of the product")}, {u"unknown"_s, RunWords::tr("has a version that the product does not know")}};
    if (words.contains(item.outcome) && item.state != ItemState::Pending)
        return words.value(item.outcome);
    switch (item.state) {
    case ItemState::Running: return cellName(FleetMap::InWork);
    case ItemState::Succeeded: return cellName(FleetMap::Succeeded);
    case ItemState::Failed: return cellName(FleetMap::Failed);
    case ItemState::Skipped: return cellName(FleetMap::Skipped);
    default: return item.attempts > 0 ? RunWords::tr("to be tried again") : cellName(FleetMap::Waiting);
    }
}

} // namespace tenantry::ui
