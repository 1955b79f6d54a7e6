// The floor of what talks to PostgreSQL: libpq and nothing around it.
#pragma once

#include "base/error.h"
#include "postgres/settings.h"

#include <QSet>
#include <libpq-fe.h>
#include <memory>
#include <optional>
#include <vector>

namespace tenantry::bench {

class Bare {
public:
    static base::Result<Bare> open(const postgres::ConnectionSettings &settings);
    base::Result<void> run(const QByteArray &sql);               // simple protocol, a script too; rows are dropped
    base::Result<QByteArray> value(const QByteArray &sql);       // the first one
    base::Result<qint64> rows(const QByteArray &sql);            // how many, every value looked at
    // Prepared under `name` the first time; without a name parsed each time.
    base::Result<void> execute(const QByteArray &name, const QByteArray &sql, const std::vector<std::optional<QByteArray>> &values);
    base::Result<QByteArray> verifier(const QByteArray &role, const QByteArray &password);

private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection{nullptr, &PQfinish};
    QSet<QByteArray> m_prepared;
};

} // namespace tenantry::bench
