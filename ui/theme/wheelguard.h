// The wheel scrolls what is under the pointer; it changes a value only where the keyboard is already. Without this, who scrolls a form past a
// drop-down or a number changes it and sees nothing of it.
#pragma once

#include <QObject>

class QApplication;

namespace tenantry::ui::theme {

// Of the whole application; its child. GUI thread.
class WheelGuard : public QObject {
    Q_OBJECT
public:
    static void install(QApplication &application); // once, however often it is called; before the widgets are shown

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit WheelGuard(QObject *parent) : QObject(parent) {}
};

} // namespace tenantry::ui::theme
