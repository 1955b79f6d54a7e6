// What a query answered, for a table: as many rows as the core lets through, each cell one line of harmless text. Nothing is copied: the
// answer is shared with whoever writes it to a file.
#pragma once

#include "inspection/answerfile.h"

#include <QAbstractTableModel>
#include <memory>

namespace tenantry::ui {

struct ShownAnswer {
    QStringList columns;
    std::vector<unsigned> types;
    inspection::CellRows rows;
};
using AnswerPtr = std::shared_ptr<const ShownAnswer>;

// A column that was asked for and may not be read: shown where it would stand.
struct MaskedColumn {
    int before = 0;      // this column of the answer
    QString name, why;   // why: translated
};

class AnswerModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    static constexpr qsizetype longestCell = 200;

    void set(AnswerPtr answer, const QList<MaskedColumn> &masked = {}); // null: nothing
    const AnswerPtr &answer() const { return m_answer; }
    const inspection::Cell *cell(const QModelIndex &at) const; // null: masked, or nothing
    bool isMasked(int column) const { return column >= 0 && column < m_columns.size() && m_columns.at(column).source < 0; }
    QString title(int column) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() || !m_answer ? 0 : int(m_answer->rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex &at, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override; // a column below 0: as it was answered
    void retranslate();

private:
    struct Column {
        int source = -1; // of the answer; -1: masked
        QString title, why;
    };
    AnswerPtr m_answer;
    QList<Column> m_columns;
    std::vector<int> m_order; // rows as shown; empty: as answered
};

} // namespace tenantry::ui
