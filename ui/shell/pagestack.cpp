#include "ui/shell/pagestack.h"

#include "ui/shell/taborder.h"

#include <QEvent>

namespace tenantry::ui {

PageStack::PageStack(QWidget *parent) : QWidget(parent) {}

void PageStack::add(QWidget *page)
{
    page->hide();
    if (page->parentWidget() != this)
        page->setParent(this);
}

void PageStack::show(QWidget *page)
{
    if (page == m_current)
        return;
    QWidget *const before = m_current;
    QWidget *const focus = window()->focusWidget();
    const bool along = focus && before && (focus == before || before->isAncestorOf(focus));
    m_changing = true;
    m_current = page;
    page->setGeometry(rect());
    page->show();
    if (before)
        before->hide();
    m_changing = false;
    updateGeometry();
    if (along)
        enter();
}

void PageStack::enter()
{
    const QWidget *focus = window()->focusWidget();
    if (!m_current || (focus && m_current->isAncestorOf(focus)))
        return;
    QWidget *to = m_current->focusWidget(); // where it was
    if (!to || !to->isVisibleTo(m_current) || !to->isEnabled()) {
        const QWidgetList stops = tabOrder(m_current);
        to = stops.isEmpty() ? m_current.data() : stops.first();
    }
    to->setFocus();
}

void PageStack::resizeEvent(QResizeEvent *event)
{
    if (m_current)
        m_current->setGeometry(rect());
    QWidget::resizeEvent(event);
}

bool PageStack::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QWidget::event(event);
}

} // namespace tenantry::ui
