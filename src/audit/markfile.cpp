#include "audit/markfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace tenantry::audit {

using namespace base;

namespace {

constexpr char format[] = "tenantry-audit-anchor";

std::unexpected<Error> notOne(const QString &why)
{
    return fail(Kind::InvalidInput, QT_TRANSLATE_NOOP("core", "This file is no anchor of an audit trail."),
                QT_TRANSLATE_NOOP("core", "Take one that `tenantryctl audit export --anchor FILE` wrote."), why);
}

} // namespace

QByteArray markFileText(const MarkFile &file)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), QLatin1String(format)},
                                     {QStringLiteral("registry"), file.registryId},
                                     {QStringLiteral("name"), file.registryName},
                                     {QStringLiteral("seq"), file.mark.seq},
                                     {QStringLiteral("hash"), QString::fromLatin1(file.mark.hash.toHex())},
                                     {QStringLiteral("seen_at"), file.mark.seenAt.toUTC().toString(Qt::ISODate)}})
        .toJson(QJsonDocument::Indented);
}

Result<MarkFile> parseMarkFile(const QByteArray &bytes)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject())
        return notOne(problem.errorString());
    const QJsonObject object = document.object();
    if (object.value(QLatin1String("format")).toString() != QLatin1String(format))
        return notOne(QStringLiteral("format"));
    MarkFile file{object.value(QLatin1String("registry")).toString(), object.value(QLatin1String("name")).toString(),
                  {object.value(QLatin1String("seq")).toInteger(), QByteArray::fromHex(object.value(QLatin1String("hash")).toString().toLatin1()),
                   QDateTime::fromString(object.value(QLatin1String("seen_at")).toString(), Qt::ISODate)}};
    if (file.mark.seq <= 0 || file.mark.hash.size() != 32 || !file.mark.seenAt.isValid() || file.registryId.isEmpty())
        return notOne(QStringLiteral("seq, hash, seen_at or registry"));
    return file;
}

Result<void> writeMarkFile(const QString &path, const MarkFile &file)
{
    QSaveFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(markFileText(file)) < 0 || !out.commit())
        return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "%1 cannot be written: %2."), {path, out.errorString()}},
                    QT_TRANSLATE_NOOP("core", "Choose another folder, or make room on the disk."));
    return {};
}

Result<MarkFile> readMarkFile(const QString &path, const QString &registryId)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "%1 cannot be read: %2."), {path, in.errorString()}}, {});
    TRY(const MarkFile file, parseMarkFile(in.read(64 * 1024)));
    if (file.registryId != registryId)
        return fail(Kind::InvalidInput, {QT_TRANSLATE_NOOP("core", "The anchor in %1 is of another registry (“%2”)."), {path, file.registryName}},
                    QT_TRANSLATE_NOOP("core", "Sign in to that registry, or take the anchor of this one."));
    return file;
}

} // namespace tenantry::audit
