#include "postgres/launch.h"

#include "base/random.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;

namespace {

QByteArray byDescriptor(const Descriptor &folder)
{
    return "/proc/self/fd/" + QByteArray::number(folder.get());
}

Result<Descriptor> outputFile(const QString &path)
{
    Descriptor file(open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file)
        return fail(ioError(path, errno));
    return file;
}

QString lastLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    if (file.size() > 4000)
        file.seek(file.size() - 4000);
    return QString::fromUtf8(file.readAll()).trimmed();
}

base::Error explain(const QString &words, base::Text otherwise, const ClusterFolder &folder)
{
    const base::Text lookAtLog{QT_TRANSLATE_NOOP("core", "Its log is in %1."), {folder.logs()}};
    if (words.contains(QLatin1String("No space left on device")) || words.contains(QLatin1String("Disk quota exceeded"))) {
        base::Error full = ioError(folder.path, ENOSPC);
        full.detail = words;
        return full;
    }
    if (words.contains(QLatin1String("database files are incompatible")) || words.contains(QLatin1String("was initialized by PostgreSQL version")))
        return {Kind::Conflict, QT_TRANSLATE_NOOP("core", "The local server was made by another version of PostgreSQL."),
                QT_TRANSLATE_NOOP("core", "Install that version, or remove the local server and make a new one."), {}, words};
    if (words.contains(QLatin1String("could not create shared memory")) || words.contains(QLatin1String("Cannot allocate memory")))
        return {Kind::Io, QT_TRANSLATE_NOOP("core", "The computer has not enough memory for the local PostgreSQL."),
                QT_TRANSLATE_NOOP("core", "Close some programs, then try again."), {}, words};
    return {Kind::Io, std::move(otherwise), lookAtLog, {}, words};
}

// Who may be the superuser without a password: the people who own the files anyway.
QByteArray identMap(const ServerUser &user)
{
    std::set<QString> names{QStringLiteral("root"), user.name};
    if (const QString self = userName(geteuid()); !self.isEmpty())
        names.insert(self);
    QByteArray out("# Made by Tenantry at every start.\n");
    for (const QString &name : names)
        if (!name.isEmpty() && !name.startsWith(QLatin1Char('/'))) // a leading slash would make it a regular expression
            out += "tenantry \"" + QString(name).remove(QLatin1Char('"')).toLocal8Bit() + "\" " + superuserName + '\n';
    return out;
}

QByteArray accessRules()
{
    return QByteArray("# Made by Tenantry at every start. No line for hosts: there is no TCP.\n"
                      "local all ")
        + superuserName + " peer map=tenantry\nlocal replication all reject\nlocal all all scram-sha-256\n";
}

} // namespace

int programMajor(const QString &programs)
{
    static const QRegularExpression inPath(QStringLiteral("/([0-9]+)/bin/?\\z"));
    if (const auto match = inPath.match(programs); match.hasMatch())
        return match.captured(1).toInt();
    std::array<char, 128> line{};
    const QString quoted = QString(programs).replace(QLatin1Char('\''), QLatin1String("'\\''"));
    if (FILE *output = popen(QFile::encodeName(QStringLiteral("exec '%1/postgres' --version").arg(quoted)).constData(), "re")) {
        [[maybe_unused]] const char *got = fgets(line.data(), int(line.size()), output);
        pclose(output);
    }
    static const QRegularExpression inWords(QStringLiteral("\\) ([0-9]+)"));
    return inWords.match(QString::fromLatin1(line.data())).captured(1).toInt();
}

Result<void> makeCluster(const ClusterFolder &folder, const QString &programs, const ServerUser &user, bool durable, std::stop_token stop)
{
    // What a killed start left. Its last processes may still write there for a moment: they keep their folder, under another
    // name, and it is removed when they have gone.
    if (QFileInfo::exists(folder.dataAside()))
        QFile::rename(folder.dataAside(), folder.trash() + base::randomSuffix());
    if (QDir data(folder.data()); data.exists() && !data.isEmpty()) // never ours: a cluster comes by rename, whole
        return fail(Kind::Conflict, {QT_TRANSLATE_NOOP("core", "%1 holds files that are no PostgreSQL server."), {folder.data()}},
                    QT_TRANSLATE_NOOP("core", "Move them away, or choose another folder with TENANTRY_HOME."));
    TRYV(serverFolder(folder.logs(), user));
    const QString log = folder.path + QStringLiteral("/initdb.log");
    TRY(const Descriptor output, outputFile(log));
    TRY(const Descriptor data, serverFolder(folder.dataAside(), user));

    Spawn what;
    what.program = QFile::encodeName(programs + QStringLiteral("/initdb"));
    what.arguments = {"-D", byDescriptor(data), "-U", superuserName, "-A", "peer", "--encoding=UTF8", "--locale=C.UTF-8",
                      "--data-checksums"};
    if (programMajor(programs) >= 17)
        what.arguments.emplace_back("--locale-provider=builtin"); // the same order on every system, for good
    if (!durable)
        what.arguments.emplace_back("--no-sync");
    what.inherited = {data.get()};
    what.output = output.get();
    what.user = user;
    TRY(Spawned process, spawn(what));
    TRY(const int status, waitForExit(process, stop));
    if (status != 0)
        return fail(explain(lastLines(log), QT_TRANSLATE_NOOP("core", "The local PostgreSQL could not be made."), folder));
    QFile::remove(log);
    removeTrash(folder);
    if (rename(QFile::encodeName(folder.dataAside()).constData(), QFile::encodeName(folder.data()).constData()) != 0)
        return fail(ioError(folder.data(), errno));
    const Descriptor parent(open(QFile::encodeName(folder.path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (durable)
        fsync(parent.get());
    return {};
}

Result<Spawned> launchServer(const ClusterFolder &folder, const QString &programs, const ServerUser &user, const QStringList &settings)
{
    TRY(const Descriptor data, serverFolder(folder.data(), user));
    TRY(const Descriptor logs, serverFolder(folder.logs(), user));
    TRY(const Descriptor run, serverFolder(folder.socketFolder(), user));
    TRYV(writeServerFile(data.get(), "pg_hba.conf", accessRules(), user));
    TRYV(writeServerFile(data.get(), "pg_ident.conf", identMap(user), user));
    TRY(const Descriptor output, outputFile(folder.startLog()));

    Spawn what;
    what.program = QFile::encodeName(programs + QStringLiteral("/postgres"));
    what.arguments = {"-D", byDescriptor(data)};
    const auto set = [&](const QByteArray &setting) {
        what.arguments.emplace_back("-c");
        what.arguments.push_back(setting);
    };
    set("listen_addresses=");
    set("port=5432");
    set("unix_socket_directories=" + byDescriptor(run));
    set("unix_socket_permissions=0700");
    set("max_connections=200");
    set("password_encryption=scram-sha-256");
    set("recovery_init_sync_method=syncfs"); // thousands of databases: seconds instead of minutes after a crash
    set("logging_collector=on");
    set("log_directory=" + byDescriptor(logs));
    set("log_filename=server-%a.log"); // a week of them
    set("log_rotation_age=1d");
    set("log_rotation_size=0");
    set("log_truncate_on_rotation=on");
    set("log_file_mode=0600");
    // No text of a statement in the log, not even of one that failed: it may hold what nobody should read there.
    set("log_statement=none");
    set("log_min_error_statement=panic");
    set("log_min_duration_statement=-1");
    for (const QString &setting : settings)
        set(setting.toUtf8());
    what.inherited = {data.get(), logs.get(), run.get()};
    what.output = output.get();
    what.user = user;
    what.detached = true;
    return spawn(what);
}

base::Error explainStart(const ClusterFolder &folder)
{
    QString words = lastLines(folder.startLog());
    const auto logs = QDir(folder.logs()).entryInfoList({QStringLiteral("server-*.log")}, QDir::Files, QDir::Time);
    if (!logs.isEmpty())
        words += QLatin1Char('\n') + lastLines(logs.first().filePath());
    return explain(words.trimmed(), QT_TRANSLATE_NOOP("core", "The local PostgreSQL ended while it was starting."), folder);
}

} // namespace tenantry::postgres
