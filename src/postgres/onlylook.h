// One statement on a connection of its own that cannot change anything and ends: what the inspection box runs.
//
// The session is the role's, and what a session was told it can tell itself otherwise (SET, set_config), so each bound is held where the
// session does not reach: the role has nothing but SELECT; the transaction is READ ONLY and has asked something already, after
// which PostgreSQL refuses READ WRITE (25001); one statement by the extended protocol; the time is watched from here and ends in a cancel
// request; rows are taken one by one and no more than wanted; the connection is closed and never reused, so that what was set,
// locked (advisory), listened to or prepared is gone with it. Nothing is committed: a pg_notify() is never sent.
#pragma once

#include "postgres/settings.h"

#include <QByteArray>
#include <QStringList>
#include <chrono>
#include <optional>
#include <stop_token>
#include <vector>

namespace tenantry::postgres {

struct LookLimits {
    int rows = 1000;
    qint64 cellBytes = 64 * 1024;          // what is longer is cut
    qint64 bytes = 16 * 1024 * 1024;       // of all cells together
    // A row that is larger ends the query, mostly before it has arrived. libpq may have taken all of it in by then: the server's own limit of
    // 1 GB a row is the bound of the memory.
    qint64 rowBytes = 32 * 1024 * 1024;
    std::chrono::milliseconds time{30'000}; // of the statement; the cancel from here comes half a second later
    std::chrono::milliseconds lock{1'000};  // for locks
};

struct Looked {
    QStringList columns;
    std::vector<unsigned> types;           // of the columns: oids of pg_type
    std::vector<std::vector<std::optional<QByteArray>>> rows; // UTF-8 in text format, as the server sent it
    bool truncated = false;                // there were more rows
    qint64 cutCells = 0;                   // that were longer than allowed
    double ms = 0;
};

// Blocks; a stop request cancels. Permission when the role is a superuser's. Errors of the server as they are, with their SQLSTATE.
base::Result<Looked> look(const ConnectionSettings &settings, const QByteArray &sql, const LookLimits &limits, std::stop_token stop = {});

} // namespace tenantry::postgres
