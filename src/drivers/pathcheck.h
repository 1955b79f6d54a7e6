// What one connection to a server says of the way into one of its databases: does it exist, may somebody come in, is there room, and is
// somebody in the way. In one question. Blocks; belongs on a worker.
#pragma once

#include "postgres/settings.h"

#include <chrono>
#include <optional>
#include <stop_token>

namespace tenantry::drivers {

struct PathView {
    int serverVersion = 0;            // 170002
    bool standby = false;             // in recovery: nobody can write
    int connections = 0, maxConnections = 0; // of the server; what is reserved for superusers is taken off
    bool databaseExists = false, databaseOpen = false; // datallowconn, and not left half dropped
    bool databaseBroken = false;      // datconnlimit = -2: a DROP DATABASE was cut off
    int databaseConnections = 0, databaseLimit = -1;   // -1: none
    bool roleExists = false, roleOpen = false, roleExpired = false, roleMayConnect = false;
    int roleConnections = 0, roleLimit = -1;
    // Other sessions in the database. Milliseconds; 0: none.
    bool trafficSeen = false;         // who looked may know; else what follows is empty
    double longestQueryMs = 0, longestIdleInTransactionMs = 0, longestLockWaitMs = 0;
    int waitingForLock = 0;
    int blockerPid = 0;               // of whom most of them wait for
    QString blocker;                  // its application's name or role: data
    std::optional<qint64> sizeBytes;  // where who asks may know
};

// Signs in with `signIn`, wherever that leads. Errors are those of signing in and of asking. `inside`: by the tenant's inspection role, in its database.
base::Result<PathView> lookAtPath(const postgres::ConnectionSettings &signIn, const QString &database, const QString &role, bool inside, std::chrono::milliseconds limit, std::stop_token stop = {});

// Signs in and asks something small. Milliseconds that both took together.
base::Result<double> trySignIn(const postgres::ConnectionSettings &signIn, std::chrono::milliseconds limit, std::stop_token stop = {});

} // namespace tenantry::drivers
