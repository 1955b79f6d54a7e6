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
    : QWidget(parent), m_title(makeLabel(Look::Title, this)), m_text(makeLabel(Look::Muted, this)), m_banner(new ErrorBanner(this)), m_current(new PasswordEdit), m_first(new PasswordEdit),
      m_second(new PasswordEdit), m_currentField(new FormField(m_current, this)), m_firstField(new FormField(m_first, this)), m_secondField(new FormField(m_second, this)),
      m_submit(makeButton(ButtonKind::Primary, this)), m_cancel(makeButton(ButtonKind::Normal, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_banner);
    layout->addWidget(m_currentField);
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
    m_current->setObjectName(QStringLiteral("currentPassword"));
    m_first->setObjectName(QStringLiteral("newPassword"));
    m_second->setObjectName(QStringLiteral("newPasswordAgain"));
    connect(m_submit, &QPushButton::clicked, this, &ChangePassword::submit);
    connect(m_current, &QLineEdit::returnPressed, m_first, qOverload<>(&QWidget::setFocus));
    connect(m_first, &QLineEdit::returnPressed, m_second, qOverload<>(&QWidget::setFocus));
    connect(m_second, &QLineEdit::returnPressed, this, &ChangePassword::submit);
    // Each says something of what it stands at, or of two that are compared: not of what is typed next.
    const auto unsay = [this](const QLineEdit *edit, const QList<FormField *> &fields) {
        connect(edit, &QLineEdit::textEdited, this, [fields] {
            for (FormField *field : fields)
                field->setError({});
        });
    };
    unsay(m_current, {m_currentField, m_firstField});
    unsay(m_first, {m_firstField, m_secondField});
    unsay(m_second, {m_secondField});
    connect(m_banner, &ErrorBanner::passed, this, [this] { m_submit->setEnabled(true); });
    setEscapes(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        clear();
        emit left();
    });
    retranslate();
}

void ChangePassword::start(const QString &login)
{
    m_own = false;
    begin(login);
    m_first->setFocus(Qt::OtherFocusReason);
}

void ChangePassword::startOwn(const QString &login)
{
    m_own = true;
    begin(login);
    m_current->setFocus(Qt::OtherFocusReason);
}

base::Secret ChangePassword::current() const { return m_current->secret(); }

void ChangePassword::clear()
{
    for (PasswordEdit *edit : {m_current, m_first, m_second})
        edit->clear();
}

void ChangePassword::begin(const QString &login)
{
    m_login = login;
    clear();
    m_currentField->setVisible(m_own);
    m_currentField->setError({});
    m_firstField->setError({});
    m_secondField->setError({});
    m_banner->clear();
    setBusy(false);
}

void ChangePassword::submit()
{
    if (m_busy || m_banner->isPassing())
        return;
    m_banner->clear();
    m_currentField->setError(m_own && m_current->text().isEmpty() ? tr("The password that you have now is missing.") : QString());
    if (m_own && m_current->text().isEmpty()) {
        m_current->setFocus();
        return;
    }
    const auto fits = operators::checkNewPassword(m_first->secret(), m_own ? m_current->secret() : base::Secret());
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
    for (QWidget *widget : std::initializer_list<QWidget *>{m_currentField, m_firstField, m_secondField, m_submit})
        widget->setEnabled(!busy);
    retranslate();
}

void ChangePassword::showError(const base::Error &error)
{
    setBusy(false);
    const bool wrong = m_own && error.kind == base::Kind::Authentication && !error.sqlstate.isEmpty(); // none: this computer waits
    if (!wrong)
        m_banner->setError(error, [] { return tr("The password was not changed."); });
    if (wrong) { // said once, where it is mended
        m_currentField->setError(tr("That is not the password that you have now."));
        m_current->selectAll();
        m_current->setFocus();
    } else {
        m_first->setFocus();
    }
}

void ChangePassword::wait(const std::function<base::Result<void>()> &allowed)
{
    m_banner->setPassing(allowed, [] { return tr("The password was not changed."); });
    m_submit->setEnabled(!m_banner->isPassing());
}

void ChangePassword::retranslate()
{
    m_title->setText(m_own ? tr("Change my password") : tr("Choose a password of your own"));
    m_text->setText(m_own ? tr("For %1. This window goes on; every other sign-in of this account ends.").arg(base::printable(m_login))
                          : tr("%1 signed in with a one-time password. It opens nothing but this: from now on your own password counts, and nobody else knows it.")
                        .arg(base::printable(m_login)));
    m_firstField->setLabel(tr("&New password"));
    m_firstField->setHelp(tr("%Ln character(s) or more; a few words in a row are easy to remember.", nullptr, operators::leastPasswordLength));
    m_secondField->setLabel(tr("The same &again"));
    m_currentField->setLabel(tr("Current &password"));
    m_submit->setText(m_busy ? tr("Changing…") : m_own ? tr("&Change") : tr("Change and &sign in"));
    m_cancel->setText(tr("Cancel"));
}

void ChangePassword::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace tenantry::ui
