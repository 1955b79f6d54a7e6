// LD_PRELOAD: the process's wall clock is TENANTRY_TEST_CLOCK seconds away from everybody else's. Clocks that only measure are left alone.
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <sys/time.h>

namespace {

time_t offset()
{
    static const time_t seconds = [] {
        const char *text = std::getenv("TENANTRY_TEST_CLOCK");
        return text ? time_t(std::atol(text)) : time_t(0);
    }();
    return seconds;
}

template <class Function> Function next(const char *name) { return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name)); }

} // namespace

extern "C" {

int clock_gettime(clockid_t id, timespec *out)
{
    static const auto real = next<int (*)(clockid_t, timespec *)>("clock_gettime");
    const int result = real(id, out);
    if (result == 0 && (id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE))
        out->tv_sec += offset();
    return result;
}

int gettimeofday(timeval *out, void *zone)
{
    static const auto real = next<int (*)(timeval *, void *)>("gettimeofday");
    const int result = real(out, zone);
    if (result == 0)
        out->tv_sec += offset();
    return result;
}

time_t time(time_t *out)
{
    static const auto real = next<time_t (*)(time_t *)>("time");
    const time_t now = real(nullptr) + offset();
    if (out)
        *out = now;
    return now;
}

} // extern "C"
