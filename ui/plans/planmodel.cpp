#include "ui/plans/planmodel.h"

#include "base/names.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using registry::Plan;

void PlanModel::setSnapshot(const PlanSnapshot &snapshot)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &old : kept)
        ids << (plan(old) ? plan(old)->id : QString());
    m_all = snapshot;
    m_rows.clear();
    for (int i = 0; i < m_all.plans.size(); ++i) {
        const QString text = base::folded(m_all.plans[i].name + u' ' + m_all.plans[i].description);
        if (std::ranges::all_of(m_filter.split(u' ', Qt::SkipEmptyParts), [&](const QString &word) { return text.contains(word); }))
            m_rows << i;
    }
    QModelIndexList moved;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        const QModelIndex now = ids[i].isEmpty() ? QModelIndex() : indexOf(ids[i]);
        moved << (now.isValid() ? index(now.row(), kept[i].column()) : QModelIndex());
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

void PlanModel::setFilter(const QString &words)
{
    m_filter = base::folded(words.simplified());
    setSnapshot(PlanSnapshot(m_all));
}

const Plan *PlanModel::plan(const QModelIndex &at) const { return at.isValid() && at.row() < m_rows.size() ? &m_all.plans[m_rows[at.row()]] : nullptr; }

const Plan *PlanModel::find(const QString &id) const
{
    const auto found = std::ranges::find(m_all.plans, id, &Plan::id);
    return found == m_all.plans.end() ? nullptr : &*found;
}

QModelIndex PlanModel::indexOf(const QString &idOrName) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (const Plan &one = m_all.plans[m_rows[row]]; one.id == idOrName || one.name.compare(idOrName, Qt::CaseInsensitive) == 0)
            return index(row, 0);
    return {};
}

QList<std::pair<registry::Feature, QJsonValue>> PlanModel::carried(const QString &planId) const
{
    QList<std::pair<registry::Feature, QJsonValue>> out;
    for (const registry::Feature &feature : m_all.features)
        for (const registry::PlanValue &value : feature.planValues)
            if (value.planId == planId)
                out.append({feature, value.value});
    return out;
}

QString PlanModel::connections(const Plan &plan) { return plan.connectionLimit < 0 ? tr("No limit") : QLocale().toString(plan.connectionLimit); }

void PlanModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, Columns - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

QVariant PlanModel::data(const QModelIndex &at, int role) const
{
    const Plan *one = plan(at);
    if (!one)
        return {};
    const bool number = at.column() == Tenants || at.column() == Connections || at.column() == Features;
    if (role == Qt::TextAlignmentRole && number)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    if (role == Qt::ToolTipRole && at.column() == Description)
        return base::printable(one->description);
    if (role != Qt::DisplayRole)
        return {};
    switch (at.column()) {
    case Name: return base::printable(one->name);
    case Tenants: return QLocale().toString(one->tenants);
    case Connections: return connections(*one);
    case Features: return QLocale().toString(carried(one->id).size());
    case Description: return base::printable(one->description.simplified());
    default: return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Tenants || section == Connections || section == Features))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Plan");
    case Tenants: return tr("Tenants");
    case Connections: return tr("Connections");
    case Features: return tr("Features");
    case Description: return tr("Description");
    default: return {};
    }
}

} // namespace tenantry::ui
