// What a Session counts its 24 hours by. The registry counts them too, in the row of the sign-in; this is for where it cannot say so: it is not
// reached, or is open for reading only and has no such row. Any thread.
#pragma once

#include <chrono>

namespace tenantry::registry {

// Since this computer was started, also while it slept; nobody sets it back.
std::chrono::nanoseconds sessionClock();
void moveSessionClock(std::chrono::nanoseconds by); // tests: nobody waits for a day

} // namespace tenantry::registry
