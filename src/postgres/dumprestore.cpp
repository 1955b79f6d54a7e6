#include "postgres/dumprestore.h"

#include "postgres/pipeline.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>
#include <csignal>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tenantry::postgres {

using base::fail;
using base::Kind;
using base::Result;
using namespace std::chrono_literals;

namespace {

constexpr auto longestDump = 24h;
constexpr QLatin1StringView versionsFolder("/usr/lib/postgresql");

QStringList folders()
{
    if (const QString chosen = qEnvironmentVariable("TENANTRY_PG_BINDIR"); !chosen.isEmpty())
        return {chosen};
    QList<int> majors;
    for (const QString &name : QDir(versionsFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (const int major = name.toInt(); major > 0)
            majors << major;
    std::ranges::sort(majors);
    QStringList out;
    for (const int major : std::as_const(majors))
        out << QStringLiteral("%1/%2/bin").arg(versionsFolder, QString::number(major));
    if (const QString inPath = QStandardPaths::findExecutable(QStringLiteral("pg_dump")); !inPath.isEmpty())
        out << QFileInfo(inPath).absolutePath();
    return out;
}

Spawn program(const QByteArray &path, std::vector<QByteArray> arguments)
{
    Spawn out;
    out.program = path;
    out.arguments = std::move(arguments);
    out.keep = {"HOME", "PGSSLCERT", "PGSSLKEY", "PGSSLROOTCERT", "PGSSLCRL"}; // a client's certificate, as for our own connections
    return out;
}

// "pg_dump (PostgreSQL) 17.6 (Debian 17.6-0+deb13u1)" -> 17
Result<int> majorOf(const QByteArray &path, const std::stop_token &stop)
{
    TRY(const QByteArray said, outputOf(program(path, {"--version"}), 10s, stop));
    static const QRegularExpression shape(QStringLiteral("\\(PostgreSQL\\) (\\d+)"));
    return shape.match(QString::fromUtf8(said)).captured(1).toInt();
}

// One value of a connection string (libpq, 32.1.1.1): in quotes, with ' and \ escaped.
QByteArray quoted(const QString &value)
{
    QByteArray out = value.toUtf8();
    out.replace('\\', "\\\\").replace('\'', "\\'");
    return '\'' + out + '\'';
}

// A password file that lies in memory and goes with the last process that has it. libpq wants a plain file that nobody else may read.
Result<Descriptor> passwordFile(const ConnectionSettings &settings)
{
    if (settings.password.isEmpty())
        return Descriptor();
    if (settings.password.toByteArray().contains('\n'))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The password of %1 has a line break in it, which pg_dump cannot be told."), {settings.user}},
                    QT_TRANSLATE_NOOP("core", "Give this user a password without one."));
    base::Secret line = base::Secret("*:*:*:*:");
    for (int i = 0; i < settings.password.size(); ++i) {
        const char c = settings.password.constData()[i];
        if (c == ':' || c == '\\')
            line.append(base::Secret(1, '\\'));
        line.append(base::Secret(1, c));
    }
    line.append(base::Secret(1, '\n'));
    Descriptor file(memfd_create("tenantry", MFD_CLOEXEC));
    if (!file || fchmod(file.get(), 0600) != 0 || write(file.get(), line.constData(), size_t(line.size())) != line.size())
        return fail(Kind::Io, QT_TRANSLATE_NOOP("core", "There is no memory left for a password file."));
    return file;
}

// role: as our own connections say it (connect.cpp); with the tenant's rights a dump does not reach all there is.
QByteArray connectionString(const ConnectionSettings &settings, const Descriptor &passwords)
{
    QByteArray out = "host=" + quoted(settings.host) + " port=" + QByteArray::number(settings.port) + " dbname=" + quoted(settings.database) + " user=" + quoted(settings.user)
        + " sslmode=" + (settings.isSocket() ? QByteArray("disable") : tlsModeName(settings.tls).toLatin1()) + " gssencmode=disable connect_timeout="
        + QByteArray::number(settings.connectTimeoutSeconds) + " application_name=" + quoted(settings.applicationName)
        + " options='-c role=none' keepalives_idle=15 keepalives_interval=5 keepalives_count=3 passfile=";
    out += passwords ? "/proc/self/fd/" + QByteArray::number(passwords.get()) : QByteArray("/nonexistent");
    if (!settings.rootCertificate.isEmpty())
        out += " sslrootcert=" + quoted(settings.rootCertificate);
    return out;
}

// The lines that say what went wrong, without the statements. What a newer pg_restore sets and an older server does not know is no failure.
QStringList complaints(const QByteArray &errors)
{
    QStringList out;
    for (const QString &line : QString::fromUtf8(errors).split(QLatin1Char('\n'))) {
        static const QRegularExpression complaint(QStringLiteral("^pg_(?:dump|restore): error: (.*)$"));
        const auto match = complaint.match(line);
        if (match.hasMatch() && !line.contains(QLatin1String("unrecognized configuration parameter")))
            out << match.captured(1);
        else if (!out.isEmpty() && (line.startsWith(QLatin1String("DETAIL:")) || line.startsWith(QLatin1String("HINT:"))))
            out << line;
    }
    return out;
}

std::unexpected<base::Error> copyFailed(const char *who, const QString &database, const QByteArray &errors, int status)
{
    const QStringList lines = complaints(errors);
    const QString first = lines.isEmpty() ? QStringLiteral("%1 %2").arg(QLatin1String(who), QString::number(status)) : lines.first();
    return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The database %1 could not be copied. %2 said: %3"), {database, QLatin1String(who), first}},
                QT_TRANSLATE_NOOP("core", "Look whether the server's user may read everything in that database, and whether the disk has room."), lines.join(QLatin1Char('\n')));
}

} // namespace

Result<DumpPrograms> findDumpPrograms(int serverMajor, std::stop_token stop)
{
    int newest = 0;
    for (const QString &folder : folders()) {
        const QString dump = folder + QStringLiteral("/pg_dump"), restore = folder + QStringLiteral("/pg_restore");
        if (!QFileInfo(dump).isExecutable() || !QFileInfo(restore).isExecutable())
            continue;
        const auto major = majorOf(QFile::encodeName(dump), stop);
        if (!major && major.error().kind == Kind::Cancelled)
            return fail(major.error());
        if (!major || *major == 0)
            continue;
        newest = std::max(newest, *major);
        if (*major >= serverMajor)
            return DumpPrograms{QFile::encodeName(dump), QFile::encodeName(restore), *major};
    }
    const QString wanted = QString::number(serverMajor);
    const base::Text hint{QT_TRANSLATE_NOOP("core", "Install PostgreSQL's client programs of version %1 (on Debian: postgresql-client-%1), or set TENANTRY_PG_BINDIR to the folder that they are in."), {wanted}};
    if (newest == 0)
        return fail(Kind::NotFound, QT_TRANSLATE_NOOP("core", "This computer has no pg_dump and pg_restore, which copy databases."), hint);
    return fail(Kind::NotFound, {QT_TRANSLATE_NOOP("core", "The pg_dump of this computer is of version %1, and does not copy databases of a server of version %2."), {QString::number(newest), wanted}}, hint);
}

Result<qint64> copyDatabase(const DumpPrograms &programs, int serverMajor, const ConnectionSettings &from, const ConnectionSettings &into,
                            const CopyPart &part, const std::function<void(qint64)> &moved, std::stop_token stop)
{
    TRY(const Descriptor fromPassword, passwordFile(from));
    TRY(const Descriptor intoPassword, passwordFile(into));
    // Not compressed: what goes over is then about what lies in the tables. A subscription would begin to replicate.
    Spawn dump = program(programs.dump, {"--format=custom", "--compress=0", "--no-password", "--no-subscriptions", "--lock-wait-timeout=30s", "--dbname=" + connectionString(from, fromPassword)});
    Spawn restore = program(programs.restore, {"--no-password", "--dbname=" + connectionString(into, intoPassword)});
    const auto first = [](Spawn &program_, const QByteArray &option) { program_.arguments.insert(program_.arguments.begin(), option); };
    if (programs.major == serverMajor)
        first(restore, "--exit-on-error");
    if (!part.onlySchema.isEmpty())
        first(dump, "--schema=" + part.onlySchema);
    if (!part.withoutSchema.isEmpty())
        first(dump, "--exclude-schema=" + part.withoutSchema);
    if (!part.asRole.isEmpty())
        for (const QByteArray &option : {"--role=" + part.asRole.toUtf8(), QByteArray("--no-owner"), QByteArray("--no-privileges"), QByteArray("--no-comments"), QByteArray("--no-publications")})
            first(restore, option);
    if (fromPassword)
        dump.inherited = {fromPassword.get()};
    if (intoPassword)
        restore.inherited = {intoPassword.get()};
    TRY(const Piped done, pipeBetween(std::move(dump), std::move(restore), moved, stop));
    // Who was ended because the other died has nothing to say.
    if (done.first != 0 && done.first != 128 + SIGKILL)
        return copyFailed("pg_dump", from.database, done.firstErrors, done.first);
    const bool restored = done.second == 0 || (done.second == 1 && programs.major != serverMajor && complaints(done.secondErrors).isEmpty());
    if (!restored)
        return copyFailed("pg_restore", from.database, done.secondErrors, done.second);
    if (done.first != 0)
        return copyFailed("pg_dump", from.database, done.firstErrors, done.first);
    return done.bytes;
}

Result<void> dumpDatabase(const DumpPrograms &programs, const ConnectionSettings &from, const QString &file, std::stop_token stop)
{
    TRY(const Descriptor password, passwordFile(from));
    Spawn dump = program(programs.dump, {"--format=custom", "--no-password", "--lock-wait-timeout=30s", "--file=" + QFile::encodeName(file), "--dbname=" + connectionString(from, password)});
    if (password)
        dump.inherited = {password.get()};
    TRY(const Ended ended, runToEnd(std::move(dump), longestDump, stop));
    return ended.status == 0 ? Result<void>() : copyFailed("pg_dump", from.database, ended.said, ended.status);
}

} // namespace tenantry::postgres
