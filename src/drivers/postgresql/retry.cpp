#include "drivers/postgresql/retry.h"

#include <QRandomGenerator>
#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace tenantry::drivers {

bool pause(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any condition;
    std::unique_lock lock(mutex);
    condition.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

bool collided(const base::Error &error)
{
    // "tuple concurrently updated" is an internal error to PostgreSQL; the others come from CREATE … IF NOT EXISTS.
    return (error.sqlstate == QLatin1String("XX000") && error.detail.contains(QLatin1String("concurrently")))
        || QStringList{QStringLiteral("40001"), QStringLiteral("40P01"), QStringLiteral("23505"), QStringLiteral("42710"), QStringLiteral("42P06")}
               .contains(error.sqlstate);
}

bool Backoff::wait(const std::stop_token &stop)
{
    const qint64 half = std::max<qint64>(1, m_next.count() / 2);
    const std::chrono::milliseconds time(half + QRandomGenerator::global()->bounded(half + 1));
    m_next = std::min(m_next * 2, m_last);
    return pause(time, stop);
}

} // namespace tenantry::drivers
