#include "fleet/pace.h"

namespace tenantry::fleet {

using namespace std::chrono_literals;

namespace {

constexpr auto firstPause = 500ms, longestPause = 10'000ms;
constexpr auto betweenSteps = 1s;       // the limit is lowered at most this often: what was begun has to end first
constexpr double weight = 0.1;          // of one answer in the average
constexpr double slowFactor = 4;        // slower than the best it was by that
constexpr double slowAtLeast = 20'000;  // microseconds; below that nobody feels it
constexpr int wellEnough = 8;           // answers, per connection, before one more

} // namespace

int ServerPace::limit(Instant now) const
{
    if (now < m_closedUntil)
        return 0;
    return m_awaySince ? 1 : std::max(1, std::min({m_limit, m_free, m_most})); // one that was away is asked by one item first
}

std::chrono::milliseconds ServerPace::closedFor(Instant now) const
{
    return now < m_closedUntil ? std::chrono::ceil<std::chrono::milliseconds>(m_closedUntil - now) : 0ms;
}

std::optional<std::chrono::milliseconds> ServerPace::awayFor(Instant now) const
{
    return m_awaySince ? std::optional(std::chrono::floor<std::chrono::milliseconds>(now - *m_awaySince)) : std::nullopt;
}

void ServerPace::hasFree(int connections) { m_free = std::max(1, connections / 2); }

void ServerPace::answered(std::chrono::microseconds latency, Instant now)
{
    m_awaySince.reset();
    m_nextPause = firstPause;
    m_closedUntil = {};
    m_usual = m_usual == 0 ? double(latency.count()) : m_usual + weight * (double(latency.count()) - m_usual);
    m_best = m_best == 0 ? m_usual : std::min(m_best, m_usual);
    if (m_usual > slowAtLeast && m_usual > slowFactor * m_best) {
        if (now - m_slowedAt >= betweenSteps) {
            m_limit = std::max(1, m_limit - 1);
            m_slowedAt = now;
            m_well = 0;
        }
    } else if (++m_well >= wellEnough * m_limit && m_limit < m_most) {
        ++m_limit;
        m_well = 0;
    }
}

void ServerPace::overloaded(Instant now)
{
    if (now - m_slowedAt < betweenSteps)
        return;
    m_limit = std::max(1, m_limit / 2);
    m_slowedAt = now;
    m_well = 0;
    m_closedUntil = now + firstPause;
}

void ServerPace::refused(Instant now)
{
    if (now < m_closedUntil)
        return; // begun before it was closed
    if (!m_awaySince)
        m_awaySince = now;
    m_limit = std::max(1, m_limit / 2);
    m_well = 0;
    m_closedUntil = now + m_nextPause;
    m_nextPause = std::min(longestPause, m_nextPause * 2);
}

} // namespace tenantry::fleet
