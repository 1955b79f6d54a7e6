#include "ui/operators/operatormodel.h"

#include "base/names.h"
#include "ui/operators/operatorwords.h"
#include "ui/shell/identity.h"
#include "ui/widgets/moments.h"

#include <QLocale>
#include <algorithm>

namespace tenantry::ui {

using operators::Operator;

void OperatorModel::setSnapshot(const OperatorSnapshot &snapshot)
{
    m_now = QDateTime::currentDateTimeUtc();
    put(snapshot);
}

void OperatorModel::put(const OperatorSnapshot &snapshot)
{
    QStringList before;
    for (const int row : std::as_const(m_rows))
        before << m_all.people[row].id;
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    m_all = snapshot;
    arrange();
    QModelIndexList moved;
    for (const QModelIndex &old : kept) {
        const QModelIndex now = indexOf(before.value(old.row()));
        moved << (now.isValid() ? index(now.row(), old.column()) : QModelIndex());
    }
    changePersistentIndexList(kept, moved);
    emit layoutChanged();
}

void OperatorModel::arrange()
{
    m_rows.clear();
    for (int i = 0; i < m_all.people.size(); ++i) {
        const Operator &who = m_all.people[i];
        const QString text = base::folded(QStringList{who.login, who.name, who.email, roleText(who.role), registry::roleName(who.role), OperatorWords::status(who).text}.join(u' '));
        if (std::ranges::all_of(m_filter.split(u' ', Qt::SkipEmptyParts), [&](const QString &word) { return text.contains(word); }))
            m_rows << i;
    }
    const bool up = m_order == Qt::AscendingOrder;
    std::ranges::stable_sort(m_rows, [&](int a, int b) {
        const auto order = QVariant::compare(sortKey(m_all.people[a]), sortKey(m_all.people[b]));
        return up ? order == QPartialOrdering::Less : order == QPartialOrdering::Greater;
    });
}

QVariant OperatorModel::sortKey(const Operator &who) const
{
    switch (m_column) {
    case Tenants: return who.role == registry::Role::Admin ? std::numeric_limits<int>::max() : who.tenants;
    case LastSignIn: return who.lastSignInAt.isValid() ? who.lastSignInAt.toMSecsSinceEpoch() : qint64(0);
    case Name: return base::folded(who.name);
    case Email: return base::folded(who.email);
    case RoleOf: return int(who.role);
    case State: return OperatorWords::status(who).text;
    case From: return OperatorWords::from(who);
    case Keys: return OperatorWords::keysDueBecauseOf(who.login, m_all.keys).join(u' ') + OperatorWords::keys(who.keys);
    case LanguageOf: return who.language;
    default: return who.login;
    }
}

void OperatorModel::setFilter(const QString &words)
{
    m_filter = base::folded(words.simplified());
    put(OperatorSnapshot(m_all));
}

void OperatorModel::sort(int column, Qt::SortOrder order)
{
    m_column = column;
    m_order = order;
    put(OperatorSnapshot(m_all));
}

const Operator *OperatorModel::who(const QModelIndex &at) const
{
    return at.isValid() && at.row() < m_rows.size() ? &m_all.people[m_rows[at.row()]] : nullptr;
}

const Operator *OperatorModel::find(const QString &loginOrId) const
{
    const auto found = std::ranges::find_if(m_all.people, [&](const Operator &each) { return each.id == loginOrId || each.login == loginOrId; });
    return found == m_all.people.end() ? nullptr : &*found;
}

QModelIndex OperatorModel::indexOf(const QString &loginOrId) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (const Operator &each = m_all.people[m_rows[row]]; each.id == loginOrId || each.login == loginOrId)
            return index(row, 0);
    return {};
}

void OperatorModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    put(OperatorSnapshot(m_all)); // the filter's words are in the language of now
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int OperatorModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }
int OperatorModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant OperatorModel::data(const QModelIndex &at, int role) const
{
    const Operator *one = who(at);
    if (!one)
        return {};
    if (role == Qt::AccessibleTextRole)
        return headerData(at.column(), Qt::Horizontal, Qt::DisplayRole).toString() + QStringLiteral(": ") + data(at, Qt::DisplayRole).toString();
    if (role == Qt::TextAlignmentRole && at.column() == Tenants)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && at.column() == LastSignIn && one->lastSignInAt.isValid())
        return exact(one->lastSignInAt);
    if (role == Qt::ToolTipRole)
        return data(at, Qt::DisplayRole);
    if (role != Qt::DisplayRole)
        return {};
    switch (at.column()) {
    case Login: return base::printable(one->login);
    case Name: return base::printable(one->name);
    case RoleOf: return roleText(one->role);
    case State: return OperatorWords::status(*one).text;
    case Tenants: return OperatorWords::tenants(*one);
    case LastSignIn: return OperatorWords::lastSignIn(*one, m_now);
    case From: return OperatorWords::from(*one);
    case Keys: {
        const QStringList due = OperatorWords::keysDueBecauseOf(one->login, m_all.keys);
        return due.isEmpty() ? OperatorWords::keys(one->keys) : tr("Rotation due: %1", "names of data keys").arg(due.join(QStringLiteral(", ")));
    }
    case Email: return base::printable(one->email);
    default: return OperatorWords::language(one->language);
    }
}

QVariant OperatorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Tenants) // as its numbers
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Login: return tr("Login");
    case Name: return tr("Name");
    case RoleOf: return tr("Role");
    case State: return tr("State");
    case Tenants: return tr("Tenants");
    case LastSignIn: return tr("Last sign-in");
    case From: return tr("From");
    case Keys: return tr("Data keys");
    case Email: return tr("E-mail");
    default: return tr("Language");
    }
}

} // namespace tenantry::ui
