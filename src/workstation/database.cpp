#include "workstation/database.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QLockFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QThread>
#include <array>
#include <atomic>
#include <chrono>

namespace tenantry::workstation {

using namespace base;

namespace {

// SQLite's primary result codes (sqlite.org/rescode.html); Qt gives them as text.
constexpr int codePermission = 3, codeReadOnly = 8, codeCorrupt = 11, codeFull = 13, codeNotADatabase = 26;
constexpr int codeNoLock = 5; // SQLITE_BUSY: here also, a lock file that did not come free

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

// user_version counts these. They only ever add, so that an older Tenantry beside a newer one goes on with the same file.
const std::array<QStringList, 2> &migrations()
{
    static const std::array<QStringList, 2> all{QStringList{
        QStringLiteral("CREATE TABLE profile (name TEXT PRIMARY KEY, uri TEXT NOT NULL, login TEXT NOT NULL, colour TEXT NOT NULL,"
                       " remember INTEGER NOT NULL, local INTEGER NOT NULL, last_used INTEGER)"),
        QStringLiteral("CREATE TABLE preference (key TEXT PRIMARY KEY, value TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE tenant_group (registry TEXT NOT NULL, name TEXT NOT NULL, expression TEXT NOT NULL,"
                       " PRIMARY KEY (registry, name))"),
        QStringLiteral("CREATE TABLE snapshot (registry TEXT NOT NULL, login TEXT NOT NULL, what TEXT NOT NULL, bytes BLOB NOT NULL,"
                       " taken_at INTEGER NOT NULL, PRIMARY KEY (registry, login, what))"),
    }, QStringList{
        QStringLiteral("CREATE TABLE chain_mark (registry TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, seen_at INTEGER NOT NULL,"
                       " PRIMARY KEY (registry, seq))"),
    }};
    return all;
}

bool makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir()) // somebody's own folder keeps the permissions that they gave it
        return true;
    const QFileInfo info(QDir::cleanPath(QDir(folder).absolutePath()));
    return QDir().mkpath(info.absolutePath())
        && (QDir(info.absolutePath()).mkdir(info.fileName(), ownerOnly | QFileDevice::ExeOwner) || QFileInfo(folder).isDir());
}

// QLockFile's own waiting doubles its pauses up to seconds; what is done under this lock takes milliseconds.
bool lockWithin(QLockFile &lock, std::chrono::milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    while (!lock.tryLock(0)) {
        if (lock.error() != QLockFile::LockFailedError || deadline.hasExpired())
            return false;
        QThread::msleep(10);
    }
    return true;
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &folder)
{
    static std::atomic<int> count = 0;
    std::unique_ptr<Database> database(new Database);
    database->m_folder = folder;
    database->m_file = QDir(folder).filePath(QStringLiteral("workstation.sqlite"));
    database->m_connection = QStringLiteral("tenantry-workstation-%1").arg(++count);
    auto opened = database->openFile();
    if (!opened && isDamage(opened.error()) && database->setAside())
        opened = database->openFile();
    if (!opened)
        TRYV(database->useMemory());
    return database;
}

Database::~Database()
{
    close();
}

void Database::close()
{
    if (QSqlDatabase::contains(m_connection))
        QSqlDatabase::removeDatabase(m_connection); // closes it; nobody else holds a copy
}

std::expected<void, Database::Failure> Database::openFile()
{
    close();
    if (!makeFolder(m_folder))
        return std::unexpected(Failure{codePermission, QStringLiteral("%1 cannot be made").arg(m_folder)});
    {
        // Made here and not by SQLite, which would give it the umask's permissions; -wal and -shm take the file's.
        QFile file(m_file);
        if (!file.open(QIODevice::ReadWrite, ownerOnly))
            return std::unexpected(Failure{codePermission, file.errorString()});
        file.setPermissions(ownerOnly);
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
        database.setDatabaseName(m_file);
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000")); // ms; another Tenantry may be writing
        if (!database.open())
            return std::unexpected(Failure{database.lastError().nativeErrorCode().toInt() & 0xff, database.lastError().text()});
    }
    if (auto migrated = migrate(); !migrated)
        return migrated;
    // A file that cannot be written opens like any other, and says so only when a write begins.
    for (const QString &probe : {QStringLiteral("BEGIN IMMEDIATE"), QStringLiteral("ROLLBACK")})
        if (const auto done = execute(probe, {}); !done)
            return std::unexpected(done.error());
    m_persistent = true;
    return {};
}

std::expected<void, Database::Failure> Database::migrate()
{
    // Deleted names are overwritten; a large write-ahead log is cut back; a power cut may lose the last write, nothing else.
    for (const QString &pragma : {QStringLiteral("PRAGMA secure_delete = ON"), QStringLiteral("PRAGMA journal_size_limit = 1048576"),
                                  QStringLiteral("PRAGMA synchronous = NORMAL")})
        if (const auto done = execute(pragma, {}); !done)
            return std::unexpected(done.error());
    const auto version = [this]() -> std::expected<size_t, Failure> {
        const auto rows = execute(QStringLiteral("PRAGMA user_version"), {});
        if (!rows)
            return std::unexpected(rows.error());
        return rows->front().front().toUInt();
    };
    auto before = version();
    if (!before)
        return std::unexpected(before.error());
    if (*before >= migrations().size())
        return {};
    // SQLite's own locks do not wait while the journal's mode is changed. In memory there is nobody else.
    std::optional<QLockFile> lock;
    if (!m_file.isEmpty()) {
        lock.emplace(m_file + QStringLiteral(".lock"));
        if (!lockWithin(*lock, std::chrono::seconds(10)))
            return std::unexpected(Failure{codeNoLock, QStringLiteral("the lock file of %1 is held").arg(m_file)});
        if (const auto done = execute(QStringLiteral("PRAGMA journal_mode = WAL"), {}); !done)
            return std::unexpected(done.error());
    }
    before = version();
    if (!before)
        return std::unexpected(before.error());
    for (size_t next = *before; next < migrations().size(); ++next) {
        QStringList steps{QStringLiteral("BEGIN IMMEDIATE")};
        steps += migrations()[next];
        steps += {QStringLiteral("PRAGMA user_version = %1").arg(next + 1), QStringLiteral("COMMIT")};
        for (const QString &step : steps)
            if (const auto done = execute(step, {}); !done) {
                (void)execute(QStringLiteral("ROLLBACK"), {});
                return std::unexpected(done.error());
            }
    }
    return {};
}

// Moves the damaged file (and its journal) away under a name with the time; it is kept, somebody may want to look into it.
bool Database::setAside()
{
    close();
    QLockFile lock(m_file + QStringLiteral(".lock"));
    if (!lockWithin(lock, std::chrono::seconds(10)))
        return false;
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmsszzz"));
    const QString aside = QDir(m_folder).filePath(QStringLiteral("workstation-damaged-%1.sqlite").arg(stamp));
    if (!QFile::rename(m_file, aside))
        return false;
    for (const QString &suffix : {QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::rename(m_file + suffix, aside + suffix);
    return true;
}

Result<void> Database::useMemory()
{
    close();
    m_persistent = false;
    m_file.clear();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
        database.setDatabaseName(QStringLiteral(":memory:"));
        if (!database.open())
            return fail(Kind::Io, QT_TRANSLATE_NOOP("core", "The SQLite driver of Qt does not work."),
                        QT_TRANSLATE_NOOP("core", "Install the package libqt6sql6-sqlite."), database.lastError().text());
    }
    if (const auto migrated = migrate(); !migrated)
        return error(migrated.error());
    return {};
}

std::expected<std::vector<QVariantList>, Database::Failure> Database::execute(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    const auto failure = [&query] {
        return std::unexpected(Failure{query.lastError().nativeErrorCode().toInt() & 0xff, query.lastError().text()});
    };
    if (!query.prepare(sql))
        return failure();
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failure();
    std::vector<QVariantList> rows;
    const int columns = query.isSelect() ? int(query.record().count()) : 0;
    while (query.next()) {
        QVariantList row;
        row.reserve(columns);
        for (int column = 0; column < columns; ++column)
            row.append(query.value(column));
        rows.push_back(std::move(row));
    }
    if (query.lastError().isValid())
        return failure();
    return rows;
}

bool Database::isDamage(const Failure &failure)
{
    return failure.code == codeCorrupt || failure.code == codeNotADatabase;
}

Result<std::vector<QVariantList>> Database::run(const QString &sql, const QVariantList &values)
{
    auto rows = execute(sql, values);
    if (!rows && m_persistent && isDamage(rows.error())) {
        // Another Tenantry may have seen it first, and the file of that name is already a new one.
        auto opened = openFile();
        if (opened)
            rows = execute(sql, values);
        const bool damaged = opened ? !rows && isDamage(rows.error()) : isDamage(opened.error());
        if (damaged)
            opened = setAside() ? openFile() : std::unexpected(Failure{});
        if (!opened)
            TRYV(useMemory());
        if (damaged || !opened)
            rows = execute(sql, values);
    }
    if (!rows)
        return error(rows.error());
    return std::move(*rows);
}

std::unexpected<Error> Database::error(const Failure &failure) const
{
    if (failure.code == codeFull)
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The disk that holds %1 is full."), {m_folder}},
                    QT_TRANSLATE_NOOP("core", "Free some space; nothing that was stored before is lost."), failure.text);
    if (failure.code == codeReadOnly)
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 cannot be written any more."), {m_file}},
                    QT_TRANSLATE_NOOP("core", "Check its permissions and the disk; until then nothing is remembered."), failure.text);
    if (failure.code == codeNoLock)
        return fail(Kind::Timeout, {QT_TRANSLATE_NOOP("core", "Another Tenantry keeps %1 busy."), {m_file}},
                    QT_TRANSLATE_NOOP("core", "Try again in a moment."), failure.text);
    return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "What this computer remembers (in %1) could not be read or written."), {m_folder}},
                QT_TRANSLATE_NOOP("core", "Check the disk and the permissions of that folder."), failure.text);
}

} // namespace tenantry::workstation
