// How the fleet is, in numbers counted by the registry: one question, whatever the fleet's size. Of what the operator may see.
#pragma once

#include "registry/repositories.h"

#include <array>

namespace tenantry::registry {

struct Overview {
    struct Product {
        QString id, name, headVersion;
        int tenants = 0, behind = 0;        // behind: tenants that lack a migration of it
    };
    struct Plan {
        QString id, name;                   // empty: tenants without a plan
        int tenants = 0;
    };
    struct Server {
        QString id, name;
        int tenants = 0, maxTenants = 0;    // 0: no limit
        bool acceptsTenants = true;
    };
    struct Place {                          // a tenant as far as a line of a list shows it
        QString id, slug, companyName, subdomain;
        TenantState state = TenantState::Active;
        int behind = 0;
        int unfinished = 0;                 // operations that failed or were interrupted
    };
    std::array<int, 6> states{};            // tenants by TenantState
    QList<Product> products;                // by name; for a USER those that their tenants run
    QList<Plan> plans;                      // in their order; the same
    QList<Server> servers;                  // by name; ADMIN only
    int running = 0, failed = 0, interrupted = 0; // operations, as the Jobs page has them
    int killed = 0, stale = 0, expired = 0; // features with the kill switch thrown, to be reviewed, with overrides that are over
    int killedSwitches = 0;                 // of `killed`, those that are on or off: off for all; of the others the default holds for all
    int features = 0;
    int neverBackedUp = 0, oldBackups = 0;  // tenants: without a backup; the last one more than oldBackupDays ago
    QDateTime oldestBackup;                 // of the tenants' last ones; invalid: no tenant has one
    QList<Place> places;                    // at most `places`, those in trouble first
    QList<Place> recent;                    // those of the ids asked for that the operator may see, in the order asked for

    static constexpr int oldBackupDays = 7;
    int tenants() const;
    int in(TenantState state) const { return states[size_t(state)]; }
    int behind() const;
    int attention() const { return failed + interrupted; } // operations that want somebody
};

class OverviewRepository {
public:
    explicit OverviewRepository(SessionPtr session) : m_session(std::move(session)) {}
    base::Result<Overview> read(int places, const QStringList &recentIds = {}, std::stop_token stop = {}) const;

private:
    SessionPtr m_session;
};

} // namespace tenantry::registry
