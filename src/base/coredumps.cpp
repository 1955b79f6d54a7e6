#include "base/coredumps.h"

#include <cstdlib>
#include <string_view>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace tenantry::base {

void forbidCoreDumps()
{
#ifdef __linux__
    // The limit is left alone: it would be handed on to the local server, whose dumps are its administrator's business.
    const char *wanted = std::getenv("TENANTRY_COREDUMPS");
    if (!wanted || std::string_view(wanted) != "1")
        ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace tenantry::base
