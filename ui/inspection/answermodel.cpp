#include "ui/inspection/answermodel.h"

#include "ui/inspection/lookmodel.h"
#include "ui/theme/icons.h"

#include <QFont>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenantry::ui {

using inspection::Cell;

namespace {

// No more is decoded of a cell than is shown.
QString beginning(const QByteArray &cell, qsizetype characters) { return QString::fromUtf8(cell.size() > 4 * characters ? cell.first(4 * characters) : cell); }

} // namespace

void AnswerModel::set(AnswerPtr answer, const QList<MaskedColumn> &masked)
{
    beginResetModel();
    m_answer = std::move(answer);
    m_order.clear();
    m_columns.clear();
    const qsizetype columns = m_answer ? m_answer->columns.size() : 0;
    for (qsizetype i = 0; i <= columns; ++i) {
        for (const MaskedColumn &each : masked)
            if (m_answer && each.before == i)
                m_columns << Column{-1, each.name, each.why};
        if (i < columns)
            m_columns << Column{int(i), m_answer->columns.at(i), {}};
    }
    endResetModel();
}

QString AnswerModel::title(int column) const { return column >= 0 && column < m_columns.size() ? m_columns.at(column).title : QString(); }

const Cell *AnswerModel::cell(const QModelIndex &at) const
{
    if (!m_answer || !at.isValid() || at.row() >= rowCount() || isMasked(at.column()))
        return nullptr;
    const int row = m_order.empty() ? at.row() : m_order[size_t(at.row())];
    return &m_answer->rows[size_t(row)][size_t(m_columns.at(at.column()).source)];
}

QVariant AnswerModel::data(const QModelIndex &at, int role) const
{
    if (!m_answer || !at.isValid())
        return {};
    if (isMasked(at.column())) {
        switch (role) {
        case Qt::DisplayRole: return QStringLiteral("•••");
        case Qt::AccessibleTextRole: return QString(oneLine(title(at.column())) + QStringLiteral(": ") + tr("masked"));
        case Qt::ToolTipRole: return harmlessTip(m_columns.at(at.column()).why);
        case Qt::ForegroundRole: return theme::tokens().muted;
        default: return {};
        }
    }
    const Cell *shown = cell(at);
    if (!shown)
        return {};
    const Cell &value = *shown;
    switch (role) {
    case Qt::DisplayRole: return value ? oneLine(beginning(*value, longestCell + 1), longestCell) : QStringLiteral("NULL");
    case Qt::AccessibleTextRole: return QString(oneLine(title(at.column())) + QStringLiteral(": ") + (value ? oneLine(beginning(*value, longestCell + 1), longestCell) : QStringLiteral("NULL")));
    case Qt::ToolTipRole: return value && value->size() > 40 ? harmlessTip(beginning(*value, 1'000)) : QString();
    case Qt::TextAlignmentRole:
        return inspection::isNumber(m_answer->types.at(size_t(m_columns.at(at.column()).source))) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::ForegroundRole: return value ? QVariant() : QVariant(theme::tokens().muted);
    case Qt::FontRole:
        if (!value) {
            QFont font;
            font.setItalic(true);
            return font;
        }
        return {};
    default: return {};
    }
}

QVariant AnswerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= m_columns.size())
        return {};
    const Column &column = m_columns.at(section);
    switch (role) {
    case Qt::DisplayRole: return oneLine(column.title, 63);
    case Qt::ToolTipRole: return column.source < 0 ? harmlessTip(column.why) : QVariant();
    case Qt::DecorationRole: return column.source < 0 ? QVariant(Icons::get("lock")) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column.source >= 0 && inspection::isNumber(m_answer->types.at(size_t(column.source))) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

void AnswerModel::sort(int column, Qt::SortOrder order)
{
    if (!m_answer || isMasked(column))
        return;
    emit layoutAboutToBeChanged();
    m_order.clear();
    if (column >= 0 && column < m_columns.size()) {
        const auto source = size_t(m_columns.at(column).source);
        const auto &rows = m_answer->rows;
        m_order.resize(rows.size());
        std::iota(m_order.begin(), m_order.end(), 0);
        const bool down = order == Qt::DescendingOrder;
        if (inspection::isNumber(m_answer->types.at(source))) {
            std::vector<double> numbers(rows.size());
            for (size_t i = 0; i < rows.size(); ++i) {
                const double number = rows[i][source] ? rows[i][source]->toDouble() : 0;
                numbers[i] = std::isnan(number) ? HUGE_VAL : number; // NaN is the greatest, as PostgreSQL has it
            }
            std::ranges::stable_sort(m_order, [&](int a, int b) {
                const bool leftNull = !rows[size_t(a)][source], rightNull = !rows[size_t(b)][source];
                if (leftNull || rightNull)
                    return !leftNull && rightNull; // NULL last, either way
                return down ? numbers[size_t(b)] < numbers[size_t(a)] : numbers[size_t(a)] < numbers[size_t(b)];
            });
        } else {
            std::ranges::stable_sort(m_order, [&](int a, int b) {
                const Cell &left = rows[size_t(a)][source], &right = rows[size_t(b)][source];
                if (!left || !right)
                    return bool(left) && !right;
                return down ? *right < *left : *left < *right;
            });
        }
    }
    changePersistentIndexList(persistentIndexList(), QModelIndexList(persistentIndexList().size()));
    emit layoutChanged();
}

void AnswerModel::retranslate()
{
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace tenantry::ui
