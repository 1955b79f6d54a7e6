#include "audit/exporting.h"

#include "base/csv.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSaveFile>

namespace tenantry::audit {

using namespace base;
using registry::Event;

namespace {

QString timeText(const QDateTime &time) { return time.toUTC().toString(Qt::ISODateWithMs); }

QJsonValue orNull(const QString &text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); }
QJsonValue orNull(const QJsonObject &object) { return object.isEmpty() ? QJsonValue() : QJsonValue(object); }

QString compact(const QJsonObject &object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QByteArray csvLine(const QStringList &cells)
{
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += ',';
        line += csvCell(cells.at(i));
    }
    return line + "\r\n";
}

QStringList cells(const Event &e)
{
    return {QString::number(e.seq), timeText(e.at), e.operatorLogin, e.source, e.address, e.action, e.kind, e.entityId, e.tenantId, e.tenant,
            e.subject, compact(e.before), compact(e.after), QString::fromLatin1(e.hash.toHex())};
}

std::unexpected<Error> noRoom(const QIODevice &out)
{
    return fail(Kind::Io, {QT_TRANSLATE_NOOP("core", "The events could not be written: %1."), {out.errorString()}},
                QT_TRANSLATE_NOOP("core", "Choose another folder, or make room on the disk."));
}

} // namespace

QJsonObject eventJson(const Event &e)
{
    return {{QStringLiteral("seq"), e.seq}, {QStringLiteral("at"), timeText(e.at)}, {QStringLiteral("operator"), e.operatorLogin},
            {QStringLiteral("source"), e.source}, {QStringLiteral("address"), orNull(e.address)}, {QStringLiteral("action"), e.action},
            {QStringLiteral("kind"), e.kind}, {QStringLiteral("entity_id"), e.entityId}, {QStringLiteral("tenant_id"), orNull(e.tenantId)},
            {QStringLiteral("tenant"), orNull(e.tenant)}, {QStringLiteral("subject"), orNull(e.subject)}, {QStringLiteral("before"), orNull(e.before)},
            {QStringLiteral("after"), orNull(e.after)}, {QStringLiteral("hash"), QString::fromLatin1(e.hash.toHex())}};
}

Result<qint64> exportEvents(const registry::SessionPtr &session, const registry::EventFilter &filter, Format format, QIODevice &out,
                            const std::function<void(qint64 done)> &progress, std::stop_token stop)
{
    if (format == Format::Csv) {
        const QByteArray head = "\xEF\xBB\xBF"
            + csvLine({QStringLiteral("seq"), QStringLiteral("at"), QStringLiteral("operator"), QStringLiteral("source"), QStringLiteral("address"),
                       QStringLiteral("action"), QStringLiteral("kind"), QStringLiteral("entity_id"), QStringLiteral("tenant_id"), QStringLiteral("tenant"),
                       QStringLiteral("subject"), QStringLiteral("before"), QStringLiteral("after"), QStringLiteral("hash")});
        if (out.write(head) != head.size())
            return noRoom(out);
    }
    qint64 done = 0;
    TRYV(registry::AuditRepository(session).scan(filter, [&](const QList<Event> &events) -> Result<bool> {
        QByteArray bytes;
        for (const Event &event : events)
            bytes += format == Format::Csv ? csvLine(cells(event)) : QJsonDocument(eventJson(event)).toJson(QJsonDocument::Compact) + '\n';
        if (out.write(bytes) != bytes.size())
            return noRoom(out);
        done += events.size();
        if (progress)
            progress(done);
        return true;
    }, std::move(stop)));
    return done;
}

Result<qint64> exportEventsTo(const registry::SessionPtr &session, const registry::EventFilter &filter, Format format, const QString &path,
                              const std::function<void(qint64 done)> &progress, std::stop_token stop)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (!file.open(QIODevice::WriteOnly))
        return noRoom(file);
    TRY(const qint64 done, exportEvents(session, filter, format, file, progress, std::move(stop)));
    if (!file.commit())
        return noRoom(file);
    return done;
}

} // namespace tenantry::audit
