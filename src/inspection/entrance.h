// The way into a tenant's database for somebody who looks. Each way in is written down first, in the registry, by the function that
// hands out the credential. All calls block and belong on a worker.
//
// A USER looks with the tenant's inspection role, an ADMIN with its reader (drivers/inspectionroles.h says what each may read).
#pragma once

#include "drivers/inspectionroles.h"
#include "registry/inspectionrepository.h"

namespace tenantry::inspection {

struct Opened {
    QString id;                            // of the look
    registry::Server server;
    postgres::ConnectionSettings settings; // to sign in with, password included
    QList<base::Text> notes;               // what the operator should know: new tables are not open to them yet
};

class Entrance {
public:
    explicit Entrance(registry::SessionPtr session) : m_session(std::move(session)) {}

    // Makes the two roles, or sets right what they may read. Idempotent. With `newPasswords` those who kept the old ones are out. ADMIN.
    base::Result<drivers::InspectionGrants> prepare(const registry::Tenant &tenant, bool newPasswords = false, std::stop_token stop = {}) const;

    // Writes down who looks at what and why, then opens. For an ADMIN it prepares what is not prepared, or not any more: other masks,
    // another schema version. A USER gets Conflict with a sentence that says what an ADMIN has to do.
    base::Result<Opened> open(const registry::Tenant &tenant, const QString &what, const QString &reason, const QString &statement, std::stop_token stop = {}) const;

    // As the server's owner, in the tenant's database, for statements of Tenantry's own. ADMIN.
    base::Result<postgres::ConnectionSettings> asOwner(const registry::Tenant &tenant, std::stop_token stop = {}) const;

    const registry::SessionPtr &session() const { return m_session; }

private:
    registry::SessionPtr m_session;
};

} // namespace tenantry::inspection
