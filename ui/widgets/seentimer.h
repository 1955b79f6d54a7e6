// A single-shot timer for what a widget shows. When it is started, or comes to its time, while nobody sees the widget, it waits until
// somebody does: what is read over and over for a hidden page costs the registry, and the page that is shown, for nothing.
// GUI thread.
#pragma once

#include <QTimer>

class QWidget;

namespace tenantry::ui {

class SeenTimer : public QObject {
    Q_OBJECT
public:
    explicit SeenTimer(QWidget *widget); // which it does not outlive
    void setInterval(int milliseconds) { m_timer.setInterval(milliseconds); }
    // Anew, if it counts already. `unseen`: this once it waits for nobody, and nothing puts it off: what may no longer be known
    // goes at once.
    void start(bool unseen = false);
    void stop(); // also what waits
    bool isActive() const { return m_due || m_timer.isActive() || m_shown.isActive(); }

signals:
    void timeout();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void elapsed();
    QWidget *m_widget;
    QTimer m_timer, m_shown;
    bool m_due = false;    // and waits to be seen
    bool m_unseen = false; // does not wait
};

} // namespace tenantry::ui
