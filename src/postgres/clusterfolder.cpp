#include "postgres/clusterfolder.h"

#include "base/async.h"
#include "postgres/wait.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;
using namespace std::chrono_literals;

namespace {

// sun_path holds 108 bytes with its end; a margin for names that a later version may add.
constexpr qsizetype longestSocketPath = 100;

struct Account {
    uid_t uid = 0;
    gid_t gid = 0;
    QString name;
};

template <class Look> std::optional<Account> account(Look look)
{
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd *found = nullptr;
    if (look(&entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return std::nullopt;
    return Account{found->pw_uid, found->pw_gid, QString::fromLocal8Bit(found->pw_name)};
}

std::optional<Account> accountOf(uid_t uid)
{
    return account([&](passwd *e, char *b, size_t n, passwd **f) { return getpwuid_r(uid, e, b, n, f); });
}

std::optional<Account> accountNamed(const char *name)
{
    return account([&](passwd *e, char *b, size_t n, passwd **f) { return getpwnam_r(name, e, b, n, f); });
}

std::optional<uid_t> ownerOf(const QString &path)
{
    struct stat info{};
    if (lstat(QFile::encodeName(path).constData(), &info) != 0)
        return std::nullopt;
    return info.st_uid;
}

} // namespace

bool ClusterFolder::exists() const { return QFileInfo(path).isDir(); }
bool ClusterFolder::isMade() const { return QFileInfo::exists(data() + QStringLiteral("/PG_VERSION")); }

int ClusterFolder::major() const
{
    QFile file(data() + QStringLiteral("/PG_VERSION"));
    return file.open(QIODevice::ReadOnly) ? file.read(16).trimmed().toInt() : 0;
}

QString ClusterFolder::socketFile(const QString &folder, int port)
{
    return QStringLiteral("%1/.s.PGSQL.%2").arg(folder, QString::number(port));
}

QString ClusterFolder::socketFolder() const
{
    if (QFile::encodeName(socketFile(ownRun(), 5432)).size() <= longestSocketPath && !path.contains(QLatin1Char(',')))
        return ownRun();
    const QString canonical = QFileInfo(path).canonicalFilePath(); // the same folder by another way has the same socket
    const QByteArray hash = QCryptographicHash::hash((canonical.isEmpty() ? path : canonical).toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("/tmp/tenantry-") + QString::fromLatin1(hash.toHex().left(20));
}

base::Error ioError(const QString &path, int failure)
{
    const QString words = QString::fromLocal8Bit(strerror(failure));
    switch (failure) {
    case ENOSPC:
    case EDQUOT:
        return {Kind::Io, {QT_TRANSLATE_NOOP("core", "The disk is full: %1 could not be written."), {path}},
                QT_TRANSLATE_NOOP("core", "Free some space, then try again."), {}, words};
    case EACCES:
    case EPERM:
        return {Kind::Io, {QT_TRANSLATE_NOOP("core", "This user may not write to %1."), {path}},
                QT_TRANSLATE_NOOP("core", "Give the folder to this user, or choose another one with TENANTRY_HOME."), {}, words};
    case EROFS:
        return {Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 is on a read-only file system."), {path}},
                QT_TRANSLATE_NOOP("core", "Choose a folder that can be written with TENANTRY_HOME."), {}, words};
    default:
        return {Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 cannot be used: %2."), {path, words}},
                QT_TRANSLATE_NOOP("core", "Check the folder, or choose another one with TENANTRY_HOME."), {}, words};
    }
}

void removeTrash(const ClusterFolder &folder)
{
    // A process that was still writing there puts files behind us, until it is gone.
    constexpr int most = 100;
    for (int turn = 0; turn < most; ++turn) {
        bool left = false;
        for (const QFileInfo &half : QDir(folder.path).entryInfoList({QStringLiteral("data.trash-*")}, QDir::Dirs | QDir::NoSymLinks))
            left = !QDir(half.filePath()).removeRecursively() || left;
        if (!left)
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

Result<void> makeFolder(const QString &path)
{
    QString made;
    for (const QString &part : path.split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
        made += QLatin1Char('/') + part;
        if (mkdir(QFile::encodeName(made).constData(), 0700) == 0)
            continue;
        const int failure = errno;
        if (!QFileInfo(made).isDir())
            return fail(ioError(made, failure == EEXIST ? ENOTDIR : failure));
    }
    if (access(QFile::encodeName(path).constData(), W_OK | X_OK) != 0)
        return fail(ioError(path, errno));
    return {};
}

Result<Descriptor> serverFolder(const QString &path, const ServerUser &user)
{
    const QByteArray name = QFile::encodeName(path);
    if (mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return fail(ioError(path, errno));
    Descriptor folder(open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat info{};
    if (!folder || fstat(folder.get(), &info) != 0)
        return fail(ioError(path, errno));
    if (info.st_uid != user.uid && info.st_uid != geteuid())
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 belongs to somebody else."), {path}},
                    QT_TRANSLATE_NOOP("core", "Remove that folder, or choose another place with TENANTRY_HOME."));
    if ((info.st_uid != user.uid && fchown(folder.get(), user.uid, user.gid) != 0) || fchmod(folder.get(), 0700) != 0)
        return fail(ioError(path, errno));
    // Clear of 0 to 2, which a program started without them would give out, and which become the server's stdio.
    Descriptor high(fcntl(folder.get(), F_DUPFD_CLOEXEC, 10));
    if (!high)
        return fail(ioError(path, errno));
    return high;
}

Result<void> writeServerFile(int folder, const QByteArray &name, const QByteArray &content, const ServerUser &user)
{
    const QByteArray aside = name + ".new";
    unlinkat(folder, aside.constData(), 0);
    const Descriptor file(openat(folder, aside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file || write(file.get(), content.constData(), size_t(content.size())) != content.size()
        || (user.other && fchown(file.get(), user.uid, user.gid) != 0) || fsync(file.get()) != 0
        || renameat(folder, aside.constData(), folder, name.constData()) != 0)
        return fail(ioError(QFile::decodeName(name), errno));
    return {};
}

QString userName(uid_t uid)
{
    const auto found = accountOf(uid);
    return found ? found->name : QString();
}

Result<ServerUser> serverUser(const ClusterFolder &folder)
{
    const uid_t self = geteuid();
    uid_t wanted = self;
    if (self == 0) {
        wanted = ownerOf(folder.data()).value_or(0);
        if (wanted == 0)
            wanted = ownerOf(folder.path).value_or(0);
    }
    std::optional<Account> who;
    if (wanted != 0)
        who = accountOf(wanted);
    else
        for (const char *name : {"postgres", "nobody"})
            if (!who)
                who = accountNamed(name);
    if (!who || who->uid == 0)
        return fail(Kind::Io, QT_TRANSLATE_NOOP("core", "The local PostgreSQL needs a user account to run as, and there is none for it."),
                    QT_TRANSLATE_NOOP("core", "Run Tenantry as a user that has an account on this computer (a line in /etc/passwd)."));
    ServerUser out{who->uid, who->gid, who->name, {}, who->uid != self};
    if (out.other) {
        std::array<gid_t, 128> groups{};
        int count = int(groups.size());
        if (getgrouplist(who->name.toLocal8Bit().constData(), who->gid, groups.data(), &count) < 0)
            count = 0;
        out.groups.assign(groups.begin(), groups.begin() + count);
    }
    return out;
}

Result<Descriptor> lockFolder(const ClusterFolder &folder, std::chrono::seconds patience, std::stop_token stop)
{
    const QByteArray name = QFile::encodeName(folder.lockFile());
    const Deadline deadline = after(patience);
    Wake wake;
    const std::stop_callback onStop(stop, [&wake] { wake.raise(); });
    for (;;) {
        Descriptor file(open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file)
            return fail(ioError(folder.lockFile(), errno));
        if (flock(file.get(), LOCK_EX | LOCK_NB) == 0) {
            struct stat held{}, named{}; // destroy() removes the file: a lock on what it was holds nothing
            if (fstat(file.get(), &held) == 0 && stat(name.constData(), &named) == 0 && held.st_ino == named.st_ino
                && held.st_dev == named.st_dev)
                return file;
            continue;
        }
        std::array<pollfd, 1> wait{pollfd{wake.fd(), POLLIN, 0}};
        waitFor(wait, std::min(deadline, after(30ms)));
        if (stop.stop_requested())
            return base::cancelled();
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(Kind::Timeout, QT_TRANSLATE_NOOP("core", "Another Tenantry has been starting or stopping the local server for a long time."),
                        QT_TRANSLATE_NOOP("core", "Wait for it, or end it, then try again."));
    }
}

} // namespace tenantry::postgres
