// One effect of one statement, judged: what it means for a table that has rows and clients. Only for lint.
#pragma once

#include "migrations/knownschema.h"
#include "migrations/lint.h"

#include <functional>

namespace tenantry::migrations {

struct Verdict {
    const char *rule = "";
    Severity severity = Severity::Notice;
    sqltext::Lock lock = sqltext::Lock::None;
    QString object;
    base::Text message, advice;
};
using Verdicts = std::vector<Verdict>;

// `madeAgain` says what a later statement of the same transaction makes under the same name (views, routines, types).
using MadeAgain = std::function<bool(const sqltext::ObjectName &)>;
Verdicts judge(const sqltext::Effect &effect, const KnownSchema &known, int serverVersion, const MadeAgain &madeAgain);

Verdicts judgeTableCommand(const sqltext::Effect &effect, const KnownSchema &known, int serverVersion); // ALTER TABLE

// The strong lock (SHARE and above) that the effect takes on a table which is not new, and holds until the end of the transaction.
struct Held { sqltext::Lock lock = sqltext::Lock::None; sqltext::ObjectName table; };
std::vector<Held> locksHeld(const sqltext::Effect &effect, const KnownSchema &known);

} // namespace tenantry::migrations
