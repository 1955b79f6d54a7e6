#include "base/timelimit.h"

namespace tenantry::base {

using Clock = std::chrono::steady_clock;

TimeLimits::Limit::Limit(std::stop_token parent, Clock::time_point until) : m_source(std::make_shared<std::stop_source>()), m_until(until)
{
    m_parent.emplace(std::move(parent), [source = m_source] { source->request_stop(); });
}

TimeLimits::TimeLimits() : m_thread([this](const std::stop_token &end) { watch(end); }) {}

TimeLimits::~TimeLimits()
{
    m_thread.request_stop();
    m_changed.notify_all();
}

std::unique_ptr<TimeLimits::Limit> TimeLimits::within(std::chrono::milliseconds time, std::stop_token parent)
{
    std::unique_ptr<Limit> out(new Limit(std::move(parent), Clock::now() + time));
    {
        const std::lock_guard lock(m_mutex);
        m_limits.emplace(out->m_until, out->m_source);
    }
    m_changed.notify_all();
    return out;
}

void TimeLimits::watch(const std::stop_token &end)
{
    std::unique_lock lock(m_mutex);
    while (!end.stop_requested()) {
        if (m_limits.empty()) {
            m_changed.wait(lock, end, [this] { return !m_limits.empty(); });
            continue;
        }
        const auto first = m_limits.begin();
        if (first->first > Clock::now()) {
            m_changed.wait_until(lock, end, first->first, [this, until = first->first] { return m_limits.empty() || m_limits.begin()->first < until; });
            continue;
        }
        const auto source = first->second.lock();
        m_limits.erase(first);
        if (source) { // what is told may ask for another limit
            lock.unlock();
            source->request_stop();
            lock.lock();
        }
    }
}

Error noAnswer(std::chrono::milliseconds time)
{
    return {Kind::Timeout, {QT_TRANSLATE_NOOP("core", "No answer within %1 s."), {QString::number(double(time.count()) / 1000)}},
            QT_TRANSLATE_NOOP("core", "The server may be overloaded, or something on the way swallows what is sent."), {}, {}};
}

} // namespace tenantry::base
