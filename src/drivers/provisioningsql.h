// What making a tenant sends to a PostgreSQL server, for people to read before it is done. The statements come from where those that are sent
// come from (postgresql/sql.h). Left out: looking (SELECT in the catalogs), locks, BEGIN and COMMIT, and what a session is told about time.
#pragma once

#include "drivers/tenantdriver.h"

namespace tenantry::drivers {

struct ProvisioningText {
    QString database, role;
    int connectionLimit = 0;
    QString templateDatabase;          // empty: none
    bool bySuperuser = false;          // whom the server is asked as
    int serverVersion = 0;
    std::vector<Migration> files;      // those to be applied, with their bodies
    QByteArray seedSql;                // empty: no seed
    SeedValues seedValues;             // with a mask where one of them is secret
};

// One step each, its statements in order. "…" stands for a secret, and for what nobody knows before it is done: the tenant's mark, names of roles
// that are made up then, columns of tables that are not there yet. A statement that ends in a comment may be sent several times, or not at all.
struct ProvisioningSql {
    QStringList role, database, harden, migrate, seed, inspection, verify;
};
ProvisioningSql provisioningSql(const ProvisioningText &text);

} // namespace tenantry::drivers
