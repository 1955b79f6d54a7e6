// One page at a time, over the whole of it. Unlike a QStackedWidget it does not touch what is hidden: that one stops and restarts the painting of
// every widget of every page whenever another is shown, and asks all of them for their size. GUI thread.
#pragma once

#include <QPointer>
#include <QWidget>

namespace tenantry::ui {

class PageStack : public QWidget {
    Q_OBJECT
public:
    explicit PageStack(QWidget *parent = nullptr);
    void add(QWidget *page); // becomes its child, hidden
    QWidget *current() const { return m_current; } // null: none yet, or it is deleted
    // The focus goes along: to where it was in that page, else to its first stop.
    void show(QWidget *page);
    void enter(); // the focus goes into the current one, there, unless it is in it
    bool isChanging() const { return m_changing; } // what loses the focus now is given it elsewhere
    QSize minimumSizeHint() const override { return m_current ? m_current->minimumSizeHint() : QSize(); }
    QSize sizeHint() const override { return m_current ? m_current->sizeHint() : QSize(); }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QPointer<QWidget> m_current;
    bool m_changing = false;
};

} // namespace tenantry::ui
