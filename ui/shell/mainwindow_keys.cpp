// The window's keys that are no shortcuts: Tab, and Esc that nobody on the page wanted.
#include "ui/shell/mainwindow.h"

#include "ui/shell/page.h"
#include "ui/shell/pagestack.h"
#include "ui/shell/taborder.h"
#include "ui/widgets/wayout.h"

#include <QKeyEvent>
#include <QScrollArea>

namespace tenantry::ui {

// Within what lies over the window, while the focus is there.
bool MainWindow::focusNextPrevChild(bool next)
{
    if (m_host->isChanging())
        return false; // a page that is hidden asks who has the focus now
    const QWidget *from = focusWidget(), *root = from;
    while (root && root->parentWidget() && root->parentWidget() != this)
        root = root->parentWidget();
    if (!root || root == this)
        root = centralWidget();
    QWidget *to = tabNeighbour(root, from, next);
    if (!to)
        return false;
    to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    for (QWidget *each = to->parentWidget(); each; each = each->parentWidget())
        if (auto *area = qobject_cast<QScrollArea *>(each))
            area->ensureWidgetVisible(to);
    return true;
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || event->modifiers() != Qt::NoModifier || !m_open)
        return QMainWindow::keyPressEvent(event);
    // Esc that nobody on the page wanted: it answers the question that is open there, leads out of the form that is open, else back.
    Page *page = m_cover ? nullptr : currentPage();
    const QWidget *place = m_cover ? m_cover.data() : page;
    if (QAbstractButton *cancel = questionsCancel(place))
        cancel->click();
    else if (isGuarded() && !m_cover)
        leaveGuard();
    else if (QAbstractButton *way = wayOut(place); !way && !m_cover)
        back(); // which asks a page whether it may be left
    else if (way && (!page || page->leave()))
        way->click();
}

} // namespace tenantry::ui
