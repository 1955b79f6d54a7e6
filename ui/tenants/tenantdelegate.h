// Paints one cell of the tenants table straight from the theme's colours: chips for states, pills for labels and for
// "2 behind", the name a little stronger than the rest. Cheaper than the style's own items: a page of rows is some
// four hundred cells and a frame has 8 ms.
#pragma once

#include "ui/widgets/statuschip.h"

#include <QCache>
#include <QStyledItemDelegate>

namespace tenantry::ui {

class TenantDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    static Status behind(int count); // the pill beside the version
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void pills(QPainter *painter, QRect rect, const QStyleOptionViewItem &option, const QStringList &texts) const;
};

} // namespace tenantry::ui
