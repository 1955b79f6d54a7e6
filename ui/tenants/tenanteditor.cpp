#include "ui/tenants/tenanteditor.h"

#include "base/names.h"
#include "ui/tenants/commandline.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/looks.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace tenantry::ui {

using registry::Tenant;

TenantEditor::TenantEditor(TenantBackend backend, const Services &services, QWidget *parent)
    : QWidget(parent), m_backend(std::move(backend)), m_services(services), m_banner(new ErrorBanner(this)), m_name(new QLineEdit),
      m_labels(new QLineEdit), m_plan(new QComboBox), m_note(new QPlainTextEdit), m_nameField(new FormField(m_name, this)),
      m_planField(new FormField(m_plan, this)), m_labelsField(new FormField(m_labels, this)), m_noteField(new FormField(m_note, this)),
      m_save(makeButton(ButtonKind::Primary, this, QStringLiteral("check"))), m_cancel(makeButton(ButtonKind::Normal, this)),
      m_copy(new CopyButton(this))
{
    m_name->setObjectName(QStringLiteral("editName"));
    m_name->setMaxLength(base::maxCompanyNameLength);
    m_plan->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a plan may have a long name
    m_plan->setMinimumContentsLength(12);
    m_plan->setObjectName(QStringLiteral("editPlan"));
    m_labels->setObjectName(QStringLiteral("editLabels"));
    m_note->setObjectName(QStringLiteral("editNote"));
    m_note->setTabChangesFocus(true);
    m_note->setMaximumHeight(140);
    m_save->setObjectName(QStringLiteral("editSave"));
    m_copy->setSource([this] { return command(); });

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 4, 8);
    column->setSpacing(12);
    column->addWidget(m_banner);
    for (FormField *field : {m_nameField, m_planField, m_labelsField, m_noteField})
        column->addWidget(field);
    column->addLayout(buttons);
    column->addStretch(1);

    connect(m_name, &QLineEdit::textChanged, this, &TenantEditor::check);
    connect(m_labels, &QLineEdit::textChanged, this, &TenantEditor::check);
    connect(m_note, &QPlainTextEdit::textChanged, this, &TenantEditor::check);
    connect(m_plan, &QComboBox::currentIndexChanged, this, &TenantEditor::check);
    connect(m_save, &QPushButton::clicked, this, &TenantEditor::save);
    connect(m_name, &QLineEdit::returnPressed, this, &TenantEditor::save);
    connect(m_labels, &QLineEdit::returnPressed, this, &TenantEditor::save);
    setEscapes(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &TenantEditor::done);
    connect(m_banner, &ErrorBanner::retry, this, &TenantEditor::save);
    retranslate();
}

TenantEditor::~TenantEditor() { m_stop.request_stop(); }

void TenantEditor::start(const Tenant &tenant)
{
    ++m_newest;
    m_busy = false;
    m_lock.unlock();
    m_tenant = tenant;
    m_banner->clear();
    m_banner->clearActions();
    fill();
    readPlans();
}

void TenantEditor::fill()
{
    m_name->setText(m_tenant.companyName);
    m_labels->setText(m_tenant.labels.join(QStringLiteral(", ")));
    m_note->setPlainText(m_tenant.note);
    m_plan->clear();
    if (m_plans.isEmpty() && !m_tenant.planId.isEmpty())
        m_plan->addItem(m_tenant.plan, m_tenant.planId);
    for (const registry::Plan &plan : std::as_const(m_plans))
        m_plan->addItem(plan.name, plan.id);
    m_plan->setCurrentIndex(m_plan->findData(m_tenant.planId));
    check();
}

void TenantEditor::readPlans()
{
    if (!m_plans.isEmpty() || !m_backend.plans)
        return;
    base::run(m_services.workers, m_stop.get_token(), m_backend.plans).then(this, [this](const base::Result<QList<registry::Plan>> &plans) {
        if (!plans) {
            m_planField->setHelp(plans.error().message.translated());
            return;
        }
        m_plans = *plans;
        std::ranges::stable_sort(m_plans, {}, &registry::Plan::position);
        const QString chosen = m_plan->currentData().toString();
        const QSignalBlocker quiet(m_plan);
        m_plan->clear();
        for (const registry::Plan &plan : std::as_const(m_plans))
            m_plan->addItem(plan.name, plan.id);
        m_plan->setCurrentIndex(m_plan->findData(chosen));
    });
}

void TenantEditor::focusFirst() { m_name->setFocus(Qt::OtherFocusReason); }

Tenant TenantEditor::edited() const
{
    Tenant tenant = m_tenant;
    tenant.companyName = m_name->text().trimmed();
    if (m_plan->currentIndex() >= 0) {
        tenant.planId = m_plan->currentData().toString();
        tenant.plan = m_plan->currentText();
    }
    tenant.note = m_note->toPlainText().trimmed();
    tenant.labels.clear();
    for (const QString &part : m_labels->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString label = part.simplified();
        if (!label.isEmpty() && !tenant.labels.contains(label, Qt::CaseInsensitive))
            tenant.labels.append(label);
    }
    return tenant;
}

bool TenantEditor::isChanged() const
{
    const Tenant now = edited();
    return now.companyName != m_tenant.companyName || now.planId != m_tenant.planId || now.note != m_tenant.note.trimmed() || now.labels != m_tenant.labels;
}

QString TenantEditor::command() const
{
    const Tenant now = edited();
    QStringList line{QStringLiteral("tenant"), QStringLiteral("edit"), m_tenant.slug};
    if (now.companyName != m_tenant.companyName)
        line << QStringLiteral("--name") << now.companyName;
    if (now.planId != m_tenant.planId)
        line << QStringLiteral("--plan") << now.plan;
    if (now.labels != m_tenant.labels)
        for (const QString &label : now.labels.isEmpty() ? QStringList{QString()} : now.labels) // an empty one: none
            line << QStringLiteral("--label") << label;
    if (now.note != m_tenant.note.trimmed())
        line << QStringLiteral("--note") << now.note;
    return commandLine(line);
}

void TenantEditor::check()
{
    const auto name = base::checkCompanyName(m_name->text().trimmed());
    m_nameField->setError(name || m_tenant.id.isEmpty() ? QString() : name.error().message.translated());
    const bool changed = isChanged();
    m_save->setEnabled(!m_busy && changed && name);
    m_copy->setEnabled(changed);
}

void TenantEditor::save()
{
    if (m_busy || !m_backend.update || !isChanged() || !base::checkCompanyName(m_name->text().trimmed()))
        return;
    m_busy = true;
    m_banner->clear();
    m_lock.lock({m_nameField, m_planField, m_labelsField, m_noteField, m_save}, m_cancel);
    base::run(m_services.workers, m_stop.get_token(), [update = m_backend.update, tenant = edited()](std::stop_token stop) { return update(tenant, stop); })
        .then(this, [this, number = m_newest](const base::Result<Tenant> &result) {
            if (number != m_newest)
                return;
            m_busy = false;
            m_lock.unlock();
            check();
            if (result)
                emit saved(*result);
            else
                failedWith(result.error());
        });
}

void TenantEditor::failedWith(const base::Error &error)
{
    m_banner->clearActions();
    m_banner->setRetry(error.kind != base::Kind::Conflict && error.kind != base::Kind::InvalidInput && error.kind != base::Kind::Permission);
    if (error.kind == base::Kind::Conflict)
        m_banner->addAction([] { return tr("Load what is there now"); }, [this] { reload(); });
    m_banner->setError(error, [meanwhile = error.kind == base::Kind::Conflict] {
        return meanwhile ? tr("Somebody changed this tenant while it was being edited. Nothing was saved.") : tr("The change could not be saved.");
    });
}

void TenantEditor::reload()
{
    base::run(m_services.workers, m_stop.get_token(), [find = m_backend.find, id = m_tenant.id](std::stop_token stop) { return find(id, stop); })
        .then(this, [this, number = ++m_newest](const base::Result<Tenant> &result) {
            if (number != m_newest)
                return;
            if (!result) {
                failedWith(result.error());
                return;
            }
            start(*result);
            focusFirst();
            emit reloaded(*result);
        });
}

void TenantEditor::retranslate()
{
    m_nameField->setLabel(tr("Company name"));
    m_planField->setLabel(tr("Plan"));
    m_labelsField->setLabel(tr("Labels"));
    m_labelsField->setOptional(true);
    m_labelsField->setHelp(tr("Separated by commas, to find the tenant by: vip, pilot"));
    m_noteField->setLabel(tr("Note"));
    m_noteField->setOptional(true);
    m_save->setText(tr("Save changes"));
    m_cancel->setText(tr("Cancel"));
    m_copy->setWhat(tr("Command that makes this change"));
    check();
}

} // namespace tenantry::ui
