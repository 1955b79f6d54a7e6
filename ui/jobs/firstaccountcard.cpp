#include "ui/jobs/firstaccountcard.h"

#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

namespace tenantry::ui {

FirstAccountCard::FirstAccountCard(QWidget *parent)
    : Card(parent), m_facts(new KeyValueView), m_password(new SecretField), m_once(makeLabel(Look::Warning, this)),
      m_done(makeButton(ButtonKind::Primary, this, QStringLiteral("check")))
{
    m_facts->addRow(QStringLiteral("company"), QString(), QString(), KeyValueView::Plain);
    m_facts->addRow(QStringLiteral("admin"), QString());
    m_facts->addWidget(QStringLiteral("password"), QString(), m_password);
    body()->addWidget(m_facts);
    body()->addWidget(m_once);
    auto *end = new QHBoxLayout;
    end->addWidget(m_done);
    end->addStretch();
    body()->addLayout(end);
    connect(m_done, &QPushButton::clicked, this, &FirstAccountCard::forgetFirst);
    retranslate();
    hide();
}

void FirstAccountCard::present(const tenants::Provisioned &result)
{
    if (!result.adminPasswordMade)
        return;
    m_accounts.append(Account{result.tenant.companyName, result.tenant.adminEmail, result.adminPassword});
    if (m_accounts.size() == 1)
        showFirst();
}

void FirstAccountCard::showFirst()
{
    m_password->setSecret(m_accounts.constFirst().password);
    retranslate();
    show();
    // Said, but the focus stays: nobody knows what is being typed when a job ends.
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void FirstAccountCard::forgetFirst()
{
    m_accounts.removeFirst();
    m_password->clear();
    if (!m_accounts.isEmpty()) {
        showFirst();
        return;
    }
    retranslate();
    hide();
    emit closed();
}

void FirstAccountCard::retranslate()
{
    const Account shown = m_accounts.value(0);
    setTitle(tr("The first account is made"));
    m_facts->setLabel(QStringLiteral("company"), tr("Company"));
    m_facts->setLabel(QStringLiteral("admin"), tr("First admin"));
    m_facts->setLabel(QStringLiteral("password"), tr("Temporary password"));
    m_facts->setValue(QStringLiteral("company"), shown.company);
    m_facts->setValue(QStringLiteral("admin"), shown.email);
    m_password->setWhat(tr("Temporary password"));
    m_once->setText(tr("The temporary password is shown this once: copy it now. Nobody can read it later."));
    m_done->setText(tr("Don&e"));
}

void FirstAccountCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Card::changeEvent(event);
}

} // namespace tenantry::ui
