// What the registry's own rules mean in words. Used by the repositories.
#pragma once

#include "registry/repositories.h"

namespace tenantry::registry {

// 42501, the TN… codes of resources/registry, CHECK violations. Others pass as they are.
base::Error explained(base::Error error);

// A connection to write with, unless the registry opened read-only.
base::Result<postgres::Pool::Lease> writer(Session &session, std::stop_token stop);

// query(), explained.
base::Result<postgres::Rows> ask(postgres::Connection &connection, const QByteArray &sql, const postgres::Params &params = {});

// The same, with its plan kept (Connection::Plan::Kept).
base::Result<postgres::Rows> askOften(postgres::Connection &connection, const QByteArray &sql, const postgres::Params &params = {});

bool isId(const QString &text); // a UUID as text
// Free text that goes into the registry: no NUL (PostgreSQL has none), at most `most` characters.
base::Result<void> checkText(const QString &text, const base::Text &what, int most);
// A name of a server, plan or product: 1 to 100 characters, no spaces at the ends, no control characters.
base::Result<void> checkName(const QString &name);

[[nodiscard]] std::unexpected<base::Error> noSuch(const char *sentence, const QString &reference);

} // namespace tenantry::registry
