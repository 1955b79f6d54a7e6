#include "registry/schemarepository.h"

#include "registry/sqlerror.h"

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Rows;

namespace {
constexpr char migratable[] = "t.state IN ('active', 'paused', 'maintenance') AND ($1 = '' OR t.product_id::text = $1)";
}

Result<QList<SchemaCount>> SchemaRepository::counts(const QString &productId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, QByteArray("SELECT t.product_id, t.schema_version, t.repeatables, count(*) FROM tenantry.tenant t WHERE ") + migratable
                                              + " GROUP BY t.product_id, t.schema_version, t.repeatables", {productId}));
    QList<SchemaCount> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), int(rows.integer(i, 3))});
    return out;
}

Result<QList<SchemaTrouble>> SchemaRepository::troubles(const QString &productId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    // The last of each kind: that a tenant answers does not mend the migration that failed, and the other way round.
    TRY(const Rows rows, ask(*connection, QByteArray("SELECT t.product_id, count(DISTINCT t.id) FILTER (WHERE i.outcome <> 'changed'), count(DISTINCT t.id) FILTER (WHERE i.outcome = 'changed') "
                                          "FROM (SELECT DISTINCT ON (x.tenant_id, x.kind) x.tenant_id, x.state, x.outcome FROM tenantry.run_item x "
                                          "WHERE x.finished_at IS NOT NULL AND x.state IN ('succeeded', 'failed') ORDER BY x.tenant_id, x.kind, x.finished_at DESC) i "
                                          "JOIN tenantry.tenant t ON t.id = i.tenant_id WHERE i.state = 'failed' AND ") + migratable + " GROUP BY t.product_id", {productId}));
    QList<SchemaTrouble> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), int(rows.integer(i, 1)), int(rows.integer(i, 2))});
    return out;
}

Result<QHash<QString, QString>> SchemaRepository::repeatables(const QString &productId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, QByteArray("SELECT t.id, t.repeatables FROM tenantry.tenant t WHERE ") + migratable, {productId}));
    QHash<QString, QString> out;
    out.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        out.insert(rows.text(i, 0), rows.text(i, 1));
    return out;
}

} // namespace tenantry::registry
