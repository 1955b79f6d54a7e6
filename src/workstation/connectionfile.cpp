#include "workstation/connectionfile.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace tenantry::workstation {

QByteArray connectionFile(const Profile &profile)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("tenantry"), 1},
                                     {QStringLiteral("name"), profile.name},
                                     {QStringLiteral("uri"), profile.uri},
                                     {QStringLiteral("login"), profile.login},
                                     {QStringLiteral("colour"), profile.colour}})
        .toJson();
}

base::Result<void> writeConnectionFile(const QString &path, const Profile &profile)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(connectionFile(profile)) < 0 || !file.commit())
        return base::fail(base::Kind::Io, {QT_TRANSLATE_NOOP("core", "The file %1 could not be written: %2"), {path, file.errorString()}},
                          QT_TRANSLATE_NOOP("core", "Choose another folder, or make room on the disk."));
    return {};
}

} // namespace tenantry::workstation
