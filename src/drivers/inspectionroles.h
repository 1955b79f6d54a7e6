// The two roles of a tenant that can only look: made, given exactly what they may read, taken away. PostgreSQL.
//
// Both are roles of one tenant alone: CONNECT on its database and on no other of ours, no membership in anything, no TEMPORARY, no CREATE,
// no sequence to move, nothing of Tenantry's own schema but one function (below). pg_read_all_data and pg_monitor are not for them: they
// count in every database that lets the role in (and PUBLIC may connect to those that nobody closed), and pg_monitor shows what other
// tenants are asking just now.
//
//   reader     an ADMIN's: SELECT on every table, view, materialized view and sequence of the tenant, also on those that come later.
//   inspector  a USER's: SELECT on columns, never on whole tables: a column that comes later is not read before somebody looked at its name.
//              What a mask covers is left out; so are generated columns made of it, and views in whose tables something is masked. To a
//              masked column there is no expression, no WHERE and no whole-row reference that leads: PostgreSQL asks for the column.
//
// What in the database would lead around that is looked for each time (openings), and while there is any, the inspector is not let in: a
// SECURITY DEFINER function that everybody may call, anything that PUBLIC may write or create, a masked column that PUBLIC may read.
//
// Foreign tables are for neither: to read one is to act on another server.
#pragma once

#include "postgres/pool.h"

#include <QStringList>

namespace tenantry::drivers {

struct InspectionRoles {
    QString tenantRole, inspector, reader;
    base::Secret inspectorPassword, readerPassword;
    QString mark;        // of the tenant; the roles' comments say it too
    QStringList masks;   // patterns with * and ?, against the column; with a dot in them against table.column and schema.table.column
};

struct InspectionOpening {
    QString kind;        // definer, write, create, sequence, masked, foreign, member
    QString what;        // "public.reset_all()"
};

struct InspectionGrants {
    int tables = 0, maskedColumns = 0, hiddenViews = 0;
    QStringList masked;  // "public.customer.email", the first hundred
    QList<InspectionOpening> openings; // the first hundred; none: the inspector is let in
};

// How many sessions each of the two may have at once.
inline constexpr int inspectionSessions = 5;

// Makes the roles or sets them right, and grants what they may read, in one transaction per place. Idempotent; changes nothing where all is
// as it should be. `owner`: the server's, in its maintenance database. Errors: as TenantDriver::ensureRole; Permission where the
// owner may not grant.
base::Result<InspectionGrants> grantInspection(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const QString &database,
                                               const InspectionRoles &roles, std::stop_token stop);

// Gone, or never there. The grants go with the database where that is gone already.
base::Result<void> dropInspection(postgres::Pool &pool, const postgres::ConnectionSettings &owner, const InspectionRoles &roles, std::stop_token stop);

// What it sends, for people to read before it is done (ProvisioningSql in provisioningsql.h says how).
QStringList inspectionSql(const QString &database, const QString &tenantRole, bool bySuperuser, int serverVersion);

// Does a pattern cover this column? Case does not matter.
bool isMasked(const QStringList &masks, const QString &schema, const QString &table, const QString &column);

} // namespace tenantry::drivers
