// A walk over many rows, shared with whatever threads of the pool are idle right now. Called on a worker; returns when all
// of it is done. Never waits for a thread that is not running already, so it cannot deadlock a busy pool.
#pragma once

#include "base/handover.h"

#include <QThreadPool>
#include <algorithm>
#include <functional>
#include <latch>
#include <vector>

namespace tenantry::ui {

// walk(part, first, end) for each part of [0, count); parts are in order. Gives the number of parts.
template <class Walk>
int inParts(QThreadPool *helpers, size_t count, size_t smallest, Walk walk)
{
    const int most = helpers ? std::min(helpers->maxThreadCount(), 4) : 1;
    const int parts = int(std::clamp<size_t>(count / std::max<size_t>(1, smallest), 1, size_t(most)));
    const auto border = [count, parts](int part) { return count * size_t(part) / size_t(parts); };
    std::latch others(parts - 1);
    std::vector<int> here{0};
    for (int part = 1; part < parts; ++part) {
        std::function<void()> task = [&, part] {
            base::handover::takeOver();
            walk(part, border(part), border(part + 1));
            others.count_down();
        };
        base::handover::giveAway();
        if (!helpers->tryStart(std::move(task)))
            here.push_back(part);
    }
    for (const int part : here) {
        walk(part, border(part), border(part + 1));
        if (part > 0)
            others.count_down();
    }
    others.wait();
    return parts;
}

} // namespace tenantry::ui
