#include "registry/runs.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace tenantry::registry {

namespace {

template <class E, size_t N> QString nameIn(const std::array<const char *, N> &names, E value) { return QString::fromLatin1(names[size_t(value)]); }
template <class E, size_t N> E valueIn(const std::array<const char *, N> &names, const QString &name, E otherwise)
{
    for (size_t i = 0; i < N; ++i)
        if (name == QLatin1StringView(names[i]))
            return E(i);
    return otherwise;
}

constexpr std::array runStates{"running", "paused", "cancelled", "succeeded", "failed"};
constexpr std::array reasons{"", "operator", "budget", "gate", "wave"};
constexpr std::array waveStates{"pending", "running", "checking", "passed", "failed"};
constexpr std::array itemStates{"pending", "running", "succeeded", "failed", "skipped"};

int sum(const QList<RunWave> &waves, int RunWave::*member)
{
    return std::accumulate(waves.cbegin(), waves.cend(), 0, [member](int so, const RunWave &wave) { return so + wave.*member; });
}

} // namespace

QString runStateName(RunState state) { return nameIn(runStates, state); }
RunState runStateFromName(const QString &name) { return valueIn(runStates, name, RunState::Failed); }
QString pausedForName(PausedFor reason) { return nameIn(reasons, reason); }
PausedFor pausedForFromName(const QString &name) { return valueIn(reasons, name, PausedFor::Operator); }
QString waveStateName(WaveState state) { return nameIn(waveStates, state); }
WaveState waveStateFromName(const QString &name) { return valueIn(waveStates, name, WaveState::Pending); }
QString itemStateName(ItemState state) { return nameIn(itemStates, state); }
ItemState itemStateFromName(const QString &name) { return valueIn(itemStates, name, ItemState::Failed); }

int Run::total() const { return sum(waves, &RunWave::total); }
int Run::succeeded() const { return sum(waves, &RunWave::succeeded); }
int Run::failed() const { return sum(waves, &RunWave::failed); }
int Run::skipped() const { return sum(waves, &RunWave::skipped); }
bool Run::carried() const { return std::ranges::any_of(workers, &RunWorker::alive); }

} // namespace tenantry::registry
