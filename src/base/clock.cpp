#include "base/clock.h"

namespace tenantry::base {

Clock systemClock()
{
    return [] { return QDateTime::currentDateTimeUtc(); };
}

} // namespace tenantry::base
