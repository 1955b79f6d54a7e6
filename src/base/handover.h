// What a thread did before it gives a task to a QThreadPool is seen by the task. Qt's own locks see to that, but
// ThreadSanitizer does not know, as Qt is not built with it: giveAway() when the task is made and not yet given, and takeOver()
// at its beginning, tell it. In other builds they are nothing.
#pragma once

#include <atomic>

namespace tenantry::base::handover {

#if defined(__SANITIZE_THREAD__)
inline std::atomic<unsigned> count{0};
inline void giveAway() { count.fetch_add(1, std::memory_order_release); }
inline void takeOver() { static_cast<void>(count.load(std::memory_order_acquire)); }
#else
inline void giveAway() {}
inline void takeOver() {}
#endif

} // namespace tenantry::base::handover
