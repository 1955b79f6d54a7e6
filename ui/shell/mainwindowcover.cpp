// The part of MainWindow that hides a session.
#include "ui/shell/commandpalette.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/secretfield.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolTip>
#include <algorithm>

namespace tenantry::ui {

// Whatever is in front of the window shows what is in it: menus, tool tips, dialogs of files.
static void closeEverythingElse(const QWidget *window)
{
    QToolTip::hideText();
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *each : all) {
        if (each == window || !each->isVisible() || each->window() != each)
            continue;
        if (auto *dialog = qobject_cast<QDialog *>(each))
            dialog->reject();
        else
            each->close();
    }
}

void MainWindow::cover(QWidget *widget, const std::function<QString()> &title)
{
    if (m_cover)
        uncover();
    m_coverTitle = title;
    m_begun = begun();
    m_focusBefore = focusWidget();
    m_selectedBefore = {};
    if (const auto *line = qobject_cast<QLineEdit *>(m_focusBefore); line && line->hasSelectedText()) // it selects nothing once the focus is elsewhere
        m_selectedBefore = {line->selectionStart(), line->selectionLength()};
    m_palette->close();
    closeEverythingElse(this);
    forgetCopiedSecret();
    for (SecretField *secret : m_shell->findChildren<SecretField *>()) {
        secret->conceal();
        if (secret->isGuarded()) // opened on request, and opened again the same way; what is shown only once stays, concealed
            secret->clear();
    }
    for (PasswordEdit *typed : m_shell->findChildren<PasswordEdit *>())
        typed->clear();
    // Out of the window altogether: a child that is only hidden is still in the accessibility tree, texts and all.
    m_behind = m_root->currentWidget();
    m_root->removeWidget(m_shell);
    m_shell->hide();
    m_shell->setParent(nullptr);
    for (QAction *action : std::as_const(m_commands))
        action->setEnabled(action == m_quit || action == m_lock); // who leaves in the middle of choosing a password locks, too
    for (QAction *action : std::as_const(m_pageKeys))
        action->setEnabled(false);
    m_cover = widget;
    m_root->addWidget(widget);
    m_root->setCurrentWidget(widget);
    if (QWidget *wanted = widget->focusWidget())
        wanted->setFocus(Qt::OtherFocusReason);
    else
        widget->setFocus(Qt::OtherFocusReason);
    retitle();
}

void MainWindow::uncover()
{
    if (!m_cover)
        return;
    m_root->removeWidget(m_cover);
    m_cover->hide();
    m_cover->setParent(nullptr);
    m_cover.clear();
    m_root->insertWidget(0, m_shell);
    if (m_behind)
        m_root->setCurrentWidget(m_behind);
    for (QAction *action : std::as_const(m_commands))
        action->setEnabled(true);
    for (QAction *action : std::as_const(m_pageKeys))
        action->setEnabled(true);
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_history.size());
    if (m_open && m_focusBefore && m_shell->isAncestorOf(m_focusBefore)) {
        m_focusBefore->setFocus(Qt::OtherFocusReason);
        const auto [start, length] = m_selectedBefore;
        if (auto *line = qobject_cast<QLineEdit *>(m_focusBefore); line && length > 0 && line->text().size() >= start + length) // a password was forgotten
            line->setSelection(start, length);
    } else if (Page *page = m_open ? currentPage() : nullptr) {
        page->setFocus(Qt::OtherFocusReason);
    }
    m_focusBefore.clear();
    retitle();
}

// What is to be seen, now or once nothing covers it any more.
void MainWindow::showRoot(QWidget *widget)
{
    if (m_cover)
        m_behind = widget;
    else
        m_root->setCurrentWidget(widget);
}

void MainWindow::setLockChoices(const QList<int> &minutes, int chosen)
{
    qDeleteAll(m_lockAfter->actions());
    for (const int each : minutes) {
        QAction *action = m_lockAfter->addAction(QString());
        action->setCheckable(true);
        action->setData(each);
        action->setChecked(each == chosen);
        connect(action, &QAction::triggered, this, [this, each] { emit lockAfterChosen(each); });
        m_lockMenu->addAction(action);
    }
    retranslate();
}

void MainWindow::setAlertNotice(bool offered, bool on)
{
    m_alertNotice->setVisible(offered);
    m_alertNotice->setChecked(on);
}

void MainWindow::setOwnPasswordOffered(bool offered) { m_ownPassword->setVisible(offered); }

bool MainWindow::hasUnsavedWork() const
{
    if (m_cover) // as it was when it was covered: nobody typed since
        return m_open && std::ranges::any_of(m_begun, [](const QPointer<Page> &page) { return page != nullptr; });
    return !begun().isEmpty();
}

QList<QPointer<Page>> MainWindow::begun() const
{
    QList<QPointer<Page>> out;
    for (const PageFactory &factory : m_factories) // in their order
        if (Page *page = m_open ? m_pages.value(factory.key) : nullptr; page && page->hasUnsavedWork())
            out << page;
    return out;
}

bool MainWindow::letGo()
{
    if (Page *page = currentPage(); page && !page->letGo())
        return false;
    for (const QPointer<Page> &page : begun()) {
        if (!page || page == currentPage())
            continue;
        if (!go(page->key()) || currentPage() != page || !page->letGo()) // it asks where it can be seen
            return false;
    }
    return true;
}

void MainWindow::quitAnyway()
{
    m_losing = true;
    close();
    m_losing = false;
}

void MainWindow::lock()
{
    if (m_open)
        emit lockRequested();
}

void MainWindow::changeOwnPassword()
{
    if (Page *page = currentPage(); m_open && (!page || page->leave()))
        emit ownPasswordRequested();
}

} // namespace tenantry::ui
