#include "ui/jobs/operationmodel.h"

#include "base/names.h"
#include "ui/jobs/operationsteps.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/statuschip.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using registry::Operation;
using registry::OperationState;
using registry::StepState;

namespace {

bool isRunning(const Operation &operation)
{
    return operation.state == OperationState::Running || operation.state == OperationState::Undoing || operation.state == OperationState::Pending;
}

bool wantsAttention(const Operation &operation)
{
    return operation.state == OperationState::Failed || operation.state == OperationState::Interrupted;
}

double took(const Operation &operation)
{
    double ms = 0;
    for (const auto &step : operation.steps)
        ms += step.ms;
    return ms;
}

int finishedSteps(const Operation &operation)
{
    return int(std::ranges::count_if(operation.steps, [](const auto &step) { return step.state == StepState::Done || step.state == StepState::Skipped; }));
}

} // namespace

OperationModel::OperationModel(QObject *parent) : QAbstractTableModel(parent) {}

bool OperationModel::shown(const Operation &operation) const
{
    if ((m_show == Show::Running && !isRunning(operation)) || (m_show == Show::Attention && !wantsAttention(operation)))
        return false;
    if (m_filter.isEmpty())
        return true;
    const QString text = base::folded(operation.tenantName + QLatin1Char(' ') + operation.tenantSlug + QLatin1Char(' ') + operation.startedBy
                                      + QLatin1Char(' ') + operation.id);
    const auto words = m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); });
}

void OperationModel::setOperations(const QList<Operation> &operations)
{
    QStringList before, after;
    for (const int row : std::as_const(m_rows))
        before << m_all[row].id;
    QList<int> rows;
    for (int i = 0; i < operations.size(); ++i)
        if (shown(operations[i])) {
            rows << i;
            after << operations[i].id;
        }
    if (before == after) {
        m_all = operations;
        m_rows = rows;
        if (!rows.isEmpty())
            emit dataChanged(index(0, 0), index(int(rows.size()) - 1, ColumnCount - 1));
        return;
    }
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    QHash<QString, int> at;
    for (int row = 0; row < after.size(); ++row)
        at.insert(after[row], row);
    m_all = operations;
    m_rows = rows;
    QModelIndexList moved;
    for (const QModelIndex &old : kept) {
        const int row = at.value(before.value(old.row()), -1);
        moved << (row < 0 ? QModelIndex() : index(row, old.column()));
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

void OperationModel::rebuild()
{
    const QList<Operation> all = m_all;
    setOperations(all);
}

void OperationModel::setShow(Show show)
{
    m_show = show;
    rebuild();
}

void OperationModel::setFilter(const QString &words)
{
    m_filter = base::folded(words.simplified());
    rebuild();
}

int OperationModel::count(Show show) const
{
    return int(std::ranges::count_if(m_all, [show](const Operation &operation) {
        return show == Show::All || (show == Show::Running ? isRunning(operation) : wantsAttention(operation));
    }));
}

const Operation *OperationModel::operation(const QModelIndex &at) const
{
    return at.isValid() && at.row() < m_rows.size() ? &m_all[m_rows[at.row()]] : nullptr;
}

QModelIndex OperationModel::indexOf(const QString &id) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_all[m_rows[row]].id == id)
            return index(row, 0);
    return {};
}

void OperationModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int OperationModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int OperationModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant OperationModel::data(const QModelIndex &at, int role) const
{
    const Operation *one = operation(at);
    if (!one)
        return {};
    if (role == IdRole)
        return one->id;
    if (role == StateRole)
        return int(one->state);
    if (role == Qt::TextAlignmentRole && (at.column() == Took || at.column() == Progress))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && at.column() == Started)
        return QLocale().toString(one->createdAt.toLocalTime(), QLocale::LongFormat);
    if (role == Qt::ToolTipRole && one->error)
        return one->error->message.translated();
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    if (role != Qt::DisplayRole)
        return {};
    switch (at.column()) {
    case What: return operationTitle(*one);
    case State: return status(one->state).text;
    case Progress: return tr("%1 of %2").arg(finishedSteps(*one)).arg(one->steps.size());
    case Started: return ago(one->createdAt);
    case Took: return duration(took(*one));
    case By: return base::printable(isRunning(*one) && !one->workedBy.isEmpty() ? one->workedBy : one->startedBy);
    default: return {};
    }
}

QVariant OperationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Took || section == Progress))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("Job");
    case State: return tr("State");
    case Progress: return tr("Steps");
    case Started: return tr("Started");
    case Took: return tr("Took");
    case By: return tr("By");
    default: return {};
    }
}

} // namespace tenantry::ui
