// The SQL of inspectionroles.cpp that is longer than a line.
#pragma once

#include <QByteArray>

namespace tenantry::drivers::sql {

// What both roles begin every session with; they may change it, so nothing relies on it.
QByteArray inspectionRoleSettings(const QString &role);

// tenantry.activity(): sessions of this database with what they run, values left out. With the rights of the server's owner, since
// pg_stat_activity shows a role nobody's statements but its own, and pg_read_all_stats would show those of every tenant of the server.
QByteArray activityFunction();

// $1 reader, $2 inspector. One row per column: oid, kind, schema, table, column, may be granted from here; what each role has already; the
// columns of the same table that a generated one is made of.
QByteArray inspectableColumns();
// oid of a view or materialized view, oid of what it reads, directly or not; 0: a function, whose reading nobody knows.
QByteArray viewSources();
// $1 inspector, $2 and $3 the masked columns (oids, numbers): kind, what.
QByteArray inspectionOpenings();

} // namespace tenantry::drivers::sql
