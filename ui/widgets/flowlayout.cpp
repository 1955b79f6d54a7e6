#include "ui/widgets/flowlayout.h"

#include <QWidget>
#include <algorithm>

namespace tenantry::ui {

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

QLayoutItem *FlowLayout::takeAt(int index) { return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr; }

QSize FlowLayout::minimumSize() const
{
    QSize out;
    for (const QLayoutItem *item : m_items)
        if (!item->isEmpty())
            out = out.expandedTo(item->minimumSize());
    return out;
}

QSize FlowLayout::sizeHint() const
{
    QSize out;
    for (const QLayoutItem *item : m_items)
        if (!item->isEmpty()) {
            const QSize size = item->sizeHint();
            out = {out.width() + (out.width() > 0 ? spacing() : 0) + size.width(), std::max(out.height(), size.height())};
        }
    return out;
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect &rect, bool move) const
{
    int x = 0, y = 0, tall = 0;
    const auto endLine = [&](QList<std::pair<QLayoutItem *, QRect>> &line) {
        for (auto &[item, where] : line)
            if (move) {
                where.moveTop(y + (tall - where.height()) / 2); // in the middle of its line
                const int left = item->widget() && item->widget()->layoutDirection() == Qt::RightToLeft ? rect.width() - where.right() - 1 : where.left();
                item->setGeometry(QRect(rect.topLeft() + QPoint(left, where.top()), where.size()));
            }
        line.clear();
    };
    QList<std::pair<QLayoutItem *, QRect>> line;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo(item->maximumSize()).expandedTo(item->minimumSize());
        if (x > 0 && x + size.width() > rect.width()) {
            endLine(line);
            y += tall + spacing();
            x = tall = 0;
        }
        const QSize fits(std::min(size.width(), std::max(rect.width(), item->minimumSize().width())), size.height());
        line.append({item, QRect({x, y}, fits)});
        x += fits.width() + spacing();
        tall = std::max(tall, fits.height());
    }
    endLine(line);
    return y + tall;
}

} // namespace tenantry::ui
