#include "fleet/task.h"

#include "drivers/tenantdriver.h"

#include <algorithm>
#include <array>

namespace tenantry::fleet {

using base::Error;
using base::Kind;
using namespace Qt::StringLiterals;

bool worthRepeating(const Error &error)
{
    static constexpr std::array states{"55P03"_L1, "40P01"_L1, "40001"_L1, "57P01"_L1, "57P02"_L1, "57P03"_L1, "57P05"_L1, "25P03"_L1, "53300"_L1, "55006"_L1};
    if (error.sqlstate == drivers::busyDatabase || std::ranges::any_of(states, [&](QLatin1StringView state) { return error.sqlstate == state; }) || error.sqlstate.startsWith("08"_L1))
        return true;
    return error.kind == Kind::Unreachable || error.kind == Kind::OutcomeUnknown || (error.kind == Kind::Timeout && error.sqlstate.isEmpty());
}

ServerSays serverSays(const Error &error)
{
    if (error.sqlstate == "53300"_L1)
        return ServerSays::Overloaded;
    // A session that was ended (57P01) says nothing of the next one; a server that starts or stops (57P03), or does not answer, does.
    if (error.sqlstate == "57P03"_L1 || (error.kind == Kind::Unreachable && error.sqlstate.isEmpty()) || (error.kind == Kind::Timeout && error.sqlstate.isEmpty()))
        return ServerSays::Away;
    return ServerSays::Fine;
}

} // namespace tenantry::fleet
