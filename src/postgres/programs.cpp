#include "postgres/localcluster.h"
#include "postgres/programs.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tenantry::postgres {

namespace {

constexpr int oldestMajor = 15;
constexpr QLatin1String versionsFolder("/usr/lib/postgresql");

bool holdsPrograms(const QString &folder)
{
    for (const char *name : {"postgres", "initdb"})
        if (!QFileInfo(folder + QLatin1Char('/') + QLatin1String(name)).isExecutable())
            return false;
    return true;
}

} // namespace

QString postgresPrograms()
{
    if (const QString chosen = qEnvironmentVariable("TENANTRY_PG_BINDIR"); !chosen.isEmpty())
        return holdsPrograms(chosen) ? chosen : QString();
    int newest = oldestMajor - 1;
    QString found;
    for (const QString &name : QDir(versionsFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const int major = name.toInt();
        const QString folder = postgresPrograms(major);
        if (major > newest && !folder.isEmpty()) {
            newest = major;
            found = folder;
        }
    }
    if (!found.isEmpty())
        return found;
    const QString inPath = QFileInfo(QStandardPaths::findExecutable(QStringLiteral("postgres"))).canonicalPath();
    return !inPath.isEmpty() && holdsPrograms(inPath) ? inPath : QString();
}

QString postgresPrograms(int major)
{
    const QString folder = QStringLiteral("%1/%2/bin").arg(versionsFolder, QString::number(major));
    return holdsPrograms(folder) ? folder : QString();
}

} // namespace tenantry::postgres
