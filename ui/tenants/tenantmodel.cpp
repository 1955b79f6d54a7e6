#include "ui/tenants/tenantmodel.h"

#include "ui/tenants/formatting.h"
#include "ui/widgets/moments.h"
#include "ui/widgets/statuschip.h"

#include <QLocale>
#include <QTimeZone>
#include <algorithm>

namespace tenantry::ui {
namespace {

using Snapshot = TenantSnapshot;

QDateTime time(qint64 ms) { return ms == Snapshot::noTime ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC); }

std::optional<qint64> known(qint64 value) { return value < 0 ? std::nullopt : std::optional(value); }

// Names come from people: what would reorder or hide the line is made visible before it is painted.
QString clean(QStringView text) { return base::printable(text.toString()); }

bool sameNumbers(const Snapshot::Numbers &a, const Snapshot::Numbers &b) { return a.version == b.version && a.updatedAt == b.updatedAt
        && a.sizeBytes == b.sizeBytes && a.connections == b.connections && a.latencyMs == b.latencyMs && a.behind == b.behind
        && a.state == b.state && a.lastBackupAt == b.lastBackupAt; }

} // namespace

TenantModel::TenantModel(QObject *parent) : QAbstractTableModel(parent), m_snapshot(Snapshot::build({})), m_now(QDateTime::currentDateTimeUtc()) {}

int TenantModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_visible.size()); }
int TenantModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : tenantColumnCount; }

QVariant TenantModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TenantHandle h = handle(index.row());
    const auto column = TenantColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(h, column);
    case Qt::ToolTipRole:
        return toolTip(h, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (tenantColumnIsNumber(column) ? Qt::AlignRight : Qt::AlignLeading)));
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "column and value, for screen readers").arg(tenantColumnTitle(column),
            unknown(h, column) ? tr("not known") : display(h, column).toString());
    case IdRole:
        return m_snapshot->text(h, Snapshot::Id).toString();
    case StateRole:
        return int(m_snapshot->numbers(h).state);
    case BehindRole:
        return m_snapshot->numbers(h).behind;
    case StrongRole:
        return column == TenantColumn::Name;
    case QuietRole:
        return unknown(h, column);
    default:
        return {};
    }
}

QVariant TenantModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= tenantColumnCount)
        return role == Qt::DisplayRole && orientation == Qt::Vertical ? QVariant(section + 1) : QVariant();
    const auto column = TenantColumn(section);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tenantColumnTitle(column);
    case Qt::ToolTipRole:
        return tenantColumnWhatsThis(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (tenantColumnIsNumber(column) ? Qt::AlignRight : Qt::AlignLeading)));
    default:
        return {};
    }
}

bool TenantModel::unknown(TenantHandle h, TenantColumn column) const
{
    const Snapshot::Numbers &n = m_snapshot->numbers(h);
    switch (column) {
    case TenantColumn::Size: return n.sizeBytes < 0;
    case TenantColumn::Connections: return n.connections < 0;
    case TenantColumn::Latency: return n.latencyMs < 0;
    case TenantColumn::LastBackup: return n.lastBackupAt == Snapshot::noTime;
    case TenantColumn::Created: return n.createdAt == Snapshot::noTime;
    case TenantColumn::Version: return n.behind == 0 && m_snapshot->shared(h, Snapshot::SchemaVersion).isEmpty();
    case TenantColumn::Plan: return m_snapshot->shared(h, Snapshot::Plan).isEmpty();
    default: return false;
    }
}

QVariant TenantModel::display(TenantHandle h, TenantColumn column) const
{
    const Snapshot &s = *m_snapshot;
    const Snapshot::Numbers &n = s.numbers(h);
    switch (column) {
    case TenantColumn::Name:
        return clean(s.text(h, Snapshot::Name));
    case TenantColumn::Slug: {
        const QStringView slug = s.text(h, Snapshot::Slug), subdomain = s.text(h, Snapshot::Subdomain);
        return slug == subdomain || subdomain.isEmpty() ? clean(slug) : QStringLiteral("%1 · %2").arg(clean(slug), clean(subdomain));
    }
    case TenantColumn::State:
        return status(n.state).text;
    case TenantColumn::Version:
        return TenantFormat::version(s.shared(h, Snapshot::SchemaVersion), n.behind);
    case TenantColumn::Product:
        return clean(s.shared(h, Snapshot::Product));
    case TenantColumn::Plan:
        return unknown(h, column) ? TenantFormat::none() : clean(s.shared(h, Snapshot::Plan));
    case TenantColumn::Server:
        return clean(s.shared(h, Snapshot::Server));
    case TenantColumn::Database:
        return clean(s.text(h, Snapshot::Database));
    case TenantColumn::Size:
        return TenantFormat::size(known(n.sizeBytes));
    case TenantColumn::Connections:
        return n.connections < 0 ? TenantFormat::none() : QLocale().toString(n.connections);
    case TenantColumn::Latency:
        return n.latencyMs < 0 ? TenantFormat::none() : TenantFormat::milliseconds(n.latencyMs);
    case TenantColumn::LastBackup:
        return TenantFormat::ago(time(n.lastBackupAt), m_now);
    case TenantColumn::Created:
        return TenantFormat::ago(time(n.createdAt), m_now);
    case TenantColumn::Labels:
        return base::printable(s.labels(h).join(QStringLiteral(", ")));
    }
    return {};
}

QString TenantModel::toolTip(TenantHandle h, TenantColumn column) const
{
    const Snapshot &s = *m_snapshot;
    const Snapshot::Numbers &n = s.numbers(h);
    switch (column) {
    case TenantColumn::LastBackup:
        return n.lastBackupAt == Snapshot::noTime ? tr("No backup yet") : exact(time(n.lastBackupAt));
    case TenantColumn::Created:
        return exact(time(n.createdAt));
    case TenantColumn::Size:
        return n.sizeBytes < 0 ? tr("Not measured yet") : tr("%Ln byte(s)", nullptr, int(std::min<qint64>(n.sizeBytes, INT_MAX)));
    case TenantColumn::Connections:
    case TenantColumn::Latency:
        return unknown(h, column) ? tr("Not measured yet") : QString();
    case TenantColumn::Version:
        return n.behind > 0 ? tr("%Ln migration(s) behind; the product is at %1", nullptr, n.behind).arg(clean(s.shared(h, Snapshot::HeadVersion)))
                            : tr("Up to date");
    default:
        return display(h, column).toString();
    }
}

void TenantModel::show(TenantSnapshotPtr snapshot, std::vector<TenantHandle> visible)
{
    if (visible == m_visible && !visible.empty() && m_snapshot->lineage() == snapshot->lineage()) {
        const TenantSnapshotPtr before = std::exchange(m_snapshot, std::move(snapshot));
        // Blocks are shared between snapshots, so most rows are told apart by their address alone.
        int first = -1, last = -1;
        for (int row = 0; row < int(m_visible.size()); ++row) {
            const TenantHandle h = m_visible[size_t(row)];
            const auto &a = before->numbers(h), &b = m_snapshot->numbers(h);
            if (&a != &b && !sameNumbers(a, b)) {
                first = first < 0 ? row : first;
                last = row;
            }
        }
        if (first >= 0)
            emit dataChanged(index(first, 0), index(last, tenantColumnCount - 1));
        return;
    }
    beginResetModel();
    m_snapshot = std::move(snapshot);
    m_visible = std::move(visible);
    endResetModel();
}

void TenantModel::setNow(const QDateTime &now)
{
    m_now = now;
    if (!m_visible.empty())
        emit dataChanged(index(0, int(TenantColumn::LastBackup)), index(rowCount() - 1, int(TenantColumn::Created)), {Qt::DisplayRole});
}

void TenantModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, tenantColumnCount - 1);
    if (!m_visible.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, tenantColumnCount - 1));
}

QString TenantModel::id(int row) const { return m_snapshot->text(handle(row), Snapshot::Id).toString(); }
registry::Tenant TenantModel::tenant(int row) const { return m_snapshot->tenant(handle(row)); }

int TenantModel::rowOf(QStringView id) const
{
    const auto h = m_snapshot->find(id);
    return h ? rowOf(*h) : -1;
}

int TenantModel::rowOf(TenantHandle wanted) const
{
    const auto at = std::ranges::find(m_visible, wanted);
    return at == m_visible.end() ? -1 : int(at - m_visible.begin());
}

QString TenantModel::text(int row, TenantColumn column) const { return display(handle(row), column).toString(); }

} // namespace tenantry::ui
