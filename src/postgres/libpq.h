// Owners for what libpq hands out.
#pragma once

#include <libpq-fe.h>
#include <memory>

namespace tenantry::postgres {

struct LibpqDelete {
    void operator()(PGconn *connection) const { PQfinish(connection); }
    void operator()(PGresult *result) const { PQclear(result); }
    void operator()(PGcancelConn *cancel) const { PQcancelFinish(cancel); }
};
using PgConnection = std::unique_ptr<PGconn, LibpqDelete>;
using PgResult = std::unique_ptr<PGresult, LibpqDelete>;
using PgCancel = std::unique_ptr<PGcancelConn, LibpqDelete>;

} // namespace tenantry::postgres
