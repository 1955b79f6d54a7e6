#include "ui/theme/wheelguard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QSlider>
#include <QTabBar>

namespace tenantry::ui::theme {

namespace {

// What turns the wheel into another value. The list that a drop-down opens is none of these, and a scroll bar neither.
QWidget *valued(QObject *watched)
{
    const bool one = qobject_cast<QComboBox *>(watched) || qobject_cast<QAbstractSpinBox *>(watched) || qobject_cast<QSlider *>(watched) || qobject_cast<QTabBar *>(watched);
    return one ? static_cast<QWidget *>(watched) : nullptr;
}

} // namespace

void WheelGuard::install(QApplication &application)
{
    if (application.findChild<WheelGuard *>(Qt::FindDirectChildrenOnly))
        return;
    application.installEventFilter(new WheelGuard(&application));
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Polish) {
        // Qt gives the focus to what takes it by the wheel before the wheel itself arrives: it would always be there.
        if (QWidget *widget = valued(watched); widget && widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
    } else if (event->type() == QEvent::Wheel) {
        if (const QWidget *widget = valued(watched); widget && !widget->hasFocus()) {
            event->ignore(); // and so it goes on to what is around it, up to what scrolls
            return true;
        }
    }
    return false;
}

} // namespace tenantry::ui::theme
