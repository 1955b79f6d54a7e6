// A registry with one server, one plan and one product on the test's own PostgreSQL, and the question that every fault test
// ends with: does the server hold exactly what the registry says?
#pragma once

#include "registry/install.h"
#include "registry/repositories.h"
#include "tenants/provisioning.h"

namespace tenantry::test {

struct Fleet {
    postgres::ConnectionSettings registry; // as the ADMIN, with password
    registry::SessionPtr session;

    // Makes all of it in the cluster of support/testcluster.h, which has one owner of tenants: what an earlier fleet left there goes. Fails the test with the error's own words.
    static Fleet make(const QString &name);

    tenants::ProvisionRequest request(const QString &companyName) const;

    // Databases and roles on the server that belong to no tenant of the registry, tenants whose database or role is missing,
    // and tenants that are not active. Empty when all is well.
    QStringList differences() const;
    int tenantCount() const;
};

// Every tenant's database and role on the test's server, whoever made them.
base::Result<void> dropTenants();

// Waits for a process and says how it ended.
QString describe(const base::Error &error);

} // namespace tenantry::test
