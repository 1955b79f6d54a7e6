// Working on a run, and telling how it goes.
#include "cli/feature/verbs.h"
#include "cli/json.h"
#include "cli/migrate/verbs.h"

#include "base/text.h"

#include <QElapsedTimer>

namespace tenantry::cli {

using namespace Qt::StringLiterals;
using fleet::Progress;
using registry::EndedItem;
using registry::ItemState;
using registry::PausedFor;
using registry::RunPulse;
using registry::RunState;
using registry::TakenItem;

namespace {

QJsonObject itemEvent(const TakenItem &item, const EndedItem &ended)
{
    QJsonObject event{{u"event"_s, ended.state == ItemState::Pending ? u"retry"_s : u"tenant"_s}, {u"tenant"_s, item.slug}, {u"state"_s, registry::itemStateName(ended.state)},
                      {u"outcome"_s, orNull(ended.outcome)}, {u"from"_s, orNull(ended.fromVersion)}, {u"to"_s, orNull(ended.toVersion)}, {u"attempt"_s, item.attempts},
                      {u"duration_ms"_s, ended.ms}};
    if (ended.error)
        event.insert(u"error"_s, errorJson(ended.error));
    if (ended.state == ItemState::Pending)
        event.insert(u"delay_ms"_s, qint64(ended.delay.count()));
    return event;
}

QString what(const Progress &progress)
{
    if (progress.registryAway)
        return translate("cli", "the registry does not answer; waiting for it");
    QString out = progress.pulse.waves > 1 ? translate("cli", "wave %1 of %2").arg(progress.pulse.wave).arg(progress.pulse.waves) : QString();
    if (progress.pulse.failed > 0)
        out += (out.isEmpty() ? QString() : u", "_s) + translate("cli", "%n failed", nullptr, progress.pulse.failed);
    return out;
}

// How it ended, as an exit status.
int statusOf(const RunPulse &pulse)
{
    if (pulse.state == RunState::Succeeded || (pulse.state == RunState::Paused && pulse.pausedFor == PausedFor::Wave && pulse.failed == 0))
        return exitDone;
    if (pulse.state == RunState::Cancelled)
        return base::exitStatus(Kind::Conflict);
    return pulse.succeeded + pulse.skipped > 0 ? exitPartly : exitFailed;
}

void conclude(Context &context, const registry::SessionPtr &session, const registry::Run &run, const RunPulse &pulse, double ms)
{
    Console &console = context.console;
    if (console.json)
        return;
    const QString counts = translate("cli", "%1 of %2 done in %3: %4 succeeded, %5 failed, %6 skipped.")
                               .arg(pulse.done()).arg(pulse.total).arg(durationText(console.locale, ms)).arg(pulse.succeeded).arg(pulse.failed).arg(pulse.skipped);
    console.line(counts);
    if (pulse.failed > 0)
        if (const auto causes = registry::RunRepository(session).causes(run.id))
            printCauses(console, *causes);
    const QString id = run.id.right(8);
    if (pulse.state == RunState::Paused) {
        switch (pulse.pausedFor) {
        case PausedFor::Budget:
            console.note(translate("cli", "Paused: more tenants failed than the run may bear. Mend what is wrong, then: tenantryctl migrate retry %1").arg(id));
            break;
        case PausedFor::Gate:
            console.note(translate("cli", "Paused before the next wave: tenants of this one failed, or do not answer as they should. See tenantryctl migrate show %1; then: tenantryctl migrate retry %1, or resume %1 --past-check").arg(id));
            break;
        case PausedFor::Wave: console.note(translate("cli", "The wave is done, and the next one waits for you: tenantryctl migrate resume %1").arg(id)); break;
        default: console.note(translate("cli", "Paused. To go on: tenantryctl migrate resume %1").arg(id)); break;
        }
    } else if (pulse.failed > 0) {
        console.note(translate("cli", "When the reason is mended: tenantryctl migrate retry %1").arg(id));
    }
}

} // namespace

Result<int> carry(Context &context, const registry::SessionPtr &session, const QString &runId)
{
    Console &console = context.console;
    QElapsedTimer time;
    time.start();
    TRY(const auto run, registry::RunRepository(session).find(runId, context.stop()));
    context.errorExtras.insert(u"run"_s, run.id);
    if (console.json) {
        QJsonArray waves;
        for (const registry::RunWave &wave : run.waves)
            waves.append(QJsonObject{{u"wave"_s, wave.wave}, {u"label"_s, wave.label}, {u"tenants"_s, wave.total}});
        console.document({{u"event"_s, u"started"_s}, {u"run"_s, run.id}, {u"kind"_s, run.kind}, {u"product"_s, run.product}, {u"target"_s, orNull(run.target)},
                          {u"tenants"_s, run.total()}, {u"done"_s, run.done()}, {u"waves"_s, waves}});
    }
    fleet::Watch watch;
    watch.progress = [&](const Progress &progress) { console.progress(progress.pulse.done(), progress.pulse.total, what(progress)); };
    watch.ended = [&](const TakenItem &item, const EndedItem &ended) {
        if (console.json)
            console.document(itemEvent(item, ended));
        else if (console.verbose && ended.error)
            console.note(u"%1: %2"_s.arg(base::printable(item.slug), ended.error->message.translated()));
    };
    watch.gate = [&](int wave, bool passed, const QJsonObject &report) {
        if (console.json)
            console.document({{u"event"_s, u"gate"_s}, {u"wave"_s, wave}, {u"passed"_s, passed}, {u"checked"_s, report.value("checked"_L1).toInt()}, {u"refused"_s, report.value("refused"_L1).toInt()}});
    };
    const auto mirrored = [&](const base::Result<features::MirrorOutcome> &outcome) {
        if (console.json)
            console.document({{u"event"_s, u"mirrors"_s}, {u"mirrors"_s, mirroredJson(outcome)}});
        else
            tellMirrored(console, outcome);
    };
    const auto pulse = migrations::workOn(session, run.id, u"tenantryctl"_s, watch, context.stop(), {}, mirrored);
    console.clearProgress();
    if (!pulse)
        return std::unexpected(pulse.error());
    const double ms = double(time.nsecsElapsed()) / 1e6;
    if (console.json)
        console.document({{u"event"_s, u"finished"_s}, {u"run"_s, run.id}, {u"succeeded"_s, pulse->succeeded}, {u"failed"_s, pulse->failed}, {u"skipped"_s, pulse->skipped},
                          {u"state"_s, registry::runStateName(pulse->state)}, {u"paused_for"_s, orNull(registry::pausedForName(pulse->pausedFor))},
                          {u"left"_s, pulse->total - pulse->done()}, {u"ms"_s, ms}});
    conclude(context, session, run, *pulse, ms);
    if (context.stop().stop_requested() && pulse->state == RunState::Paused)
        return failure(Kind::Cancelled, translate("cli", "The run was paused; what was in work has ended, and nothing is half done."),
                       translate("cli", "To go on: tenantryctl migrate resume %1").arg(run.id.right(8)));
    return statusOf(*pulse);
}

} // namespace tenantry::cli
