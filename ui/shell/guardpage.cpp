#include "ui/shell/guardpage.h"

#include "base/text.h"
#include "ui/widgets/emptystate.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace tenantry::ui {

GuardPage::GuardPage(QWidget *parent) : QWidget(parent), m_state(new EmptyState(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    setFocusProxy(m_state->action());
    connect(m_state, &EmptyState::triggered, this, &GuardPage::back);
    connect(m_state, &EmptyState::secondTriggered, this, &GuardPage::signOut);
}

void GuardPage::set(const Identity &identity, registry::Role needed, const std::function<QString()> &title, const base::Text &what)
{
    m_identity = identity;
    m_needed = needed;
    m_title = title;
    m_what = what;
    retranslate();
}

void GuardPage::setBack(const QString &page)
{
    m_back = page;
    m_state->setAction(m_back.isEmpty() ? tr("Go back") : tr("Back to %1").arg(m_back), QStringLiteral("arrow-left"));
}

void GuardPage::retranslate()
{
    setBack(m_back);
    if (!m_title) {
        m_state->setIcon(QStringLiteral("help"));
        m_state->setTexts(tr("There is no such page"), tr("The link may come from a newer Tenantry, or be mistyped."));
        m_state->setSecondAction({});
        return;
    }
    const QString name = base::printable(m_identity.who.name.isEmpty() ? m_identity.who.login : m_identity.who.name);
    m_state->setIcon(QStringLiteral("lock"));
    QString text = tr("You are signed in as %1 (%2), with the role %3. An administrator of this registry can change the role, or you can "
                      "sign in as somebody else.")
                       .arg(name, base::printable(m_identity.who.login), roleText(m_identity.who.role));
    if (!m_what.isEmpty())
        text.prepend(tr("What is done there: %1.").arg(m_what.translated()) + QStringLiteral("\n\n"));
    m_state->setTexts(tr("“%1” needs the role %2").arg(m_title(), roleText(m_needed)), text);
    m_state->setSecondAction(tr("Sign in as somebody else"));
}

void GuardPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui
