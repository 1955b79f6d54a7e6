// How many items of one server are worked on at once: from its free connections, less when it slows or refuses, more again when it
// answers well. Not thread-safe; time is handed in.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace tenantry::fleet {

class ServerPace {
public:
    using Instant = std::chrono::steady_clock::time_point;

    explicit ServerPace(int most) : m_most(std::max(1, most)), m_limit(m_most), m_free(m_most) {}

    // At once, now; 0 while a server that refused is left alone.
    int limit(Instant now) const;
    std::chrono::milliseconds closedFor(Instant now) const; // until limit() is not 0
    // How long it has refused everything; nothing when it answered last.
    std::optional<std::chrono::milliseconds> awayFor(Instant now) const;

    void hasFree(int connections); // as just asked; half of them are ours
    // `latency`: of something that costs the same whatever the tenant holds (signing in and looking), not of the work.
    void answered(std::chrono::microseconds latency, Instant now);
    void overloaded(Instant now);  // 53300 and its like: there, but full
    void refused(Instant now);     // not there

private:
    int m_most, m_limit, m_free;
    int m_well = 0;                    // answers since the limit moved
    double m_usual = 0, m_best = 0;    // microseconds: moving average, and the lowest it has been
    Instant m_closedUntil{}, m_slowedAt{};
    std::optional<Instant> m_awaySince;
    std::chrono::milliseconds m_nextPause{500};
};

} // namespace tenantry::fleet
