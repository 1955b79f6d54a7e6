#include "ui/migrations/runwords.h"

#include "migrations/runwords.h"

#include <QCoreApplication>

namespace tenantry::ui {

using namespace registry;
using namespace Qt::StringLiterals;

namespace {
struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(tenantry::ui::RunWords)
};
} // namespace

// A sentence of the core as it stands on its own.
QString capital(const base::Text &text)
{
    QString out = text.translated();
    if (!out.isEmpty())
        out[0] = out[0].toUpper();
    return out;
}

Status runStatus(const Run &run)
{
    const QString text = capital(migrations::runStateText(run));
    switch (run.state) {
    case RunState::Running: return run.carried() ? Status{u"running"_s, text, Tone::Info} : Status{u"interrupted"_s, text, Tone::Warning};
    case RunState::Cancelled: return {u"stop"_s, text, Tone::Neutral};
    case RunState::Succeeded: return {u"done"_s, text, Tone::Success};
    case RunState::Failed: return {u"error"_s, text, Tone::Danger};
    case RunState::Paused: break;
    }
    return {u"paused"_s, text, run.pausedFor == PausedFor::Budget || run.pausedFor == PausedFor::Gate ? Tone::Danger : Tone::Warning};
}

Status waveStatus(const RunWave &wave)
{
    const QString text = capital(migrations::waveStateText(wave));
    switch (wave.state) {
    case WaveState::Running:
    case WaveState::Checking: return {u"running"_s, text, Tone::Info};
    case WaveState::Passed: return {u"done"_s, text, Tone::Success};
    case WaveState::Failed: return {u"error"_s, text, Tone::Danger};
    default: return {u"pending"_s, text, Tone::Neutral};
    }
}

Status itemStatus(const RunItem &item)
{
    const QString text = capital(migrations::outcomeText(item));
    switch (item.state) {
    case ItemState::Running: return {u"running"_s, text, Tone::Info};
    case ItemState::Succeeded: return item.outcome == "behind"_L1 ? Status{u"info"_s, text, Tone::Warning} : Status{u"done"_s, text, Tone::Success};
    case ItemState::Failed: return {u"error"_s, text, Tone::Danger};
    default: return {u"pending"_s, text, Tone::Neutral};
    }
}

QString waveName(const QString &label) { return capital(migrations::waveText(label)); }
QString runName(const Run &run) { return migrations::runTitle(run).translated(); }

QString cellCount(FleetMap::Cell cell, int count)
{
    switch (cell) {
    case FleetMap::InWork: return RunWords::tr("%Ln in work", nullptr, count);
    case FleetMap::Succeeded: return RunWords::tr("%Ln succeeded", nullptr, count);
    case FleetMap::Failed: return RunWords::tr("%Ln failed", nullptr, count);
    case FleetMap::Skipped: return RunWords::tr("%Ln skipped", nullptr, count);
    default: return RunWords::tr("%Ln waiting", nullptr, count);
    }
}

} // namespace tenantry::ui
