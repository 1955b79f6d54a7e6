#include "support/testcluster.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tenantry::test {

using namespace postgres;

namespace {

// Waits for the end of its standard input, which is the end of the test; then ends every server below the folder (checked
// by its working folder, not only by a pid in a file) and removes it.
//
// It is nobody's child: ctest ends a test that takes too long together with all its descendants, and the server would stay.
constexpr const char *keeper = R"sh(
(
cd /
read -r _
find "$1" -name postmaster.pid 2>/dev/null | while IFS= read -r file; do
    pid=$(head -n 1 "$file")
    [ -n "$pid" ] && [ "$(stat -Lc %d:%i "/proc/$pid/cwd")" = "$(stat -Lc %d:%i "$(dirname "$file")")" ] || continue
    kill -QUIT "$pid"
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        kill -0 "$pid" || break
        sleep 0.1
    done
    kill -KILL "$pid"
done
for _ in 1 2 3 4 5; do
    rm -rf "$1"
    [ -e "$1" ] || break
    sleep 0.2
done
) <&3 &
)sh";

struct Shared {
    std::mutex mutex;
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<LocalCluster> cluster;
    int pipe = -1; // closed: the keeper begins
    int kept = -1; // at its end: the keeper is through
};

Shared &shared()
{
    static Shared instance;
    return instance;
}

void startKeeper(Shared &state)
{
    std::array<int, 2> ends{}, through{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0 || pipe2(through.data(), O_CLOEXEC) != 0)
        qFatal("no pipe: %s", strerror(errno));
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    // Away from 3 and 4 first: either may be one of the pipes' own numbers.
    const int reading = fcntl(ends[0], F_DUPFD_CLOEXEC, 10), writing = fcntl(through[1], F_DUPFD_CLOEXEC, 10);
    posix_spawn_file_actions_adddup2(&files, reading, 3);
    posix_spawn_file_actions_adddup2(&files, writing, 4);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSID); // Ctrl+C is for the test, not for who tidies up after it
    QByteArray folder = QFile::encodeName(state.folder->path());
    std::array<char *, 6> arguments{const_cast<char *>("sh"), const_cast<char *>("-c"), const_cast<char *>(keeper),
                                    const_cast<char *>("tenantry-test-keeper"), folder.data(), nullptr};
    pid_t pid = 0;
    if (const int failure = posix_spawn(&pid, "/bin/sh", &files, &how, arguments.data(), environ); failure != 0)
        qFatal("no keeper: %s", strerror(failure));
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&how);
    close(reading);
    close(writing);
    close(through[1]);
    waitpid(pid, nullptr, 0); // it has left the keeper behind
    close(ends[0]);
    state.pipe = ends[1];
    state.kept = through[0];
    state.folder->setAutoRemove(false); // the keeper's work, once the servers are gone
}

void makeFolder(Shared &state)
{
    if (state.folder)
        return;
    state.folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/tenantry-test-XXXXXX"));
    if (!state.folder->isValid())
        qFatal("no temporary folder: %s", qPrintable(state.folder->errorString()));
    startKeeper(state);
}

} // namespace

LocalCluster &TestCluster::cluster()
{
    Shared &state = shared();
    const std::lock_guard lock(state.mutex);
    if (!state.cluster) {
        makeFolder(state);
        LocalClusterOptions options;
        options.durable = false;
        options.settings = {QStringLiteral("fsync=off"), QStringLiteral("full_page_writes=off"), QStringLiteral("synchronous_commit=off"),
                            QStringLiteral("log_line_prefix=%m [%p] %q%u@%d ")};
        auto cluster = std::make_unique<LocalCluster>(state.folder->filePath(QStringLiteral("cluster")), options);
        if (const auto started = cluster->start(); !started)
            qFatal("no PostgreSQL for the tests: %s", describe(started));
        state.cluster = std::move(cluster);
    }
    return *state.cluster;
}

ConnectionSettings TestCluster::superuser(const QString &database)
{
    auto settings = cluster().superuser(database);
    if (!settings)
        qFatal("the PostgreSQL of the tests is gone: %s", describe(settings));
    return *settings;
}

std::unique_ptr<Connection> TestCluster::connect(const QString &database)
{
    auto connection = Connection::open(superuser(database));
    if (!connection)
        qFatal("no connection for the test: %s", describe(connection));
    return std::move(*connection);
}

QString TestCluster::socketFile()
{
    return superuser().host + QStringLiteral("/.s.PGSQL.5432");
}

QByteArray TestCluster::log()
{
    cluster();
    QByteArray text;
    const QDir folder(shared().folder->filePath(QStringLiteral("cluster/log")));
    for (const QString &name : folder.entryList({QStringLiteral("server-*.log")}, QDir::Files, QDir::Time | QDir::Reversed)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            text += file.readAll();
    }
    return text;
}

QString TestCluster::uniqueName(const QString &prefix)
{
    static std::atomic<int> count{0};
    return QStringLiteral("%1_%2_%3").arg(prefix, QString::number(getpid()), QString::number(++count));
}

QString TestCluster::createDatabase(const QString &owner)
{
    const QString name = uniqueName(QStringLiteral("t"));
    const auto made = connect()->query("CREATE DATABASE " + quoteIdentifier(name)
                                       + (owner.isEmpty() ? QByteArray() : " OWNER " + quoteIdentifier(owner)));
    if (!made)
        qFatal("no database for the test: %s", describe(made));
    return name;
}

QString TestCluster::createRole(const QString &password, const QByteArray &options)
{
    const QString name = uniqueName(QStringLiteral("r"));
    const auto connection = connect();
    const auto verifier = connection->scramVerifier(name, base::secretFromText(password));
    if (!verifier)
        qFatal("no verifier for the test: %s", describe(verifier));
    const auto made = connection->query("CREATE ROLE " + quoteIdentifier(name) + " LOGIN " + options + " PASSWORD '" + *verifier + '\'');
    if (!made)
        qFatal("no role for the test: %s", describe(made));
    return name;
}

ConnectionSettings TestCluster::as(const QString &role, const QString &password, const QString &database)
{
    ConnectionSettings settings = superuser(database);
    settings.user = role;
    settings.password = base::secretFromText(password);
    return settings;
}

QString TestCluster::temporaryFolder(const QString &name)
{
    Shared &state = shared();
    const std::lock_guard lock(state.mutex);
    makeFolder(state);
    const QString path = state.folder->filePath(uniqueName(QStringLiteral("f")) + QLatin1Char('/') + name);
    if (!QDir().mkpath(path))
        qFatal("no folder for the test: %s", qPrintable(path));
    return path;
}

void TestCluster::shutDown()
{
    Shared &state = shared();
    const std::lock_guard lock(state.mutex);
    if (state.cluster) {
        if (const auto gone = state.cluster->destroy(); !gone)
            qWarning("the PostgreSQL of the tests stays: %s", describe(gone));
        state.cluster.reset();
    }
    if (state.pipe >= 0) {
        close(state.pipe); // the keeper ends what is left
        state.pipe = -1;
        char nothing = 0;
        while (read(state.kept, &nothing, 1) < 0 && errno == EINTR) {}
        close(state.kept);
        state.kept = -1;
    }
    state.folder.reset();
}

} // namespace tenantry::test
