#include "base/async.h"

#include <QCoreApplication>
#include <atomic>

#include <sys/resource.h>

namespace tenantry::base {

namespace {
std::atomic<int> wantedNiceness = 0;
}

void letWorkersGiveWay(int niceness) { wantedNiceness = niceness; }

void detail::giveWay()
{
    thread_local int given = 0;
    const int wanted = wantedNiceness;
    if (wanted > given && setpriority(PRIO_PROCESS, 0, wanted) == 0) // 0: this thread (setpriority(2), "C library/kernel differences")
        given = wanted;
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
