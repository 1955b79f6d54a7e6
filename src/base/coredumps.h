// Secrets that a process holds in memory must not reach a disk by its crash (faults.md 30).
#pragma once

namespace tenantry::base {

// From now on this process leaves no core dump, neither as a file nor through a program that core_pattern(5) names, and another process of the
// same user may not read its memory (PR_SET_DUMPABLE, prctl(2); RLIMIT_CORE alone does not hold for a pipe). Programs that it starts are as
// they were. First thing in main(), before any secret is known. TENANTRY_COREDUMPS=1 leaves all as it is, for who looks for a crash.
void forbidCoreDumps();

} // namespace tenantry::base
