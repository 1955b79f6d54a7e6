#include "ui/inspection/lookmodel.h"

#include "inspection/harmless.h"
#include "ui/theme/icons.h"

#include <algorithm>
#include <numeric>

namespace tenantry::ui {

QString oneLine(const QString &text, qsizetype longest)
{
    const bool cut = text.size() > longest;
    QString out = inspection::forTerminal((cut ? text.left(longest) : text).simplified());
    return cut ? out + u'…' : out;
}

QString harmlessTip(const QString &text)
{
    constexpr qsizetype longest = 2'000;
    const bool cut = text.size() > longest;
    return text.isEmpty() ? QString() : QStringLiteral("<qt>") + inspection::forRichText(cut ? text.left(longest) + u'…' : text) + QStringLiteral("</qt>");
}

void LookModel::setColumns(const QList<LookColumn> &columns)
{
    if (m_columns.size() != columns.size()) {
        beginResetModel();
        m_columns = columns;
        endResetModel();
        return;
    }
    m_columns = columns;
    if (!columns.isEmpty())
        emit headerDataChanged(Qt::Horizontal, 0, int(columns.size()) - 1);
}

void LookModel::setRows(const QList<LookRow> &rows)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    QStringList keys;
    for (const QModelIndex &old : kept)
        keys << key(old.row());
    m_rows = rows;
    arrange();
    QModelIndexList now;
    for (qsizetype i = 0; i < kept.size(); ++i) {
        const int row = rowOf(keys.at(i));
        now << (row < 0 ? QModelIndex() : index(row, kept.at(i).column()));
    }
    changePersistentIndexList(kept, now);
    emit layoutChanged();
}

void LookModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    m_filter = text;
    setRows(QList<LookRow>(m_rows));
}

int LookModel::rowOf(const QString &key) const
{
    for (int row = 0; row < m_shown.size(); ++row)
        if (m_rows.at(m_shown.at(row)).key == key)
            return row;
    return -1;
}

void LookModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    setRows(QList<LookRow>(m_rows));
}

void LookModel::arrange()
{
    m_shown.clear();
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_filter.isEmpty() || std::ranges::any_of(m_rows.at(i).cells, [this](const LookCell &each) { return each.text.contains(m_filter, Qt::CaseInsensitive); }))
            m_shown << i;
    if (m_sortColumn < 0 || m_sortColumn >= m_columns.size())
        return;
    const auto before = [this](int a, int b) {
        const LookCell left = m_rows.at(a).cells.value(m_sortColumn), right = m_rows.at(b).cells.value(m_sortColumn);
        if (left.order.isValid() && right.order.isValid())
            return QVariant::compare(left.order, right.order) == QPartialOrdering::Less;
        return QString::localeAwareCompare(left.text, right.text) < 0;
    };
    std::ranges::stable_sort(m_shown, [&](int a, int b) { return m_sortOrder == Qt::AscendingOrder ? before(a, b) : before(b, a); });
}

const LookCell *LookModel::cell(const QModelIndex &at) const
{
    if (!at.isValid() || at.row() >= m_shown.size())
        return nullptr;
    const QList<LookCell> &cells = m_rows.at(m_shown.at(at.row())).cells;
    return at.column() < cells.size() ? &cells.at(at.column()) : nullptr;
}

QVariant LookModel::data(const QModelIndex &at, int role) const
{
    const LookCell *shown = cell(at);
    if (!shown)
        return {};
    switch (role) {
    case Qt::DisplayRole: return oneLine(shown->text);
    case Qt::ToolTipRole: return harmlessTip(shown->tip.isEmpty() && shown->text.size() > 30 ? shown->text : shown->tip);
    case Qt::AccessibleTextRole: return QString(m_columns.at(at.column()).title + QStringLiteral(": ") + oneLine(shown->text));
    case Qt::DecorationRole: return shown->icon.isEmpty() ? QVariant() : Icons::get(shown->icon, shown->tone);
    case Qt::TextAlignmentRole: return m_columns.at(at.column()).right ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole:
        if (shown->quiet)
            return theme::tokens().muted;
        return shown->tone == Tone::Neutral ? QVariant() : QVariant(theme::tokens().ink(shown->tone));
    default: return {};
    }
}

QVariant LookModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const LookColumn &column = m_columns.at(section);
    switch (role) {
    case Qt::DisplayRole: return column.title;
    case Qt::ToolTipRole: return harmlessTip(column.tip);
    case Qt::TextAlignmentRole: return column.right ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace tenantry::ui
