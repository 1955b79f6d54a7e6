#include "ui/migrations/baselinemodel.h"

#include "ui/theme/icons.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

void BaselineModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void BaselineModel::add(const BaselineFinding &finding)
{
    const auto place = std::ranges::lower_bound(m_rows, finding.tenant.slug, {}, [](const Row &row) { return row.finding.tenant.slug; });
    const int at = int(place - m_rows.begin());
    beginInsertRows({}, at, at);
    m_rows.insert(place, Row{finding, {}});
    endInsertRows();
}

void BaselineModel::setOutcome(const QString &tenantId, const base::Result<int> &written)
{
    const auto found = std::ranges::find(m_rows, tenantId, [](const Row &row) { return row.finding.tenant.id; });
    if (found == m_rows.end())
        return;
    found->outcome = written;
    const int at = int(found - m_rows.begin());
    emit dataChanged(index(at, 0), index(at, Columns - 1));
}

const BaselineFinding *BaselineModel::finding(const QModelIndex &at) const
{
    return at.isValid() && at.row() < rowCount() ? &m_rows[size_t(at.row())].finding : nullptr;
}

const base::Error *BaselineModel::failure(const QModelIndex &at) const
{
    if (!at.isValid() || at.row() >= rowCount())
        return nullptr;
    const auto &outcome = m_rows[size_t(at.row())].outcome;
    return outcome && !*outcome ? &outcome->error() : nullptr;
}

QList<migrations::BaselinePlan> BaselineModel::ready() const
{
    QList<migrations::BaselinePlan> out;
    for (const Row &row : m_rows)
        if (row.finding.ready() && !(row.outcome && *row.outcome))
            out << row.finding.plan;
    return out;
}

int BaselineModel::written() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) { return row.outcome && *row.outcome; }));
}

int BaselineModel::failed() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) { return row.outcome && !*row.outcome; }));
}

void BaselineModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

QString BaselineModel::resultText(const Row &row) const
{
    if (row.outcome)
        return !*row.outcome ? row.outcome->error().message.translated() : **row.outcome == 0 ? tr("had it already") : tr("%Ln file(s) written down", nullptr, **row.outcome);
    if (row.finding.error)
        return row.finding.error->message.translated();
    const migrations::Recognition &seen = row.finding.plan.seen;
    if (seen.matched())
        return tr("%Ln file(s) would be written down", nullptr, int(seen.applied.size()));
    return seen.reasons.isEmpty() ? tr("nothing recognised") : seen.reasons.first().translated();
}

QVariant BaselineModel::data(const QModelIndex &at, int role) const
{
    if (!finding(at))
        return {};
    const Row &row = m_rows[size_t(at.row())];
    const migrations::Recognition &seen = row.finding.plan.seen;
    if (role == Qt::TextAlignmentRole && at.column() == Entries)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && at.column() == Result) {
        if (row.outcome)
            return *row.outcome ? Icons::get(QStringLiteral("done"), Tone::Success) : Icons::get(QStringLiteral("error"), Tone::Danger);
        return row.finding.ready() ? Icons::get(QStringLiteral("pending"), Tone::Info) : Icons::get(QStringLiteral("warning"), Tone::Warning);
    }
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (at.column()) {
    case Tenant: return base::printable(row.finding.tenant.slug);
    case Recognised: return seen.tool.isEmpty() ? QString() : tr("%1, in %2", "tool, table").arg(seen.tool, base::printable(seen.table));
    case Entries: return seen.tool.isEmpty() ? QString() : QLocale().toString(seen.entries);
    case Version: return base::printable(seen.version);
    case Result: return resultText(row);
    default: return {};
    }
}

QVariant BaselineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Entries)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Tenant: return tr("Tenant");
    case Recognised: return tr("Recognised");
    case Entries: return tr("Applied by it");
    case Version: return tr("Version");
    case Result: return tr("Result");
    default: return {};
    }
}

} // namespace tenantry::ui
