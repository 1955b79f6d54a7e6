// Opening a connection: resolve, connect, TLS, sign in; every wait bounded and woken by a stop request.
#pragma once

#include "postgres/libpq.h"
#include "postgres/settings.h"
#include "postgres/wait.h"

#include <stop_token>

namespace tenantry::postgres {

inline constexpr std::chrono::milliseconds defaultStatementTimeout{60'000};

base::Result<PgConnection> connectTo(const ConnectionSettings &settings, const std::stop_token &stop);

// What libpq reported for a connection that did not come about, as a sentence. `text`: its message, untranslated.
base::Error connectError(const ConnectionSettings &settings, const QString &text, bool needsPassword);
base::Error connectTimeout(const ConnectionSettings &settings);

} // namespace tenantry::postgres
