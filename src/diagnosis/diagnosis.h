// Walks the way that a request of a tenant's customer takes, from the name in the browser to the rows, and stops at the first step that is
// broken. Each step says what was seen, what it means and what to do next, in words for support staff; never a secret.
//
// An ADMIN's walk signs in as the tenant does. A USER holds no such password: theirs is written down and goes in by the tenant's inspection role, and
// what only the tenant's own password can show is said to be so.
#pragma once

#include "web/web.h"
#include "registry/repositories.h"

#include <functional>

namespace tenantry::diagnosis {

// In the order of the walk.
enum class Step { Registered, Name, Certificate, Answer, Server, Database, SignIn, Schema, Room, Traffic, Backup };
QString stepName(Step step);     // "registered", "name", "certificate", "answer", "server", "database", "sign_in", "schema", "room", "traffic", "backup"
base::Text stepTitle(Step step); // "The name resolves"

// Fine; works, but look at it; stops customers; could not be found out; not asked, with the reason; after a broken step.
enum class Outcome { Fine, Warning, Broken, Unknown, Skipped, NotReached };
QString outcomeName(Outcome outcome); // "fine", "warning", "broken", "unknown", "skipped", "not_reached"

struct Finding {
    Step step = Step::Registered;
    Outcome outcome = Outcome::NotReached;
    base::Text seen, meaning, next; // empty where there is nothing to say
    double ms = 0;
};

struct Diagnosis {
    QString tenantId, slug, companyName, host; // host empty: the registry has no domain
    QString product, server, database;
    QDateTime at;                   // of the registry's server
    QList<Finding> findings;        // one per step
    double ms = 0;

    const Finding *broken() const;  // the first
    int warnings() const;
};

struct Options {
    bool goOn = false;              // after a broken step
    bool web = true;                // name, certificate, answer
    QString address;                // asked instead of what the name leads to
    QString reason;                 // of the look, for the audit
    std::chrono::milliseconds perStep{5'000};
};
// A step begins and has to be over by then; or it is over.
struct Watch {
    std::function<void(Step step, std::chrono::milliseconds limit)> begins;
    std::function<void(const Finding &finding)> ended;
};

// NotFound is only what `tenant` itself cannot be. Cancelled when stopped.
base::Result<Diagnosis> diagnose(const registry::SessionPtr &session, const registry::Tenant &tenant, const Options &options = {}, const Watch &watch = {}, std::stop_token stop = {});

// For a ticket, in the language of whoever reads it: plain text, no secrets, nothing that steers a terminal.
QString asText(const Diagnosis &diagnosis);

} // namespace tenantry::diagnosis
