#include "ui/migrations/runmodel.h"

#include "ui/migrations/runwords.h"
#include "ui/theme/icons.h"
#include "ui/widgets/moments.h"

#include <QLocale>

namespace tenantry::ui {

using registry::Run;

void RunModel::setRuns(const QList<Run> &runs)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &old : kept)
        ids << (run(old) ? run(old)->id : QString());
    m_runs = runs;
    QModelIndexList moved;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        const QModelIndex now = ids[i].isEmpty() ? QModelIndex() : indexOf(ids[i]);
        moved << (now.isValid() ? index(now.row(), kept[i].column()) : QModelIndex());
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

const Run *RunModel::run(const QModelIndex &at) const { return at.isValid() && at.row() < m_runs.size() ? &m_runs[at.row()] : nullptr; }

QModelIndex RunModel::indexOf(const QString &id) const
{
    for (int row = 0; row < m_runs.size(); ++row)
        if (m_runs[row].id == id)
            return index(row, 0);
    return {};
}

void RunModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_runs.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

QVariant RunModel::data(const QModelIndex &at, int role) const
{
    const Run *one = run(at);
    if (!one)
        return {};
    if (role == Qt::TextAlignmentRole && (at.column() == Done || at.column() == Failed))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    if (role == Qt::DecorationRole && at.column() == State)
        return Icons::get(runStatus(*one).icon, runStatus(*one).tone);
    if (role == Qt::ToolTipRole && at.column() == Started)
        return exact(one->createdAt);
    if (role != Qt::DisplayRole)
        return {};
    const QLocale locale;
    switch (at.column()) {
    case What: return runName(*one);
    case State: return runStatus(*one).text;
    case Done: return tr("%1 of %2").arg(locale.toString(one->done()), locale.toString(one->total()));
    case Failed: return locale.toString(one->failed());
    case Started: return ago(one->createdAt);
    case By: return base::printable(one->startedBy);
    default: return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Done || section == Failed))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("Run");
    case State: return tr("State");
    case Done: return tr("Done");
    case Failed: return tr("Failed");
    case Started: return tr("Started");
    case By: return tr("By");
    default: return {};
    }
}

} // namespace tenantry::ui
