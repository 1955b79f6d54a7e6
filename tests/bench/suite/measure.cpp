#include "bench/suite/measure.h"

#include <algorithm>
#include <chrono>

namespace tenantry::bench {

using namespace base;

namespace {

double quantile(std::vector<double> values, double share) // sorts its copy; linear between neighbours
{
    std::ranges::sort(values);
    const double at = share * double(values.size() - 1);
    const auto below = size_t(at);
    const auto above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (at - double(below));
}

double summary(const std::vector<double> &values, Statistic statistic)
{
    return statistic == Statistic::Worst ? *std::ranges::max_element(values) : quantile(values, 0.5);
}

struct Samples {
    std::vector<double> floor, measured;
};

Result<void> take(const Probes &probes, bool floorFirst, Samples *into)
{
    const auto one = [&](const Probe &probe, std::vector<double> Samples::*where) -> Result<void> {
        if (!probe)
            return {};
        TRY(const double value, probe());
        if (into)
            (into->*where).push_back(value);
        if (probes.between)
            TRYV(probes.between());
        return {};
    };
    if (floorFirst)
        TRYV(one(probes.floor, &Samples::floor));
    TRYV(one(probes.measured, &Samples::measured));
    if (!floorFirst)
        TRYV(one(probes.floor, &Samples::floor));
    return {};
}

Result<Samples> samples(const Case &subject, const Context &context)
{
    TRY(const Probes probes, subject.prepare(context));
    TRYV(take(probes, true, nullptr)); // caches, plugins, connections
    Samples all;
    for (int round = 0; round < context.rounds; ++round)
        TRYV(take(probes, round % 2 == 0, &all));
    return all;
}

} // namespace

Probe timed(Step work, int operations)
{
    return [work = std::move(work), operations]() -> Result<double> {
        const auto start = std::chrono::steady_clock::now();
        TRYV(work());
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / operations;
    };
}

Outcome measure(const Case &subject, const Context &context)
{
    Outcome outcome{.subject = &subject, .rounds = context.rounds, .floor = {}, .measured = {}, .error = {}};
    const auto all = samples(subject, context);
    if (!all) {
        outcome.error = all.error();
        return outcome;
    }
    if (!all->floor.empty())
        outcome.floor = summary(all->floor, subject.statistic);
    outcome.measured = summary(all->measured, subject.statistic);
    if (const double median = quantile(all->measured, 0.5); median > 0)
        outcome.spread = (quantile(all->measured, 0.75) - quantile(all->measured, 0.25)) / 2 / median;
    return outcome;
}

std::optional<double> Outcome::ratio() const
{
    if (!floor || !measured || *floor <= 0)
        return std::nullopt;
    return *measured / *floor;
}

std::optional<bool> Outcome::held() const
{
    if (!measured)
        return false;
    const Target target = subject->target;
    switch (target.kind) {
    case Target::Kind::None: return std::nullopt;
    case Target::Kind::AtMost: return *measured <= target.value;
    case Target::Kind::RateAtLeast: return *measured > 0 && 1 / *measured >= target.value;
    case Target::Kind::RatioAtMost: return ratio() && *ratio() <= target.value;
    case Target::Kind::RatioAtLeast: return ratio() && 1 / *ratio() >= target.value;
    }
    return std::nullopt;
}

} // namespace tenantry::bench
