#include "ui/widgets/seentimer.h"

#include <QEvent>
#include <QWidget>
#include <utility>

namespace tenantry::ui {

SeenTimer::SeenTimer(QWidget *widget) : m_widget(widget)
{
    for (QTimer *timer : {&m_timer, &m_shown}) {
        timer->setObjectName(QStringLiteral("seen")); // PauseWatch says whose
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &SeenTimer::elapsed);
    }
    m_shown.setInterval(0);
    widget->installEventFilter(this);
}

void SeenTimer::start(bool unseen)
{
    if (m_unseen)
        return; // on its way
    if (unseen) {
        m_unseen = true;
        m_due = false;
        if (!m_timer.isActive())
            m_timer.start();
        return;
    }
    if (m_widget->isVisible())
        m_timer.start();
    else
        m_due = true;
}

void SeenTimer::stop()
{
    m_timer.stop();
    m_shown.stop();
    m_due = m_unseen = false;
}

void SeenTimer::elapsed()
{
    m_due = !m_unseen && !m_widget->isVisible();
    if (m_due)
        return;
    m_timer.stop();
    m_shown.stop();
    m_unseen = false;
    emit timeout();
}

// What is shown is mostly read by whoever shows it, who calls stop() before the loop comes back here.
bool SeenTimer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && std::exchange(m_due, false))
        m_shown.start();
    return QObject::eventFilter(watched, event);
}

} // namespace tenantry::ui
