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

    void removeFile(); // who waits for it takes a new one

private:
    FolderLock(int fd, QString path) : m_fd(fd), m_path(std::move(path)) {}
    int m_fd = -1;
    QString m_path;
};

} // namespace tenantry::local
