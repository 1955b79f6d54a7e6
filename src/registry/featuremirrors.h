// Which tenants have their feature values mirrored into their own database, and how fresh that is. ADMIN only. Stateless over a
// Session; every call may block and belongs on a worker. The writing itself is features/mirror.h.
#pragma once

#include "registry/repositories.h"

namespace tenantry::registry {

struct FeatureMirror {
    QString tenantId, slug, serverId;
    TenantState state = TenantState::Active;
    QDateTime mirroredAt;       // invalid: never
    bool due = false;           // what holds is not what was written last, or may not be there any more
    bool ending = false;        // no longer wanted, and the copy not gone yet
    bool unseen = false;        // its database was not asked within the hour what it holds
    QString digest;             // of what was written last
};

struct MirrorContent {
    QByteArray json;            // [{"key","value","kind","origin","own","starts_at","ends_at"}], by key
    QString digest;
};

class FeatureMirrorRepository {
public:
    explicit FeatureMirrorRepository(SessionPtr session) : m_session(std::move(session)) {}

    base::Result<QList<FeatureMirror>> list(const QStringList &tenantIds = {}, std::stop_token stop = {}) const; // by slug; none named: all
    // All or none; those that have one already stay as they are, and are wanted again if they were to end.
    base::Result<void> add(const QStringList &tenantIds, std::stop_token stop = {}) const;
    // A whole product: tenants that become ready from now on get one by themselves, or no longer do. Its tenants now, whose mirrors stay as they are.
    base::Result<QStringList> follow(const QString &productId, bool wanted, std::stop_token stop = {}) const;
    base::Result<QStringList> followed(std::stop_token stop = {}) const; // names of those products
    base::Result<void> end(const QStringList &tenantIds, std::stop_token stop = {}) const; // from here on nothing is written there
    base::Result<bool> ending(const QString &tenantId, std::stop_token stop = {}) const;
    base::Result<void> remove(const QString &tenantId, std::stop_token stop = {}) const;   // one that is ending
    base::Result<MirrorContent> content(const QString &tenantId, std::stop_token stop = {}) const; // NotFound: no mirror any more
    base::Result<void> written(const QString &tenantId, const QString &digest, std::stop_token stop = {}) const;
    base::Result<void> compared(const QStringList &tenantIds, std::stop_token stop = {}) const; // what is there is what was written last
    base::Result<void> doubt(const QStringList &tenantIds, std::stop_token stop = {}) const; // due, whatever was written: something happened to the database

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
