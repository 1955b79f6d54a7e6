// Feature values in each tenant's own database, for products that have no way into the registry: they read the view
// tenantry_features (key, value, kind, origin, changed_at) there with the tenant's own role, which cannot write what is behind it.
//
// What holds changes by itself too (an override ends, a percentage grows), and a server may be away while somebody changes a value.
// So a mirror is brought up to date by comparing, never by remembering what is still to be sent: doing it again does no harm.
#pragma once

#include "registry/featuremirrors.h"

namespace tenantry::features {

struct MirrorOutcome {
    struct Failure {
        QString tenantId, slug;
        base::Error error;
    };
    QStringList written;        // slugs
    int fresh = 0;              // were up to date
    QStringList waiting;        // slugs; their state lets nobody write there now (provisioning, failed, retired …)
    QList<Failure> failed;
};

// ADMIN only. Blocks; opens one connection per tenant, one after the other.
class Mirror {
public:
    using Progress = std::function<void(int done, int of)>;
    explicit Mirror(registry::SessionPtr session) : m_session(std::move(session)) {}

    // Asked for from now on, and written at once. A tenant that cannot be reached stays asked for.
    base::Result<MirrorOutcome> start(const QStringList &tenantIds, const Progress &progress = {}, std::stop_token stop = {}) const;
    // Taken out of the tenants' databases, then no longer asked for. Who cannot be reached keeps it, and is named.
    base::Result<MirrorOutcome> end(const QStringList &tenantIds, const Progress &progress = {}, std::stop_token stop = {}) const;
    // These tenants, as far as they are mirrored; of all that are due when the list is empty. Cancelled when stopped; what was written stays.
    base::Result<MirrorOutcome> refresh(const QStringList &tenantIds = {}, const Progress &progress = {}, std::stop_token stop = {}) const;

private:
    registry::SessionPtr m_session;
};

} // namespace tenantry::features
