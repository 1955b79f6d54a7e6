// Which tenants have their feature values mirrored into their own database, and how fresh that is. ADMIN only. Stateless over a
// Session; every call may block and belongs on a worker. The writing itself is features/mirror.h.
#pragma once

#include "registry/repositories.h"

namespace tenantry::registry {

struct FeatureMirror {
    QString tenantId, slug;
    TenantState state = TenantState::Active;
    QDateTime mirroredAt;       // invalid: never
    bool due = false;           // what holds is not what was written last
};

struct MirrorContent {
    QByteArray json;            // [{"key","value","kind","origin"}], by key
    QString digest;
};

class FeatureMirrorRepository {
public:
    explicit FeatureMirrorRepository(SessionPtr session) : m_session(std::move(session)) {}

    base::Result<QList<FeatureMirror>> list(std::stop_token stop = {}) const; // by slug
    // All or none; those that have one already stay as they are.
    base::Result<void> add(const QStringList &tenantIds, std::stop_token stop = {}) const;
    base::Result<void> remove(const QString &tenantId, std::stop_token stop = {}) const;
    base::Result<MirrorContent> content(const QString &tenantId, std::stop_token stop = {}) const; // NotFound: no mirror any more
    base::Result<void> written(const QString &tenantId, const QString &digest, std::stop_token stop = {}) const;

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
