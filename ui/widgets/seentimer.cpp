#include "ui/widgets/seentimer.h"

#include <QEvent>
#include <QWidget>
#include <utility>

namespace tenantry::ui {

SeenTimer::SeenTimer(QWidget *widget) : m_widget(widget)
{
    m_timer.setObjectName(QStringLiteral("seen")); // PauseWatch says whose
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SeenTimer::elapsed);
    widget->installEventFilter(this);
}

void SeenTimer::start()
{
    if (m_widget->isVisible() || m_unseen)
        m_timer.start();
    else
        m_due = true;
}

void SeenTimer::startUnseen()
{
    m_unseen = true;
    m_due = false;
    m_timer.start();
}

void SeenTimer::stop()
{
    m_timer.stop();
    m_due = m_unseen = false;
}

void SeenTimer::elapsed()
{
    m_due = !m_unseen && !m_widget->isVisible();
    if (m_due)
        return;
    m_unseen = false;
    emit timeout();
}

// What is shown is mostly read then by whoever shows it, who calls stop(); the interval leaves the time to.
bool SeenTimer::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && std::exchange(m_due, false))
        m_timer.start();
    return QObject::eventFilter(watched, event);
}

} // namespace tenantry::ui
