#include "ui/health/healthmodel.h"

#include "ui/health/healthwords.h"
#include "ui/tenants/formatting.h"
#include "ui/widgets/moments.h"

#include <algorithm>

namespace tenantry::ui {

void HealthModel::show(HealthViewPtr view)
{
    const auto same = [&] {
        if (m_view->rows.empty() || view->rows.size() != m_view->rows.size())
            return false;
        for (size_t i = 0; i < view->rows.size(); ++i)
            if (m_view->snapshot->lines[size_t(m_view->rows[i])].tenant.id != view->snapshot->lines[size_t(view->rows[i])].tenant.id)
                return false;
        return true;
    };
    if (same()) {
        m_view = std::move(view);
        emit dataChanged(index(0, 0), index(rowCount() - 1, healthColumns - 1));
        return;
    }
    beginResetModel();
    m_view = std::move(view);
    endResetModel();
}

void HealthModel::setTraces(const HealthTraces &traces)
{
    if (m_traces.size() > 2000) // whoever scrolls through ten thousand
        m_traces.clear();
    m_traces.insert(traces);
    if (rowCount() > 0)
        emit dataChanged(index(0, int(HealthColumn::LatencyTrend)), index(rowCount() - 1, int(HealthColumn::TransactionsTrend)));
}

void HealthModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, healthColumns - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, healthColumns - 1));
}

const registry::HealthTrace *HealthModel::trace(int row) const
{
    const auto found = m_traces.constFind(line(row).tenant.id);
    return found == m_traces.cend() ? nullptr : &*found;
}

int HealthModel::rowOf(const QString &tenantId) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (line(row).tenant.id == tenantId)
            return row;
    return -1;
}

QVariant HealthModel::data(const QModelIndex &at, int role) const
{
    if (!checkIndex(at, CheckIndexOption::IndexIsValid))
        return {};
    const HealthLine &one = line(at.row());
    const auto column = HealthColumn(at.column());
    switch (role) {
    case Qt::DisplayRole: return HealthWords::cellText(*m_view->snapshot, one, column);
    case Qt::ToolTipRole: {
        if (column == HealthColumn::Tenant)
            return base::printable(one.tenant.slug);
        if (column == HealthColumn::Reachable && one.health.error)
            return one.health.error->message.translated();
        if (column == HealthColumn::Reachable && one.looked)
            return HealthWords::tr("Since %1").arg(exact(one.health.since));
        if (column == HealthColumn::Backup && one.tenant.lastBackupAt.isValid())
            return exact(one.tenant.lastBackupAt);
        return HealthWords::cellText(*m_view->snapshot, one, column);
    }
    case Qt::AccessibleTextRole: {
        QString text = HealthWords::cellText(*m_view->snapshot, one, column);
        if (column == HealthColumn::LatencyTrend || column == HealthColumn::TransactionsTrend) {
            const HealthTrend trend = trendOf(trace(at.row()), column);
            return trend.isEmpty() ? QString() : HealthWords::trend(HealthWords::whatsThis(column), trend.least, trend.most);
        }
        return HealthWords::tr("%1: %2", "column and value, for screen readers").arg(HealthWords::title(column), text);
    }
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeading)));
    case IdRole: return one.tenant.id;
    default: return {};
    }
}

QVariant HealthModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= healthColumns)
        return {};
    const auto column = HealthColumn(section);
    switch (role) {
    case Qt::DisplayRole: return HealthWords::title(column);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return HealthWords::whatsThis(column);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeading)));
    default: return {};
    }
}

HealthTrend trendOf(const registry::HealthTrace *trace, HealthColumn column)
{
    HealthTrend out;
    if (!trace)
        return out;
    bool any = false;
    for (const registry::HealthTrace::Span &span : trace->spans) {
        const std::optional<float> &value = column == HealthColumn::LatencyTrend ? span.latencyMs : span.transactionsPerSecond;
        out.values << value;
        out.unreachable << span.unreachable;
        if (!value)
            continue;
        out.least = any ? std::min(out.least, *value) : *value;
        out.most = any ? std::max(out.most, *value) : *value;
        any = true;
    }
    return out;
}

} // namespace tenantry::ui
