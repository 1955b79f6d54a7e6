// The statements of an adoption, as text.
#pragma once

#include <QByteArray>

namespace tenantry::drivers::sql {

// A query over everything in the database that has an owner of its own: class, oid, owner, object ("TABLE public.orders", for ALTER … OWNER),
// space (its schema, 0 where it has none), turn (schemas before what is in them). Without what belongs to extensions, to the server, to
// Tenantry, and to whoever owns the database by being that (pg_database_owner).
QByteArray ownedObjects();

// Roles that were granted something in the database, or are connected to it: rolname, in their order. Without superusers, members of role $1
// (as a name; none of that name: nobody is), roles of tenants and who asks.
QByteArray connectKeepers();

// tenantry.adoption and tenantry.adopted_object, in the bookkeeping's schema.
QByteArray createAdoptionRecord();

// For everything in tenantry.adopted_object of that mark: to the role, and back to whom it belonged.
QByteArray handOverObjects(const QString &mark, const QString &role);
QByteArray handBackObjects(const QString &mark, const QString &role);

// Default privileges of others in this database, also for what the role makes.
QByteArray copyDefaultPrivileges(const QString &role);

} // namespace tenantry::drivers::sql
