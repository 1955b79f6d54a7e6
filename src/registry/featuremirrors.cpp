#include "registry/featuremirrors.h"

#include "registry/sqlerror.h"

#include <QCoreApplication>

namespace tenantry::registry {

using namespace tenantry::base;
using postgres::Rows;

Result<QList<FeatureMirror>> FeatureMirrorRepository::list(std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, m_session->connection(stop));
    TRY(const Rows rows, ask(*connection, "SELECT m.tenant_id, t.slug, t.state, m.mirrored_at, c.digest IS DISTINCT FROM m.digest "
                                          "FROM tenantry.feature_mirror m JOIN tenantry.tenant t ON t.id = m.tenant_id "
                                          "JOIN tenantry.feature_content c ON c.tenant_id = m.tenant_id ORDER BY t.slug"));
    QList<FeatureMirror> out;
    for (int i = 0; i < rows.size(); ++i)
        out.append({rows.text(i, 0), rows.text(i, 1), stateFromName(rows.text(i, 2)).value_or(TenantState::Failed), rows.time(i, 3), rows.boolean(i, 4)});
    return out;
}

Result<void> FeatureMirrorRepository::add(const QStringList &tenantIds, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "INSERT INTO tenantry.feature_mirror (tenant_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING", {tenantIds}));
    return {};
}

Result<void> FeatureMirrorRepository::remove(const QString &tenantId, std::stop_token stop) const
{
    TRYV(m_session->requireAdmin());
    TRY(auto connection, writer(*m_session, stop));
    TRYV(ask(*connection, "DELETE FROM tenantry.feature_mirror WHERE tenant_id = $1", {tenantId}));
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
    TRYV(ask(*connection, "UPDATE tenantry.feature_mirror SET digest = $2, mirrored_at = clock_timestamp() WHERE tenant_id = $1", {tenantId, digest}));
    return {};
}

} // namespace tenantry::registry
