// Measurements: each figure beside its raw floor, both taken in the same run.
//
// How to add one: a file tests/bench/suite/bench_NAME.cpp (CMake finds it) that defines the function NAME:
//
//     #include "bench/bench.h"
//
//     void tenantry::bench::provisioning(Suite &suite) // in bench_provisioning.cpp
//     {
//         suite.add({.name = QStringLiteral("provision one"),
//                    .floorIs = QStringLiteral("the same SQL by a bare libpq loop"),
//                    .target = ratioAtMost(1.25),
//                    .prepare = [](const Context &) -> base::Result<Probes> {
//                        auto state = std::make_shared<State>();       // server, data: made once, before any measuring
//                        TRYV(state->start());                         // an error becomes the case's line in the table
//                        return Probes{.floor = timed([state] { return state->bare(); }),
//                                      .measured = timed([state] { return state->ours(); }),
//                                      .between = [state] { return state->dropWhatWasMade(); }}; // not measured
//                    }});
//     }
//
// The suite calls prepare, then one round unmeasured, then `rounds` rounds of floor and measured, taking turns in who
// goes first; `between` runs after each of the two. Shown are the medians (or the worst, for pauses), their ratio and the
// target. Everything runs on the thread of main(), under a QApplication (offscreen unless the environment says otherwise)
// and with QCA initialised; processEvents() is a probe's own affair.
//
// A probe that cannot be put as "time this function" measures for itself and returns its value in the case's unit. One
// without a floor leaves `floor` empty. Keep a round below a second or so; lower `rounds` for what takes longer.
#pragma once

#include "base/error.h"

#include <functional>
#include <vector>

namespace tenantry::bench {

using Step = std::function<base::Result<void>()>;
using Probe = std::function<base::Result<double>()>; // one value, in the case's unit

// Seconds that one of the `operations` inside `work` takes.
Probe timed(Step work, int operations = 1);

struct Probes {
    Probe floor;    // may be empty
    Probe measured;
    Step between;   // may be empty
};

enum class Unit { Seconds, Bytes };
enum class Statistic { Median, Worst };

struct Target {
    enum class Kind { None, AtMost, RateAtLeast, RatioAtMost, RatioAtLeast } kind = Kind::None;
    double value = 0;
};
constexpr Target atMost(double value) { return {Target::Kind::AtMost, value}; }           // in the case's unit
constexpr Target ratePerSecond(double value) { return {Target::Kind::RateAtLeast, value}; } // operations, at least
constexpr Target ratioAtMost(double value) { return {Target::Kind::RatioAtMost, value}; }   // measured : floor, as times
constexpr Target rateRatioAtLeast(double value) { return {Target::Kind::RatioAtLeast, value}; } // floor : measured, as rates

struct Context {
    QString binDir; // of this build: tenantry, tenantryctl
    int rounds = 0;
};

struct Case {
    QString name;
    QString floorIs = {}; // in a few words
    Unit unit = Unit::Seconds;
    Statistic statistic = Statistic::Median;
    int rounds = 15;
    Target target = {};
    bool alone = false; // in a process of its own: what it measures (memory) would hold what other cases left behind
    std::function<base::Result<Probes>(const Context &)> prepare;
};

class Suite {
public:
    void add(Case one) { m_cases.push_back(std::move(one)); }
    const std::vector<Case> &cases() const { return m_cases; }

private:
    std::vector<Case> m_cases;
};

} // namespace tenantry::bench
