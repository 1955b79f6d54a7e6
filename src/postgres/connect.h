// Opening a connection: resolve, connect, TLS, sign in; every wait bounded and woken by a stop request.
#pragma once

#include "postgres/connecterror.h"
#include "postgres/libpq.h"
#include "postgres/settings.h"
#include "postgres/wait.h"

#include <stop_token>

namespace tenantry::postgres {

inline constexpr std::chrono::milliseconds defaultStatementTimeout{60'000};

base::Result<PgConnection> connectTo(const ConnectionSettings &settings, const std::stop_token &stop);

} // namespace tenantry::postgres
