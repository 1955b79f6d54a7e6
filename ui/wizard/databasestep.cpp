#include "ui/wizard/databasestep.h"

#include "base/names.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"
#include "ui/wizard/choicelist.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace tenantry::ui {

namespace {
const QString fromTemplate = QStringLiteral("template");
const QString fromMigrations = QStringLiteral("migrations");
constexpr int shortestPassword = 12;
} // namespace

DatabaseStep::DatabaseStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_source(new ChoiceList(this)), m_note(makeLabel(Look::Muted, this)), m_advanced(new Section(this)),
      m_database(new QLineEdit), m_role(new QLineEdit), m_password(new PasswordEdit)
{
    m_databaseField = new FormField(m_database);
    m_roleField = new FormField(m_role);
    m_passwordField = new FormField(m_password);
    for (FormField *field : {m_databaseField, m_roleField, m_passwordField})
        field->setOptional(true);
    setMaximumWidth(formWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_source);
    layout->addWidget(m_note);
    layout->addSpacing(4);
    layout->addWidget(m_advanced);
    m_advanced->body()->setSpacing(12);
    for (FormField *field : {m_databaseField, m_roleField, m_passwordField})
        m_advanced->body()->addWidget(field);
    layout->addStretch();

    connect(m_source, &ChoiceList::chosenChanged, this, [this](const QString &key) { m_context.request.useTemplate = key == fromTemplate; });
    connect(m_source, &QListWidget::itemActivated, this, &WizardStep::advance);
    connect(m_database, &QLineEdit::textEdited, this, [this](const QString &text) { m_context.setDatabase(text); check(); });
    connect(m_role, &QLineEdit::textEdited, this, [this](const QString &text) { m_context.setRole(text); check(); });
    connect(m_password, &QLineEdit::textEdited, this, [this] { m_context.request.password = m_password->secret(); check(); });
    for (QLineEdit *edit : {m_database, m_role, static_cast<QLineEdit *>(m_password)})
        connect(edit, &QLineEdit::returnPressed, this, &WizardStep::advance);
    retranslate();
}

void DatabaseStep::entered()
{
    m_database->setText(m_context.request.database);
    m_role->setText(m_context.request.role);
    retranslate();
    m_source->setFocus();
}

bool DatabaseStep::complete() const
{
    const auto &request = m_context.request;
    return (request.database.isEmpty() || base::checkDatabaseName(request.database))
           && (request.role.isEmpty() || base::checkRoleName(request.role))
           && (request.password.isEmpty() || request.password.size() >= shortestPassword);
}

void DatabaseStep::check()
{
    const auto show = [](FormField *field, const QString &text, const base::Result<QString> &result) {
        field->setError(text.isEmpty() || result ? QString() : result.error().message.translated() + QLatin1Char(' ') + result.error().hint.translated());
    };
    show(m_databaseField, m_context.request.database, base::checkDatabaseName(m_context.request.database));
    show(m_roleField, m_context.request.role, base::checkRoleName(m_context.request.role));
    const int length = m_context.request.password.size();
    m_passwordField->setError(length == 0 || length >= shortestPassword ? QString() : tr("At least %Ln character(s).", nullptr, shortestPassword));
    emit completeChanged();
}

void DatabaseStep::retranslate()
{
    const registry::Product *product = m_context.product();
    const bool hasTemplate = product && !product->templateDatabase.isEmpty();
    m_source->setAccessibleName(tr("How the database is made"));
    QList<Choice> choices;
    if (hasTemplate)
        choices << Choice{fromTemplate, tr("Copy of the template %1").arg(product->templateDatabase),
                          tr("Fast; what is newer than the template is applied afterwards"), tr("recommended"), true};
    choices << Choice{fromMigrations, tr("Empty, then all migrations"),
                      tr("%Ln file(s), one after the other", nullptr, product ? product->migrations : 0), QString(), true};
    m_source->setChoices(choices);
    m_source->choose(hasTemplate && m_context.request.useTemplate ? fromTemplate : fromMigrations);
    m_note->setText(tr("Database and role get an opaque name, because every tenant of a server can list the names of all. The password "
                       "is made here; the server only ever sees its SCRAM verifier."));
    m_advanced->setTitle(tr("Advanced options"));
    m_databaseField->setLabel(tr("Data&base name"));
    m_databaseField->setHelp(tr("At most 63 bytes. Empty: made for you."));
    m_roleField->setLabel(tr("&Role name"));
    m_roleField->setHelp(tr("The login that owns the database. Empty: as the database."));
    m_passwordField->setLabel(tr("Pass&word of the role"));
    m_passwordField->setHelp(tr("Empty: 32 random characters."));
    check();
}

} // namespace tenantry::ui
