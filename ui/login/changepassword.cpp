#include "ui/login/changepassword.h"

#include "base/text.h"
#include "operators/ownpassword.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"

#include <QEvent>
#include <QVBoxLayout>

namespace tenantry::ui {

ChangePassword::ChangePassword(QWidget *parent)
    : QWidget(parent), m_title(makeLabel(Look::Title, this)), m_text(makeLabel(Look::Muted, this)), m_banner(new ErrorBanner(this)), m_first(new PasswordEdit),
      m_second(new PasswordEdit), m_firstField(new FormField(m_first, this)), m_secondField(new FormField(m_second, this)),
      m_submit(makeButton(ButtonKind::Primary, this)), m_cancel(makeButton(ButtonKind::Normal, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_banner);
    layout->addWidget(m_firstField);
    layout->addWidget(m_secondField);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_submit);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addStretch();
    m_banner->setRetry(false);
    m_first->setObjectName(QStringLiteral("newPassword"));
    m_second->setObjectName(QStringLiteral("newPasswordAgain"));
    connect(m_submit, &QPushButton::clicked, this, &ChangePassword::submit);
    connect(m_first, &QLineEdit::returnPressed, m_second, qOverload<>(&QWidget::setFocus));
    connect(m_second, &QLineEdit::returnPressed, this, &ChangePassword::submit);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_first->clear();
        m_second->clear();
        emit left();
    });
    retranslate();
}

void ChangePassword::start(const QString &login)
{
    m_login = login;
    m_first->clear();
    m_second->clear();
    m_firstField->setError({});
    m_secondField->setError({});
    m_banner->clear();
    setBusy(false);
    retranslate();
    m_first->setFocus(Qt::OtherFocusReason);
}

void ChangePassword::submit()
{
    if (m_busy)
        return;
    m_banner->clear();
    const auto fits = operators::checkNewPassword(m_first->secret());
    m_firstField->setError(fits ? QString() : fits.error().message.translated());
    const bool same = m_first->text() == m_second->text();
    m_secondField->setError(fits && !same ? tr("The two passwords differ.") : QString());
    if (!fits)
        m_first->setFocus();
    else if (!same)
        m_second->setFocus();
    else
        emit submitted(m_first->secret());
}

void ChangePassword::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_firstField, m_secondField, m_submit})
        widget->setEnabled(!busy);
    retranslate();
}

void ChangePassword::showError(const base::Error &error)
{
    setBusy(false);
    m_banner->setError(error, tr("The password was not changed."));
    m_first->setFocus();
}

void ChangePassword::retranslate()
{
    m_title->setText(tr("Choose a password of your own"));
    m_text->setText(tr("%1 signed in with a one-time password. It opens nothing but this: from now on your own password counts, and nobody else knows it.")
                        .arg(base::printable(m_login)));
    m_firstField->setLabel(tr("&New password"));
    m_firstField->setHelp(tr("%n character(s) or more; a few words in a row are easy to remember.", nullptr, operators::leastPasswordLength));
    m_secondField->setLabel(tr("The same &again"));
    m_submit->setText(m_busy ? tr("Changing…") : tr("&Change and sign in"));
    m_cancel->setText(tr("Cancel"));
}

void ChangePassword::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui
