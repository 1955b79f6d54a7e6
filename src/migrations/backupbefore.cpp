#include "migrations/backupbefore.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace tenantry::migrations {

using namespace tenantry::base;
using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> notWritten(const QString &path, const QString &why)
{
    return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The backup %1 could not be written: %2."), {path, why}},
                QT_TRANSLATE_NOOP("core", "The tenant was not migrated. See that the folder can be written on this computer and has room, then retry."));
}

QString reason() { return QString::fromLocal8Bit(strerror(errno)); }

// Versions are a product's own words.
QString asFileName(const QString &version)
{
    QString out;
    for (const QChar c : version)
        out += c.isLetterOrNumber() && c.unicode() < 128 ? c : c == u'.' || c == u'_' || c == u'-' ? c : QChar(u'_');
    return out.isEmpty() ? u"none"_s : out.left(80);
}

// A name is on the disk only when its folder is.
bool settled(const QString &folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0)
        ::close(fd);
    return done;
}

} // namespace

Result<void> checkBackupFolder(const QString &folder)
{
    if (folder.isEmpty() || (QDir::isAbsolutePath(folder) && !folder.contains(QChar(0))))
        return {};
    return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "“%1” is not the whole path of a folder."), {folder}},
                QT_TRANSLATE_NOOP("core", "Give a path that begins with /. It is looked up on each computer that works on the run."));
}

BackupBefore::BackupBefore(const QString &folder, const QString &runId) : m_folder(QDir(folder).filePath(runId.right(8))) {}

Result<std::shared_ptr<drivers::DatabaseDump>> BackupBefore::dumpOf(const QString &driver)
{
    const std::lock_guard lock(m_mutex);
    auto &dump = m_dumps[driver];
    if (!dump)
        dump = drivers::makeDatabaseDump(driver);
    if (!dump)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "There is no driver called %1."), {driver}});
    return dump;
}

Result<registry::MadeBackup> BackupBefore::take(const QString &driver, const drivers::TenantDriver::Settings &inDatabase, const QString &slug, const QString &version, std::stop_token stop)
{
    constexpr auto mineAlone = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().exists(m_folder) && (!QDir().mkpath(QFileInfo(m_folder).path()) || !QDir().mkdir(m_folder, mineAlone)) && !QDir().exists(m_folder))
        return notWritten(m_folder, reason());
    const QString file = m_folder + u'/' + asFileName(slug) + u'@' + asFileName(version) + u".dump"_s, part = file + u".part"_s;
    registry::MadeBackup out{version, file, 0, std::chrono::steady_clock::now()};
    const auto age = [](const QFileInfo &of) { return std::chrono::milliseconds(std::max<qint64>(0, of.lastModified().msecsTo(QDateTime::currentDateTime()))); };
    if (const QFileInfo known(file); known.exists() && age(known) < goodFor) {
        out.bytes = known.size();
        out.began -= age(known);
        out.again = true;
        return out;
    }
    TRY(const auto dump, dumpOf(driver));
    if (const auto written = dump->write(inDatabase, part, stop); !written) {
        QFile::remove(part);
        if (written.error().kind != Kind::Io)
            return fail(written.error());
        return fail(Error{Kind::Io, {QT_TRANSLATE_NOOP("core", "The backup of %1 before its migration failed. %2"), {slug, written.error().message.translated()}},
                          QT_TRANSLATE_NOOP("core", "The tenant was not migrated. See that the folder can be written on this computer and has room, then retry."), {}, written.error().detail});
    }
    QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
    if (::rename(QFile::encodeName(part).constData(), QFile::encodeName(file).constData()) != 0 || !settled(m_folder)) {
        const QString why = reason();
        QFile::remove(part);
        return notWritten(file, why);
    }
    out.bytes = QFileInfo(file).size();
    return out;
}

} // namespace tenantry::migrations
