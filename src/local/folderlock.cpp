#include "local/folderlock.h"

#include "base/async.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace tenantry::local {

using namespace tenantry::base;

namespace {

std::unexpected<Error> notUsable(Text message, int error)
{
    return fail(Kind::Io, std::move(message), QT_TRANSLATE_NOOP("core", "Choose a folder of yours on a local disk with TENANTRY_HOME."),
                QString::fromLocal8Bit(std::strerror(error)));
}

} // namespace

Result<FolderLock> FolderLock::take(const QString &path, std::stop_token stop, std::chrono::seconds longest)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    const auto end = std::chrono::steady_clock::now() + longest;
    for (;;) {
        // flock() belongs to the open file, so two threads that open it twice exclude each other too. CLOEXEC: a server
        // that is started under the lock does not inherit it.
        const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0)
            return notUsable({QT_TRANSLATE_NOOP("core", "%1 cannot be written."), {path}}, errno);
        FolderLock lock(fd, path);
        while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK && errno != EINTR)
                return notUsable({QT_TRANSLATE_NOOP("core", "%1 cannot be locked."), {path}}, errno);
            if (std::chrono::steady_clock::now() >= end)
                return fail(Kind::Timeout, QT_TRANSLATE_NOOP("core", "Another Tenantry has been starting or stopping the local server for minutes."),
                            QT_TRANSLATE_NOOP("core", "Close it, then start again."));
            std::unique_lock held(mutex);
            wake.wait_for(held, stop, std::chrono::milliseconds(25), [] { return false; });
            if (stop.stop_requested())
                return cancelled();
        }
        struct stat mine {}, there {};
        if (::fstat(fd, &mine) == 0 && ::stat(QFile::encodeName(path).constData(), &there) == 0 && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev)
            return lock;
        // Its holder removed the file while we waited: this lock excludes nobody any more.
    }
}

FolderLock::FolderLock(FolderLock &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)), m_path(std::move(other.m_path)) {}

FolderLock &FolderLock::operator=(FolderLock &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_path, other.m_path);
    return *this;
}

FolderLock::~FolderLock()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

void FolderLock::removeFile()
{
    if (m_fd >= 0)
        ::unlink(QFile::encodeName(m_path).constData());
}

} // namespace tenantry::local
