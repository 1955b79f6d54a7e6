#include "ui/widgets/focuskeeper.h"

#include <QAbstractButton>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace tenantry::ui {

FocusKeeper::FocusKeeper(QWidget *root, QWidget *otherwise) : m_root(root), m_otherwise(otherwise)
{
    for (QWidget *up = root->parentWidget(); up && !m_area; up = up->parentWidget())
        m_area = qobject_cast<QScrollArea *>(up);
    if (m_area) {
        m_right = m_area->horizontalScrollBar()->value();
        m_down = m_area->verticalScrollBar()->value();
    }
    m_before = buttons();
    QWidget *focus = root->window()->focusWidget(); // also of a window behind another one
    m_at = m_before.indexOf(focus);
    if (m_at >= 0)
        m_name = focus->objectName();
}

FocusKeeper::~FocusKeeper()
{
    if (!m_root)
        return;
    // What a layout takes in shows itself later, and until then the area would be shorter and forget its place.
    for (QWidget *child : m_root->findChildren<QWidget *>())
        if (child->isHidden() && !child->testAttribute(Qt::WA_WState_ExplicitShowHide) && !child->isWindow())
            child->show();
    if (m_at >= 0) {
        QList<QWidget *> now = buttons();
        now.removeIf([this](QWidget *each) { return m_before.contains(each); });
        const auto same = std::ranges::find(now, m_name, &QWidget::objectName);
        QWidget *to = same != now.end() ? *same : now.isEmpty() ? m_otherwise.data() : now[std::min(m_at, now.size() - 1)];
        if (to && !to->isHidden())
            to->setFocus(Qt::OtherFocusReason);
    }
    if (m_root->layout())
        m_root->layout()->activate();
    if (m_area) { // that the focus went, and came back, has moved it
        m_area->horizontalScrollBar()->setValue(m_right);
        m_area->verticalScrollBar()->setValue(m_down);
    }
}

QList<QWidget *> FocusKeeper::buttons() const
{
    QList<QWidget *> out;
    for (QAbstractButton *each : m_root->findChildren<QAbstractButton *>())
        if (each->objectName().contains(u':'))
            out << each;
    return out;
}

} // namespace tenantry::ui
