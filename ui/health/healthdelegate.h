// Paints one cell of the table of health straight from the theme's colours: chips, small drawings of the last hours, and figures that an
// alert is about in its colour and bold. A page of rows is some three hundred cells, and a frame has 16 ms.
#pragma once

#include <QStyledItemDelegate>

namespace tenantry::ui {

struct HealthTrend;

class HealthDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// A line from the first value to the last, from nought to the most; values that are not known are gaps, a span in which it was not
// reachable has a mark at the bottom.
void paintTrend(QPainter *painter, const QRect &rect, const HealthTrend &trend);

} // namespace tenantry::ui
