#include "ui/features/featuremodel.h"

#include "base/names.h"
#include "ui/features/featurewords.h"

#include <QFont>
#include <QHash>
#include <QLocale>
#include <QPalette>
#include <QSize>
#include <QGuiApplication>

#include <algorithm>

namespace tenantry::ui {

using registry::Feature;

namespace {

constexpr int nameAtLeast = 112; // pixels: less of a name tells it from no other
constexpr int headingAtMost = 14; // characters: a plan's name may be a hundred, and its column holds "On"

QString heading(const QString &name)
{
    const QString whole = base::printable(name);
    if (whole.size() <= headingAtMost)
        return whole;
    const qsizetype cut = headingAtMost - (whole[headingAtMost - 1].isLowSurrogate() ? 2 : 1);
    return whole.first(cut).trimmed() + QChar(0x2026);
}

} // namespace

QJsonValue FeatureModel::carried(const Feature &feature, const QString &planId)
{
    for (const registry::PlanValue &each : feature.planValues)
        if (each.planId == planId)
            return each.value;
    return QJsonValue::Undefined;
}

FeatureModel::FeatureModel(QObject *parent) : QAbstractTableModel(parent) {}

QList<int> FeatureModel::wanted() const
{
    QList<int> rows;
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    const bool retired = words.contains(u"is:retired"); // they are seen where they are asked for, and not among the others
    for (int i = 0; i < m_all.features.size(); ++i) {
        const Feature &f = m_all.features[i];
        const QString text = base::folded(f.key + u' ' + f.nameEn + u' ' + f.nameEs + u' ' + f.owner);
        const auto holds = [&](const QString &word) {
            return word == u"is:killed" ? f.killed() : word == u"is:stale" ? f.stale(QDate::currentDate()) : word == u"is:expired" ? f.expiredOverrides > 0
                                       : word == u"is:retired" ? true : text.contains(word);
        };
        if (f.retired() == retired && std::ranges::all_of(words, holds))
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
    return found == m_all.features.end() || found->retired() ? nullptr : &*found;
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

std::optional<QString> FeatureModel::keptText(const QModelIndex &at) const
{
    const Feature *one = feature(at);
    const registry::Plan *inPlan = plan(at.column());
    return one && inPlan && m_keptText ? m_keptText(one->key, inPlan->id) : std::nullopt;
}

QString FeatureModel::notSaved(const QModelIndex &at) const
{
    const auto text = keptText(at);
    if (!text)
        return {};
    return text->trimmed().isEmpty() ? tr("Emptied here and not saved") : tr("Typed here and not saved: “%1”").arg(FeatureWords::brief(text->trimmed()));
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
    const QString half = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole ? notSaved(at) : QString();
    return half.isEmpty() ? ofValue(at, role) : QString(ofValue(at, role).toString() + QLatin1StringView(role == Qt::ToolTipRole ? "\n" : ". ") + half);
}

QVariant FeatureModel::ofValue(const QModelIndex &at, int role) const
{
    const Feature *one = feature(at);
    if (!one)
        return {};
    const registry::Plan *inPlan = plan(at.column());
    const QJsonValue own = inPlan ? carried(*one, inPlan->id) : QJsonValue(QJsonValue::Undefined);
    const bool value = !own.isUndefined();
    // What does not hold while it is off for all. What is no switch has no off: everybody gets the default then.
    const bool idle = one->killed() && (one->kind == registry::FeatureKind::Boolean ? inPlan || at.column() == Default : value);
    if (role == Qt::FontRole && (idle || value)) {
        QFont font; // all else is the table's
        if (idle)
            font.setStrikeOut(true);
        if (value) // the plan's own: not by its colour alone
            font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::AccessibleTextRole)
        return (inPlan ? base::printable(inPlan->name) : headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString()) + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString()
            + (idle ? QStringLiteral(", ") + FeatureWords::status(*one).text : QString())
            + (inPlan && !value ? QStringLiteral(" (") + FeatureWords::origin(registry::FeatureOrigin::Default) + u')' : QString());
    if (role == Qt::EditRole && inPlan)
        return FeatureWords::typing(own);
    if (role == Qt::ForegroundRole && ((inPlan && !value) || idle)) // not the plan's own
        return QGuiApplication::palette().color(QPalette::PlaceholderText);
    if (role == Qt::ToolTipRole) {
        if (idle && one->kind == registry::FeatureKind::Boolean)
            return tr("Off for all tenants now; this holds again once it is switched on.");
        if (idle)
            return tr("Every tenant gets the default, %1, now; this holds again once the feature is switched back.").arg(FeatureWords::brief(one->defaultValue));
        if (inPlan)
            return FeatureWords::brief(value ? own : one->defaultValue) + u'\n'
                + (value ? tr("%1 carries this value.") : tr("%1 says nothing: the default holds.")).arg(base::printable(inPlan->name));
        if (at.column() == Name)
            return QString(FeatureWords::name(*one) + u'\n' + one->key + (one->description.isEmpty() ? QString() : u'\n' + base::printable(one->description)));
        if (at.column() == columnCount() - 1 && one->expiredOverrides > 0)
            return tr("%Ln of them expired", nullptr, one->expiredOverrides);
        return at.column() == Default ? FeatureWords::brief(one->defaultValue) : data(at, Qt::DisplayRole).toString();
    }
    if (role != Qt::DisplayRole)
        return {};
    if (inPlan)
        return FeatureWords::value(value ? own : one->defaultValue);
    switch (at.column() < FirstPlan ? at.column() : at.column() - int(m_all.plans.size())) {
    case Name: return FeatureWords::name(*one);
    case State: return FeatureWords::status(*one).text;
    case Default: return FeatureWords::value(one->defaultValue);
    default: break;
    }
    // As the details count them: also those that are over, for they are there.
    const int all = one->overrides + one->expiredOverrides;
    return all > 0 ? QLocale().toString(all) : QString();
}

QVariant FeatureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const registry::Plan *inPlan = orientation == Qt::Horizontal ? plan(section) : nullptr;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) // where the column is narrow, the heading is cut
        return inPlan ? base::printable(inPlan->name) : headerData(section, orientation, Qt::DisplayRole);
    if (orientation == Qt::Horizontal && section == Name && role == Qt::SizeHintRole)
        return QSize(nameAtLeast, 0);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (inPlan)
        return heading(inPlan->name);
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
    return m_editable && plan(at.column()) && feature(at) && !feature(at)->retired() ? usual | Qt::ItemIsEditable : usual;
}

bool FeatureModel::setData(const QModelIndex &at, const QVariant &value, int role)
{
    const Feature *one = feature(at);
    const registry::Plan *inPlan = plan(at.column());
    if (role != Qt::EditRole || !one || !inPlan)
        return false;
    const QJsonValue was = carried(*one, inPlan->id);
    const auto typed = value.toString().isEmpty() ? QJsonValue(QJsonValue::Undefined) : FeatureWords::typed(*one, value.toString());
    if (!typed || *typed == was)
        return false;
    offer(at, was, *typed);
    return true;
}

void FeatureModel::offer(const QModelIndex &at, const QJsonValue &was, const QJsonValue &value) const
{
    if (const Feature *one = feature(at); one && plan(at.column()))
        emit planValueTyped(one->key, plan(at.column())->id, was, value);
}

} // namespace tenantry::ui
