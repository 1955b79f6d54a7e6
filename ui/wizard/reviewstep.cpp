#include "ui/wizard/reviewstep.h"

#include "ui/jobs/operationsteps.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/errorbanner.h"
#include "ui/widgets/keyvalueview.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/steplist.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace tenantry::ui {

ReviewStep::ReviewStep(WizardContext &context, QWidget *parent)
    : WizardStep(context, parent), m_answers(new KeyValueView), m_checks(new StepList), m_sql(new SqlView(context.services().workers)),
      m_again(makeButton(ButtonKind::Normal, this, QStringLiteral("refresh"))),
      m_larger(makeButton(ButtonKind::Normal, this, QStringLiteral("expand"))), m_command(new CopyButton(this)), m_answersCard(new Card(this)), m_checksCard(new Card(this)), m_sqlCard(new Card(this)),
      m_error(new ErrorBanner(this))
{
    for (const char *key : {"name", "host", "product", "server", "database", "role", "admin"})
        m_answers->addRow(QLatin1String(key), QString(), QString(), KeyValueView::Plain);
    m_sql->setMinimumHeight(150);
    m_answersCard->body()->addWidget(m_answers);
    m_answersCard->body()->addStretch();
    m_checksCard->body()->addWidget(m_checks);
    m_checksCard->body()->addStretch();
    m_checksCard->addAction(m_again);
    m_sqlCard->body()->addWidget(m_sql);
    m_sqlCard->addAction(m_larger);
    m_sqlCard->addAction(m_command);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_error, 0, 0, 1, 2);
    layout->addWidget(m_answersCard, 1, 0);
    layout->addWidget(m_sqlCard, 2, 0);
    layout->addWidget(m_checksCard, 1, 1, 2, 1);
    layout->setColumnStretch(0, 4);
    layout->setColumnStretch(1, 3);
    layout->setRowStretch(2, 1);

    connect(m_larger, &QPushButton::clicked, this, [this] { showLarger(!m_isLarger); });
    connect(m_again, &QPushButton::clicked, this, &ReviewStep::entered);
    connect(m_error, &ErrorBanner::retry, this, &ReviewStep::entered);
    m_command->setSource([this] { return m_context.asCommand(); });
    connect(&m_context, &WizardContext::prepared, this, [this] {
        m_failed = false;
        m_error->clear();
        if (!m_context.report().ok())
            showLarger(false); // what is wrong must be seen
        showChecks();
        emit completeChanged();
    });
    connect(&m_context, &WizardContext::prepareFailed, this, [this](const base::Error &error) {
        m_failed = true;
        showLarger(false);
        m_error->setError(error, [] { return tr("The checks could not be run."); });
        showChecks();
        emit completeChanged();
    });
    retranslate();
}

// Some hundred lines are not read eighteen at a time.
void ReviewStep::showLarger(bool larger)
{
    if (std::exchange(m_isLarger, larger) == larger)
        return;
    static_cast<QGridLayout *>(layout())->setColumnStretch(1, larger ? 0 : 3);
    m_answersCard->setVisible(!larger);
    m_checksCard->setVisible(!larger);
    retranslate();
}

bool ReviewStep::makeMore() { return m_checks->makeAhead(); }

void ReviewStep::entered()
{
    m_error->clear();
    m_failed = false;
    showLarger(false);
    m_context.prepare();
    retranslate();
    emit completeChanged();
}

bool ReviewStep::complete() const
{
    return !m_failed && !m_context.isPreparing() && !m_context.report().checks.empty() && m_context.report().ok();
}

void ReviewStep::showChecks()
{
    QList<StepItem> items = checkItems(m_context.report());
    if (m_context.isPreparing()) {
        StepItem item;
        item.id = QStringLiteral("checking");
        item.title = tr("Checking everything…");
        item.state = registry::StepState::Running;
        items << item;
    }
    m_checks->setSteps(items);
    m_again->setEnabled(!m_context.isPreparing());

    QStringList text;
    int number = 0;
    for (const tenants::PlannedStep &step : m_context.plannedSteps()) {
        text << QStringLiteral("-- %1. %2").arg(++number).arg(step.title.translated());
        text << step.sql;
        text << QString();
    }
    m_sql->setSql(text.join(QLatin1Char('\n')).trimmed().toUtf8());

    const auto &request = m_context.request;
    m_answers->setValue(QStringLiteral("name"), QStringLiteral("%1 (%2)").arg(request.companyName, request.slug));
    m_answers->setValue(QStringLiteral("host"), request.subdomain + QLatin1Char('.') + m_context.services().session->registry().baseDomain);
    m_answers->setValue(QStringLiteral("product"), tr("%1, plan %2").arg(request.product, request.plan));
    m_answers->setValue(QStringLiteral("server"), request.server);
    m_answers->setValue(QStringLiteral("database"), request.database);
    m_answers->setValue(QStringLiteral("role"), request.role);
    const QString admin = request.adminName.isEmpty() ? request.adminEmail : QStringLiteral("%1 <%2>").arg(request.adminName, request.adminEmail);
    m_answers->setValue(QStringLiteral("admin"), request.adminEmail.isEmpty() ? request.adminName : admin);
}

void ReviewStep::retranslate()
{
    m_answersCard->setTitle(tr("The tenant"));
    m_checksCard->setTitle(tr("Checks"));
    m_sqlCard->setTitle(tr("Steps and SQL"));
    m_sqlCard->setSubtitle(tr("Passwords are masked. What only looks or locks is left out."));
    m_sql->edit()->setAccessibleName(tr("Steps and SQL"));
    m_again->setText(tr("Test onl&y"));
    m_again->setToolTip(tr("Checks every precondition and changes nothing."));
    m_larger->setText(m_isLarger ? tr("Sma&ller") : tr("&Larger"));
    m_larger->setToolTip(m_isLarger ? tr("Shows the answers and the checks again.") : tr("Gives the statements the whole page."));
    m_command->setWhat(tr("as command"));
    m_answers->setLabel(QStringLiteral("name"), tr("Company"));
    m_answers->setLabel(QStringLiteral("host"), tr("Address"));
    m_answers->setLabel(QStringLiteral("product"), tr("Product"));
    m_answers->setLabel(QStringLiteral("server"), tr("Server"));
    m_answers->setLabel(QStringLiteral("database"), tr("Database"));
    m_answers->setLabel(QStringLiteral("role"), tr("Role"));
    m_answers->setLabel(QStringLiteral("admin"), tr("First admin"));
    showChecks();
}

} // namespace tenantry::ui
