#include "ui/wizard/adminstep.h"

#include "base/names.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {
constexpr int shortestPassword = 8;
}

AdminStep::AdminStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_name(new QLineEdit), m_email(new QLineEdit), m_password(new PasswordEdit),
      m_note(makeLabel(Look::Muted, this))
{
    m_nameField = new FormField(m_name, this);
    m_emailField = new FormField(m_email, this);
    m_passwordField = new FormField(m_password, this);
    m_nameField->setOptional(true);
    m_passwordField->setOptional(true);
    setMaximumWidth(formWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (FormField *field : {m_nameField, m_emailField, m_passwordField})
        layout->addWidget(field);
    layout->addWidget(m_note);
    layout->addStretch();
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) { m_context.request.adminName = text.trimmed(); });
    connect(m_email, &QLineEdit::textEdited, this, [this](const QString &text) { m_context.request.adminEmail = text.trimmed(); check(); });
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_context.request.adminPassword = m_password->secret();
        m_context.request.adminPasswordMade = false; // whatever Review had made: a person's own is hashed with care
        check();
    });
    for (QLineEdit *edit : {m_name, m_email, static_cast<QLineEdit *>(m_password)})
        connect(edit, &QLineEdit::returnPressed, this, &WizardStep::advance);
    retranslate();
}

bool AdminStep::needed() const { return m_context.product() && !m_context.product()->seedSql.isEmpty(); }

void AdminStep::entered()
{
    m_name->setText(m_context.request.adminName);
    m_email->setText(m_context.request.adminEmail);
    if (m_context.request.adminPassword.isEmpty())
        m_password->clear();
    retranslate();
    m_name->setFocus();
}

bool AdminStep::complete() const
{
    const auto &request = m_context.request;
    const bool email = request.adminEmail.isEmpty() ? !needed() : base::checkEmail(request.adminEmail).has_value();
    return email && (!needed() || request.adminPassword.isEmpty() || request.adminPassword.size() >= shortestPassword);
}

void AdminStep::check()
{
    const auto &request = m_context.request;
    const auto email = base::checkEmail(request.adminEmail);
    m_emailField->setError(request.adminEmail.isEmpty() || email ? QString() : email.error().message.translated() + QLatin1Char(' ') + email.error().hint.translated());
    const int length = request.adminPassword.size();
    m_passwordField->setError(length == 0 || length >= shortestPassword ? QString() : tr("At least %Ln character(s).", nullptr, shortestPassword));
    emit completeChanged();
}

void AdminStep::retranslate()
{
    m_nameField->setLabel(tr("Na&me"));
    m_emailField->setLabel(tr("&E-mail"));
    m_emailField->setOptional(!needed());
    m_emailField->setHelp(tr("What the first admin signs in with."));
    m_passwordField->setVisible(needed()); // without an account there is nothing to sign in to
    m_passwordField->setLabel(tr("Temporary pass&word"));
    m_passwordField->setHelp(tr("Empty: made for you, and shown once at the end."));
    m_note->setText(needed() ? tr("The product's seed script makes this account. The password is stored as an Argon2id hash only.")
                             : tr("This product brings no seed script: the address is kept in the registry, and no account is made in the database."));
    check();
}

} // namespace tenantry::ui
