// Who may do what, said once. Every page and every action of the panel and every command of tenantryctl belongs to one of these
// lines. The panel shows and hides by them, tenantryctl refuses by them, the README's table is made of them, and tests open
// everything as a USER and compare.
//
// Nothing is guarded here: what a role reads and writes is decided by PostgreSQL (resources/registry: grants and row-level security),
// which is asked whatever these lines say. They are there so that nobody meets an error by clicking. Any thread.
#pragma once

#include "registry/values.h"

#include <vector>

namespace tenantry::registry {

// What a USER gets of it. An ADMIN gets all of everything.
enum class UserAccess {
    None,
    Own,      // what is their own
    Assigned, // of the tenants assigned to them
    All,
    NoSignIn, // no operator signs in for it: it works on this computer, or with the rights of a server's owner
};

struct Permission {
    const char *area, *what; // English, for base::Text
    UserAccess user = UserAccess::None;
    // Pages by key ("tenants"), actions as "page.verb" ("tenants.pause"), commands as "noun verb". One part of a command may take more
    // than the rest: an option ("tenant credentials --show-secret") or an argument ("operator password LOGIN").
    std::vector<const char *> pages = {}, actions = {}, commands = {};
};

const std::vector<Permission> &permissions(); // in the order of the README

// The line of it, or null: what nobody entered is an ADMIN's only.
const Permission *pagePermission(QAnyStringView key);
const Permission *actionPermission(QAnyStringView action);
const Permission *commandPermission(QAnyStringView command);

bool mayUse(const Permission *permission, Role role);
Role roleFor(const Permission *permission); // the least that may

} // namespace tenantry::registry
