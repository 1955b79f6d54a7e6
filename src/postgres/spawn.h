// Starting PostgreSQL's programs: as another user where this one is root, with folders handed over as open descriptors,
// with a small clean environment (no secret of ours in it), and, for the server, in a session of its own.
#pragma once

#include "base/error.h"

#include <stop_token>
#include <sys/types.h>
#include <vector>

namespace tenantry::postgres {

// Who a server runs as.
struct ServerUser {
    uid_t uid = 0;
    gid_t gid = 0;
    QString name;
    std::vector<gid_t> groups;
    bool other = false; // not the user of this process: become it
};

// An owned file descriptor, closed on exec.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(other.release()) {}
    Descriptor &operator=(Descriptor &&other) noexcept;
    ~Descriptor();
    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }
    int release()
    {
        const int fd = m_fd;
        m_fd = -1;
        return fd;
    }

private:
    int m_fd = -1;
};

struct Spawn {
    QByteArray program;             // absolute path
    std::vector<QByteArray> arguments;
    std::vector<int> inherited;     // descriptors the program keeps, under the same numbers
    int output = -1;                // its stdout and, where `errors` is not set, stderr
    int errors = -1;
    int input = -1;                 // its stdin; else nothing
    std::vector<QByteArray> keep;   // names of variables that it gets from this process's environment
    ServerUser user;
    bool detached = false;          // outlives this process; else it dies with the thread that waits for it
};

struct Spawned {
    pid_t pid = 0;
    Descriptor pidfd; // readable when it ended
};

base::Result<Spawned> spawn(const Spawn &what);
base::Result<int> waitForExit(Spawned &process, std::stop_token stop); // exit status; a stop request kills it. Not for detached ones

} // namespace tenantry::postgres
