#include "ui/features/bulkmodel.h"

#include "ui/features/featurewords.h"

namespace tenantry::ui {

void BulkModel::setPreview(std::shared_ptr<const BulkPreview> preview)
{
    if (preview == m_preview)
        return;
    beginResetModel();
    m_preview = std::move(preview);
    endResetModel();
}

void BulkModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BulkModel::rowCount(const QModelIndex &parent) const { return parent.isValid() || !m_preview ? 0 : int(m_preview->found.changes.size()); }

int BulkModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant BulkModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const features::Change &change = m_preview->found.changes[index.row()];
    const auto left = m_preview->left.constFind(change.target.tenantId);
    const bool alone = left != m_preview->left.cend();
    if (role == Qt::ToolTipRole && index.column() == Tenant)
        return base::printable(change.target.slug);
    if (role == Qt::ToolTipRole && index.column() == After && alone)
        return tr("Changed by somebody else meanwhile, and left alone.");
    if (role == Qt::ToolTipRole)
        return data(index, Qt::DisplayRole);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Tenant: return base::printable(change.target.companyName);
    case Before: return FeatureWords::value(change.before);
    case After:
        if (alone)
            return left->isUndefined() ? tr("not known") : tr("%1, left alone", "a value").arg(FeatureWords::value(*left));
        return FeatureWords::value(change.after);
    case Afterwards: return change.afterwards.isUndefined() || alone ? QString() : FeatureWords::value(change.afterwards);
    case ColumnCount: break;
    }
    return {};
}

QVariant BulkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Tenant: return tr("Tenant");
    case Before: return tr("Before");
    case After: return tr("After");
    case Afterwards: return tr("Once it is over");
    case ColumnCount: break;
    }
    return {};
}

} // namespace tenantry::ui
