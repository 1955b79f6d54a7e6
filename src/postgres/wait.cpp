#include "postgres/wait.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tenantry::postgres {

Wake::Wake() : m_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Wake::~Wake()
{
    if (m_fd >= 0)
        close(m_fd);
}

void Wake::raise() const noexcept
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(m_fd, &one, sizeof one); // full means it is raised already
}

void Wake::clear() const noexcept
{
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t got = read(m_fd, &count, sizeof count);
}

bool waitFor(std::span<pollfd> descriptors, Deadline deadline)
{
    for (;;) {
        int timeout = -1;
        if (deadline != never) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
            timeout = int(std::clamp<decltype(left)>(left, 0, std::numeric_limits<int>::max()));
        }
        const int ready = poll(descriptors.data(), descriptors.size(), timeout);
        if (ready > 0)
            return true;
        if (ready == 0 && (timeout >= 0 && std::chrono::steady_clock::now() >= deadline))
            return false;
        if (ready < 0 && errno != EINTR)
            return true; // the caller's next call on the descriptor tells why
    }
}

} // namespace tenantry::postgres
