// What fills the room that it is given and scrolls inside. A stack of widgets measures all of them, the hidden ones too, whenever one label in
// the one that is shown has changed, and how high each would be at that width: with every page of the window that took a quarter of what the
// panel did while tenants were provisioned, and nobody used the answer. GUI thread.
#pragma once

#include <QWidget>

namespace tenantry::ui {

class Unmeasured : public QWidget {
public:
    using QWidget::QWidget;
    bool hasHeightForWidth() const override { return false; }
    int heightForWidth(int) const override { return -1; }
    QSize sizeHint() const override { return isHidden() ? QSize() : QWidget::sizeHint(); }
    QSize minimumSizeHint() const override { return isHidden() ? QSize() : QWidget::minimumSizeHint(); }
};

} // namespace tenantry::ui
