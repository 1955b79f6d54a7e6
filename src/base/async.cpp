#include "base/async.h"

#include <QCoreApplication>
#include <algorithm>
#include <atomic>
#include <limits>
#include <utility>

#include <sys/resource.h>

namespace tenantry::base {

namespace {
constexpr int none = std::numeric_limits<int>::min();
std::atomic<int> wantedNiceness = none;
}

// 0 is this thread (setpriority(2), "C library/kernel differences"). What a thread gave it does not get back.
void letWorkersGiveWay(int niceness) { wantedNiceness = niceness > 0 ? getpriority(PRIO_PROCESS, 0) + niceness : none; }

void detail::giveWay()
{
    thread_local int tried = none;
    const int wanted = wantedNiceness;
    if (wanted > std::exchange(tried, std::max(tried, wanted)) && wanted > getpriority(PRIO_PROCESS, 0))
        (void)setpriority(PRIO_PROCESS, 0, wanted); // where that is not allowed, nobody gives way
}

std::unexpected<Error> cancelled()
{
    return fail(Kind::Cancelled, QT_TRANSLATE_NOOP("core", "Cancelled."));
}

Error fromException(const std::exception &exception)
{
    return {Kind::Internal, QT_TRANSLATE_NOOP("core", "Something unexpected happened inside Tenantry."),
            QT_TRANSLATE_NOOP("core", "Try again; if it happens twice, report it with the details."), {},
            QString::fromUtf8(exception.what())};
}

} // namespace tenantry::base
