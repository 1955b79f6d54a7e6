// Connections that did not come about, in words.
#pragma once

#include "base/error.h"
#include "postgres/settings.h"

namespace tenantry::postgres {

// What libpq reported for a connection that did not come about, as a sentence. `text`: its message; the server's part of it is
// in the server's language (lc_messages). `usedPassword`: the server asked for one, and it was sent. A role that may not sign in at
// all (NOLOGIN) is Permission with SQLSTATE 28000; the server says so only to who had the password right.
base::Error connectError(const ConnectionSettings &settings, const QString &text, bool needsPassword, bool usedPassword = false);
base::Error connectTimeout(const ConnectionSettings &settings);

} // namespace tenantry::postgres
