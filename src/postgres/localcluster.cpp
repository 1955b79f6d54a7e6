#include "postgres/localcluster.h"

#include "base/async.h"
#include "postgres/clusterfolder.h"
#include "postgres/connection.h"
#include "postgres/launch.h"
#include "postgres/programs.h"
#include "postgres/serverprocess.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <array>
#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr auto lockPatience = 90s;

void report(const LocalCluster::Progress &progress, const base::Text &what)
{
    if (progress)
        progress(what);
}

ConnectionSettings superuserSettings(const ClusterFolder &folder, const QString &database)
{
    ConnectionSettings settings;
    settings.host = folder.socketFolder();
    settings.user = QLatin1String(superuserName);
    settings.database = database;
    return settings;
}

// Up when it takes a connection. Until then 57P03 (starting up) and a missing socket are ordinary.
Result<int> waitUntilReady(const ClusterFolder &folder, const Descriptor &process, std::stop_token stop)
{
    const Deadline deadline = after(60s);
    ConnectionSettings settings = superuserSettings(folder, QStringLiteral("postgres"));
    base::Error last;
    for (;;) {
        const auto connection = Connection::open(settings, stop);
        if (connection)
            return (*connection)->serverVersion();
        last = connection.error();
        if (last.kind == Kind::Cancelled)
            return fail(last);
        std::array<pollfd, 1> ended{pollfd{process.get(), POLLIN, 0}};
        if (waitFor(ended, std::min(deadline, after(15ms))))
            return fail(explainStart(folder));
        if (last.kind == Kind::Authentication || last.kind == Kind::Permission)
            return fail(last);
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(Kind::Timeout, QT_TRANSLATE_NOOP("core", "The local PostgreSQL did not become ready within a minute."),
                        {QT_TRANSLATE_NOOP("core", "It may still be recovering: try again; its log is in %1."), {folder.logs()}}, last.detail);
    }
}

Result<QString> programsFor(const ClusterFolder &folder)
{
    QString programs = postgresPrograms();
    if (programs.isEmpty())
        return fail(Kind::Io, QT_TRANSLATE_NOOP("core", "No PostgreSQL server (version 15 or newer) is installed on this computer."),
                    QT_TRANSLATE_NOOP("core", "Install it, on Debian with: apt install postgresql; or name its folder in TENANTRY_PG_BINDIR."));
    if (!folder.isMade())
        return programs;
    const int made = folder.major();
    if (programMajor(programs) == made)
        return programs;
    programs = postgresPrograms(made);
    if (programs.isEmpty())
        return fail(Kind::Conflict,
                    {QT_TRANSLATE_NOOP("core", "The local server in %1 was made by PostgreSQL %2, which is not installed here."),
                     {folder.path, QString::number(made)}},
                    {QT_TRANSLATE_NOOP("core", "Install PostgreSQL %1, or remove the local server and make a new one."), {QString::number(made)}});
    return programs;
}

// Joins the server that runs in the folder, also one that somebody is only just starting; its version, or 0 when nobody is at
// work there any more. One that is shutting down, or whose postmaster was killed, is waited for.
Result<int> joinRunning(const ClusterFolder &folder, const std::stop_token &stop)
{
    const Deadline deadline = after(15s);
    for (;;) {
        if (const auto server = findServer(folder.data())) {
            const auto ready = waitUntilReady(folder, server->pidfd, stop);
            if (ready || !waitGone(*server, after(0ms)))
                return ready;
        }
        if (!anybodyIn(folder.data()))
            return 0;
        if (stop.stop_requested())
            return base::cancelled();
        if (std::chrono::steady_clock::now() >= deadline)
            return fail(Kind::Conflict, QT_TRANSLATE_NOOP("core", "Processes of a local server that crashed are still at work in its data."),
                        {QT_TRANSLATE_NOOP("core", "End the processes that have %1 as working folder, then try again."), {folder.data()}});
        std::array<pollfd, 1> nothing{pollfd{-1, 0, 0}};
        waitFor(nothing, after(30ms));
    }
}

// What a crash left behind, once nobody is at work in the folder. PostgreSQL would remove its lock files by itself unless
// their pid belongs to somebody else by now; then it refuses to start.
void clearAfterCrash(const ClusterFolder &folder, const LocalCluster::Progress &progress)
{
    if (!QFileInfo::exists(folder.data() + QStringLiteral("/postmaster.pid")))
        return;
    report(progress, QT_TRANSLATE_NOOP("core", "The local server did not end in order last time; it recovers now."));
    QFile::remove(folder.data() + QStringLiteral("/postmaster.pid"));
    const QString socket = ClusterFolder::socketFile(folder.socketFolder(), 5432);
    QFile::remove(socket);
    QFile::remove(socket + QStringLiteral(".lock"));
}

Result<void> stopServer(const ClusterFolder &folder, std::chrono::seconds timeout, int hard = 0)
{
    const auto server = findServer(folder.data());
    if (!server)
        return {};
    if (!sendSignal(*server, SIGINT))
        return waitGone(*server, after(0ms)) ? Result<void>()
                                             : fail(Kind::Permission, QT_TRANSLATE_NOOP("core", "This user may not stop the local server."),
                                                    QT_TRANSLATE_NOOP("core", "Sign in as its owner."));
    if (waitGone(*server, after(timeout)))
        return {};
    if (hard && sendSignal(*server, hard) && waitGone(*server, after(10s)))
        return {};
    return fail(Kind::Timeout, QT_TRANSLATE_NOOP("core", "The local server is still shutting down."),
                QT_TRANSLATE_NOOP("core", "Try again in a moment; it may be writing what is left to disk."));
}

void removeAll(const QString &path)
{
    if (QFileInfo(path).isDir() && !QFileInfo(path).isSymLink())
        QDir(path).removeRecursively();
    else
        QFile::remove(path);
}

} // namespace

LocalCluster::LocalCluster(QString folder, LocalClusterOptions options)
    : m_folder(QDir::cleanPath(QDir(folder).absolutePath())), m_options(std::move(options))
{
}

Result<LocalCluster::Info> LocalCluster::start(const Progress &progress, std::stop_token stop)
{
    const ClusterFolder folder{m_folder};
    TRYV(makeFolder(m_folder));
    TRY(const Descriptor lock, lockFolder(folder, lockPatience, stop));
    TRY(int version, joinRunning(folder, stop));
    if (version == 0) {
        TRY(const QString programs, programsFor(folder));
        TRY(const ServerUser user, serverUser(folder));
        if (!folder.isMade()) {
            report(progress, QT_TRANSLATE_NOOP("core", "Making a PostgreSQL server on this computer"));
            TRYV(makeCluster(folder, programs, user, m_options.durable, stop));
        }
        clearAfterCrash(folder, progress);
        report(progress, QT_TRANSLATE_NOOP("core", "Starting the PostgreSQL server on this computer"));
        TRY(const Spawned started, launchServer(folder, programs, user, m_options.settings));
        const auto ready = waitUntilReady(folder, started.pidfd, stop);
        if (ready) {
            version = *ready;
        } else {
            const ServerProcess half{started.pid, Descriptor(dup(started.pidfd.get()))};
            if (ready.error().kind != Kind::Timeout && sendSignal(half, SIGINT)) // a long recovery goes on
                waitGone(half, after(10s));
            // A start that was killed may have had its server on the way: then ours made room for it.
            const auto other = joinRunning(folder, stop);
            if (!other || *other == 0)
                return fail(ready.error());
            version = *other;
        }
    }
    if (QFile file(folder.versionFile()); file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(QByteArray::number(version) + '\n');
    return status();
}

Result<void> LocalCluster::stop(std::chrono::seconds timeout)
{
    const ClusterFolder folder{m_folder};
    if (!folder.exists())
        return {};
    TRY(const Descriptor lock, lockFolder(folder, lockPatience));
    return stopServer(folder, timeout);
}

Result<LocalCluster::Info> LocalCluster::status() const
{
    const ClusterFolder folder{m_folder};
    Info info;
    info.folder = m_folder;
    info.superuser = QLatin1String(superuserName);
    info.socketFolder = folder.socketFolder();
    if (!folder.isMade())
        return info;
    info.state = State::Stopped;
    info.version = folder.major() * 10000;
    if (const auto server = findServer(folder.data())) {
        info.state = State::Running;
        info.pid = server->pid;
        if (QFile file(folder.versionFile()); file.open(QIODevice::ReadOnly))
            info.version = std::max(info.version, file.read(16).trimmed().toInt());
    }
    return info;
}

Result<void> LocalCluster::destroy()
{
    const ClusterFolder folder{m_folder};
    if (!folder.exists())
        return {};
    TRY(const Descriptor lock, lockFolder(folder, lockPatience));
    TRYV(stopServer(folder, 20s, SIGQUIT));
    const QString socketFolder = folder.socketFolder();
    for (const QString &path : {folder.data(), folder.dataAside(), folder.logs(), folder.ownRun(), folder.versionFile(),
                                folder.path + QStringLiteral("/initdb.log"), folder.lockFile()})
        removeAll(path);
    removeTrash(folder);
    if (socketFolder != folder.ownRun())
        removeAll(socketFolder);
    rmdir(QFile::encodeName(m_folder).constData()); // stays when something else is in it
    if (folder.isMade())
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The local server's files in %1 could not all be removed."), {m_folder}},
                    QT_TRANSLATE_NOOP("core", "Check who owns them, then remove the folder."));
    return {};
}

Result<ConnectionSettings> LocalCluster::superuser(const QString &database) const
{
    TRY(const Info info, status());
    if (info.state != State::Running)
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "The local PostgreSQL server is not running."),
                    QT_TRANSLATE_NOOP("core", "Start it: tenantryctl local start."));
    return superuserSettings(ClusterFolder{m_folder}, database);
}

} // namespace tenantry::postgres
