// A stop token that asks to stop when a time is over, or when somebody else does: so that nothing waits for a server that does not answer.
#pragma once

#include "base/error.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace tenantry::base {

// One thread that watches over any number of limits. Thread-safe.
class TimeLimits {
public:
    TimeLimits();
    ~TimeLimits();

    class Limit {
    public:
        std::stop_token token() const { return m_source->get_token(); }
        bool over() const { return std::chrono::steady_clock::now() >= m_until; } // it was the time, if it was anything

    private:
        friend class TimeLimits;
        Limit(std::stop_token parent, std::chrono::steady_clock::time_point until);
        std::shared_ptr<std::stop_source> m_source;
        std::chrono::steady_clock::time_point m_until;
        std::optional<std::stop_callback<std::function<void()>>> m_parent;
    };
    std::unique_ptr<Limit> within(std::chrono::milliseconds time, std::stop_token parent);

private:
    void watch(const std::stop_token &end);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::multimap<std::chrono::steady_clock::time_point, std::weak_ptr<std::stop_source>> m_limits;
    std::jthread m_thread; // last: ends before the rest goes
};

Error noAnswer(std::chrono::milliseconds time); // Timeout, with what to do

// Within a limit. What was cancelled by the limit is a time-out.
template <class Function>
auto within(TimeLimits &limits, std::chrono::milliseconds time, const std::stop_token &stop, Function function) -> std::invoke_result_t<Function, std::stop_token>
{
    const auto limit = limits.within(time, stop);
    auto result = function(limit->token());
    if (!result && result.error().kind == Kind::Cancelled && !stop.stop_requested())
        return fail(noAnswer(time));
    return result;
}

} // namespace tenantry::base
