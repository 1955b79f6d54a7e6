// Two programs, one reading what the other writes, with this process between them to count it.
#pragma once

#include "postgres/spawn.h"

#include <functional>

namespace tenantry::postgres {

struct Piped {
    int first = 0, second = 0;              // exit statuses
    QByteArray firstErrors, secondErrors;   // the last of what each wrote to stderr
    qint64 bytes = 0;                       // that went from the one to the other
};

// Starts both with `output` and `input` of their own. Ends when both have ended: when one dies, the other is ended. `moved` is called a few
// times a second. A request to stop kills both and returns Cancelled; both die with this process, whatever kills it.
base::Result<Piped> pipeBetween(Spawn first, Spawn second, const std::function<void(qint64 bytes)> &moved, std::stop_token stop);

struct Ended {
    int status = 0;
    QByteArray said;                        // the last of stdout and stderr
};
// Waits for a program to end; ended after `limit` (Timeout), and with this process, whatever kills it.
base::Result<Ended> runToEnd(Spawn program, std::chrono::milliseconds limit, std::stop_token stop);

// What a program writes to stdout and stderr, whatever its status.
base::Result<QByteArray> outputOf(Spawn program, std::chrono::milliseconds limit, std::stop_token stop);

} // namespace tenantry::postgres
