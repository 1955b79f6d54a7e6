// Who is working on what, as PostgreSQL advisory locks in the registry: gone the moment their session is.
//
// pg_locks shows them to every role: locktype 'advisory', classid and objid the two halves of the key, objsubid 1.
#pragma once

#include <QByteArray>

namespace tenantry::registry {

// SQL expressions. `id` is one that gives the operation's id, like "$1::uuid" or "o.id".
inline QByteArray operationLockKey(const QByteArray &id) { return "hashtextextended((" + id + ")::text, 7)"; }

// Of a worker of a run, as long as it lives.
inline QByteArray workerLockKey(const QByteArray &id) { return "hashtextextended((" + id + ")::text, 11)"; }

// Of whoever collects health, as long as it lives.
inline QByteArray collectorLockKey(const QByteArray &id) { return "hashtextextended((" + id + ")::text, 13)"; }

// The keys of all advisory locks held in this database, as column `key` of a subquery.
inline QByteArray heldLocks()
{
    return "SELECT (classid::bigint << 32) | objid::bigint AS key FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted "
           "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
}

// The state of an operation `o`, with heldLocks() as `held`: interrupted where nobody holds its lock who should. One that was written and not
// begun has its own program for a while yet: between the two lies a moment, and a connection that may have to be waited for.
inline QByteArray operationState(const QByteArray &o)
{
    return "CASE WHEN (" + o + ".state IN ('running', 'undoing') OR (" + o + ".state = 'pending' AND " + o + ".created_at < now() - interval '15 seconds')) "
           "AND NOT EXISTS (SELECT FROM held WHERE held.key = " + operationLockKey(o + ".id") + ") THEN 'interrupted' ELSE " + o + ".state END";
}

} // namespace tenantry::registry
