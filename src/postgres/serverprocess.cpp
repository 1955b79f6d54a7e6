#include "postgres/serverprocess.h"

#include <QDir>
#include <QFile>
#include <array>
#include <csignal>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tenantry::postgres {

namespace {

bool worksIn(pid_t pid, const QString &dataFolder)
{
    struct stat data{}, cwd{};
    const QByteArray link = "/proc/" + QByteArray::number(pid) + "/cwd";
    return stat(QFile::encodeName(dataFolder).constData(), &data) == 0 && stat(link.constData(), &cwd) == 0 && data.st_dev == cwd.st_dev
        && data.st_ino == cwd.st_ino;
}

} // namespace

std::optional<ServerProcess> findServer(const QString &dataFolder)
{
    QFile file(dataFolder + QStringLiteral("/postmaster.pid"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const pid_t pid = file.readLine(64).trimmed().toInt();
    if (pid <= 1)
        return std::nullopt;
    ServerProcess out{pid, Descriptor(int(syscall(SYS_pidfd_open, pid, 0)))};
    if (!out.pidfd || !worksIn(pid, dataFolder) || waitGone(out, Deadline::min()))
        return std::nullopt;
    return out;
}

bool anybodyIn(const QString &dataFolder)
{
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const pid_t pid = name.toInt();
        if (pid > 1 && worksIn(pid, dataFolder))
            return true;
    }
    return false;
}

bool sendSignal(const ServerProcess &server, int signal)
{
    return syscall(SYS_pidfd_send_signal, server.pidfd.get(), signal, nullptr, 0) == 0;
}

bool waitGone(const ServerProcess &server, Deadline deadline)
{
    std::array<pollfd, 1> wait{pollfd{server.pidfd.get(), POLLIN, 0}};
    return waitFor(wait, deadline == Deadline::min() ? std::chrono::steady_clock::now() : deadline);
}

} // namespace tenantry::postgres
