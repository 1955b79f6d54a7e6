#include "ui/wizard/companystep.h"

#include "ui/widgets/formfield.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace tenantry::ui {

CompanyStep::CompanyStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_name(new QLineEdit), m_slug(new QLineEdit), m_subdomain(new QLineEdit), m_labels(new QLineEdit)
{
    m_nameField = new FormField(m_name, this);
    m_slugField = new FormField(m_slug, this);
    m_subdomainField = new FormField(m_subdomain, this);
    m_labelsField = new FormField(m_labels, this);
    m_labelsField->setOptional(true);
    m_name->setMaxLength(300);
    m_slug->setMaxLength(100);
    m_subdomain->setMaxLength(100);

    setMaximumWidth(formWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    for (FormField *field : {m_nameField, m_slugField, m_subdomainField, m_labelsField})
        layout->addWidget(field);
    layout->addStretch();

    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) { m_context.setCompanyName(text.trimmed()); });
    connect(m_slug, &QLineEdit::textEdited, this, [this](const QString &text) { m_context.setSlug(text.trimmed()); });
    connect(m_subdomain, &QLineEdit::textEdited, this, [this](const QString &text) { m_context.setSubdomain(text.trimmed()); });
    connect(m_labels, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_context.request.labels.clear();
        for (const QString &label : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) // as where a tenant is edited
            if (!label.simplified().isEmpty())
                m_context.request.labels << label.simplified();
        m_context.request.labels.removeDuplicates();
    });
    for (QLineEdit *edit : {m_name, m_slug, m_subdomain, m_labels})
        connect(edit, &QLineEdit::returnPressed, this, &WizardStep::advance);
    connect(&m_context, &WizardContext::answersChanged, this, &CompanyStep::showAnswers);
    retranslate();
}

void CompanyStep::entered()
{
    const QSignalBlocker blockers[]{QSignalBlocker(m_name), QSignalBlocker(m_labels)};
    m_name->setText(m_context.request.companyName);
    m_labels->setText(m_context.request.labels.join(QStringLiteral(", ")));
    showAnswers();
    m_name->setFocus();
}

void CompanyStep::showAnswers()
{
    const auto &request = m_context.request;
    if (m_slug->text() != request.slug && !m_slug->hasFocus())
        m_slug->setText(request.slug);
    if (m_subdomain->text() != request.subdomain && !m_subdomain->hasFocus())
        m_subdomain->setText(request.subdomain);
    const auto show = [this](FormField *field, const WizardContext::Answer &answer, const QString &good) {
        switch (answer.known) {
        case WizardContext::Known::Empty: field->setVerdict(FormField::Verdict::None); break;
        case WizardContext::Known::Checking: field->setVerdict(FormField::Verdict::Checking, tr("Looking whether it is free…")); break;
        case WizardContext::Known::Good: field->setVerdict(FormField::Verdict::Good, good); break;
        case WizardContext::Known::Bad:
            field->setVerdict(FormField::Verdict::Bad, answer.error.message.translated() + QLatin1Char(' ') + answer.error.hint.translated());
            break;
        }
    };
    if (m_context.nameAnswer().known == WizardContext::Known::Bad)
        show(m_nameField, m_context.nameAnswer(), QString());
    else
        m_nameField->setVerdict(FormField::Verdict::None); // any name will do: nothing to praise
    show(m_slugField, m_context.slugAnswer(), tr("Free."));
    const QString host = request.subdomain + QLatin1Char('.') + m_context.services().session->registry().baseDomain;
    show(m_subdomainField, m_context.subdomainAnswer(), tr("Free: %1").arg(host));
    emit completeChanged();
}

void CompanyStep::retranslate()
{
    m_nameField->setLabel(tr("Co&mpany name"));
    m_nameField->setHelp(tr("As people write it, with accents and all."));
    m_slugField->setLabel(tr("S&lug"));
    m_slugField->setHelp(tr("The short name that commands and filters use."));
    m_subdomainField->setLabel(tr("Su&bdomain"));
    m_subdomainField->setHelp(tr("Where the tenant's people will go."));
    m_labelsField->setLabel(tr("Lab&els"));
    m_labelsField->setHelp(tr("Separated by commas, to find the tenant by: vip, pilot"));
    m_name->setPlaceholderText(tr("Panadería O'Higgins"));
    showAnswers();
}

} // namespace tenantry::ui
