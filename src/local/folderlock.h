// One at a time, among threads and processes. Free again the moment its holder dies.
#pragma once

#include "base/error.h"

#include <chrono>
#include <stop_token>

namespace tenantry::local {

class FolderLock {
public:
    // Waits for whoever holds it. Timeout when they do not let go, Cancelled, Io.
    static base::Result<FolderLock> take(const QString &path, std::stop_token stop = {},
                                         std::chrono::seconds longest = std::chrono::minutes(3));
    FolderLock(FolderLock &&other) noexcept;
    FolderLock &operator=(FolderLock &&other) noexcept;
    ~FolderLock();

private:
    explicit FolderLock(int fd) : m_fd(fd) {}
    int m_fd = -1;
};

} // namespace tenantry::local
