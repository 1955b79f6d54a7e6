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

} // namespace tenantry::registry
