#include "ui/features/featuremodel.h"

#include "base/names.h"
#include "features/values.h"
#include "ui/features/featurewords.h"

#include <QFont>
#include <QHash>
#include <QLocale>
#include <QPalette>
#include <QGuiApplication>

#include <algorithm>

namespace tenantry::ui {

using registry::Feature;

namespace {

const registry::PlanValue *carried(const Feature &feature, const registry::Plan &plan)
{
    for (const registry::PlanValue &each : feature.planValues)
        if (each.planId == plan.id)
            return &each;
    return nullptr;
}

} // namespace

FeatureModel::FeatureModel(QObject *parent) : QAbstractTableModel(parent) {}

QList<int> FeatureModel::wanted() const
{
    QList<int> rows;
    for (int i = 0; i < m_all.features.size(); ++i) {
        const Feature &f = m_all.features[i];
        const QString text = base::folded(f.key + u' ' + f.nameEn + u' ' + f.nameEs + u' ' + f.owner);
        const auto holds = [&](const QString &word) {
            return word == u"is:killed" ? f.killed() : word == u"is:stale" ? f.stale(QDate::currentDate()) : word == u"is:expired" ? f.expiredOverrides > 0 : text.contains(word);
        };
        if (std::ranges::all_of(m_filter.split(u' ', Qt::SkipEmptyParts), holds))
            rows << i;
    }
    return rows;
}

void FeatureModel::setSnapshot(const FeatureSnapshot &snapshot)
{
    const auto ids = [](const QList<registry::Plan> &plans) {
        QStringList out;
        for (const registry::Plan &plan : plans)
            out << plan.id + plan.name;
        return out;
    };
    if (ids(snapshot.plans) != ids(m_all.plans)) { // other columns
        beginResetModel();
        m_all = snapshot;
        m_rows = wanted();
        endResetModel();
        return;
    }
    QStringList before;
    for (const int row : std::as_const(m_rows))
        before << m_all.features[row].key;
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    m_all = snapshot;
    m_rows = wanted();
    QModelIndexList moved;
    for (const QModelIndex &old : kept) {
        const QModelIndex now = indexOf(before.value(old.row()));
        moved << (now.isValid() ? index(now.row(), old.column()) : QModelIndex());
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

void FeatureModel::setFilter(const QString &words)
{
    m_filter = base::folded(words.simplified());
    setSnapshot(FeatureSnapshot(m_all));
}

const Feature *FeatureModel::feature(const QModelIndex &at) const
{
    return at.isValid() && at.row() < m_rows.size() ? &m_all.features[m_rows[at.row()]] : nullptr;
}

const Feature *FeatureModel::find(const QString &key) const
{
    const auto found = std::ranges::find(m_all.features, key, &Feature::key);
    return found == m_all.features.end() ? nullptr : &*found;
}

QModelIndex FeatureModel::indexOf(const QString &key) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (m_all.features[m_rows[row]].key == key)
            return index(row, 0);
    return {};
}

const registry::Plan *FeatureModel::plan(int column) const
{
    const int at = column - FirstPlan;
    return at >= 0 && at < m_all.plans.size() ? &m_all.plans[at] : nullptr;
}

void FeatureModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
}

int FeatureModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int FeatureModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : FirstPlan + int(m_all.plans.size()) + 1; }

QVariant FeatureModel::data(const QModelIndex &at, int role) const
{
    const Feature *one = feature(at);
    if (!one)
        return {};
    const registry::Plan *inPlan = plan(at.column());
    const registry::PlanValue *value = inPlan ? carried(*one, *inPlan) : nullptr;
    const bool idle = one->killed() && (inPlan || at.column() == Default); // does not hold while it is off for all
    if (role == Qt::FontRole && (idle || value)) {
        QFont font; // all else is the table's
        if (idle)
            font.setStrikeOut(true);
        if (value) // the plan's own: not by its colour alone
            font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString()
            + (idle ? QStringLiteral(", ") + FeatureWords::status(*one).text : QString())
            + (inPlan && !value ? QStringLiteral(" (") + FeatureWords::origin(registry::FeatureOrigin::Default) + u')' : QString());
    if (role == Qt::EditRole && inPlan)
        return value ? features::valueText(value->value) : QString();
    if (role == Qt::ForegroundRole && ((inPlan && !value) || idle)) // not the plan's own
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    if (role == Qt::ToolTipRole) {
        if (idle)
            return tr("Off for all tenants now; this holds again once it is switched on.");
        if (inPlan)
            return value ? tr("%1 carries this value.").arg(base::printable(inPlan->name)) : tr("%1 says nothing: the default holds.").arg(base::printable(inPlan->name));
        return at.column() == Name ? one->key + (one->description.isEmpty() ? QString() : u'\n' + base::printable(one->description)) : data(at, Qt::DisplayRole).toString();
    }
    if (role != Qt::DisplayRole)
        return {};
    if (inPlan)
        return FeatureWords::value(value ? value->value : one->defaultValue);
    switch (at.column() < FirstPlan ? at.column() : at.column() - int(m_all.plans.size())) {
    case Name: return FeatureWords::name(*one);
    case State: return FeatureWords::status(*one).text;
    case Default: return FeatureWords::value(one->defaultValue);
    default: return one->overrides > 0 ? QLocale().toString(one->overrides) : QString();
    }
}

QVariant FeatureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (const registry::Plan *inPlan = plan(section))
        return base::printable(inPlan->name);
    switch (section < FirstPlan ? section : section - int(m_all.plans.size())) {
    case Name: return tr("Feature");
    case State: return tr("State");
    case Default: return tr("Default");
    default: return tr("Overrides");
    }
}

Qt::ItemFlags FeatureModel::flags(const QModelIndex &at) const
{
    const auto usual = QAbstractTableModel::flags(at);
    return m_editable && plan(at.column()) ? usual | Qt::ItemIsEditable : usual;
}

bool FeatureModel::setData(const QModelIndex &at, const QVariant &value, int role)
{
    const Feature *one = feature(at);
    const registry::Plan *inPlan = plan(at.column());
    if (role != Qt::EditRole || !one || !inPlan || value.toString() == data(at, Qt::EditRole).toString())
        return false;
    emit planValueTyped(one->key, inPlan->id, value.toString());
    return true;
}

} // namespace tenantry::ui
