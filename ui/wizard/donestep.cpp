#include "ui/wizard/donestep.h"

#include "ui/widgets/card.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/steplist.h"

#include <QVBoxLayout>

namespace tenantry::ui {

DoneStep::DoneStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_tenantCard(new Card(this)), m_secretsCard(new Card(this)), m_tenant(new KeyValueView),
      m_credentials(new KeyValueView), m_password(new SecretField), m_adminPassword(new SecretField), m_once(makeLabel(Look::Warning, this))
{
    m_tenant->addRow(QStringLiteral("name"), QString());
    m_tenant->addRow(QStringLiteral("host"), QString());
    for (const char *key : {"product", "version", "server", "time"})
        m_tenant->addRow(QLatin1String(key), QString(), QString(), KeyValueView::Plain);
    m_credentials->addRow(QStringLiteral("database"), QString(), QString(), KeyValueView::Copyable | KeyValueView::Mono);
    m_credentials->addRow(QStringLiteral("role"), QString(), QString(), KeyValueView::Copyable | KeyValueView::Mono);
    m_credentials->addWidget(QStringLiteral("password"), QString(), m_password);
    m_credentials->addRow(QStringLiteral("admin"), QString());
    m_credentials->addWidget(QStringLiteral("admin_password"), QString(), m_adminPassword);
    m_tenantCard->body()->addWidget(m_tenant);
    m_secretsCard->body()->addWidget(m_credentials);
    m_secretsCard->body()->addWidget(m_once);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_tenantCard);
    layout->addWidget(m_secretsCard);
    layout->addStretch();
    retranslate();
}

QString DoneStep::subtitle() const
{
    return m_result.tenant.id.isEmpty() ? QString() : tr("%1 is active.").arg(m_result.tenant.companyName);
}

void DoneStep::setResult(const tenants::Provisioned &result)
{
    m_result = result;
    m_password->setSecret(result.password);
    m_adminPassword->setSecret(result.adminPassword);
    retranslate();
}

bool DoneStep::isUnseen() const { return m_adminPassword->isUnseen(); }

void DoneStep::forget()
{
    m_result = {};
    m_password->clear();
    m_adminPassword->clear();
}

void DoneStep::retranslate()
{
    m_tenantCard->setTitle(tr("What was made"));
    m_secretsCard->setTitle(tr("Credentials"));
    m_once->setText(tr("The temporary password is shown this once: copy it now. Nobody can read it later."));
    const registry::Tenant &tenant = m_result.tenant;
    const auto row = [](KeyValueView *view, const char *key, const QString &label, const QString &value) {
        view->setLabel(QLatin1String(key), label);
        view->setValue(QLatin1String(key), value);
    };
    double ms = 0;
    for (const registry::OperationStep &step : m_result.operation.steps)
        ms += step.ms;
    const QString host = m_context.services().session ? tenant.subdomain + QLatin1Char('.') + m_context.services().session->registry().baseDomain : QString();
    row(m_tenant, "name", tr("Company"), tenant.companyName);
    row(m_tenant, "host", tr("Address"), host);
    row(m_tenant, "product", tr("Product"), tr("%1, plan %2").arg(tenant.product, tenant.plan));
    row(m_tenant, "version", tr("Version"), tenant.schemaVersion);
    row(m_tenant, "server", tr("Server"), tenant.server);
    row(m_tenant, "time", tr("Time taken"), duration(ms));
    row(m_credentials, "database", tr("Database"), tenant.database);
    row(m_credentials, "role", tr("Role"), tenant.role);
    row(m_credentials, "admin", tr("First admin"), tenant.adminEmail);
    m_credentials->setLabel(QStringLiteral("password"), tr("Password of the role"));
    m_credentials->setLabel(QStringLiteral("admin_password"), tr("Temporary password"));
    m_password->setWhat(tr("Password of the role"));
    m_adminPassword->setWhat(tr("Temporary password"));
    const bool account = !m_result.adminPassword.isEmpty();
    m_credentials->setRowVisible(QStringLiteral("admin"), !tenant.adminEmail.isEmpty());
    m_credentials->setRowVisible(QStringLiteral("admin_password"), account);
    m_once->setVisible(account);
}

} // namespace tenantry::ui
