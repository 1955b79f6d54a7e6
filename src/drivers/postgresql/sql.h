// The statements of provisioning as text: what the review page shows is what is sent.
#pragma once

#include <QByteArray>
#include <QString>

namespace tenantry::drivers::sql {

// `verifier` is a SCRAM verifier. Role, comment and membership in one script, so that they come together or not at all.
// An owner that is no superuser needs to be a member of the role, to make it the owner of a database.
QByteArray createRole(const QString &role, int connectionLimit, const QByteArray &verifier, const QString &mark);
QByteArray alterRole(const QString &role, int connectionLimit, const QByteArray &verifier);
QByteArray joinRole(const QString &role, int serverVersion);

QByteArray createDatabase(const QString &database, const QString &role, const QString &templateDatabase);
QByteArray markDatabase(const QString &database, const QString &mark);

// Rights, schema, search_path: run inside the tenant's database.
QByteArray hardenRights(const QString &database, const QString &role);
// Ownership and default privileges of what a template brought; idempotent.
QByteArray takeOver(const QString &role);

QByteArray createBookkeeping();

// A line that stands for statements which nobody knows yet, with what they are: translated now, since a plan is made when it is shown.
QString remarked(const QString &line, const char *remark);

// What runs as the tenant: role and search_path. An empty role stays who it is. `local`: until the end of the transaction.
QByteArray becomeTenant(const QString &role, bool local);
inline constexpr const char *becomeOwner = "SET LOCAL SESSION AUTHORIZATION DEFAULT; SET LOCAL ROLE NONE; SET LOCAL search_path = pg_catalog; ";

} // namespace tenantry::drivers::sql
