#include "ui/shell/taborder.h"

#include <QGridLayout>
#include <QSet>
#include <algorithm>

namespace tenantry::ui {

namespace {

void collect(QLayout *layout, QWidgetList &out)
{
    std::vector<std::pair<QPoint, QLayoutItem *>> items; // column, row; in other layouts one after the other
    auto *grid = qobject_cast<QGridLayout *>(layout);
    for (int i = 0; i < layout->count(); ++i) {
        int row = i, column = 0, rows = 1, columns = 1;
        if (grid)
            grid->getItemPosition(i, &row, &column, &rows, &columns);
        items.emplace_back(QPoint(column, row), layout->itemAt(i));
    }
    std::ranges::stable_sort(items, {}, [](const auto &each) { return std::pair(each.first.y(), each.first.x()); });
    for (const auto &[at, item] : items) {
        if (item->widget())
            out << item->widget();
        else if (item->layout())
            collect(item->layout(), out);
    }
}

// Everything, as it is read; what is hidden too: the focus goes on from where something has just been hidden.
void walk(QWidget *widget, QWidgetList &out)
{
    out << widget;
    QWidgetList inside;
    if (widget->layout())
        collect(widget->layout(), inside);
    QWidgetList rest;
    const QSet<QWidget *> known(inside.begin(), inside.end());
    for (QObject *child : widget->children())
        if (auto *each = qobject_cast<QWidget *>(child); each && !each->isWindow() && !known.contains(each))
            rest << each;
    std::ranges::stable_sort(rest, {}, [](const QWidget *each) { return std::pair(each->y(), each->x()); });
    for (QWidget *each : inside + rest)
        walk(each, out);
}

bool isStop(const QWidget *widget) { return widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && !widget->focusProxy(); }

} // namespace

QWidgetList tabOrder(const QWidget *root)
{
    QWidgetList all, out;
    walk(const_cast<QWidget *>(root), all);
    std::ranges::copy_if(all, std::back_inserter(out), isStop);
    return out;
}

QWidget *tabNeighbour(const QWidget *root, const QWidget *from, bool next)
{
    QWidgetList all;
    walk(const_cast<QWidget *>(root), all);
    const qsizetype count = all.size(), at = all.indexOf(from);
    for (qsizetype i = 1; i <= count; ++i) {
        QWidget *each = all[(((at < 0 && next ? -1 : at < 0 ? count : at) + (next ? i : -i)) % count + count) % count];
        if (isStop(each) && each != from)
            return each;
    }
    return nullptr;
}

} // namespace tenantry::ui
