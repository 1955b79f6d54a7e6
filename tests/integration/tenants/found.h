// A customer's database as another team would have left it: tables, views, functions, grants, default privileges, a schema of its own, a comment,
// migrated by dbmate up to the second file of the fleet's product. And what it is like, to the last privilege, to compare it later.
#pragma once

#include "fleet.h"

#include "tenants/adoption.h"

namespace tenantry::test {

struct FoundDatabase {
    QString name, app, appPassword, report, reportPassword; // app owns it, report may read

    // The server's owner of the fleet could act as `app` (it has the ADMIN option), as where it made that role.
    static FoundDatabase make(const Fleet &fleet, const QString &name);

    // pg_dump's account of the database with everything in it, whoever owns it and may do what; the database's own row; and every role with its
    // comment, settings and memberships. Only oids and passwords are left out.
    QString fingerprint(const QString &nameNow = {}) const;

    tenants::AdoptRequest request(const Fleet &fleet, const QString &companyName) const;
};

// What Fleet::differences() says, without the databases that were found.
QStringList differencesBesideFound(const Fleet &fleet);

} // namespace tenantry::test
