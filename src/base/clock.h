// The time, injectable: leases, expiries and audit times are tested with the clock a day ahead or back.
#pragma once

#include <QDateTime>
#include <functional>

namespace tenantry::base {

using Clock = std::function<QDateTime()>; // current time in UTC; any thread

Clock systemClock();

} // namespace tenantry::base
