// The query box: one read-only statement, of one tenant or of many. What bounds it is postgres/onlylook.h and the role's rights; here it is
// judged first, so that people read a sentence, and written down with its reason before it runs and with its outcome after. Blocks.
#pragma once

#include "inspection/entrance.h"
#include "postgres/onlylook.h"

#include <functional>

namespace tenantry::inspection {

// InvalidInput with a sentence where it is not one statement that only looks.
base::Result<void> onlyLooks(const QString &sql);

// Where in the query an error of onlyLooks() or of the server points to: from 1, in characters; 0: nowhere.
struct Place {
    int line = 0, column = 0;
};
Place placeOf(const base::Error &error);

using Answer = postgres::Looked;
using Limits = postgres::LookLimits;

struct QueryResult {
    postgres::Looked answer;
    QList<base::Text> notes;
};

// Permission, for a USER, names the columns of the tables in question that they may read, and those that are masked.
base::Result<QueryResult> query(const Entrance &entrance, const registry::Tenant &tenant, const QString &sql, const QString &reason,
                                const postgres::LookLimits &limits = {}, std::stop_token stop = {});

struct FleetLimits {
    postgres::LookLimits each;             // rows of one tenant
    int rows = 10'000;                     // of all together
    qint64 bytes = 64 * 1024 * 1024;
    int workers = 4;                       // tenants at once
};

struct FleetFailure {
    QString slug;
    base::Error error;
};

struct FleetAnswer {
    QStringList columns;                   // "tenant" first
    std::vector<unsigned> types;
    std::vector<std::vector<std::optional<QByteArray>>> rows; // by slug
    bool truncated = false;                // of one tenant, or of all
    bool cancelled = false;                // what was there by then
    int answered = 0;
    QList<FleetFailure> failed;            // by slug; also those who answered with other columns than the first
    double ms = 0;
};

// The same statement over many tenants. ADMIN. `progress` is called by one worker at a time.
base::Result<FleetAnswer> queryFleet(const Entrance &entrance, const QList<registry::Tenant> &tenants, const QString &sql, const QString &reason,
                                     const FleetLimits &limits = {}, const std::function<void(int done)> &progress = {}, std::stop_token stop = {});

} // namespace tenantry::inspection
