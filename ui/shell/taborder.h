// Where Tab leads: along what is seen, as it is read. Qt's own order is that in which widgets were made, which is another one where pages, tabs and
// banners are made when they are first looked at.
#pragma once

#include <QWidget>

namespace tenantry::ui {

// What Tab stops at inside `root`, in the order of the layouts (a grid row by row; what lies in none, from top to bottom). Only what is to be seen and enabled.
QWidgetList tabOrder(const QWidget *root);

// The stop after `from`, or before it, round the end; `from` itself may be no stop, or hidden. Null: there is none.
QWidget *tabNeighbour(const QWidget *root, const QWidget *from, bool next);

} // namespace tenantry::ui
