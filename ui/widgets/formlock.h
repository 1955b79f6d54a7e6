// The fields of a form while what was typed into them is on its way: what would be typed meanwhile is lost. The focus waits on the way out, and is
// back where it was when the form goes on. GUI thread.
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>
#include <utility>

namespace tenantry::ui {

class FormLock {
public:
    void lock(const QList<QWidget *> &parts, QWidget *wayOut)
    {
        unlock();
        QWidget *focus = wayOut->window()->focusWidget();
        m_wayOut = wayOut;
        for (QWidget *each : parts) {
            if (each == focus || each->isAncestorOf(focus))
                m_before = focus;
            if (each->isEnabledTo(each->parentWidget()))
                m_parts.append(each);
        }
        if (m_before)
            wayOut->setFocus(Qt::OtherFocusReason);
        for (QWidget *each : parts)
            each->setEnabled(false);
    }
    void unlock()
    {
        for (const QPointer<QWidget> &each : std::exchange(m_parts, {}))
            if (each)
                each->setEnabled(true);
        if (QWidget *before = std::exchange(m_before, {}); before && m_wayOut && m_wayOut->window()->focusWidget() == m_wayOut)
            before->setFocus(Qt::OtherFocusReason);
    }

private:
    QList<QPointer<QWidget>> m_parts;
    QPointer<QWidget> m_before, m_wayOut;
};

} // namespace tenantry::ui
