#include "ui/tenants/confirmbar.h"

#include "ui/shell/page.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/looks.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace tenantry::ui {

namespace {

bool mayTakeFocus(const QWidget *bar)
{
    const QWidget *at = bar->window()->focusWidget(), *page = bar->parentWidget();
    for (const QWidget *each = page; each; each = each->parentWidget())
        if (qobject_cast<const Page *>(each))
            page = each;
    return !at || !page || at == page || page->isAncestorOf(at);
}

} // namespace

ConfirmBar::ConfirmBar(QWidget *parent)
    : QFrame(parent), m_question(makeLabel(Look::Body, this)), m_button(makeButton(ButtonKind::Primary, this)), m_cancel(makeButton(ButtonKind::Normal, this))
{
    setObjectName(QStringLiteral("confirmBar"));
    m_button->setObjectName(QStringLiteral("confirm"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 12, 10);
    row->setSpacing(8);
    row->addWidget(m_question, 1);
    row->addWidget(m_button);
    row->addWidget(m_cancel);
    m_cancel->setProperty("withdraws", true);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const auto yes = std::exchange(m_yes, {});
        close();
        if (yes)
            yes();
    });
    connect(m_cancel, &QPushButton::clicked, this, &ConfirmBar::withdraw);
    retranslate();
    hide();
}

void ConfirmBar::say(const QString &question, const QString &button)
{
    m_question->setText(breakable(question)); // a name in it may be as long as it likes
    m_button->setText(button);
    setAccessibleName(question);
    m_button->setAccessibleDescription(question);
}

void ConfirmBar::ask(const QString &question, const QString &button, bool destroys, const std::function<void()> &yes)
{
    m_yes = yes;
    m_discards = false;
    setKind(m_button, destroys ? ButtonKind::Danger : ButtonKind::Primary);
    say(question, button);
    show();
    if (mayTakeFocus(this))
        m_button->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ConfirmBar::preferCancel()
{
    if (m_button->hasFocus() || window()->focusWidget() == m_button)
        m_cancel->setFocus(Qt::OtherFocusReason);
}

bool ConfirmBar::askToDiscard(const std::function<void()> &discard, const Sentence &what)
{
    m_what = what;
    // Whoever asks to leave has the focus elsewhere by now; the page knows where it was in it.
    QWidget *last = parentWidget() ? parentWidget()->focusWidget() : nullptr;
    if (last && !isAncestorOf(last))
        m_typedIn = last;
    ask({}, {}, true, discard);
    m_discards = true;
    m_cancel->setFocus(Qt::OtherFocusReason); // they wanted to go from here, wherever that was pressed; and Enter loses nothing
    sayDiscard();
    return false;
}

void ConfirmBar::sayDiscard() { say(m_what ? m_what() : tr("The changes made here are not saved."), tr("Discard them")); }

void ConfirmBar::withdraw()
{
    if (!m_yes)
        return;
    m_yes = {};
    if (close() && m_discards && m_typedIn && m_typedIn->isVisible())
        m_typedIn->setFocus(Qt::OtherFocusReason);
}

bool ConfirmBar::close()
{
    const QWidget *at = window()->focusWidget();
    const bool here = !at || isAncestorOf(at);
    hide();
    emit closed();
    if (here)
        emit ended();
    return here;
}

// A page that is left is hidden itself; behind the lock it is the window's part around it, and the question is still there afterwards.
void ConfirmBar::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!m_yes || event->spontaneous() || !parentWidget() || !parentWidget()->isHidden())
        return;
    m_yes = {};
    hide();
    emit closed();
}

void ConfirmBar::withdrawDiscard()
{
    if (m_discards)
        withdraw();
}

void ConfirmBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (m_yes && m_discards)
            sayDiscard();
        else
            withdraw();
    }
    QFrame::changeEvent(event);
}

void ConfirmBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        withdraw();
    else
        QFrame::keyPressEvent(event);
}

void ConfirmBar::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.border);
    painter.setBrush(t.soft(Tone::Warning));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
}

void ConfirmBar::retranslate() { m_cancel->setText(tr("Cancel")); }

} // namespace tenantry::ui
