// Where a product's tenants stand, from the registry alone: nobody asks ten thousand databases to find out that there is nothing to do.
// verify (rollout.h) asks them.
#pragma once

#include "migrations/apply.h"
#include "registry/repositories.h"

namespace tenantry::migrations {

// What the repeatable files of a set are, in 64 hexadecimal digits; empty where there are none. A tenant whose `repeatables` differs
// lacks one of them, or has an older text of it.
QString repeatablesDigest(const QList<registry::ProductMigration> &files);

struct VersionCount {
    QString version;            // empty: before the first
    int tenants = 0;
    bool known = true;          // false: the product has no such version (ahead of it, or of a file that was removed)
};

struct Status {
    QString productId, product, head;
    int tenants = 0;            // that can be migrated: active, paused, in maintenance
    int behind = 0;             // before the head, in versions
    int repeatablesDue = 0;     // at the head, but not all repeatable files as they are now
    int ahead = 0, unknown = 0; // past the head; at a version that the product does not have
    int failed = 0;             // whose last attempt in a run failed, and that are behind
    int changed = 0;            // where an applied file is not what the product says, as the last run that asked them found
    QList<VersionCount> versions; // oldest first
    int pendingFiles = 0;       // at most, for one tenant
};
base::Result<QList<Status>> status(const registry::SessionPtr &session, const QString &productOrEmpty = {}, std::stop_token stop = {});

struct PlanGroup {              // tenants with the same files before them
    QString from;
    QList<registry::ProductMigration> files; // in order, without bodies
    QStringList tenants;        // slugs
};
struct RolloutPlan {
    registry::Product product;
    QString target;             // a version
    QList<PlanGroup> groups;    // most files first
    QStringList upToDate;       // slugs
    struct Left { QString slug; base::Text why; };
    QList<Left> left;           // tenants that cannot be migrated as they are
    qsizetype tenants() const;
};

struct Selection {
    QString tenant;             // one: slug, subdomain, host or id
    QString filter;             // of `tenant list`; empty: all
    QString inWords() const { return tenant.isEmpty() ? filter : tenant; }
};
struct Chosen {                 // a tenant that can be migrated, and what of the product it has, as the registry knows it
    registry::Tenant tenant;
    QString repeatables;
};
// Every tenant of a plan that can be migrated, by slug; `due`: there are files before it. Called while a connection to the registry is held.
using Planned = std::function<void(const registry::Tenant &tenant, bool due)>;
// Which files for which tenants. NotFound: product, tenant, target. What the databases really have is looked at when they are migrated.
base::Result<RolloutPlan> planRollout(const registry::SessionPtr &session, const QString &product, const Selection &selection, const QString &target = {}, std::stop_token stop = {},
                                      const Planned &planned = {});

// Tenants of the product, by slug, that are in a state to be migrated; the others in `left`.
base::Result<QList<Chosen>> choose(const registry::SessionPtr &session, const registry::Product &product, const Selection &selection,
                                   QList<RolloutPlan::Left> *left = nullptr, std::stop_token stop = {});

} // namespace tenantry::migrations
