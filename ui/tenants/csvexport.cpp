#include "ui/tenants/csvexport.h"

#include "tenants/csvimport.h"

#include <QSaveFile>
#include <QTimeZone>

namespace tenantry::ui {

namespace {

using Snapshot = TenantSnapshot;

QString number(auto value) { return value < 0 ? QString() : QString::number(value); }
QString time(qint64 ms) { return ms == Snapshot::noTime ? QString() : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODate); }

QStringList titles(TenantColumn column)
{
    switch (column) {
    case TenantColumn::Slug: return {QStringLiteral("slug"), QStringLiteral("subdomain")};
    case TenantColumn::Version: return {QStringLiteral("schema_version"), QStringLiteral("head_version"), QStringLiteral("behind")};
    case TenantColumn::Size: return {QStringLiteral("size_bytes")};
    case TenantColumn::Latency: return {QStringLiteral("latency_ms")};
    case TenantColumn::LastBackup: return {QStringLiteral("last_backup_at")};
    case TenantColumn::Created: return {QStringLiteral("created_at")};
    default: return {tenantColumnKey(column)};
    }
}

QStringList cells(const Snapshot &s, TenantHandle h, TenantColumn column)
{
    const Snapshot::Numbers &n = s.numbers(h);
    switch (column) {
    case TenantColumn::Name: return {s.text(h, Snapshot::Name).toString()};
    case TenantColumn::Slug: return {s.text(h, Snapshot::Slug).toString(), s.text(h, Snapshot::Subdomain).toString()};
    case TenantColumn::State: return {registry::stateName(n.state)};
    case TenantColumn::Version: return {s.shared(h, Snapshot::SchemaVersion), s.shared(h, Snapshot::HeadVersion), QString::number(n.behind)};
    case TenantColumn::Product: return {s.shared(h, Snapshot::Product)};
    case TenantColumn::Plan: return {s.shared(h, Snapshot::Plan)};
    case TenantColumn::Server: return {s.shared(h, Snapshot::Server)};
    case TenantColumn::Database: return {s.text(h, Snapshot::Database).toString()};
    case TenantColumn::Size: return {number(n.sizeBytes)};
    case TenantColumn::Connections: return {number(n.connections)};
    case TenantColumn::Latency: return {number(n.latencyMs)};
    case TenantColumn::LastBackup: return {time(n.lastBackupAt)};
    case TenantColumn::Created: return {time(n.createdAt)};
    case TenantColumn::Labels: return {s.labels(h).join(QLatin1Char(' '))};
    }
    return {};
}

void append(QByteArray &bytes, const QStringList &line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (i > 0)
            bytes += ',';
        bytes += tenantry::tenants::csvCell(line.at(i));
    }
    bytes += "\r\n";
}

} // namespace

QByteArray tenantsAsCsv(const Snapshot &snapshot, const std::vector<TenantHandle> &rows, const QList<TenantColumn> &columns, std::stop_token stop)
{
    QByteArray bytes("\xEF\xBB\xBF");
    QStringList head;
    for (const TenantColumn column : columns)
        head += titles(column);
    append(bytes, head);
    for (const TenantHandle handle : rows) {
        if (stop.stop_requested())
            return {};
        QStringList line;
        for (const TenantColumn column : columns)
            line += cells(snapshot, handle, column);
        append(bytes, line);
    }
    return bytes;
}

base::Result<void> writeTenantsCsv(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return base::fail(base::Kind::Io, {QT_TRANSLATE_NOOP("core", "The file %1 could not be written: %2."), {path, file.errorString()}},
                          QT_TRANSLATE_NOOP("core", "Choose another folder, or make room on the disk."));
    }
    return {};
}

} // namespace tenantry::ui
