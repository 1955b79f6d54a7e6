// Waiting for a socket that can always be woken: by a deadline, by a stop token, by another thread.
#pragma once

#include <chrono>
#include <initializer_list>
#include <poll.h>
#include <span>

namespace tenantry::postgres {

using Deadline = std::chrono::steady_clock::time_point;
inline constexpr Deadline never = Deadline::max();

inline Deadline after(std::chrono::milliseconds time) { return std::chrono::steady_clock::now() + time; }

// An eventfd. raise() may be called from any thread and from a std::stop_callback.
class Wake {
public:
    Wake();
    ~Wake();
    Wake(const Wake &) = delete;
    Wake &operator=(const Wake &) = delete;
    void raise() const noexcept;
    void clear() const noexcept;
    int fd() const { return m_fd; }

private:
    int m_fd = -1;
};

// poll() until something is ready (true) or the deadline passed (false). Negative descriptors are skipped.
bool waitFor(std::span<pollfd> descriptors, Deadline deadline);

} // namespace tenantry::postgres
