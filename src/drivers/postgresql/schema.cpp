// describe(): the catalog of one database, read in one snapshot with a handful of queries.
#include "drivers/postgresql/postgresqldriver.h"

#include "drivers/postgresql/retry.h"
#include "drivers/postgresql/schemasql.h"

namespace tenantry::drivers {

using base::Error;
using base::Result;
using namespace std::chrono_literals;

namespace {

// Definitions are put together from the catalog of this moment, not of the snapshot: what somebody drops meanwhile is missed.
bool changedMeanwhile(const Error &error)
{
    return (error.sqlstate == QLatin1String("XX000") && (error.detail.contains(QLatin1String("cache lookup failed")) || error.detail.contains(QLatin1String("could not open relation"))
                                                         || error.detail.contains(QLatin1String("could not find"))))
        || error.sqlstate == QLatin1String("42P01") || error.sqlstate == QLatin1String("40001");
}

QByteArray oidText(const postgres::Rows &rows, int column)
{
    return rows.isNull(0, column) ? QByteArray("0") : rows.bytes(0, column);
}

Result<SchemaDescription> describeOnce(postgres::Connection &connection, const QString &role)
{
    std::vector<SchemaDescription::Raw> objects;
    const Result<void> done = connection.transaction({sql::schemaOpening(postgres::quoteLiteral(role)), 60s}, [&](const postgres::Rows &names) -> Result<QByteArray> {
        const postgres::Params oids{oidText(names, 0), oidText(names, 1), oidText(names, 2), oidText(names, 3)};
        for (const QByteArray &query : sql::schemaQueries(connection.serverVersion())) {
            TRY(const postgres::Rows rows, connection.query(query, oids));
            objects.reserve(objects.size() + size_t(rows.size()));
            for (int row = 0; row < rows.size(); ++row)
                objects.push_back({{rows.text(row, 0), rows.text(row, 2), rows.text(row, 1), rows.text(row, 3), {}, rows.bytes(row, 5) == "derived", rows.bytes(row, 5) == "minor"}, rows.text(row, 4)});
        }
        return QByteArray();
    });
    TRYV(done);
    return SchemaDescription::of(std::move(objects), connection.serverVersion());
}

} // namespace

Result<SchemaDescription> PostgresqlDriver::describe(const Settings &inDatabase, const QString &role, std::stop_token stop)
{
    TRY(const auto lease, m_pool.take(inDatabase, stop));
    Backoff backoff(m_waits);
    for (int attempt = 1;; ++attempt) {
        auto description = describeOnce(*lease, role);
        if (description || !lease->isOpen() || !changedMeanwhile(description.error()) || attempt == collisionAttempts || !backoff.wait(stop))
            return description;
    }
}

} // namespace tenantry::drivers
