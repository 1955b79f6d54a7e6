#include "ui/widgets/columnfit.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace tenantry::ui {

ColumnFit::ColumnFit(QTableView *table, const std::vector<std::pair<int, int>> &wishes, const QSet<int> &spare, const QSet<int> &firm, const QSet<int> &yielding,
                     const QHash<int, int> &least)
    : QObject(table), m_table(table), m_wishes(wishes), m_spare(spare), m_firm(firm), m_yielding(yielding), m_least(least)
{
    QHeaderView *header = table->horizontalHeader();
    header->setStretchLastSection(true);
    table->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int) {
        if (!m_fitting && QApplication::mouseButtons() & Qt::LeftButton && column != lastShown()) // that one is stretched, not dragged
            m_dragged << column;
    });
    connect(table->model(), &QAbstractItemModel::headerDataChanged, this, &ColumnFit::fit); // another language
    connect(table->model(), &QAbstractItemModel::modelReset, this, &ColumnFit::fit);
    fit();
}

void ColumnFit::setWishes(const std::vector<std::pair<int, int>> &wishes, const QHash<int, int> &least)
{
    if (m_wishes == wishes && m_least == least)
        return;
    m_wishes = wishes;
    m_least = least;
    fit();
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

int ColumnFit::lastShown() const
{
    const QHeaderView *header = m_table->horizontalHeader();
    int at = header->count() - 1;
    while (at > 0 && header->isSectionHidden(header->logicalIndex(at)))
        --at;
    return header->logicalIndex(at);
}

void ColumnFit::fit()
{
    const QHeaderView *header = m_table->horizontalHeader();
    const auto floorOf = [this, header](int column, int wish) {
        return std::max({m_least.value(column, header->sectionSizeHint(column)), header->minimumSectionSize(), m_firm.contains(column) ? wish : 0});
    };
    const auto wanted = [this](const std::pair<int, int> &each) { return m_dragged.contains(each.first) && !m_spare.contains(each.first) ? m_table->columnWidth(each.first) : each.second; };
    const auto takes = [&](const std::pair<int, int> &each) {
        return m_yielding.contains(each.first) && !m_dragged.contains(each.first) ? std::min(floorOf(each.first, 0), each.second) : wanted(each);
    };
    int need = 0;
    for (const auto &each : m_wishes)
        need += takes(each);
    m_fitting = true;
    for (auto each = m_wishes.rbegin(); each != m_wishes.rend(); ++each)
        if (m_spare.contains(each->first)) {
            const bool out = need > m_table->viewport()->width();
            m_table->setColumnHidden(each->first, out);
            need -= out ? takes(*each) : 0;
        }
    // What is left beyond the least of each goes to the firm and the ordinary first, then to those that yield.
    int room = m_table->viewport()->width(), give = 0, giveYielding = 0; // give: what the columns wish beyond their least
    for (const auto &[column, wish] : m_wishes) {
        if (m_table->isColumnHidden(column))
            continue;
        if (m_dragged.contains(column)) {
            room -= m_table->columnWidth(column);
            continue;
        }
        room -= floorOf(column, wish);
        (m_yielding.contains(column) ? giveYielding : give) += std::max(0, wish - floorOf(column, wish));
    }
    const auto shareOf = [](int left, int wished) { return wished <= 0 ? 0 : std::clamp(double(left) / wished, 0.0, 1.0); };
    const double share = shareOf(room, give), shareYielding = shareOf(room - int(give * share), giveYielding);
    for (const auto &[column, wish] : m_wishes)
        if (!m_dragged.contains(column) && !m_table->isColumnHidden(column))
            m_table->setColumnWidth(column, floorOf(column, wish) + int(std::max(0, wish - floorOf(column, wish)) * (m_yielding.contains(column) ? shareYielding : share)));
    m_fitting = false;
}

int heldWidth(QTableView *table, int column, int least, int most, bool heading)
{
    constexpr int lookedAt = 300; // rows
    const bool hidden = table->isColumnHidden(column); // a heading that is hidden measures nothing
    if (hidden)
        table->setColumnHidden(column, false);
    int width = std::max(least, heading ? table->horizontalHeader()->sectionSizeHint(column) : 0);
    if (hidden)
        table->setColumnHidden(column, true);
    for (int row = 0; row < std::min(table->model()->rowCount(), lookedAt); ++row)
        width = std::max(width, table->sizeHintForIndex(table->model()->index(row, column)).width() + (heading ? 4 : 1));
    return std::min(width, most);
}

} // namespace tenantry::ui
