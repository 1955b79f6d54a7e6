// A part of a page that is made when it is first needed: a form that most people never open should not make the page slower for all.
// GUI thread.
#pragma once

#include <QFrame>
#include <QScrollArea>

#include <functional>
#include <utility>

namespace tenantry::ui {

template <class T> class OnDemand {
public:
    // `maker` gives the part its parent, connects it and says its texts.
    void setMaker(std::function<T *()> maker) { m_maker = std::move(maker); }
    T *operator->() const { return get(); }
    T *get() const
    {
        if (!m_made)
            m_made = m_maker();
        return m_made;
    }
    T *made() const { return m_made; } // null while nobody needed it

private:
    std::function<T *()> m_maker;
    mutable T *m_made = nullptr;
};

// What such a part lies in: it scrolls upwards and downwards, and what is behind shows through.
inline QScrollArea *makeScrollArea(QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace tenantry::ui
