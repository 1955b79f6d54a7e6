// Rows of what was found in a tenant's database, for a table: sorted by value and not by words, filtered, the choice kept while they are
// read again. Every text of it is data: control and direction-changing characters are shown, tool tips are no HTML.
#pragma once

#include "ui/theme/tokens.h"

#include <QAbstractTableModel>
#include <QString>
#include <QVariant>

namespace tenantry::ui {

struct LookCell {
    QString text;
    QVariant order = {};        // what it is sorted by; none: the text
    QString tip = {};           // none: the whole text, where it is cut
    QString icon = {};
    Tone tone = Tone::Neutral;  // of icon and text
    bool quiet = false;         // in a fainter ink
};

struct LookRow {
    QString key;                // of its own in the table: what is chosen stays chosen when the rows come again
    QList<LookCell> cells;
};

struct LookColumn {
    QString title;
    bool right = false;         // numbers
    QString tip = {};
};

class LookModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    static constexpr qsizetype longestText = 300; // characters of a cell

    void setColumns(const QList<LookColumn> &columns);
    void setRows(const QList<LookRow> &rows);
    void setFilter(const QString &text);  // a part of any cell's text, whatever its case
    QString key(int row) const { return row >= 0 && row < m_shown.size() ? m_rows.at(m_shown.at(row)).key : QString(); }
    int rowOf(const QString &key) const;  // -1: not there, or filtered out
    int total() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_columns.size()); }
    QVariant data(const QModelIndex &at, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    const LookCell *cell(const QModelIndex &at) const;

    QList<LookColumn> m_columns;
    QList<LookRow> m_rows;
    QList<int> m_shown;
    QString m_filter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

// In one line, harmless, of at most so many characters.
QString oneLine(const QString &text, qsizetype longest = LookModel::longestText);
// For setToolTip(): Qt takes plain text that looks like HTML for HTML.
QString harmlessTip(const QString &text);

} // namespace tenantry::ui
