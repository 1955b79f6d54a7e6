// The statements of provisioning as text: what the review page shows is what is sent, since both ask here.
#pragma once

#include "drivers/tenantdriver.h"

namespace tenantry::drivers::sql {

// `verifier` is a SCRAM verifier. Role, comment and membership in one script, so that they come together or not at all.
// An owner that is no superuser needs to be a member of the role, to make it the owner of a database.
QByteArray createRole(const QString &role, int connectionLimit, const QByteArray &verifier, const QString &mark);
QByteArray alterRole(const QString &role, int connectionLimit, const QByteArray &verifier);
QByteArray joinRole(const QString &role, int serverVersion);
// A role that is not there yet, made by somebody who needs to be a member of it, or by a superuser, who does not.
QByteArray makeRole(const QString &role, int connectionLimit, const QByteArray &verifier, const QString &mark, bool bySuperuser, int serverVersion);

QByteArray createDatabase(const QString &database, const QString &role, const QString &templateDatabase);
QByteArray markDatabase(const QString &database, const QString &mark);

// Rights, schema, search_path: run inside the tenant's database.
QByteArray hardenRights(const QString &database, const QString &role);
// Ownership and default privileges of what a template brought; idempotent.
QByteArray takeOver(const QString &role);

QByteArray createBookkeeping();

// All of the hardening, in the order that it takes: one transaction inside the tenant's database.
QByteArray harden(const QString &database, const QString &role);

// One by one, each with its semicolon; without the comments between them.
QStringList separated(const QByteArray &script);
inline constexpr const char *maskedVerifier = "SCRAM-SHA-256$…";

// A line that stands for statements which nobody knows yet, with what they are: translated now, since a plan is made when it is shown.
QString remarked(const QString &line, const char *remark);

// What a file finds: search_path,
// … and what it is bounded by: in the transaction of a file, before the statements of one that runs outside of any, for the seed.
// The role is the box's (box.h), where there can be one.
QByteArray fileOpening(const MigrationLimits &limits);
QByteArray outsideOpening(const QString &role, const MigrationLimits &limits);
QByteArray seedOpening();
// Parameters: the values, in their order. Names are letters, digits and underscores.
QByteArray seedSettings(const SeedValues &values);

// As the tenant, signed in: what it may do and how large it is, in one row; and really writing, of which nothing stays.
QByteArray signInLook();
QByteArray signInTry();

// pg_temp last, and said: where it is not, tables are looked for there first, and a tenant may have left some.
inline constexpr const char *becomeOwner = "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL ROLE NONE; SET LOCAL search_path = pg_catalog, pg_temp; ";

} // namespace tenantry::drivers::sql
