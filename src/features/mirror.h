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

// ADMIN only. Blocks; on all servers at once, with a few connections to each. One that does not answer holds up its own tenants only.
class Mirror {
public:
    using Progress = std::function<void(int done, int of)>; // from any thread, one call at a time
    explicit Mirror(registry::SessionPtr session) : m_session(std::move(session)) {}

    // Asked for from now on, and written at once. A tenant that cannot be reached stays asked for.
    base::Result<MirrorOutcome> start(const QStringList &tenantIds, const Progress &progress = {}, std::stop_token stop = {}) const;
    // No longer asked for, and taken out of the tenants' databases. Of whom that cannot be reached it is taken with a later refresh().
    base::Result<MirrorOutcome> end(const QStringList &tenantIds, const Progress &progress = {}, std::stop_token stop = {}) const;
    // These tenants, as far as they are mirrored; of all that are due when the list is empty, and of some of the others whether it is still there.
    // Cancelled when stopped; what was written stays.
    base::Result<MirrorOutcome> refresh(const QStringList &tenantIds = {}, const Progress &progress = {}, std::stop_token stop = {}) const;
    // Every database is asked what it holds: of these tenants, of all that are mirrored when the list is empty.
    base::Result<MirrorOutcome> compare(const QStringList &tenantIds = {}, const Progress &progress = {}, std::stop_token stop = {}) const;

private:
    enum class Which { Named, Due, Every };
    base::Result<MirrorOutcome> bring(const QStringList &tenantIds, Which which, const Progress &progress, std::stop_token stop) const;
    registry::SessionPtr m_session;
};

} // namespace tenantry::features
