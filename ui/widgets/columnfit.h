// Keeps the columns of a table within its width. Where there is less room than wished for, columns that can be spared go first, the last of
// them first; then all are narrowed together, none below its heading or what it is told to keep; what has no room then is scrolled to. A column that somebody drags stays
// as it was dragged.
#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <vector>

class QTableView;

namespace tenantry::ui {

class ColumnFit : public QObject {
public:
    // Column and width wished for, in pixels; the table owns it. The last column takes the room that is left. `spare`: what is said elsewhere too.
    // `firm`: worth nothing when cut, a time for instance; these are not narrowed. `yielding`: told by its beginning, a name for instance; narrowed
    // before anything is spared.
    // `least`: down to which width a column may go, be it less than its heading.
    ColumnFit(QTableView *table, const std::vector<std::pair<int, int>> &wishes, const QSet<int> &spare = {}, const QSet<int> &firm = {}, const QSet<int> &yielding = {},
              const QHash<int, int> &least = {});
    void setWishes(const std::vector<std::pair<int, int>> &wishes, const QHash<int, int> &least = {}); // of the same columns, when they hold something else

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    int lastShown() const; // logical; the one that is stretched
    QTableView *m_table;
    std::vector<std::pair<int, int>> m_wishes;
    QSet<int> m_spare, m_firm, m_yielding, m_dragged;
    QHash<int, int> m_least;
    bool m_fitting = false;
};

// How wide a column is that holds what it holds, of the first rows, and its heading, which may be hidden now. Within `least` and `most`.
int heldWidth(QTableView *table, int column, int least, int most, bool heading = true);

} // namespace tenantry::ui
