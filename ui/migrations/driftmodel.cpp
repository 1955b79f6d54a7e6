#include "ui/migrations/driftmodel.h"

#include "ui/theme/icons.h"

#include <algorithm>

namespace tenantry::ui {

namespace {

// Drift, then the order of columns and the like, then those that could not be read.
bool worse(const std::shared_ptr<const DriftFinding> &a, const std::shared_ptr<const DriftFinding> &b)
{
    const auto key = [](const DriftFinding &finding) { return std::tuple(finding.error.has_value(), -finding.major(), -finding.minor(), finding.tenant.slug); };
    return key(*a) < key(*b);
}

} // namespace

void DriftModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_equal = m_drifted = m_minorOnly = m_unread = 0;
    endResetModel();
}

void DriftModel::add(const DriftFinding &finding)
{
    if (!finding.error && finding.drift.comparison.equal()) {
        ++m_equal;
        return;
    }
    ++(finding.error ? m_unread : finding.major() > 0 ? m_drifted : m_minorOnly);
    auto row = std::make_shared<const DriftFinding>(finding);
    const auto place = std::ranges::lower_bound(m_rows, row, worse);
    const int at = int(place - m_rows.begin());
    beginInsertRows({}, at, at);
    m_rows.insert(place, std::move(row));
    endInsertRows();
}

const DriftFinding *DriftModel::finding(const QModelIndex &at) const
{
    return at.isValid() && at.row() < rowCount() ? m_rows[size_t(at.row())].get() : nullptr;
}

void DriftModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

QVariant DriftModel::data(const QModelIndex &at, int role) const
{
    const DriftFinding *one = finding(at);
    if (!one)
        return {};
    if (role == Qt::DecorationRole && at.column() == Drift)
        return one->error ? Icons::get(QStringLiteral("error"), Tone::Danger) : one->major() > 0 ? Icons::get(QStringLiteral("warning"), Tone::Warning) : Icons::get(QStringLiteral("info"), Tone::Neutral);
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (at.column()) {
    case Tenant: return base::printable(one->tenant.slug);
    case Version: return one->error ? one->tenant.schemaVersion : one->drift.version;
    case Drift: return driftCount(*one);
    default: return {};
    }
}

QVariant DriftModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Tenant: return tr("Tenant");
    case Version: return tr("Version");
    case Drift: return tr("Drift");
    default: return {};
    }
}

} // namespace tenantry::ui
