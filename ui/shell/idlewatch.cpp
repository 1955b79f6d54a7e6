#include "ui/shell/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>
#include <algorithm>
#include <cstdlib>

namespace tenantry::ui {

IdleWatch::IdleWatch(QObject *parent, base::Clock clock) : QObject(parent), m_clock(std::move(clock))
{
    connect(&m_look, &QTimer::timeout, this, &IdleWatch::over);
}

void IdleWatch::start(std::chrono::seconds limit)
{
    stop();
    m_limit = limit;
    if (limit.count() <= 0)
        return;
    m_last = m_clock();
    m_running = true;
    m_look.start(std::clamp<std::chrono::milliseconds>(limit / 4, std::chrono::milliseconds(100), std::chrono::seconds(5)));
    qApp->installEventFilter(this);
}

void IdleWatch::stop()
{
    m_running = false;
    m_look.stop();
    qApp->removeEventFilter(this);
}

// A clock that was put back counts like one that ran on: neither says that somebody is there.
bool IdleWatch::over()
{
    if (!m_running || std::abs(m_last.msecsTo(m_clock())) < std::chrono::milliseconds(m_limit).count())
        return false;
    m_running = false;
    m_look.stop();
    m_swallows = true;
    QTimer::singleShot(0, this, [this] {
        m_swallows = false;
        if (!m_running)
            qApp->removeEventFilter(this);
    });
    emit idle();
    return true;
}

bool IdleWatch::eventFilter(QObject *object, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
        if (m_swallows || over())
            return true; // it came too late
        m_last = m_clock();
        break;
    case QEvent::ApplicationActivate:
        over();
        break;
    default:
        break;
    }
    return QObject::eventFilter(object, event);
}

} // namespace tenantry::ui
