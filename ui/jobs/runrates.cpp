#include "ui/jobs/runrates.h"

#include <cmath>

namespace tenantry::ui {

using registry::Run;
using registry::RunState;

void RunRates::take(const QList<Run> &runs, Instant now)
{
    constexpr std::chrono::seconds window{30};
    QHash<QString, std::deque<Seen>> kept;
    for (const Run &run : runs) {
        if (run.state != RunState::Running)
            continue; // one that is resumed begins anew: how long it was paused says nothing of how fast it is
        std::deque<Seen> seen = m_seen.take(run.id);
        if (!seen.empty() && run.done() < seen.back().done) // failures are tried again
            seen.clear();
        while (seen.size() > 1 && now - seen[1].at > window)
            seen.pop_front();
        seen.push_back({now, run.done()});
        kept.insert(run.id, std::move(seen));
    }
    m_seen = std::move(kept);
}

std::optional<double> RunRates::perSecond(const QString &run) const
{
    const auto found = m_seen.constFind(run);
    if (found == m_seen.cend() || found->size() < 2)
        return {};
    const double seconds = std::chrono::duration<double>(found->back().at - found->front().at).count();
    const int done = found->back().done - found->front().done;
    if (seconds < 1 || done == 0)
        return {};
    return done / seconds;
}

std::optional<std::chrono::seconds> RunRates::left(const Run &run) const
{
    const auto rate = perSecond(run.id);
    if (!rate)
        return {};
    return std::chrono::seconds(std::max<qint64>(1, std::llround((run.total() - run.done()) / *rate)));
}

} // namespace tenantry::ui
