// A part of a page that is made when it is first needed: a form that most people never open should not make the page slower for all.
// GUI thread.
#pragma once

#include <QBoxLayout>
#include <QEvent>
#include <QFrame>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
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
    bool make() const // false: it was there already
    {
        return !m_made && get();
    }

private:
    std::function<T *()> m_maker;
    mutable T *m_made = nullptr;
};

// What such a part lies in: it scrolls upwards and downwards, and is never narrower than what it holds, or than `atLeast` pixels.
class UprightScrollArea : public QScrollArea {
public:
    explicit UprightScrollArea(QWidget *parent, int atLeast) : QScrollArea(parent), m_atLeast(atLeast) {}
    QSize minimumSizeHint() const override
    {
        const int content = widget() ? widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width() : 0;
        const QSize least = QScrollArea::minimumSizeHint();
        return {std::max({least.width(), content, m_atLeast}), least.height()};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }

private:
    int m_atLeast;
};

// Where a part will be that is made later; the part fills it.
inline QWidget *makePlace(QWidget *parent)
{
    auto *place = new QWidget(parent);
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    return place;
}

inline QScrollArea *makeScrollArea(QWidget *parent, int atLeast = 0)
{
    auto *area = new UprightScrollArea(parent, atLeast);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace tenantry::ui
