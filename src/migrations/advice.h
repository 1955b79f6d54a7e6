// What a failure of a migration most likely means, and what is safe to do next.
#pragma once

#include "base/error.h"

namespace tenantry::migrations {

struct Advice {
    base::Text likely, next;    // empty where the error's own words are all there is to say
};
Advice adviceFor(const base::Error &error);

} // namespace tenantry::migrations
