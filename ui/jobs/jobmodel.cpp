#include "ui/jobs/jobmodel.h"

#include "base/names.h"
#include "ui/jobs/operationsteps.h"
#include "ui/jobs/runfeed.h"
#include "ui/migrations/runwords.h"
#include "ui/widgets/moments.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using registry::Operation;
using registry::OperationState;
using registry::Run;
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
    if (operation.steps.isEmpty() && operation.finishedAt.isValid()) // in one go, as when a password is shown
        ms = double(operation.createdAt.msecsTo(operation.finishedAt));
    return ms;
}

int finishedSteps(const Operation &operation)
{
    return int(std::ranges::count_if(operation.steps, [](const auto &step) { return step.state == StepState::Done || step.state == StepState::Skipped; }));
}

} // namespace

JobModel::JobModel(QObject *parent) : QAbstractTableModel(parent) {}

bool JobModel::List::holds(const Job &job, Show what) const
{
    if (what == Show::All)
        return true;
    if (job.isRun)
        return what == Show::Running ? RunFeed::inWork(runs[job.at]) : RunFeed::waits(runs[job.at]);
    return what == Show::Running ? isRunning(operations[job.at]) : wantsAttention(operations[job.at]);
}

bool JobModel::List::found(const Job &job) const
{
    if (filter.isEmpty())
        return true;
    const QChar space = u' ';
    QString text;
    if (job.isRun) {
        const Run &run = runs[job.at];
        text = runName(run) + space + run.kind + space + run.selection + space + run.startedBy + space + run.id;
    } else {
        const Operation &operation = operations[job.at];
        text = operation.tenantName + space + operation.tenantSlug + space + operation.startedBy + space + operation.id;
    }
    text = base::folded(text);
    const auto words = filter.split(space, Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word); });
}

const QString &JobModel::List::idOf(const Job &job) const { return job.isRun ? runs[job.at].id : operations[job.at].id; }

QStringList JobModel::List::ids() const
{
    QStringList out;
    out.reserve(rows.size());
    for (const Job &job : rows)
        out << idOf(job);
    return out;
}

void JobModel::List::arrange()
{
    jobs.clear();
    rows.clear();
    for (qsizetype o = 0, r = 0; o < operations.size() || r < runs.size();) {
        const bool isRun = o == operations.size() || (r < runs.size() && runs[r].createdAt > operations[o].createdAt);
        jobs.append({isRun, isRun ? r++ : o++});
    }
    for (const Job &job : std::as_const(jobs))
        if (holds(job, show) && found(job))
            rows << job;
}

// Selection and scroll go with the ids.
void JobModel::become(List next)
{
    next.arrange();
    const QStringList before = m_list.ids(), after = next.ids();
    if (before == after) {
        m_list = std::move(next);
        if (!after.isEmpty())
            emit dataChanged(index(0, 0), index(int(after.size()) - 1, ColumnCount - 1));
        return;
    }
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    QHash<QString, int> at;
    for (int row = 0; row < after.size(); ++row)
        at.insert(after[row], row);
    m_list = std::move(next);
    QModelIndexList moved;
    for (const QModelIndex &old : kept) {
        const int row = at.value(before.value(old.row()), -1);
        moved << (row < 0 ? QModelIndex() : index(row, old.column()));
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

void JobModel::setJobs(const QList<Operation> &operations, const QList<Run> &runs)
{
    List next = m_list;
    next.operations = operations;
    next.runs = runs;
    become(std::move(next));
}

void JobModel::setShow(Show show)
{
    List next = m_list;
    next.show = show;
    become(std::move(next));
}

void JobModel::setFilter(const QString &words)
{
    List next = m_list;
    next.filter = base::folded(words.simplified());
    become(std::move(next));
}

int JobModel::count(Show show) const
{
    return int(std::ranges::count_if(m_list.jobs, [&](const Job &job) { return m_list.holds(job, show); }));
}

const Operation *JobModel::operation(const QModelIndex &at) const
{
    return at.isValid() && at.row() < rowCount() && !m_list.rows[at.row()].isRun ? &m_list.operations[m_list.rows[at.row()].at] : nullptr;
}

const Run *JobModel::run(const QModelIndex &at) const
{
    return at.isValid() && at.row() < rowCount() && m_list.rows[at.row()].isRun ? &m_list.runs[m_list.rows[at.row()].at] : nullptr;
}

Status JobModel::status(const QModelIndex &at) const
{
    if (const Run *one = run(at))
        return runStatus(*one);
    const Operation *one = operation(at);
    return one ? ui::status(one->state) : Status{};
}

QModelIndex JobModel::indexOf(const QString &id) const
{
    for (int row = 0; row < m_list.rows.size(); ++row)
        if (m_list.idOf(m_list.rows[row]) == id)
            return index(row, 0);
    return {};
}

void JobModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_list.rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_list.rows.size()) - 1, ColumnCount - 1));
}

int JobModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_list.rows.size()); }
int JobModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant JobModel::text(const Operation &one, int column) const
{
    switch (column) {
    case What: return operationTitle(one);
    case State: return ui::status(one.state).text;
    case Progress: return one.steps.isEmpty() ? QString() : tr("%1 of %2").arg(finishedSteps(one)).arg(one.steps.size()); // a password that was shown has none
    case Started: return ago(one.createdAt);
    case Took: return duration(took(one));
    case By: return base::printable(isRunning(one) && !one.workedBy.isEmpty() ? one.workedBy : one.startedBy);
    default: return {};
    }
}

QVariant JobModel::text(const Run &one, int column) const
{
    const QLocale locale;
    switch (column) {
    case What: return runName(one);
    case State: return runStatus(one).text;
    case Progress: return tr("%1 of %2").arg(locale.toString(one.done()), locale.toString(one.total()));
    case Started: return ago(one.createdAt);
    case Took: return one.finished() && one.finishedAt.isValid() ? duration(double(one.createdAt.msecsTo(one.finishedAt))) : QString();
    case By: return base::printable(one.startedBy);
    default: return {};
    }
}

QVariant JobModel::data(const QModelIndex &at, int role) const
{
    const Operation *one = operation(at);
    const Run *many = run(at);
    if (!one && !many)
        return {};
    if (role == IdRole)
        return many ? many->id : one->id;
    if (role == Qt::TextAlignmentRole && (at.column() == Took || at.column() == Progress))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && at.column() == Started)
        return exact(many ? many->createdAt : one->createdAt);
    if (role == Qt::ToolTipRole && (at.column() == What || (many && at.column() == State)))
        return data(at, Qt::DisplayRole);
    if (role == Qt::ToolTipRole && one && one->error)
        return one->error->message.translated();
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    if (role != Qt::DisplayRole)
        return {};
    return many ? text(*many, at.column()) : text(*one, at.column());
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case Progress: return tr("Done", "steps of an operation, tenants of a run");
    case Started: return tr("Started");
    case Took: return tr("Took");
    case By: return tr("By");
    default: return {};
    }
}

} // namespace tenantry::ui
