#include "registry/schemarepository.h"

#include "registry/sqlerror.h"
#include "registry/tenantrow.h"

#include <QHash>

namespace tenantry::registry {

using namespace tenantry::base;
using namespace tenantrow;
using postgres::Rows;

namespace {
constexpr int atOnce = 2'000;
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

Result<QString> SchemaRepository::repeatables(const QString &tenantId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT t.repeatables FROM tenantry.tenant t WHERE t.id::text = $1", {tenantId}));
    return rows.isEmpty() ? QString() : rows.text(0, 0);
}

Result<void> SchemaRepository::each(const QString &productId, const Visit &visit, std::stop_token stop) const
{
    if (!isId(productId))
        return {};
    TRY(auto connection, m_session->connection(stop));
    // As TenantRepository::list(): what thousands have in common comes once. The cursor is read to its end: the plan that is best for that is wanted.
    return connection->transaction({"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL cursor_tuple_fraction = 1", {}}, [&](const Rows &) -> Result<QByteArray> {
        TRY(const Rows common, ask(*connection, QByteArray("SELECT ") + combination + ", " + sharedColumns + " FROM tenantry.tenant_view v WHERE v.id = ANY "
                                                "(ARRAY(SELECT DISTINCT ON (" + combination + ") v.id FROM tenantry.tenant v WHERE v.product_id = $1))", {productId}));
        QHash<QByteArray, Tenant> combinations;
        for (int i = 0; i < common.size(); ++i)
            readShared(common, i, 1, combinations[common.bytes(i, 0)]);
        TRYV(ask(*connection, QByteArray("DECLARE each NO SCROLL CURSOR FOR SELECT ") + ownColumns + ", " + combination + ", v.repeatables FROM tenantry.tenant v "
                              "WHERE v.product_id = $1 ORDER BY v.slug", {productId}));
        static const QByteArray next = "FETCH FORWARD " + QByteArray::number(atOnce) + " FROM each";
        for (;;) {
            TRY(const Rows rows, ask(*connection, next));
            for (int i = 0; i < rows.size(); ++i) {
                Tenant tenant = combinations.value(rows.bytes(i, ownCount));
                readOwn(rows, i, tenant);
                visit(tenant, rows.text(i, ownCount + 1));
            }
            if (rows.size() < atOnce)
                return QByteArray();
        }
    });
}

} // namespace tenantry::registry
