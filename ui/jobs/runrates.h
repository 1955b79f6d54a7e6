// How fast runs go, from where they stood at the moments at which they were looked at: whoever works on them. Time is handed in.
#pragma once

#include "registry/runs.h"

#include <QHash>
#include <deque>

namespace tenantry::ui {

class RunRates {
public:
    using Instant = std::chrono::steady_clock::time_point;

    void take(const QList<registry::Run> &runs, Instant now); // all that are not finished; the others are forgotten
    // Tenants a second over the last half minute; nothing before two moments a second apart are known, or while none gets done.
    std::optional<double> perSecond(const QString &run) const;
    std::optional<std::chrono::seconds> left(const registry::Run &run) const; // at that rate

private:
    struct Seen { Instant at; int done = 0; };
    QHash<QString, std::deque<Seen>> m_seen; // by run, oldest first
};

} // namespace tenantry::ui
