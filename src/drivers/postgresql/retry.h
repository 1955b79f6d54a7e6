// Waiting and trying again, without holding up a request to stop.
#pragma once

#include "drivers/postgresql/postgresqldriver.h"

namespace tenantry::drivers {

// False when a stop was requested before the time was over.
bool pause(std::chrono::milliseconds time, const std::stop_token &stop);

// Two programs changed the same row of a catalog at once: nothing was done, and repeating is right.
bool collided(const base::Error &error);
inline constexpr int collisionAttempts = 10;

// Waits that double, with half of each random, so that two programs do not meet again and again.
class Backoff {
public:
    explicit Backoff(const PostgresqlWaits &waits) : m_next(waits.firstRetry), m_last(waits.lastRetry) {}
    bool wait(const std::stop_token &stop);

private:
    std::chrono::milliseconds m_next, m_last;
};

} // namespace tenantry::drivers
