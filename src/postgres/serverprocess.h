// The server of one data folder, found and verified. A pid in a file may belong to anybody by now: a process is taken for
// the server only when its working folder is the data folder itself (PostgreSQL lives in it), by device and inode.
#pragma once

#include "postgres/spawn.h"
#include "postgres/wait.h"

#include <optional>

namespace tenantry::postgres {

struct ServerProcess {
    pid_t pid = 0;
    Descriptor pidfd; // pins the process: a signal sent through it cannot meet another one
};

// By data/postmaster.pid. Empty when no server runs there.
std::optional<ServerProcess> findServer(const QString &dataFolder);

// Any process at work in the data folder: a postmaster that has not written its pid yet, backends that outlive a killed one.
bool anybodyIn(const QString &dataFolder);

bool sendSignal(const ServerProcess &server, int signal);
bool waitGone(const ServerProcess &server, Deadline deadline);

} // namespace tenantry::postgres
