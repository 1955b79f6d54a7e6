#include "local/secretfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tenantry::local {

using namespace tenantry::base;

namespace {

constexpr qsizetype longestSecret = 4096;

std::unexpected<Error> notWritten(const QString &path, int error)
{
    const QString detail = QString::fromLocal8Bit(std::strerror(error));
    if (error == ENOSPC || error == EDQUOT)
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "There is no room on the disk for %1."), {path}},
                    QT_TRANSLATE_NOOP("core", "Make room, then start again."), detail);
    return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 cannot be written."), {path}},
                QT_TRANSLATE_NOOP("core", "Make the folder writable, or choose another one with TENANTRY_HOME."), detail);
}

class Descriptor {
public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    operator int() const { return m_fd; }
    int close()
    {
        const int fd = std::exchange(m_fd, -1);
        return fd < 0 ? 0 : ::close(fd);
    }

private:
    int m_fd;
};

// A rename is on the disk when its folder is.
void flushFolder(const QString &folder)
{
    const Descriptor fd(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd >= 0)
        ::fsync(fd);
}

} // namespace

Result<void> makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (info.isDir()) {
        if (::access(QFile::encodeName(folder).constData(), W_OK | X_OK) != 0)
            return notWritten(folder, errno);
        return {};
    }
    if (info.exists())
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 is a file, where a folder is needed."), {folder}},
                    QT_TRANSLATE_NOOP("core", "Move it away, or choose another folder with TENANTRY_HOME."));
    const QString parent = info.absolutePath();
    if (parent != folder)
        if (const QFileInfo above(parent); !above.exists() && !QDir().mkpath(parent))
            return notWritten(parent, errno);
    if (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0 && errno != EEXIST)
        return notWritten(folder, errno);
    return {};
}

Result<void> writeFile(const QString &path, const Secret &content)
{
    const QString aside = path + QStringLiteral(".new"); // callers hold the folder's lock: one writer at a time
    const QByteArray asideName = QFile::encodeName(aside);
    ::unlink(asideName.constData());
    Descriptor fd(::open(asideName.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (fd < 0)
        return notWritten(path, errno);
    qsizetype done = 0;
    while (done < content.size()) {
        const ssize_t n = ::write(fd, content.constData() + done, size_t(content.size() - done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            const int error = n < 0 ? errno : ENOSPC;
            ::unlink(asideName.constData());
            return notWritten(path, error);
        }
        done += n;
    }
    if (::fsync(fd) != 0 || fd.close() != 0 || ::rename(asideName.constData(), QFile::encodeName(path).constData()) != 0) {
        const int error = errno;
        ::unlink(asideName.constData());
        return notWritten(path, error);
    }
    flushFolder(QFileInfo(path).absolutePath());
    return {};
}

Result<void> writeSecret(const QString &path, const Secret &secret)
{
    Secret line(secret);
    line.append(Secret(QByteArray("\n")));
    return writeFile(path, line);
}

Result<Secret> readSecret(const QString &path)
{
    const Descriptor fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    if (fd < 0) {
        const int error = errno;
        if (error == ENOENT || error == ENOTDIR)
            return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "There is no file %1."), {path}});
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 cannot be read."), {path}},
                    QT_TRANSLATE_NOOP("core", "Only the person who made the local server can use it."), QString::fromLocal8Bit(std::strerror(error)));
    }
    Secret content(int(longestSecret), '\0');
    qsizetype size = 0;
    while (size < longestSecret) {
        const ssize_t n = ::read(fd, content.data() + size, size_t(longestSecret - size));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            break;
        size += n;
    }
    while (size > 0 && (content[int(size - 1)] == '\n' || content[int(size - 1)] == '\r'))
        --size;
    if (size == 0)
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 is empty."), {path}},
                    QT_TRANSLATE_NOOP("core", "Put it back from a copy, or remove the local server with everything in it: tenantryctl local destroy."));
    content.resize(int(size));
    return content;
}

} // namespace tenantry::local
