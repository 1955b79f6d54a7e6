#include "registry/featuremirrors.h"

#include "registry/sqlerror.h"

#include <QCoreApplication>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Rows;

Result<QList<FeatureMirror>> FeatureMirrorRepository::list(const QStringList &tenantIds, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, m_session->connection(stop));
    const QByteArray select = "SELECT m.tenant_id, t.slug, t.server_id, t.state, m.mirrored_at, m.ending OR d.digest IS DISTINCT FROM m.digest, m.ending, "
                              "m.compared_at IS NULL OR m.compared_at < now() - interval '1 hour', m.digest "
                              "FROM tenantry.feature_mirror m JOIN tenantry.tenant t ON t.id = m.tenant_id JOIN tenantry.feature_digest d ON d.tenant_id = m.tenant_id ";
    TRY(const Rows rows, tenantIds.isEmpty() ? ask(*connection, select + "ORDER BY t.slug") : ask(*connection, select + "WHERE d.tenant_id = ANY($1::uuid[]) ORDER BY t.slug", {tenantIds})); // d: what is made for each is made for these only
    QList<FeatureMirror> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), rows.text(i, 1), rows.text(i, 2), stateFromName(rows.text(i, 3)).value_or(TenantState::Failed), rows.time(i, 4), rows.boolean(i, 5),
                    rows.boolean(i, 6), rows.boolean(i, 7), rows.text(i, 8)});
    return out;
}

Result<void> FeatureMirrorRepository::add(const QStringList &tenantIds, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "INSERT INTO tenantry.feature_mirror AS m (tenant_id) SELECT unnest($1::uuid[]) "
                          "ON CONFLICT (tenant_id) DO UPDATE SET ending = false, digest = NULL WHERE m.ending", {tenantIds}));
    return {};
}

Result<QStringList> FeatureMirrorRepository::follow(const QString &productId, bool wanted, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    // First, and by itself: who becomes ready afterwards is seen to by the registry, who was ready before is read next.
    TRYV(ask(*connection, "UPDATE tenantry.product SET mirrors_features = $2 WHERE id = $1 AND mirrors_features <> $2", {productId, wanted}));
    TRY(const Rows rows, ask(*connection, "SELECT coalesce(array_agg(id::text), '{}') FROM tenantry.tenant WHERE product_id = $1", {productId}));
    return rows.array(0, 0);
}

Result<QStringList> FeatureMirrorRepository::followed(std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT coalesce(array_agg(name ORDER BY name), '{}') FROM tenantry.product WHERE mirrors_features"));
    return rows.array(0, 0);
}

Result<void> FeatureMirrorRepository::end(const QStringList &tenantIds, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "UPDATE tenantry.feature_mirror SET ending = true WHERE tenant_id = ANY($1::uuid[]) AND NOT ending", {tenantIds}));
    return {};
}

Result<bool> FeatureMirrorRepository::ending(const QString &tenantId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT EXISTS (SELECT FROM tenantry.feature_mirror WHERE tenant_id = $1 AND ending)", {tenantId}));
    return rows.boolean(0, 0);
}

Result<void> FeatureMirrorRepository::remove(const QString &tenantId, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "DELETE FROM tenantry.feature_mirror WHERE tenant_id = $1 AND ending", {tenantId}));
    return {};
}

Result<MirrorContent> FeatureMirrorRepository::content(const QString &tenantId, std::stop_token stop) const
{
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT content, digest FROM tenantry.feature_content WHERE tenant_id = $1", {tenantId}));
    if (rows.isEmpty())
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "The features of this tenant are not mirrored any more."));
    return MirrorContent{rows.bytes(0, 0), rows.text(0, 1)};
}

Result<void> FeatureMirrorRepository::written(const QString &tenantId, const QString &digest, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "UPDATE tenantry.feature_mirror SET digest = $2, mirrored_at = clock_timestamp(), compared_at = clock_timestamp() WHERE tenant_id = $1", {tenantId, digest}));
    return {};
}

Result<void> FeatureMirrorRepository::compared(const QStringList &tenantIds, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "UPDATE tenantry.feature_mirror SET compared_at = clock_timestamp() WHERE tenant_id = ANY($1::uuid[])", {tenantIds}));
    return {};
}

Result<void> FeatureMirrorRepository::doubt(const QStringList &tenantIds, std::stop_token stop) const
{
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "UPDATE tenantry.feature_mirror SET digest = NULL WHERE tenant_id = ANY($1::uuid[]) AND digest IS NOT NULL", {tenantIds}));
    return {};
}

} // namespace tenantry::registry
